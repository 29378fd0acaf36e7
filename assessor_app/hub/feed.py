"""The change feed: per user a gapless run of numbers in the order of commits, and the items they stand for."""

from __future__ import annotations

import re
import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, insert, literal, select, update
from sqlalchemy.orm import Session

from assessor_app.hub.calibration.copies import CALIBRATION, CalibrationCopies, Told
from assessor_app.hub.clocks import AT_ONCE
from assessor_app.hub.copies import Copies
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.tables import (
    AssessmentRow,
    AssignmentRow,
    ChangeRow,
    DeviceRow,
    FeedRow,
    ScoreRow,
    SubmissionRow,
)
from assessor_app.hub.tables.judging import AnnotationRow
from assessor_app.protocol.messages import (
    AnnotationCopy,
    AssessmentCopy,
    AssignmentCopy,
    Changes,
    CredentialCopy,
    ProgrammeCopy,
    Removed,
    ScoreCopy,
)

# Well below the 16 MB an answer may have, with room for the largest single assignment.
PAGE_BYTES = 6 * 1024 * 1024
# Changes whose rows are fetched together; few enough that a page cut short by its size has not read far beyond.
FORESEEN = 50
_CURSOR = re.compile(r"([0-9a-f]{16})\.(\d{1,18})")
Item = CredentialCopy | AssignmentCopy | ScoreCopy | AssessmentCopy | AnnotationCopy | ProgrammeCopy | Removed | Told


@dataclass(frozen=True, slots=True)
class Change:
    """What to announce: ``target_id`` is a credential row's id for ``credential``, an act's for ``act``, ``anchor`` and
    ``report``, else an assignment id.

    ``scorable_id`` is the annotation's id for ``annotation``; :data:`PROGRAMME` has neither.
    """

    kind: str
    target_id: str
    scorable_id: str = ""


PROGRAMME = Change("programme", "")


def open_feed(session: Session, user_id: str) -> None:
    """Start a user's feed."""
    session.add(FeedRow(user_id=user_id, epoch=secrets.token_hex(8), last_seq=0))


def lock_feeds(session: Session, user_ids: Iterable[str]) -> None:
    """Hold these users' feeds until commit, always in the same order: whoever writes for a user waits here."""
    for user_id in sorted(set(user_ids)):
        locked_feed(session, user_id)


def lock_submissions(session: Session, submission_ids: Iterable[str]) -> None:
    """Hold these submissions' seats until commit; always before any feed."""
    query = select(SubmissionRow.id).where(SubmissionRow.id.in_(sorted(set(submission_ids))))
    session.execute(query.order_by(SubmissionRow.id).with_for_update(key_share=True)).all()


def lock_everybody(session: Session) -> None:
    """Hold all feeds until commit, for what readers and leads are told of together."""
    query = select(FeedRow).order_by(FeedRow.user_id).with_for_update()
    session.scalars(query.execution_options(populate_existing=True)).all()


def announce(session: Session, user_id: str, changes: Iterable[Change]) -> None:
    """Append changes to a user's feed, however many.

    The row lock is kept until commit, so on PostgreSQL too no later number can become visible before an earlier one.
    """
    feed = locked_feed(session, user_id)
    rows = [
        {
            "user_id": user_id,
            "seq": seq,
            "kind": change.kind,
            "target_id": change.target_id,
            "scorable_id": change.scorable_id,
        }
        for seq, change in enumerate(changes, start=feed.last_seq + 1)
    ]
    if rows:
        feed.last_seq += len(rows)
        session.flush()
        session.execute(insert(ChangeRow), rows)


def announce_assignment(session: Session, assignment: AssignmentRow) -> None:
    """Everything a reader needs of an assignment, in the order in which it can be stored."""
    changes = [
        Change("credential", assignment.submission.credential_pk),
        Change("assignment", assignment.id),
    ]
    if session.get(AssessmentRow, assignment.id) is not None:
        changes.append(Change("assessment", assignment.id))
    scored = select(ScoreRow.scorable_id).where(ScoreRow.assignment_id == assignment.id).order_by(ScoreRow.scorable_id)
    changes += [Change("score", assignment.id, scorable_id) for scorable_id in session.scalars(scored)]
    noted = (
        select(AnnotationRow.annotation_id)
        .where(AnnotationRow.assignment_id == assignment.id, AnnotationRow.body.is_not(None))
        .order_by(AnnotationRow.annotation_id)
    )
    changes += [Change("annotation", assignment.id, annotation_id) for annotation_id in session.scalars(noted)]
    announce(session, assignment.user_id, changes)


def announce_new(session: Session, assignments: Sequence[AssignmentRow]) -> None:
    """:func:`announce_assignment` for many on which nothing was written yet; the caller holds all feeds."""
    told: dict[str, list[Change]] = defaultdict(list)
    for first in range(0, len(assignments), AT_ONCE):
        some = assignments[first : first + AT_ONCE]
        of = select(SubmissionRow.id, SubmissionRow.credential_pk)
        found = session.execute(of.where(SubmissionRow.id.in_({row.submission_id for row in some})))
        credentials = dict(found.all())
        for row in some:
            told[row.user_id] += [Change("credential", credentials[row.submission_id]), Change("assignment", row.id)]
    for user_id in sorted(told):
        announce(session, user_id, dict.fromkeys(told[user_id]))


