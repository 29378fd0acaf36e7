"""The row of controls under the picture: play, frames, time, cited span, speed and sound."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QSlider, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.clock_text import clock_text

RATES: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class VolumeSlider(QSlider):
    """A slider that the wheel does not move."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel never changes a value."""
        event.ignore()


class PlayBar(QFrame):
    """Controls only: every wish is a signal, and what is shown is set from outside."""

    play_requested = Signal()
    step_requested = Signal(int)
    cited_requested = Signal()
    loop_chosen = Signal(bool)
    rate_chosen = Signal(float)
    volume_chosen = Signal(int)
    mute_chosen = Signal(bool)

    play_button: QToolButton
    back_button: QToolButton
    on_button: QToolButton
    time_label: QLabel
    cited_button: QToolButton
    loop_button: QToolButton
    rate_button: QToolButton
    mute_button: QToolButton
    volume_slider: VolumeSlider

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "play_bar", promoted=(VolumeSlider,))
        self._theme: Theme | None = None
        self._rates: dict[float, QAction] = {}
        self._fill_rates()
        self.play_button.clicked.connect(self.play_requested)
        self.back_button.clicked.connect(self._step_back)
        self.on_button.clicked.connect(self._step_on)
        self.cited_button.clicked.connect(self.cited_requested)
        self.loop_button.toggled.connect(self.loop_chosen)
        self.mute_button.toggled.connect(self._mute)
        self.volume_slider.valueChanged.connect(self.volume_chosen)
        self.show_cited(False)

    def dress(self, theme: Theme) -> None:
        """Take colours, icons and sizes from the theme."""
        self._theme = theme
        self.back_button.setIcon(theme.icon("step-backward"))
        self.on_button.setIcon(theme.icon("step-forward"))
        self.cited_button.setIcon(theme.icon("replay", "accent"))
        self.loop_button.setIcon(theme.icon("repeat"))
        theme.changed.connect(self._resize)
        self._resize()
        self.show_playing(False)
        self._show_mute_icon()

    def show_playing(self, playing: bool) -> None:
        """Draw the play button as what it would do now."""
        words = self.tr("Pause") if playing else self.tr("Play")
        self.play_button.setToolTip(words)
        self.play_button.setAccessibleName(words)
        if self._theme is not None:
            self.play_button.setIcon(self._theme.icon("pause" if playing else "play", "text"))

    def show_time(self, seconds: float, duration: float | None) -> None:
        """``03:20 / 04:00``; only the first when the length is unknown."""
        text = clock_text(seconds)
        self.time_label.setText(f"{text} / {clock_text(duration)}" if duration else text)

    def show_cited(self, cited: bool, is_span: bool = False) -> None:
        """Whether there is a cited place to play, and a span to loop."""
        self.cited_button.setVisible(cited)
        self.loop_button.setVisible(cited and is_span)

    def show_rate(self, rate: float) -> None:
        """Tick the speed in use."""
        nearest = min(RATES, key=lambda one: abs(one - rate))
        self._rates[nearest].setChecked(True)
        self.rate_button.setText(_rate_text(nearest))

    def show_volume(self, percent: int) -> None:
        """Move the slider without asking for anything."""
        self.volume_slider.blockSignals(True)
        self.volume_slider.setValue(percent)
        self.volume_slider.blockSignals(False)
        self._show_mute_icon()

    def set_usable(self, usable: bool, has_picture: bool = True) -> None:
        """Controls of a recording that is open; frames only where there are any."""
        for button in (self.play_button, self.cited_button, self.loop_button, self.rate_button):
            button.setEnabled(usable)
        for button in (self.back_button, self.on_button):
            button.setEnabled(usable and has_picture)

    def _fill_rates(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for rate in RATES:
            action = menu.addAction(_rate_text(rate))
            action.setCheckable(True)
            action.setData(rate)
            group.addAction(action)
            self._rates[rate] = action
        group.triggered.connect(self._choose_rate)
        self.rate_button.setMenu(menu)
        self.show_rate(1.0)

    @Slot(QAction)
    def _choose_rate(self, action: QAction) -> None:
        rate = float(action.data())
        self.show_rate(rate)
        self.rate_chosen.emit(rate)

    @Slot()
    def _step_back(self) -> None:
        self.step_requested.emit(-1)

    @Slot()
    def _step_on(self) -> None:
        self.step_requested.emit(1)

    @Slot(bool)
    def _mute(self, muted: bool) -> None:
        self._show_mute_icon()
        self.mute_chosen.emit(muted)

    def _show_mute_icon(self) -> None:
        if self._theme is not None:
            silent = self.mute_button.isChecked() or self.volume_slider.value() == 0
            self.mute_button.setIcon(self._theme.icon("volume-off" if silent else "volume-high"))

    @Slot()
    def _resize(self) -> None:
        if self._theme is not None:
            self.volume_slider.setFixedWidth(self._theme.px(80))


def _rate_text(rate: float) -> str:
    return f"{rate:g}×"
