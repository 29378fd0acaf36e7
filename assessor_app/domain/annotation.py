"""What an assessor leaves beside the scores: marks on citations, pinned notes, places seen, answers on changes.

Each is one annotation of one assessment with an id of its own, so that all of them are kept, undone and sent alike.
:mod:`annotation_body` turns them into the JSON that is stored and sent, and back.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from assessor_app.domain.citation import Place

AnnotationKind = Literal["citation_mark", "pin", "seen", "change_answer"]
CitationVerdict = Literal["supports", "partly", "not_there", "wrong_place"]
ChangeVerdict = Literal["yes", "partly", "no"]
MAX_NOTE = 4_000


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of a page or picture, in fractions 0..1 of its upright size from the top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage: its words, and some before and after to find it again (W3C TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class CitationMark:
    """The assessor's word on one citation of one criterion.

    ``raw`` and ``index`` (0-based, in the practitioner's order) tell which; ``corrected`` is the place the assessor
    found instead, in ``artifact_id``, None where none was given.
    """

    scorable_id: str
    index: int
    raw: str
    verdict: CitationVerdict
    artifact_id: str = ""
    corrected: Place | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """A note on a spot of an artifact, or of a narrative (``prompt_id``; then ``artifact_id`` is empty).

    ``place`` is the page (one PagePlace), moment or span, cells or lines; None in a narrative. ``region`` and ``quote``
    refine it. ``scorable_id`` is the criterion in hand when it was made, "" for none; ``in_feedback`` tells
    that the feedback letter may quote it.
    """

    note: str
    artifact_id: str = ""
    prompt_id: str = ""
    place: Place | None = None
    region: Region | None = None
    quote: Quote | None = None
    scorable_id: str = ""
    in_feedback: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What of one artifact was on screen, whatever the time spent: pages (0-based) and spans in seconds.

    ``spans`` never overlap and are in order; ``rest`` tells that what has neither page nor moment was shown.
    """

    artifact_id: str
    pages: frozenset[int] = frozenset()
    spans: tuple[tuple[float, float], ...] = ()
    rest: bool = False

    def joined(self, other: Seen) -> Seen:
        """What either has seen. Raises ValueError for another artifact."""
        if other.artifact_id != self.artifact_id:
            raise ValueError("what was seen of two artifacts cannot be joined")
        spans = _united((*self.spans, *other.spans))
        return Seen(self.artifact_id, self.pages | other.pages, spans, self.rest or other.rest)


@dataclass(frozen=True, slots=True)
class ChangeAnswer:
    """Whether the change asked for at the last attempt was made, for one criterion; ``note`` are one's own words."""

    scorable_id: str
    verdict: ChangeVerdict
    note: str = ""


Annotation = CitationMark | Pin | Seen | ChangeAnswer


def mark_id(scorable_id: str, index: int, raw: str) -> str:
    """The id of the mark on one citation: the same on every laptop of the assessor."""
    return "mark-" + _digest(f"{scorable_id}\n{index}\n{raw}")


def seen_id(artifact_id: str) -> str:
    """The id of what was seen of one artifact."""
    return "seen-" + _digest(artifact_id)


def answer_id(scorable_id: str) -> str:
    """The id of the answer on one criterion's requested change."""
    return "answer-" + _digest(scorable_id)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _united(spans: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    united: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return tuple(united)
