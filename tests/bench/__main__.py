"""`python -m tests.bench`: every benchmark, as a table with the limit of the same run beside each figure."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    # before anything imports Qt
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from assessor_app.app import new_application
from assessor_app.errors import DeskError
from tests.bench import (
    at_rest,
    autosave,
    calibration,
    child_killed,
    download,
    hub,
    loop_gap,
    palette,
    pdf_find,
    pdf_jump,
    pdf_large,
    pdf_scaled,
    queue,
    soak,
    start_up,
    switching,
    typing,
    video_jump,
    video_play,
)
from tests.bench.figures import Figure, table
from tests.bench.grounds import Grounds, prepared
from tests.support.loop_watch import read_report, report_table

_WITHOUT_WINDOW = (start_up, autosave, at_rest, download)
_PLAYING = (video_jump, video_play)
_ABOUT = (palette, queue, typing, switching)
_IN_WINDOW = (pdf_jump, pdf_scaled, *_PLAYING, loop_gap, pdf_find, pdf_large, child_killed, *_ABOUT, soak)
# Stand on nothing but a server of their own, or on nothing at all.
_ALONE = (hub, calibration)
NAMES = tuple(one.NAME for one in (*_WITHOUT_WINDOW, *_IN_WINDOW, *_ALONE))


def measure(grounds: Grounds, wanted: Sequence[str]) -> list[Figure]:
    """Run the wanted benchmarks one after another."""
    figures: list[Figure] = []
    for bench in _WITHOUT_WINDOW:
        if bench.NAME in wanted:
            figures += _measured(bench.NAME, partial(bench.measure, grounds))
    application: QApplication | None = None
    for windowed in _IN_WINDOW:
        if windowed.NAME in wanted:
            application = application or new_application()
            figures += _measured(windowed.NAME, partial(windowed.measure, grounds, application))
    return figures


def _measured_in(folder: Path, wanted: Sequence[str], ready_hub: Path | None) -> list[Figure]:
    """The wanted benchmarks, in an empty folder; what stands on nothing comes first."""
    figures: list[Figure] = []
    for alone in _ALONE:
        if alone.NAME in wanted:
            figures += _measured(alone.NAME, partial(alone.measure, folder / alone.NAME))
    if {one.NAME for one in _ALONE} >= set(wanted):
        return figures
    _tell("preparing")
    with prepared(folder, ready_hub) as grounds:
        return figures + measure(grounds, wanted)


def _measured(name: str, measure_it: Callable[[], list[Figure]]) -> list[Figure]:
    """One benchmark; one that breaks off is told, and the others keep their figures."""
    _tell(f"measuring {name}")
    try:
        return measure_it()
    except (DeskError, OSError, subprocess.SubprocessError) as error:
        _tell(f"{name} broke off: {error}")
        return []


def _tell(sentence: str) -> None:
    sys.stderr.write(f"bench: {sentence}\n")
    sys.stderr.flush()


def _surroundings() -> dict[str, object]:
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": [round(one, 2) for one in os.getloadavg()] if hasattr(os, "getloadavg") else [],
        "qt_platform": os.environ.get("QT_QPA_PLATFORM", "display"),
    }


def main() -> int:
    """Measure and print; the exit code is 0 whatever the figures say, since a busy machine proves nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON with every sample instead of the table")
    parser.add_argument("--only", action="append", choices=NAMES, help="only this benchmark; may be repeated")
    parser.add_argument("--hub", type=Path, help="a demo hub made before, to be copied (saves 20 s)")
    parser.add_argument("--journeys", type=Path, metavar="FILE", help="only show what the journeys' watchdog wrote")
    arguments = parser.parse_args()
    if arguments.journeys is not None:
        sys.stdout.write(report_table(read_report(arguments.journeys)) + "\n")
        return 0
    with tempfile.TemporaryDirectory(prefix="assessor-bench-") as folder:
        figures = _measured_in(Path(folder), arguments.only or NAMES, arguments.hub)
    if arguments.json:
        report = {"surroundings": _surroundings(), "figures": [figure.record() for figure in figures]}
        sys.stdout.write(json.dumps(report, indent=1) + "\n")
    else:
        sys.stdout.write(" · ".join(f"{name} {value}" for name, value in _surroundings().items()) + "\n")
        sys.stdout.write(table(figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
