"""What a citation may have meant beside what it says: another numbering, a shift of it, another artifact.

Nothing here decides anything: each meaning is an offer to look at, with the reason why it is made.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from assessor_app.domain.annotation import Annotation, CitationMark
from assessor_app.domain.citation import ArtifactFacts, Locator, PagePlace, Place, Problem, ResolvedCitation, WholePlace
from assessor_app.domain.citation.artifacts import fits
from assessor_app.domain.citation.resolution import resolve_cited
from assessor_app.domain.citation.sheets import labelled, resolve_pages
from assessor_app.domain.submission import Artifact, CitedText

Why = Literal["cited", "printed", "sheet", "shifted", "likely", "artifact"]
MOST: Final = 4
_MOST_ARTIFACTS: Final = 2
# below this a name is no more like what was written than any other
_LIKE: Final = 0.5
_SAME_WORD: Final = 0.75
_PAGED: Final = ("page", "slide")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A place a citation may have meant, and why it is offered.

    ``cited``: where the citation leads; ``printed``: the page that carries the number; ``sheet``: the one at that
    place in the file; ``shifted``: as far from the number as another citation of the same file was found to be;
    ``likely``: near to what was written; ``artifact``: what it says, in another artifact.
    """

    artifact_id: str
    place: Place
    why: Why

    @property
    def spot(self) -> tuple[str, Place]:
        """Artifact and place, whatever the reason."""
        return self.artifact_id, self.place


def readings(
    citation: ResolvedCitation, place: Place, known: ArtifactFacts, offsets: Mapping[str, int]
) -> tuple[Meaning, ...]:
    """What the page number that leads to ``place`` can be read as, at most four: that place first, then the others.

    Empty where there is only one. ``offsets`` are as ``shifts`` tells them, ``known`` is of the file cited.
    """
    locator = _locator_behind(citation, place, known)
    if locator is None or not isinstance(place, PagePlace):
        return ()
    found: dict[int, tuple[PagePlace, Why]] = {place.first: (place, "cited")}
    for read, why in _numbered(locator, known, offsets.get(citation.artifact_id)):
        if read.first == place.first and found[read.first][1] == "cited":
            found[read.first] = (place, why)
        found.setdefault(read.first, (read, why))
    offers = tuple(Meaning(citation.artifact_id, read, why) for read, why in found.values())
    return offers[:MOST] if len(offers) > 1 else ()


def meanings(
    citation: ResolvedCitation,
    artifacts: Sequence[Artifact],
    facts: Mapping[str, ArtifactFacts],
    offsets: Mapping[str, int],
) -> tuple[Meaning, ...]:
    """Places to look at for what leads nowhere, likeliest first, at most four; never one the citation leads to already.

    ``offsets`` are as ``shifts`` tells them.
    """
    known = facts.get(citation.artifact_id, ArtifactFacts())
    found: dict[tuple[str, Place], Meaning] = {}
    for one in _all(citation, artifacts, facts, known, offsets):
        taken = one.artifact_id == citation.artifact_id and one.place in citation.places
        if not taken:
            found.setdefault((one.artifact_id, one.place), one)
    return tuple(found.values())[:MOST]


def shifts(
    citations: Mapping[str, Sequence[ResolvedCitation]], annotations: Mapping[str, Annotation]
) -> dict[str, int]:
    """How many sheets later than its number a page stands, by artifact id, as corrected places tell it.

    Where they differ, what most of them tell counts; of as many, the smaller shift. ``citations`` are by criterion id.
    """
    told: dict[str, Counter[int]] = {}
    for mark in annotations.values():
        if not isinstance(mark, CitationMark) or mark.corrected is None:
            continue
        cited = citations.get(mark.scorable_id, ())
        citation = cited[mark.index] if mark.index < len(cited) else None
        if citation is not None and citation.artifact_id == mark.artifact_id:
            offset = offset_of(citation, mark.corrected)
            if offset is not None:
                told.setdefault(mark.artifact_id, Counter())[offset] += 1
    return {key: max(counts, key=lambda one: (counts[one], -abs(one), one)) for key, counts in told.items()}


def offset_of(citation: ResolvedCitation, place: Place) -> int | None:
    """How many sheets later than the number written ``place`` begins; None where not just one number cites a page."""
    locators = _page_locators(citation)
    if len(locators) != 1 or not isinstance(place, PagePlace):
        return None
    return place.first + 1 - int(locators[0].start)


def _all(
    citation: ResolvedCitation,
    artifacts: Sequence[Artifact],
    facts: Mapping[str, ArtifactFacts],
    known: ArtifactFacts,
    offsets: Mapping[str, int],
) -> Iterator[Meaning]:
    key, locator = citation.artifact_id, _locator_behind(citation, None, known)
    if locator is not None:
        yield from (Meaning(key, place, why) for place, why in _numbered(locator, known, offsets.get(key)))
    for problem in citation.problems:
        yield from (Meaning(key, place, "likely") for place in problem.likely if key)
    if citation.problems or not citation.places:
        yield from _elsewhere(citation, artifacts, facts)


