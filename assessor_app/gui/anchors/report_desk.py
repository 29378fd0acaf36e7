"""Says in the queue that a lead has written to this reader, once for each word, and shows all of them when asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.inline_card import InlineCard
from assessor_app.gui.widgets.sizes import day_words
from assessor_app.gui.workspace.assessment_draft import plain_sentence

if TYPE_CHECKING:
    from assessor_app.domain.reading import ToldReport
    from assessor_app.gui.anchors.report_card import ReportCard
    from assessor_app.workflows.desk import Desk

_READ: Final = "reports.read"
_SEPARATOR: Final = "\n"
# as many ids are kept of what was read
_MOST_KEPT: Final = 500
_Found = tuple[tuple["ToldReport", ...], frozenset[str]]


class ReportDesk(QObject):
    """Belongs to the queue. ``opened`` and ``closed`` as something is told there."""

    opened = Signal()
    closed = Signal()

    def __init__(self, place: QVBoxLayout, theme: Theme, desk: Desk, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._theme = place, theme
        self._desk, self._runner = desk, runner
        self._reports: tuple[ToldReport, ...] = ()
        self._read: frozenset[str] = frozenset()
        self.notice: InlineCard | None = None
        self.card: ReportCard | None = None

    def look(self) -> None:
        """See whether there is a word that was not read yet, and say so."""
        self._runner.run("store", self._find, self._tell_new, self)

    def show_all(self) -> None:
        """Show every word of a lead to this reader, the newest first."""
        self._runner.run("store", self._find, self._show_found, self)

    def _find(self) -> _Found:
        """On the store lane."""
        kept = self._desk.load_ui_state().get(_READ, "")
        return self._desk.told_reports(), frozenset(kept.split(_SEPARATOR)) - {""}

    def _tell_new(self, found: _Found | None, _error: Exception | None) -> None:
        """What cannot be read now is looked for again after the next sync."""
        if found is None:
            return
        self._reports, self._read = found
        unread = [one for one in self._reports if one.id not in self._read]
        if unread and (self.card is None or self.card.isHidden()):
            self._say(unread)
        elif self.notice is not None and not unread:
            # not closed: nobody asked for the keyboard to go anywhere
            self.notice.hide()

    def _say(self, unread: Sequence[ToldReport]) -> None:
        if self.notice is None:
            self.notice = InlineCard(self._place.parentWidget())
            self.notice.setObjectName("report_notice")
            self.notice.dress(self._theme)
            self.notice.closed.connect(self.closed)
            self._place.addWidget(self.notice)
        newest = unread[0]
        said = self.tr("From {who}, {day}. Only you and the leads can read it.")
        heading = self.tr("Your lead has written to you")
        if len(unread) > 1:
            heading = self.tr("Your leads have written to you: {n} not read yet").format(n=len(unread))
        if self.notice.isHidden():
            self.opened.emit()
        self.notice.tell_briefly(
            heading, said.format(who=newest.by, day=day_words(newest.told_at)), self.tr("Read"), self.show_all
        )

    def _show_found(self, found: _Found | None, error: Exception | None) -> None:
        if self.notice is not None and not self.notice.isHidden():
            self.notice.close_card()
        card = self._card()
        self.opened.emit()
        if found is None:
            card.show_trouble(plain_sentence(error))
            return
        self._reports, self._read = found
        card.show_reports(self._reports, self._read)

    def _card(self) -> ReportCard:
        if self.card is None:
            from assessor_app.gui.anchors.report_card import ReportCard  # late: seldom there

            self.card = ReportCard(self._place.parentWidget())
            self.card.dress(self._theme)
            self.card.closed.connect(self.closed)
            self.card.was_read.connect(self._note_read)
            self._place.addWidget(self.card)
        return self.card

    def _note_read(self, report_id: str) -> None:
        """What was on screen is not announced again."""
        if report_id in self._read:
            return
        self._read |= {report_id}
        known = [one.id for one in self._reports if one.id in self._read]
        kept = {_READ: _SEPARATOR.join(known[:_MOST_KEPT])}
        self._runner.run("store", partial(self._desk.save_ui_state, kept), self._kept, self)

    def _kept(self, _none: None, _error: Exception | None) -> None:
        """That it was read is not worth a word; at worst it is announced once more."""
