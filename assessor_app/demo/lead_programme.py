"""Sets up a hub with a season of readings in it, for trying and testing what leads do about consistency."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import yaml

from assessor_app.demo.artifact_making import Say
from assessor_app.demo.demo_folder import DemoFolder
from assessor_app.demo.lead_deeds import TESTED, LeadDeeds
from assessor_app.demo.lead_evidence import DAYS_TO_READ, LeadEvidence, received
from assessor_app.demo.lead_readings import LeadReadings
from assessor_app.demo.planted_readers import DEFINITION, LEAD_CODE, READERS, ReadingPlan, plan_readings
from assessor_app.demo.submissions import read_programme, utc_today
from assessor_app.domain.credential import Credential
from assessor_app.domain.definition import load_definition
from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.programme_settings import programme_from
from assessor_app.hub.state import Hub
from assessor_app.paths import RESOURCES

LEAD = "lead"
# the season ends two days before the demo is made
DAYS = 70
DAYS_AGO = 2
# business days for a result: enough that the case taken last is not late yet
DAYS_TO_DECIDE = 20
# by their place in the season, as the readings': the lead's first acts, and the training
BEFORE = -0.02
TRAINED = 0.5


class LeadProgramme(DemoFolder):
    """The hub folder of the demo for leads.

    Users are ``lead`` (L-01) and the readers by their codes in small letters (``a-05`` is A-05).
    """

    def _fill(self, work: Path, say: Say) -> None:
        file = RESOURCES / "credentials" / DEFINITION
        credential = load_definition(yaml.safe_load(file.read_text(encoding="utf-8")))
        plan = plan_readings(credential)
        evidence = LeadEvidence(work, credential, read_programme()["schools"], say)
        evidence.make_papers()
        codes = tuple(plan.deserved)
        say("setting up the hub")
        admin = HubAdmin(self.folder)
        try:
            self._people(admin)
            # a lead of this made-up programme has accepted the sample definition for live use
            admin.add_credential(file, accepted=True)
            for number, code in enumerate(codes):
                folder = evidence.folder_of(number, code, received(_moment(_first(plan, code))))
                admin.import_submission(folder, pages=False)
            _give(admin, plan)
            say("eight readers at work")
            self._season(credential, plan, evidence)
            # from now on: what was read before is as it was
            self._programme(admin, {"double_reading": {}})
        finally:
            admin.close()

    def _programme(self, admin: HubAdmin, calibration: Mapping[str, object]) -> None:
        own = {"turnaround_days": DAYS_TO_DECIDE, "bank": [], "calibration": calibration}
        told = programme_from({**read_programme()["programme"], **own})
        admin.create_programme(told.name, told.switches, told.settings)

    def _people(self, admin: HubAdmin) -> None:
        self._programme(admin, {})
        self._add_user(admin, LEAD, LEAD_CODE, f"Lead assessor {LEAD_CODE}", "lead")
        for code in READERS:
            self._add_user(admin, code.casefold(), code, f"Assessor {code}", "assessor")

    def _season(self, credential: Credential, plan: ReadingPlan, evidence: LeadEvidence) -> None:
        """Everything that happened, in its order."""
        hub = Hub.open(self.folder)
        try:
            deeds = LeadDeeds(hub, credential, plan, _moment(BEFORE))
            deeds.begin(_moment(BEFORE), _moment(TRAINED))
            readings = LeadReadings(hub, credential, evidence, tuple(plan.deserved))
            for one in plan.readings:
                readings.record(one, _moment(one.order))
            deeds.end(utc_today() - timedelta(days=1))
        finally:
            hub.close()


def _give(admin: HubAdmin, plan: ReadingPlan) -> None:
    """Live work to those who read it, and some that waits; the rest is given by the lead's acts."""
    for one in plan.readings:
        if one.role in ("reader_1", "reader_2"):
            admin.assign(one.submission, one.reader, one.role, _moment(one.order) + timedelta(days=DAYS_TO_READ))
    due = utc_today() + timedelta(days=DAYS_TO_READ)
    for code, reader in zip(plan.waiting[:-1], (*TESTED, TESTED[0]), strict=True):
        admin.assign(code, reader, "reader_1", due)


def _moment(order: float) -> datetime:
    """When something happened, by its place (0 to 1) in the season."""
    return utc_today() - timedelta(days=DAYS_AGO + DAYS * (1 - order))


def _first(plan: ReadingPlan, code: str) -> float:
    """When a submission was first read; the end of the season for what waits."""
    return min((one.order for one in plan.readings if one.submission == code), default=1.0)
