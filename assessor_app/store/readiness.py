"""How ready submissions are for reading without a network: what is here, checked, in trouble, and cited in vain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, delete, exists, func, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.store import tables
from assessor_app.store.tables import artifact, artifact_facts, artifact_file, preflight, rendition, submission

# A fault of this laptop's disk, not of the file: looked at again each time.
MISSING: Final = "missing"


@dataclass(frozen=True, slots=True)
class CheckJob:
    """One submission that deserves a look: ``artifact_ids`` are here and not yet opened by these checks.

    With ``complete`` everything of it will be here and checked then, so its citations can be counted.
    """

    assignment_id: str
    submission_id: str
    artifact_ids: tuple[str, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class ReadinessFacts:
    """One submission: artifacts in all, here, here and checked; ``faults`` of those that cannot be shown.

    An artifact that was here and is gone from the disk is not here, and has the fault MISSING.
    ``resolved`` and ``unresolved`` count citations, both 0 and ``checked_at`` None before they were counted.
    """

    files: int
    here: int
    checked: int
    faults: tuple[str, ...]
    resolved: int
    unresolved: int
    checked_at: datetime | None


def jobs(session: Session, assignment_ids: tuple[str, ...], checked_with: str) -> tuple[CheckJob, ...]:
    """What is left to check among these assignments (none named: all that are still ours), the soonest due first."""
    query = _looks(checked_with)
    if assignment_ids:
        query = query.where(tables.assignment.c.id.in_(assignment_ids))
    found: dict[str, list[tuple[str, str | None, bool, bool, bool]]] = {}
    for assignment_id, submission_id, artifact_id, here, settled, fresh in session.execute(query):
        row = (submission_id, artifact_id, bool(here), bool(settled), bool(fresh))
        found.setdefault(assignment_id, []).append(row)
    made = (_job(assignment_id, rows) for assignment_id, rows in found.items())
    return tuple(one for one in made if one is not None)


def write_summary(
    session: Session, submission_id: str, digest: str, checked_with: str, counts: tuple[int, int], moment: datetime
) -> None:
    """Remember how many citations led somewhere and nowhere (``counts``); workflows only.

    ``digest`` is what the submission had when they were counted. Summaries of submissions that are gone go too.
    """
    values = {
        "digest": digest,
        "checked_with": checked_with,
        "resolved": counts[0],
        "unresolved": counts[1],
        "checked_at": moment,
    }
    statement = insert(preflight).values(submission_id=submission_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["submission_id"], set_=values))
    session.execute(delete(preflight).where(~exists().where(submission.c.id == preflight.c.submission_id)))


def digest_of(session: Session, submission_id: str) -> str:
    """Fingerprint of what a submission's citations are held against, "" where it is unknown."""
    query = select(submission.c.digest).where(submission.c.id == submission_id)
    return session.execute(query).scalar_one_or_none() or ""


def summarised_with(session: Session, artifact_id: str) -> Mapping[str, str]:
    """The checks that counted the citations of each submission with this artifact, by submission id."""
    query = (
        select(preflight.c.submission_id, preflight.c.checked_with)
        .join(artifact, artifact.c.submission_id == preflight.c.submission_id)
        .where(artifact.c.id == artifact_id)
    )
    return {row.submission_id: row.checked_with for row in session.execute(query)}


