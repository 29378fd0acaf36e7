"""Which deed an act asks for, and the plain ones: telling a reader, noting an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, assert_never

from sqlalchemy import select

from assessor_app.hub.calibration.acts import About, Deed, Making
from assessor_app.hub.calibration.deeds_examples import AskCalibration, MakeAnchor, MakeSeed, RetireAnchor
from assessor_app.hub.calibration.deeds_judging import Adjudicate, AskRescore, TakeCase
from assessor_app.hub.calibration.feed import tell_report
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.tables import AssignmentRow, CredentialRow
from assessor_app.protocol.messages import (
    ActBody,
    AdjudicateBody,
    AnchorBody,
    CalibrationSetBody,
    EventBody,
    QualifyBody,
    ReportBody,
    RescoreBody,
    RetireAnchorBody,
    SeedBody,
    TakeBody,
)


@dataclass(frozen=True, slots=True)
class TellReader:
    """A private word to one reader."""

    EVENT: ClassVar[str] = "reader_report"
    body: ReportBody | QualifyBody

    def check(self, making: Making) -> About:
        """Raises RefusedError 404 (credential), 422 (reader)."""
        making.credential(self.body.credential_id, self.body.credential_version)
        return About(reader_id=making.reader(self.body.reader).id)

    def follow(self, making: Making) -> Sequence[AssignmentRow]:
        """The reader hears of it with the next sync."""
        tell_report(making.session, making.reader(self.body.reader).id, making.act_id)
        return ()


@dataclass(frozen=True, slots=True)
class Qualify(TellReader):
    """Whether a reader may score live; the same word to the reader, by another name in the log."""

    EVENT: ClassVar[str] = "reader_qualified"


@dataclass(frozen=True, slots=True)
class NoteEvent:
    """A training, a changed rubric: noted for charts, and followed by nothing."""

    EVENT: ClassVar[str] = "event_noted"
    body: EventBody

    def check(self, making: Making) -> About:
        """Raises RefusedError 422 for a credential the hub does not hold."""
        name = self.body.credential_id
        known = select(CredentialRow.id).where(CredentialRow.credential_id == name).limit(1)
        if name and making.session.scalar(known) is None:
            raise RefusedError(422, "no_such_credential", "The hub holds no such credential.")
        return About()

    def follow(self, _making: Making, /) -> Sequence[AssignmentRow]:
        """Nothing."""
        return ()


def deed_of(body: ActBody) -> Deed:
    """The deed an act asks for."""
    match body:
        case AdjudicateBody():
            return Adjudicate(body)
        case RescoreBody():
            return AskRescore(body)
        case TakeBody():
            return TakeCase(body)
        case AnchorBody():
            return MakeAnchor(body)
        case RetireAnchorBody():
            return RetireAnchor(body)
        case CalibrationSetBody():
            return AskCalibration(body)
        case SeedBody():
            return MakeSeed(body)
        case ReportBody():
            return TellReader(body)
        case QualifyBody():
            return Qualify(body)
        case EventBody():
            return NoteEvent(body)
        case _:
            assert_never(body)
