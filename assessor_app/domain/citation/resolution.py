"""Holds citations against the real files: which artifact, which sheet, which second, or plainly why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from assessor_app.domain.citation import (
    ArtifactFacts,
    Citation,
    Locator,
    Place,
    Problem,
    ResolvedCitation,
    WholePlace,
)
from assessor_app.domain.citation.artifacts import choose_artifact, fits, kind_name, kind_of, owner_of
from assessor_app.domain.citation.cells import resolve_cells
from assessor_app.domain.citation.file_names import parse_knowing
from assessor_app.domain.citation.grids import lone_places
from assessor_app.domain.citation.lines import resolve_lines
from assessor_app.domain.citation.moments import resolve_moment
from assessor_app.domain.citation.sheets import labelled, resolve_pages
from assessor_app.domain.given_names import without_given_names
from assessor_app.domain.submission import Artifact, CitedText, SelfAnalysis
from assessor_app.sentences import joined, sentence

_NOUNS: Final[Mapping[str, str]] = {
    "page": sentence("A page"),
    "slide": sentence("A slide"),
    "time": sentence("A moment of a recording"),
    "row": sentence("A row"),
    "cell": sentence("A cell"),
    "sheet": sentence("A worksheet"),
    "line": sentence("A line"),
    "section": sentence("A section"),
    "appendix": sentence("An appendix"),
}
# one, several
_SPOTS: Final = {
    "page": ("page {span}", "pages {span}"),
    "slide": ("slide {span}", "slides {span}"),
    "row": ("row {span}", "rows {span}"),
    "cell": ("cell {span}", "cells {span}"),
    "sheet": ("worksheet {span}", "worksheet {span}"),
    "line": ("line {span}", "lines {span}"),
    "section": ("section {span}", "sections {span}"),
    "appendix": ("appendix {span}", "appendix {span}"),
}
_UNKNOWN = ArtifactFacts()


def resolve_analysis(
    analysis: SelfAnalysis, artifacts: Sequence[Artifact], facts: Mapping[str, ArtifactFacts]
) -> tuple[ResolvedCitation, ...]:
    """Resolve every citation of one criterion, in order.

    A citation that points into two files ("pp. 12-14; video 1:10") gives one result for each file, both with the
    same raw text and each with its own locators.
    """
    return tuple(found for cited in analysis.citations for found in resolve_cited(cited, artifacts, facts))


def resolve_cited(
    cited: CitedText, artifacts: Sequence[Artifact], facts: Mapping[str, ArtifactFacts]
) -> tuple[ResolvedCitation, ...]:
    """Resolve one citation; never raises, whatever was written, and gives a place or a problem for each locator."""
    found = _resolved(cited, artifacts, facts)
    written = without_given_names(cited.raw, artifacts)
    return found if written == cited.raw else tuple(replace(one, shown=written) for one in found)


def _resolved(
    cited: CitedText, artifacts: Sequence[Artifact], facts: Mapping[str, ArtifactFacts]
) -> tuple[ResolvedCitation, ...]:
    citation = parse_knowing(cited.raw, artifacts)
    chosen, note = choose_artifact(cited.artifact_id, citation, artifacts)
    if citation.clock_time and chosen is not None and chosen.id == cited.artifact_id and _is_recording(chosen):
        citation = parse_knowing(cited.raw, artifacts, of_recording=True)
    if chosen is None:
        return (ResolvedCitation(citation, "", (), (_no_artifact(cited, citation, artifacts),)),)
    locators, assumed = _locators_for(citation, chosen)
    if not locators:
        return (_without_locator(citation, chosen, note),)
    shares: dict[str, list[Locator]] = {}
    notes: dict[str, list[str]] = {}
    owners = {chosen.id: chosen}
    for locator in locators:
        owner, why = owner_of(locator, chosen, citation, artifacts)
        owners[owner.id] = owner
        shares.setdefault(owner.id, []).append(locator)
        notes.setdefault(owner.id, [note, assumed] if owner.id == chosen.id else []).append(why)
    return tuple(
        _resolve_in(
            citation if len(shares) == 1 else replace(citation, locators=tuple(share)),
            share,
            owners[artifact_id],
            facts.get(artifact_id, _UNKNOWN),
            notes[artifact_id],
        )
        for artifact_id, share in shares.items()
    )


def _is_recording(artifact: Artifact) -> bool:
    return kind_of(artifact) in ("video", "audio")


def _locators_for(citation: Citation, artifact: Artifact) -> tuple[tuple[Locator, ...], str]:
    """What was written, or numbers without a unit where the kind of file says what they count."""
    if citation.locators:
        return citation.locators, ""
    if kind_of(artifact) == "sheet":
        return lone_places(citation.raw), ""
    if not citation.bare:
        return (), ""
    if artifact.kind in ("pdf", "document"):
        return citation.bare, sentence("a number without a word; read as a page")
    if artifact.kind == "slides":
        said = sentence("a number without a word; read as a slide")
        return tuple(replace(one, kind="slide") for one in citation.bare), said
    return (), ""


def _no_artifact(cited: CitedText, citation: Citation, artifacts: Sequence[Artifact]) -> Problem:
    count = sentence("one was handed in") if len(artifacts) == 1 else sentence("{n} were handed in", n=len(artifacts))
    if not artifacts:
        said = sentence("No artifact was handed in.")
    elif citation.artifact_hint:
        written = without_given_names(citation.artifact_hint, artifacts)
        said = sentence("No artifact fits “{written}”; {count}.", written=written, count=count)
    elif cited.artifact_id:
        said = sentence("The artifact cited here was not handed in; {count}.", count=count)
    else:
        said = sentence("The citation does not say which artifact it means; {count}.", count=count)
    return Problem("no_such_artifact", said)


def _without_locator(citation: Citation, artifact: Artifact, note: str) -> ResolvedCitation:
    said = sentence("No page, time or other place in {name} could be read from this.", name=artifact.name)
    if citation.clock_time:
        said = sentence("A time of day is named, not a place in {name}.", name=artifact.name)
    elif citation.bare:
        said = sentence("A number is given, but not what it counts.")
    return ResolvedCitation(citation, artifact.id, (), (Problem("no_locator", said, (WholePlace(),)),), note)


def _resolve_in(
    citation: Citation, locators: Sequence[Locator], artifact: Artifact, facts: ArtifactFacts, notes: Sequence[str]
) -> ResolvedCitation:
    # a dict and no list: a text of a million characters may name a hundred thousand places
    places: dict[Place, None] = {}
    problems: list[Problem] = []
    said = list(notes)
    for locator in locators:
        found, note = _place(locator, citation, artifact, facts)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            places[found] = None
        said.append(note)
    kept = joined("; ", dict.fromkeys(note for note in said if note))
    return ResolvedCitation(citation, artifact.id, tuple(places), tuple(problems), kept)


def _place(
    locator: Locator, citation: Citation, artifact: Artifact, facts: ArtifactFacts
) -> tuple[Place | Problem, str]:
    kind = kind_of(artifact)
    paged = kind == "sheet" and locator.kind == "page"
    if not fits(locator, artifact) and not paged:
        cited = sentence(
            "{what} is cited, but {name} is {kind}.",
            what=_NOUNS.get(locator.kind, sentence("A place")), name=artifact.name, kind=kind_name(artifact),
        )  # fmt: skip
        return Problem("wrong_kind", cited, (WholePlace(),)), ""
    if locator.kind == "whole":
        return WholePlace(), ""
    if locator.kind == "time":
        return resolve_moment(locator, facts) if _is_recording(artifact) else _by_hand(locator)
    if locator.kind in ("page", "slide") and (kind == "pdf" or facts.pages is not None):
        found, note = _page(locator, citation, artifact, facts)
        look = sentence("look for lines {lines} on the page", lines=locator.lines)
        wanted = bool(locator.lines) and not isinstance(found, Problem)
        return found, joined("; ", (part for part in (note, look if wanted else "") if part))
    if kind == "text" and locator.kind in ("line", "row"):
        return resolve_lines(locator)
    if facts.sheets and locator.kind in ("row", "cell", "sheet", "line"):
        found, note = resolve_cells(locator, facts, citation.artifact_hint)
        line = sentence("line {number} is row {number}", number=locator.start) if locator.kind == "line" else ""
        return found, joined("; ", (part for part in (line, note) if part))
    if kind == "image" and locator.start == locator.end == "1":
        return WholePlace(), ""
    return _by_hand(locator)


def _page(
    locator: Locator, citation: Citation, artifact: Artifact, facts: ArtifactFacts
) -> tuple[Place | Problem, str]:
    """A page, by the appendix's own numbering where the file has one ("Appendix C, p. 2" is printed C-2)."""
    if not citation.appendix or locator.kind != "page":
        return resolve_pages(locator, facts)
    for joint in ("-", ".", "", " "):
        start, end = (f"{citation.appendix}{joint}{text}" for text in (locator.start, locator.end))
        if labelled(start, facts) and labelled(end, facts):
            return resolve_pages(replace(locator, start=start, end=end, is_label=True), facts)
    found, note = resolve_pages(locator, facts)
    said = f"appendix {citation.appendix}"
    if said.casefold() in " ".join(artifact.called.replace("-", " ").replace("_", " ").casefold().split()):
        return found, note
    doubt = sentence("counted from the start of the file, not of appendix {name}", name=citation.appendix)
    return found, joined("; ", (part for part in (note, doubt) if part))


def _by_hand(locator: Locator) -> tuple[Place, str]:
    """Places no viewer can jump to: the file opens, and the note says what to look for."""
    if locator.kind == "time":
        span = "–".join(part for part in (locator.start, locator.end) if part)
        return WholePlace(), sentence("open at the start; look for second {span}", span=span)
    many = locator.end not in ("", locator.start)
    span = f"{locator.start}–{locator.end}" if many else locator.start
    spot: str = sentence(_SPOTS.get(locator.kind, ("{span}", "{span}"))[many], span=span)
    if locator.sheet and locator.kind != "sheet":
        spot = sentence("worksheet {sheet}, {spot}", sheet=locator.sheet, spot=spot)
    return WholePlace(), sentence("open at the start; look for {spot}", spot=spot)
