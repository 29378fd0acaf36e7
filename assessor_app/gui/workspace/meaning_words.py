"""Says in words what a citation may have meant, and why that is offered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.citation import ArtifactFacts, PagePlace
from assessor_app.domain.citation.meanings import Meaning
from assessor_app.domain.submission import Artifact
from assessor_app.gui.workspace.citation_chips import artifact_name
from assessor_app.gui.workspace.place_words import long_words, page_name, place_words


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("meaning_words", text)


def meaning_words(meaning: Meaning, artifacts: Sequence[Artifact], facts: Mapping[str, ArtifactFacts]) -> str:
    """The place offered: "p. 14 printed, sheet 18", "sheet 14, printed 10", "family-forum: ▶ 03:20"."""
    known = facts.get(meaning.artifact_id, ArtifactFacts())
    artifact = next((one for one in artifacts if one.id == meaning.artifact_id), None)
    slides = artifact is not None and artifact.kind == "slides"
    words = long_words(meaning.place, known.page_labels, known.pages, known.sheets, slides=slides)
    if meaning.why == "artifact" and artifact is not None:
        short = place_words(meaning.place, known.page_labels, (), known.sheets, slides=slides)
        return tr("{name}: {place}").format(name=artifact_name(artifact.name), place=short)
    place = meaning.place
    if not isinstance(place, PagePlace):
        return words
    printed, sheet = page_name(place.first, known.page_labels), str(place.first + 1)
    if meaning.why == "printed" and printed != sheet:
        return tr("p. {printed} printed, sheet {sheet}").format(printed=printed, sheet=sheet)
    if meaning.why == "sheet" and printed != sheet:
        return tr("sheet {sheet}, printed {printed}").format(sheet=sheet, printed=printed)
    if meaning.why == "shifted":
        return tr("sheet {sheet}, shifted as before").format(sheet=sheet)
    return words


def offset_words(offset: int) -> str:
    """How the numbers of a file were found to be shifted, as a sentence; "" where they are not."""
    if offset == 0:
        return ""
    one = tr("Page numbers of this file were found 1 sheet later.")
    many = tr("Page numbers of this file were found {n} sheets later.")
    if offset < 0:
        one = tr("Page numbers of this file were found 1 sheet earlier.")
        many = tr("Page numbers of this file were found {n} sheets earlier.")
    return one if abs(offset) == 1 else many.format(n=abs(offset))
