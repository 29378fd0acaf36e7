"""One stop on the citation rail, to press: a place to see, or a citation that leads nowhere and says so."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.citation_chips import Chip


class CitationChip(QAbstractButton):
    """A pill; filled while it is the current one, marked with a warning sign when it is unresolved."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, index: int, chip: Chip) -> None:
        super().__init__()
        self._theme = theme
        self._index = index
        self._resolved = chip.resolved
        self.setObjectName(f"citation_chip_{index}")
        self.setText(chip.text)
        self.setToolTip(_plain_tooltip(chip.tooltip))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A click must not take Space away from the player.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        said = self.tr("Citation {text}") if chip.resolved else self.tr("Citation {text}, leads nowhere")
        self.setAccessibleName(said.format(text=chip.text))
        self.setAccessibleDescription(chip.tooltip)
        self.clicked.connect(self._announce)
        theme.changed.connect(self.updateGeometry)

    def nextCheckState(self) -> None:
        """Only the rail says which chip is the current one."""

    def sizeHint(self) -> QSize:
        sign = 0 if self._resolved else self._theme.px(17)
        text = QFontMetrics(self._theme.font(12.5, bold=True)).horizontalAdvance(self.text())
        return QSize(text + sign + self._theme.px(24), self._theme.px(25))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(25))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, soft, on = (
            ("accent", "accent_soft", "on_accent") if self._resolved else ("warn", "warn_soft", "on_status")
        )
        ink = self._theme.color(on if self.isChecked() else color)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(self._theme.color(color if self.isChecked() else soft))
        edge = QColor(self._theme.color(color))  # a copy: the theme's own colour is shared
        if not self.underMouse() and not self.isChecked():
            edge.setAlphaF(0.35)
        painter.setPen(QPen(edge, 1.2))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 1.8))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        room = box.adjusted(self._theme.px(11), 0, -self._theme.px(9), 0)
        if not self._resolved:
            side = self._theme.px(13)
            sign = QRectF(room.left() - self._theme.px(2), box.center().y() - side / 2 - 0.5, side, side)
            self._paint_warning(painter, sign)
            room.setLeft(sign.right() + self._theme.px(4))
        font = self._theme.font(12.5, bold=True)
        painter.setFont(font)
        painter.setPen(ink)
        # In the middle: the place at the end says more than a long file name.
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideMiddle, int(room.width()) + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_warning(self, painter: QPainter, box: QRectF) -> None:
        ink = self._theme.color("on_status" if self.isChecked() else "warn")
        ground = self._theme.color("warn" if self.isChecked() else "warn_soft")
        painter.setPen(QPen(ink, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(ink)
        top = QPointF(box.center().x(), box.top() + 1)
        painter.drawPolygon(QPolygonF([top, box.bottomRight() - QPointF(0.5, 1), box.bottomLeft() + QPointF(0.5, -1)]))
        stroke = QPen(ground, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(stroke)
        middle = box.center().x()
        painter.drawLine(
            QPointF(middle, box.top() + box.height() * 0.40), QPointF(middle, box.top() + box.height() * 0.63)
        )
        painter.drawPoint(QPointF(middle, box.top() + box.height() * 0.80))

    def _announce(self) -> None:
        self.chosen.emit(self._index)


def _plain_tooltip(text: str) -> str:
    """Qt guesses at markup in tooltips; escaping keeps a practitioner's text plain text."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<p style='white-space:pre-wrap'>{escaped}</p>" if text else ""
