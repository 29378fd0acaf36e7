"""Watches the event loop of the window's thread while a journey is made, and writes down every gap.

Nothing is asserted on time: a busy machine proves nothing. What was measured is collected in a file for
``python -m tests.bench --journeys FILE`` to show, beside how much of a gap the thread itself computed, and how much it
stood ready while both cores were at other work: that part is the machine's, all else is the program's own.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt, QTimer, Slot

from assessor_app.app import SWITCH_SECONDS
from tests.support.gap_sampler import GapSampler, call_tree

GAP_MS: Final = 50.0
_BEAT_MS: Final = 5
# Where the gaps of all journeys of a run are collected, one JSON object a line; none where it is not set.
REPORT: Final = "ASSESSOR_LOOP_REPORT"
# Where it is set, the calls that made up each busy gap are written there too; looking at them costs a little.
STACKS: Final = "ASSESSOR_LOOP_STACKS"


@dataclass(slots=True)
class LoopRecord:
    """Gaps of one journey in milliseconds: ``beats`` counts all, ``gaps`` holds those longer than GAP_MS.

    ``own`` holds the gaps less the time that the thread stood ready without a core, where that is longer, and
    ``longest_own`` the most of it; ``busy`` what the thread computed, where that alone is longer, ``busiest`` the most.
    """

    name: str
    beats: int = 0
    longest: float = 0.0
    gaps: list[float] = field(default_factory=list)
    longest_own: float = 0.0
    own: list[float] = field(default_factory=list)
    busiest: float = 0.0
    busy: list[float] = field(default_factory=list)

    def line(self) -> str:
        """The record as one line of JSON."""
        return json.dumps(asdict(self))


class LoopWatch(QObject):
    """Beats whenever the loop comes round, and by a timer while it rests, from :meth:`begin` to :meth:`end`.

    Each time it comes round a key that was pressed is served. A timer alone would tell too much: what is posted goes
    before timers, a painting that gives way to keys as well.
    A test that itself blocks the thread (starts a process, reads a database) says so by :meth:`away`.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.record = LoopRecord(name)
        self._last = 0.0
        self._computed = self._starved = 0.0
        self._watching = False
        self._core = _CoreCount()
        self._sampler = GapSampler() if os.environ.get(STACKS) else None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Beat from now on."""
        if not self._watching:
            QAbstractEventDispatcher.instance().awake.connect(self._beat)
        self._watching = True
        if os.environ.get(REPORT):
            # what is measured shares the interpreter as the program does; pytest's own application does not
            sys.setswitchinterval(SWITCH_SECONDS)
        if self._sampler is not None:
            self._sampler.begin()
        self._last, self._computed, self._starved = time.perf_counter(), time.thread_time(), self._core.waited()
        self._timer.start(_BEAT_MS)

    def pause(self) -> None:
        """What comes now is the test's own business."""
        if self._watching:
            QAbstractEventDispatcher.instance().awake.disconnect(self._beat)
        self._watching = False
        self._timer.stop()
        if self._sampler is not None:
            self._sampler.end()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Within, the test itself keeps the thread busy."""
        watching = self._watching
        self.pause()
        yield
        if watching:
            self.begin()

    def end(self) -> LoopRecord:
        """Stop, and write the record to the report where there is one."""
        self.pause()
        self._core.end()
        path = os.environ.get(REPORT)
        if path:
            with Path(path).open("a", encoding="utf-8") as report:
                report.write(self.record.line() + "\n")
        return self.record

    @Slot()
    def _beat(self) -> None:
        now, computed, starved = time.perf_counter(), time.thread_time(), self._core.waited()
        gap, busy = (now - self._last) * 1000, (computed - self._computed) * 1000
        own = gap - (starved - self._starved) * 1000
        self._last, self._computed, self._starved = now, computed, starved
        record = self.record
        record.beats += 1
        record.longest, record.busiest = max(record.longest, gap), max(record.busiest, busy)
        record.longest_own = max(record.longest_own, own)
        if gap > GAP_MS:
            record.gaps.append(gap)
        if own > GAP_MS:
            record.own.append(own)
        spent = self._sampler.take() if self._sampler is not None else None
        if busy > GAP_MS:
            record.busy.append(busy)
        if gap > GAP_MS and spent is not None and self._sampler is not None:
            head = f"== {record.name}: {gap:.0f} ms, {own:.0f} of it the program's own, {busy:.0f} computed"
            told = f"{head}\n{call_tree(spent)}\n"
            waited = f"-- waited\n{call_tree(self._sampler.waited)}\n"
            with Path(os.environ[STACKS]).open("a", encoding="utf-8") as stacks:
                stacks.write(told + waited)


def read_report(path: Path) -> list[LoopRecord]:
    """The records of a report, in the order written. Raises OSError, ValueError."""
    return [LoopRecord(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]


class _CoreCount:
    """How long this thread stood ready to run while no core was free, in seconds, as Linux counts it; 0 elsewhere."""

    def __init__(self) -> None:
        self._room = ctypes.create_string_buffer(80)
        try:
            self._file = os.open(f"/proc/self/task/{threading.get_native_id()}/schedstat", os.O_RDONLY)
        except OSError:
            self._file = -1

    def waited(self) -> float:
        """Asked without giving the interpreter away, as Python's own reading does: that would be a wait itself."""
        if self._file < 0:
            return 0.0
        length = ctypes.pythonapi.pread(self._file, self._room, len(self._room), ctypes.c_long(0))
        return int(self._room.raw[:length].split()[1]) / 1e9

    def end(self) -> None:
        """Close it."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def report_table(records: list[LoopRecord]) -> str:
    """Journeys with their longest gaps, worst first, as plain text."""
    limit = f"> {GAP_MS:g} ms"
    rows = [("journey", "beats", f"gaps {limit}", "longest", f"own {limit}", "longest", f"busy {limit}", "longest")]
    for one in sorted(records, key=lambda record: -record.longest_own):
        kinds = ((one.gaps, one.longest), (one.own, one.longest_own), (one.busy, one.busiest))
        rows.append(
            (one.name, str(one.beats), *(text for many, most in kinds for text in (str(len(many)), f"{most:.0f}")))
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
