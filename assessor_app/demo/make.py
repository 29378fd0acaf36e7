"""Makes the demo's programme in a process of its own, so that the desk never carries what only the demo needs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from assessor_app.demo.programme import DemoProgramme


def tell(sentence: str) -> None:
    """One line of progress for the person who waits."""
    sys.stderr.write(f"demo: {sentence}\n")
    sys.stderr.flush()


def main(folder: Path) -> None:
    """Make the programme under ``folder`` with Qt painting into memory."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # late: Qt reads its platform from the environment when it is first used
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    DemoProgramme(folder).make(tell)
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
