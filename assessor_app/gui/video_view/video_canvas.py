"""Paints picture or sound with badge, captions and hints over it, and tells what is really painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.caption_plate import CaptionPlate
from assessor_app.gui.video_view.label_plate import LabelPlate
from assessor_app.gui.video_view.sound_face import SoundFace
from assessor_app.media.recording.waveform import Waveform

_BACKDROP = QColor("#0e1116")
_QUIET = QColor("#8b95a5")
_HINT_INKS = QColor(14, 17, 22, 205), QColor("#e7ebf1")
_RING = QColor("#dbe6ff")
# How much smaller than it could be a picture may be shown, so that it need not be scaled.
_NEARLY = 1.08
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class VideoCanvas(QWidget):
    """Shows one picture at a time; ``painted`` follows the first painting after :meth:`ask_painted`, from inside it.

    ``seek_requested`` carries the second clicked in the drawing of a sound.
    """

    painted = Signal(int)
    resized = Signal()
    seek_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._image: QImage | None = None
        self._words = ""
        self._badge = LabelPlate(bold=True)
        self._hint = LabelPlate(bold=False)
        self._sound = False
        self._ringed = False
        self._face = SoundFace()
        self._plate = CaptionPlate()
        self._asked: int | None = None
        # Where the picture goes, worked out once for all pictures of a film: asking Qt anew costs more than painting.
        self._area = QRect()
        self._area_of: tuple[QSize, float] = QSize(), 0.0
        self._scaled = False
        self.setMinimumSize(160, 90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Picture"))

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from the theme."""
        self._theme = theme
        theme.changed.connect(self.update)

    # -- what is shown

    @Slot(QImage)
    def show_image(self, image: QImage) -> None:
        """Paint ``image`` from now on; its pixels must hold until the next call."""
        self._image = image
        if self._area_of == (image.size(), self.devicePixelRatioF()):
            self.update(self._area)
        else:
            self._settle_area()
            self.update()

    def show_sound(self, name: str, note: str = "") -> None:
        """There is no picture: show name and sound, and ``note`` plainly, if there is something to say."""
        self._image, self._sound, self._words = None, True, ""
        self._settle_area()
        self._face.name, self._face.note = name, note
        self._face.kind = self.tr("Sound recording")
        self.setAccessibleName(self.tr("Sound of {name}. {note}").format(name=name, note=note).strip())
        self.update()

    def show_words(self, words: str) -> None:
        """Nothing yet: paint a few quiet words."""
        self._image, self._sound, self._words = None, False, words
        self._settle_area()
        self._face = SoundFace()
        self.setAccessibleName(self.tr("Picture"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()

    def set_waveform(self, waveform: Waveform | None) -> None:
        """The sound to draw where there is no picture."""
        self._face.set_waveform(waveform)
        self._update_sound()

    def set_span(self, span: tuple[float, float | None] | None) -> None:
        """The cited span, drawn over the sound."""
        self._face.span = span
        self._update_sound()

    def set_time(self, seconds: float, duration: float | None) -> None:
        """Where a sound stands; pictures tell for themselves."""
        if (duration or 0.0) != self._face.duration:
            self._face.duration = duration or 0.0
            self._update_sound()
        before, self._face.position = self._face.position, seconds
        if self._sound and self._theme is not None:
            scale, wave = self._face.scale(self.rect(), self._theme), self._face.wave_area(self.rect(), self._theme)
            low, high = sorted((round(scale.x(before)), round(scale.x(seconds))))
            if low != high:
                reach = self._px(6)
                top = wave.top() - 2 * reach
                self.update(QRect(low - reach, top, high - low + 2 * reach, wave.height() + 4 * reach))

    @Slot(str)
    def set_caption(self, text: str) -> None:
        """Words over the picture; "" for none."""
        before = self._caption_area()
        self._plate.set_text(text)
        self.update(before.united(self._caption_area()))

    @Slot(str)
    def set_hint(self, words: str) -> None:
        """A quiet word in the corner; the picture stays. "" for none."""
        self._hint.text = words
        self.update()

    def set_badge(self, badge: str) -> None:
        """Label over the picture; empty for none."""
        if badge != self._badge.text:
            self._badge.text = badge
            self.setAccessibleDescription(badge)
            self.update()

    def ask_painted(self, number: int) -> None:
        """Paint once more and then say ``painted`` with this number."""
        self._asked = number
        self.update()

    def forget_painted(self) -> None:
        """Take :meth:`ask_painted` back."""
        self._asked = None

    # -- what is asked

    def caption(self) -> str:
        """The words over the picture."""
        return self._plate.text

    def hint(self) -> str:
        """The quiet word in the corner."""
        return self._hint.text

    def sound_face(self) -> SoundFace:
        """What a sound without a picture looks like now."""
        return self._face

    def current_frame(self) -> QImage:
        """A copy of the picture shown, at the size it was decoded; null when there is none."""
        return QImage() if self._image is None else self._image.copy()

    def sizeHint(self) -> QSize:
        """Wide enough for a small film."""
        return QSize(640, 360)

    def picture_area(self) -> QRect:
        """Where in the widget the picture is painted."""
        if self._image is None or self._image.isNull():
            return QRect()
        if self._area_of != (self._image.size(), self.devicePixelRatioF()):
            self._settle_area()
        return QRect(self._area)

    def room(self) -> QSize:
        """Device pixels there are for a picture."""
        return self.size() * self.devicePixelRatioF()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size may want other pictures."""
        super().resizeEvent(event)
        self._settle_area()
        self.resized.emit()

    # -- mouse: only a drawn sound has moments to click on

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the moment pressed in the drawing of a sound."""
        seconds = self._second_under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and seconds is not None:
            self.seek_requested.emit(seconds)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a click would go."""
        if self._sound:
            self._hover(self._second_under(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        """No pointer, no line under it."""
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring for whoever came by key; round a clicked film it would only be in the way."""
        self._ringed = event.reason() in _BY_KEY
        super().focusInEvent(event)

    def _hover(self, seconds: float | None) -> None:
        if seconds != self._face.hover:
            self._face.hover = seconds
            self.setCursor(Qt.CursorShape.ArrowCursor if seconds is None else Qt.CursorShape.PointingHandCursor)
            self._update_sound()

    def _second_under(self, at: QPointF) -> float | None:
        if not self._sound or self._theme is None or self._face.duration <= 0:
            return None
        wave = self._face.wave_area(self.rect(), self._theme)
        return self._face.scale(self.rect(), self._theme).second(at.x()) if wave.contains(at.toPoint()) else None

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture or stand-in, then what lies over it."""
        painter = QPainter(self)
        if self._image is not None:
            self._paint_picture(painter, event, self._image)
        elif self._sound and self._theme is not None:
            self._face.paint(painter, self.rect(), self._theme, self.devicePixelRatioF())
        else:
            painter.fillRect(self.rect(), _BACKDROP)
            painter.setPen(_QUIET)
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()), centred, self._words)
        if self._plate.text or self._badge.text or self._hint.text or self._ringed:
            self._paint_over(painter)
        painter.end()
        if self._asked is not None:
            asked, self._asked = self._asked, None
            self.painted.emit(asked)

    def _paint_picture(self, painter: QPainter, event: QPaintEvent, image: QImage) -> None:
        """Of a film that plays nothing but the picture is painted, at its own size wherever that fits."""
        if self._area_of[1] != self.devicePixelRatioF():
            self._settle_area()
        if not self._area.contains(event.rect()):
            painter.save()
            painter.setClipRegion(event.region().subtracted(QRegion(self._area)))
            painter.fillRect(self.rect(), _BACKDROP)
            painter.restore()
        if self._scaled:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._area, image)

    def _settle_area(self) -> None:
        """Picture, room or screen have changed: in proportion, centred, as large as there is room."""
        pixels = QSize() if self._image is None else self._image.size()
        ratio = self.devicePixelRatioF()
        self._area_of = pixels, ratio
        if pixels.isEmpty():
            self._area, self._scaled = QRect(), False
            return
        fitting = pixels.scaled(self.room(), Qt.AspectRatioMode.KeepAspectRatio)
        if pixels.width() <= fitting.width() <= pixels.width() * _NEARLY:
            # Pixel for pixel is sharper than a little larger, and painted in a fraction of the time.
            fitting = pixels
        size = fitting / ratio
        self._area = QRect(
            (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height()
        )
        self._scaled = size * ratio != pixels

    def _paint_over(self, painter: QPainter) -> None:
        if self._theme is None:
            return
        ratio = self.devicePixelRatioF()
        if self._plate.text:
            room = self._caption_room()
            self._plate.paint(painter, room, self._theme, ratio, self._below(room))
        gap = self._px(10)
        width = self.width() - 2 * gap
        badge_inks = self._theme.color("accent"), self._theme.color("on_accent")
        self._badge.paint(painter, QPoint(gap, gap), width, self._theme, badge_inks, ratio)
        # Under the badge: the lower edge belongs to the captions.
        top = gap if not self._badge.text else gap + self._px(34)
        self._hint.paint(painter, QPoint(gap, top), width, self._theme, _HINT_INKS, ratio)
        if self._ringed and self.hasFocus():
            # The picture's ground is dark in either theme.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("focus") if self._sound else _RING, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _caption_room(self) -> QRect:
        """Captions lie over the picture, but in a small one they may use the bars beside it."""
        area = self.picture_area()
        return self.rect() if area.isEmpty() or area.height() < self._px(240) else area

    def _caption_area(self) -> QRect:
        if self._theme is None:
            return QRect()
        room = self._caption_room()
        return self._plate.place(room, self._theme, self.devicePixelRatioF(), self._below(room))

    def _below(self, room: QRect) -> int:
        return self.height() - room.bottom() - 1

    def _update_sound(self) -> None:
        if self._sound:
            self.update()

    def _px(self, pixels: float) -> int:
        return round(pixels) if self._theme is None else self._theme.px(pixels)
