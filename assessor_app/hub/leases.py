"""Which submissions are on a laptop for work without a network: noted as its desk says, never a lock."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from assessor_app.hub.door.accounts import Caller
from assessor_app.hub.tables import AssessmentRow, AssignmentRow, DeviceRow
from assessor_app.hub.tables.judging import LeaseRow
from assessor_app.protocol.messages import LeaseCopy, LeaseList, LeaseWrite, Progress


def note_leases(session: Session, caller: Caller, told: LeaseWrite, now: datetime) -> LeaseList:
    """Replace what was noted of this device. Only the caller's present assignments count."""
    until = now + timedelta(days=told.days)
    # one telling of a device after the other: two at once would both add what neither found
    session.execute(select(DeviceRow.id).where(DeviceRow.id == caller.device_id).with_for_update(key_share=True))
    own = set(
        session.scalars(
            select(AssignmentRow.id).where(
                AssignmentRow.user_id == caller.user_id,
                AssignmentRow.withdrawn_at.is_(None),
                AssignmentRow.id.in_(told.assignment_ids),
            )
        )
    )
    noted = {row.assignment_id: row for row in session.scalars(_of(caller.device_id))}
    for assignment_id in sorted(set(noted) - own):
        session.delete(noted[assignment_id])
    for assignment_id in sorted(own):
        row = noted.get(assignment_id)
        if row is None:
            row = LeaseRow(assignment_id=assignment_id, device_id=caller.device_id, until=until, told_at=now)
            session.add(row)
        row.until, row.told_at = until, now
    session.flush()
    return LeaseList(leases=[LeaseCopy(assignment_id=one, until=until) for one in sorted(own)])


def with_leases(session: Session, progress: Progress, now: datetime) -> Progress:
    """The same list, saying of what is open until when it is on a laptop; a device that ended has nothing with it."""
    rows = session.execute(
        select(LeaseRow.assignment_id, func.max(LeaseRow.until))
        .join(DeviceRow, DeviceRow.id == LeaseRow.device_id)
        .outerjoin(AssessmentRow, AssessmentRow.assignment_id == LeaseRow.assignment_id)
        .where(
            LeaseRow.until > now,
            DeviceRow.revoked_at.is_(None),
            AssessmentRow.state.is_(None) | (AssessmentRow.state == "open"),
        )
        .group_by(LeaseRow.assignment_id)
    )
    until = dict(rows.all())
    told = [
        row.model_copy(update={"offline_until": until[row.assignment_id]}) if row.assignment_id in until else row
        for row in progress.rows
    ]
    return progress.model_copy(update={"rows": told})


def _of(device_id: str) -> Select[LeaseRow]:
    return select(LeaseRow).where(LeaseRow.device_id == device_id).with_for_update()
