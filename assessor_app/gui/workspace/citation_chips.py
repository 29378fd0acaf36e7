"""Turns resolved citations into the row of chips that the rail shows, one per place, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.citation import ArtifactFacts, Place, Problem, ResolvedCitation, TimePlace, WholePlace
from assessor_app.domain.submission import Artifact
from assessor_app.gui.workspace.place_words import long_words, place_words, whole_file

_NAME_LENGTH = 20
_RAW_LENGTH = 26


@dataclass(frozen=True, slots=True)
class Chip:
    """One stop on the citation rail.

    ``place`` is None when the citation leads nowhere; then ``problems`` say why. ``citation_index`` and
    ``place_index`` point into the criterion's resolved citations.
    """

    citation_index: int
    place_index: int
    artifact_id: str
    place: Place | None
    text: str
    tooltip: str
    problems: tuple[Problem, ...] = ()
    note: str = ""

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
    citations: Sequence[ResolvedCitation], artifacts: Mapping[str, Artifact], facts: Mapping[str, ArtifactFacts]
) -> tuple[Chip, ...]:
    """The chips of one criterion. A citation with several places gives several; one with problems, one more."""
    chips: list[Chip] = []
    previous = ""
    for index, citation in enumerate(citations):
        artifact = artifacts.get(citation.artifact_id)
        elsewhere = artifact is not None and bool(previous) and previous != artifact.id
        prefix = artifact_name(artifact.name) if artifact is not None and elsewhere else ""
        chips.extend(_resolved_chips(index, citation, artifact, facts.get(citation.artifact_id), prefix))
        if citation.problems or not citation.places:
            chips.append(_problem_chip(index, citation, artifact, "" if citation.places else prefix))
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
        text = _chip_text(place, words, artifact, prefix if number == 0 else "")
        lines = [
            tr("Written: “{raw}”").format(raw=citation.citation.raw),
            artifact.name if artifact is not None else "",
            long_words(place, labels, pages, sheets, slides=slides),
            citation.note,
        ]
        tooltip = "\n".join(line for line in lines if line)
        chips.append(Chip(index, number, citation.artifact_id, place, text, tooltip, note=citation.note))
    return chips


def _chip_text(place: Place, words: str, artifact: Artifact | None, prefix: str) -> str:
    """A place in the chip's words; a whole file is best called by its name."""
    if isinstance(place, WholePlace) and words == whole_file() and artifact is not None:
        return artifact_name(artifact.name)
    if not prefix:
        return words
    return f"{prefix} {words}" if isinstance(place, TimePlace) else f"{prefix}, {words}"


def _problem_chip(index: int, citation: ResolvedCitation, artifact: Artifact | None, prefix: str) -> Chip:
    raw = shorten(citation.citation.raw, _RAW_LENGTH) or tr("nothing written")
    lines = [tr("Written: “{raw}”").format(raw=citation.citation.raw), artifact.name if artifact is not None else ""]
    lines += [problem.sentence for problem in citation.problems] + [citation.note]
    return Chip(
        index,
        len(citation.places),
        citation.artifact_id,
        None,
        f"{prefix}, {raw}" if prefix else raw,
        "\n".join(line for line in lines if line),
        problems=citation.problems,
        note=citation.note,
    )
