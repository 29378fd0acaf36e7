"""Where the assessor was in each submission, as plain JSON values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.store.tables import place


def save_place(session: Session, assignment_id: str, body: Mapping[str, Any]) -> None:
    """Remember one place, in place of the last."""
    values = {"body": json.dumps(body, ensure_ascii=False)}
    statement = insert(place).values(assignment_id=assignment_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["assignment_id"], set_=values))


def load_place(session: Session, assignment_id: str) -> dict[str, Any]:
    """The remembered place, empty where there is none."""
    body = session.execute(select(place.c.body).where(place.c.assignment_id == assignment_id)).scalar_one_or_none()
    return {} if body is None else dict(json.loads(body))


def seen_of_all(session: Session) -> dict[str, datetime]:
    """When each assignment was last looked at on this laptop; places of older versions do not tell."""
    found = session.execute(select(place.c.assignment_id, func.json_extract(place.c.body, "$.at")))
    return {assignment_id: datetime.fromisoformat(at) for assignment_id, at in found if at}
