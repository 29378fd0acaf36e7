"""Annotations are kept as they were sent, revision by revision, and reach every device whose app knows them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from assessor_app.domain.annotation import (
    Annotation,
    ChangeAnswer,
    CitationMark,
    Pin,
    Quote,
    Seen,
    answer_id,
    mark_id,
    seen_id,
)
from assessor_app.domain.annotation_body import annotation_from, body_of, kind_of
from assessor_app.domain.scoring import Score
from assessor_app.hub import annotations
from assessor_app.hub.tables.judging import AnnotationRevisionRow
from assessor_app.protocol.digest import assessment_digest
from assessor_app.protocol.messages import AnnotationCopy, Changes
from tests.support.hub import Caller, LocalHub

MARK = CitationMark("eo1.a", 0, "p. 12", "partly")
EVERY: dict[str, Annotation] = {
    mark_id("eo1.a", 0, "p. 12"): MARK,
    "pin-1": Pin("Why, though?", prompt_id="q1", quote=Quote("everybody", "We asked ")),
    seen_id("a1"): Seen("a1", frozenset({0, 1, 5}), ((0.0, 3.5),)),
    answer_id("eo1.a"): ChangeAnswer("eo1.a", "yes", "It is there now."),
}


def _wire(annotation: Annotation | None) -> dict[str, Any]:
    if annotation is None:
        return {"annotation": None}
    return {"annotation": {"kind": kind_of(annotation), "body": body_of(annotation)}}


def _put(hub: LocalHub, caller: Caller, key: str, body: dict[str, Any], rev: int = 0, once: str | None = None) -> Any:
    return caller.write("PUT", f"/assessments/{hub.assignment_id}/annotations/{key}", body, rev, once)


def _submit(hub: LocalHub, caller: Caller) -> None:
    marks = {"p1": "passing", "eo1.a": "shown", "eo1.b": "shown"}
    for scorable, mark in marks.items():
        caller.score(hub.assignment_id, scorable, mark)
    digest = assessment_digest({key: Score(mark) for key, mark in marks.items()}, "")
    body = {"signature": "Ana", "decision": "Earned", "digest": digest}
    assert caller.write("POST", f"/assessments/{hub.assignment_id}/submit", body, 0).status_code == 200


def test_every_kind_comes_back_as_it_was_and_through_the_feed(hub: LocalHub, ana: Caller) -> None:
    cursor = ana.judging().changes()["cursor"]
    for key, annotation in EVERY.items():
        answer = _put(hub, ana, key, _wire(annotation))
        assert answer.status_code == 200, answer.text
        copy = AnnotationCopy.model_validate_json(answer.content)
        assert (copy.annotation_id, copy.rev) == (key, 1)
        assert copy.annotation is not None
        assert annotation_from(copy.annotation.kind, copy.annotation.body) == annotation

    items = ana.judging().changes(cursor)["items"]

    assert {item["annotation_id"]: item["annotation"] for item in items} == {
        key: _wire(annotation)["annotation"] for key, annotation in EVERY.items()
    }
    assert hub.admin.recorded()[0].annotations == EVERY


def test_deleting_counts_on_and_keeps_the_history(hub: LocalHub, ana: Caller) -> None:
    _put(hub, ana, "pin-1", _wire(EVERY["pin-1"]))
    gone = _put(hub, ana, "pin-1", _wire(None), 1)
    back = _put(hub, ana, "pin-1", _wire(EVERY["pin-1"]), 2)

    assert (gone.json()["rev"], gone.json()["annotation"]) == (2, None)
    assert back.json()["rev"] == 3
    with hub.hub.database.read() as session:
        rows = session.scalars(select(AnnotationRevisionRow).order_by(AnnotationRevisionRow.rev)).all()
        assert [(row.rev, row.kind, row.body is None) for row in rows] == [
            (1, "pin", False),
            (2, "pin", True),
            (3, "pin", False),
        ]
        assert all(row.by_device_id is not None for row in rows)


def test_a_stale_write_gets_the_present_copy_and_a_repeated_one_the_first_answer(hub: LocalHub, ana: Caller) -> None:
    first = _put(hub, ana, "pin-1", _wire(EVERY["pin-1"]), once="once-and-only")
    again = _put(hub, ana, "pin-1", _wire(EVERY["pin-1"]), once="once-and-only")
    stale = _put(hub, ana, "pin-1", _wire(None), 0)

    assert again.content == first.content
    assert stale.status_code == 412
    assert stale.json()["current"] == first.json()


def test_after_submission_nothing_more_is_written(hub: LocalHub, ana: Caller) -> None:
    _submit(hub, ana)

    answer = _put(hub, ana, "pin-1", _wire(EVERY["pin-1"]))

    assert (answer.status_code, answer.json()["error"]) == (409, "submitted")
    assert answer.json()["current"]["state"] == "submitted"


def test_another_readers_assessment_is_not_there(hub: LocalHub, ben: Caller) -> None:
    assert _put(hub, ben, "pin-1", _wire(EVERY["pin-1"])).status_code == 404


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"annotation": {"kind": "pin", "body": {}}}, "no_annotation"),
        ({"annotation": {"kind": "seen", "body": body_of(EVERY["pin-1"])}}, "no_annotation"),
        ({"annotation": {"kind": "stamp", "body": body_of(EVERY["pin-1"])}}, "invalid"),
        ({"annotation": {"kind": "pin", "body": {**body_of(EVERY["pin-1"]), "more": 1}}}, "no_annotation"),
        ({"annotation": {"kind": "pin", "body": {"x": "y" * annotations.MAX_BODY}}}, "too_large"),
        ({"annotation": {"kind": "pin", "body": {"x": ["deep \x00 down"]}}}, "invalid"),
        ({"annotation": {"kind": "pin", "body": {"x": float("nan")}}}, "invalid"),
        ({"annotation": {"kind": "pin", "body": {"x": "\ud800"}}}, "invalid"),
        ({}, "invalid"),
    ],
)
def test_what_is_no_annotation_is_refused(hub: LocalHub, ana: Caller, body: dict[str, Any], error: str) -> None:
    answer = ana.write(
        "PUT", f"/assessments/{hub.assignment_id}/annotations/pin-1", json.dumps(body).encode("ascii"), 0
    )

    assert (answer.status_code, answer.json()["error"]) == (422, error)
    assert hub.admin.recorded()[0].annotations == {}


def test_there_is_room_for_so_many_and_deleting_makes_room(
    hub: LocalHub, ana: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotations, "MAX_LIVE", 2)
    keys = list(EVERY)
    for key in keys[:2]:
        assert _put(hub, ana, key, _wire(EVERY[key])).status_code == 200
    full = _put(hub, ana, keys[2], _wire(EVERY[keys[2]]))
    changed = _put(hub, ana, keys[0], _wire(CitationMark("eo1.a", 0, "p. 12", "supports")), 1)
    _put(hub, ana, keys[1], _wire(None), 1)

    assert (full.status_code, full.json()["error"]) == (422, "too_many")
    assert changed.status_code == 200
    assert _put(hub, ana, keys[2], _wire(EVERY[keys[2]])).status_code == 200


def test_an_older_app_hears_of_none_and_a_newer_one_of_all_once_it_comes(hub: LocalHub, ana: Caller) -> None:
    older = ana.changes()
    _put(hub, ana, "pin-1", _wire(EVERY["pin-1"]))
    ana.score(hub.assignment_id, "eo1.b", "not_scorable", reason="missing", comment="Nothing there.")

    before = ana.changes(older["cursor"])
    newer = ana.judging().changes(before["cursor"])

    assert [item["kind"] for item in before["items"]] == ["score"]
    assert "reason" not in before["items"][0]["score"]
    assert [item["kind"] for item in newer["items"]] == ["programme", "credential", "assignment", "score", "annotation"]
    assert newer["items"][3]["score"]["reason"] == "missing"
    Changes.model_validate_json(json.dumps(newer))
    assert ana.judging().changes(newer["cursor"])["items"] == []


def test_a_new_device_gets_annotations_with_the_assignment(hub: LocalHub, ana: Caller) -> None:
    _put(hub, ana, "pin-1", _wire(EVERY["pin-1"]))
    _put(hub, ana, "pin-2", _wire(Pin("Gone.", prompt_id="q1", quote=Quote("We"))))
    _put(hub, ana, "pin-2", _wire(None), 1)
    hub.admin.withdraw(hub.assignment_id)
    cursor = ana.judging().changes()["cursor"]
    hub.admin.assign("LVM-2418", "A-ana")

    items = ana.judging().changes(cursor)["items"]

    assert [item["kind"] for item in items] == ["credential", "assignment", "annotation"]
