"""Setting up the one programme of a hub, and telling everybody what changed by it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.blind import BlindSwitches
from assessor_app.hub.calibration.feed import tell_anchors, tell_co_reading_leads
from assessor_app.hub.feed import announce_programme, announce_to_many, lock_everybody
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_settings import ProgrammeSettings
from assessor_app.hub.tables import AssignmentRow, ProgrammeRow


def record_programme(session: Session, name: str, switches: BlindSwitches, settings: ProgrammeSettings | None) -> None:
    """Write name, switches and settings (None leaves those that are there), and announce them.

    Assignments are announced anew too, since the switches change what is shown of them. Raises HubSetupError.
    """
    if not name.strip() or len(name) > 500 or "\x00" in name:
        raise HubSetupError("The programme needs a name of at most 500 characters.")
    row = session.get(ProgrammeRow, 1)
    if row is None:
        row = ProgrammeRow(id=1, settings=ProgrammeSettings().model_dump_json())
        session.add(row)
    row.name = name.strip()
    row.hide_practitioner = switches.hide_practitioner
    row.hide_assessor_from_practitioner = switches.hide_assessor_from_practitioner
    row.hide_other_reader_until_both_submitted = switches.hide_other_reader_until_both_submitted
    row.hide_earlier_attempts_until_scored = switches.hide_earlier_attempts_until_scored
    if settings is not None:
        row.settings = settings.model_dump_json()
    session.flush()
    lock_everybody(session)
    announce_programme(session)
    present = select(AssignmentRow.user_id, AssignmentRow.id).where(AssignmentRow.withdrawn_at.is_(None))
    announce_to_many(session, "assignment", present)
    tell_anchors(session)
    tell_co_reading_leads(session)
