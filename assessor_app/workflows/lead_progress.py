"""Show a lead how far everyone is; asked of the hub each time, never cached."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assessor_app.workflows.desk import Incompleteness, LeadRow, WorkingDays

if TYPE_CHECKING:
    from assessor_app.protocol.messages import ProgressRow, ReleasedRow
    from assessor_app.remote.hub_client import HubClient


def lead_progress(connect: Callable[[], HubClient], working: WorkingDays = WorkingDays()) -> tuple[LeadRow, ...]:  # noqa: B008 - frozen
    """One row per assignment of the programme, in the hub's order, then the seats given up that nobody has taken.

    ``working`` are the days that count towards a due date. Raises HubUnreachableError, NotSignedInError,
    HubRefusedError (403: no lead) and KeyStoreError.
    """
    with connect() as client:
        answer = client.progress()
    return (*(_held(row, working) for row in answer.rows), *(_given_up(row, working) for row in answer.released))


def _held(row: ProgressRow, working: WorkingDays) -> LeadRow:
    return LeadRow(
        assignment_id=row.assignment_id,
        code=row.submission_code,
        credential_title=row.credential_title,
        assessor=row.assessor_code,
        role=row.role,
        scored=row.scored,
        total=row.total,
        state=row.state,
        due_at=row.due_at,
        updated_at=row.updated_at,
        decision=row.decision,
        recall_reason=row.recall_reason,
        working=working,
        return_points=tuple(Incompleteness(one.code, one.subject, one.sentence) for one in row.return_points),
        return_note=row.return_note,
        choices=row.choices,
        chosen_at=row.chosen_at,
        offline_until=row.offline_until,
    )


def _given_up(row: ReleasedRow, working: WorkingDays) -> LeadRow:
    return LeadRow(
        assignment_id=row.assignment_id,
        code=row.submission_code,
        credential_title=row.credential_title,
        assessor=row.assessor_code,
        role=row.role,
        scored=0,
        total=0,
        state="released",
        due_at=None,
        updated_at=row.released_at,
        decision="",
        working=working,
        attempt=row.attempt,
    )
