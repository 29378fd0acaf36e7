"""The left pane: the outline of parts, outcomes and criteria, and the choice of what to judge next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from assessor_app.domain.scoring import Score
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.outline_delegate import OutlineDelegate
from assessor_app.gui.workspace.outline_model import OutlineModel, OutlineRole
from assessor_app.gui.workspace.outline_tree import OutlineTree
from assessor_app.workflows.desk import OpenedSubmission

# Width, height of a row, and of one of counted words, at 100 %; longer titles are cut, and shown by their tooltip.
_ROW: Final = (120, 28, 24)
# narrower than this, at 100 %, no title says enough: rows say their codes instead
ROOM_FOR_TITLES: Final = 170


class OutlinePane(QFrame):
    """Shows the outline; ``scorable_chosen`` carries the id of the scorable or narrative part wished for.

    ``pressed`` tells of a press with the mouse, which leaves the focus where it is.
    """

    scorable_chosen = Signal(str)
    pressed = Signal()

    outline_caption: QLabel
    outline_tree: OutlineTree

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "outline_pane", promoted=(OutlineTree,))
        self._theme = theme
        self._model = OutlineModel(self)
        self._delegate = OutlineDelegate(theme, self.outline_tree)
        theme.changed.connect(self._size_rows)
        self._size_rows()
        self.outline_tree.dress(theme)
        self.outline_tree.setModel(self._model)
        self.outline_tree.setItemDelegate(self._delegate)
        self.outline_tree.selectionModel().currentChanged.connect(self._announce)
        self.outline_tree.clicked.connect(self._follow_click)
        self.outline_tree.pressed.connect(self.pressed)

    def show_submission(self, opened: OpenedSubmission) -> None:
        """Show the rows of a submission, nothing chosen; all unfolded but what was shown at an earlier attempt."""
        with_signals = self.outline_tree.selectionModel().blockSignals(True)
        if not self._model.show_submission(opened):
            # the rows stayed: so would the one that was current
            self.outline_tree.selectionModel().clear()
        self.outline_tree.selectionModel().blockSignals(with_signals)
        self.outline_tree.expandAll()
        self.outline_tree.scrollToTop()
        self.outline_tree.setExpanded(self._model.standing(), False)

    def set_score(self, scorable_id: str, score: Score) -> None:
        """Refresh one row's badge and flag."""
        self._model.set_score(scorable_id, score)

    def choose(self, key: str) -> None:
        """Mark the row of ``key`` as current without announcing it as a wish."""
        index = self._model.index_of(key)
        selection = self.outline_tree.selectionModel()
        before = selection.currentIndex()
        blocked = selection.blockSignals(True)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(blocked)
        for row in (before, index):
            self.outline_tree.update_row(row)
        if index.isValid():
            self.outline_tree.scrollTo(index)

    @Slot()
    def _size_rows(self) -> None:
        self._model.set_heights(*(self._theme.px(pixels) for pixels in _ROW))
        self._choose_words()

    def _choose_words(self) -> None:
        codes = self.width() < self._theme.px(ROOM_FOR_TITLES)
        if codes != self._delegate.codes:
            self._delegate.codes = codes
            self.outline_tree.set_close(codes)
            self.outline_tree.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_words()

    @Slot(QModelIndex, QModelIndex)
    def _announce(self, current: QModelIndex, _previous: QModelIndex) -> None:
        key = current.data(OutlineRole.KEY) if current.isValid() else ""
        if key and current.data(OutlineRole.KIND) != "words":
            self.scorable_chosen.emit(key)

    @Slot(QModelIndex)
    def _follow_click(self, index: QModelIndex) -> None:
        """A click on a word count opens its part; one on a heading folds it."""
        kind, key = index.data(OutlineRole.KIND), index.data(OutlineRole.KEY)
        if kind == "words":
            self.scorable_chosen.emit(key)
        elif kind in ("group", "stands") and not key:
            self.outline_tree.setExpanded(index, not self.outline_tree.isExpanded(index))
