"""The message that says how a programme wants its submissions read."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from assessor_app.protocol.calibration_messages import RulesCopy
from assessor_app.protocol.message import Comment, Id, Message, Short, Text, ZoneName, is_absent, is_empty


class SwitchesCopy(Message):
    """What is hidden from whom."""

    hide_practitioner: bool
    hide_assessor_from_practitioner: bool
    hide_other_reader_until_both_submitted: bool
    hide_earlier_attempts_until_scored: bool


class ReasonCopy(Message):
    """Why something could not be scored."""

    code: Id
    title: Short


class BankCopy(Message):
    """A comment of the programme, ready to be used; empty fields mean any."""

    id: Id
    text: Comment
    credential_id: Short = ""
    scorable_id: Short = ""
    level: Short = ""


class ProgrammeCopy(Message):
    """How the programme wants its submissions read; sent to those who sent :data:`WANTS_JUDGING`."""

    kind: Literal["programme"] = "programme"
    name: Short
    switches: SwitchesCopy
    turnaround_days: Annotated[int, Field(ge=1, le=365)] | None
    holidays: list[date]
    weekend: list[Annotated[int, Field(ge=0, le=6)]]
    reasons: list[ReasonCopy]
    bank: list[BankCopy]
    letter: Text
    may_return_incomplete: bool
    most_attempts: Annotated[int, Field(ge=1, le=100)]
    # The IANA name of the zone its days are counted in, "" for UTC; only to those who sent WANTS_ZONE.
    timezone: ZoneName = Field(default="", exclude_if=is_empty)
    # To leads that sent WANTS_CALIBRATION. Where it is missing the caller is no lead: readings and acts are not theirs.
    calibration: RulesCopy | None = Field(default=None, exclude_if=is_absent)
