"""Messages a lead reads: how far every assignment is, what was sent back and what was given up."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assessor_app.protocol.message import (
    Comment,
    Count,
    Id,
    Message,
    Moment,
    Short,
    holds_nothing,
    is_absent,
    is_empty,
    is_none_at_all,
)


class ReturnPoint(Message):
    """One reason why a submission is incomplete; ``subject`` is the id of an artifact, prompt or criterion, or ""."""

    code: Id
    subject: Short
    sentence: Annotated[str, StringConstraints(max_length=2000)]


class ProgressRow(Message):
    """One assignment as a lead sees it."""

    assignment_id: Id
    submission_code: Short
    credential_title: Short
    assessor_code: Id
    role: Short
    scored: int
    total: int
    state: Literal["open", "submitted", "recall_asked"]
    due_at: Moment | None
    updated_at: Moment | None
    decision: str = ""
    recall_reason: str = ""
    # Why it was sent back unscored; only to those who sent WANTS_JUDGING.
    return_points: list[ReturnPoint] = Field(default=[], exclude_if=holds_nothing)
    return_note: Comment = Field(default="", exclude_if=is_empty)
    # How often the assessor chose between two laptops, and when last; only to those who sent WANTS_CHOICES.
    choices: Count = Field(default=0, exclude_if=is_none_at_all)
    chosen_at: Moment | None = Field(default=None, exclude_if=is_absent)
    # Until when it is on a laptop for work without a network; only to those who sent WANTS_LEASES.
    offline_until: Moment | None = Field(default=None, exclude_if=is_absent)


class ReleasedRow(Message):
    """A reader's seat that was given up and that nobody has taken since; why is told to nobody."""

    assignment_id: Id
    submission_code: Short
    attempt: Annotated[Count, Field(ge=1)]
    credential_title: Short
    assessor_code: Id
    role: Short
    released_at: Moment


class Progress(Message):
    """``GET /progress`` (lead, admin); ``released`` only to those who sent :data:`WANTS_JUDGING`.

    Asked with ``limit`` it is a page: ``next`` is what to ask ``after`` for the one that follows, absent at the end.
    """

    rows: list[ProgressRow]
    as_of: datetime
    released: list[ReleasedRow] = Field(default=[], exclude_if=holds_nothing)
    next: Annotated[str, StringConstraints(max_length=200)] = Field(default="", exclude_if=is_empty)
