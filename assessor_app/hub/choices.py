"""That an assessor chose between two laptops: recorded as told, never changed, and counted for leads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessor_app.hub.door.accounts import Caller
from assessor_app.hub.door.refusals import RefusedError, not_found
from assessor_app.hub.tables import AssessmentRevisionRow, AssignmentRow, DeviceRow, ScoreRevisionRow
from assessor_app.hub.tables.judging import AnnotationRevisionRow, ChoiceRow
from assessor_app.hub.writes import Act
from assessor_app.protocol.choice_messages import ThingPart
from assessor_app.protocol.messages import ChoiceCopy, ChoiceWrite, RevisionCopy, RevisionList, Thing

MOST_REVISIONS = 20
MOST_CHOICES = 2_000
# What was written at one time: its number, when, on which device, and what it said, part by part.
_Past = tuple[int, datetime, str | None, Mapping[ThingPart, object]]


@dataclass(frozen=True, slots=True)
class Choose:
    """``POST …/choices``."""

    EVENT: ClassVar[str] = "choice"
    WIDE: ClassVar[bool] = False
    body: ChoiceWrite

    def __call__(self, act: Act) -> ChoiceCopy:
        """Raises RefusedError 422 when there are more of them than anybody makes."""
        made = select(func.count()).select_from(ChoiceRow).where(ChoiceRow.assignment_id == act.assignment.id)
        if (act.session.scalar(made) or 0) >= MOST_CHOICES:
            raise RefusedError(422, "too_many", "So many choices cannot be recorded for one assessment.")
        act.session.add(
            ChoiceRow(
                assignment_id=act.assignment.id,
                thing=self.body.thing,
                target=self.body.target,
                ways=json.dumps(self.body.ways, sort_keys=True),
                by_device_id=act.caller.device_id,
                at=act.now,
            )
        )
        return ChoiceCopy(
            assignment_id=act.assignment.id, thing=self.body.thing, target=self.body.target, made_at=act.now
        )


def revisions(session: Session, caller: Caller, assignment_id: str, thing: Thing, target: str) -> RevisionList:
    """When and on which of their devices the caller wrote one thing. Raises RefusedError 404: not theirs."""
    owned = select(AssignmentRow.id).where(
        AssignmentRow.id == assignment_id,
        AssignmentRow.user_id == caller.user_id,
        AssignmentRow.withdrawn_at.is_(None),
    )
    if session.scalar(owned) is None:
        raise not_found()
    past = _past(session, assignment_id, thing, target)
    devices = _numbers(session, caller.user_id)
    found = []
    for place, (rev, at, device_id, said) in enumerate(past):
        before = past[place + 1][3] if place + 1 < len(past) else {}
        if thing == "feedback" and said == before:
            # another event of the frame, such as being handed back
            continue
        found.append(
            RevisionCopy(
                rev=rev,
                at=at,
                device=devices.get(device_id or "", 0),
                this_device=device_id == caller.device_id,
                changed=[part for part, value in said.items() if before.get(part, _EMPTY[part]) != value],
            )
        )
    return RevisionList(assignment_id=assignment_id, thing=thing, target=target, revisions=found[:MOST_REVISIONS])


_EMPTY: Mapping[ThingPart, object] = {
    "mark": (None, ""),
    "comment": "",
    "flagged": False,
    "feedback": "",
    "annotation": None,
}


def _past(session: Session, assignment_id: str, thing: Thing, target: str) -> Sequence[_Past]:
    """The newest first, one more than is told of, so that the last of these can be compared."""
    if thing == "score":
        scores = session.scalars(
            select(ScoreRevisionRow)
            .where(ScoreRevisionRow.assignment_id == assignment_id, ScoreRevisionRow.scorable_id == target)
            .order_by(ScoreRevisionRow.rev.desc())
            .limit(MOST_REVISIONS + 1)
        )
        return [
            (one.rev, one.at, one.by_device_id, _score(one.mark, one.reason, one.comment, one.flagged))
            for one in scores
        ]
    if thing == "feedback":
        frames = session.scalars(
            select(AssessmentRevisionRow)
            .where(AssessmentRevisionRow.assignment_id == assignment_id)
            .order_by(AssessmentRevisionRow.rev.desc())
            .limit(MOST_REVISIONS + 1)
        )
        return [(one.rev, one.at, one.by_device_id, {"feedback": one.feedback}) for one in frames]
    notes = session.scalars(
        select(AnnotationRevisionRow)
        .where(AnnotationRevisionRow.assignment_id == assignment_id, AnnotationRevisionRow.annotation_id == target)
        .order_by(AnnotationRevisionRow.rev.desc())
        .limit(MOST_REVISIONS + 1)
    )
    return [(one.rev, one.at, one.by_device_id, {"annotation": one.body}) for one in notes]


def _score(mark: str | None, reason: str, comment: str, flagged: bool) -> Mapping[ThingPart, object]:
    return {"mark": (mark, reason), "comment": comment, "flagged": flagged}


def _numbers(session: Session, user_id: str) -> Mapping[str, int]:
    """The caller's devices, counted in the order they were signed in: a name might tell whose they are."""
    ids = session.scalars(
        select(DeviceRow.id).where(DeviceRow.user_id == user_id).order_by(DeviceRow.created_at, DeviceRow.id)
    )
    return {device_id: number for number, device_id in enumerate(ids, start=1)}
