"""A hub on which leads calibrate: devices that want to hear of it, assessments handed in, and acts made over HTTP."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from assessor_app.domain.scoring import Score
from assessor_app.hub.tables import AssignmentRow, SubmissionRow
from assessor_app.protocol.digest import assessment_digest
from assessor_app.protocol.messages import (
    KEY_HEADER,
    WANTS_CALIBRATION,
    WANTS_HEADER,
    WANTS_JUDGING,
    WANTS_RETURNS,
    WANTS_ZONE,
)
from tests.support.hub import Caller, LocalHub, manifest, write_submission
from tests.support.hub_roles import device_of

EARNED = {"p1": "passing", "eo1.a": "shown", "eo1.b": "shown"}
NOT_YET = {**EARNED, "eo1.b": "not-shown"}
CREDENTIAL = {"credential_id": "test/small-credential", "credential_version": "v1"}
MADE_AT = "2026-03-01T12:00:00Z"
WANTS = ", ".join(("renditions", WANTS_JUDGING, WANTS_RETURNS, WANTS_ZONE, WANTS_CALIBRATION))


def calibrating(caller: Caller) -> Caller:
    """The same device with an app that knows of calibration."""
    newer = Caller(caller.http, caller.token)
    newer.headers[WANTS_HEADER] = WANTS
    return newer


def desk_of(hub: LocalHub, code: str) -> Caller:
    """A fresh device of this user that wants to hear of calibration."""
    return calibrating(device_of(hub, code))


def add_people(hub: LocalHub, *names: str, role: str = "assessor") -> None:
    """People who need no password: their devices are made by :func:`desk_of`."""
    for name in names:
        hub.admin.add_user(name, f"A-{name}", name.title(), None, role)


def add_cases(hub: LocalHub, *codes: str) -> None:
    """Submissions nobody reads yet, each by a practitioner of its own."""
    for code in codes:
        hub.admin.import_submission(
            write_submission(hub.inbox / code, manifest(code, practitioner=f"Person {code}")), pages=False
        )


def submission_id(hub: LocalHub, code: str) -> str:
    """The id of the first attempt of a code."""
    with hub.hub.database.read() as session:
        return session.scalars(select(SubmissionRow.id).where(SubmissionRow.code == code)).one()


def roles_of(hub: LocalHub, code: str) -> dict[str, str]:
    """Who reads a code as what: role by user code, present assignments only."""
    with hub.hub.database.read() as session:
        rows = session.scalars(
            select(AssignmentRow)
            .join(AssignmentRow.submission)
            .where(SubmissionRow.code == code, AssignmentRow.withdrawn_at.is_(None))
        )
        return {row.user.code: row.role for row in rows}


def assignment_of(hub: LocalHub, code: str, user_code: str) -> str:
    """The id of somebody's assignment of a code."""
    with hub.hub.database.read() as session:
        rows = session.scalars(select(AssignmentRow).join(AssignmentRow.submission).where(SubmissionRow.code == code))
        return next(row.id for row in rows if row.user.code == user_code)


def revision(caller: Caller, assignment_id: str) -> int:
    """The revision of an assessment's frame as this device is told of it."""
    found = [one for one in caller.items() if one["kind"] == "assessment" and one["assignment_id"] == assignment_id]
    return int(found[-1]["rev"]) if found else 0


def score_all(caller: Caller, assignment_id: str, marks: Mapping[str, str]) -> None:
    """Write these marks, whatever was there."""
    had = {
        one["scorable_id"]: one["rev"]
        for one in caller.items()
        if one["kind"] == "score" and one["assignment_id"] == assignment_id
    }
    for scorable_id, mark in marks.items():
        assert caller.score(assignment_id, scorable_id, mark, had.get(scorable_id, 0)).status_code == 200


def hand_in(caller: Caller, assignment_id: str, marks: Mapping[str, str] = EARNED) -> None:
    """Score everything and submit."""
    score_all(caller, assignment_id, marks)
    decision = "Earned" if marks == EARNED else "Not yet earned"
    digest = assessment_digest({scorable: Score(mark) for scorable, mark in marks.items()}, "")
    body = {"signature": "Me", "decision": decision, "digest": digest}
    rev = revision(caller, assignment_id)
    answer = caller.write("POST", f"/assessments/{assignment_id}/submit", body, rev)
    assert answer.status_code == 200, answer.text


def make_act(caller: Caller, body: Mapping[str, Any], act_id: str = "", key: str = "", made_at: str = MADE_AT) -> Any:
    """``PUT /acts/{act_id}``; the answer."""
    headers = {**caller.headers, KEY_HEADER: key or uuid.uuid4().hex}
    content = {"made_at": made_at, "body": dict(body)}
    return caller.http.put(f"/acts/{act_id or uuid.uuid4().hex}", json=content, headers=headers)


def told(items: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """The items of one kind."""
    return [one for one in items if one["kind"] == kind]
