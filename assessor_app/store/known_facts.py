"""What is known about the insides of artifacts: found by the check after a download or by a viewer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import RowMapping
from sqlalchemy.orm import Session

from assessor_app.domain.citation import ArtifactFacts, SheetFacts
from assessor_app.domain.leaks import Leak, LeakKind, LeakPlace
from assessor_app.store.tables import artifact, artifact_facts


def record(
    session: Session, artifact_id: str, facts: ArtifactFacts, *, checked_with: str = "", rendition_sha256: str = ""
) -> None:
    """Remember facts about the content an artifact has now (see :func:`content_of`); workflows only.

    ``checked_with`` names the checks that found them, and ``rendition_sha256`` the hub's rendition they looked at;
    without ``checked_with`` both stay as they are. An unknown artifact is ignored.
    """
    sha256 = content_of(session, artifact_id)
    if sha256 is None:
        return
    values: dict[str, Any] = {
        "sha256": sha256,
        "pages": facts.pages,
        "page_labels": json.dumps(facts.page_labels, ensure_ascii=False),
        "duration": facts.duration,
        "pages_from": facts.pages_from,
        "sheets": json.dumps([asdict(one) for one in facts.sheets], ensure_ascii=False),
        "fault": facts.fault,
        "has_text": facts.has_text,
        "first_text": facts.first_text,
        "checked": facts.checked,
        "leaks": None if facts.leaks is None else json.dumps([_told(one) for one in facts.leaks]),
    }
    if checked_with:
        values |= {"checked_with": checked_with, "rendition_sha256": rendition_sha256}
    statement = insert(artifact_facts).values(artifact_id=artifact_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["artifact_id"], set_=values))


def content_of(session: Session, artifact_id: str) -> str | None:
    """The hash of the content an artifact has according to the hub, None where it is unknown."""
    query = select(artifact.c.sha256).where(artifact.c.id == artifact_id).limit(1)
    return session.execute(query).scalar_one_or_none()


def of_artifact(session: Session, artifact_id: str) -> ArtifactFacts | None:
    """What is known about the inside of an artifact, None before anyone looked at this content."""
    row = session.execute(_known().where(artifact.c.id == artifact_id).limit(1)).mappings().one_or_none()
    return None if row is None else _facts(row)


def of_submission(session: Session, submission_id: str) -> dict[str, ArtifactFacts]:
    """What is known about each artifact of a submission, by artifact id."""
    rows = session.execute(_known().where(artifact.c.submission_id == submission_id)).mappings()
    return {row["artifact_id"]: _facts(row) for row in rows}


def _known() -> Select[Any]:
    """Facts of another content than the artifact has now are not believed."""
    same = (artifact.c.id == artifact_facts.c.artifact_id) & (artifact.c.sha256 == artifact_facts.c.sha256)
    return select(artifact_facts).join(artifact, same)


def _facts(row: RowMapping) -> ArtifactFacts:
    return ArtifactFacts(
        row["pages"],
        tuple(json.loads(row["page_labels"])),
        row["duration"],
        row["pages_from"],
        tuple(SheetFacts(**one) for one in json.loads(row["sheets"])),
        row["fault"],
        row["has_text"],
        row["first_text"],
        bool(row["checked"]),
        None if row["leaks"] is None else tuple(_leak(*one) for one in json.loads(row["leaks"])),
    )


def _told(leak: Leak) -> list[Any]:
    """Kind and place, with the prints of names where there are any."""
    return [leak.kind, leak.where, list(leak.prints)] if leak.prints else [leak.kind, leak.where]


def _leak(kind: LeakKind, where: LeakPlace, prints: Sequence[str] = ()) -> Leak:
    return Leak(kind, where, tuple(prints))
