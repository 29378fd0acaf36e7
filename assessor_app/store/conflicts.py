"""Changes that met another one: laid together where they can be, kept whole where a person has to choose, and settled.

One thing (a score, the feedback, an annotation) has at most one parked operation; what the assessor wants of it is what
the screen shows, so that edits made while it is parked belong to it.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.orm import Session

from assessor_app.domain.three_way import Part, Parts, merge
from assessor_app.store import conflict_parts, outbox, sending
from assessor_app.store.operations import EDITS, Operation, OperationKind, operation_of
from assessor_app.store.tables import outbox as outbox_table
from assessor_app.store.tables import settled_conflict

# How one part was settled; "both" by itself, since only one side had changed it, "own" by words written anew.
Way = Literal["before", "mine", "theirs", "own", "both"]
MOST_SETTLED: Final = 500


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one conflict; ``story`` is what the hub told of it (JSON), None where it told nothing."""

    id: str
    assignment_id: str
    kind: OperationKind
    target: str
    base: Parts | None
    mine: Parts
    theirs: Parts
    chosen: Parts
    ways: Mapping[Part, Way]
    story: str | None
    settled_at: datetime


def parked(session: Session) -> tuple[Operation, ...]:
    """Every edit that awaits a person's choice, oldest first."""
    return _in_state(session, "parked")


def refused(session: Session) -> tuple[Operation, ...]:
    """Everything else that needs attention, oldest first: refused by the hub, or no edit and parked."""
    query = select(outbox_table).where(outbox_table.c.state.in_(("parked", "refused"))).order_by(outbox_table.c.seq)
    found = (operation_of(row) for row in session.execute(query).mappings())
    return tuple(one for one in found if one.state == "refused" or one.kind not in EDITS)


def lay_together(session: Session, assignment_id: str, kind: OperationKind, target: str, now: datetime) -> bool:
    """Settle a change whose hub's copy (stored already) is newer, where no part was changed on both sides.

    True where nothing of it is open any more: what came of it is queued, and what both sides had is kept.
    """
    waiting = _of_target(session, assignment_id, kind, target)
    known = [one for one in waiting if one.state in ("sent", "parked")]
    if not known:
        return False
    base = conflict_parts.base_of(known[0])
    mine = conflict_parts.mine(session, assignment_id, kind, target)
    theirs = conflict_parts.theirs(session, assignment_id, kind, target)
    merged = merge(base, mine, theirs)
    if merged.open:
        return False
    _give_up(session, waiting)
    conflict_parts.write(session, assignment_id, kind, target, merged.parts, now)
    if merged.parts not in (mine, theirs):
        ways: dict[Part, Way] = {part: "both" for part in mine if mine[part] != theirs[part]}
        _keep(session, known[0], base, mine, theirs, merged.parts, ways, now)
    return True


def park(session: Session, operation: Operation, current: bytes, sentence: str) -> None:
    """Keep both copies for a person: what was frozen of this thing before and after becomes one parked operation."""
    sent = [
        one
        for one in _of_target(session, operation.assignment_id, operation.kind, operation.scorable_id)
        if one.state in ("sent", "parked")
    ]
    _give_up(session, sent[1:])
    sending.keep_parked(session, sent[0].key, current, sentence)


def reconsider(session: Session, assignment_id: str, kind: OperationKind, target: str, now: datetime) -> None:
    """The hub's copy of something parked has changed again (stored already): perhaps nothing is open any more."""
    states = {one.state for one in _of_target(session, assignment_id, kind, target)}
    if "parked" in states and "sent" not in states:
        lay_together(session, assignment_id, kind, target, now)


def settle(session: Session, operation: Operation, chosen: Parts, ways: Mapping[Part, Way], now: datetime) -> str:
    """Write what a person chose; what was not chosen is kept. Returns the id under which."""
    assignment_id, kind, target = operation.assignment_id, operation.kind, operation.scorable_id
    base = conflict_parts.base_of(operation)
    mine = conflict_parts.mine(session, assignment_id, kind, target)
    theirs = conflict_parts.theirs(session, assignment_id, kind, target)
    _give_up(session, _of_target(session, assignment_id, kind, target))
    conflict_parts.write(session, assignment_id, kind, target, chosen, now)
    return _keep(session, operation, base, mine, theirs, chosen, ways, now)


def theirs_rev(session: Session, operation: Operation) -> int:
    """Revision of the hub's copy that an edit stands against, 0 where it has none."""
    return sending.base_rev(session, operation)


def set_story(session: Session, key: str, story: str) -> None:
    """Remember what the hub tells of the copies that stand against each other."""
    session.execute(outbox_table.update().where(outbox_table.c.key == key).values(story=story))


def load_settled(session: Session, limit: int = MOST_SETTLED) -> tuple[Settled, ...]:
    """What was settled on this laptop, by itself or by the person, newest first."""
    query = select(settled_conflict).order_by(settled_conflict.c.settled_at.desc(), settled_conflict.c.id).limit(limit)
    return tuple(_settled_of(row) for row in session.execute(query).mappings())


def load_one(session: Session, settled_id: str) -> Settled | None:
    """One of them."""
    row = session.execute(select(settled_conflict).where(settled_conflict.c.id == settled_id)).mappings().one_or_none()
    return None if row is None else _settled_of(row)


def _keep(
    session: Session,
    operation: Operation,
    base: Parts | None,
    mine: Parts,
    theirs: Parts,
    chosen: Parts,
    ways: Mapping[Part, Way],
    now: datetime,
) -> str:
    made = uuid.uuid4().hex
    session.execute(
        insert(settled_conflict).values(
            id=made,
            assignment_id=operation.assignment_id,
            kind=operation.kind,
            target=operation.scorable_id,
            base=None if base is None else conflict_parts.encode(base),
            mine=conflict_parts.encode(mine),
            theirs=conflict_parts.encode(theirs),
            chosen=conflict_parts.encode(chosen),
            ways=json.dumps(dict(ways)),
            story=operation.story,
            settled_at=now,
        )
    )
    newest = select(settled_conflict.c.id).order_by(settled_conflict.c.settled_at.desc()).limit(MOST_SETTLED)
    session.execute(delete(settled_conflict).where(settled_conflict.c.id.not_in(newest)))
    return made


def _settled_of(row: RowMapping) -> Settled:
    ways: dict[Part, Any] = json.loads(row["ways"])
    return Settled(
        row["id"],
        row["assignment_id"],
        row["kind"],
        row["target"],
        None if row["base"] is None else conflict_parts.decode(row["base"]),
        conflict_parts.decode(row["mine"]),
        conflict_parts.decode(row["theirs"]),
        conflict_parts.decode(row["chosen"]),
        ways,
        row["story"],
        row["settled_at"],
    )


def _in_state(session: Session, state: str) -> tuple[Operation, ...]:
    chosen = (outbox_table.c.state == state) & outbox_table.c.kind.in_(EDITS)
    query = select(outbox_table).where(chosen).order_by(outbox_table.c.seq)
    return tuple(operation_of(row) for row in session.execute(query).mappings())


def _of_target(session: Session, assignment_id: str, kind: OperationKind, target: str) -> tuple[Operation, ...]:
    found = outbox.operations(session, assignment_id)
    return tuple(one for one in found if one.kind == kind and one.scorable_id == target)


def _give_up(session: Session, operations: tuple[Operation, ...] | list[Operation]) -> None:
    for one in operations:
        sending.give_up(session, one.key)
