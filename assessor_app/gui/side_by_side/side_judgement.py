"""The readers' judgement of one criterion in columns, what their evidence has in common, and the score of record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assessor_app.domain.credential import Credential
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.side_by_side.case_rows import CaseRow, Side
from assessor_app.gui.side_by_side.evidence_footing import Footing
from assessor_app.gui.side_by_side.reader_places import PlaceLine, Shown
from assessor_app.gui.side_by_side.side_reader import SideReader
from assessor_app.gui.side_by_side.side_record import SideRecord
from assessor_app.gui.side_by_side.side_words import footing_words, record_words
from assessor_app.gui.side_by_side.trace_legend import TraceLegend
from assessor_app.gui.slices import Steps
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.workspace.snug_scroll import SnugScroll

_NARROWEST: Final = 170
_PICTURE: Final = 20
_TALL: Final = 560


class SideJudgement(QFrame):
    """``place_chosen`` carries a PlaceLine, ``shown_changed`` that something is to be drawn or no longer,
    ``rescore_requested`` a reader's letter; the rest is the record's own."""

    place_chosen = Signal(object)
    shown_changed = Signal()
    rescore_requested = Signal(str)

    head_box: QWidget
    criterion_title: QLabel
    footing_picture: QLabel
    footing_label: QLabel
    legend_room: QVBoxLayout
    side_scroll: SnugScroll
    explanation_caption: QLabel
    explanation_quote: QFrame
    explanation_label: QLabel
    readers_box: QWidget
    readers_layout: QHBoxLayout
    kept_card: QFrame
    kept_picture: QLabel
    kept_label: QLabel
    content_layout: QVBoxLayout
    side_layout: QVBoxLayout
    record: SideRecord

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._footing_icon = ""
        # whether the heads and the score of record stand apart from what scrolls
        self._apart = True
        self.columns: dict[str, SideReader] = {}
        load_form(self, "side_judgement", promoted=(SnugScroll, SideRecord))
        self.legend: TraceLegend | None = None
        self.record.dress(theme)
        theme.changed.connect(self._draw)
        self._draw()

    def show_sides(self, sides: Sequence[Side]) -> Steps:
        """Have one column for each reader; made in steps, and shown with the last."""
        columns = {}
        for side in sides:
            columns[side.letter] = self._new_column(side)
            yield
        legend = TraceLegend(self._theme, sides)
        legend.shown_changed.connect(self.shown_changed)
        yield
        for before in self.columns.values():
            self.readers_layout.removeWidget(before)
            discard(before)
        for column in columns.values():
            self.readers_layout.addWidget(column, 1)
        for first, second in pairwise((*columns.values(), self.record)):
            QWidget.setTabOrder(first, second)
        if self.legend is not None:
            self.legend_room.removeWidget(self.legend)
            discard(self.legend)
        self.legend_room.addWidget(legend)
        self.columns, self.legend = columns, legend
        self._arrange()

    def _new_column(self, side: Side) -> SideReader:
        column = SideReader(self._theme, side)
        column.place_chosen.connect(self.place_chosen)
        column.rescore_requested.connect(self.rescore_requested)
        return column

    def shown(self) -> Shown:
        """What of the readers is to be drawn on the evidence: nothing while their columns are closed."""
        if self.legend is None or self.readers_box.isHidden():
            return Shown()
        return self.legend.shown()

    def show_criterion(self, row: CaseRow, explanation: str | None) -> None:
        """Begin with another scorable; ``explanation`` is the practitioner's, None where none is asked for."""
        scorable = row.scorable
        self.criterion_title.setText(f"{say(scorable.label)}  {scorable.title}")
        self.explanation_caption.setVisible(explanation is not None)
        self.explanation_quote.setVisible(explanation is not None)
        text = (explanation or "").strip()
        self.explanation_label.setText(f"“{text}”" if text else self.tr("No explanation was given."))
        self.side_scroll.verticalScrollBar().setValue(0)

    def show_hidden(self) -> None:
        """The readers stay closed until the lead has judged."""
        self._open(False)
        self.kept_card.hide()
        self.record.ask_first()
        self.side_scroll.refit()

    def show_readers(
        self, credential: Credential, row: CaseRow, lines: Mapping[str, Sequence[PlaceLine]], footing: Footing
    ) -> None:
        """Open the columns: marks, comments and places by letter, and what the evidence has in common."""
        for letter, column in self.columns.items():
            column.show_marks(credential, row.scorable)
            column.show_places(lines.get(letter, ()))
        self._footing_icon, words = footing_words(footing, differ=len(set(row.marks.values())) > 1)
        self.footing_label.setText(words)
        self._open(True)
        self._show_kept(row)
        self._draw()
        self.side_scroll.refit()

    def _open(self, opened: bool) -> None:
        for widget in (self.footing_picture, self.footing_label, self.legend, self.readers_box):
            if widget is not None:
                widget.setVisible(opened)

    def _show_kept(self, row: CaseRow) -> None:
        self.kept_card.setVisible(row.settled is not None)
        if row.settled is not None:
            self.kept_label.setText(record_words(row.settled, row.scorable))
        why = (
            "" if row.agreed else self.tr("An example needs two readers who gave the same level, or a score of record.")
        )
        if row.is_example:
            why = self.tr("It is an example already.")
        self.record.ask_record(again=row.settled is not None, anchor=why)
        if row.refused is not None:
            said = self.tr("The hub did not take your score of record: {why}")
            self.record.complain(said.format(why=say(row.refused.refused)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Columns side by side where each has room for its words, else below each other."""
        count = max(1, len(self.columns))
        narrow = self.width() < count * self._theme.px(_NARROWEST)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.readers_layout.direction() != way:
            self.readers_layout.setDirection(way)
        self._place_ends()

    def _place_ends(self) -> None:
        """What is judged and the score of record stay in sight around the columns; in a low window they scroll too."""
        tall = self.height() >= self._theme.px(_TALL)
        if tall != self._apart:
            self._apart = tall
            before, after = self.content_layout, self.side_layout
            if not tall:
                before, after = after, before
            for part in (self.head_box, self.record):
                before.removeWidget(part)
            after.insertWidget(0, self.head_box)
            after.addWidget(self.record)

    @Slot()
    def _draw(self) -> None:
        size, ratio = QSize(self._theme.px(_PICTURE), self._theme.px(_PICTURE)), self.devicePixelRatioF()
        self.kept_picture.setPixmap(self._theme.icon("gavel", "good").pixmap(size, ratio))
        if self._footing_icon:
            tone = "warn" if self._footing_icon == "source-fork" else "accent"
            self.footing_picture.setPixmap(self._theme.icon(self._footing_icon, tone).pixmap(size, ratio))
        self._arrange()
