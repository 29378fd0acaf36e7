"""What the campaign's tests did, collected for ``python -m tests.faults`` where it asks for it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

# a file for one JSON object a line; nothing is written where it is not set
REPORT: Final = "ASSESSOR_CAMPAIGN_REPORT"


def note(campaign: str, **numbers: object) -> None:
    """Add one line about ``campaign``."""
    path = os.environ.get(REPORT)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"campaign": campaign, **numbers}) + "\n")
