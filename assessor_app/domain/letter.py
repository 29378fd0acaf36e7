"""The feedback letter as plain data: what a practitioner is told of one assessment, and nothing of who told it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from assessor_app.domain.citation import ArtifactFacts, Place
from assessor_app.domain.submission import Artifact

Standing = Literal["met", "not_met", "not_scorable", "open"]
ChangeMade = Literal["", "yes", "partly", "no"]
Remark = Literal["supports", "partly", "not_there", "wrong_place", "elsewhere", "seen"]
MAX_CITED: Final = 160
MAX_ASKED: Final = 400


@dataclass(frozen=True, slots=True)
class LetterEvidence:
    """One citation that was looked at: in the practitioner's words, in which file, and what was found there.

    One found ``elsewhere`` has the file it was found in, and ``found``, the place there in words.
    """

    cited: str
    file: str
    remark: Remark
    found: str = ""


@dataclass(frozen=True, slots=True)
class LetterNote:
    """A note pinned to a place, light Markdown; ``quote`` is the passage it is about."""

    file: str
    place: str
    text: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class LetterCriterion:
    """What is said of one criterion or part. ``comment`` and ``next_step`` are light Markdown.

    ``needed`` and ``needed_descriptor`` are empty where it is met; ``carried`` tells that the mark stands from an
    earlier attempt; ``reason`` why it could not be scored. ``change`` answers whether what was ``asked`` for at the
    attempt before was done ("" where nobody said), with ``change_note`` in the assessor's words, light Markdown.
    """

    label: str
    title: str
    level: str
    standing: Standing
    descriptor: str = ""
    needed: str = ""
    needed_descriptor: str = ""
    reason: str = ""
    comment: str = ""
    next_step: str = ""
    evidence: tuple[LetterEvidence, ...] = ()
    notes: tuple[LetterNote, ...] = ()
    carried: bool = False
    change: ChangeMade = ""
    change_note: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything a letter may say. ``decided_at`` is None while it is a draft; ``assessor`` is a code, or empty.

    One that was ``returned`` unscored tells what is missing as its ``reasons``, the assessor's note as its
    ``feedback``, and nothing of any criterion.
    """

    credential: str
    issuer: str
    programme: str
    code: str
    attempt: int
    received_at: datetime
    decided_at: datetime | None
    decision: str
    earned: bool
    reasons: tuple[str, ...]
    criteria: tuple[LetterCriterion, ...]
    notes: tuple[LetterNote, ...]
    feedback: str
    assessor: str = ""
    returned: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """How a letter speaks: sentences and days in the reader’s language, places as the screen calls them."""

    say: Callable[[str], str]
    day: Callable[[datetime], str]
    place: Callable[[Place, ArtifactFacts | None, Artifact | None], str]