def _page_locators(citation: ResolvedCitation) -> list[Locator]:
    """The pages cited by plain numbers in what the citation says, the lower number of a span first."""
    found = []
    for locator in citation.citation.locators or citation.citation.bare:
        if locator.kind in _PAGED and _is_number(locator.start):
            backwards = _is_number(locator.end) and int(locator.end) < int(locator.start)
            found.append(replace(locator, start=locator.end, end=locator.start) if backwards else locator)
    return found


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 7


def _locator_behind(citation: ResolvedCitation, place: Place | None, known: ArtifactFacts) -> Locator | None:
    """The page number that leads to ``place``, or with None to nowhere."""
    locators = _page_locators(citation)
    for locator in locators if len(locators) > 1 else ():
        found, _note = resolve_pages(locator, known)
        if found == place or (place is None and isinstance(found, Problem)):
            return locator
    return locators[0] if len(locators) == 1 else None


def _numbered(locator: Locator, known: ArtifactFacts, offset: int | None) -> Iterator[tuple[PagePlace, Why]]:
    """What a page number can be read as, likeliest first: as ``offset`` tells, by its label, by its place in the file.

    A shift that comes to one of both numberings is called so.
    """
    sheet = int(locator.start) - 1
    printed = labelled(locator.printed or locator.start, known)[:1] if locator.kind == "page" else []
    firsts: list[tuple[int, Why]] = [*((one, "printed") for one in printed), (sheet, "sheet")]
    if offset is not None:
        shifted = sheet + offset
        firsts.insert(0, next((one for one in firsts if one[0] == shifted), (shifted, "shifted")))
    for first, why in firsts:
        if 0 <= first < (known.pages or 0):
            yield _span(first, locator, known.pages or 0), why


def _span(first: int, locator: Locator, count: int) -> PagePlace:
    """As many pages as were written, from the sheet ``first`` (0-based) on, at most to the end of the file."""
    length = int(locator.end) - int(locator.start) if _is_number(locator.end) else 0
    return PagePlace(first, min(first + length, count - 1))


def _elsewhere(
    citation: ResolvedCitation, artifacts: Sequence[Artifact], facts: Mapping[str, ArtifactFacts]
) -> Iterator[Meaning]:
    """What is written, held against the artifacts probably meant."""
    pointed = any(one.kind != "whole" for one in citation.citation.locators)
    offered = 0
    for artifact in likely_artifacts(citation, artifacts):
        (first, *_) = resolve_cited(CitedText(citation.citation.raw, artifact.id), artifacts, facts)
        place = first.places[0] if first.artifact_id == artifact.id and first.places else None
        known = facts.get(artifact.id, ArtifactFacts())
        if place is None or (pointed and isinstance(place, WholePlace)):
            continue
        if isinstance(place, PagePlace) and known.pages is None:
            continue  # nobody knows yet whether it has such a page
        if offered < _MOST_ARTIFACTS:
            offered += 1
            yield Meaning(artifact.id, place, "artifact")


def likely_artifacts(citation: ResolvedCitation, artifacts: Sequence[Artifact]) -> tuple[Artifact, ...]:
    """Artifacts probably meant instead: those that can hold such a place, best likeness of the name first."""
    hint = citation.citation.artifact_hint or citation.citation.raw
    others = [one for one in artifacts if one.id != citation.artifact_id and one.kind not in ("link", "other")]
    locators = citation.citation.locators
    fitting = [one for one in others if all(fits(locator, one) for locator in locators)]
    like = {one.id: _likeness(hint, one.called) for one in fitting}
    if not locators or len(fitting) > _MOST_ARTIFACTS:
        # several that could hold it are no likeness: then the name must say it
        fitting = [one for one in fitting if like[one.id] >= _LIKE]
    return tuple(sorted(fitting, key=lambda one: -like[one.id]))


def _likeness(hint: str, name: str) -> float:
    """How much of the name's words is in the hint, 0 to 1: "familly forum" is like "family-forum.mp4"."""
    said = _words(hint)
    words = _words(name.rpartition(".")[0] or name)
    if not said or not words:
        return 0.0
    best = (max(difflib.SequenceMatcher(None, word, one).ratio() for one in said) for word in words)
    return sum(one for one in best if one >= _SAME_WORD) / len(words)


def _words(text: str) -> list[str]:
    """At most forty words, lower case."""
    spaced = "".join(letter if letter.isalnum() else " " for letter in text[:400].casefold())
    return spaced.split()[:40]
