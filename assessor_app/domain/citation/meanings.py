"""What a citation may have meant beside what it says: another numbering, a shift of it, another artifact.

Nothing here decides anything: each meaning is an offer to look at, with the reason why it is made.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from assessor_app.domain.citation import ArtifactFacts, Locator, PagePlace, Place, ResolvedCitation, WholePlace
from assessor_app.domain.citation.artifacts import fits
from assessor_app.domain.citation.resolution import resolve_cited
from assessor_app.domain.submission import Artifact, CitedText

Why = Literal["printed", "sheet", "shifted", "likely", "artifact"]
MOST: Final = 4
_MOST_ARTIFACTS: Final = 2
# below this a name is no more like what was written than any other
_LIKE: Final = 0.5
_SAME_WORD: Final = 0.75
_PAGED: Final = ("page", "slide")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A place a citation may have meant, and why it is offered.

    ``printed``: the page that carries the number; ``sheet``: the one at that place in the file; ``shifted``: as far
    from the number as another citation of the same file was found to be; ``likely``: near to what was written;
    ``artifact``: what it says, in another artifact.
    """

    artifact_id: str
    place: Place
    why: Why


def meanings(
    citation: ResolvedCitation,
    artifacts: Sequence[Artifact],
    facts: Mapping[str, ArtifactFacts],
    offsets: Mapping[str, int],
) -> tuple[Meaning, ...]:
    """Other places to look at, likeliest first, at most four; never one the citation leads to already.

    ``offsets`` tells by artifact id how many sheets later than its number a page of it stands, as the assessor found.
    """
    known = facts.get(citation.artifact_id, ArtifactFacts())
    found: dict[tuple[str, Place], Meaning] = {}
    for one in _all(citation, artifacts, facts, known, offsets):
        taken = one.artifact_id == citation.artifact_id and one.place in citation.places
        if not taken:
            found.setdefault((one.artifact_id, one.place), one)
    return tuple(found.values())[:MOST]


def offset_of(citation: ResolvedCitation, place: Place) -> int | None:
    """How many sheets later than the number written ``place`` begins; None where no page is cited by a number."""
    locator = _page_locator(citation)
    if locator is None or not isinstance(place, PagePlace):
        return None
    return place.first + 1 - int(locator.start)


def _all(
    citation: ResolvedCitation,
    artifacts: Sequence[Artifact],
    facts: Mapping[str, ArtifactFacts],
    known: ArtifactFacts,
    offsets: Mapping[str, int],
) -> Iterator[Meaning]:
    key, locator = citation.artifact_id, _page_locator(citation)
    if locator is not None and key in offsets:
        yield from _shifted(key, locator, known, offsets[key])
    if locator is not None:
        yield from _both_numberings(key, locator, known)
    for problem in citation.problems:
        yield from (Meaning(key, place, "likely") for place in problem.likely if key)
    if citation.problems or not citation.places:
        yield from _elsewhere(citation, artifacts, facts)


def _page_locator(citation: ResolvedCitation) -> Locator | None:
    """The first page cited by a plain number in what the citation says."""
    for locator in citation.citation.locators or citation.citation.bare:
        if locator.kind in _PAGED and locator.start.isdecimal() and len(locator.start) < 7:
            return locator
    return None


def _span(first: int, locator: Locator, known: ArtifactFacts) -> PagePlace | None:
    """As many pages as were written, from the sheet ``first`` (0-based) on; None outside the file."""
    count = known.pages if known.pages is not None else 0
    length = int(locator.end) - int(locator.start) if locator.end.isdecimal() and len(locator.end) < 7 else 0
    if not 0 <= first < count:
        return None
    return PagePlace(first, min(first + max(0, length), count - 1))


def _shifted(key: str, locator: Locator, known: ArtifactFacts, offset: int) -> Iterator[Meaning]:
    place = _span(int(locator.start) - 1 + offset, locator, known)
    if place is not None:
        yield Meaning(key, place, "shifted")


def _both_numberings(key: str, locator: Locator, known: ArtifactFacts) -> Iterator[Meaning]:
    wanted = locator.start.casefold()
    labels = [label.strip().casefold() for label in known.page_labels[: known.pages]]
    printed = labels.index(wanted) if wanted in labels and locator.kind == "page" else None
    for first, why in ((printed, "printed"), (int(locator.start) - 1, "sheet")):
        place = _span(first, locator, known) if first is not None else None
        if place is not None:
            yield Meaning(key, place, "printed" if why == "printed" else "sheet")


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
