"""The rubric as readers use it: which criteria are hard, which are read differently, who stands out in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from assessor_app.gui.calibration.coefficient_facts import coefficient_columns, coefficient_rows
from assessor_app.gui.calibration.criteria_facts import (
    bias_columns,
    bias_rows,
    bias_words,
    criteria_columns,
    criteria_rows,
    reader_of,
)
from assessor_app.gui.calibration.facts_table import FactsTable
from assessor_app.gui.calibration.plot_facts import criteria, d_study, wright
from assessor_app.gui.forms import load_form
from assessor_app.gui.plots.criteria_plot import CriteriaPlot
from assessor_app.gui.plots.d_study_curve import DStudyCurve
from assessor_app.gui.plots.plot_panel import PlotPanel
from assessor_app.gui.plots.wright_map import WrightMap
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.workflows.calibration_picture import CalibrationPicture


class CalibrationCriteriaTab(QWidget):
    """``reader_requested`` and ``criterion_requested`` with that of a row that was opened.

    What is advanced is built once it is asked for.
    """

    reader_requested = Signal(str)
    criterion_requested = Signal(str)

    criteria_scroll: QScrollArea
    criteria_inner: QWidget
    criteria_layout: QVBoxLayout
    criteria_table: FactsTable
    bias_label: QLabel
    bias_table: FactsTable
    advanced_button: QPushButton
    advanced_holder: QWidget
    advanced_layout: QVBoxLayout
    coefficients_table: FactsTable

    def __init__(self, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "calibration_criteria_tab", promoted=(FactsTable,))
        self._runner, self._theme = runner, theme
        self._picture: CalibrationPicture | None = None
        self.wright: WrightMap | None = None
        self.d_study: DStudyCurve | None = None
        self.criteria = CriteriaPlot(theme)
        self.criteria_layout.addWidget(PlotPanel(self.criteria, theme, runner))
        self.criteria.chosen.connect(self._go_to_criterion)
        self.criteria_table.dress(theme)
        self.bias_table.dress(theme)
        self.criteria_table.plan(last=0, giving={0: 90}, spare=(5, 6))
        self.bias_table.plan(last=1, giving={1: 90}, spare=(5, 2))
        self.criteria_table.set_most_rows(12)
        self.bias_table.set_most_rows(8)
        self.coefficients_table.dress(theme)
        self.coefficients_table.plan(last=0, giving={0: 90})
        self.coefficients_table.set_most_rows(16)
        self.criteria_table.opened.connect(self.criterion_requested)
        self.bias_table.opened.connect(self._open_reader)
        self.advanced_button.toggled.connect(self._show_advanced)
        self.advanced_holder.hide()

    def show_picture(self, picture: CalibrationPicture) -> None:
        """Show these numbers."""
        self._picture = picture
        self.criteria.set_data(criteria(picture))
        self.criteria_table.show_rows(criteria_columns(picture), criteria_rows(picture))
        self.bias_label.setText(bias_words(picture))
        self.bias_table.show_rows(bias_columns(), bias_rows(picture))
        self.bias_table.setVisible(bool(picture.bias))
        self._fill_advanced()

    @Slot(bool)
    def _show_advanced(self, shown: bool) -> None:
        if shown and self.wright is None:
            self.wright, self.d_study = WrightMap(self._theme), DStudyCurve(self._theme)
            for plot in (self.d_study, self.wright):
                self.advanced_layout.insertWidget(0, PlotPanel(plot, self._theme, self._runner))
        self.advanced_holder.setVisible(shown)
        self._fill_advanced()

    def _fill_advanced(self) -> None:
        if self._picture is not None and self.wright is not None and self.d_study is not None:
            self.wright.set_data(wright(self._picture))
            self.d_study.set_data(d_study(self._picture))
            self.coefficients_table.show_rows(coefficient_columns(), coefficient_rows(self._picture))

    @Slot(object)
    def _go_to_criterion(self, key: tuple[str, ...]) -> None:
        self.criteria_table.choose_key(key[0])
        self.criteria_table.setFocus()

    @Slot(str)
    def _open_reader(self, key: str) -> None:
        self.reader_requested.emit(reader_of(key))
