"""What the windows want back at the next start: sizes, panes, last page, as plain text values."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.store.tables import ui_state


def load(session: Session) -> dict[str, str]:
    """All remembered values by name."""
    return {row.name: row.value for row in session.execute(select(ui_state.c.name, ui_state.c.value))}


def value(session: Session, name: str) -> str:
    """One remembered value, "" where there is none."""
    query = select(ui_state.c.value).where(ui_state.c.name == name)
    return session.execute(query).scalar_one_or_none() or ""


def save(session: Session, values: Mapping[str, str]) -> None:
    """Remember these values; others stay as they are."""
    for name, value in values.items():
        statement = insert(ui_state).values(name=name, value=value)
        session.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
