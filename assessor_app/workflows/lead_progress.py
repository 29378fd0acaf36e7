"""Show a lead how far everyone is; asked of the hub each time, never cached."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assessor_app.workflows.desk import LeadRow

if TYPE_CHECKING:
    from assessor_app.remote.hub_client import HubClient


def lead_progress(connect: Callable[[], HubClient]) -> tuple[LeadRow, ...]:
    """One row per assignment of the programme, in the hub's order.

    Raises HubUnreachableError, NotSignedInError, HubRefusedError (403: no lead) and KeyStoreError.
    """
    with connect() as client:
        answer = client.progress()
    return tuple(
        LeadRow(
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
        )
        for row in answer.rows
    )
