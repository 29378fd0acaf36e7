"""Which citations of an assessment were ever opened: told by the places seen and the marks given, never by time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from assessor_app.domain.annotation import Annotation, CitationMark, Seen, mark_id
from assessor_app.domain.citation import PagePlace, Place, ResolvedCitation, TimePlace

# A practitioner may write a page of prose as one citation; the mark keeps enough of it to know which one it was.
_MOST_RAW: Final = 1_000
# A cited moment is shown to the frame; the frame nearest to it may begin a little before or after.
_SAME_MOMENT: Final = 0.5


def marked_raw(raw: str) -> str:
    """The part of a citation's text that its mark is known by; at most 1,000 characters."""
    return raw[:_MOST_RAW]


def kept_mark_id(annotations: Mapping[str, Annotation], scorable_id: str, index: int, raw: str) -> str:
    """The id under which the mark on a citation is kept among ``annotations``, or would be; ``raw`` is as marked.

    Citations never change, but how they are told does: a programme that comes to hide names, or to show them, has
    files called otherwise in their words too. A mark given before that is known by its place.
    """
    key = mark_id(scorable_id, index, raw)
    if key in annotations:
        return key
    there = (scorable_id, index)
    return min(
        (
            one_id
            for one_id, one in annotations.items()
            if isinstance(one, CitationMark) and (one.scorable_id, one.index) == there
        ),
        default=key,
    )


def mark_on(
    annotations: Mapping[str, Annotation], scorable_id: str, index: int, citation: ResolvedCitation
) -> CitationMark | None:
    """The mark on the citation at ``index`` (0-based) among the resolved ones of a criterion, or None."""
    found = annotations.get(kept_mark_id(annotations, scorable_id, index, marked_raw(citation.citation.raw)))
    return found if isinstance(found, CitationMark) else None


def seen_by_artifact(annotations: Mapping[str, Annotation]) -> dict[str, Seen]:
    """What was seen, by artifact id, out of all annotations of an assessment."""
    return {one.artifact_id: one for one in annotations.values() if isinstance(one, Seen)}


def was_seen(place: Place, seen: Seen | None) -> bool:
    """Whether a place was on screen: the first page of it, its first moment, or anything of what has neither."""
    if seen is None:
        return False
    if isinstance(place, PagePlace):
        return place.first in seen.pages
    if isinstance(place, TimePlace):
        return any(start - _SAME_MOMENT <= place.start <= end + _SAME_MOMENT for start, end in seen.spans)
    return seen.rest or bool(seen.pages or seen.spans)


def is_opened(citation: ResolvedCitation, seen: Mapping[str, Seen]) -> bool:
    """Whether the first place of a citation was on screen; one that leads nowhere never is."""
    return bool(citation.places) and was_seen(citation.places[0], seen.get(citation.artifact_id))


def unopened(
    citations: Mapping[str, Sequence[ResolvedCitation]], seen: Mapping[str, Seen], annotations: Mapping[str, Annotation]
) -> dict[str, tuple[int, ...]]:
    """The citations never opened: their indexes (0-based) by criterion id, for criteria that have any.

    ``citations`` are those of an OpenedSubmission, ``seen`` is by artifact id. A marked citation counts as opened. One
    that leads nowhere cannot be opened and is never among them: the rail says so in its own way.
    """
    found = {
        key: tuple(
            index
            for index, one in enumerate(cited)
            if one.places and mark_on(annotations, key, index, one) is None and not is_opened(one, seen)
        )
        for key, cited in citations.items()
    }
    return {key: indexes for key, indexes in found.items() if indexes}


def opened_citations(
    citations: Mapping[str, Sequence[ResolvedCitation]], annotations: Mapping[str, Annotation]
) -> dict[str, frozenset[int]]:
    """The citations that were opened or marked: their indexes (0-based) by criterion id, for criteria that have any."""
    seen = seen_by_artifact(annotations)
    found = {
        key: frozenset(
            index
            for index, one in enumerate(cited)
            if mark_on(annotations, key, index, one) is not None or is_opened(one, seen)
        )
        for key, cited in citations.items()
    }
    return {key: indexes for key, indexes in found.items() if indexes}
