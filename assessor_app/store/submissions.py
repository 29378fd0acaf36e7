"""What is to be read: assignments, submissions and the pinned definitions, as the domain's own objects."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.orm import Session

from assessor_app.domain.submission import Artifact, Assignment, CitedText, Response, SelfAnalysis, Submission
from assessor_app.store.artifacts import needed_files
from assessor_app.store.readiness import ReadinessFacts, readiness_of_all
from assessor_app.store.tables import artifact, artifact_file, assignment, credential, server_assessment, submission

_NOTHING = ReadinessFacts(0, 0, 0, (), 0, 0, None)


@dataclass(frozen=True, slots=True)
class StoredDefinition:
    """One definition as text (mcdef/1 JSON), and whether a lead has accepted it for live use."""

    text: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class QueueFacts:
    """What the queue needs of one assignment without reading the submission.

    Sizes in bytes, renditions counted; ``missing_ids`` are files that are not here, artifacts and renditions.
    """

    assignment_id: str
    code: str
    credential_key: str
    attempt: int
    due_at: datetime | None
    withdrawn: bool
    missing_ids: tuple[str, ...]
    size: int
    present_bytes: int
    server_state: str
    has_receipt: bool
    readiness: ReadinessFacts
    # as the hub said them (JSON): when the days began to count, and what a further attempt opens again
    clock: str | None = None
    reopening: str | None = None
    # what a lead wrote when handing it back
    lead_note: str = ""
    practitioner: str = ""


def load_assignment(session: Session, assignment_id: str) -> tuple[Assignment, bool] | None:
    """An assignment and whether it was withdrawn, or None where it is unknown."""
    row = session.execute(select(assignment).where(assignment.c.id == assignment_id)).mappings().one_or_none()
    if row is None:
        return None
    return Assignment(row["id"], row["submission_id"], row["role"], row["due_at"]), bool(row["withdrawn"])


def load_submission(session: Session, submission_id: str) -> Submission | None:
    """A whole submission, artifacts in the order handed in, or None where it is unknown."""
    row = session.execute(select(submission).where(submission.c.id == submission_id)).mappings().one_or_none()
    if row is None:
        return None
    query = select(artifact).where(artifact.c.submission_id == submission_id).order_by(artifact.c.position)
    files = tuple(_artifact(one) for one in session.execute(query).mappings())
    return Submission(
        row["id"],
        row["code"],
        row["attempt"],
        row["credential_id"],
        row["credential_version"],
        row["received_at"],
        tuple(Response(one["prompt_id"], one["text"]) for one in json.loads(row["responses"])),
        files,
        tuple(
            SelfAnalysis(
                one["criterion_id"],
                one["explanation"],
                tuple(CitedText(cited["raw"], cited["artifact_id"]) for cited in one["citations"]),
            )
            for one in json.loads(row["analyses"])
        ),
        row["practitioner"],
    )


def load_artifact(session: Session, artifact_id: str) -> Artifact | None:
    """One artifact's facts, or None where no submission on this laptop has it."""
    row = session.execute(select(artifact).where(artifact.c.id == artifact_id)).mappings().first()
    return None if row is None else _artifact(row)


def load_credential_key(session: Session, assignment_id: str) -> tuple[str, str] | None:
    """Id and version of the definition an assignment is read under, or None where the assignment is unknown."""
    query = (
        select(submission.c.credential_id, submission.c.credential_version)
        .join(assignment, assignment.c.submission_id == submission.c.id)
        .where(assignment.c.id == assignment_id)
    )
    row = session.execute(query).one_or_none()
    return None if row is None else (row[0], row[1])


def load_definition_text(session: Session, credential_id: str, version: str) -> StoredDefinition | None:
    """The stored definition, or None where it has not arrived."""
    query = select(credential.c.definition, credential.c.accepted)
    chosen = (credential.c.id == credential_id) & (credential.c.version == version)
    row = session.execute(query.where(chosen)).one_or_none()
    return None if row is None else StoredDefinition(row[0], row[1])


