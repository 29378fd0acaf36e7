"""Examples of one level of one criterion, and what else a lead's work brings to a reader: truths and reports.

What an example shows is a piece of a submission that the reader may have whole as well, so it is kept under a name
that no submission of the hub can have (ids hold no colon). Its files are fetched and kept like any other.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import RowMapping
from sqlalchemy.orm import Session

from assessor_app.domain.reading import Anchor, ToldReport, Truth
from assessor_app.store import submissions
from assessor_app.store.calibration_tables import kept_under
from assessor_app.store.tables import anchor, told_report, truth


def of_credential(session: Session, credential_id: str, version: str) -> tuple[Anchor, ...]:
    """The examples shown for one version of a credential; those retired are left out."""
    query = select(anchor).where(
        anchor.c.credential_id == credential_id, anchor.c.credential_version == version, anchor.c.retired.is_(False)
    )
    rows = session.execute(query.order_by(anchor.c.scorable_id, anchor.c.id)).mappings().all()
    found = (_anchor(session, row) for row in rows)
    return tuple(one for one in found if one is not None)


def load_truth(session: Session, assignment_id: str) -> Truth | None:
    """What was agreed for a seed, None while nothing is known of it."""
    row = session.execute(select(truth).where(truth.c.assignment_id == assignment_id)).mappings().one_or_none()
    if row is None:
        return None
    return Truth(assignment_id, json.loads(row["truth"]), json.loads(row["rationale"]), row["told_at"])


def load_reports(session: Session) -> tuple[ToldReport, ...]:
    """A lead's words to the reader, the newest first."""
    rows = session.execute(select(told_report).order_by(told_report.c.told_at.desc(), told_report.c.id)).mappings()
    return tuple(_report(row) for row in rows)


def _anchor(session: Session, row: RowMapping) -> Anchor | None:
    submission = submissions.load_submission(session, kept_under(row["id"]))
    if submission is None:
        return None
    return Anchor(
        row["id"],
        row["credential_id"],
        row["credential_version"],
        row["scorable_id"],
        row["level"],
        row["rationale"],
        replace(submission, id=row["submission_id"]),
        bool(row["retired"]),
    )


def _report(row: Any) -> ToldReport:
    return ToldReport(
        row["id"], row["by"], row["told_at"], row["credential_id"], row["credential_version"], row["text"]
    )
