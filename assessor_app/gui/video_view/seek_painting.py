"""Paints the parts of the time line: track with chapters, sound, cited span, marks, handle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.time_marks import TimeMark
from assessor_app.gui.video_view.time_scale import TimeScale
from assessor_app.media.recording.facts import Chapter
from assessor_app.media.recording.waveform import Waveform

_NARROWEST_SPAN = 4.0
_SILENCE = 0.04


class SeekPainting:
    """One painting of the line; ``middle`` is the height of the track, ``lane`` that of the marks below it."""

    def __init__(self, painter: QPainter, theme: Theme, scale: TimeScale, middle: float, lane: float) -> None:
        self._painter = painter
        self._theme = theme
        self._scale = scale
        self._middle = middle
        self._lane = lane
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)

    def track(self, chapters: Sequence[Chapter], position: float | None) -> None:
        """The line and the part played, cut where chapters begin; ``position`` None while nothing is open."""
        left, right = self._scale.left, self._scale.left + self._scale.width
        thick = self._theme.px(4)
        starts = [self._scale.x(chapter.start) for chapter in chapters if chapter.start > 0]
        self._bar(left, right, self._middle, thick, self._theme.color("line"))
        if position is not None:
            self._bar(left, self._scale.x(position), self._middle, thick, self._theme.color("muted"))
        for x in starts:
            self._painter.fillRect(QRectF(x - 2, self._middle - thick, 4, 2 * thick), self._theme.color("panel"))
            self._painter.fillRect(QRectF(x - 0.5, self._middle - thick, 1, 2 * thick), self._theme.color("muted"))

    def pointer(self, x: float) -> None:
        """A stem under the mouse."""
        self._bar(x - 1, x + 1, self._middle, self._theme.px(12), self._theme.color("muted"))

    def span(self, span: tuple[float, float | None], position: float) -> None:
        """The cited span, its part played and its two ends; a moment is drawn by :meth:`moment`."""
        start, end = span
        if end is None:
            return
        accent, soft = self._theme.color("accent"), QColor(self._theme.color("accent"))
        soft.setAlphaF(0.35)
        x = self._scale.x(start)
        until = max(self._scale.x(end), x + _NARROWEST_SPAN)
        self._bar(x, until, self._middle, self._theme.px(12), soft)
        played = max(x, min(until, self._scale.x(position)))
        self._bar(x, played, self._middle, self._theme.px(4), accent)
        for edge in (x, until):
            self._bar(edge - 1, edge + 1, self._middle, self._theme.px(16), accent)

    def drawn(self, start: float, end: float) -> None:
        """The span being drawn to pin a note to."""
        soft = QColor(self._theme.color("warn"))
        soft.setAlphaF(0.35)
        self._bar(self._scale.x(start), self._scale.x(end), self._middle, self._theme.px(16), soft)

    def moment(self, seconds: float) -> None:
        """A moment has no width: a stem with a triangle on top, over the handle, says so."""
        x, half, high = self._scale.x(seconds), self._theme.px(5), self._theme.px(12)
        ink = self._theme.color("accent")
        self._bar(x - 1, x + 1, self._middle, 2 * high, ink)
        self._painter.setBrush(ink)
        top = self._middle - high - 1
        corners = [QPointF(x - half, top), QPointF(x + half, top), QPointF(x, top + 1.6 * half)]
        self._painter.drawPolygon(QPolygonF(corners))

    def marks(self, marks: Sequence[TimeMark], under: TimeMark | None) -> None:
        """Places cited for any criterion: those of the criterion in hand filled and taller, others in outline."""
        for mark in marks:
            color = QColor(self._theme.color("accent" if mark.current or mark is under else "scroll"))
            high = self._theme.px(8 if mark.current else 6)
            x = self._scale.x(mark.start)
            if mark.end is None:
                self._diamond(x, high * (0.6 if mark.current else 0.55), color, filled=mark.current)
            else:
                until = max(self._scale.x(mark.end), x + _NARROWEST_SPAN)
                self._lane_bar(QRectF(x, self._lane - high / 2, until - x, high), color, filled=mark.current)

    def handle(self, position: float, *, focused: bool) -> None:
        """Where the recording stands, with a ring when the line has the focus."""
        at, radius = QPointF(self._scale.x(position), self._middle), self._theme.px(7)
        if focused:
            self._painter.setBrush(self._theme.color("focus"))
            self._painter.drawEllipse(at, radius + 3, radius + 3)
        self._painter.setBrush(self._theme.color("panel"))
        self._painter.drawEllipse(at, radius + 1, radius + 1)
        self._painter.setBrush(self._theme.color("accent"))
        self._painter.drawEllipse(at, radius - 1, radius - 1)

    def _bar(self, start: float, end: float, middle: float, thick: float, color: QColor) -> None:
        width = max(0.0, end - start)
        rounding = min(thick, width) / 2
        self._painter.setBrush(color)
        self._painter.drawRoundedRect(QRectF(start, middle - thick / 2, width, thick), rounding, rounding)

    def _lane_bar(self, box: QRectF, color: QColor, *, filled: bool) -> None:
        if not filled:
            soft = QColor(color)
            soft.setAlphaF(0.3)
            self._painter.setPen(QPen(color, 1))
            self._painter.setBrush(soft)
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            self._painter.setBrush(color)
        self._painter.drawRoundedRect(box, 2, 2)
        self._painter.setPen(Qt.PenStyle.NoPen)

    def _diamond(self, x: float, half: float, color: QColor, *, filled: bool) -> None:
        self._painter.setBrush(color if filled else self._theme.color("panel"))
        if not filled:
            self._painter.setPen(QPen(color, 1.4))
        y = self._lane
        corners = [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
        self._painter.drawPolygon(QPolygonF(corners))
        self._painter.setPen(Qt.PenStyle.NoPen)


def draw_sound(
    waveform: Waveform, duration: float, width: int, height: int, ratio: float, color: QColor, *, bar: int, gap: int
) -> QPixmap:
    """The sound as bars of ``bar`` pixels around the middle; transparent elsewhere. ``ratio`` is device pixels."""
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    peaks, covered = waveform.peaks, waveform.seconds
    loudest = max(max(peaks, default=0.0), _SILENCE)
    step = bar + gap
    for left in range(0, width - bar + 1, step):
        first = _bucket(left / width * duration, covered, len(peaks))
        last = max(first + 1, _bucket((left + step) / width * duration, covered, len(peaks)))
        peak = max(peaks[first:last], default=0.0)
        high = max(float(bar), peak / loudest * height)
        painter.drawRoundedRect(QRectF(left, (height - high) / 2, bar, high), bar / 2, bar / 2)
    painter.end()
    return pixmap


def _bucket(seconds: float, covered: float, count: int) -> int:
    return int(seconds / covered * count) if covered > 0 else count
