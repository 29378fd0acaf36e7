"""What follows when readers are given work: a second reader where the programme wants one, and now and then a seed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from assessor_app.hub.calibration.double_reading import give_second_readers, owed_readings
from assessor_app.hub.calibration.seed_mixing import mix_seeds
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.tables import AssignmentRow


def after_giving(
    session: Session, definitions: Definitions, given: Sequence[AssignmentRow], now: datetime
) -> list[AssignmentRow]:
    """What was given besides; the caller holds all feeds, and logs it."""
    firsts = sorted({row.submission_id for row in given if row.role == "reader_1"})
    seconds = give_second_readers(session, owed_readings(session, definitions, firsts), now) if firsts else []
    return [*seconds, *mix_seeds(session, [*given, *seconds], now)]
