"""What the assessor said when a submission was sent back unscored because it is incomplete."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.store.tables import incomplete_return


@dataclass(frozen=True, slots=True)
class Returning:
    """Name, moment, own words, and the points: code, subject (an id or "") and sentence of each."""

    signature: str
    returned_at: datetime
    points: tuple[tuple[str, str, str], ...]
    note: str


def write_return(session: Session, assignment_id: str, returning: Returning) -> None:
    """Record it, in place of an earlier one; workflows only."""
    values = {
        "signature": returning.signature,
        "returned_at": returning.returned_at,
        "points": json.dumps(returning.points, ensure_ascii=False),
        "note": returning.note,
    }
    statement = insert(incomplete_return).values(assignment_id=assignment_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["assignment_id"], set_=values))


def load_return(session: Session, assignment_id: str) -> Returning | None:
    """What was said, or None."""
    query = select(incomplete_return).where(incomplete_return.c.assignment_id == assignment_id)
    row = session.execute(query).mappings().one_or_none()
    if row is None:
        return None
    points = tuple((code, subject, sentence) for code, subject, sentence in json.loads(row["points"]))
    return Returning(row["signature"], row["returned_at"], points, row["note"])


def hub_return(said: str | None, signature: str, returned_at: datetime) -> Returning | None:
    """What the hub ``said`` (JSON) of a return, or None; name and moment are not in it."""
    if said is None:
        return None
    told = json.loads(said)
    points = tuple((one["code"], one["subject"], one["sentence"]) for one in told["points"])
    return Returning(signature, returned_at, points, told["note"])


def drop_return(session: Session, assignment_id: str) -> None:
    """Forget one that was taken back before it was sent, or that a submission came after."""
    session.execute(delete(incomplete_return).where(incomplete_return.c.assignment_id == assignment_id))
