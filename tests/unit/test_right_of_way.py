"""A lane that computes lets the window build first, and is never kept for ever."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from assessor_app import right_of_way
from assessor_app.right_of_way import stand_aside, window_first
from assessor_app.store.vault import Vault

PATIENCE = 60


class Lane:
    """A thread that stands aside once, and tells when it has gone on."""

    def __init__(self) -> None:
        self.begun, self.gone_on = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()
        assert self.begun.wait(PATIENCE)

    def _work(self) -> None:
        self.begun.set()
        stand_aside()
        self.gone_on.set()


def test_nobody_stands_aside_while_the_window_rests() -> None:
    assert Lane().gone_on.wait(PATIENCE)


def test_a_lane_goes_on_once_the_window_has_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(right_of_way, "LONGEST_SECONDS", PATIENCE)
    with window_first():
        lane = Lane()
        assert not lane.gone_on.wait(0.05)
    assert lane.gone_on.wait(PATIENCE)


def test_a_turn_within_a_turn_does_not_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(right_of_way, "LONGEST_SECONDS", PATIENCE)
    with window_first():
        with window_first():
            pass
        lane = Lane()
        assert not lane.gone_on.wait(0.05)
    assert lane.gone_on.wait(PATIENCE)


def test_a_lane_does_not_wait_for_a_window_that_waits_for_it() -> None:
    with window_first():
        assert Lane().gone_on.wait(PATIENCE)


def test_the_window_never_waits_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(right_of_way._way.clear, "wait", waits.append)
    with window_first():
        stand_aside()
    assert waits == []


def test_an_error_in_building_ends_the_turn() -> None:
    with pytest.raises(ValueError, match="built wrong"), window_first():
        raise ValueError("built wrong")
    assert Lane().gone_on.wait(PATIENCE)


def test_whoever_speaks_sql_stands_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = Vault.open(tmp_path / "vault.db", bytes(32))
    monkeypatch.setattr(right_of_way, "LONGEST_SECONDS", PATIENCE)
    read = threading.Event()

    def work() -> None:
        with vault.read() as session:
            session.connection().exec_driver_sql("SELECT 1")
        read.set()

    with window_first():
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        assert not read.wait(0.05)
    assert read.wait(PATIENCE)
    thread.join()
    vault.close()
