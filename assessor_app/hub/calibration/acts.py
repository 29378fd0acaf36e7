"""A lead's acts: each is taken once, kept for ever, told to every lead, and followed by what it means."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from assessor_app.hub.audit import Detail, Entry, record
from assessor_app.hub.calibration.copies import act_copy
from assessor_app.hub.calibration.feed import tell_act
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.door.accounts import Caller
from assessor_app.hub.door.refusals import RefusedError, not_found
from assessor_app.hub.feed import lock_everybody, lock_submissions
from assessor_app.hub.giving import log_given
from assessor_app.hub.tables import ActRow, AssignmentRow, CredentialRow, SubmissionRow, UserRow
from assessor_app.protocol.messages import (
    ActBody,
    ActCopy,
    ActWrite,
    AdjudicateBody,
    AnchorBody,
    CalibrationSetBody,
    RescoreBody,
    SeedBody,
    TakeBody,
)


@dataclass(frozen=True, slots=True)
class Making:
    """What an act is made within: its transaction, in which all feeds and the submissions it names are held."""

    session: Session
    caller: Caller
    act_id: str
    definitions: Definitions
    now: datetime

    def submission(self, submission_id: str) -> SubmissionRow:
        """Raises RefusedError 404."""
        row = self.session.get(SubmissionRow, submission_id)
        if row is None:
            raise not_found()
        return row

    def reader(self, code: str) -> UserRow:
        """Somebody by code who may sign in. Raises RefusedError 422."""
        row = self.session.scalar(select(UserRow).where(UserRow.code == code, UserRow.active))
        if row is None:
            raise RefusedError(422, "no_such_reader", f"There is no reader {code} who may sign in.")
        return row

    def credential(self, credential_id: str, version: str) -> CredentialRow:
        """Raises RefusedError 404."""
        row = self.session.scalar(
            select(CredentialRow).where(CredentialRow.credential_id == credential_id, CredentialRow.version == version)
        )
        if row is None:
            raise not_found()
        return row


@dataclass(frozen=True, slots=True)
class About:
    """What an act is about, where that is one submission, or one reader who is told something."""

    submission_id: str | None = None
    reader_id: str | None = None


class Deed(Protocol):
    """One kind of act. ``EVENT`` is its name in the log of acts."""

    EVENT: ClassVar[str]

    def check(self, making: Making, /) -> About:
        """Whether it may be done. Raises RefusedError, and then nothing is written."""
        ...

    def follow(self, making: Making, /) -> Sequence[AssignmentRow]:
        """Do what it means, once the act is written; returns the assignments given by it."""
        ...


def hold_for(session: Session, body: ActBody) -> None:
    """Hold what an act may change until commit: the seats of its submissions, then all feeds."""
    lock_submissions(session, _touched(session, body))
    lock_everybody(session)
    # Only now is what was read safe from others.
    session.expire_all()


def take_act(
    session: Session, caller: Caller, act_id: str, write: ActWrite, deed: Deed, definitions: Definitions, now: datetime
) -> ActCopy:
    """Take one act within a transaction, after :func:`hold_for`; one taken before is answered as it was then.

    Raises RefusedError 409 where the id stands for another act, and whatever ``deed`` refuses.
    """
    body = json.dumps(write.body.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    known = session.scalar(select(ActRow).where(ActRow.id == act_id))
    if known is not None:
        if (known.by_user_id, known.body) != (caller.user_id, body):
            raise RefusedError(409, "act_exists", "Another act has this number already. Nothing was changed.")
        return act_copy(known)
    making = Making(session, caller, act_id, definitions, now)
    about = deed.check(making)
    row = ActRow(
        id=act_id,
        kind=write.body.act,
        by_user_id=caller.user_id,
        by_device_id=caller.device_id or None,
        submission_id=about.submission_id,
        reader_id=about.reader_id,
        body=body,
        made_at=write.made_at,
        accepted_at=now,
    )
    session.add(row)
    session.flush()
    given = deed.follow(making)
    tell_act(session, act_id)
    log_given(session, given, now)
    # Last: the end of the log stays locked until commit, and whoever holds it waits for nothing else.
    detail: Detail = {"submission": about.submission_id} if about.submission_id is not None else {}
    if about.reader_id is not None:
        detail = {**detail, "user": about.reader_id}
    record(session, Entry(deed.EVENT, act_id, caller.user_id, caller.device_id, detail), now)
    session.refresh(row)
    return act_copy(row)


def _touched(session: Session, body: ActBody) -> Sequence[str]:
    match body:
        case AdjudicateBody() | AnchorBody() | SeedBody() | TakeBody():
            return [body.submission_id]
        case CalibrationSetBody():
            return body.submission_ids
        case RescoreBody():
            found = select(AssignmentRow.submission_id).where(AssignmentRow.id == body.assignment_id)
            return session.scalars(found).all()
        case _:
            return ()


def acts_after(session: Session, number: int, limit: int) -> Sequence[ActRow]:
    """Acts in the order of acceptance."""
    query = select(ActRow).where(ActRow.number > number).order_by(ActRow.number).limit(limit)
    return session.scalars(query.options(joinedload(ActRow.by))).all()
