"""A desk in a process of its own that says when it stands, and is then killed by its parent.

Run as ``python -m tests.support.crashing_desk PROFILE [hidden]``; prints ``ready`` once its first page is on screen.
``hidden`` takes the window away again, as if it had never come.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from assessor_app.app import build_desktop, new_application, quit_on_signals
from assessor_app.gui.main_window import MainWindow
from assessor_app.paths import Profile
from assessor_app.settings import Settings

_LONGEST_MS = 90_000
_PATIENCE = 60
_ROOT = Path(__file__).parents[2]


def end_desk(profile: Path, number: int, *arguments: str) -> int:
    """Open a desk of this profile in a process of its own, send it this signal once it stands; its exit code."""
    command = [sys.executable, "-m", "tests.support.crashing_desk", str(profile), *arguments]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        try:
            assert desk.stdout.readline() == "ready\n"
            desk.send_signal(number)
            return desk.wait(_PATIENCE)
        finally:
            desk.kill()


class Herald(QObject):
    """Tells the parent."""

    def __init__(self, window: MainWindow, *, hidden: bool) -> None:
        super().__init__(window)
        self._window, self._hidden = window, hidden
        window.ready.connect(self.tell)

    @Slot()
    def tell(self) -> None:
        self._window.setVisible(not self._hidden)
        sys.stdout.write("ready\n")
        sys.stdout.flush()


def main() -> int:
    """Open the desk and stay."""
    from contextlib import ExitStack

    application = new_application()
    with ExitStack() as stack:
        desktop = build_desktop(application, Profile.at(Path(sys.argv[1])), Settings(key_store="file"), stack)
        quit_on_signals(application, stack)
        Herald(desktop.window, hidden="hidden" in sys.argv)
        desktop.window.start()
        # a desk that never stands tells so by ending, and none is left behind when the parent is gone
        QTimer.singleShot(_LONGEST_MS, application.quit)
        return application.exec()


if __name__ == "__main__":
    raise SystemExit(main())
