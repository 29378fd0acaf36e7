"""One level of a scale as a card: number key, title, descriptor, and a tick when it is chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.badge_painter import badge_color, paint_sign
from assessor_app.gui.workspace.score_badges import Tone

_SOFT: Final[dict[Tone, str]] = {
    "best": "accent_soft",
    "good": "good_soft",
    "warn": "warn_soft",
    "bad": "bad_soft",
    "outside": "track",
    "none": "panel",
}
_WRAP: Final = Qt.TextFlag.TextWordWrap
_NARROW: Final = 220


class LevelCard(QAbstractButton):
    """A card to press. ``mark`` is the level id or extra mark; ``key`` the number that sets it.

    While ``pending`` the choice is shown but the tick is not: it comes when the store has answered.
    """

    def __init__(self, theme: Theme, mark: str, key: str, title: str, descriptor: str, tone: Tone) -> None:
        super().__init__()
        self._theme = theme
        self._level = (mark, key, title, descriptor, tone)
        self._pending = False
        # heights by text, size and width: asked for several times at every layout
        self._heights: dict[tuple[str, float, int], int] = {}
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A click must not take Space away from the player.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Neither Fixed nor Minimum: Qt would hold the card to the height it has at the width it would like best.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._measure_anew)
        self._name_it()

    def show_level(self, mark: str, key: str, title: str, descriptor: str, tone: Tone) -> None:
        """Stand for another level, chosen or not as before; nothing is done where it is the same."""
        level = (mark, key, title, descriptor, tone)
        if level != self._level:
            self._level = level
            self._name_it()
            self._measure_anew()
            self.update()

    def _name_it(self) -> None:
        self.mark, self._key, self._title, self._descriptor, self._tone = self._level
        self.setObjectName(f"level_card_{self.mark}")
        self.setText(self._title)
        self.setAccessibleName(f"{self._key} {self._title}".strip())
        self.setAccessibleDescription(self._descriptor)

    @Slot()
    def _measure_anew(self) -> None:
        self._heights.clear()
        self.updateGeometry()

    @property
    def pending(self) -> bool:
        """Whether the choice shown still waits for the store."""
        return self._pending

    def show_choice(self, chosen: bool, *, pending: bool) -> None:
        """Show the card as chosen or not, and whether that is stored yet."""
        if (chosen, pending and chosen) != (self.isChecked(), self._pending):
            self._pending = pending and chosen
            self.setChecked(chosen)
            self.update()

    def nextCheckState(self) -> None:
        """A press is a wish: what is chosen is shown by :meth:`show_choice` alone."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title = self._title_box(width)
        text = self._descriptor_box(width, title)
        bottom = max(text.bottom() if self._descriptor else title.bottom(), self._key_box(title).bottom())
        return bottom + 1 + self._theme.px(8)

    def sizeHint(self) -> QSize:
        width = self._theme.px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = badge_color(self._theme, self._tone)
        self._paint_card(painter, tone)
        title = self._title_box(self.width())
        self._paint_key(painter, QRectF(self._key_box(title)), tone)
        self._paint_text(painter, title, tone)
        if self.isChecked() and not self._pending:
            side = self._theme.px(16)
            middle = self._key_box(title).center().y() + 0.5
            box = QRectF(self.width() - self._theme.px(12) - side, middle - side / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone)
            painter.drawEllipse(box)
            inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
            paint_sign(painter, inner, "✓", self._theme.color("on_status"))

    def _paint_card(self, painter: QPainter, tone: QColor) -> None:
        hovered = self.underMouse() and self.isEnabled()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = QPen(self._theme.color("line"), 1.2)
        if self.isChecked():
            painter.setBrush(self._theme.color(_SOFT[self._tone]))
            edge = QPen(tone, 1.8, Qt.PenStyle.DashLine if self._pending else Qt.PenStyle.SolidLine)
        else:
            painter.setBrush(self._theme.color("hover" if hovered else "panel"))
        painter.setPen(edge)
        painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 1.6))
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)

    def _paint_key(self, painter: QPainter, box: QRectF, tone: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone if self.isChecked() else self._theme.color("track"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self._theme.font(12, bold=True))
        painter.setPen(self._theme.color("on_status" if self.isChecked() else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key or "–")

    def _paint_text(self, painter: QPainter, title: QRect, tone: QColor) -> None:
        painter.setFont(self._theme.font(13, bold=True))
        ink = tone if self.isChecked() else self._theme.color("text" if self.isEnabled() else "muted")
        painter.setPen(ink)
        painter.drawText(title, _WRAP, self._title)
        if self._descriptor:
            painter.setFont(self._theme.font(12.5))
            painter.setPen(self._theme.color("text" if self.isChecked() else "muted"))
            painter.drawText(self._descriptor_box(self.width(), title), _WRAP, self._descriptor)

    def _key_box(self, title: QRect) -> QRect:
        side = self._theme.px(22)
        line = QFontMetrics(self._theme.font(13, bold=True)).height()
        top = title.top() + (line - side) // 2 if not self._descriptor else title.top()
        return QRect(self._theme.px(11), top, side, side)

    def _title_box(self, width: int) -> QRect:
        return self._measure(self._title, 13, True, self._beside_key(width), self._theme.px(8))

    def _descriptor_box(self, width: int, title: QRect) -> QRect:
        beside, top = self._beside_key(width), title.bottom() + 1
        if width < self._theme.px(_NARROW):
            # below the key from edge to edge: beside it large letters would stand two words to a line
            edge = self._theme.px(11)
            beside, top = range(edge, width - edge), max(top, self._key_box(title).bottom() + 1)
        return self._measure(self._descriptor, 12.5, False, beside, top + self._theme.px(2))

    def _beside_key(self, width: int) -> range:
        """From the key to where the tick comes."""
        left = self._theme.px(43)
        return range(left, max(left + self._theme.px(60), width - self._theme.px(36)))

    def _measure(self, text: str, pixels: float, bold: bool, across: range, top: int) -> QRect:
        room = QRect(across.start, top, len(across), 10_000)
        height = self._heights.get((text, pixels, room.width()))
        if height is None:
            metrics = QFontMetrics(self._theme.font(pixels, bold=bold))
            height = metrics.boundingRect(room, _WRAP, text).height()
            self._heights[text, pixels, room.width()] = height
        return QRect(across.start, top, room.width(), height)
