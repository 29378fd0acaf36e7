"""What becomes of an assessor's change for every answer a hub, or something in its place, can give."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assessor_app.domain.scoring import Score
from assessor_app.protocol.messages import Changes, Meta
from assessor_app.sync.report import SyncProgress
from tests.support.laptop import Laptop, never, open_laptop
from tests.support.rude_server import (
    Exchange,
    Manner,
    RudeServer,
    answering,
    broken,
    busy,
    captive_portal,
    hanging,
    refusing,
    rendered,
    saying_json,
    signed_out,
    wrong_schema,
)
from tests.support.vault import assessment_copy, assignment_copy, score_copy

META = saying_json(
    Meta(service="assessor-hub", schema_min=1, schema_max=1, programme="Test").model_dump_json().encode()
)
MINE = Score("shown", "mine")
THEIRS = Score("not-shown", "theirs")
OFFLINE = "Offline — 1 change saved on this laptop, will sync when connected"
NOT_THE_HUB = "Something else than the hub answers — 1 change saved on this laptop, will sync when connected"
BUSY = "The hub is busy — 1 change saved on this laptop, will be sent again"


def page(*items: Any, cursor: str = "c1", more: bool = False) -> Manner:
    return saying_json(Changes(items=list(items), cursor=cursor, more=more).model_dump_json().encode())


def confirming(scorable_id: str = "eo1.a", score: Score = MINE, rev: int = 1) -> Manner:
    return saying_json(score_copy(scorable_id, score, rev).model_dump_json().encode())


def stale(scorable_id: str = "eo1.a", score: Score = THEIRS, rev: int = 4) -> Manner:
    current = score_copy(scorable_id, score, rev).model_dump(mode="json")
    return saying_json(json.dumps({"error": "stale", "sentence": "Changed.", "current": current}).encode(), 412)


def refusal(status: int, sentence: str = "No.") -> Manner:
    return saying_json(json.dumps({"error": "no", "sentence": sentence}).encode(), status)


@pytest.fixture
def hub() -> Iterator[RudeServer]:
    with RudeServer() as server:
        yield server


@pytest.fixture
def laptop(hub: RudeServer, tmp_path: Path) -> Iterator[Laptop]:
    with open_laptop(tmp_path, hub.url) as one:
        yield one


def writes(hub: RudeServer) -> list[tuple[str, bytes, str, str]]:
    """Path, body, key and base revision of every write the hub saw."""
    return [
        (one.path, one.body, one.headers["idempotency-key"], one.headers["if-match"])
        for one in hub.seen
        if one.method in ("PUT", "POST")
    ]


def test_a_confirmed_change_leaves_the_outbox_and_is_the_hubs_from_then_on(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown", "mine")
    assert laptop.synchronizer.status().sentence == "Not connected yet — 1 change saved on this laptop, not sent yet"
    hub.then(META, confirming(), page())
    status = laptop.sync()
    assert (status.online, status.sentence, status.unsent, status.retry_in) == (True, "Connected", 0, None)
    assert status.last_sync is not None
    assert laptop.score("eo1.a") == MINE


@pytest.mark.parametrize(
    ("manner", "sentence"),
    [
        (refusing, OFFLINE),
        (hanging, OFFLINE),
        (captive_portal, NOT_THE_HUB),
        (confirming(score=THEIRS), NOT_THE_HUB),
        (confirming(rev=0), NOT_THE_HUB),
        (answering(403, b"<html>"), NOT_THE_HUB),
        (busy, BUSY),
        (answering(429), BUSY),
        (signed_out, "Sign in again to send 1 change"),
        (wrong_schema, "App and hub need the same version — 1 change saved on this laptop, will sync after the update"),
    ],
)
def test_what_is_no_confirmation_keeps_the_change_frozen_and_stops(
    hub: RudeServer, laptop: Laptop, manner: Manner, sentence: str
) -> None:
    if manner is hanging:
        laptop.timeout = 1.0
    laptop.edit("eo1.a", "shown", "mine")
    hub.then(META, manner)
    hub.manner = answering(500)
    status = laptop.sync()
    assert (status.sentence, status.unsent, status.online) == (sentence, 1, False)
    assert laptop.score("eo1.a") == MINE
    assert [one.state for one in laptop.operations()] == ["sent"]
    assert not any("/changes" in one.path for one in hub.seen)

    laptop.restart()
    hub.then(META, confirming(), page())
    assert laptop.sync().sentence == "Connected"
    first, second = writes(hub)
    assert first == second  # same path, same bytes, same key, same base revision


@pytest.mark.parametrize("manner", [refusing, captive_portal, busy, signed_out, broken])
def test_trouble_at_the_greeting_sends_nothing(hub: RudeServer, laptop: Laptop, manner: Manner) -> None:
    laptop.edit("eo1.a", "shown")
    hub.manner = manner
    assert laptop.sync().unsent == 1
    assert [one.path for one in hub.seen] == ["/meta"]
    assert [one.state for one in laptop.operations()] == ["pending"]


def test_each_failure_waits_longer_and_success_forgets_them(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown", "mine")
    hub.manner = refusing
    assert [laptop.sync().retry_in for _ in range(4)] == [2.0, 4.0, 8.0, 16.0]
    laptop.now += 10.0
    assert laptop.synchronizer.status().retry_in == 6.0
    laptop.now += 60.0
    assert laptop.synchronizer.status().retry_in == 0.0
    hub.then(META, confirming(), page())
    assert laptop.sync().retry_in is None
    assert laptop.sync().retry_in == 2.0


def test_the_wait_a_busy_hub_asks_for_is_kept(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown")
    hub.then(META, answering(503, b"", {"Retry-After": "120"}))
    assert laptop.sync().retry_in == 120.0


def test_signed_out_is_not_tried_again_by_itself(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown")
    hub.then(META, signed_out)
    assert laptop.sync().retry_in is None


def test_a_refused_change_needs_attention_and_the_others_go_on(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown", "mine")
    laptop.edit("eo1.b", "shown", "mine")
    hub.then(META, refusal(422, "The scale has no such level."), confirming("eo1.b"), page())
    status = laptop.sync()
    assert (status.unsent, status.needs_attention) == (1, 1)
    assert status.sentence == "Connected — 1 change needs attention"
    (left,) = laptop.operations()
    assert (left.scorable_id, left.state, left.sentence) == ("eo1.a", "refused", "The scale has no such level.")
    assert laptop.score("eo1.a") == MINE


def test_an_ailing_change_does_not_hold_up_the_others(hub: RudeServer, laptop: Laptop) -> None:
    for scorable in ("eo1.a", "eo1.b", "eo2.a"):
        laptop.edit(scorable, "shown", "mine")
    hub.then(META, broken, refusal(409), confirming("eo2.a"), page())
    status = laptop.sync()
    assert [(one.scorable_id, one.state) for one in laptop.operations()] == [("eo1.a", "sent"), ("eo1.b", "sent")]
    assert status.retry_in == 2.0
    assert status.sentence == "Connected — 2 changes the hub is not ready for yet, will be sent again"


def test_a_hub_that_fails_at_everything_is_left_alone(hub: RudeServer, laptop: Laptop) -> None:
    for scorable in ("p1", "eo1.a", "eo1.b", "eo2.a", "p3"):
        laptop.edit(scorable, None, "mine")
    hub.then(META)
    hub.manner = broken
    assert laptop.sync().unsent == 5
    assert len(hub.seen) == 1 + 3


def test_a_conflict_that_does_not_pass_is_shown_to_the_person(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown", "mine")
    for _ in range(5):
        hub.then(META, refusal(409, "This assessment is submitted."), page())
        status = laptop.sync()
    assert (status.unsent, status.needs_attention, status.retry_in) == (1, 1, None)
    assert [(one.state, one.sentence) for one in laptop.operations()] == [("refused", "This assessment is submitted.")]


def test_a_stale_change_is_parked_with_both_copies(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown", "mine")
    hub.then(META, stale(), page())
    status = laptop.sync()
    assert (status.unsent, status.needs_attention) == (1, 1)
    (parked,) = laptop.operations()
    assert parked.state == "parked"
    assert json.loads(parked.theirs or b"{}")["score"]["comment"] == "theirs"
    assert laptop.score("eo1.a") == MINE


def test_a_stale_change_that_equals_the_hubs_copy_is_no_conflict(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown", "mine")
    hub.then(META, stale(score=MINE), page())
    assert laptop.sync().sentence == "Connected"
    assert laptop.score("eo1.a") == MINE


def test_a_stale_answer_about_something_else_is_not_believed(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown", "mine")
    hub.then(META, stale(scorable_id="eo1.b"))
    assert laptop.sync().unsent == 1
    assert [one.state for one in laptop.operations()] == ["sent"]


def test_a_newer_copy_never_slips_beneath_an_unsent_edit(hub: RudeServer, laptop: Laptop) -> None:
    laptop.shelf.deliver(score_copy("eo1.a", Score("shown"), 3))

    def edit_meanwhile(exchange: Exchange) -> None:
        laptop.edit("eo1.a", "shown", "mine")  # while the page is on its way
        page(score_copy("eo1.a", THEIRS, 4))(exchange)

    hub.then(META, edit_meanwhile)
    laptop.sync()
    assert laptop.score("eo1.a") == MINE
    hub.then(META, stale(), page())
    assert laptop.sync().needs_attention == 1
    assert writes(hub)[0][3] == '"3"'  # the revision the edit was made upon, not the one that came after


def test_the_echo_of_our_own_lost_write_is_no_conflict(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown", "first")

    def edit_meanwhile(exchange: Exchange) -> None:
        laptop.edit("eo1.a", "shown", "mine")
        page(score_copy("eo1.a", Score("shown", "first"), 1))(exchange)

    hub.then(META, broken, edit_meanwhile)  # the hub had written it, but answered 500
    laptop.sync()
    hub.then(META, confirming(score=Score("shown", "first")), confirming(rev=2), page())
    assert laptop.sync().sentence == "Connected"
    assert laptop.score("eo1.a") == MINE
    assert [base for *_, base in writes(hub)] == ['"0"', '"0"', '"1"']


def test_items_and_cursor_of_a_page_come_together_or_not_at_all(hub: RudeServer, laptop: Laptop) -> None:
    hub.then(META, page(score_copy("eo1.a", THEIRS, 1), cursor="c1", more=True), captive_portal)
    laptop.sync()
    assert laptop.score("eo1.a") == THEIRS
    hub.then(META, page(cursor="c2"))
    laptop.sync()
    asked = [one.path for one in hub.seen if one.path.startswith("/changes")]
    assert [one.split("since=")[1].split("&")[0] for one in asked] == ["", "c1", "c1"]


def test_a_page_with_one_broken_item_changes_nothing(hub: RudeServer, laptop: Laptop) -> None:
    good = Changes(items=[score_copy("eo1.a", THEIRS, 1)], cursor="c1", more=False).model_dump(mode="json")
    good["items"].append({"kind": "score", "assignment_id": "as-1"})
    hub.then(META, saying_json(json.dumps(good).encode()))
    laptop.sync()
    assert laptop.score("eo1.a").empty


def _with_a_file_twice(item: dict[str, Any]) -> None:
    item["submission"]["artifacts"] *= 2


def _with_a_size_beyond_counting(item: dict[str, Any]) -> None:
    item["submission"]["artifacts"][0]["size"] = 2**70


def _due_at_the_end_of_time(item: dict[str, Any]) -> None:
    item["due_at"] = "9999-12-31T23:59:59-23:59"


@pytest.mark.parametrize("spoilt", [_with_a_file_twice, _with_a_size_beyond_counting, _due_at_the_end_of_time])
def test_well_formed_nonsense_is_told_and_changes_nothing(
    hub: RudeServer, laptop: Laptop, spoilt: Callable[[dict[str, Any]], None]
) -> None:
    item = assignment_copy(2).model_dump(mode="json")
    spoilt(item)
    items = [score_copy("eo1.a", THEIRS, 1).model_dump(mode="json"), item]
    hub.then(META, saying_json(json.dumps({"items": items, "cursor": "c1", "more": False}).encode()))
    assert laptop.sync().sentence == "Something else than the hub answers"
    assert laptop.score("eo1.a").empty


def test_a_list_that_runs_in_a_circle_is_left(hub: RudeServer, laptop: Laptop) -> None:
    hub.then(META, page(cursor="c1", more=True), page(cursor="c1", more=True))
    hub.manner = answering(500)
    assert laptop.sync().sentence == "Something else than the hub answers"
    assert len(hub.seen) == 3


def test_an_unknown_cursor_leads_to_a_full_list_and_unsent_work_stays(hub: RudeServer, laptop: Laptop) -> None:
    laptop.shelf.deliver(assignment_copy(2))
    hub.then(META, page(cursor="old"))
    laptop.sync()
    laptop.edit("eo1.a", "shown", "mine")
    hub.then(META, broken, refusal(410), page(assessment_copy(0), cursor="new"))
    laptop.sync()
    with laptop.shelf.vault.read() as session:
        from assessor_app.store import artifacts, feed

        assert feed.cursor(session) == "new"
        assert artifacts.wanted(session, None) == ()  # neither assignment was listed again
    assert laptop.score("eo1.a") == MINE
    assert [one.state for one in laptop.operations()] == ["sent"]


def test_a_hub_that_forgets_every_cursor_is_not_asked_for_ever(hub: RudeServer, laptop: Laptop) -> None:
    hub.then(META)
    hub.manner = refusal(410)
    assert not laptop.sync().online
    assert len(hub.seen) == 3


def test_a_hub_of_another_programme_gets_nothing(hub: RudeServer, laptop: Laptop) -> None:
    from assessor_app.store.identity import Identity, save_session

    with laptop.shelf.vault.write() as session:
        save_session(session, Identity(hub.url, "Ours", "A1", "A1", "assessor", "d1"))
    laptop.edit("eo1.a", "shown", "mine")
    hub.then(META)
    status = laptop.sync()
    assert (
        status.sentence == "Another hub answers at this address — 1 change saved on this laptop, sign in again to send"
    )
    assert len(hub.seen) == 1


def test_a_cancelled_sync_stops_between_two_changes(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown", "mine")
    laptop.edit("eo1.b", "shown", "mine")
    hub.then(META, confirming())
    hub.manner = answering(500)
    seen: list[SyncProgress] = []
    status = laptop.synchronizer.sync(seen.append, lambda: len(writes(hub)) >= 1)
    assert status.unsent == 1
    assert [one.stage for one in seen] == ["connecting", "pushing"]


def test_only_one_sync_runs_at_a_time(hub: RudeServer, laptop: Laptop) -> None:
    entered, go_on = threading.Event(), threading.Event()

    def waiting(exchange: Exchange) -> None:
        entered.set()
        go_on.wait(30)
        META(exchange)

    hub.then(waiting, page())
    worker = threading.Thread(target=laptop.sync)
    worker.start()
    assert entered.wait(30)
    try:
        assert laptop.synchronizer.sync(laptop.told.append, never).sentence == "Not connected yet"
        assert len(hub.seen) == 1
    finally:
        go_on.set()
        worker.join(30)
    assert laptop.synchronizer.status().sentence == "Connected"


def test_feedback_is_confirmed_by_its_own_words_only(hub: RudeServer, laptop: Laptop) -> None:
    laptop.write_feedback("Well done.")
    other = assessment_copy(1, feedback="Something else.").model_dump_json().encode()
    right = assessment_copy(1, feedback="Well done.").model_dump_json().encode()
    hub.then(META, saying_json(other))
    assert laptop.sync().unsent == 1
    hub.then(META, saying_json(right), page())
    assert laptop.sync().unsent == 0


def test_an_answer_cut_in_the_middle_is_no_confirmation(hub: RudeServer, laptop: Laptop) -> None:
    def cut(exchange: Exchange) -> None:
        whole = rendered(200, score_copy("eo1.a", MINE, 1).model_dump_json().encode())
        exchange.send(whole[:-5])
        exchange.hang_up()

    laptop.edit("eo1.a", "shown", "mine")
    hub.then(META, cut)
    status = laptop.sync()
    assert (status.unsent, status.online) == (1, False)


def test_progress_counts_what_is_sent(hub: RudeServer, laptop: Laptop) -> None:
    laptop.edit("eo1.a", "shown", "mine")
    laptop.edit("eo1.b", "shown", "mine")
    hub.then(META, confirming(), confirming("eo1.b"), page())
    laptop.sync()
    pushing: list[Callable[[], None] | tuple[int, int]] = [
        (one.done, one.total) for one in laptop.told if one.stage == "pushing"
    ]
    assert pushing == [(0, 2), (1, 2)]
