"""Watches the event loop of the window's thread while a journey is made, and writes down every gap.

Nothing is asserted on time: a busy machine proves nothing. What was measured is collected in a file for
``python -m tests.bench --journeys FILE`` to show, beside how much of a gap the thread itself computed: the rest is the
machine's.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

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

    ``busy`` holds the time that the thread computed in a gap, where that alone is longer; ``busiest`` the most of it.
    """

    name: str
    beats: int = 0
    longest: float = 0.0
    gaps: list[float] = field(default_factory=list)
    busiest: float = 0.0
    busy: list[float] = field(default_factory=list)

    def line(self) -> str:
        """The record as one line of JSON."""
        found = {"journey": self.name, "beats": self.beats, "longest": round(self.longest, 1)}
        found |= {"gaps": [round(one, 1) for one in self.gaps], "busiest": round(self.busiest, 1)}
        return json.dumps(found | {"busy": [round(one, 1) for one in self.busy]})


class LoopWatch(QObject):
    """Beats as well as the loop lets it from :meth:`begin` to :meth:`end`.

    A test that itself blocks the thread (starts a process, reads a database) says so by :meth:`away`.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.record = LoopRecord(name)
        self._last = 0.0
        self._computed = 0.0
        self._watching = False
        self._sampler: GapSampler | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Beat from now on."""
        self._watching = True
        if os.environ.get(REPORT):
            # what is measured shares the interpreter as the program does; pytest's own application does not
            sys.setswitchinterval(SWITCH_SECONDS)
        if self._sampler is None and os.environ.get(STACKS):
            self._sampler = GapSampler()
            self._sampler.start()
        if self._sampler is not None:
            self._sampler.take()
        self._last, self._computed = time.perf_counter(), time.thread_time()
        self._timer.start(_BEAT_MS)

    def pause(self) -> None:
        """What comes now is the test's own business."""
        self._watching = False
        self._timer.stop()

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
        self._timer.stop()
        if self._sampler is not None:
            self._sampler.end()
            self._sampler = None
        path = os.environ.get(REPORT)
        if path:
            with Path(path).open("a", encoding="utf-8") as report:
                report.write(self.record.line() + "\n")
        return self.record

    def _beat(self) -> None:
        now, computed = time.perf_counter(), time.thread_time()
        gap, busy = (now - self._last) * 1000, (computed - self._computed) * 1000
        self._last, self._computed = now, computed
        record = self.record
        record.beats += 1
        record.longest, record.busiest = max(record.longest, gap), max(record.busiest, busy)
        if gap > GAP_MS:
            record.gaps.append(gap)
        spent = self._sampler.take() if self._sampler is not None else None
        if busy > GAP_MS:
            record.busy.append(busy)
        if gap > GAP_MS and spent is not None and self._sampler is not None:
            told = f"== {record.name}: {gap:.0f} ms, {busy:.0f} of it computed\n{call_tree(spent)}\n"
            waited = f"-- waited\n{call_tree(self._sampler.waited)}\n"
            with Path(os.environ[STACKS]).open("a", encoding="utf-8") as stacks:
                stacks.write(told + waited)


def read_report(path: Path) -> list[LoopRecord]:
    """The records of a report, in the order written. Raises OSError, ValueError."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [
        LoopRecord(one["journey"], one["beats"], one["longest"], one["gaps"], one["busiest"], one["busy"])
        for one in found
    ]


def report_table(records: list[LoopRecord]) -> str:
    """Journeys with their longest gaps, worst first, as plain text."""
    limit = f"> {GAP_MS:g} ms"
    rows = [("journey", "beats", f"gaps {limit}", "longest ms", f"busy {limit}", "busiest ms")]
    for one in sorted(records, key=lambda record: -record.busiest):
        counts = (str(one.beats), str(len(one.gaps)), f"{one.longest:.0f}", str(len(one.busy)), f"{one.busiest:.0f}")
        rows.append((one.name, *counts))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
