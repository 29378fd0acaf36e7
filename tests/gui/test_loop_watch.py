"""The watch over the event loop sees a turn that keeps everybody waiting, and tells turns apart."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from assessor_app.demo.loop_turns import let_pass
from tests.support.loop_watch import GAP_MS, REPORT, STACKS, LoopWatch

_LONG = 0.08


def compute(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


class Chain(QObject):
    """Takes as many turns as are left, each of which posts the next."""

    left = 5

    def customEvent(self, _event: QEvent) -> None:
        self.left -= 1
        if self.left:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))


@pytest.fixture
def watch(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopWatch]:
    for name in (REPORT, STACKS):
        monkeypatch.delenv(name, raising=False)
    made = LoopWatch("a journey")
    yield made
    made.end()


def test_a_turn_that_computes_long_is_a_gap_and_the_programs_own(watch: LoopWatch) -> None:
    watch.begin()
    QTimer.singleShot(0, lambda: compute(_LONG))
    let_pass(5)
    assert max(watch.record.gaps) >= _LONG * 1000
    assert max(watch.record.busy) > GAP_MS


def test_what_is_posted_from_turn_to_turn_is_as_many_turns(watch: LoopWatch) -> None:
    chain = Chain()
    QCoreApplication.postEvent(chain, QEvent(QEvent.Type.User))
    watch.begin()
    while chain.left:
        let_pass(0)
    assert watch.record.beats >= Chain.left


def test_what_the_test_itself_does_meanwhile_is_none(watch: LoopWatch) -> None:
    watch.begin()
    let_pass(5)
    with watch.away():
        compute(_LONG)
    let_pass(5)
    # what it computed, which no busy machine adds to
    assert watch.record.busiest < _LONG * 1000
