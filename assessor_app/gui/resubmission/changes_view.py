"""Writes what changed since the attempt before as one calm text to read, with links to every place it speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from assessor_app.domain.attempt_changes import ArtifactChange
from assessor_app.domain.attempt_overview import AttemptOverview, CriterionChange, TextChange
from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.submission import Artifact
from assessor_app.domain.text_diff import TextPiece
from assessor_app.gui.language.saying import say
from assessor_app.gui.resubmission.change_words import (
    SIGNS,
    TONES,
    citation_words,
    file_state,
    file_summary,
    page_summary,
    page_words,
    word_summary,
)
from assessor_app.gui.resubmission.file_comparison import FileDifference
from assessor_app.gui.theme import Theme

_LINE_HEIGHT: Final = 140.0
# Words left around a change of a long text, and pages told one by one.
_WORDS_AROUND: Final = 40
_MOST_PAGES_TOLD: Final = 60
_MOST_SHOWN: Final = 60_000


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a file (of the attempt before if ``earlier``), a page of it, or a criterion."""

    artifact: Artifact | None = None
    earlier: bool = False
    page: int | None = None
    scorable_id: str = ""


class ChangesView(QTextBrowser):
    """Read-only; everything from outside goes in as characters. ``target_chosen`` carries a Target."""

    target_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._overview: AttemptOverview | None = None
        self._differences: Mapping[str, FileDifference] = {}
        self._facts: Mapping[str, ArtifactFacts] = {}
        self._attempt = 1
        self._first: frozenset[str] = frozenset()
        self._targets: list[Target] = []
        self.setObjectName("changes_view")
        self.setAccessibleName(self.tr("What changed since the attempt before"))
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(self._write)
        self._restyle()

    def show_overview(
        self,
        overview: AttemptOverview,
        attempt: int,
        first: frozenset[str],
        facts: Mapping[str, ArtifactFacts],
    ) -> None:
        """Show what changed since ``attempt``; criteria in ``first`` are told before the others."""
        self._overview, self._attempt, self._first, self._facts = overview, attempt, first, facts
        self._differences = {}
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_differences(self, differences: Mapping[str, FileDifference]) -> None:
        """Show what is known by now of the inside of changed files, by the id they have now."""
        self._differences = dict(differences)
        self._write()

    def targets(self) -> Sequence[Target]:
        """Every link in reading order."""
        return tuple(self._targets)

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        place = url.path()
        if place.isdigit() and int(place) < len(self._targets):
            self.target_chosen.emit(self._targets[int(place)])

    def _restyle(self) -> None:
        self.setStyleSheet(
            "#changes_view { border: 2px solid transparent; margin: 0; padding: 0; border-radius: 0; "
            f"background: {self._theme.color('panel').name()}; }}"
            f"#changes_view:focus {{ border-color: {self._theme.color('focus').name()}; }}"
        )

    # -- writing --------------------------------------------------------------------------------------------

    @Slot()
    def _write(self) -> None:
        self._restyle()
        if self._overview is None:
            return
        top = self.verticalScrollBar().value()
        self.clear()
        self._targets = []
        self.document().setDocumentMargin(self._theme.px(16))
        cursor = self.textCursor()
        cursor.beginEditBlock()
        title = self.tr("What changed since attempt {number}").format(number=self._attempt)
        self._block(cursor, title, 18, above=0, bold=True)
        self._write_files(cursor, self._overview.files)
        self._write_texts(cursor, self._overview)
        self._write_criteria(cursor, self._overview)
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(top)

    def _write_files(self, cursor: QTextCursor, files: Sequence[ArtifactChange]) -> None:
        self._block(cursor, self.tr("Files"), 15, above=16, bold=True)
        self._block(cursor, file_summary(files) or self.tr("No files were handed in."), 12.5, "muted", above=2)
        for file in files:
            one = file.now or file.before
            if one is None:
                continue
            tone = TONES[file.state]
            self._block(cursor, f"{SIGNS[file.state]}  ", 13.5, tone, above=9, bold=True)
            self._text(cursor, one.name, self._ink(13.5, bold=True))
            self._text(cursor, f"  {file_state(file.state)}", self._ink(13, tone))
            if file.renamed and file.before is not None:
                was = self.tr("attempt {number}: {name}").format(number=self._attempt, name=file.before.name)
                self._text(cursor, f"  ({was})", self._ink(12.5, "muted"))
            self._write_file_links(cursor, file)
            self._write_difference(cursor, file)

    def _write_file_links(self, cursor: QTextCursor, file: ArtifactChange) -> None:
        if file.now is not None and file.state != "same":
            self._link(cursor, self.tr("Open"), Target(file.now))
        if file.before is not None and file.state != "same":
            words = self.tr("Open attempt {number}").format(number=self._attempt)
            self._link(cursor, words, Target(file.before, earlier=True))

    def _write_difference(self, cursor: QTextCursor, file: ArtifactChange) -> None:
        found = self._differences.get(file.now.id) if file.now is not None else None
        if found is None or file.now is None or file.before is None:
            return
        if found.trouble:
            self._block(cursor, found.trouble, 12.5, "muted", above=3, indent=1)
            return
        if found.pages:
            told = page_summary(found.pages)
        else:
            told = word_summary(found.pieces) or self.tr("The words are the same.")
        if found.cut:
            told += " · " + self.tr("only the first part of this long file was compared")
        self._block(cursor, told, 12.5, "muted", above=3, indent=1)
        self._write_pages(cursor, file, found)
        if found.pieces:
            self._write_pieces(cursor, _shortened(found.pieces), indent=1)

    def _write_pages(self, cursor: QTextCursor, file: ArtifactChange, found: FileDifference) -> None:
        told = [one for one in found.pages if one.state in ("changed", "new", "gone", "moved")]
        if not told or file.now is None or file.before is None:
            return
        labels, earlier = self._labels(file.now), self._labels(file.before)
        self._block(cursor, "", 13, above=3, indent=1)
        for place, one in enumerate(told[:_MOST_PAGES_TOLD]):
            if place:
                self._text(cursor, "  ·", self._ink(13, "muted"))
            gone = one.now is None
            target = Target(file.before if gone else file.now, gone, one.before if gone else one.now)
            words = f"{SIGNS[one.state]} {page_words(one, labels, earlier, self._attempt)}"
            self._link(cursor, words, target, gap="  " if place else "")
        if len(told) > _MOST_PAGES_TOLD:
            more = self.tr("and {n} more").format(n=len(told) - _MOST_PAGES_TOLD)
            self._text(cursor, f"  ·  {more}", self._ink(13, "muted"))

    def _write_texts(self, cursor: QTextCursor, overview: AttemptOverview) -> None:
        self._block(cursor, self.tr("Narratives"), 15, above=24, bold=True)
        same = overview.texts_same
        if not overview.texts:
            self._block(cursor, self.tr("All answers read as they did."), 12.5, "muted", above=2)
            return
        self._block(cursor, "", 12.5, above=2)
        self._text(cursor, self.tr("Added words are underlined"), self._piece_ink("added", 12.5))
        self._text(cursor, ", ", self._ink(12.5, "muted"))
        self._text(cursor, self.tr("words taken away are struck through"), self._piece_ink("removed", 12.5))
        if same:
            words = (
                self.tr("1 other answer reads as it did")
                if same == 1
                else self.tr("{n} other answers read as they did")
            )
            self._text(cursor, ". " + words.format(n=same) + ".", self._ink(12.5, "muted"))
        for text in overview.texts:
            self._write_text(cursor, text)

    def _write_text(self, cursor: QTextCursor, text: TextChange) -> None:
        title = text.part.title
        if text.prompt is not None:
            title = self.tr("{part} · question {number}").format(part=text.part.title, number=text.number)
        self._block(cursor, title, 13.5, above=12, bold=True)
        self._text(cursor, f"  {word_summary(text.pieces)}", self._ink(12.5, "muted"))
        if text.prompt is not None:
            self._block(cursor, text.prompt.text, 12.5, "muted", above=2)
        self._write_pieces(cursor, text.pieces)

    def _write_criteria(self, cursor: QTextCursor, overview: AttemptOverview) -> None:
        changed = [one for one in overview.criteria if one.changed]
        self._block(cursor, self.tr("Citations"), 15, above=24, bold=True)
        same = len(overview.criteria) - len(changed)
        if same:
            words = (
                self.tr("1 criterion is cited as before.")
                if same == 1
                else self.tr("{n} criteria are cited as before.")
            )
            self._block(cursor, words.format(n=same), 12.5, "muted", above=2)
        for one in sorted(changed, key=self._is_later):
            self._write_criterion(cursor, one)
        self._block(cursor, "", 12, above=12)

    def _is_later(self, change: CriterionChange) -> bool:
        return change.scorable.id not in self._first

    def _write_criterion(self, cursor: QTextCursor, change: CriterionChange) -> None:
        scorable = change.scorable
        self._block(cursor, "", 13.5, above=10)
        self._link(cursor, f"{say(scorable.label)}  {scorable.title}", Target(scorable_id=scorable.id), gap="")
        if scorable.id in self._first:
            self._text(cursor, "  " + self.tr("open again"), self._ink(12.5, "muted"))
        for one in change.citations:
            self._block(cursor, citation_words(one), 13, TONES[one.state], above=2, indent=1)
        if change.explanation:
            reworded = any(piece.change != "added" for piece in change.explanation)
            words = self.tr("The explanation was reworded:") if reworded else self.tr("The explanation is new:")
            self._block(cursor, words, 12.5, "muted", above=4, indent=1)
            self._write_pieces(cursor, change.explanation, indent=1)

    # -- ink ------------------------------------------------------------------------------------------------

    def _write_pieces(self, cursor: QTextCursor, pieces: Sequence[TextPiece], indent: int = 0) -> None:
        self._block(cursor, "", 13.5, above=4, indent=indent)
        room = _MOST_SHOWN
        for piece in pieces:
            text = piece.text[:room]
            room -= len(text)
            # Not a block of its own for each line: the mark of what was added must run on over the break.
            self._text(cursor, text.replace("\n", "\u2028"), self._piece_ink(piece.change, 13.5))
            if room <= 0:
                self._text(cursor, " …", self._ink(13.5, "muted"))
                return

    def _piece_ink(self, change: str, pixels: float) -> QTextCharFormat:
        if change == "added":
            ink = self._ink(pixels, "good")
            ink.setFontUnderline(True)
            ink.setBackground(self._theme.color("good_soft"))
        elif change == "removed":
            ink = self._ink(pixels, "bad")
            ink.setFontStrikeOut(True)
            ink.setBackground(self._theme.color("bad_soft"))
        else:
            ink = self._ink(pixels)
        return ink

    def _ink(self, pixels: float, color: str = "text", *, bold: bool = False) -> QTextCharFormat:
        ink = QTextCharFormat()
        font: QFont = self._theme.font(pixels, bold=bold)
        ink.setFont(font)
        ink.setForeground(self._theme.color(color))
        return ink

    def _block(
        self,
        cursor: QTextCursor,
        text: str,
        pixels: float,
        color: str = "text",
        *,
        above: int,
        bold: bool = False,
        indent: int = 0,
    ) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(self._theme.px(above))
        block.setLeftMargin(self._theme.px(18 * indent))
        block.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        ink = self._ink(pixels, color, bold=bold)
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(ink)
        else:
            cursor.insertBlock(block, ink)
        cursor.insertText(text, ink)

    def _text(self, cursor: QTextCursor, text: str, ink: QTextCharFormat) -> None:
        cursor.insertText(text, ink)

    def _link(self, cursor: QTextCursor, text: str, target: Target, gap: str = "   ") -> None:
        ink = self._ink(13, "accent", bold=bool(target.scorable_id))
        cursor.insertText(gap, self._ink(13))
        ink.setAnchor(True)
        ink.setAnchorHref(str(len(self._targets)))
        ink.setFontUnderline(True)
        self._targets.append(target)
        cursor.insertText(text, ink)

    def _labels(self, artifact: Artifact) -> Sequence[str]:
        facts = self._facts.get(artifact.id)
        return facts.page_labels if facts is not None else ()


def _shortened(pieces: Sequence[TextPiece]) -> list[TextPiece]:
    """Long stretches that stayed are cut to what stands around the changes."""
    told: list[TextPiece] = []
    for place, piece in enumerate(pieces):
        words = piece.text.split(" ")
        if piece.change != "kept" or len(words) <= 2 * _WORDS_AROUND:
            told.append(piece)
            continue
        head = " ".join(words[:_WORDS_AROUND]) if place else ""
        tail = " ".join(words[-_WORDS_AROUND:]) if place < len(pieces) - 1 else ""
        told.append(TextPiece("kept", f"{head} … {tail}"))
    return told
