"""The clock of the play bar: where the recording stands, how long it is or what is left, and a field to go anywhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QToolButton, QToolTip, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.clock_text import clock_text, spoken_time
from assessor_app.gui.video_view.typed_moment import typed_moment


class TimeBox(QFrame):
    """``moment_entered`` carries the second typed; ``remaining_chosen`` whether the rest is shown, not the length."""

    moment_entered = Signal(float)
    remaining_chosen = Signal(bool)

    faces: QStackedWidget
    moment_button: QToolButton
    moment_edit: QLineEdit
    length_button: QToolButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "time_box")
        self._theme: Theme | None = None
        self._seconds = 0.0
        self._duration: float | None = None
        self._remaining = False
        self._reading: tuple[object, ...] = ()
        self.moment_button.clicked.connect(self.begin_typing)
        self.length_button.clicked.connect(self._swap)
        self.moment_edit.returnPressed.connect(self._enter)
        self.moment_edit.textEdited.connect(self._forgive)
        self.moment_edit.installEventFilter(self)
        self.show_time(0.0, None)

    def dress(self, theme: Theme) -> None:
        """Take sizes from the theme."""
        self._theme = theme
        theme.changed.connect(self._resize)
        self._resize()

    @property
    def remaining(self) -> bool:
        """Whether what is left is shown instead of the length."""
        return self._remaining

    def set_remaining(self, remaining: bool) -> None:
        """Show what is left, or the length."""
        self._remaining = remaining
        self._write()

    def text(self) -> str:
        """``03:20 / 04:00`` as it reads, or ``03:20 / −00:40``; only the first while the length is unknown."""
        length = self.length_button.text()
        return f"{self.moment_button.text()} {length}" if length else self.moment_button.text()

    def show_time(self, seconds: float, duration: float | None) -> bool:
        """Where the recording stands; whether that reads otherwise than before."""
        longer = (duration or 0) >= 3600 and (self._duration or 0) < 3600
        self._seconds, self._duration = seconds, duration
        reading = clock_text(seconds), clock_text((duration or 0.0) - seconds), duration
        if reading == self._reading:
            return False
        self._reading = reading
        self._write()
        if longer:
            self._resize()
        return True

    @Slot()
    def begin_typing(self) -> None:
        """Turn the clock into a field, with the present time in it to be typed over."""
        self.moment_edit.setText(clock_text(self._seconds))
        self._forgive()
        self.faces.setCurrentWidget(self.moment_edit)
        self.moment_edit.selectAll()
        self.moment_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The field's Enter and Escape are its own business."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.moment_edit.isVisible():
            event.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape, or leaving the field, gives up what was typed."""
        if watched is self.moment_edit and self.moment_edit.isVisible():
            if event.type() == QEvent.Type.FocusOut:
                self.faces.setCurrentWidget(self.moment_button)
            elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                elif event.type() == QEvent.Type.KeyPress:
                    self._end_typing()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _enter(self) -> None:
        text = self.moment_edit.text().strip()
        seconds = typed_moment(text, self._duration)
        if text and seconds is None:
            self._object()
            return
        self._end_typing()
        if seconds is not None:
            self.moment_entered.emit(seconds)

    def _end_typing(self) -> None:
        self.faces.setCurrentWidget(self.moment_button)
        self.moment_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _object(self) -> None:
        """What was typed is no moment of this recording: say what would be, and leave it there to be mended."""
        words = self.tr("Type a time such as 3:20.")
        if self._duration:
            words = self.tr("Type a time such as 3:20, up to {length}.").format(length=clock_text(self._duration))
        self.moment_edit.setAccessibleDescription(words)
        self._edge("bad")
        self.moment_edit.selectAll()
        QToolTip.showText(self.moment_edit.mapToGlobal(self.moment_edit.rect().bottomLeft()), words, self.moment_edit)

    @Slot()
    def _forgive(self) -> None:
        self.moment_edit.setAccessibleDescription("")
        self._edge("accent")

    def _edge(self, color: str) -> None:
        if self._theme is not None:
            ink = self._theme.color(color).name()
            self.moment_edit.setStyleSheet(f"QLineEdit {{ border: 2px solid {ink}; padding: 0px; margin: 0px; }}")

    @Slot()
    def _swap(self) -> None:
        self.set_remaining(not self._remaining)
        self.remaining_chosen.emit(self._remaining)

    def _write(self) -> None:
        text = clock_text(self._seconds)
        if text != self.moment_button.text():
            self.moment_button.setText(text)
            said = self.tr("Time: {time}. Press to type another.").format(time=spoken_time(self._seconds))
            self.moment_button.setAccessibleName(said)
        self.length_button.setVisible(bool(self._duration))
        if not self._duration:
            self.length_button.setText("")
            return
        left = max(0.0, self._duration - self._seconds)
        self.length_button.setText(f"/ −{clock_text(left)}" if self._remaining else f"/ {clock_text(self._duration)}")

    @Slot()
    def _resize(self) -> None:
        """Room for the longest time there can be, so that nothing beside it moves while it plays."""
        if self._theme is None:
            return
        hours = (self._duration or 0) >= 3600
        widest = "0:00:00" if hours else "00:00"
        bold = self._theme.font(bold=True)
        self.moment_button.setFont(bold)
        self.moment_edit.setFont(self._theme.font())
        pad = self._theme.px(10)
        metrics = self.moment_button.fontMetrics()
        self.faces.setFixedSize(
            QSize(metrics.horizontalAdvance(widest) + pad + 4, self.moment_button.sizeHint().height())
        )
        longest = self.length_button.fontMetrics().horizontalAdvance(f"/ −{widest}")
        self.length_button.setFixedWidth(longest + pad)
        self.updateGeometry()
