"""The season of the demo for leads as readings, acts and their picture, in memory and without a hub."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

import yaml

from assessor_app.demo.planted_readers import (
    DEFINITION,
    LEAD_CODE,
    READERS,
    PlannedReading,
    ReadingPlan,
    plan_readings,
)
from assessor_app.domain.calibration_rules import CalibrationRules
from assessor_app.domain.credential import Credential
from assessor_app.domain.decision import decide
from assessor_app.domain.definition import load_definition
from assessor_app.domain.lead_acts import CalibrationSet, MadeAct, ProgrammeEvent, Seed
from assessor_app.domain.reading import Reading
from assessor_app.paths import RESOURCES
from assessor_app.workflows.calibration_picture import CalibrationPicture, PictureWish
from assessor_app.workflows.compute_picture import picture_of

BEGAN = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
DAYS = 70
SET = "set-autumn"


@cache
def season_credential() -> Credential:
    """What all of them scored."""
    return load_definition(yaml.safe_load((RESOURCES / "credentials" / DEFINITION).read_text(encoding="utf-8")))


@cache
def season() -> ReadingPlan:
    """Who gave what."""
    return plan_readings(season_credential())


def season_readings() -> tuple[Reading, ...]:
    """The 147 readings as a lead has them, earliest first: A-05 severe, A-06 lenient, A-02 erratic, A-08 halo."""
    return tuple(_reading(one) for one in season().readings)


def season_acts() -> tuple[MadeAct, ...]:
    """What the lead did in that season: a training, a calibration set, four seeds; newest first."""
    plan, credential = season(), season_credential()
    acts = [
        MadeAct("event-1", LEAD_CODE, _at(0.5), _at(0.5), ProgrammeEvent(_at(0.5).date(), "Training on evidence")),
        MadeAct(
            SET,
            LEAD_CODE,
            _at(0.39),
            _at(0.39),
            CalibrationSet("Autumn set", credential.id, credential.version, plan.in_set, READERS),
        ),
    ]
    for number, code in enumerate(plan.seeds):
        made = _at(0.02 + number / 100)
        acts.append(MadeAct(f"seed-{number}", LEAD_CODE, made, made, Seed(code, plan.deserved[code], {}, READERS)))
    return tuple(sorted(acts, key=_made_at, reverse=True))


@cache
def season_picture() -> CalibrationPicture:
    """All numbers of that season."""
    credential = season_credential()
    wish = PictureWish(credential.id, credential.version)
    return picture_of(season_readings(), credential, wish, season_acts(), CalibrationRules(), as_of=_at(1.05))


def _made_at(act: MadeAct) -> datetime:
    return act.made_at


def _at(order: float) -> datetime:
    return BEGAN + timedelta(days=DAYS * order)


def _reading(one: PlannedReading) -> Reading:
    credential = season_credential()
    at = _at(one.order)
    return Reading(
        assignment_id=f"{one.submission}-{one.reader}",
        submission_id=one.submission,
        code=one.submission,
        attempt=1,
        credential_id=credential.id,
        credential_version=credential.version,
        reader=one.reader,
        role=one.role,
        received_at=at - timedelta(days=4),
        submitted_at=at,
        decision=decide(credential, dict(one.marks), accepted=True).title,
        marks=one.marks,
        set_id=SET if one.role == "calibration" else "",
    )
