"""All that leads have written to this reader, one of them open: words with light Markdown, and nothing that acts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QTextBrowser, QWidget

from assessor_app.domain.light_markdown import to_html
from assessor_app.domain.qualification_words import told_again
from assessor_app.domain.reading import ToldReport
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.line_list import Line, LineList
from assessor_app.gui.widgets.sizes import day_words

_HIGH: Final = 240
_LIST: Final = 265
# of the window, so that the queue stays in sight whatever the size of text
_SHARE: Final = 0.38


class ReportCard(QFrame):
    """``was_read`` carries the id of a report once it is on screen, ``closed`` when the card goes."""

    was_read = Signal(str)
    closed = Signal()

    report_heading: QLabel
    close_report_button: QPushButton
    report_list: LineList
    report_view: QTextBrowser
    report_trouble: QLabel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._reports: dict[str, ToldReport] = {}
        self._read: set[str] = set()
        load_form(self, "report_card", promoted=(LineList,))
        self.setAccessibleName(self.tr("What your leads have written to you"))
        self.report_heading.setText(self.tr("What your leads have written to you"))
        self.close_report_button.clicked.connect(self.close_card)
        self.report_trouble.hide()
        self.hide()

    def dress(self, theme: Theme) -> None:
        """Take sizes and colours from the theme; call once."""
        self._theme = theme
        self.report_list.dress(theme)
        self.report_list.line_chosen.connect(self._show_one)
        theme.changed.connect(self._fit)
        self._fit()

    def show_reports(self, reports: Sequence[ToldReport], read: Collection[str]) -> None:
        """Show these, the newest first; the newest that was not read is open."""
        self._reports = {one.id: one for one in reports}
        self._read = set(read)
        self._complain("")
        self.report_list.setVisible(bool(reports))
        self.report_view.setVisible(bool(reports))
        if not reports:
            self._complain(self.tr("No lead has written to you yet. It would be told here, and only to you."))
        first = next((one.id for one in reports if one.id not in self._read), "")
        self._fit()
        self.show()
        self._fill_list()
        if first:
            self.report_list.choose(first)
        (self.report_list if reports else self.close_report_button).setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Say why they cannot be shown."""
        self.report_list.hide()
        self.report_view.hide()
        self._complain(sentence)
        self.show()
        self.close_report_button.setFocus()

    @Slot()
    def close_card(self) -> None:
        """Go away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self.close_card) or super().event(event)

    def _fill_list(self) -> None:
        lines = [self._line(one) for one in self._reports.values()]
        self.report_list.show_lines([(self.tr("Newest first"), lines)] if lines else [])

    def _line(self, report: ToldReport) -> Line:
        unread = report.id not in self._read
        sign = ("email-outline", "accent", self.tr("not read yet")) if unread else ("email-open-outline", "muted", "")
        return Line(report.id, day_words(report.told_at), self.tr("from {who}").format(who=report.by), "", sign)

    @Slot(str)
    def _show_one(self, report_id: str) -> None:
        report = self._reports.get(report_id)
        if report is None or self.isHidden():
            return
        # every character of it is escaped, and only a list's number is an attribute: it can load and link to nothing
        outcome = told_again(report.text)
        self.report_view.setHtml(to_html(report.text if outcome is None else say(outcome)))
        self.report_view.document().setDocumentMargin(8)
        self.report_view.verticalScrollBar().setValue(0)
        if report_id not in self._read:
            self._read.add(report_id)
            self.was_read.emit(report_id)

    def _complain(self, sentence: str) -> None:
        self.report_trouble.setText(sentence)
        self.report_trouble.setVisible(bool(sentence))

    @Slot()
    def _fit(self) -> None:
        if self._theme is not None:
            high = min(self._theme.px(_HIGH), round(self.window().height() * _SHARE))
            self.report_list.setFixedSize(self._theme.px(_LIST), high)
            self.report_view.setFixedHeight(high)