def definitions_of_all(session: Session) -> Mapping[str, StoredDefinition]:
    """Every definition some assignment is read under, by ``id@version``."""
    query = (
        select(credential.c.id, credential.c.version, credential.c.definition, credential.c.accepted)
        .join(
            submission,
            (submission.c.credential_id == credential.c.id) & (submission.c.credential_version == credential.c.version),
        )
        .distinct()
    )
    return {f"{row.id}@{row.version}": StoredDefinition(row.definition, row.accepted) for row in session.execute(query)}


def queue_facts(session: Session) -> tuple[QueueFacts, ...]:
    """One entry per assignment, the soonest due first, those without a date last."""
    files, ready = _files_of_all(session), readiness_of_all(session)
    query = (
        select(
            assignment.c.id,
            assignment.c.submission_id,
            assignment.c.due_at,
            assignment.c.withdrawn,
            assignment.c.clock,
            assignment.c.reopening,
            assignment.c.earlier_submission_id,
            submission.c.code,
            submission.c.attempt,
            submission.c.credential_id,
            submission.c.credential_version,
            submission.c.practitioner,
            func.coalesce(server_assessment.c.state, "open").label("server_state"),
            server_assessment.c.receipt_number.is_not(None).label("has_receipt"),
            func.coalesce(server_assessment.c.note, "").label("lead_note"),
        )
        .join(submission, submission.c.id == assignment.c.submission_id)
        .outerjoin(server_assessment, server_assessment.c.assignment_id == assignment.c.id)
        .order_by(assignment.c.due_at.is_(None), assignment.c.due_at, submission.c.code, assignment.c.id)
    )
    return tuple(
        _queue_facts(row, _files_of(row, files), ready.get(row["submission_id"], _NOTHING))
        for row in session.execute(query).mappings()
    )


def _queue_facts(row: RowMapping, files: _Files, readiness: ReadinessFacts) -> QueueFacts:
    return QueueFacts(
        assignment_id=row["id"],
        code=row["code"],
        credential_key=f"{row['credential_id']}@{row['credential_version']}",
        attempt=row["attempt"],
        due_at=row["due_at"],
        withdrawn=bool(row["withdrawn"]),
        missing_ids=files.missing_ids,
        size=files.size,
        present_bytes=files.present_bytes,
        server_state=row["server_state"],
        has_receipt=bool(row["has_receipt"]),
        readiness=readiness,
        clock=row["clock"],
        reopening=row["reopening"],
        lead_note=row["lead_note"],
        practitioner=row["practitioner"],
    )


def _files_of(row: RowMapping, files: Mapping[str, _Files]) -> _Files:
    """Those of the submission, and of the attempt before where that is compared with it."""
    found = files.get(row["submission_id"], _Files())
    before = files.get(row["earlier_submission_id"] or "", _Files())
    return _Files(
        found.size + before.size, found.present_bytes + before.present_bytes, found.missing_ids + before.missing_ids
    )


@dataclass(frozen=True, slots=True)
class _Files:
    size: int = 0
    present_bytes: int = 0
    missing_ids: tuple[str, ...] = ()


def _files_of_all(session: Session) -> dict[str, _Files]:
    file = needed_files().subquery("file")
    here = artifact_file.c.artifact_id.is_not(None)
    query = (
        select(
            file.c.submission_id,
            func.sum(file.c.size),
            func.sum(case((here, file.c.size), else_=0)),
            # ids hold no comma
            func.group_concat(case((~here, file.c.id))),
        )
        .outerjoin(
            artifact_file, (artifact_file.c.artifact_id == file.c.id) & (artifact_file.c.sha256 == file.c.sha256)
        )
        .group_by(file.c.submission_id)
    )
    return {
        owner: _Files(size, present, tuple(missing.split(",")) if missing else ())
        for owner, size, present, missing in session.execute(query)
    }


def _artifact(row: RowMapping) -> Artifact:
    return Artifact(row["id"], row["name"], row["kind"], row["media_type"], row["size"], row["sha256"], row["slot_id"])
