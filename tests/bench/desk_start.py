"""The desk's own start in a process of its own, through its real command, timed to the painted queue."""

from __future__ import annotations

import time

_BEGAN = time.monotonic_ns()

import sys  # noqa: E402 - the moment before the imports counts
from contextlib import ExitStack  # noqa: E402
from functools import partial  # noqa: E402
from pathlib import Path  # noqa: E402

from assessor_app import __main__ as command_line  # noqa: E402
from assessor_app import app  # noqa: E402
from assessor_app.paths import Profile  # noqa: E402
from assessor_app.settings import Settings  # noqa: E402

_IMPORTED = time.monotonic_ns()

from PySide6.QtWidgets import QApplication  # noqa: E402

from assessor_app.gui.queue.queue_page import QueuePage  # noqa: E402
from tests.bench.first_paint import FirstPaint, report  # noqa: E402

_BUILD = app.build_desktop


def build_watched(application: QApplication, profile: Profile, settings: Settings, stack: ExitStack) -> app.Desktop:
    """Build the desk as ever, and watch its queue from the moment it is ready."""
    entered = time.monotonic_ns()
    desktop = _BUILD(application, profile, settings, stack)
    built = time.monotonic_ns()
    desktop.window.ready.connect(partial(watch, desktop, entered, built))
    return desktop


def watch(desktop: app.Desktop, entered: int, built: int) -> None:
    """The queue was read: tell when its rows are painted, then close the window."""
    ready = time.monotonic_ns()
    page = desktop.window.pages.currentWidget()
    assert isinstance(page, QueuePage), "the queue is not in front"
    table = page.table
    assert table.model().rowCount() > 0, "the queue is empty"

    def told() -> None:
        report(_BEGAN, _IMPORTED, entered=entered, built=built, ready=ready, rows=table.model().rowCount())
        desktop.window.close()

    FirstPaint(table.viewport(), told)


def main(profile: Path) -> int:
    """Run ``assessor-app --profile PROFILE`` until its queue is painted."""
    app.build_desktop = build_watched
    return command_line.main(["--profile", str(profile)])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
