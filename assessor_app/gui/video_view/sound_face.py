"""What a recording of sound looks like: its name, the shape of its sound, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.clock_text import clock_text
from assessor_app.gui.video_view.seek_painting import draw_sound
from assessor_app.gui.video_view.time_scale import TimeScale
from assessor_app.media.recording.waveform import Waveform

_PAD, _HEAD, _FOOT, _WAVE, _LEAST_WAVE, _LEAST_CARD = 16, 56, 24, 190, 24, 90
_TICK_GAP = 84
_TICKS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)


class SoundFace:
    """Paints into the widget's rectangle; the drawing of the sound is kept for one size and set of colours."""

    def __init__(self) -> None:
        self.name = ""
        self.kind = ""
        self.note = ""
        self.position = 0.0
        self.duration = 0.0
        self.span: tuple[float, float | None] | None = None
        self.hover: float | None = None
        self._waveform: Waveform | None = None
        self._drawn: tuple[QPixmap, QPixmap] | None = None
        self._drawn_for: tuple[object, ...] = ()

    @property
    def waveform(self) -> Waveform | None:
        """The sound drawn, if it is known."""
        return self._waveform

    def set_waveform(self, waveform: Waveform | None) -> None:
        """The sound to draw; None while it is not known."""
        self._waveform, self._drawn = waveform, None

    def wave_area(self, area: QRect, theme: Theme) -> QRect:
        """Where the sound is drawn; clicks there go to a moment."""
        card = self._card(area, theme)
        pad, head = theme.px(20), self._head(card, theme)
        room = card.height() - 2 * theme.px(_PAD) - head - theme.px(_FOOT) - self._note_height(card.width(), theme)
        height = max(theme.px(_LEAST_WAVE), min(theme.px(_WAVE), room))
        top = card.top() + theme.px(_PAD) + head
        return QRect(card.left() + pad, top, max(20, card.width() - 2 * pad), height)

    def scale(self, area: QRect, theme: Theme) -> TimeScale:
        """Where the seconds lie in :meth:`wave_area`."""
        wave = self.wave_area(area, theme)
        return TimeScale(wave.left(), wave.width(), self.duration)

    def paint(self, painter: QPainter, area: QRect, theme: Theme, ratio: float) -> None:
        """Everything; clipped by the painter to what changed."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.color("canvas"))
        card = self._card(area, theme)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("panel"))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        if self._head(card, theme):
            self._paint_head(painter, card, theme)
        wave = self.wave_area(area, theme)
        self._paint_wave(painter, wave, theme, ratio)
        self._paint_ticks(painter, wave, theme)
        if self.note:
            self._paint_note(painter, card, theme)

    def _card(self, area: QRect, theme: Theme) -> QRect:
        """The card in the middle, clear of the badge in the corner, no taller than what is on it."""
        side, top = theme.px(14), theme.px(44)
        width = area.width() - 2 * side
        wanted = theme.px(2 * _PAD + _HEAD + _WAVE + _FOOT) + self._note_height(width, theme)
        height = min(wanted, max(theme.px(_LEAST_CARD), area.height() - top - side))
        free = area.height() - height
        return QRect(area.left() + side, area.top() + max(min(top, free), free // 2), width, height)

    def _head(self, card: QRect, theme: Theme) -> int:
        return theme.px(_HEAD) if card.height() >= theme.px(170) else 0

    def _note_height(self, card_width: int, theme: Theme) -> int:
        if not self.note:
            return 0
        metrics = QFontMetrics(theme.font(12))
        width = card_width - 2 * theme.px(20) - theme.px(24)
        words = metrics.boundingRect(QRect(0, 0, max(40, width), 1000), Qt.TextFlag.TextWordWrap, self.note)
        return words.height() + theme.px(10)

    def _paint_head(self, painter: QPainter, card: QRect, theme: Theme) -> None:
        side, left, top = theme.px(40), card.left() + theme.px(20), card.top() + theme.px(_PAD)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawEllipse(QRect(left, top, side, side))
        inner = theme.px(9)
        theme.icon("waveform", "accent").paint(
            painter, QRect(left, top, side, side).adjusted(inner, inner, -inner, -inner)
        )
        text_left = left + side + theme.px(12)
        room = card.right() - theme.px(20) - text_left
        rows = ((self.name, theme.font(15, bold=True), "text"), (self._facts(), theme.font(12), "muted"))
        for row, (words, font, ink) in enumerate(rows):
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            box = QRect(text_left, top + row * side // 2, room, side // 2 + 2)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _facts(self) -> str:
        return f"{self.kind} · {clock_text(self.duration)}" if self.duration > 0 else self.kind

    def _paint_wave(self, painter: QPainter, wave: QRect, theme: Theme, ratio: float) -> None:
        scale = TimeScale(wave.left(), wave.width(), self.duration)
        here = scale.x(self.position)
        self._paint_span(painter, wave, scale, theme)
        if self._waveform is not None and self.duration > 0:
            played, coming = self._sound_drawn(wave.size(), theme, ratio)
            painter.save()
            painter.setClipRect(QRectF(wave.left(), wave.top(), here - wave.left(), wave.height()), _MEET)
            painter.drawPixmap(wave.topLeft(), played)
            painter.restore()
            painter.save()
            painter.setClipRect(QRectF(here, wave.top(), wave.right() + 1 - here, wave.height()), _MEET)
            painter.drawPixmap(wave.topLeft(), coming)
            painter.restore()
        else:
            painter.fillRect(QRectF(wave.left(), wave.center().y() - 1, wave.width(), 2), theme.color("line"))
        if self.hover is not None:
            painter.fillRect(QRectF(scale.x(self.hover) - 0.5, wave.top(), 1, wave.height()), theme.color("muted"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        stem = QRectF(here - 1, wave.top() - theme.px(2), 2, wave.height() + theme.px(4))
        painter.drawRect(stem)
        knob = theme.px(4)
        painter.drawEllipse(QRectF(here - knob, stem.top() - knob, 2 * knob, 2 * knob))

    def _paint_span(self, painter: QPainter, wave: QRect, scale: TimeScale, theme: Theme) -> None:
        if self.span is None or self.duration <= 0:
            return
        start, end = self.span
        x = scale.x(start)
        until = x if end is None else max(scale.x(end), x + 4)
        painter.fillRect(QRectF(x, wave.top(), until - x, wave.height()), theme.color("accent_soft"))
        for edge in {x, until}:
            painter.setPen(QPen(theme.color("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(round(edge), wave.top(), round(edge), wave.bottom())

    def _paint_ticks(self, painter: QPainter, wave: QRect, theme: Theme) -> None:
        if self.duration <= 0:
            return
        painter.setFont(_figures(theme))
        painter.setPen(theme.color("muted"))
        scale = TimeScale(wave.left(), wave.width(), self.duration)
        gap = _tick_gap(self.duration, wave.width(), theme.px(_TICK_GAP))
        top, width = wave.bottom() + theme.px(5), theme.px(70)
        for number in range(int(self.duration / gap) + 1):
            x = scale.x(number * gap)
            left = min(max(x - width / 2, wave.left()), wave.right() - width)
            side = Qt.AlignmentFlag.AlignHCenter
            if left > x - width / 2:
                side = Qt.AlignmentFlag.AlignLeft
            elif left < x - width / 2:
                side = Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(left, top, width, theme.px(18)), side, clock_text(number * gap))

    def _paint_note(self, painter: QPainter, card: QRect, theme: Theme) -> None:
        height, pad = self._note_height(card.width(), theme), theme.px(20)
        box = QRect(card.left() + pad, card.bottom() - theme.px(12) - height, card.width() - 2 * pad, height)
        side = theme.px(16)
        theme.icon("volume-off", "warn").paint(painter, QRect(box.left(), box.top() + theme.px(4), side, side))
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("warn"))
        words = box.adjusted(theme.px(24), theme.px(4), 0, 0)
        painter.drawText(words, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self.note)

    def _sound_drawn(self, size: QSize, theme: Theme, ratio: float) -> tuple[QPixmap, QPixmap]:
        inks: tuple[QColor, QColor] = theme.color("accent"), theme.color("scroll")
        wanted = (size, ratio, inks[0].rgba(), inks[1].rgba(), self.duration)
        if self._drawn is None or self._drawn_for != wanted:
            assert self._waveform is not None
            bar, gap = theme.px(2), max(1, theme.px(1))
            made = [
                draw_sound(self._waveform, self.duration, size.width(), size.height(), ratio, ink, bar=bar, gap=gap)
                for ink in inks
            ]
            self._drawn, self._drawn_for = (made[0], made[1]), wanted
        return self._drawn


_MEET = Qt.ClipOperation.IntersectClip


def _figures(theme: Theme) -> QFont:
    return theme.font(11)


def _tick_gap(seconds: float, width: int, least: int) -> int:
    """Whole seconds between two times written under the sound, so that they stand ``least`` pixels apart."""
    for gap in _TICKS:
        if gap / seconds * width >= least:
            return gap
    return max(_TICKS[-1], int(seconds))
