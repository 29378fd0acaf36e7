"""What all messages have in common: strictness, the headers around them, and the shapes of small values."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

SCHEMA = 1
SCHEMA_HEADER = "X-Assessor-Schema"
KEY_HEADER = "Idempotency-Key"
# What the app understands beyond the first form of its schema, parted by commas; older apps send nothing.
WANTS_HEADER = "X-Assessor-Wants"
WANTS_RENDITIONS = "renditions"
# That an artifact may be fetched from the store where the hub keeps it.
WANTS_ADDRESSES = "addresses"
# Annotations, programme settings, clocks, earlier attempts, reasons and notes of a lead.
WANTS_JUDGING = "judging"
# Sign-in at a provider of the programme.
WANTS_PROVIDER = "provider"
# Which submissions are on a laptop for work without a network.
WANTS_LEASES = "leases"
OFFERS_LEASES = "leases"
# How conflicts were settled: that the hub offers to take note of it, and how often it was done.
WANTS_CHOICES = "choices"
OFFERS_CHOICES = "choices"
# Why a submission was returned unscored, with the frame of its assessment.
WANTS_RETURNS = "returns"
# Readings and acts to leads; anchors, truths of seeds and reports to readers; roles beyond the first three.
WANTS_CALIBRATION = "calibration"
OFFERS_CALIBRATION = "calibration"
# The time zone in which a programme counts its days.
WANTS_ZONE = "zone"
# What the other reader of the same submission handed in, where the programme lets the caller see it.
WANTS_OTHER = "other"
MAX_ANSWER_BYTES = 16 * 1024 * 1024
MAX_COMMENT = 20_000
MAX_TEXT = 2_000_000
# A citation as written.
MAX_RAW = 4_000


def in_calendars(moment: datetime) -> datetime:
    """Raises ValueError for a moment that some time zone or calendar of a desk cannot say."""
    if not 1900 <= moment.year < 9000:
        raise ValueError("no moment of this programme")
    return moment


# What every database and reader of JSON can count to.
Count = Annotated[int, Field(ge=0, le=2**53 - 1)]
Moment = Annotated[AwareDatetime, AfterValidator(in_calendars)]
Role = Literal["assessor", "lead", "admin"]
Id = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9][A-Za-z0-9._@/-]*$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Text = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
Short = Annotated[str, StringConstraints(max_length=500)]
Comment = Annotated[str, StringConstraints(max_length=MAX_COMMENT)]
# An IANA name such as America/Chicago; no dots, so that it is never a path out of the list of zones.
ZoneName = Annotated[str, StringConstraints(max_length=80, pattern=r"^[A-Za-z0-9+/_-]*$")]


class Message(BaseModel):
    """Base of all messages: unknown fields refused, values never coerced, immutable."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def is_absent(value: object) -> bool:
    """For ``exclude_if``: a field older apps do not know does not travel while it says nothing."""
    return value is None


def is_empty(value: object) -> bool:
    """As :func:`is_absent`, for texts."""
    return value == ""


def holds_nothing(value: object) -> bool:
    """As :func:`is_absent`, for lists."""
    return value == []


def is_none_at_all(value: object) -> bool:
    """As :func:`is_absent`, for numbers."""
    return value == 0
