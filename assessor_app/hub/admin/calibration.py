"""What a programme's staff and its demo do for consistency: acts in a lead's name, second readings that are owed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from assessor_app.hub.admin.people import user_of
from assessor_app.hub.calibration.acts import hold_for, take_act
from assessor_app.hub.calibration.deeds import deed_of
from assessor_app.hub.calibration.double_reading import (
    OwedReading,
    Reason,
    give_second_readers,
    owed_readings,
    plan_second_reader,
)
from assessor_app.hub.calibration.lead_sight import LEADS
from assessor_app.hub.calibration.seed_mixing import mix_seeds
from assessor_app.hub.door.accounts import Caller
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.feed import lock_everybody, lock_submissions
from assessor_app.hub.giving import log_given
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_settings import rules_of
from assessor_app.hub.state import Hub
from assessor_app.protocol.messages import ActBody, ActWrite


@dataclass(frozen=True, slots=True)
class SecondReading:
    """One that is owed, and who takes it; ``user_code`` is "" where nobody may or can."""

    submission_code: str
    attempt: int
    reason: Reason
    user_code: str


class CalibrationAdmin:
    """The part of HubAdmin about consistency."""

    _hub: Hub

    def make_act(self, lead_code: str, body: ActBody, made_at: datetime | None = None, act_id: str = "") -> str:
        """Make an act in a lead's name and return its id. Raises HubSetupError with the sentence of a refusal."""
        hub, made = self._hub, act_id or uuid.uuid4().hex
        now = hub.clock()
        write = ActWrite(made_at=made_at or now, body=body)

        def once(session: Session) -> None:
            hold_for(session, body)
            user = user_of(session, lead_code)
            if user.role not in LEADS:
                raise HubSetupError("Only a lead or an admin can make an act.")
            caller = Caller(user.id, user.code, user.display, "lead", "")
            take_act(session, caller, made, write, deed_of(body), hub.definitions, now)

        try:
            hub.database.transact(once)
        except RefusedError as error:
            raise HubSetupError(error.refusal.sentence) from error
        return made

    def double_read(self, *, dry_run: bool = False) -> tuple[SecondReading, ...]:
        """Every second reading that is owed, by submission code; given too unless ``dry_run``."""
        hub, now = self._hub, self._hub.clock()
        with hub.database.read() as session:
            owed = owed_readings(session, hub.definitions)
        found = []
        # One submission after the other: the next reader is chosen by what everybody has by then.
        for one in owed:
            found.append(self._second(one, now, dry_run=dry_run))
        return tuple(found)

    def _second(self, owed: OwedReading, now: datetime, *, dry_run: bool) -> SecondReading:
        hub = self._hub
        with hub.database.write() as session:
            seat = plan_second_reader(session, owed, rules_of(session).double_reading.seed)
            if seat is not None and not dry_run:
                lock_submissions(session, [owed.submission_id])
                lock_everybody(session)
                given = give_second_readers(session, [owed], now)
                log_given(session, [*given, *mix_seeds(session, given, now)], now)
            return SecondReading(owed.code, owed.attempt, owed.reason, seat.user_code if seat is not None else "")
