"""The tree of the outline: full-width selection, its own arrows, and no wheel or drag that could change anything."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeView, QWidget

from assessor_app.gui.theme import Theme

_INDENT: Final = 18
_CLOSE_INDENT: Final = 9


class OutlineTree(QTreeView):
    """A tree whose current row is a soft bar with a marker at its left edge, drawn under the delegate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._indent = _INDENT
        self.setHeaderHidden(True)
        self.setRootIsDecorated(True)
        self.setMouseTracking(True)
        # The ground under a row is painted here, rounded; the sheet's own square one would cover it.
        self.setStyleSheet(
            "QTreeView, QTreeView:focus { border: none; selection-background-color: transparent; }"
            "QTreeView::item, QTreeView::item:hover, QTreeView::item:selected { background: transparent; }"
        )
        self.setUniformRowHeights(False)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from ``theme``, now and whenever it changes."""
        self._theme = theme
        theme.changed.connect(self._refit)
        self._refit()

    def set_close(self, close: bool) -> None:
        """Indent what is below a heading by less: where there is room for codes only."""
        self._indent = _CLOSE_INDENT if close else _INDENT
        self._refit()

    def update_row(self, index: QModelIndex) -> None:
        """Paint one row again, over its full width."""
        row = self.visualRect(index)
        self.viewport().update(QRect(0, row.top(), self.viewport().width(), row.height()))

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if self._theme is not None:
            self._paint_ground(painter, options, index)
        plain = QStyleOptionViewItem(options)
        plain.state &= ~(QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus)
        super().drawRow(painter, plain, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        model = self.model()
        if self._theme is None or model is None or not model.hasChildren(index):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(
                self._theme.color("muted"),
                1.6,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        size = self._theme.px(4)
        middle = QPointF(rect.right() - self.indentation() / 2, rect.center().y() + 0.5)
        if self.isExpanded(index):
            points = [QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)]
        else:
            points = [QPointF(-size / 2, -size), QPointF(size / 2, 0), QPointF(-size / 2, size)]
        painter.drawPolyline(QPolygonF([middle + point for point in points]))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        if theme is None:
            return
        row = QRectF(0, options.rect.top(), self.viewport().width(), options.rect.height())
        selected = self.selectionModel().isSelected(index)
        hovered = bool(options.state & QStyle.StateFlag.State_MouseOver)
        if not selected and not hovered:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft" if selected else "hover"))
        painter.drawRoundedRect(row.adjusted(1, 0.5, -2, -0.5), 5, 5)
        if selected:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(1, row.top() + 5, 3, row.height() - 10), 1.5, 1.5)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.color("focus"), 1.4))
                painter.drawRoundedRect(row.adjusted(1.7, 1.2, -2.7, -1.2), 5, 5)
        painter.restore()

    def _refit(self) -> None:
        if self._theme is not None:
            self.setIndentation(self._theme.px(self._indent))
            self.scheduleDelayedItemsLayout()
