"""What follows when a reader hands in: the truth of a seed is told, and a case near the pass line is read again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from assessor_app.hub.calibration.double_reading import give_second_readers, owed_readings
from assessor_app.hub.calibration.feed import tell_truth
from assessor_app.hub.calibration.seed_mixing import mix_seeds
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.giving import log_given
from assessor_app.hub.tables import AssignmentRow, SeedRow


def after_submitting(session: Session, assignment: AssignmentRow, definitions: Definitions, now: datetime) -> None:
    """Call it once the assessment is handed in and leads are told; the caller holds all feeds."""
    if assignment.role == "seed":
        seed = session.get(SeedRow, assignment.submission_id)
        if seed is not None:
            tell_truth(session, assignment, seed.act_id, now)
    if assignment.role == "reader_1":
        owed = owed_readings(session, definitions, [assignment.submission_id])
        seconds = give_second_readers(session, owed, now)
        log_given(session, [*seconds, *mix_seeds(session, seconds, now)], now)
