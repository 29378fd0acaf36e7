"""Says in a few words what became of a file, its pages and its citations; a sign goes with each, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.attempt_changes import (
    ArtifactChange,
    CitationChange,
    CitationState,
    FileChange,
    PageChange,
    PageState,
    counted,
)
from assessor_app.domain.text_diff import TextPiece
from assessor_app.domain.text_diff import counted as counted_words
from assessor_app.gui.workspace.word_rows import number

SIGNS: Final[Mapping[FileChange | PageState | CitationState, str]] = {
    "same": "=",
    "changed": "≠",
    "moved": "↷",
    "new": "+",
    "gone": "−",
    "wordless": "?",
}
TONES: Final[Mapping[FileChange | PageState | CitationState, str]] = {
    "same": "muted",
    "changed": "warn",
    "moved": "info",
    "new": "good",
    "gone": "bad",
    "wordless": "muted",
}


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("change_words", text)


def file_state(state: FileChange) -> str:
    """One word for a file."""
    words: Mapping[FileChange, str] = {
        "same": tr("the same file"),
        "changed": tr("changed"),
        "new": tr("new"),
        "gone": tr("gone"),
    }
    return words[state]


def file_summary(files: Sequence[ArtifactChange]) -> str:
    """ "1 file changed · 2 the same · 1 new · 1 gone"."""
    told = []
    frames: Mapping[FileChange, tuple[str, str]] = {
        "changed": (tr("1 file changed"), tr("{n} files changed")),
        "new": (tr("1 new file"), tr("{n} new files")),
        "gone": (tr("1 file gone"), tr("{n} files gone")),
        "same": (tr("1 file the same"), tr("{n} files the same")),
    }
    for state, (one, many) in frames.items():
        count = sum(1 for file in files if file.state == state)
        if count:
            told.append(one if count == 1 else many.format(n=count))
    return " · ".join(told)


def page_summary(pages: Sequence[PageChange]) -> str:
    """How many pages are in each state, those that differ first."""
    counts = counted(pages)
    frames: Mapping[PageState, tuple[str, str]] = {
        "changed": (tr("1 page changed"), tr("{n} pages changed")),
        "new": (tr("1 new page"), tr("{n} new pages")),
        "gone": (tr("1 page gone"), tr("{n} pages gone")),
        "moved": (tr("1 page moved"), tr("{n} pages moved")),
        "wordless": (tr("1 page without words, not compared"), tr("{n} pages without words, not compared")),
        "same": (tr("1 page the same"), tr("{n} pages the same")),
    }
    told = [
        one if counts[state] == 1 else many.format(n=counts[state])
        for state, (one, many) in frames.items()
        if counts.get(state)
    ]
    return " · ".join(told)


def page_words(change: PageChange, labels: Sequence[str], earlier_labels: Sequence[str], attempt: int) -> str:
    """What one page's link says: "p. 3 changed", "p. 4 of attempt 1 gone"."""
    if change.now is None:
        frame = tr("p. {page} of attempt {attempt} gone")
        return frame.format(page=_label(change.before, earlier_labels), attempt=attempt)
    page = _label(change.now, labels)
    if change.state == "moved":
        return tr("p. {page} moved, was p. {before}").format(page=page, before=_label(change.before, earlier_labels))
    if change.state == "new":
        return tr("p. {page} new").format(page=page)
    return tr("p. {page} changed").format(page=page)


def word_summary(pieces: Sequence[TextPiece]) -> str:
    """How many words came and went."""
    added, removed = counted_words(pieces)
    told = []
    if added:
        told.append(tr("1 word added") if added == 1 else tr("{n} words added").format(n=number(added)))
    if removed:
        told.append(tr("1 word taken away") if removed == 1 else tr("{n} words taken away").format(n=number(removed)))
    return " · ".join(told)


def citation_words(change: CitationChange) -> str:
    """One citation with what became of it: "+ page 2 (sheets.tif), new"."""
    name = f" ({change.artifact.name})" if change.artifact is not None else ""
    told = f"{SIGNS[change.state]} “{change.raw}”{name}"
    if change.state == "new":
        return tr("{citation}: new").format(citation=told)
    if change.state == "gone":
        return tr("{citation}: no longer cited").format(citation=told)
    if change.touched:
        return tr("{citation}: cited as before, in a changed file").format(citation=told)
    return tr("{citation}: as before").format(citation=told)


def _label(page: int | None, labels: Sequence[str]) -> str:
    if page is None:
        return ""
    return labels[page] if page < len(labels) and labels[page] else str(page + 1)
