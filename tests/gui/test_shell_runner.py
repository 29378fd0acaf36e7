"""Work leaves the GUI thread and comes back to it: order, errors, vanished owners, cancelling, the end."""

from __future__ import annotations

import threading
from functools import partial
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from assessor_app.errors import DeskError
from assessor_app.gui.progress_relay import ProgressRelay
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.workflows.desk import SyncProgress


def in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


class Listener(QObject):
    """Notes every answer and the thread it came on."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[tuple[Any, Exception | None]] = []
        self.on_gui: list[bool] = []

    def take(self, result: Any, error: Exception | None) -> None:
        self.answers.append((result, error))
        self.on_gui.append(in_main_thread())


@pytest.fixture
def runner(qapp: object) -> Any:
    made = TaskRunner()
    yield made
    assert made.shutdown(60)


def test_work_runs_elsewhere_and_its_answer_comes_back_to_the_gui_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    listener = Listener()
    runner.run("store", in_main_thread, listener.take, listener)
    qtbot.waitUntil(lambda: bool(listener.answers))
    assert listener.answers == [(False, None)]
    assert listener.on_gui == [True]


@pytest.mark.parametrize("lane", ["store", "net", "convert"])
def test_a_lane_works_one_after_another_in_the_order_asked(runner: TaskRunner, qtbot: QtBot, lane: Any) -> None:
    listener, begun, active = Listener(), threading.Event(), []

    def slow() -> str:
        active.append("slow begins")
        assert begun.wait(60)
        active.append("slow ends")
        return "slow"

    def quick() -> str:
        active.append("quick")
        return "quick"

    runner.run(lane, slow, listener.take, listener)
    runner.run(lane, quick, listener.take, listener)
    begun.set()
    qtbot.waitUntil(lambda: len(listener.answers) == 2)
    assert active == ["slow begins", "slow ends", "quick"]
    assert [result for result, _ in listener.answers] == ["slow", "quick"]


def test_two_media_tasks_run_side_by_side(runner: TaskRunner, qtbot: QtBot) -> None:
    listener, both = Listener(), threading.Barrier(2, timeout=60)
    for _ in range(2):
        runner.run("media", both.wait, listener.take, listener)
    qtbot.waitUntil(lambda: len(listener.answers) == 2)
    assert [error for _, error in listener.answers] == [None, None]


def test_a_long_conversion_keeps_no_reader_waiting(runner: TaskRunner, qtbot: QtBot) -> None:
    listener, made = Listener(), threading.Event()
    for _ in range(3):
        runner.run("convert", partial(made.wait, 30), listener.take, listener)
    for number in range(3):
        runner.run("media", partial(int, number), listener.take, listener)
    qtbot.waitUntil(lambda: len(listener.answers) == 3)
    assert sorted(result for result, _ in listener.answers) == [0, 1, 2]
    made.set()
    qtbot.waitUntil(lambda: len(listener.answers) == 6)


def test_an_expected_error_is_an_answer(runner: TaskRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    listener, error = Listener(), DeskError("The disk is full.")

    def fail() -> None:
        raise error

    runner.run("store", fail, listener.take, listener)
    qtbot.waitUntil(lambda: bool(listener.answers))
    assert listener.answers == [(None, error)]
    assert not caplog.records


@pytest.mark.logs_errors
def test_a_surprise_is_logged_without_its_words(
    runner: TaskRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    listener, comment = Listener(), "what Jane wrote"

    def fail() -> None:
        raise ValueError(comment)

    runner.run("store", fail, listener.take, listener)
    qtbot.waitUntil(lambda: bool(listener.answers))
    assert "ValueError" in caplog.text
    assert "in fail" in caplog.text
    assert "Jane" not in caplog.text


@pytest.mark.parametrize("how", ["deleted by Qt", "forgotten by Python"])
def test_the_answer_to_an_owner_that_is_gone_is_dropped_but_the_work_is_done(
    runner: TaskRunner, qtbot: QtBot, how: str
) -> None:
    owner, witness, gate, heard, done = Listener(), Listener(), threading.Event(), [], []
    answers = owner.answers

    def save() -> None:
        assert gate.wait(60)
        done.append("saved")

    runner.run("store", save, owner.take, owner)
    if how == "deleted by Qt":
        shiboken6.delete(owner)
    else:
        del owner
    gate.set()
    runner.run("store", lambda: heard.append("later"), witness.take, witness)
    qtbot.waitUntil(lambda: bool(witness.answers))
    assert done == ["saved"]
    assert answers == []


def test_a_cancelled_task_that_waits_never_runs_and_never_answers(runner: TaskRunner, qtbot: QtBot) -> None:
    listener, gate, ran = Listener(), threading.Event(), []
    runner.run("net", lambda: gate.wait(60), listener.take, listener)
    task = runner.run("net", lambda: ran.append("ran"), listener.take, listener)
    task.cancel()
    gate.set()
    last = Listener()
    runner.run("net", lambda: "last", last.take, last)
    qtbot.waitUntil(lambda: bool(last.answers))
    assert task.cancelled()
    assert (ran, len(listener.answers)) == ([], 1)


def test_shutdown_finishes_every_save_that_waits(qapp: object) -> None:
    runner, listener, gate, saved = TaskRunner(), Listener(), threading.Event(), []

    def first() -> None:
        assert gate.wait(60)
        saved.append(1)

    runner.run("store", first, listener.take, listener)
    runner.run("store", lambda: saved.append(2), listener.take, listener)
    gate.set()
    assert runner.shutdown(60)
    assert saved == [1, 2]
    with pytest.raises(RuntimeError, match="store lane is closed"):
        runner.run("store", lambda: None, listener.take, listener)


def test_shutdown_waits_for_a_save_longer_than_for_all_else(qapp: object) -> None:
    runner, listener, gate, saved = TaskRunner(), Listener(), threading.Event(), []

    def long_one() -> None:
        assert gate.wait(60)
        saved.append("all")

    runner.run("store", long_one, listener.take, listener)
    threading.Timer(0.1, gate.set).start()
    assert runner.shutdown(timeout=0.01)
    assert saved == ["all"]


def test_shutdown_does_not_wait_for_ever_for_a_hung_network(qapp: object) -> None:
    runner, listener, gate = TaskRunner(), Listener(), threading.Event()
    begun = threading.Event()

    def hang() -> None:
        begun.set()
        gate.wait(20)

    task = runner.run("net", hang, listener.take, listener)
    assert begun.wait(60)
    assert not runner.shutdown(timeout=0.05)
    assert task.cancelled()
    gate.set()
    assert runner.shutdown(60)


def test_a_flood_of_progress_reaches_the_windows_as_a_trickle_with_its_last_word(qtbot: QtBot) -> None:
    relay, seen = ProgressRelay(), []
    relay.arrived.connect(seen.append)

    def flood() -> None:
        for done in range(1, 5001):
            relay(SyncProgress("downloading", "Downloading", done, 5000, "a"))

    thread = threading.Thread(target=flood)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen) and seen[-1].done == 5000)
    assert len(seen) < 50
