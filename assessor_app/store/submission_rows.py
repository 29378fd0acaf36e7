"""Writes a submission of the hub with its artifacts and their renditions; sync only."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.store import tables

if TYPE_CHECKING:
    # Types only: pydantic must not be imported just to show the queue.
    from assessor_app.protocol.messages import SubmissionCopy


def put_submission(session: Session, copy: SubmissionCopy, kept_under: str = "") -> None:
    """Store a submission in place of what was known of it, under its own id or another."""
    name = kept_under or copy.id
    values = {
        "code": copy.code,
        "attempt": copy.attempt,
        "credential_id": copy.credential_id,
        "credential_version": copy.credential_version,
        "received_at": copy.received_at,
        "practitioner": copy.practitioner,
        "responses": json.dumps([one.model_dump() for one in copy.responses], ensure_ascii=False),
        "analyses": json.dumps([one.model_dump() for one in copy.analyses], ensure_ascii=False),
    }
    rows = [
        {"submission_id": name, "position": position, **one.model_dump(exclude={"rendition"})}
        for position, one in enumerate(copy.artifacts)
    ]
    values["digest"] = _fingerprint(values["analyses"], rows)
    statement = insert(tables.submission).values(id=name, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))
    table = tables.artifact
    # The renditions go with their artifacts.
    session.execute(delete(table).where(table.c.submission_id == name))
    if rows:
        session.execute(insert(table), rows)
    renditions = [
        {"submission_id": name, "artifact_id": one.id, **one.rendition.model_dump()}
        for one in copy.artifacts
        if one.rendition is not None
    ]
    if renditions:
        session.execute(insert(tables.rendition), renditions)


def _fingerprint(analyses: Any, artifacts: list[dict[str, Any]]) -> str:
    """Of all that decides where citations lead, besides what is inside the files."""
    text = json.dumps([analyses, artifacts], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
