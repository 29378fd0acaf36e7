"""The row of controls under the picture: play, frames, time, cited span, chapters, captions, speed and sound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QMenu, QSlider, QToolButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.caption_line import OFF, CaptionOption
from assessor_app.gui.video_view.play_menus import CaptionMenu, ChapterMenu, LoudnessMenu
from assessor_app.gui.video_view.play_overflow import PlayOverflow
from assessor_app.gui.video_view.time_box import TimeBox
from assessor_app.media.recording.facts import Chapter

RATES: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
_NARROWEST: Final = 240
# The two fixed gaps of the form, in pixels.
GAPS: Final = 2 * 6


class VolumeSlider(QSlider):
    """A slider that the wheel does not move."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel never changes a value."""
        event.ignore()


class PlayBar(QFrame):
    """Controls only: every wish is a signal, and what is shown is set from outside.

    ``chapter_stepped`` carries -1 or +1, ``chapter_chosen`` the second a chapter begins at, ``captions_chosen`` the key
    of a caption option.
    """

    play_requested = Signal()
    step_requested = Signal(int)
    cited_requested = Signal()
    loop_chosen = Signal(bool)
    rate_chosen = Signal(float)
    volume_chosen = Signal(int)
    mute_chosen = Signal(bool)
    captions_chosen = Signal(int)
    chapter_stepped = Signal(int)
    chapter_chosen = Signal(float)

    play_button: QToolButton
    back_button: QToolButton
    on_button: QToolButton
    time_box: TimeBox
    cited_button: QToolButton
    loop_button: QToolButton
    chapters_button: QToolButton
    captions_button: QToolButton
    rate_button: QToolButton
    mute_button: QToolButton
    volume_slider: VolumeSlider
    more_button: QToolButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "play_bar", promoted=(VolumeSlider, TimeBox))
        self._theme: Theme | None = None
        self._time_width = self.time_box.sizeHint().width()
        self._rates: dict[float, QAction] = {}
        self._captions = CaptionMenu(self)
        self._chapters = ChapterMenu(self)
        self._loudness = LoudnessMenu(self)
        self.captions_button.setMenu(self._captions)
        self.chapters_button.setMenu(self._chapters)
        rates = self._fill_rates()
        self._overflow = self._make_overflow(rates)
        self._connect()
        self.show_cited(False)
        self.show_chapters(())
        self.show_captions((), OFF)

    def _make_overflow(self, rates: QMenu) -> PlayOverflow:
        frames = (self.back_button, self.on_button)
        tracks = (self.chapters_button, self.captions_button)
        ends = (self.mute_button, self.volume_slider)
        parts = (self.play_button, *frames, self.time_box, self.cited_button, self.loop_button, *tracks)
        # Two groups more than a pane of 480 pixels needs: text may be twice as large.
        lone = (self.chapters_button, self.rate_button, self.captions_button, self.loop_button, self.mute_button)
        spared = ((self.volume_slider,), frames, *((button,) for button in lone))
        menus = {
            self.chapters_button: self._chapters,
            self.captions_button: self._captions,
            self.rate_button: rates,
            self.volume_slider: self._loudness,
        }
        return PlayOverflow(self, self.more_button, (*parts, self.rate_button, *ends), spared, menus, gaps=GAPS)

    def _connect(self) -> None:
        self.play_button.clicked.connect(self.play_requested)
        self.back_button.clicked.connect(self._step_back)
        self.on_button.clicked.connect(self._step_on)
        self.cited_button.clicked.connect(self.cited_requested)
        self.loop_button.toggled.connect(self.loop_chosen)
        self.mute_button.toggled.connect(self._mute)
        self.volume_slider.valueChanged.connect(self.volume_chosen)
        self._loudness.chosen.connect(self.volume_chosen)
        self._captions.chosen.connect(self.captions_chosen)
        self._chapters.stepped.connect(self.chapter_stepped)
        self._chapters.chosen.connect(self.chapter_chosen)

    def dress(self, theme: Theme) -> None:
        """Take colours, icons and sizes from the theme."""
        self._theme = theme
        self.time_box.dress(theme)
        for button, name, color in (
            (self.back_button, "step-backward", "muted"),
            (self.on_button, "step-forward", "muted"),
            (self.cited_button, "replay", "accent"),
            (self.loop_button, "repeat", "muted"),
            (self.chapters_button, "format-list-bulleted", "muted"),
            (self.more_button, "dots-horizontal", "muted"),
        ):
            button.setIcon(theme.icon(name, color))
        theme.changed.connect(self._resize)
        self._resize()
        self.show_playing(False)
        self._show_mute_icon()
        self._show_captions_icon(False)

    def show_playing(self, playing: bool) -> None:
        """Draw the play button as what it would do now."""
        words = self.tr("Pause") if playing else self.tr("Play")
        self.play_button.setToolTip(words)
        self.play_button.setAccessibleName(words)
        if self._theme is not None:
            self.play_button.setIcon(self._theme.icon("pause" if playing else "play", "text"))

    def show_time(self, seconds: float, duration: float | None) -> None:
        """``03:20 / 04:00``; only the first when the length is unknown."""
        self._chapters.set_seconds(seconds)
        if not self.time_box.show_time(seconds, duration):
            return
        width = self.time_box.sizeHint().width()
        if width != self._time_width:
            self._time_width = width
            self._overflow.fit()

    def show_cited(self, cited: bool, is_span: bool = False) -> None:
        """Whether there is a cited place to play, and a span to loop."""
        self._overflow.want(self.cited_button, cited)
        self._overflow.want(self.loop_button, cited and is_span)

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Offer chapters to go to, if there are any."""
        self._chapters.show_chapters(chapters)
        self._overflow.want(self.chapters_button, bool(chapters))

    def show_captions(self, options: Sequence[CaptionOption], chosen: int) -> None:
        """Offer caption tracks, if there are any, and tick the one in use."""
        self._captions.show_options(options, chosen)
        self._overflow.want(self.captions_button, bool(options))
        self.tick_captions(chosen)

    def tick_captions(self, chosen: int) -> None:
        """Which track is in use now."""
        self._captions.tick(chosen)
        self._show_captions_icon(chosen != OFF)

    def show_rate(self, rate: float) -> None:
        """Tick the speed in use."""
        nearest = min(RATES, key=lambda one: abs(one - rate))
        self._rates[nearest].setChecked(True)
        self.rate_button.setText(_rate_text(nearest))

    def step_rate(self, step: int) -> None:
        """Choose the speed ``step`` places faster, slower when negative, as far as there is one."""
        now = next(index for index, rate in enumerate(RATES) if self._rates[rate].isChecked())
        rate = RATES[min(max(now + step, 0), len(RATES) - 1)]
        if self.rate_button.isEnabled():
            self.show_rate(rate)
            self.rate_chosen.emit(rate)

    def toggle_loop(self) -> None:
        """Loop the cited span, or no more; nothing happens where none is cited."""
        if self._overflow.is_wanted(self.loop_button) and self.loop_button.isEnabled():
            self.loop_button.toggle()

    def show_volume(self, percent: int, muted: bool | None = None) -> None:
        """Show loudness, and silence unless ``muted`` is None, without asking for anything."""
        self.volume_slider.blockSignals(True)
        self.volume_slider.setValue(percent)
        self.volume_slider.blockSignals(False)
        self._loudness.tick(percent)
        if muted is not None:
            self.mute_button.blockSignals(True)
            self.mute_button.setChecked(muted)
            self.mute_button.blockSignals(False)
        self._show_mute_icon()

    def set_usable(self, usable: bool, has_picture: bool = True) -> None:
        """Controls of a recording that is open; frames only where there are any."""
        for part in (self.play_button, self.cited_button, self.loop_button, self.rate_button, self.time_box):
            part.setEnabled(usable)
        for part in (self.chapters_button, self.captions_button):
            part.setEnabled(usable)
        for button in (self.back_button, self.on_button):
            button.setEnabled(usable and has_picture)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any pane: what has no room goes into the menu."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other controls."""
        super().resizeEvent(event)
        self._overflow.fit()

    def _fill_rates(self) -> QMenu:
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
        return menu

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
        silent = self.mute_button.isChecked() or self.volume_slider.value() == 0
        words = self.tr("Sound on") if self.mute_button.isChecked() else self.tr("Sound off")
        self.mute_button.setToolTip(words)
        self.mute_button.setAccessibleName(words)
        if self._theme is not None:
            self.mute_button.setIcon(self._theme.icon("volume-off" if silent else "volume-high"))

    def _show_captions_icon(self, on: bool) -> None:
        if self._theme is not None:
            name, color = ("closed-caption", "accent") if on else ("closed-caption-outline", "muted")
            self.captions_button.setIcon(self._theme.icon(name, color))

    @Slot()
    def _resize(self) -> None:
        if self._theme is not None:
            self.volume_slider.setFixedWidth(self._theme.px(80))
            side = self._theme.px(17)
            for button in self.findChildren(QToolButton):
                button.setIconSize(QSize(side, side))
            widest = max(self.rate_button.fontMetrics().horizontalAdvance(_rate_text(rate)) for rate in RATES)
            self.rate_button.setMinimumWidth(widest + self._theme.px(12))
            self._overflow.fit()


def _rate_text(rate: float) -> str:
    return f"{rate:g}×"
