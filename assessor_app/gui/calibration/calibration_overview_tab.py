"""The first view: who agrees with whom, how strict each reader is, and where a lead's time is best spent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from assessor_app.calibration.words import consistency_sentence
from assessor_app.gui.calibration.case_facts import case_columns, case_rows, place_of, risk_columns, risk_rows
from assessor_app.gui.calibration.facts_table import FactsTable
from assessor_app.gui.calibration.number_words import count
from assessor_app.gui.calibration.pair_row import PairRow
from assessor_app.gui.calibration.plot_facts import criterion_name, forest, heat_map
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.plots.agreement_heat_map import AgreementHeatMap
from assessor_app.gui.plots.plot_panel import PlotPanel
from assessor_app.gui.plots.severity_forest import SeverityForest
from assessor_app.gui.slices import Steps
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from assessor_app.workflows.calibration_picture import CalibrationPicture

MOST: Final = 500
# up to so many readers the plots are as high as there is room for; with more they keep the height they want
_FEW_READERS: Final = 14
_LOW_PLOT: Final = 220
_HIGH_PLOT: Final = 560
_LEAST_ROWS: Final = 4


class CalibrationOverviewTab(QWidget):
    """``case_requested`` with submission and scorable, ``reader_requested`` with a reader's code."""

    case_requested = Signal(str, str)
    reader_requested = Signal(str)

    overview_scroll: QScrollArea
    overview_inner: QWidget
    overview_layout: QVBoxLayout
    plots_row: PairRow
    disagreements_label: QLabel
    scope_label: ElidedLabel
    all_pairs_button: QPushButton
    risk_button: QPushButton
    open_button: QPushButton
    list_label: QLabel
    disagreements_table: FactsTable
    risk_table: FactsTable

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty as yet: take the steps of :meth:`build` before anything else."""
        super().__init__(parent)
        load_form(self, "calibration_overview_tab", promoted=(ElidedLabel, FactsTable, PairRow))
        self._picture: CalibrationPicture | None = None
        self._pair: tuple[str, ...] = ()
        self._criterion = ""

    def build(self, runner: TaskRunner, theme: Theme) -> Steps:
        """Build its plots and dress its lists, in steps."""
        yield
        self.heat_map = AgreementHeatMap(theme)
        agreement = PlotPanel(self.heat_map, theme, runner)
        yield
        self.forest = SeverityForest(theme)
        self.panels = (agreement, PlotPanel(self.forest, theme, runner))
        yield
        self.plots_row.dress(theme)
        self.plots_row.hold(*self.panels)
        yield
        self.heat_map.chosen.connect(self._keep_to_pair)
        self.forest.chosen.connect(self._go_to_reader)
        for table in (self.disagreements_table, self.risk_table):
            table.dress(theme)
            table.set_least_rows(_LEAST_ROWS)
            table.current_changed.connect(self._note_current)
        self.disagreements_table.plan(last=2, giving={2: 230, 1: 150}, spare=(4,))
        self.risk_table.plan(last=1, giving={1: 90})
        self.disagreements_table.opened.connect(self._open)
        self.risk_table.opened.connect(self._open)
        self.risk_button.toggled.connect(self._turn_list)
        self.open_button.clicked.connect(self._open_current)
        self.all_pairs_button.clicked.connect(self.show_all_pairs)

    def hold_on_top(self, widget: QWidget) -> None:
        """Have this widget above the plots."""
        self.overview_layout.insertWidget(0, widget)

    def show_picture(self, picture: CalibrationPicture) -> None:
        """Show these numbers; a pair of readers chosen before stays chosen if it is still there."""
        self._picture = picture
        self._let_shrink(len(picture.overview.readers) <= _FEW_READERS)
        self.heat_map.set_data(heat_map(picture))
        self.forest.set_data(forest(picture))
        readers = {one.reader for one in picture.overview.readers}
        if not set(self._pair) <= readers:
            self._pair = ()
        self.risk_table.show_rows(risk_columns(), risk_rows(picture))
        self._show_list()

    def keep_to_criterion(self, scorable_id: str) -> None:
        """Show the disagreements on one criterion only."""
        self._keep_to((), scorable_id)
        self.disagreements_table.setFocus()
        self.overview_scroll.ensureWidgetVisible(self.disagreements_table)

    @Slot()
    def show_all_pairs(self) -> None:
        """Show the disagreements of all readers again."""
        self._keep_to((), "")

    @Slot(object)
    def _keep_to_pair(self, key: tuple[str, ...]) -> None:
        self._keep_to(tuple(key), "")

    def _keep_to(self, pair: tuple[str, ...], criterion: str) -> None:
        self._pair, self._criterion = pair, criterion
        self.risk_button.setChecked(False)
        self._show_list()

    @Slot(object)
    def _go_to_reader(self, key: tuple[str, ...]) -> None:
        self.reader_requested.emit(key[0])

    @Slot(bool)
    def _turn_list(self, _risks: bool) -> None:
        self._show_list()

    def _let_shrink(self, shrink: bool) -> None:
        for panel in self.panels:
            panel.set_most_height(_LOW_PLOT if shrink else _HIGH_PLOT)

    # ---- the list below the plots ---------------------------------------------------------------------------

    def _show_list(self) -> None:
        picture = self._picture
        if picture is None:
            return
        risks = self.risk_button.isChecked()
        if not risks:
            self._fill_cases(picture)
        at_risk = len(picture.consistency.at_risk)
        turning = self.tr("Results that may turn with the reader")
        largest = self.tr("Largest disagreements")
        self.disagreements_label.setText(turning if risks else largest)
        self.risk_button.setText(largest if risks else f"{turning} ({count(at_risk)})")
        self.risk_button.setVisible(risks or at_risk > 0)
        self.scope_label.setText("" if risks else self._scope_words(picture))
        self.all_pairs_button.setVisible(not risks and bool(self._pair or self._criterion))
        shown = self.risk_table if risks else self.disagreements_table
        rows = bool(shown.facts.rows)
        self.risk_table.setVisible(risks and rows)
        self.disagreements_table.setVisible(not risks and rows)
        words = say(consistency_sentence(picture.consistency)) if risks else "" if rows else self._none_words(picture)
        self.list_label.setText(words)
        self.list_label.setVisible(bool(words))
        self._note_current()

    def _fill_cases(self, picture: CalibrationPicture) -> None:
        pair = self._pair
        cases = [one for one in picture.disagreements if all(reader in one.scores for reader in pair)]
        if pair:
            cases = [one for one in cases if len({one.scores[reader] for reader in pair}) > 1]
        if self._criterion:
            cases = [one for one in cases if one.detail == self._criterion]
        self.disagreements_table.show_rows(case_columns(), case_rows(picture, cases[:MOST]))

    def _scope_words(self, picture: CalibrationPicture) -> str:
        if self._criterion:
            return self.tr("{criterion} only").format(criterion=criterion_name(picture, self._criterion))
        if self._pair:
            return self.tr("{first} and {second} only").format(first=self._pair[0], second=self._pair[-1])
        n = len(picture.disagreements)
        return self.tr("the first {n} of {all}").format(n=count(MOST), all=count(n)) if n > MOST else ""

    def _none_words(self, picture: CalibrationPicture) -> str:
        if self._criterion:
            return self.tr("Readers gave the same level here wherever two of them scored.")
        if self._pair:
            return self.tr("These two readers gave the same level wherever both scored.")
        if not picture.n_double:
            return self.tr("No submission has been scored by two readers yet, so there is nothing to compare.")
        return self.tr("Readers gave the same level wherever two of them scored.")

    @property
    def _table(self) -> FactsTable:
        return self.risk_table if self.risk_button.isChecked() else self.disagreements_table

    @Slot(str)
    def _note_current(self, _key: str = "") -> None:
        self.open_button.setEnabled(bool(self._table.keyboard_name()))

    @Slot()
    def _open_current(self) -> None:
        self._open(self._table.keyboard_name())

    @Slot(str)
    def _open(self, key: str) -> None:
        if key:
            self.case_requested.emit(*place_of(key))
