"""Discarded widgets are destroyed on the windows' thread, whoever allocates."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from assessor_app.gui import garbage
from assessor_app.gui.garbage import GarbageDays


class Cycle:
    """Garbage that only a collection finds; tells on which thread it went."""

    def __init__(self, gone_on: list[threading.Thread]) -> None:
        self.itself = self
        self._gone_on = gone_on

    def __del__(self) -> None:
        self._gone_on.append(threading.current_thread())


@pytest.fixture
def collecting() -> Iterator[None]:
    """Python's own collector at work, as in a program that has just started."""
    gc.enable()
    yield
    gc.disable()


def allocate_much() -> None:
    kept = [[] for _ in range(200_000)]
    kept.clear()


def on_a_worker(work: object) -> None:
    thread = threading.Thread(target=work)  # type: ignore[arg-type]
    thread.start()
    thread.join()


def test_a_worker_never_collects_what_windows_left(qtbot: QtBot, collecting: None) -> None:
    gone_on: list[threading.Thread] = []
    days = GarbageDays()
    Cycle(gone_on)
    on_a_worker(allocate_much)
    assert gone_on == []
    waiting = [[] for _ in range(20_000)]
    qtbot.waitUntil(lambda: bool(gone_on))
    assert gone_on == [threading.main_thread()]
    assert waiting
    days.end()
    assert not gc.isenabled()


@pytest.fixture
def days(qtbot: QtBot) -> Iterator[GarbageDays]:
    """Looking only when told to."""
    days = GarbageDays()
    days._timer.stop()
    yield days
    days.end()


def old_garbage(gone_on: list[threading.Thread]) -> None:
    """Leave some that only a thorough look finds."""
    old = Cycle(gone_on)
    gc.collect()
    del old


def busy_looks(days: GarbageDays, count: int) -> list[list[list[object]]]:
    """Look so many times, much having come before each."""
    kept: list[list[list[object]]] = []
    for _ in range(count):
        kept.append([[] for _ in range(6_000)])
        days._collect()
    return kept


def test_a_thorough_look_waits_for_a_quiet_moment(days: GarbageDays, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_ROUNDS", 2)
    gone_on: list[threading.Thread] = []
    old_garbage(gone_on)
    kept = busy_looks(days, 4)
    days._collect()
    # quiet for a moment, not yet for half a second
    assert gone_on == []
    days._collect()
    assert gone_on == [threading.main_thread()]
    assert kept


def test_a_thorough_look_does_not_wait_for_ever(days: GarbageDays, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_ROUNDS", 1)
    monkeypatch.setattr(garbage, "_MOST_ROUNDS", 3)
    gone_on: list[threading.Thread] = []
    old_garbage(gone_on)
    assert busy_looks(days, 4)
    assert gone_on == [threading.main_thread()]


def test_without_it_a_worker_does(collecting: None) -> None:
    gone_on: list[threading.Thread] = []
    Cycle(gone_on)
    on_a_worker(allocate_much)
    assert gone_on
    assert gone_on[0] is not threading.main_thread()