def readiness_of_all(session: Session) -> dict[str, ReadinessFacts]:
    """Every submission, in one query, by its id.

    A count of citations that no longer fits the submission is left out.
    """
    here = artifact_file.c.artifact_id.is_not(None)
    gone = and_(~here, artifact_facts.c.fault == MISSING)
    # one that was gone and came back deserves another look
    checked = and_(here, func.coalesce(artifact_facts.c.checked, False), artifact_facts.c.fault != MISSING)
    fault = case((or_(gone, and_(checked, artifact_facts.c.fault != "")), artifact_facts.c.fault))
    query = (
        select(
            submission.c.id,
            func.count(artifact.c.id),
            # a sum of booleans would come back as one
            func.sum(case((here, 1), else_=0)),
            func.sum(case((checked, 1), else_=0)),
            func.group_concat(fault),
            func.coalesce(preflight.c.resolved, 0),
            func.coalesce(preflight.c.unresolved, 0),
            preflight.c.checked_at,
        )
        .select_from(submission)
        .outerjoin(artifact, artifact.c.submission_id == submission.c.id)
        .outerjoin(artifact_file, _same_content(artifact_file.c.artifact_id, artifact_file.c.sha256))
        .outerjoin(artifact_facts, _same_content(artifact_facts.c.artifact_id, artifact_facts.c.sha256))
        .outerjoin(
            preflight,
            (preflight.c.submission_id == submission.c.id) & (preflight.c.digest == submission.c.digest),
        )
        .group_by(submission.c.id)
    )
    return {
        submission_id: ReadinessFacts(
            files, present, seen, tuple(sorted(faults.split(","))) if faults else (), resolved, unresolved, at
        )
        for submission_id, files, present, seen, faults, resolved, unresolved, at in session.execute(query)
    }


def _same_content(owner: ColumnElement[str], sha256: ColumnElement[str]) -> ColumnElement[bool]:
    return and_(owner == artifact.c.id, sha256 == artifact.c.sha256)


def _looks(checked_with: str) -> Select[Any]:
    """A query for each assignment with each of its artifacts: assignment, submission, artifact, and whether the
    file is here, whether it was looked at, whether the summary of the submission still holds."""
    assignment = tables.assignment
    rendition_file = artifact_file.alias("rendition_file")
    settled = and_(
        artifact_facts.c.checked,
        artifact_facts.c.checked_with == checked_with,
        artifact_facts.c.rendition_sha256 == func.coalesce(rendition_file.c.sha256, ""),
        artifact_facts.c.fault != MISSING,
    )
    fresh = and_(preflight.c.digest == submission.c.digest, preflight.c.checked_with == checked_with)
    return (
        select(
            assignment.c.id,
            submission.c.id,
            artifact.c.id,
            artifact_file.c.artifact_id.is_not(None),
            func.coalesce(settled, False),
            func.coalesce(fresh, False),
        )
        .select_from(assignment)
        .join(submission, submission.c.id == assignment.c.submission_id)
        .outerjoin(artifact, artifact.c.submission_id == submission.c.id)
        .outerjoin(artifact_file, _same_content(artifact_file.c.artifact_id, artifact_file.c.sha256))
        .outerjoin(artifact_facts, _same_content(artifact_facts.c.artifact_id, artifact_facts.c.sha256))
        .outerjoin(
            rendition,
            (rendition.c.submission_id == artifact.c.submission_id) & (rendition.c.artifact_id == artifact.c.id),
        )
        .outerjoin(
            rendition_file,
            (rendition_file.c.artifact_id == rendition.c.id) & (rendition_file.c.sha256 == rendition.c.sha256),
        )
        .outerjoin(preflight, preflight.c.submission_id == submission.c.id)
        .where(assignment.c.withdrawn.is_(False))
        .order_by(assignment.c.due_at.is_(None), assignment.c.due_at, assignment.c.id, artifact.c.position)
    )


def _job(assignment_id: str, rows: list[tuple[str, str | None, bool, bool, bool]]) -> CheckJob | None:
    """``rows`` hold submission, artifact, here, settled, fresh; a submission without artifacts has one empty row."""
    submission_id, _, _, _, fresh = rows[0]
    files = [(artifact_id, here, settled) for _, artifact_id, here, settled, _ in rows if artifact_id is not None]
    left = tuple(artifact_id for artifact_id, here, settled in files if here and not settled)
    complete = all(here for _, here, _ in files)
    if not left and (fresh or not complete):
        return None
    return CheckJob(assignment_id, submission_id, left, complete)
