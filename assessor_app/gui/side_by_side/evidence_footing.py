"""Whether readers who differ judged the same evidence: told by places opened, marked and pinned, never by time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from assessor_app.domain.annotation import Annotation, CitationMark, Pin, Seen
from assessor_app.domain.citation import PagePlace, Place, ResolvedCitation, TimePlace
from assessor_app.domain.coverage import seen_by_artifact, was_seen

FootingKind = Literal["same", "different", "unrecorded", "narrative"]
Spot = tuple[str, str, int]
"""One page, half minute or whole of one artifact: the smallest thing that two readers can have in common."""

# less than half of what anybody looked at was looked at by all: they judged on different places
_ENOUGH: Final = 0.5
_HALF_MINUTE: Final = 30
# a citation may name as many pages as a file has
_MOST_PAGES: Final = 500


@dataclass(frozen=True, slots=True)
class Footing:
    """``both`` of ``either`` places looked at were looked at by all; ``silent`` are the letters of those with none.

    ``apart`` are the indexes of citations that two readers marked differently.
    """

    kind: FootingKind
    both: int = 0
    either: int = 0
    silent: tuple[str, ...] = ()
    apart: tuple[int, ...] = ()


def footing_of(
    readers: Mapping[str, Mapping[str, Annotation] | None],
    citations: Sequence[ResolvedCitation],
    scorable_id: str,
    *,
    narrative: bool,
) -> Footing:
    """How the evidence of readers, by letter, compares for one scorable; None for one whose places are not known.

    ``narrative`` tells that the scorable is judged by a text which all of them had before them.
    """
    if narrative:
        return Footing("narrative")
    known = {letter: found for letter, found in readers.items() if found is not None}
    if len(known) < 2:
        return Footing("unrecorded")
    looked = {letter: spots_of(found, citations, scorable_id) for letter, found in known.items()}
    either = frozenset[Spot]().union(*looked.values())
    if not either:
        return Footing("unrecorded")
    both = either.intersection(*looked.values())
    silent = tuple(letter for letter, spots in looked.items() if not spots)
    kind: FootingKind = "same" if len(both) >= _ENOUGH * len(either) else "different"
    return Footing(kind, len(both), len(either), silent, _apart(known, scorable_id))


def spots_of(
    annotations: Mapping[str, Annotation], citations: Sequence[ResolvedCitation], scorable_id: str
) -> frozenset[Spot]:
    """Where one reader looked for one scorable: cited places opened or marked, places found instead, and pins."""
    seen = seen_by_artifact(annotations)
    marks = marks_of(annotations, scorable_id)
    found: set[Spot] = set()
    for index, citation in enumerate(citations):
        mark = marks.get(index)
        for place in citation.places:
            found |= _looked_at(citation.artifact_id, place, seen.get(citation.artifact_id), marked=mark is not None)
        if mark is not None and mark.corrected is not None:
            found |= set(_spots(mark.artifact_id or citation.artifact_id, mark.corrected))
    for pin in pins_of(annotations, scorable_id):
        if pin.artifact_id and pin.place is not None:
            found |= set(_spots(pin.artifact_id, pin.place))
    return frozenset(found)


def marks_of(annotations: Mapping[str, Annotation], scorable_id: str) -> dict[int, CitationMark]:
    """The marks on the citations of a scorable, by index."""
    return {
        one.index: one
        for one in annotations.values()
        if isinstance(one, CitationMark) and one.scorable_id == scorable_id
    }


def pins_of(annotations: Mapping[str, Annotation], scorable_id: str) -> tuple[Pin, ...]:
    """The pins made for a scorable, and those made for none in particular."""
    return tuple(one for one in annotations.values() if isinstance(one, Pin) and one.scorable_id in (scorable_id, ""))


def _looked_at(artifact_id: str, place: Place, seen: Seen | None, *, marked: bool) -> set[Spot]:
    if isinstance(place, PagePlace) and not marked:
        pages = seen.pages if seen is not None else frozenset()
        return {spot for spot in _spots(artifact_id, place) if spot[2] in pages}
    return set(_spots(artifact_id, place)) if marked or was_seen(place, seen) else set()


def _spots(artifact_id: str, place: Place) -> list[Spot]:
    if isinstance(place, PagePlace):
        return [(artifact_id, "page", page) for page in islice(range(place.first, place.last + 1), _MOST_PAGES)]
    if isinstance(place, TimePlace):
        return [(artifact_id, "time", int(place.start // _HALF_MINUTE))]
    return [(artifact_id, "whole", 0)]


def _apart(readers: Mapping[str, Mapping[str, Annotation]], scorable_id: str) -> tuple[int, ...]:
    given: dict[int, set[str]] = {}
    for found in readers.values():
        for index, mark in marks_of(found, scorable_id).items():
            given.setdefault(index, set()).add(mark.verdict)
    return tuple(sorted(index for index, verdicts in given.items() if len(verdicts) > 1))
