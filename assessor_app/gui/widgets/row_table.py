"""The table that the queue and the lead's page have in common: whole rows, one chosen, columns that share the width."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.column_fit import fit_widths
from assessor_app.gui.widgets.row_painter import RowPainter
from assessor_app.gui.widgets.when_shown import hear_when_shown

_AIR: Final = 10


@dataclass(eq=False, repr=False)
class ColumnPlan:
    """How the columns of a table share its width; see :func:`column_fit.fit_widths` for what each field means."""

    natural: Mapping[int, int]
    wide: int
    last: int
    roomy: Collection[int] = ()
    least: Mapping[int, int] = field(default_factory=dict)
    spare: Sequence[int] = ()


class RowTable(QTableView):
    """Each table says by :meth:`make_painter` how its rows look, and by :meth:`plan_columns` how wide its columns are.

    Where the width is too little for all columns the spare ones are left out, and ``columns_fitted`` tells that
    :meth:`left_out` may have changed. Rows are all of one height.
    """

    columns_fitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._painter: RowPainter | None = None
        self._wanted: frozenset[int] | None = None
        self._hovered = -1
        self._kept = ""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.setMouseTracking(True)
        # All of it is painted here, so nothing behind is painted first, and scrolling moves what is there.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(10)

    # ---- what a table says ----------------------------------------------------------------------------------

    def make_painter(self, theme: Theme) -> RowPainter:
        """What paints the rows; asked once."""
        raise NotImplementedError

    def plan_columns(self, theme: Theme, shown: Sequence[int]) -> ColumnPlan:
        """How wide the columns of ``shown`` want to be."""
        raise NotImplementedError

    def current_row(self) -> object | None:
        """What stands in the row that the keyboard is on, None where it is on none."""
        raise NotImplementedError

    def keyboard_name(self) -> str:
        """What the keyboard is on, by a name that outlives another order of the rows; "" for nothing."""
        raise NotImplementedError

    def index_named(self, name: str) -> QModelIndex | None:
        """Where that is shown now, None where it is not."""
        raise NotImplementedError

    # ---- what all have --------------------------------------------------------------------------------------

    def follow(self, model: QAbstractItemModel) -> None:
        """Show this model; through its resets the keyboard stays on what it is on. To be called once."""
        # before the view hears of it, so that the keyboard's place is still known
        model.modelAboutToBeReset.connect(self._note_keyboard)
        self.setModel(model)
        model.modelReset.connect(self._follow_reset)

    @Slot()
    def _note_keyboard(self) -> None:
        self._kept = self.keyboard_name()

    @Slot()
    def _follow_reset(self) -> None:
        index = self.index_named(self._kept) if self._kept else None
        if index is not None:
            self.setCurrentIndex(index)

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from the theme, now and after every change."""
        self._theme = theme
        self._painter = self.make_painter(theme)
        hear_when_shown(self, theme.changed, self.fit_columns)

    def set_wanted(self, columns: Iterable[int]) -> None:
        """Which columns the person wants to see while there is room."""
        self._wanted = frozenset(columns)
        self.fit_columns()

    def wanted_columns(self) -> Sequence[int]:
        """The columns that are shown while there is room, from left to right."""
        every = range(self.model().columnCount()) if self.model() is not None else range(0)
        return [column for column in every if self._wanted is None or column in self._wanted]

    def left_out(self) -> tuple[int, ...]:
        """The columns that are wanted and there is no room for now, from left to right."""
        return tuple(column for column in self.wanted_columns() if self.isColumnHidden(column))

    def shown_columns(self) -> list[tuple[int, int, int]]:
        """Column, left edge in the viewport and width of each column on screen."""
        header = self.horizontalHeader()
        return [
            (column, header.sectionViewportPosition(column), header.sectionSize(column))
            for column in range(header.count())
            if not header.isSectionHidden(column)
        ]

    def chosen_place(self) -> int:
        """The row that is chosen, counted from the top; -1 for none."""
        model = self.selectionModel()
        chosen = model.selection() if model is not None else None
        return -1 if chosen is None or chosen.isEmpty() else chosen.first().top()

    def choose_something(self, place: int = -1) -> None:
        """Choose the row ``place`` (-1: the one under the keyboard, else the first), unless one is chosen."""
        # Gaining focus makes Qt set a current row without choosing it, so ask for the choice, not for the row.
        if self.model().rowCount() and self.chosen_place() < 0:
            self.selectRow(place if place >= 0 else max(0, self.currentIndex().row()))

    def width_of(self, texts: Iterable[str], column: int, extra: int = 0) -> int:
        """Pixels for the longest of these words and for the column's title, with ``extra`` pixels of drawing."""
        painter, theme = self._painter, self._theme
        # The header asks for room for its sort arrow too, so that no title is ever clipped.
        header = self.title_width(column)
        if painter is None or theme is None:
            return header
        cells = (painter.width_for(one, extra) for one in texts)
        return max(header, max(cells, default=0) + theme.px(_AIR))

    def sizeHintForColumn(self, column: int) -> int:
        """For a double click on the edge of a header: what the words need."""
        if self._theme is None or self.model() is None:
            return super().sizeHintForColumn(column)
        return self.plan_columns(self._theme, self.wanted_columns()).natural.get(column, 0)

    def title_width(self, column: int) -> int:
        """Pixels that a column's title needs."""
        return self.horizontalHeader().sectionSizeFromContents(column).width()

    @Slot()
    def fit_columns(self) -> None:
        """Give every column what its words need, as far as there is room."""
        painter, theme = self._painter, self._theme
        if painter is None or theme is None or self.model() is None:
            return
        if self.verticalHeader().defaultSectionSize() != painter.height:
            self.verticalHeader().setMinimumSectionSize(painter.height)
            self.verticalHeader().setDefaultSectionSize(painter.height)
        plan = self.plan_columns(theme, self.wanted_columns())
        widths = fit_widths(
            plan.natural,
            self.viewport().width(),
            roomy=plan.roomy,
            wide=plan.wide,
            last=plan.last,
            least=plan.least,
            spare=plan.spare,
        )
        for column in range(self.model().columnCount()):
            width = widths.get(column, 0)
            self.setColumnHidden(column, width == 0)
            if width:
                self.setColumnWidth(column, width)
        self.columns_fitted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._painter is None:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._painter.theme.color("panel"))
        self._painter.paint(painter, event.rect(), self._hovered if self.viewport().underMouse() else -1)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        here = self.visualRect(self.currentIndex())
        super().resizeEvent(event)
        self.fit_columns()
        if here.isValid() and here.top() < event.oldSize().height() and here.bottom() > event.size().height():
            # what stands below the table has grown: the row under the keyboard was seen and is to be seen
            self.scrollTo(self.currentIndex())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        before, self._hovered = self._hovered, self.rowAt(event.position().toPoint().y())
        if before != self._hovered:
            self.viewport().update()
        super().mouseMoveEvent(event)
