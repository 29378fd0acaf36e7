"""What a pilot tells the issuer of a definition: unclear criteria, limits that were hit, citations that led nowhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.calibration.facts_table import FactsTable
from assessor_app.gui.calibration.pilot_facts import (
    citation_columns,
    citation_rows,
    clarity_columns,
    clarity_rows,
    findings_words,
    limit_columns,
    limit_rows,
)
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.calibration.pilot import PilotReport
    from assessor_app.workflows.calibration_picture import CalibrationPicture
    from assessor_app.workflows.desk import Desk


class CalibrationPilotTab(QWidget):
    """Asks for the report each time newer numbers are shown, over all time and all sets of the version."""

    pilot_scroll: QScrollArea
    pilot_inner: QWidget
    findings_label: QLabel
    clarity_panel: QFrame
    clarity_table: FactsTable
    limits_panel: QFrame
    limits_label: QLabel
    limits_table: FactsTable
    citations_panel: QFrame
    citations_label: QLabel
    citations_table: FactsTable

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "calibration_pilot_tab", promoted=(FactsTable,))
        self._desk, self._runner = desk, runner
        self._picture: CalibrationPicture | None = None
        self._task: Task | None = None
        self._tables = (self.clarity_table, self.limits_table, self.citations_table)
        for table in self._tables:
            table.dress(theme)
            table.set_most_rows(12)
        self.clarity_table.plan(last=0, giving={0: 90}, spare=(5, 4))
        self.limits_table.plan(last=0, giving={0: 90, 1: 90})
        self.citations_table.plan(last=0, giving={0: 90})
        self._panels = (self.clarity_panel, self.limits_panel, self.citations_panel)
        self._show_panels(False)

    def show_picture(self, picture: CalibrationPicture) -> None:
        """Ask for the report on this definition."""
        self._picture = picture
        if self._task is not None:
            self._task.cancel()
        if self.clarity_panel.isHidden():
            self.findings_label.setText(self.tr("Computing…"))
        work = partial(self._desk.pilot_report, picture.credential.id, picture.credential.version)
        self._task = self._runner.run("sums", work, self._take, self)

    def _take(self, found: PilotReport | None, error: Exception | None) -> None:
        self._task = None
        picture = self._picture
        if found is None or picture is None:
            self._show_panels(False)
            reason = say_error(error) if isinstance(error, DeskError) else self.tr("Something unexpected went wrong.")
            self.findings_label.setText(reason)
            return
        self.findings_label.setText(findings_words(found))
        self.clarity_table.show_rows(clarity_columns(picture), clarity_rows(picture, found))
        self.limits_table.show_rows(limit_columns(), limit_rows(found))
        self.citations_table.show_rows(citation_columns(), citation_rows(picture, found))
        self._show_panels(True)
        self.limits_table.setVisible(bool(found.limits))
        self.limits_label.setText("" if found.limits else self.tr("This definition sets no word limits."))
        self.limits_label.setVisible(not found.limits)
        self.citations_table.setVisible(bool(found.citations))
        self.citations_label.setText("" if found.citations else self.tr("No citations have been counted yet."))
        self.citations_label.setVisible(not found.citations)

    def _show_panels(self, shown: bool) -> None:
        for panel in self._panels:
            panel.setVisible(shown)
