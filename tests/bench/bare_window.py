"""The limit of start-up: a bare PySide6 window in a process of its own, timed to its first painting."""

from __future__ import annotations

import time

_BEGAN = time.monotonic_ns()

from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402 - the moment before the imports counts

_IMPORTED = time.monotonic_ns()

from tests.bench.first_paint import FirstPaint, report  # noqa: E402


def main() -> None:
    """Show the window, tell, end."""
    application = QApplication([])
    window = QWidget()
    window.resize(1440, 900)

    def told() -> None:
        report(_BEGAN, _IMPORTED)
        application.quit()

    FirstPaint(window, told)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
