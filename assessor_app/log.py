"""The log file: events and error kinds only, never names, comments, file names or tokens."""

from __future__ import annotations

import logging
import logging.handlers
from contextlib import ExitStack
from pathlib import Path

LOG_BYTES = 1_000_000


def start_logging(folder: Path, stack: ExitStack) -> None:
    """Write the log under ``folder`` until ``stack`` closes."""
    handler = logging.handlers.RotatingFileHandler(
        folder / "assessor-app.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("assessor_app")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    stack.callback(handler.close)
    stack.callback(root.removeHandler, handler)
