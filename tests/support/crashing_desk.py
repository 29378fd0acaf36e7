"""A desk in a process of its own that says when it stands, and is then killed by its parent.

Run as ``python -m tests.support.crashing_desk PROFILE``; prints ``ready`` once its first page is on screen.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from assessor_app.app import build_desktop, new_application, quit_on_signals
from assessor_app.gui.main_window import MainWindow
from assessor_app.paths import Profile
from assessor_app.settings import Settings


class Herald(QObject):
    """Tells the parent."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        window.ready.connect(self.tell)

    @Slot()
    def tell(self) -> None:
        sys.stdout.write("ready\n")
        sys.stdout.flush()


def main() -> int:
    """Open the desk and stay."""
    from contextlib import ExitStack

    application = new_application()
    with ExitStack() as stack:
        desktop = build_desktop(application, Profile.at(Path(sys.argv[1])), Settings(key_store="file"), stack)
        quit_on_signals(application, stack)
        Herald(desktop.window)
        desktop.window.start()
        return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
