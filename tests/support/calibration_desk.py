"""A lead's desk in memory over real readings: pictures are computed by the real code, acts are kept as made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count

from assessor_app.calibration.pilot import PilotReport
from assessor_app.calibration.replay import Replay
from assessor_app.domain.calibration_rules import CalibrationRules, DoubleReading
from assessor_app.domain.credential import Credential
from assessor_app.domain.lead_acts import Adjudication, LeadAct, MadeAct
from assessor_app.domain.reading import Reading
from assessor_app.workflows.calibration_picture import (
    CalibrationPicture,
    CalibrationStand,
    Case,
    PictureWish,
    RatedCredential,
)
from assessor_app.workflows.compute_picture import picture_of, replay_of
from assessor_app.workflows.compute_pilot import pilot_of
from assessor_app.workflows.desk import Cancel, ProgressCall, Session
from tests.support.lead_season import season_acts, season_credential, season_picture, season_readings
from tests.support.scripted_desk import LEAD, ScriptedDesk

STAND = CalibrationStand(True, True, datetime(2026, 11, 20, 9, tzinfo=UTC), 147)
_COUNTER = count(1)


@dataclass
class CalibrationScript(ScriptedDesk):
    """The season of the demo unless the test says otherwise; ``before_picture`` is called on the worker's thread."""

    who: Session | None = LEAD
    stand: CalibrationStand = STAND
    credential: Credential = field(default_factory=season_credential)
    readings: tuple[Reading, ...] = field(default_factory=season_readings)
    made: tuple[MadeAct, ...] = field(default_factory=season_acts)
    rules: CalibrationRules = field(default_factory=CalibrationRules)
    wishes: list[PictureWish] = field(default_factory=list)
    before_picture: Callable[[PictureWish, ProgressCall, Cancel], None] | None = None

    def calibration_stand(self) -> CalibrationStand:
        self._note("calibration_stand")
        return self.stand

    def calibration_rules(self) -> CalibrationRules:
        self._note("calibration_rules")
        return self.rules

    def rated_credentials(self) -> tuple[RatedCredential, ...]:
        """One version, or none where there are no readings."""
        self._note("rated_credentials")
        if not self.readings:
            return ()
        readers: dict[str, set[str]] = {}
        for one in self.readings:
            readers.setdefault(one.submission_id, set()).add(one.reader)
        newest = max(one.submitted_at for one in self.readings)
        double = sum(len(found) > 1 for found in readers.values())
        everybody = tuple(sorted({one.reader for one in self.readings}))
        own = self.credential
        return (
            RatedCredential(
                own.id, own.version, own.title, len(self.readings), len(readers), double, everybody, newest
            ),
        )

    def calibration_picture(self, wish: PictureWish, progress: ProgressCall, cancel: Cancel) -> CalibrationPicture:
        """Computed by the real code; the unchanged season is computed once a run."""
        self._note("calibration_picture")
        self.wishes.append(wish)
        if self.before_picture is not None:
            self.before_picture(wish, progress, cancel)
        plain = wish == PictureWish(self.credential.id, self.credential.version)
        usual = (self.readings, self.made, self.rules) == (season_readings(), season_acts(), CalibrationRules())
        if plain and usual:
            return season_picture()
        as_of = self.stand.as_of
        return picture_of(self.readings, self.credential, wish, self.made, self.rules, progress, cancel, as_of)

    def replay(self, wish: PictureWish, rule: DoubleReading, cancel: Cancel) -> Replay:
        self._note("replay")
        return replay_of(self.readings, self.credential, wish, self.made, rule)

    def pilot_report(self, credential_id: str, version: str) -> PilotReport:
        self._note("pilot_report")
        return pilot_of(self.readings, self.credential)

    def case(self, submission_id: str) -> Case:
        self._note("case")
        found = tuple(one for one in self.readings if one.submission_id == submission_id)
        about = tuple(one for one in self.made if getattr(one.act, "submission_id", "") == submission_id)
        settled = {one.act.scorable_id: one for one in about if isinstance(one.act, Adjudication)}
        code, attempt = found[0].code, found[0].attempt
        return Case(submission_id, code, attempt, self.credential, found, self.rules, "", False, settled, about)

    def make_act(self, act: LeadAct) -> MadeAct:
        """Waits to be sent, as on a laptop without a network."""
        self._note("make_act")
        made = MadeAct(f"act-{next(_COUNTER)}", "L-01", datetime.now(UTC), None, act)
        self.made = (made, *self.made)
        return made

    def drop_refused_act(self, act_id: str) -> None:
        self._note("drop_refused_act")
        self.made = tuple(one for one in self.made if one.id != act_id)

    def acts(self) -> tuple[MadeAct, ...]:
        self._note("acts")
        return self.made

    def accept(self) -> None:
        """The hub has taken all acts."""
        now = datetime.now(UTC)
        self.made = tuple(replace(one, accepted_at=one.accepted_at or now) for one in self.made)
