"""What windows learn about conflicts, refused changes and what passed to and from the hub, and how they choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Part = Literal["mark", "comment", "flagged", "feedback", "annotation"]
Side = Literal["before", "mine", "theirs", "own"]
PartValue = Any
"""A mark ``(level or None, reason)``, a text, a flag, or an annotation (None: none)."""


@dataclass(frozen=True, slots=True)
class Written:
    """That something was written; ``laptop`` is 0 for this one, else its number among the assessor's own."""

    at: datetime
    laptop: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ThingName:
    """What a change is about: ``label`` and ``title`` of a criterion or part, "" for feedback and annotations.

    ``levels`` maps the ids of marks, ``reasons`` the codes of what could not be scored, to what people call them.
    ``assignment_id`` may be of a submission that is gone.
    """

    assignment_id: str
    code: str
    credential_title: str
    thing: str
    target: str
    label: str = ""
    title: str = ""
    levels: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PartSides:
    """One part that both sides changed; ``known_before`` is False where nobody wrote down what it was."""

    part: Part
    before: PartValue
    mine: PartValue
    theirs: PartValue
    known_before: bool = True


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that awaits a choice. ``key`` and ``theirs_rev`` go back with it, so that nothing unseen is settled.

    ``submitted`` tells that the hub takes no change any more: only theirs can stay.
    """

    key: str
    name: ThingName
    parts: tuple[PartSides, ...]
    theirs_rev: int
    mine_written: tuple[Written, ...] = ()
    theirs_written: tuple[Written, ...] = ()
    submitted: bool = False


@dataclass(frozen=True, slots=True)
class Stuck:
    """A change that the hub refused for good: what it is, and why in plain words; ``kind`` as in the outbox."""

    key: str
    name: ThingName
    kind: str
    sentence: str
    made_at: datetime
    value: Mapping[Part, PartValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SettledThing:
    """What became of a conflict: the sides, what stands now, and how each part was settled ("both": by itself)."""

    id: str
    name: ThingName
    parts: tuple[PartSides, ...]
    chosen: Mapping[Part, PartValue]
    ways: Mapping[Part, str]
    settled_at: datetime
    theirs_written: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictView:
    """The page: what awaits a choice, what the hub refused, and what was settled before, newest first."""

    conflicts: tuple[Conflict, ...] = ()
    stuck: tuple[Stuck, ...] = ()
    settled: tuple[SettledThing, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """How one conflict is to be settled; ``own`` holds the texts of parts whose side is "own"."""

    key: str
    theirs_rev: int
    sides: Mapping[Part, Side]
    own: Mapping[Part, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SyncItem:
    """Something that passed; ``way`` and ``kind`` as in the store's history, ``size`` in bytes."""

    way: str
    kind: str
    code: str
    label: str
    at: datetime
    count: int
    size: int
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SyncRun:
    """One sync or download; ``outcome`` is how the hub stood afterwards, "" where the program ended before."""

    id: str
    kind: str
    began_at: datetime
    ended_at: datetime | None
    outcome: str
    sentence: str
    bytes_out: int
    bytes_in: int
    items: tuple[SyncItem, ...]
