"""What the lead of the demo has done in its season: a calibration set, seeds, a training, a case, examples."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from assessor_app.demo.planted_readers import LEAD_CODE, READERS, ReadingPlan
from assessor_app.domain.credential import Credential
from assessor_app.hub.calibration.acts import take_act
from assessor_app.hub.calibration.deeds import deed_of
from assessor_app.hub.door.accounts import Caller, new_device
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import SubmissionRow, UserRow
from assessor_app.protocol.messages import (
    ActBody,
    ActWrite,
    AdjudicateBody,
    AnchorBody,
    CalibrationSetBody,
    EventBody,
    SeedBody,
    TakeBody,
)

SET_NAME = "Autumn set"
TRAINING = "Training: what counts as evidence"
RATIONALE: Mapping[str, str] = {
    "not-met": "The cited pages speak of something else; the detail is only claimed.",
    "progressing": "A plan with owners and dates is there. What came of it is told, not shown.",
    "demonstrated": "The table at the cited place shows it: who was asked, when, and what was changed because of it.",
}
REASON = "Both cited places were read together: the figures on the second one carry the claim."
# readers whose next case is a seed
TESTED = ("A-05", "A-07")


class LeadDeeds:
    """Acts of L-01, taken by the hub as if they had come from a laptop."""

    def __init__(self, hub: Hub, credential: Credential, plan: ReadingPlan, at: datetime) -> None:
        """``at`` is when the lead signed in."""
        self._hub, self._credential, self._plan = hub, credential, plan
        with hub.database.write() as session:
            lead = session.scalars(select(UserRow).where(UserRow.code == LEAD_CODE)).one()
            self._caller: Caller = new_device(session, lead, "Laptop", "password", at)[1]
            held = session.execute(select(SubmissionRow.code, SubmissionRow.id)).tuples().all()
        self._ids: Mapping[str, str] = dict(held)

    def begin(self, at: datetime, training: datetime) -> None:
        """Before anybody read: the set, the seeds, and a day of training to come."""
        plan, credential = self._plan, self._credential
        submissions = [self._ids[code] for code in plan.in_set]
        self._make(
            CalibrationSetBody(
                name=SET_NAME,
                credential_id=credential.id,
                credential_version=credential.version,
                submission_ids=submissions,
                readers=list(READERS),
            ),
            at,
        )
        for code in plan.seeds:
            self._make(self._seed(code, READERS), at)
        self._make(EventBody(day=training.date(), title=TRAINING, credential_id=credential.id), training)

    def end(self, at: datetime) -> None:
        """After all have read: one case settled, an example of each level of the first criterion, one more seed."""
        self._settle(at)
        first = next(one for one in self._credential.scorables() if one.criterion is not None)
        for level in first.scale.levels:
            code = self._agreed(first.id, level.id)
            if code:
                self._make(
                    AnchorBody(
                        credential_id=self._credential.id,
                        credential_version=self._credential.version,
                        scorable_id=first.id,
                        level=level.id,
                        submission_id=self._ids[code],
                        rationale=RATIONALE.get(level.id, REASON),
                    ),
                    at,
                )
        self._make(self._seed(self._plan.waiting[-1], TESTED), at)

    def _settle(self, at: datetime) -> None:
        """A criterion of live work on which two readers differed lately, taken and settled."""
        details = [one.id for one in self._credential.scorables() if one.criterion is not None]
        for code, readings in reversed(self._live().items()):
            for name in details:
                if len(readings) > 1 and len({marks[name] for marks in readings}) > 1:
                    self._make(TakeBody(submission_id=self._ids[code]), at)
                    mark = self._plan.deserved[code][name]
                    body = AdjudicateBody(
                        submission_id=self._ids[code], scorable_id=name, mark=mark, reason=REASON, judged_first=mark
                    )
                    self._make(body, at)
                    return

    def _agreed(self, scorable_id: str, level: str) -> str:
        """Live work that two readers gave this level; "" where there is none."""
        for code, readings in self._live().items():
            if len(readings) > 1 and {marks[scorable_id] for marks in readings} == {level}:
                return code
        return ""

    def _live(self) -> dict[str, list[Mapping[str, str]]]:
        """The marks of live work by submission."""
        found: dict[str, list[Mapping[str, str]]] = {}
        for one in self._plan.readings:
            if one.role in ("reader_1", "reader_2"):
                found.setdefault(one.submission, []).append(one.marks)
        return found

    def _seed(self, code: str, readers: tuple[str, ...]) -> SeedBody:
        truth = dict(self._plan.deserved[code])
        rationale = {name: RATIONALE[mark] for name, mark in truth.items() if mark in RATIONALE}
        return SeedBody(submission_id=self._ids[code], truth=truth, rationale=rationale, readers=list(readers))

    def _make(self, body: ActBody, at: datetime) -> None:
        write = ActWrite(made_at=at, body=body)
        with self._hub.database.write() as session:
            act_id = uuid.uuid4().hex
            take_act(session, self._caller, act_id, write, deed_of(body), self._hub.definitions, at)
