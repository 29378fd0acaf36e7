"""What leads have done, as the hub tells it and as it waits here to be told; the newest first."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, CursorResult, and_, delete, func, insert, select
from sqlalchemy.orm import Session

from assessor_app.store.tables import local_act, outbox, server_act

if TYPE_CHECKING:
    # what acts are is imported where one is read or made: whoever opens the queue needs none of it
    from assessor_app.domain.lead_acts import LeadAct, MadeAct


@dataclass(frozen=True, slots=True)
class StoredAct:
    """An act of this laptop as it is to be sent: when it was made, and its JSON."""

    made_at: datetime
    body: str


def make(session: Session, act_id: str, by: str, act: LeadAct, now: datetime) -> MadeAct:
    """Write an act down with its operation; both or neither. Raises ValueError for a naive moment."""
    from assessor_app.domain.lead_acts import MadeAct  # late: see above
    from assessor_app.store.act_body import act_text

    session.execute(insert(local_act).values(id=act_id, by=by, made_at=now, body=act_text(act)))
    _enqueue(session, act_id, now)
    return MadeAct(act_id, by, now, None, act)


def is_known(session: Session, act_id: str) -> bool:
    """Whether an act is here, waiting or as the hub has it."""
    return any(
        session.execute(select(table.c.id).where(table.c.id == act_id)).first() for table in (local_act, server_act)
    )


def renew(session: Session, act_id: str, now: datetime) -> None:
    """Send what the hub refused once more, as a new operation."""
    session.execute(delete(outbox).where(_about(act_id)))
    _enqueue(session, act_id, now)


def drop_refused(session: Session, act_id: str) -> bool:
    """Forget an act that the hub said no to; False where it has none such."""
    refused = and_(_about(act_id), outbox.c.state.in_(("refused", "parked")))
    gone = session.execute(delete(outbox).where(refused))
    if not isinstance(gone, CursorResult) or not gone.rowcount:
        return False
    settle(session, act_id)
    return True


def settle(session: Session, act_id: str) -> None:
    """Let go of the local copy once nothing of it waits."""
    waits = select(func.count()).select_from(outbox).where(_about(act_id))
    if not session.execute(waits).scalar_one():
        session.execute(delete(local_act).where(local_act.c.id == act_id))


def load_local(session: Session, act_id: str) -> StoredAct | None:
    """What is to be sent of an act, None where it is gone."""
    query = select(local_act.c.made_at, local_act.c.body).where(local_act.c.id == act_id)
    row = session.execute(query).one_or_none()
    return None if row is None else StoredAct(row[0], row[1])


def load_all(session: Session) -> tuple[MadeAct, ...]:
    """Every act, each once: the hub's word where it has one, else as it waits here."""
    from assessor_app.domain.lead_acts import MadeAct  # late: see above
    from assessor_app.store.act_body import act_from

    found = {
        row["id"]: MadeAct(row["id"], row["by"], row["made_at"], row["accepted_at"], act_from(row["body"]))
        for row in session.execute(select(server_act)).mappings()
    }
    waiting = select(local_act, outbox.c.state, outbox.c.sentence).outerjoin(
        outbox, and_(outbox.c.kind == "act", outbox.c.scorable_id == local_act.c.id)
    )
    for row in session.execute(waiting).mappings():
        said = row["sentence"] if row["state"] in ("refused", "parked") else ""
        act = MadeAct(row["id"], row["by"], row["made_at"], None, act_from(row["body"]), said or "")
        found.setdefault(act.id, act)
    return tuple(sorted(found.values(), key=_newest_first))


def counts(session: Session) -> tuple[int, int]:
    """How many acts wait to be sent, and how many were refused."""
    query = select(outbox.c.state, func.count()).where(outbox.c.kind == "act").group_by(outbox.c.state)
    by_state: dict[str, int] = {row[0]: row[1] for row in session.execute(query)}
    refused = by_state.get("refused", 0) + by_state.get("parked", 0)
    return sum(by_state.values()) - refused, refused


def stamp(session: Session) -> tuple[object, ...]:
    """Something that changes whenever any act does."""
    server = session.execute(select(func.count(), func.max(server_act.c.accepted_at)).select_from(server_act)).one()
    mine = session.execute(select(func.count(), func.max(local_act.c.made_at)).select_from(local_act)).one()
    return (*server, *mine, counts(session))


def _about(act_id: str) -> ColumnElement[bool]:
    return and_(outbox.c.kind == "act", outbox.c.scorable_id == act_id)


def _enqueue(session: Session, act_id: str, now: datetime) -> None:
    row = {"key": uuid.uuid4().hex, "kind": "act", "scorable_id": act_id, "state": "pending", "created_at": now}
    session.execute(insert(outbox).values(assignment_id=None, **row))


def _newest_first(act: MadeAct) -> tuple[float, str]:
    return -act.made_at.astimezone(UTC).timestamp(), act.id
