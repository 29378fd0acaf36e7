"""Messages about one thing changed on two laptops: how it was settled, and when and where it was written before."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assessor_app.protocol.message import Count, Id, Message, Moment

Thing = Literal["score", "feedback", "annotation"]
ThingPart = Literal["mark", "comment", "flagged", "feedback", "annotation"]
# The scorable or annotation; "" for the overall feedback.
Target = Annotated[str, StringConstraints(max_length=200)]


class ChoiceWrite(Message):
    """``POST /assessments/{assignment_id}/choices``: the assessor settled two changes of one thing, part by part."""

    thing: Thing
    target: Target
    ways: Annotated[dict[ThingPart, Literal["before", "mine", "theirs", "own"]], Field(min_length=1, max_length=5)]


class ChoiceCopy(Message):
    """That the hub has taken note of a choice; leads see how many were made."""

    kind: Literal["choice"] = "choice"
    assignment_id: Id
    thing: Thing
    target: Target
    made_at: Moment


class RevisionCopy(Message):
    """One time something was written; ``device`` counts the writer's devices from 1, 0 for none of them."""

    rev: Annotated[Count, Field(ge=1)]
    at: Moment
    device: Count
    this_device: bool
    changed: list[ThingPart]


class RevisionList(Message):
    """``GET /assessments/{assignment_id}/revisions?thing=&target=``: the newest first, at most twenty."""

    assignment_id: Id
    thing: Thing
    target: Target
    revisions: list[RevisionCopy]
