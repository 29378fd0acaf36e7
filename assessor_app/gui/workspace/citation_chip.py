"""One stop on the citation rail, to press: a place to see, or a citation that leads nowhere and says so."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assessor_app.domain.annotation import CitationVerdict
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.citation_chips import Chip
from assessor_app.gui.workspace.verdict_words import VERDICT_ICONS, spoken_verdict

_SIGN = 13
_PIXELS = 12.5
# what is about the words: the sign, the gap behind it and the round ends
_ABOUT = _SIGN + 4 + 20
# the longest words that are never cut
_MOST = 190


class CitationChip(QAbstractButton):
    """A pill; filled while it is the current one.

    At its left a sign: how the citation was marked, else a warning where it leads nowhere, else a dot while it was
    never opened. The room for it is always there, so that marking and opening move nothing.

    ``chosen`` carries the chip's index, ``focused`` the chip itself once the keyboard has come to it.
    """

    chosen = Signal(int)
    focused = Signal(QWidget)

    def __init__(self, theme: Theme, index: int, chip: Chip) -> None:
        super().__init__()
        self._theme = theme
        self._index = index
        self._chip: Chip | None = None
        self._resolved, self._found = True, False
        self._verdict: CitationVerdict | None = None
        self._unopened = False
        self._held = False
        self.setObjectName(f"citation_chip_{index}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A click must not take Space away from the player.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._announce)
        theme.changed.connect(self.updateGeometry)
        self.show_chip(chip)

    @property
    def verdict(self) -> CitationVerdict | None:
        """How the citation is marked."""
        return self._verdict

    @property
    def unopened(self) -> bool:
        """Whether the chip says that its citation was never opened."""
        return self._unopened

    def show_chip(self, chip: Chip) -> None:
        """Stand for ``chip`` from now on; nothing is done where it did already."""
        if chip == self._chip:
            return
        self._chip = chip
        self._resolved, self._found = chip.resolved, chip.found
        if chip.text != self.text():
            self.setText(chip.text)
            self.updateGeometry()
        self.setToolTip(_plain_tooltip(chip.tooltip))
        self.setAccessibleDescription(chip.tooltip)
        self._verdict, self._unopened = None, False
        self._name_it()
        self.update()

    def show_state(self, verdict: CitationVerdict | None, *, unopened: bool) -> None:
        """Show how the citation is marked, and whether it was never opened."""
        if (verdict, unopened) != (self._verdict, self._unopened):
            self._verdict, self._unopened = verdict, unopened
            self._name_it()
            self.update()

    def nextCheckState(self) -> None:
        """Only the rail says which chip is the current one."""

    def sizeHint(self) -> QSize:
        return QSize(self._advance(self.text()) + self._theme.px(_ABOUT), self._theme.px(25))

    def minimumSizeHint(self) -> QSize:
        """Room for what says where: only the name of a file gives way."""
        least = min(self._advance(self._place_words()) + self._theme.px(_ABOUT), self._theme.px(_MOST))
        return QSize(max(least, self._theme.px(40)), self._theme.px(25))

    def shown_words(self, room: int) -> str:
        """The words as they are shown in ``room`` pixels: the file's name is cut first, and left out at last."""
        whole, name = self.text(), self._chip.name if self._chip is not None else ""
        if self._advance(whole) <= room:
            return whole
        middle, metrics = Qt.TextElideMode.ElideMiddle, self._metrics()
        if not name or name == whole:
            return metrics.elidedText(whole, middle, room)
        before, _, after = whole.partition(name)
        left = room - self._advance(before + after)
        if left >= self._advance(f"{name[:1]}…"):
            return f"{before}{metrics.elidedText(name, Qt.TextElideMode.ElideRight, left)}{after}"
        place = self._place_words()
        return place if self._advance(place) <= room else metrics.elidedText(place, middle, room)

    def _place_words(self) -> str:
        """The words without the file's name."""
        name = self._chip.name if self._chip is not None else ""
        return self.text().replace(name, "", 1).strip(" ,") if name else self.text()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font(_PIXELS, bold=True))

    def _advance(self, words: str) -> int:
        return self._metrics().horizontalAdvance(words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release. A button's own way would paint the chip, which looks no different, before each of the
        two: a third of the time from the click to the page."""
        self._held = event.button() == Qt.MouseButton.LeftButton
        event.setAccepted(self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, if it ends where it began."""
        held, self._held = self._held, False
        if held and event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._announce()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, soft, on = self._colors()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(self._theme.color(color if self.isChecked() else soft))
        edge = QColor(self._theme.color(color))  # a copy: the theme's own colour is shared
        if not self.underMouse() and not self.isChecked():
            edge.setAlphaF(0.35)
        painter.setPen(QPen(edge, 1.2, Qt.PenStyle.DashLine if self._found else Qt.PenStyle.SolidLine))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 1.8))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = on if self.isChecked() else color
        room = box.adjusted(self._theme.px(9), 0, -self._theme.px(9), 0)
        signed = self._paint_sign(painter, room, ink)
        if signed:
            room.setLeft(room.left() + self._theme.px(_SIGN + 4))
        self._paint_text(painter, room, ink, centred=not signed)

    def _colors(self) -> tuple[str, str, str]:
        """Tokens of the ink, of the ground, and of the ink on the current one."""
        if not self._resolved:
            return "warn", "warn_soft", "on_status"
        return ("good", "good_soft", "on_status") if self._found else ("accent", "accent_soft", "on_accent")

    def _paint_text(self, painter: QPainter, room: QRectF, ink: str, *, centred: bool) -> None:
        painter.setFont(self._theme.font(_PIXELS, bold=True))
        painter.setPen(self._theme.color(ink))
        text = self.shown_words(int(room.width()) + 1)
        aligned = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | aligned, text)

    def _paint_sign(self, painter: QPainter, room: QRectF, ink: str) -> bool:
        """Paint the sign at the left of ``room``; whether there is one."""
        side = self._theme.px(_SIGN)
        box = QRectF(room.left(), room.center().y() - side / 2, side, side)
        if self._verdict is not None or self._found:
            name = "map-marker-check" if self._found or self._verdict is None else VERDICT_ICONS[self._verdict]
            self._theme.icon(name, ink).paint(painter, box.toRect())
        elif not self._resolved:
            self._paint_warning(painter, box.adjusted(0, -0.5, 0, -0.5))
        elif self._unopened:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(ink))
            painter.drawEllipse(box.center(), side * 0.23, side * 0.23)
        else:
            return False
        return True

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

    def _name_it(self) -> None:
        frame = self.tr("Citation {text}")
        if self._found:
            frame = self.tr("Place you {text}")
        elif not self._resolved:
            frame = self.tr("Citation {text}, leads nowhere")
        said = [frame.format(text=self.text())]
        if self._verdict is not None and not self._found:
            said.append(spoken_verdict(self._verdict))
        elif self._unopened:
            said.append(self.tr("not opened yet"))
        self.setAccessibleName(", ".join(said))

    def _announce(self) -> None:
        self.chosen.emit(self._index)


def _plain_tooltip(text: str) -> str:
    """Qt guesses at markup in tooltips; escaping keeps a practitioner's text plain text."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<p style='white-space:pre-wrap'>{escaped}</p>" if text else ""
