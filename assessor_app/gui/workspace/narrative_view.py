"""A narrative to read: prompts and responses in calm type, about 75 characters a line, with its word counts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from assessor_app.domain.credential import Part, Prompt
from assessor_app.domain.submission import Submission
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.word_rows import WordRow, word_rows

_MEASURE: Final = 75
_LINE_HEIGHT: Final = 150.0


class NarrativeView(QTextEdit):
    """Read-only; the practitioner's words go in as characters, so no markup in them ever comes alive."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._part: Part | None = None
        self._submission: Submission | None = None
        self._title = ""
        self.setObjectName("narrative_view")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.changed.connect(self._write)
        self._restyle()

    def show_part(self, title: str, part: Part, submission: Submission) -> None:
        """Show all prompts of a part with what was answered; ``title`` is "Part 1 · Overview"."""
        self._title, self._part, self._submission = title, part, submission
        self.setAccessibleName(title)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_measure()
        super().resizeEvent(event)

    def _restyle(self) -> None:
        # The field look of the sheet (border, focus ring) is for what can be typed into.
        self.setStyleSheet(
            "#narrative_view, #narrative_view:focus { border: none; margin: 0; padding: 0; border-radius: 0; "
            f"background: {self._theme.color('panel').name()}; }}"
        )

    def _fit_measure(self) -> None:
        wide = QFontMetricsF(self._body_font()).averageCharWidth() * _MEASURE
        side = max(self._theme.px(24), int((self.width() - wide) / 2))
        self.setViewportMargins(side, 0, side, 0)

    def _body_font(self) -> QFont:
        return self._theme.font(14)

    def _write(self) -> None:
        self._restyle()
        if self._part is None or self._submission is None:
            return
        top = self.verticalScrollBar().value()
        self.clear()
        self.document().setDocumentMargin(self._theme.px(18))
        cursor = self.textCursor()
        rows = {row.scope_id: row for row in word_rows(self._part, self._submission)}
        self._add(cursor, self._title, self._theme.font(18, bold=True), "text", above=20, first=True)
        if self._part.id in rows:
            self._add_words(cursor, rows[self._part.id])
        for number, prompt in enumerate(self._part.prompts, start=1):
            self._add_prompt(cursor, number, prompt, rows)
        for number, group in enumerate(self._part.groups, start=1):
            heading = self.tr("Group {number}").format(number=number)
            title = f"{heading} · {group.intro}" if group.intro else heading
            self._add(cursor, title, self._theme.font(15, bold=True), "text", above=26)
            if group.id in rows:
                self._add_words(cursor, rows[group.id])
            for place, prompt in enumerate(group.prompts, start=1):
                self._add_prompt(cursor, place, prompt, rows)
        whole = self._submission.response(self._part.id)
        if whole or not self._part.all_prompts:
            self._add_response(cursor, whole)
        self._add(cursor, "", self._body_font(), "text", above=24)
        self._fit_measure()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(top)

    def _add_prompt(self, cursor: QTextCursor, number: int, prompt: Prompt, rows: dict[str, WordRow]) -> None:
        text = f"{number}.  {prompt.text}"
        self._add(cursor, text, self._theme.font(13.5, bold=True), "muted", above=24)
        if prompt.id in rows:
            self._add_words(cursor, rows[prompt.id])
        assert self._submission is not None
        self._add_response(cursor, self._submission.response(prompt.id))

    def _add_response(self, cursor: QTextCursor, text: str) -> None:
        if not text.strip():
            self._add(cursor, self.tr("Nothing was written here."), self._body_font(), "bad", above=6)
            return
        for number, paragraph in enumerate(line for line in text.splitlines() if line.strip()):
            self._add(cursor, paragraph.strip(), self._body_font(), "text", above=6 if number == 0 else 10)

    def _add_words(self, cursor: QTextCursor, row: WordRow) -> None:
        sign = "" if row.within else "⚠ "
        text = row.text if row.within else row.sentence
        self._add(
            cursor, sign + text, self._theme.font(12.5, bold=not row.within), "muted" if row.within else "warn", above=4
        )

    def _add(self, cursor: QTextCursor, text: str, font: QFont, color: str, *, above: int, first: bool = False) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(self._theme.px(above))
        block.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        ink = QTextCharFormat()
        ink.setFont(font)
        ink.setForeground(self._theme.color(color))
        if first:
            cursor.setBlockFormat(block)
            cursor.setCharFormat(ink)
        else:
            cursor.insertBlock(block, ink)
        cursor.insertText(text, ink)
