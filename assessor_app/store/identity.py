"""Who is signed in on this profile; the token itself lives in the key store, never here."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.store.tables import identity


@dataclass(frozen=True, slots=True)
class Identity:
    """The person, the hub and this device as the hub knows it."""

    hub_url: str
    programme: str
    code: str
    display: str
    role: Literal["assessor", "lead", "admin"]
    device_id: str


def save_session(session: Session, who: Identity) -> None:
    """Remember who is signed in, in place of whoever was."""
    values = asdict(who)
    statement = insert(identity).values(id=1, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))


def load_identity(session: Session) -> Identity | None:
    """Who is signed in, or None."""
    row = session.execute(select(identity)).mappings().one_or_none()
    if row is None:
        return None
    return Identity(row["hub_url"], row["programme"], row["code"], row["display"], row["role"], row["device_id"])
