"""The line of time: how far the recording has come, what is cited on it, and a handle to go anywhere."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from assessor_app.domain.annotation import Pin
from assessor_app.gui.evidence_view import Trace
from assessor_app.gui.pins.time_pins import TimePin, TimePins
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.clock_text import clock_text, span_text, spoken_progress
from assessor_app.gui.video_view.seek_painting import SeekPainting, draw_sound
from assessor_app.gui.video_view.time_marks import TimeMark, chapter_at, chapter_beside, marks_at
from assessor_app.gui.video_view.time_scale import TimeScale
from assessor_app.media.recording.facts import Chapter
from assessor_app.media.recording.waveform import Waveform

if TYPE_CHECKING:
    from assessor_app.gui.side_by_side.time_traces import TimeTraces

_STEP, _SMALL_STEP, _PAGE = 5.0, 1.0, 30.0
_PENNANT, _SHORTEST_SPAN = 9, 4
_MARGIN, _MIDDLE, _LANE, _HEIGHT, _SOUND = 11, 14, 28, 35, 20


class SeekBar(QAbstractSlider):
    """Seconds along a line. ``seek_requested`` carries the exact second clicked, dragged or keyed to.

    A mark below the line goes to its very start. The wheel never changes anything. Keys: arrows 5 s, with Shift 1 s,
    Page 30 s, with Shift a chapter, Home, End. Dragging with Shift draws a span to pin a note to (``span_pinned``, two
    seconds); pressing the pennant of a note goes there and tells its id (``pin_chosen``). To screen readers it is a
    slider in whole seconds.
    """

    seek_requested = Signal(float)
    span_pinned = Signal(float, float)
    pin_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._duration = 0.0
        self._position = 0.0
        self._span: tuple[float, float | None] | None = None
        self._all_marks: tuple[TimeMark, ...] = ()
        self._marks: tuple[TimeMark, ...] = ()
        self._chapters: tuple[Chapter, ...] = ()
        self._waveform: Waveform | None = None
        self._sound: QPixmap | None = None
        self._hover: float | None = None
        self._under: TimeMark | None = None
        self._dragging = False
        self._pins = TimePins()
        self._traces: TimeTraces | None = None
        self._pinnable = False
        self._drawn: tuple[float, float] | None = None
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Time line"))
        # Only a screen reader sets the slider's own value: what moves the handle here blocks this signal.
        self.valueChanged.connect(self._seek_whole)

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        theme.changed.connect(self._redress)

    # -- what is shown

    def set_duration(self, seconds: float | None) -> None:
        """Length of the recording; None or 0 disables the line."""
        self._duration = seconds or 0.0
        self.setEnabled(self._duration > 0)
        self._sound = None
        self._keep_marks()
        self._tell_value()
        self.update()

    def set_position(self, seconds: float) -> None:
        """Where the handle stands; left alone while it is dragged."""
        if not self._dragging:
            self._place(seconds)

    def set_span(self, start: float | None, end: float | None = None) -> None:
        """The cited span, a moment when ``end`` is None, nothing when ``start`` is."""
        self._span = None if start is None else (start, end)
        self._tell_value(anew=True)
        self.update()

    def set_marks(self, marks: Sequence[TimeMark]) -> None:
        """Places cited for any criterion, as ``time_marks`` orders them."""
        self._all_marks = tuple(marks)
        self._keep_marks()
        self._under = None
        self.update()

    def set_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Where chapters begin, in order of time."""
        self._chapters = tuple(chapters)
        self.update()

    def set_waveform(self, waveform: Waveform | None) -> None:
        """The sound to draw behind the line, if any."""
        self._waveform, self._sound = waveform, None
        self.update()

    def set_pins(self, pins: Mapping[str, Pin], current: str) -> None:
        """Notes on moments and spans, numbered in this order; ``current`` is the one in hand."""
        self._pins.set_pins(pins, current)
        self.update()

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """What several readers left, in lanes of their own below the line; it grows by them."""
        if self._traces is None and traces and self._theme is not None:
            from assessor_app.gui.side_by_side.time_traces import TimeTraces  # late: leads only

            self._traces = TimeTraces(self._theme)
        if self._traces is not None:
            self._traces.set_traces(traces)
            self.updateGeometry()
            self.update()

    def set_pinnable(self, allowed: bool) -> None:
        """Whether spans may be drawn to pin notes to."""
        self._pinnable = allowed

    def pin_spot(self, seconds: float) -> QPointF:
        """Where the pennant of a note at this second is."""
        return QPointF(self.place_of(seconds) + 2, self._px(_PENNANT) / 2)

    def position(self) -> float:
        """Seconds at the handle."""
        return self._position

    def span(self) -> tuple[float, float | None] | None:
        """The cited span drawn, if any."""
        return self._span

    def second_at(self, x: float) -> float:
        """The second that belongs to a horizontal place in the widget."""
        return self._scale().second(x)

    def place_of(self, seconds: float) -> float:
        """The horizontal place that belongs to a second."""
        return self._scale().x(seconds)

    def mark_height(self) -> int:
        """How far below the upper edge the marks are."""
        return self._px(_LANE)

    def hint_at(self, x: float, y: float) -> str:
        """What the tooltip says at a place: the time, the chapter, and the marks there."""
        seconds = self.second_at(x)
        if pins := self._pins_at(x, y):
            return "\n".join(self._pins.words(pins))
        if self._traces is not None and (said := self._traces.hint(self._scale(), x, y, self._px(_HEIGHT))):
            return said
        lines = [clock_text(seconds)]
        marks = marks_at(self._marks, self._scale(), x)
        if marks and self._in_lane(y):
            lines = []
        lines += [self.tr("Cited for {what}").format(what=mark.words()) for mark in marks]
        number = chapter_at(self._chapters, seconds)
        if number >= 0 and self._chapters[number].title:
            lines.append(self._chapters[number].title)
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        """As high as handle, ring of focus and marks need."""
        return QSize(200, self._px(_HEIGHT) + self._lanes())

    def minimumSizeHint(self) -> QSize:
        """Still usable when narrow."""
        return QSize(120, self._px(_HEIGHT) + self._lanes())

    def _lanes(self) -> int:
        return 0 if self._traces is None else self._traces.height()

    # -- what is wished

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the very place pressed, or to the start of the mark pressed."""
        if event.button() != Qt.MouseButton.LeftButton or self._duration <= 0:
            return
        x, y = event.position().x(), event.position().y()
        if pins := self._pins_at(x, y):
            pin = self._pins.next_of(pins)
            self._wish(min(pin.start, self._duration))
            self.pin_chosen.emit(pin.id)
            return
        if self._pinnable and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._drawn = (self.second_at(x), self.second_at(x))
            return
        mark = self._mark_under(x, y)
        if mark is not None:
            self._wish(min(mark.start, self._duration))
            return
        self._dragging = True
        self._wish(self.second_at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or tell what is under the pointer."""
        if self._duration <= 0:
            return
        x, y = event.position().x(), event.position().y()
        self._hover = self.second_at(x)
        self._under = None if self._dragging else self._mark_under(x, y)
        pressable = self._under is not None or bool(self._pins_at(x, y))
        self.setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)
        if self._drawn is not None:
            self._drawn = self._drawn[0], self._hover
        if self._dragging:
            self._wish(self._hover)
        # Titles come from outside: escaped, so that a tooltip never takes them for markup.
        words = html.escape(self.hint_at(x, y)).replace("\n", "<br>")
        QToolTip.showText(event.globalPosition().toPoint(), f"<qt>{words}</qt>", self)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End of the drag."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._dragging = False
        drawn, self._drawn = self._drawn, None
        if drawn is None:
            return
        start, end = min(drawn), max(drawn)
        if self.place_of(end) - self.place_of(start) >= _SHORTEST_SPAN:
            self.span_pinned.emit(start, end)
        else:
            self._wish(end)
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        """No pointer, no mark under it."""
        self._hover = self._under = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel never changes a value; whoever scrolls around us may have it."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page, Home and End."""
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        target = self._target(Qt.Key(event.key()), shifted=shifted) if shifted or plain else None
        if target is None:
            event.ignore()
        elif self._duration > 0:
            self._wish(min(self._duration, max(0.0, target)))

    def _target(self, key: Qt.Key, *, shifted: bool) -> float | None:
        step = _SMALL_STEP if shifted else _STEP
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            way = 1 if key == Qt.Key.Key_PageUp else -1
            if not shifted:
                return self._position + way * _PAGE
            chapter = chapter_beside(self._chapters, self._position, way)
            return None if chapter is None else chapter.start
        return {
            Qt.Key.Key_Left: self._position - step,
            Qt.Key.Key_Down: self._position - step,
            Qt.Key.Key_Right: self._position + step,
            Qt.Key.Key_Up: self._position + step,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self._duration,
        }.get(key)

    @Slot(int)
    def _seek_whole(self, seconds: int) -> None:
        self._wish(float(seconds))

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sound, track, cited span, marks, handle."""
        if self._theme is None:
            return
        painter = QPainter(self)
        scale, middle = self._scale(), self._px(_MIDDLE)
        usable = self.isEnabled()
        if usable and self._waveform is not None:
            painter.drawPixmap(round(scale.left), middle - self._px(_SOUND) // 2, self._sound_drawn(self._waveform))
        painting = SeekPainting(painter, self._theme, scale, middle, self._px(_LANE))
        painting.track(self._chapters if usable else (), self._position if usable else None)
        if not usable:
            return
        if self._span is not None:
            painting.span(self._span, self._position)
        painting.marks(self._marks, self._under)
        if self._traces is not None:
            self._traces.paint(painter, scale, self._px(_HEIGHT))
        self._pins.paint(painter, self._theme, scale)
        if self._drawn is not None:
            painting.drawn(*sorted(self._drawn))
        if self._hover is not None and self._under is None:
            painting.pointer(scale.x(self._hover))
        painting.handle(self._position, focused=self.hasFocus())
        if self._span is not None and self._span[1] is None:
            painting.moment(self._span[0])

    def resizeEvent(self, _event: object) -> None:
        """The drawing of the sound belongs to one width."""
        self._sound = None

    def _sound_drawn(self, waveform: Waveform) -> QPixmap:
        if self._sound is None or self._sound.devicePixelRatio() != self.devicePixelRatioF():
            assert self._theme is not None
            width, height = round(self._scale().width), self._px(_SOUND)
            color = self._theme.color("line")
            ratio = self.devicePixelRatioF()
            self._sound = draw_sound(waveform, self._duration, width, height, ratio, color, bar=2, gap=1)
        return self._sound

    def _scale(self) -> TimeScale:
        margin = self._px(_MARGIN)
        return TimeScale(margin, max(1.0, self.width() - 2.0 * margin), self._duration)

    def _px(self, pixels: float) -> int:
        return round(pixels) if self._theme is None else self._theme.px(pixels)

    def _keep_marks(self) -> None:
        """A place cited beyond the end is told by its chip; here it would be a mark where nothing is."""
        self._marks = tuple(mark for mark in self._all_marks if mark.start < self._duration)

    def _in_lane(self, y: float) -> bool:
        return self._px(_LANE - 6) <= y < self._px(_HEIGHT)

    def _mark_under(self, x: float, y: float) -> TimeMark | None:
        marks = marks_at(self._marks, self._scale(), x) if self._in_lane(y) else []
        return marks[0] if marks else None

    def _pins_at(self, x: float, y: float) -> list[TimePin]:
        return self._pins.at(self._scale(), x, y, self._px(_PENNANT)) if self._drawn is None else []

    def _place(self, seconds: float) -> None:
        before, after = round(self.place_of(self._position)), round(self.place_of(seconds))
        self._position = seconds
        self._tell_value()
        if before != after:
            # Only the way the handle went: a recording that plays moves it thirty times a second.
            reach = self._px(7) + 5
            low, high = min(before, after), max(before, after)
            self.update(QRect(low - reach, 0, high - low + 2 * reach, self.height()))

    def _tell_value(self, *, anew: bool = False) -> None:
        """What a screen reader is told, once a second at most."""
        changed = self.value() != int(self._position) or self.maximum() != int(self._duration)
        if changed:
            self.blockSignals(True)
            self.setRange(0, int(self._duration))
            self.setValue(int(self._position))
            self.blockSignals(False)
        if changed or anew:
            words = spoken_progress(self._position, self._duration) if self._duration > 0 else ""
            if self._span is not None:
                cited = self.tr("cited: {span}").format(span=span_text(*self._span))
                words = f"{words}, {cited}" if words else cited
            self.setAccessibleDescription(words)

    def _wish(self, seconds: float) -> None:
        self._place(seconds)
        self.seek_requested.emit(seconds)

    @Slot()
    def _redress(self) -> None:
        self._sound = None
        self.updateGeometry()
        self.update()
