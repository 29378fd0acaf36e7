"""The period that is looked at: one of the usual ones, or from one day to another."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from assessor_app.gui.calibration.chooser import Chooser
from assessor_app.gui.calibration.day_field import DayField
from assessor_app.gui.calibration.page_words import Period, periods, since_of, today

Span = tuple[date | None, date | None]


class PeriodDays(QWidget):
    """Two fields beside the list of periods, shown while a period of one's own is chosen there.

    ``chosen`` tells that a person chose another period, or has finished typing another day.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Of no use before :meth:`join`."""
        super().__init__(parent)
        self._days: tuple[date, date] | None = None
        self.since_box, self.until_box = DayField(self), DayField(self)
        self.since_box.setAccessibleName(self.tr("First day of the period, as in 2026-11-22"))
        self.until_box.setAccessibleName(self.tr("Last day of the period, as in 2026-11-22"))
        self.trouble_label = QLabel(self.tr("Write days as in 2026-11-22."), self)
        self.trouble_label.setProperty("role", "subtle")
        self.trouble_label.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.since_box, QLabel(self.tr("to"), self), self.until_box, self.trouble_label):
            row.addWidget(part)
        for box in (self.since_box, self.until_box):
            box.setToolTip(box.accessibleName())
            box.editingFinished.connect(self._take_days)

    def join(self, box: Chooser) -> None:
        """Stand beside this list, and fill it."""
        self._box = box
        box.fill(periods())
        box.chosen.connect(self._choose)

    @property
    def span(self) -> Span:
        """First and last day, both included; None for no bound."""
        if self._box.value == "days" and self._days is not None:
            return self._days
        return since_of(self._box.value), None

    def show_span(self, period: Period, span: Span) -> None:
        """Show what the numbers are of; tells nobody."""
        self._box.show_value(period)
        since, until = span
        if since is not None and until is not None:
            self._show_days(since, until)
        self.offer(True)

    def offer(self, offered: bool) -> None:
        """Let the period be chosen, or not."""
        self._box.setVisible(offered)
        self.setVisible(offered and self._box.value == "days")

    def _show_days(self, since: date, until: date) -> None:
        self._days = since, until
        self.since_box.show_day(since)
        self.until_box.show_day(until)
        self.trouble_label.hide()

    @Slot(object)
    def _choose(self, period: Period) -> None:
        if period == "days" and self._days is None:
            self._show_days(since_of("quarter") or today(), today())
        self.offer(True)
        self.chosen.emit(period)

    @Slot()
    def _take_days(self) -> None:
        since, until = self.since_box.day, self.until_box.day
        known = since is not None and until is not None and since <= until
        self.trouble_label.setVisible(not known)
        if since is not None and until is not None and known and (since, until) != self._days:
            self._days = since, until
            self.chosen.emit("days")
