"""The first sight of the next start is left once, at closing; remembering the windows costs no more than that."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor_app.bound_desk import BoundDesk
from assessor_app.late_desk import LateDesk
from assessor_app.paths import Profile
from assessor_app.settings import Settings
from assessor_app.workflows import first_sight
from assessor_app.workflows.desk import QueueRow, Session

KEYS_IN_A_FILE = Settings(key_store="file")
WHO = Session("http://127.0.0.1:1", "A programme", "A-07", "Assessor A-07", "assessor")
NO_THREAD = -1


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.at(tmp_path / "profile")


@pytest.fixture
def desk(profile: Profile) -> Iterator[BoundDesk]:
    made = BoundDesk(profile, KEYS_IN_A_FILE, NO_THREAD, WHO)
    yield made
    made.close()


def test_remembering_a_window_reads_neither_key_store_nor_queue(
    desk: BoundDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_asked: object) -> tuple[QueueRow, ...]:
        raise AssertionError("asked while the windows were only remembered")

    desk.save_ui_state({"a": "1"})
    monkeypatch.setattr(BoundDesk, "load_queue", forbidden)
    monkeypatch.setattr(BoundDesk, "session", forbidden)
    desk.save_ui_state({"window.page": "queue"})
    assert desk.load_ui_state() == {"a": "1", "window.page": "queue"}


def test_what_is_left_at_closing_is_seen_at_the_next_start(desk: BoundDesk, profile: Profile) -> None:
    desk.leave_sight()
    assert first_sight.decode(desk.load_ui_state()) == first_sight.FirstSight(WHO, ())
    late = LateDesk(profile, KEYS_IN_A_FILE, NO_THREAD)
    assert (late.session(), late.load_queue()) == (WHO, ())
    late.close()


def test_closing_at_the_first_sight_opens_nothing_and_leaves_it_as_it_was(desk: BoundDesk, profile: Profile) -> None:
    desk.leave_sight()
    late = LateDesk(profile, KEYS_IN_A_FILE, NO_THREAD)
    late.session()
    before = threading.active_count()
    late.leave_sight()
    assert late._bound is None
    assert threading.active_count() == before
    assert first_sight.decode(desk.load_ui_state()) is not None
    late.close()


def test_after_the_first_sight_the_desk_goes_on_with_whom_it_saw(desk: BoundDesk, profile: Profile) -> None:
    desk.leave_sight()
    late = LateDesk(profile, KEYS_IN_A_FILE, NO_THREAD)
    late.session()
    late.save_ui_state({"window.page": "queue"})
    late.leave_sight()
    assert first_sight.decode(late._desk().load_ui_state()) == first_sight.FirstSight(WHO, ())
    late.close()


def test_signed_out_nothing_is_left(desk: BoundDesk) -> None:
    desk.leave_sight()
    desk.sign_out()
    desk.leave_sight()
    assert desk.load_ui_state()[first_sight.NAME] == ""
