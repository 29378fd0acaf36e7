"""The viewer of video and sound: cited moments shown to the exact frame, cited spans played, looped and drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from assessor_app.domain.citation import ArtifactFacts, Place, TimePlace
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.clock_text import span_text
from assessor_app.gui.video_view.play_bar import PlayBar
from assessor_app.gui.video_view.seek_bar import SeekBar
from assessor_app.gui.video_view.video_canvas import VideoCanvas
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.media.video_player import PlayerState, VideoPlayer
from assessor_app.workflows.desk import ArtifactSource

LEAD_IN = 3.0
_REMEMBER_MS = 500


class VideoView(EvidenceView):
    """Shows one recording at a time. ``position()`` holds seconds, rate (0.5-2) and volume (0-100).

    ``place_shown`` comes only after the frame that belongs to the place was painted.
    ``open_outside_requested`` carries the artifact's id, when the file cannot be played here.
    """

    open_outside_requested = Signal(str)

    stack: QStackedWidget
    canvas: VideoCanvas
    trouble: EmptyState
    seek_bar: SeekBar
    play_bar: PlayBar

    def __init__(self, player_factory: Callable[[], VideoPlayer], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "video_view", promoted=(VideoCanvas, EmptyState, SeekBar, PlayBar))
        for part in (self.canvas, self.trouble, self.seek_bar, self.play_bar):
            part.dress(theme)
        self._player = player_factory()
        self._player.setParent(self)
        self._artifact: Artifact | None = None
        self._place: Place | None = None
        self._wish = 0
        self._reached = False
        self._fresh = False
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(_REMEMBER_MS)
        self._remember.timeout.connect(self.position_changed)
        self._connect_player()
        self._connect_controls()
        self.setFocusProxy(self.canvas)
        self._show_nothing()

    def _connect_player(self) -> None:
        player = self._player
        player.opened.connect(self._on_opened)
        player.duration_changed.connect(self._on_duration)
        player.frame_ready.connect(self.canvas.show_image)
        player.jump_finished.connect(self._on_jump_finished)
        player.position_changed.connect(self._on_position)
        player.state_changed.connect(self._on_state)
        player.span_finished.connect(self._on_span_finished)
        player.sound_missing.connect(self._on_sound_missing)
        player.failed.connect(self._on_failed)

    def _connect_controls(self) -> None:
        bar = self.play_bar
        # Queued: whoever hears of a place may paint or grab, which must not happen inside a painting.
        self.canvas.painted.connect(self._on_painted, Qt.ConnectionType.QueuedConnection)
        self.seek_bar.seek_requested.connect(self._seek)
        bar.play_requested.connect(self.toggle_play)
        bar.step_requested.connect(self.step_frame)
        bar.cited_requested.connect(self.play_cited)
        bar.rate_chosen.connect(self._choose_rate)
        bar.volume_chosen.connect(self._choose_volume)
        bar.mute_chosen.connect(self._player.set_muted)

    # -- what every viewer can do

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Start opening, paused on the first frame."""
        self.close_artifact()
        self._artifact = artifact
        self.canvas.show_words(self.tr("Opening the recording…"))
        self._player.open(source)

    def show_place(self, place: Place, badge: str) -> None:
        """Show the frame of a moment or of a span's start, paused; other places mean the recording as a whole."""
        self._place, self._reached, self._fresh = place, False, False
        self._wish += 1
        self.canvas.forget_painted()
        self.stack.setCurrentWidget(self.canvas)
        if isinstance(place, TimePlace):
            self._fresh = True
            self.seek_bar.set_span(place.start, place.end)
            self.play_bar.show_cited(True, place.end is not None)
            self.canvas.set_badge(f"{badge}  {span_text(place.start, place.end)}" if badge else "")
            self._player.jump(place.start)
            return
        self.seek_bar.set_span(None)
        self.play_bar.show_cited(False)
        self.canvas.set_badge(badge)
        self._player.seek(self._player.position())

    def clear_place(self) -> None:
        """Draw no cited span and no badge; the moment shown stays."""
        self._place = None
        self._leave_place()
        self.canvas.set_badge("")
        self.seek_bar.set_span(None)
        self.play_bar.show_cited(False)

    def position(self) -> Mapping[str, float]:
        """Seconds, rate and volume, for :meth:`restore`."""
        player = self._player
        return {"seconds": player.position(), "rate": player.rate, "volume": float(player.volume)}

    def restore(self, position: Mapping[str, float]) -> None:
        """Take up speed and loudness, and the moment unless a place is already asked for."""
        if "rate" in position:
            self._choose_rate(position["rate"])
            self.play_bar.show_rate(self._player.rate)
        if "volume" in position:
            self._choose_volume(round(position["volume"]))
            self.play_bar.show_volume(self._player.volume)
        if "seconds" in position and self._place is None:
            self._player.jump(max(0.0, position["seconds"]))

    def close_artifact(self) -> None:
        """Stop and free everything; the view may be opened again."""
        self._remember.stop()
        self._player.stop()
        self._artifact = None
        self._place = None
        self._show_nothing()

    # -- what the workspace's keys do

    @Slot()
    def toggle_play(self) -> None:
        """Pause, or play; right after a jump to a cited place that means playing the cited place."""
        if self._player.state is PlayerState.PLAYING:
            self._player.pause()
        elif self._fresh:
            self.play_cited()
        else:
            self._player.play()

    @Slot()
    def play_cited(self) -> None:
        """Play the cited span from 3 s before, and stop at its end; from a cited moment just play on."""
        place = self._place
        if not isinstance(place, TimePlace):
            return
        self._leave_place()
        start = max(0.0, place.start - LEAD_IN)
        if place.end is not None and place.end > place.start:
            self._player.play_span(start, place.end)
        else:
            self._player.jump(start)
            self._player.play()

    def pause(self) -> None:
        """Pause if playing."""
        self._player.pause()

    def is_playing(self) -> bool:
        """Whether pictures or sound are running now."""
        return self._player.state is PlayerState.PLAYING

    def resume(self) -> None:
        """Play on if paused: a cited span still to its end."""
        if self._player.state is PlayerState.PAUSED:
            self._player.play()

    def skip(self, seconds: float) -> None:
        """Go ``seconds`` on, or back when negative, and go on playing or pausing."""
        self._seek(max(0.0, self._player.position() + seconds))

    @Slot(int)
    def step_frame(self, count: int) -> None:
        """Pause and show the frame ``count`` frames on, or back when negative."""
        self._leave_place()
        self._player.step_frame(count)

    def current_frame(self) -> QImage:
        """A copy of the frame shown, as decoded; null when there is none."""
        return self.canvas.current_frame()

    def hideEvent(self, event: QHideEvent) -> None:
        """A recording that nobody sees must not be heard."""
        if not event.spontaneous():
            self._player.pause()
        super().hideEvent(event)

    # -- wishes of the controls

    @Slot(float)
    def _seek(self, seconds: float) -> None:
        self._leave_place()
        self._player.seek(seconds)

    @Slot(float)
    def _choose_rate(self, rate: float) -> None:
        self._player.set_rate(rate)
        self._remember_soon()

    @Slot(int)
    def _choose_volume(self, percent: int) -> None:
        self._player.set_volume(percent)
        self.play_bar.show_volume(percent)
        self._remember_soon()

    def _leave_place(self) -> None:
        """The reader moves on: the next picture no longer belongs to the cited place."""
        self._fresh = False
        self._reached = True
        self.canvas.forget_painted()

    # -- news of the player

    @Slot(object)
    def _on_opened(self, duration: float | None) -> None:
        self.seek_bar.set_duration(duration)
        self.play_bar.set_usable(True, self._player.has_picture)
        if not self._player.has_picture and self._artifact is not None:
            self.canvas.show_sound(self._artifact.name)
        self._show_time(self._player.position())
        self.facts_found.emit(ArtifactFacts(duration=duration))

    @Slot(float)
    def _on_duration(self, duration: float) -> None:
        self.seek_bar.set_duration(duration)
        self._show_time(self._player.position())
        self.facts_found.emit(ArtifactFacts(duration=duration))

    @Slot(float)
    def _on_jump_finished(self, _seconds: float) -> None:
        if self._place is not None and not self._reached:
            self.canvas.ask_painted(self._wish)

    @Slot(int)
    def _on_painted(self, wish: int) -> None:
        if self._place is not None and not self._reached and wish == self._wish:
            self._reached = True
            self.place_shown.emit(self._place)

    @Slot(float)
    def _on_position(self, seconds: float) -> None:
        self._show_time(seconds)
        self._remember_soon()

    @Slot(object)
    def _on_state(self, state: PlayerState) -> None:
        self.play_bar.show_playing(state is PlayerState.PLAYING)
        if state is PlayerState.OPENING:
            self.stack.setCurrentWidget(self.canvas)

    @Slot()
    def _on_span_finished(self) -> None:
        if self.play_bar.loop_button.isChecked():
            self.play_cited()

    @Slot()
    def _on_sound_missing(self) -> None:
        name = self._artifact.name if self._artifact is not None else ""
        words = self.tr("No sound device was found on this computer: the recording runs without sound.")
        self.canvas.show_sound(f"{name}\n{words}")

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        heading = self.tr("This recording cannot be shown")
        self.trouble.tell("video-off-outline", heading, sentence, self.tr("Open outside…"), self._ask_outside)
        self.stack.setCurrentWidget(self.trouble)
        self.canvas.forget_painted()
        self.failed.emit(sentence)

    def _ask_outside(self) -> None:
        if self._artifact is not None:
            self.open_outside_requested.emit(self._artifact.id)

    def _show_time(self, seconds: float) -> None:
        self.seek_bar.set_position(seconds)
        self.play_bar.show_time(seconds, self._player.duration)

    def _remember_soon(self) -> None:
        if not self._remember.isActive() and self._artifact is not None:
            self._remember.start()

    def _show_nothing(self) -> None:
        self._reached = self._fresh = False
        self.canvas.forget_painted()
        self.canvas.set_badge("")
        self.canvas.show_words("")
        self.stack.setCurrentWidget(self.canvas)
        self.seek_bar.set_duration(None)
        self.seek_bar.set_position(0.0)
        self.seek_bar.set_span(None)
        self.play_bar.show_cited(False)
        self.play_bar.show_time(0.0, None)
        self.play_bar.show_volume(self._player.volume)
        self.play_bar.set_usable(False)
