"""Makes a demo's programme in a process of its own, so that the desk never carries what only the demo needs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from assessor_app.demo.lead_programme import LeadProgramme
from assessor_app.demo.programme import DemoProgramme

LEADS = "--lead"


def tell(sentence: str) -> None:
    """One line of progress for the person who waits."""
    sys.stderr.write(f"demo: {sentence}\n")
    sys.stderr.flush()


def main(folder: Path, leads: bool = False) -> None:
    """Make the programme under ``folder``, or (``leads``) the one for leads, with Qt painting into memory."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # late: Qt reads its platform from the environment when it is first used
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    (LeadProgramme if leads else DemoProgramme)(folder).make(tell)
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), LEADS in sys.argv[2:])
