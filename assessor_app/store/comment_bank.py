"""The assessor's own comments to be used again, how often each was used, and what they wrote before."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.domain.programme import BankComment
from assessor_app.store.tables import (
    assignment,
    bank_comment,
    comment_count,
    local_feedback,
    local_score,
    server_assessment,
    server_score,
    signing,
    submission,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A comment on one criterion of a submission, or its overall feedback, and when it was written as far as known."""

    text: str
    mark: str | None
    at: datetime


def own_comments(session: Session, credential_id: str) -> tuple[BankComment, ...]:
    """Those of the assessor that fit a credential (without version), with how often each was used."""
    used = counts(session)
    fits = bank_comment.c.credential_id.in_(("", credential_id))
    rows = session.execute(select(bank_comment).where(fits).order_by(bank_comment.c.id)).mappings()
    return tuple(
        BankComment(
            row["id"],
            row["text"],
            row["credential_id"],
            row["scorable_id"],
            row["level"],
            own=True,
            used=used.get(row["id"], 0),
        )
        for row in rows
    )


def keep(session: Session, comment: BankComment) -> str:
    """Store one of the assessor's own, in place of the one of that id; a new id where it has none. Returns the id."""
    comment_id = comment.id or f"own-{uuid.uuid4().hex}"
    values = {
        "text": comment.text,
        "credential_id": comment.credential_id,
        "scorable_id": comment.scorable_id,
        "level": comment.level,
    }
    statement = insert(bank_comment).values(id=comment_id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))
    return comment_id


def drop(session: Session, comment_id: str) -> None:
    """Forget one of the assessor's own and its count; an unknown id is ignored."""
    session.execute(delete(bank_comment).where(bank_comment.c.id == comment_id))
    session.execute(delete(comment_count).where(comment_count.c.comment_id == comment_id))


def count(session: Session, comment_id: str) -> None:
    """One use more."""
    statement = insert(comment_count).values(comment_id=comment_id, used=1)
    more = {"used": comment_count.c.used + 1}
    session.execute(statement.on_conflict_do_update(index_elements=["comment_id"], set_=more))


def counts(session: Session) -> Mapping[str, int]:
    """How often each comment was used, by its id."""
    rows = session.execute(select(comment_count.c.comment_id, comment_count.c.used))
    return {row.comment_id: row.used for row in rows}


def is_own(session: Session, comment_id: str) -> bool:
    """Whether the assessor's own bank holds it."""
    query = select(bank_comment.c.id).where(bank_comment.c.id == comment_id)
    return session.execute(query).scalar_one_or_none() is not None


def written_before(session: Session, credential_id: str, scorable_id: str, but_assignment: str) -> tuple[Written, ...]:
    """One's own comments on the same criterion of other submissions of the credential, the newest first.

    The hub's copies carry no time of their own: signing, receipt or arrival of the submission stand for it.
    """
    mine = (local_score.c.assignment_id == assignment.c.id) & (local_score.c.scorable_id == scorable_id)
    theirs = (server_score.c.assignment_id == assignment.c.id) & (server_score.c.scorable_id == scorable_id)
    at = func.coalesce(
        local_score.c.changed_at, signing.c.signed_at, server_assessment.c.receipt_at, submission.c.received_at
    )
    query = (
        select(
            local_score.c.assignment_id,
            local_score.c.comment,
            local_score.c.mark,
            server_score.c.comment,
            server_score.c.mark,
            at,
        )
        .select_from(assignment)
        .join(submission, submission.c.id == assignment.c.submission_id)
        .outerjoin(local_score, mine)
        .outerjoin(server_score, theirs)
        .outerjoin(signing, signing.c.assignment_id == assignment.c.id)
        .outerjoin(server_assessment, server_assessment.c.assignment_id == assignment.c.id)
        .where(submission.c.credential_id == credential_id, assignment.c.id != but_assignment)
    )
    found: list[Written] = []
    for local, local_text, local_mark, server_text, server_mark, moment in session.execute(query):
        text, mark = (server_text, server_mark) if local is None else (local_text, local_mark)
        if text and text.strip():
            found.append(Written(text.strip(), mark, moment))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def feedback_before(session: Session, credential_id: str, but_assignment: str) -> tuple[Written, ...]:
    """One's own overall feedback on other submissions of the credential, the newest first; timed as comments are."""
    at = func.coalesce(
        local_feedback.c.changed_at, signing.c.signed_at, server_assessment.c.receipt_at, submission.c.received_at
    )
    query = (
        select(func.coalesce(local_feedback.c.feedback, server_assessment.c.feedback, ""), at)
        .select_from(assignment)
        .join(submission, submission.c.id == assignment.c.submission_id)
        .outerjoin(local_feedback, local_feedback.c.assignment_id == assignment.c.id)
        .outerjoin(signing, signing.c.assignment_id == assignment.c.id)
        .outerjoin(server_assessment, server_assessment.c.assignment_id == assignment.c.id)
        .where(submission.c.credential_id == credential_id, assignment.c.id != but_assignment)
    )
    found = [Written(text.strip(), None, moment) for text, moment in session.execute(query) if text.strip()]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))
