"""What lies in a bundle besides pages of the feed and files: work for a machine without a network, and its results."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assessor_app.protocol.account_messages import UserCopy
from assessor_app.protocol.message import Count, Id, Message, Moment, Sha256, Short

BundleId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
OperationName = Literal["score", "feedback", "submit", "recall", "annotation", "return", "release", "choice"]
# Where the parts lie; numbers have six digits, files are called by their id.
ABOUT = "data/about.json"
FEED = "data/feed/"
FILES = "data/files/"
WRITES = "data/writes/"
ANSWERS = "data/answers/"


class WorkBundle(Message):
    """``about.json`` of a bundle of work.

    ``results_key`` (32 bytes as hex) seals what comes back, and its answer. ``number`` grows with everything that is
    changed for this user, within one ``epoch``; ``whole`` says that no assignment was left out, so that ``cursor``
    tells what to ask the hub for next.
    """

    kind: Literal["work"] = "work"
    id: BundleId
    hub_address: Annotated[str, StringConstraints(max_length=500)] = ""
    programme: Short
    user: UserCopy
    device_id: Id
    results_key: Sha256
    made_at: Moment
    epoch: Short
    number: Count
    cursor: Short
    whole: bool


class ResultsBundle(Message):
    """``about.json`` of results, which are ``count`` writes for the hub."""

    kind: Literal["results"] = "results"
    id: BundleId
    programme: Short
    user_code: Id
    count: Count


class AnswerBundle(Message):
    """``about.json`` of the hub's answers to the writes it was given."""

    kind: Literal["answer"] = "answer"
    id: BundleId
    programme: Short
    user_code: Id
    count: Count


class BundledWrite(Message):
    """One write exactly as it would be sent: its key, and the text of its body; ``target`` is within the assignment."""

    key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,100}$")]
    kind: OperationName
    assignment_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,64}$")]
    target: Annotated[str, StringConstraints(pattern=r"^$|^[A-Za-z0-9][A-Za-z0-9._@/-]{0,199}$")]
    base_rev: Annotated[int, Field(ge=0, le=999_999_999)]
    body: Annotated[str, StringConstraints(max_length=12_000_000)]


class BundledAnswer(Message):
    """What the hub says to one write, with its HTTP status."""

    key: Annotated[str, StringConstraints(max_length=100)]
    status: Annotated[int, Field(ge=200, le=599)]
    body: Annotated[str, StringConstraints(max_length=16_000_000)]
