"""Two readers of one submission: neither learns of the other's scores before the programme lets them."""

from __future__ import annotations

from typing import Any

import pytest

from assessor_app.protocol.messages import WANTS_HEADER, WANTS_JUDGING, WANTS_OTHER
from tests.support.calibration_hub import (
    EARNED,
    NOT_YET,
    add_people,
    desk_of,
    hand_in,
    make_act,
    score_all,
    submission_id,
)
from tests.support.hub import Caller, LocalHub


def telling(caller: Caller) -> Caller:
    """The same device with an app that shows the other reader."""
    newer = Caller(caller.http, caller.token)
    newer.headers[WANTS_HEADER] = f"{WANTS_JUDGING}, {WANTS_OTHER}"
    return newer


def last_other(items: list[dict[str, Any]], assignment_id: str) -> dict[str, Any] | None:
    """What the last word on an assignment says of the other reader."""
    found = [one for one in items if one["kind"] == "assignment" and one["id"] == assignment_id]
    assert found, "the assignment is told"
    other: dict[str, Any] | None = found[-1].get("other")
    return other


@pytest.fixture
def second(hub: LocalHub) -> str:
    """Ben reads what Ana reads."""
    return hub.admin.assign("LVM-2418", "A-ben", "reader_2")


def test_neither_is_told_before_both_have_handed_in_and_then_both_are(
    hub: LocalHub, ana: Caller, ben: Caller, second: str
) -> None:
    mine, theirs = telling(ana), telling(ben)
    hand_in(mine, hub.assignment_id)
    score_all(theirs, second, NOT_YET)
    assert last_other(mine.items(), hub.assignment_id) is None
    assert last_other(theirs.items(), second) is None
    assert not any("A-ana" in str(one) for one in theirs.items())
    cursors = mine.changes()["cursor"], theirs.changes()["cursor"]
    hand_in(theirs, second, NOT_YET)

    seen, met = (one.changes(at)["items"] for one, at in zip((mine, theirs), cursors, strict=True))
    other = last_other(seen, hub.assignment_id)
    assert other is not None
    assert (other["reader"], other["decision"], other["marks"]) == ("A-ben", "Not yet earned", NOT_YET)
    assert set(other) == {"reader", "submitted_at", "decision", "marks"}, "no word of theirs, no citation, no flag"
    other = last_other(met, second)
    assert other is not None
    assert (other["reader"], other["marks"]) == ("A-ana", EARNED)


def test_what_was_sent_back_unscored_has_no_levels_to_compare(
    hub: LocalHub, ana: Caller, ben: Caller, second: str
) -> None:
    mine, theirs = telling(ana), telling(ben)
    hand_in(mine, hub.assignment_id)
    score_all(theirs, second, NOT_YET)
    point = {"code": "short_words", "subject": "p1", "sentence": "Part 1 is too short."}
    body = {"signature": "Ben", "points": [point], "note": ""}
    answer = theirs.write("POST", f"/assessments/{second}/return", body, 0)
    assert answer.status_code == 200, answer.text
    other = last_other(mine.items(), hub.assignment_id)
    assert other is not None
    assert other["marks"] == {}


def test_who_gets_it_back_or_whose_other_does_is_told_that_it_is_hidden_again(
    hub: LocalHub, ana: Caller, ben: Caller, second: str
) -> None:
    mine, theirs = telling(ana), telling(ben)
    hand_in(mine, hub.assignment_id)
    hand_in(theirs, second)
    cursor, other = mine.changes()["cursor"], theirs.changes()["cursor"]
    hub.admin.hand_back(second, "Look at 1.b again.")
    assert last_other(mine.changes(cursor)["items"], hub.assignment_id) is None
    assert last_other(theirs.changes(other)["items"], second) is None


def test_a_seat_given_up_takes_its_marks_along(hub: LocalHub, ana: Caller, ben: Caller, second: str) -> None:
    mine = telling(ana)
    hand_in(mine, hub.assignment_id)
    hand_in(telling(ben), second)
    cursor = mine.changes()["cursor"]
    hub.admin.withdraw(second)
    assert last_other(mine.changes(cursor)["items"], hub.assignment_id) is None


def test_a_programme_that_does_not_hide_it_tells_as_soon_as_the_other_has_handed_in(
    hub: LocalHub, ana: Caller, ben: Caller, second: str
) -> None:
    mine = telling(ana)
    score_all(telling(ben), second, NOT_YET)
    hub.admin.create_programme("Test programme", {"hide_other_reader_until_both_submitted": False})
    assert last_other(mine.items(), hub.assignment_id) is None, "not before it is handed in"
    hand_in(telling(ben), second, NOT_YET)
    cursor = mine.changes()["cursor"]
    other = last_other(mine.items(), hub.assignment_id)
    assert other is not None
    assert other["marks"] == NOT_YET
    hub.admin.create_programme("Test programme", {"hide_other_reader_until_both_submitted": True})
    assert last_other(mine.changes(cursor)["items"], hub.assignment_id) is None


def test_an_app_that_did_not_ask_is_sent_no_field_it_does_not_know(
    hub: LocalHub, ana: Caller, ben: Caller, second: str
) -> None:
    hand_in(ana, hub.assignment_id)
    hand_in(ben, second)
    for items in (ana.items(), ana.judging().items()):
        assert all("other" not in one for one in items)


def test_whoever_adjudicates_or_scores_a_set_is_no_other_reader(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    add_people(hub, "kim", role="lead")
    body = {
        "act": "calibration_set",
        "name": "Set",
        "credential_id": "test/small-credential",
        "credential_version": "v1",
        "submission_ids": [submission_id(hub, "LVM-2418")],
        "readers": ["A-ben"],
    }
    hub.admin.create_programme("Test programme", {"hide_other_reader_until_both_submitted": False})
    assert make_act(desk_of(hub, "A-kim"), body).status_code == 200
    mine, theirs = telling(ana), telling(ben)
    hand_in(mine, hub.assignment_id)
    assert all("other" not in one for one in theirs.items())
    assert all("other" not in one for one in mine.items())
