"""Tells whoever has just submitted that it was a seed: one's own marks beside the agreed ones, calmly."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from assessor_app.domain.credential import Credential, Scorable
from assessor_app.domain.reading import Truth
from assessor_app.domain.scoring import Assessment
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.side_by_side.side_words import level_words
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.banner_fold import BannerFold

_ICON: Final = 16
_NARROWEST: Final = 92


class TruthTable(QTableWidget):
    """Criterion by criterion: the own mark, the agreed one, and why; whether they are alike is a sign, too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("truth_table")
        self.setProperty("role", "bare")
        self.setAccessibleName(self.tr("Your scores beside the agreed ones"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        titles = (self.tr("Criterion"), self.tr("You"), self.tr("Agreed"), self.tr("Why"))
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(titles)
        for column, title in enumerate(titles):
            # where the column is narrow and the word long
            if (item := self.horizontalHeaderItem(column)) is not None:
                item.setToolTip(title)
        header, sides = self.horizontalHeader(), self.verticalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        sides.hide()
        sides.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column, way in enumerate(("Stretch", "ResizeToContents", "ResizeToContents", "Stretch")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode[way])
        theme.changed.connect(self._fit)
        self._fit()

    def show_truth(self, truth: Truth, credential: Credential, assessment: Assessment) -> int:
        """Show what was agreed beside what was given; how many are alike. What the definition lacks is left out."""
        told = [one for one in credential.scorables() if one.id in truth.truth]
        self.setRowCount(len(told))
        for row, scorable in enumerate(told):
            self._fill_row(row, scorable, assessment.score(scorable.id).mark or "", truth)
        return sum(1 for one in told if assessment.score(one.id).mark == truth.truth[one.id])

    def _fill_row(self, row: int, scorable: Scorable, own: str, truth: Truth) -> None:
        agreed = truth.truth[scorable.id]
        alike = own == agreed
        words = (
            f"{say(scorable.label)}  {scorable.title}",
            level_words(scorable, own),
            level_words(scorable, agreed),
            truth.rationale.get(scorable.id, ""),
        )
        for column, said in enumerate(words):
            item = QTableWidgetItem(said)
            if column == 1:
                item.setIcon(self._theme.icon("equal" if alike else "not-equal-variant", "good" if alike else "warn"))
                verdict = self.tr("as agreed") if alike else self.tr("not as agreed")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{said}, {verdict}")
            self.setItem(row, column, item)

    @Slot()
    def _fit(self) -> None:
        side = self._theme.px(_ICON)
        self.setIconSize(QSize(side, side))
        self.horizontalHeader().setMinimumSectionSize(self._theme.px(_NARROWEST))


class TruthCard(QFrame):
    """Hidden until there is a truth to tell. ``table_requested`` when the marks are to be seen one by one."""

    table_requested = Signal()

    truth_head: QHBoxLayout
    truth_label: QLabel
    truth_button: QPushButton

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "truth_card")
        self.table = TruthTable(theme, self)
        self.table.hide()
        self._fold = BannerFold(self, self.truth_label, self.truth_head)
        self.truth_button.clicked.connect(self.table_requested)
        self.hide()

    def show_truth(self, truth: Truth, credential: Credential, assessment: Assessment) -> None:
        """Say that it was a seed, and how often the agreed score was given."""
        same = self.table.show_truth(truth, credential, assessment)
        said = self.tr(
            "This one was a seed: its scores were agreed beforehand, to see how alike everybody scores. "
            "You gave the agreed score on {same} of {all}. Nothing changes for the practitioner."
        )
        self.truth_label.setText(said.format(same=same, all=self.table.rowCount()))
        self._fold.fold()
        self.show()
