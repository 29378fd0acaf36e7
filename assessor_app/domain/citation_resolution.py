"""Holds citations against the real files: which artifact, which sheet, which second, or plainly why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assessor_app.domain.citation import (
    ArtifactFacts,
    Citation,
    Locator,
    PagePlace,
    Place,
    Problem,
    ResolvedCitation,
    TimePlace,
    WholePlace,
)
from assessor_app.domain.citation_text import parse_citation
from assessor_app.domain.submission import Artifact, ArtifactKind, CitedText, SelfAnalysis

_TIMED = {"video", "audio"}
_PAGED = {"pdf"}
# what a word in a hint says about the kind of file meant
_KIND_WORDS: Mapping[str, tuple[ArtifactKind, ...]] = {
    "spreadsheet": ("sheet", "text"), "video": ("video",), "clip": ("video", "audio"), "recording": ("video", "audio"),
    "audio": ("audio",), "slides": ("slides",), "presentation": ("slides",), "photo": ("image",), "picture": ("image",),
    "image": ("image",),
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
# the counting word of "Artifact 2" and "Exhibit B" says nothing about the name
_EMPTY_WORDS = {
    "the",
    "our",
    "my",
    "artifact",
    "artefact",
    "exhibit",
    "attachment",
    "item",
    "evidence",
    "file",
    "document",
}


def resolve_analysis(
    analysis: SelfAnalysis, artifacts: Sequence[Artifact], facts: Mapping[str, ArtifactFacts]
) -> tuple[ResolvedCitation, ...]:
    """Resolve every citation of one criterion, in order.

    A citation that points into two files ("pp. 12-14; video 1:10") gives one result for each file.
    """
    return tuple(found for cited in analysis.citations for found in resolve_cited(cited, artifacts, facts))


def resolve_cited(
    cited: CitedText, artifacts: Sequence[Artifact], facts: Mapping[str, ArtifactFacts]
) -> tuple[ResolvedCitation, ...]:
    """Resolve one citation; never raises, whatever was written."""
    citation = parse_citation(cited.raw)
    chosen = _choose(cited, citation, artifacts)
    if chosen is None:
        return (ResolvedCitation(citation, "", (), (_no_artifact(cited, citation, artifacts),)),)
    if not citation.locators:
        return (_without_locator(citation, chosen),)
    shares: dict[str, list[Locator]] = {}
    for locator in citation.locators:
        owner = chosen if _fits(locator, chosen) else _only_fitting(locator, artifacts) or chosen
        shares.setdefault(owner.id, []).append(locator)
    by_id = {one.id: one for one in artifacts}
    return tuple(
        _resolve_in(citation, locators, by_id[artifact_id], facts.get(artifact_id, ArtifactFacts()), chosen)
        for artifact_id, locators in shares.items()
    )


def _choose(cited: CitedText, citation: Citation, artifacts: Sequence[Artifact]) -> Artifact | None:
    """The artifact the form names, else the one the text names, else the only one there is or that fits."""
    for artifact in artifacts:
        if artifact.id == cited.artifact_id:
            return artifact
    if citation.artifact_hint:
        return artifact_meant(citation.artifact_hint, artifacts)
    if len(artifacts) == 1:
        return artifacts[0]
    fitting = [one for one in artifacts if citation.locators and _fits(citation.locators[0], one)]
    return fitting[0] if len(fitting) == 1 else None


def artifact_meant(hint: str, artifacts: Sequence[Artifact]) -> Artifact | None:
    """The artifact a hint names: by name, by its place in the list ("Artifact 2", "Exhibit B"), or by its kind.

    None when nothing fits or more than one fits equally well.
    """
    words = {word.lower() for word in _WORD.findall(hint)}
    telling = words - _EMPTY_WORDS
    named = [(len(telling & _name_words(one)), one) for one in artifacts]
    best = max((score for score, _ in named), default=0)
    if best and sum(score == best for score, _ in named) == 1:
        return next(one for score, one in named if score == best)
    kinds = {kind for word in words for kind in _KIND_WORDS.get(word, ())}
    among = [one for one in artifacts if one.kind in kinds] if kinds else list(artifacts)
    place = re.search(r"\b(\d{1,3}|[A-Z])\s*\Z", hint)
    if place:
        index = int(place[1]) - 1 if place[1].isdigit() else ord(place[1]) - ord("A")
        return among[index] if 0 <= index < len(among) else None
    return among[0] if len(among) == 1 and kinds else None


def _name_words(artifact: Artifact) -> set[str]:
    return {word.lower() for word in _WORD.findall(artifact.name)} - {"pdf", "mp4", "docx", "xlsx", "csv", "png", "jpg"}


def _fits(locator: Locator, artifact: Artifact) -> bool:
    if locator.kind == "time":
        return artifact.kind in _TIMED
    if locator.kind == "page":
        return artifact.kind in ("pdf", "document", "slides", "other")
    if locator.kind == "slide":
        return artifact.kind in ("slides", "pdf", "other")
    if locator.kind in ("row", "cell", "sheet"):
        return artifact.kind in ("sheet", "text", "other")
    return True


def _only_fitting(locator: Locator, artifacts: Iterable[Artifact]) -> Artifact | None:
    fitting = [one for one in artifacts if _fits(locator, one)]
    return fitting[0] if len(fitting) == 1 else None


def _no_artifact(cited: CitedText, citation: Citation, artifacts: Sequence[Artifact]) -> Problem:
    if not artifacts:
        return Problem("no_such_artifact", "No artifact was handed in.")
    if citation.artifact_hint:
        sentence = f"No artifact fits “{citation.artifact_hint}”; {len(artifacts)} were handed in."
    elif cited.artifact_id:
        sentence = "The artifact cited here was not handed in."
    else:
        sentence = "The citation does not say which artifact it means."
    return Problem("no_such_artifact", sentence)


def _without_locator(citation: Citation, artifact: Artifact) -> ResolvedCitation:
    sentence = "No place inside the artifact is named."
    if citation.clock_time:
        sentence = "A time of day is named, not a place inside the artifact."
    return ResolvedCitation(citation, artifact.id, (), (Problem("no_locator", sentence, (WholePlace(),)),))


def _resolve_in(
    citation: Citation, locators: Sequence[Locator], artifact: Artifact, facts: ArtifactFacts, named: Artifact
) -> ResolvedCitation:
    places: list[Place] = []
    problems: list[Problem] = []
    notes: list[str] = []
    if artifact.id != named.id:
        notes.append(f"read as meaning {artifact.name}, the only artifact with such a place")
    for locator in locators:
        found, note = _place(locator, artifact, facts)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            places.append(found)
        if note:
            notes.append(note)
    return ResolvedCitation(citation, artifact.id, tuple(places), tuple(problems), "; ".join(dict.fromkeys(notes)))


def _place(locator: Locator, artifact: Artifact, facts: ArtifactFacts) -> tuple[Place | Problem, str]:
    if not _fits(locator, artifact):
        what = {"time": "a moment", "page": "a page", "slide": "a slide"}.get(locator.kind, "a cell or row")
        return Problem("wrong_kind", f"{artifact.name} has no such place: {what} is cited.", (WholePlace(),)), ""
    if locator.kind == "time":
        return _moment(locator, facts), ""
    if locator.kind in ("page", "slide") and artifact.kind in _PAGED:
        return _pages(locator, facts)
    note = "" if locator.kind == "whole" else f"open at the start; look for {_spoken(locator)}"
    return WholePlace(), note


def _spoken(locator: Locator) -> str:
    sheet = f"sheet {locator.sheet} " if locator.sheet and locator.kind != "sheet" else ""
    span = locator.start if locator.start == locator.end else f"{locator.start}–{locator.end}"
    return f"{sheet}{locator.kind} {span}"


def _pages(locator: Locator, facts: ArtifactFacts) -> tuple[Place | Problem, str]:
    """Sheet indices of a page locator.

    A number alone is the printed label where exactly one sheet carries it, else the sheet's place in the file:
    practitioners copy what is printed on the page.
    """
    first, first_note = _sheet(locator.start, locator, facts)
    last, _ = _sheet(locator.end or locator.start, locator, facts)
    if first is None or last is None:
        wanted = locator.start if first is None else locator.end
        return _page_problem(wanted, locator, facts), ""
    first, last = min(first, last), max(first, last)
    if facts.pages is not None and first >= facts.pages:
        return _page_problem(locator.start, locator, facts), ""
    note = first_note
    if facts.pages is not None and last >= facts.pages:
        last = facts.pages - 1
        note = f"the file ends with page {facts.pages}"
    printed = facts.page_labels[first] if locator.printed and first < len(facts.page_labels) else ""
    if printed and printed != locator.printed:
        note = f"sheet {first + 1} is printed {printed}, not {locator.printed}"
    return PagePlace(first, last), note


def _sheet(text: str, locator: Locator, facts: ArtifactFacts) -> tuple[int | None, str]:
    if text == "last":
        return (facts.pages - 1 if facts.pages else 0), ""
    labelled = [index for index, label in enumerate(facts.page_labels) if label.lower() == text.lower()]
    if not locator.is_index and len(labelled) == 1:
        index = labelled[0]
        differs = text.isdigit() and index + 1 != int(text)
        return index, f"read as the printed page number; sheet {index + 1} of the file" if differs else ""
    if text.isdigit():
        return int(text) - 1 if int(text) > 0 else None, ""
    if len(labelled) > 1:
        return labelled[0], f"{len(labelled)} sheets are printed {text}; this is the first"
    # without labels the place cannot be told; page one is shown while the file is still unknown
    return (None, "") if facts.pages is not None else (0, "")


def _page_problem(text: str, locator: Locator, facts: ArtifactFacts) -> Problem:
    if text.isdigit():
        count = facts.pages or 0
        likely: list[Place] = []
        if int(text) >= 1 and count:
            likely.append(PagePlace(count - 1, count - 1))
        sentence = f"{locator.kind.capitalize()} {text} of {count}: the file ends before it."
        if text == "0":
            sentence = "There is no page 0."
        return Problem("page_beyond_end", sentence, tuple(likely))
    sentence = f"No page is printed “{text}”."
    likely_sheet = _roman(text)
    if likely_sheet and facts.pages and likely_sheet <= facts.pages:
        return Problem("no_such_label", sentence, (PagePlace(likely_sheet - 1, likely_sheet - 1),))
    lead = re.match(r"\d+", text)
    if lead and facts.pages and 1 <= int(lead[0]) <= facts.pages:
        return Problem("no_such_label", sentence, (PagePlace(int(lead[0]) - 1, int(lead[0]) - 1),))
    return Problem("no_such_label", sentence)


def _roman(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    if not text or not set(text.lower()) <= set(values):
        return 0
    numbers = [values[letter] for letter in text.lower()]
    return sum(-one if one < after else one for one, after in zip(numbers, [*numbers[1:], 0], strict=True))


def _moment(locator: Locator, facts: ArtifactFacts) -> Place | Problem:
    length = facts.duration
    start = float(locator.start)
    if start < 0:
        if length is None:
            return TimePlace(0.0)
        start = max(0.0, length + start)
    end = _end(locator, length)
    if length is not None and start >= length:
        likely: tuple[Place, ...] = (TimePlace(max(0.0, length - 5.0)),)
        minutes_as_hours = start / 60
        if start >= 3600 and minutes_as_hours < length:
            # 02:35:00 for two minutes thirty-five is a common slip of the keyboard
            likely = (TimePlace(minutes_as_hours), *likely)
        return Problem("time_beyond_end", f"{clock(start)} is after the end ({clock(length)}).", likely)
    if end is not None and length is not None:
        end = min(end, length)
    if end is not None and end <= start:
        end = None
    return TimePlace(start, end)


def _end(locator: Locator, length: float | None) -> float | None:
    if locator.end == "end":
        return length
    return float(locator.end) if locator.end else None


def clock(seconds: float) -> str:
    """Seconds as people say them: ``04:30``, ``1:02:35``."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"