def announce_to_many(session: Session, kind: str, found: Select[str, str]) -> None:
    """Append a change of one kind for each user id and target that a query finds, in few statements for however many.

    The caller holds all feeds.
    """
    session.flush()
    told = found.subquery()
    user_id, target_id = told.c
    seq = FeedRow.last_seq + func.row_number().over(partition_by=user_id, order_by=target_id)
    rows = select(user_id, seq, literal(kind), target_id, literal("")).join(FeedRow, FeedRow.user_id == user_id)
    columns = ["user_id", "seq", "kind", "target_id", "scorable_id"]
    session.execute(insert(ChangeRow).from_select(columns, rows))
    count = select(user_id.label("user_id"), func.count().label("count")).group_by(user_id).subquery()
    counted = update(FeedRow).where(FeedRow.user_id == count.c.user_id)
    # Whoever asks for a feed reads it anew.
    unheard = {"synchronize_session": False}
    session.execute(counted.values(last_seq=FeedRow.last_seq + count.c.count), execution_options=unheard)


def announce_programme(session: Session) -> None:
    """Tell everybody how the programme now wants its submissions read; the caller holds all feeds."""
    announce_to_many(session, PROGRAMME.kind, select(FeedRow.user_id, literal(PROGRAMME.target_id)))


def announce_first_sight(session: Session, device_id: str, cursor: str, now: datetime) -> None:
    """Tell a device what it could not be told before its app asked for it: once, when it first asks.

    One that begins from the start needs only the programme; one that goes on from ``cursor`` was told of its
    assignments in the older form, so all of them are told anew.
    """
    device = session.get_one(DeviceRow, device_id, populate_existing=True)
    if device.judging_since is not None:
        return
    device.judging_since = now
    announce(session, device.user_id, [PROGRAMME])
    if not cursor:
        return
    mine = select(AssignmentRow).where(AssignmentRow.user_id == device.user_id, AssignmentRow.withdrawn_at.is_(None))
    for assignment in session.scalars(mine.order_by(AssignmentRow.id)).all():
        announce_assignment(session, assignment)


def needs_first_sight(session: Session, device_id: str) -> bool:
    """Whether :func:`announce_first_sight` has something to tell this device."""
    return session.scalar(select(DeviceRow.judging_since).where(DeviceRow.id == device_id)) is None


def changes_since(
    session: Session,
    user_id: str,
    cursor: str,
    limit: int,
    copies: Copies,
    calibration: CalibrationCopies | None = None,
) -> Changes:
    """Items after ``cursor`` ("" from the start), at most ``limit`` changes. Raises RefusedError 410.

    ``calibration`` is left out where the caller's app does not know of it.
    """
    feed = session.get_one(FeedRow, user_id)
    since = _position(feed, cursor)
    rows = session.scalars(
        select(ChangeRow)
        .where(ChangeRow.user_id == user_id, ChangeRow.seq > since)
        .order_by(ChangeRow.seq)
        .limit(limit)
    ).all()
    items: list[Item] = []
    told: set[tuple[str, str, str]] = set()
    size, last = 0, since
    if calibration is not None:
        # small, and by the ten thousand where a lead begins: the whole page together
        calibration.foresee(rows)
    for place, row in enumerate(rows):
        if place % FORESEEN == 0:
            copies.foresee(rows[place : place + FORESEEN])
        target = (row.kind, row.target_id, row.scorable_id)
        # Items show the present state, so telling one target twice in a page would say the same twice.
        item = None if target in told else _item(copies, calibration, user_id, row)
        if item is not None:
            length = len(item.model_dump_json().encode())
            if items and size + length > PAGE_BYTES:
                break
            items.append(item)
            size += length
        told.add(target)
        last = row.seq
    return Changes(items=items, cursor=f"{feed.epoch}.{last}", more=last < feed.last_seq)


def _position(feed: FeedRow, cursor: str) -> int:
    if not cursor:
        return 0
    found = _CURSOR.fullmatch(cursor)
    if found is None or found[1] != feed.epoch or int(found[2]) > feed.last_seq:
        raise RefusedError(410, "unknown_cursor", "The hub does not know where you left off; ask from the start.")
    return int(found[2])


def _item(copies: Copies, calibration: CalibrationCopies | None, user_id: str, row: ChangeRow) -> Item | None:
    """The item a change stands for now; None where a later change tells it, or the caller's app does not know it."""
    if row.kind in CALIBRATION:
        return calibration.item(row) if calibration is not None else None
    if row.kind == "programme":
        programme = copies.programme()
        return programme if programme is None or calibration is None else calibration.with_rules(programme)
    if row.kind == "credential":
        return copies.credential(row.target_id)
    assignment = copies.assignment_row(row.target_id)
    here = assignment is not None and assignment.user_id == user_id and assignment.withdrawn_at is None
    if row.kind == "removed":
        return None if here else Removed(id=row.target_id)
    if assignment is None or not here:
        # Its "removed" comes later in the same feed.
        return None
    if row.kind == "assignment":
        return copies.assignment(assignment)
    if row.kind == "score":
        return copies.score(assignment.id, row.scorable_id)
    if row.kind == "annotation":
        return copies.annotation(assignment.id, row.scorable_id) if copies.judging else None
    return copies.assessment(assignment.id)


def locked_feed(session: Session, user_id: str) -> FeedRow:
    """The feed row, locked until commit (SQLite's writers hold the whole database already)."""
    return session.scalars(
        select(FeedRow).where(FeedRow.user_id == user_id).with_for_update().execution_options(populate_existing=True)
    ).one()
