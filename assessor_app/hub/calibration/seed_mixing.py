"""One in so many cases of a reader is a seed; which one follows from the reader alone and is the same every time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assessor_app.hub.exclusions import may_not_read
from assessor_app.hub.giving import Place, give
from assessor_app.hub.programme_settings import rules_of
from assessor_app.hub.tables import AssignmentRow, SeedRow, SubmissionRow, UserRow

LIVE = ("reader_1", "reader_2")


def mix_seeds(session: Session, given: Sequence[AssignmentRow], now: datetime) -> list[AssignmentRow]:
    """Give a seed to whoever has now been given enough live work since there are seeds; returns what was given.

    Leads get none, since they know what was agreed. The caller holds all feeds.
    """
    live = [row for row in given if row.role in LIVE]
    every = rules_of(session).seeds_every if live else 0
    if not every:
        return []
    found: list[AssignmentRow] = []
    for user_id in sorted({row.user_id for row in live}):
        if session.get_one(UserRow, user_id).role == "assessor":
            found += _mixed(session, user_id, [row for row in live if row.user_id == user_id], every, now)
    return found


def _mixed(
    session: Session, user_id: str, live: Sequence[AssignmentRow], every: int, now: datetime
) -> list[AssignmentRow]:
    seeds = session.execute(
        select(SeedRow, SubmissionRow)
        .join(SubmissionRow, SubmissionRow.id == SeedRow.submission_id)
        .where(SeedRow.for_all, SubmissionRow.credential_pk.in_({row.submission.credential_pk for row in live}))
    ).all()
    if not seeds:
        return []
    had = select(AssignmentRow.submission_id).where(AssignmentRow.user_id == user_id)
    known = set(session.scalars(had))
    begun = min(seed.made_at for seed, _ in seeds)
    owed = _live_since(session, user_id, begun) // every - sum(one.id in known for _, one in seeds)
    # Seeds that come late do not come all at once.
    room = min(owed, max(1, len(live) // every))
    fresh = [one for _, one in seeds if one.id not in known and user_id not in may_not_read(session, one)]
    chosen = sorted(fresh, key=lambda one: hashlib.sha256(f"{user_id}:{one.id}".encode()).digest())[: max(0, room)]
    return [give(session, Place(one.id, user_id, "seed", live[-1].due_at), now) for one in chosen]


def _live_since(session: Session, user_id: str, begun: datetime) -> int:
    query = (
        select(func.count())
        .select_from(AssignmentRow)
        .where(
            AssignmentRow.user_id == user_id,
            AssignmentRow.role.in_(LIVE),
            AssignmentRow.withdrawn_at.is_(None),
            AssignmentRow.created_at >= begun,
        )
    )
    return session.scalar(query) or 0
