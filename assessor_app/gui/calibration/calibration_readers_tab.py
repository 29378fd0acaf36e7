"""One reader at a time: where to look, in words first; then plots, numbers, cases, and what a lead can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from assessor_app.gui.calibration.case_facts import case_columns, case_rows, place_of
from assessor_app.gui.calibration.facts_table import FactsTable
from assessor_app.gui.calibration.pair_row import PairRow
from assessor_app.gui.calibration.plot_facts import confusion, drift, level_use, report_of
from assessor_app.gui.calibration.reader_facts import (
    flags_words,
    number_columns,
    number_rows,
    reader_columns,
    reader_rows,
    summary_words,
)
from assessor_app.gui.forms import load_form
from assessor_app.gui.plots.confusion_matrix import ConfusionMatrix
from assessor_app.gui.plots.drift_chart import DriftChart
from assessor_app.gui.plots.level_use import LevelUse
from assessor_app.gui.plots.plot_panel import PlotPanel
from assessor_app.gui.slices import Steps
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from assessor_app.calibration.disagreements import Disagreement
    from assessor_app.workflows.calibration_picture import CalibrationPicture

MOST = 200
_LIST: Final = 205


class CalibrationReadersTab(QWidget):
    """``case_requested`` with submission and scorable; ``act_requested`` with an act's name and the reader;
    ``export_requested`` with the reader whose report is to become a file."""

    case_requested = Signal(str, str)
    act_requested = Signal(str, str)
    export_requested = Signal(str)

    readers_panel: QFrame
    readers_table: FactsTable
    reader_scroll: QScrollArea
    reader_inner: QWidget
    reader_label: QLabel
    reader_summary: ElidedLabel
    flags_label: QLabel
    report_button: QPushButton
    rescore_button: QPushButton
    qualify_button: QPushButton
    save_button: QPushButton
    reader_acts: QWidget
    reader_plots: QWidget
    reader_plots_layout: QVBoxLayout
    numbers_table: FactsTable
    cases_panel: QFrame
    cases_heading: QLabel
    cases_table: FactsTable
    open_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty as yet: take the steps of :meth:`build` before anything else."""
        super().__init__(parent)
        load_form(self, "calibration_readers_tab", promoted=(ElidedLabel, FactsTable))
        acts = FlowLayout(self.reader_acts, 8)
        for button in (self.report_button, self.rescore_button, self.qualify_button, self.save_button):
            acts.addWidget(button)
        self._picture: CalibrationPicture | None = None
        self._cases: list[Disagreement] = []

    def build(self, runner: TaskRunner, theme: Theme) -> Steps:
        """Build its plots and dress its lists, in steps."""
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()
        yield
        self.confusion, self.level_use = ConfusionMatrix(theme), LevelUse(theme)
        self.drift, self.seeds = DriftChart(theme), DriftChart(theme)
        self.panels: dict[str, PlotPanel] = {}
        plots = {"confusion": self.confusion, "drift": self.drift, "seeds": self.seeds, "level_use": self.level_use}
        for name, plot in plots.items():
            self.panels[name] = PlotPanel(plot, theme, runner)
            yield
        beside = PairRow(self.reader_plots)
        beside.dress(theme)
        beside.hold(self.panels["level_use"], self.panels["confusion"])
        for part in (beside, self.panels["drift"], self.panels["seeds"]):
            self.reader_plots_layout.addWidget(part)
        yield
        for table in (self.readers_table, self.numbers_table, self.cases_table):
            table.dress(theme)
        self.readers_table.plan(last=1, giving={1: 90}, spare=(3, 2))
        self.numbers_table.plan(last=5, giving={5: 90, 0: 90}, spare=(5, 4))
        self.cases_table.plan(last=2, giving={2: 230, 1: 150}, spare=(4,))
        self.numbers_table.set_most_rows(9)
        self.cases_table.set_most_rows(8)
        self.readers_table.current_changed.connect(self._show_reader)
        self.confusion.chosen.connect(self._keep_to_cell)
        for chart in (self.drift, self.seeds):
            chart.chosen.connect(self._keep_to_submission)
        self.cases_table.opened.connect(self._open)
        self.cases_table.current_changed.connect(self._note_case)
        self.open_button.clicked.connect(self._open_current)
        self.report_button.clicked.connect(self._ask_report)
        self.rescore_button.clicked.connect(self._ask_rescore)
        self.qualify_button.clicked.connect(self._ask_qualify)
        self.save_button.clicked.connect(self._ask_export)

    @Slot()
    def _fit(self) -> None:
        """Large text leaves the list of readers room for where to look."""
        self.readers_panel.setMinimumWidth(self._theme.px(_LIST))

    @property
    def reader(self) -> str:
        """Whose page is shown; "" before any."""
        return self.readers_table.keyboard_name()

    def show_picture(self, picture: CalibrationPicture) -> None:
        """Show these numbers; the reader stays."""
        before = self.reader
        # whoever is chosen on the way is not worth being shown
        self._picture = None
        self.readers_table.show_rows(reader_columns(), reader_rows(picture))
        self.show_reader(before)
        self._picture = picture
        self._show_reader(self.reader)

    @Slot(str)
    def show_reader(self, reader: str) -> None:
        """Turn to this reader's page; one that is not there changes nothing."""
        self.readers_table.choose_key(reader)

    @Slot(str)
    def _show_reader(self, reader: str) -> None:
        picture = self._picture
        report = report_of(picture, reader) if picture is not None else None
        if picture is None or report is None:
            return
        self.reader_label.setText(reader)
        self.reader_summary.setText(summary_words(picture, report))
        self.flags_label.setText(flags_words(report))
        self._show_plots(picture, reader)
        self.numbers_table.show_rows(number_columns(), number_rows(picture, report))
        self._cases = [one for one in picture.disagreements if reader in one.scores]
        self._show_cases(self._cases, self.tr("Where this reader and others differ"))

    def _show_plots(self, picture: CalibrationPicture, reader: str) -> None:
        table = confusion(picture, reader)
        self.panels["confusion"].setVisible(table is not None)
        if table is not None:
            self.confusion.set_data(table)
        charts = {"drift": (self.drift, drift(picture, reader)), "seeds": (self.seeds, drift(picture, reader, "seed"))}
        for name, (chart, data) in charts.items():
            self.panels[name].setVisible(data is not None)
            if data is not None:
                chart.set_data(data)
        self.level_use.set_data(level_use(picture, reader))

    def _show_cases(self, cases: list[Disagreement], heading: str) -> None:
        if self._picture is None:
            return
        self.cases_heading.setText(heading)
        self.cases_table.show_rows(case_columns(), case_rows(self._picture, cases[:MOST], self.reader))
        self.cases_table.setVisible(bool(cases))
        self._note_case(self.cases_table.keyboard_name())

    @Slot(object)
    def _keep_to_cell(self, key: tuple[str, ...]) -> None:
        """The cases under one cell of given against agreed."""
        picture = self._picture
        found = picture.confusions.get(self.reader) if picture is not None else None
        if picture is None or found is None:
            return
        rank = {level.id: place for place, level in enumerate(picture.scale.levels)}
        under = set(found.cells.get((rank.get(key[0], -1), rank.get(key[1], -1)), ()))
        known = [one for one in picture.disagreements if (one.submission, one.detail) in under]
        if known:
            self._show_cases(known, self.tr("The cases under that cell"))
        elif under:
            # everybody gave the same there: nothing to list, but it can be looked at
            self.case_requested.emit(*sorted(under)[0])

    @Slot(object)
    def _keep_to_submission(self, key: tuple[str, ...]) -> None:
        cases = [one for one in self._cases if one.submission == key[0]]
        if cases:
            self._show_cases(cases, self.tr("The cases of that submission"))
        else:
            self.case_requested.emit(key[0], "")

    @Slot(str)
    def _note_case(self, key: str) -> None:
        self.open_button.setEnabled(bool(key))

    @Slot()
    def _open_current(self) -> None:
        self._open(self.cases_table.keyboard_name())

    @Slot(str)
    def _open(self, key: str) -> None:
        if key:
            self.case_requested.emit(*place_of(key))

    @Slot()
    def _ask_report(self) -> None:
        self.act_requested.emit("report", self.reader)

    @Slot()
    def _ask_rescore(self) -> None:
        self.act_requested.emit("rescore", self.reader)

    @Slot()
    def _ask_qualify(self) -> None:
        self.act_requested.emit("qualify", self.reader)

    @Slot()
    def _ask_export(self) -> None:
        self.export_requested.emit(self.reader)
