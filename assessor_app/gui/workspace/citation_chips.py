"""Turns resolved citations into the row of chips that the rail shows, one per place, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.annotation import CitationMark
from assessor_app.domain.citation import (
    ArtifactFacts,
    PagePlace,
    Place,
    Problem,
    ResolvedCitation,
    TimePlace,
    WholePlace,
)
from assessor_app.domain.submission import Artifact
from assessor_app.gui.language.saying import say
from assessor_app.gui.workspace.place_words import long_words, place_words, whole_file

_NAME_LENGTH = 20
_RAW_LENGTH = 26


@dataclass(frozen=True, slots=True)
class Chip:
    """One stop on the citation rail.

    ``place`` is None when the citation leads nowhere; then ``problems`` say why. ``citation_index`` and
    ``place_index`` point into the criterion's resolved citations. ``found`` tells that the place is the assessor's own:
    where the evidence was found instead. ``name`` is the file's name in ``text``: where room is short it gives way,
    the place does not.
    """

    citation_index: int
    place_index: int
    artifact_id: str
    place: Place | None
    text: str
    tooltip: str
    problems: tuple[Problem, ...] = ()
    note: str = ""
    found: bool = False
    name: str = ""

    @property
    def resolved(self) -> bool:
        """Whether there is a place to show."""
        return self.place is not None


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("citation_chips", text)


def shorten(text: str, length: int) -> str:
    """One line of at most ``length`` characters, the end replaced by an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def artifact_name(name: str) -> str:
    """A file name as people say it: without its ending, and short."""
    return shorten(PurePosixPath(name).stem or name, _NAME_LENGTH)


def chips_for(
    citations: Sequence[ResolvedCitation],
    artifacts: Mapping[str, Artifact],
    facts: Mapping[str, ArtifactFacts],
    marks: Mapping[int, CitationMark] = MappingProxyType({}),
) -> tuple[Chip, ...]:
    """The chips of one criterion. A citation with several places gives several; one with problems, one more.

    ``marks`` are by index of the citation; one with a corrected place gives a chip more, behind its citation's own.
    """
    chips: list[Chip] = []
    previous = ""
    for index, citation in enumerate(citations):
        artifact = artifacts.get(citation.artifact_id)
        elsewhere = artifact is not None and bool(previous) and previous != artifact.id
        prefix = artifact_name(artifact.name) if artifact is not None and elsewhere else ""
        chips.extend(_resolved_chips(index, citation, artifact, facts.get(citation.artifact_id), prefix))
        if citation.problems or not citation.places:
            chips.append(_problem_chip(index, citation, artifact, "" if citation.places else prefix))
        if (mark := marks.get(index)) is not None and mark.corrected is not None and mark.artifact_id in artifacts:
            chips.append(_found_chip(citation, mark, mark.corrected, artifacts, facts))
        previous = artifact.id if artifact is not None else previous
    return tuple(chips)


def _resolved_chips(
    index: int, citation: ResolvedCitation, artifact: Artifact | None, facts: ArtifactFacts | None, prefix: str
) -> list[Chip]:
    labels = facts.page_labels if facts is not None else ()
    pages = facts.pages if facts is not None else None
    sheets = facts.sheets if facts is not None else ()
    locators = citation.citation.locators if len(citation.places) == 1 else ()
    slides = artifact is not None and artifact.kind == "slides"
    chips = []
    for number, place in enumerate(citation.places):
        words = place_words(place, labels, locators, sheets, slides=slides)
        text, name = _chip_text(place, words, artifact, prefix if number == 0 else "")
        lines = [
            tr("Written: “{raw}”").format(raw=citation.written),
            artifact.name if artifact is not None else "",
            long_words(place, labels, pages, sheets, slides=slides),
            say(citation.note),
        ]
        tooltip = "\n".join(line for line in lines if line)
        note = say(citation.note)
        chips.append(Chip(index, number, citation.artifact_id, place, text, tooltip, note=note, name=name))
    return chips


def _chip_text(place: Place, words: str, artifact: Artifact | None, prefix: str) -> tuple[str, str]:
    """A place in the chip's words, and the file's name in them; a whole file is best called by its name."""
    if isinstance(place, WholePlace) and words == whole_file() and artifact is not None:
        name = artifact_name(artifact.name)
        return name, name
    if not prefix:
        return words, ""
    return f"{prefix} {words}" if isinstance(place, TimePlace) else f"{prefix}, {words}", prefix


def _problem_chip(index: int, citation: ResolvedCitation, artifact: Artifact | None, prefix: str) -> Chip:
    raw = shorten(citation.written, _RAW_LENGTH) or tr("nothing written")
    lines = [tr("Written: “{raw}”").format(raw=citation.written), artifact.name if artifact is not None else ""]
    lines += [say(problem.sentence) for problem in citation.problems] + [say(citation.note)]
    return Chip(
        index,
        len(citation.places),
        citation.artifact_id,
        None,
        f"{prefix}, {raw}" if prefix else raw,
        "\n".join(line for line in lines if line),
        problems=citation.problems,
        note=say(citation.note),
        name=prefix,
    )


def found_words(place: Place, words: str, elsewhere: str) -> str:
    """Where the evidence was found instead: "found on p. 15", "found in family-forum at ▶ 03:20"."""
    if isinstance(place, WholePlace):
        return tr("found in {name}").format(name=elsewhere) if elsewhere else tr("found in the whole file")
    if elsewhere:
        frame = tr("found in {name} on {place}") if isinstance(place, PagePlace) else tr("found in {name} at {place}")
        return frame.format(name=elsewhere, place=words)
    frame = tr("found on {place}") if isinstance(place, PagePlace) else tr("found at {place}")
    return frame.format(place=words)


def _found_chip(
    citation: ResolvedCitation,
    mark: CitationMark,
    place: Place,
    artifacts: Mapping[str, Artifact],
    facts: Mapping[str, ArtifactFacts],
) -> Chip:
    artifact, known = artifacts[mark.artifact_id], facts.get(mark.artifact_id, ArtifactFacts())
    slides = artifact.kind == "slides"
    words = place_words(place, known.page_labels, (), known.sheets, slides=slides)
    elsewhere = artifact_name(artifact.name) if artifact.id != citation.artifact_id else ""
    lines = [
        tr("You found it here instead."),
        tr("Written: “{raw}”").format(raw=citation.written),
        artifact.name,
        long_words(place, known.page_labels, known.pages, known.sheets, slides=slides),
    ]
    number = len(citation.places) + 1
    text = found_words(place, words, elsewhere)
    return Chip(mark.index, number, artifact.id, place, text, "\n".join(lines), found=True, name=elsewhere)
