"""The viewer of video and sound: cited moments shown to the exact frame, cited spans played, looped and drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from assessor_app.domain.annotation import Seen
from assessor_app.domain.citation import ArtifactFacts, Place, TimePlace
from assessor_app.domain.submission import Artifact
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.outside_view.outside_words import open_outside_words
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.cited_place import CitedPlace
from assessor_app.gui.video_view.engine_words import engine_words
from assessor_app.gui.video_view.picture_room import PictureRoom
from assessor_app.gui.video_view.pinned_recording import PinnedRecording
from assessor_app.gui.video_view.place_dressing import PlaceDressing
from assessor_app.gui.video_view.play_bar import PlayBar
from assessor_app.gui.video_view.play_memory import PlayMemory
from assessor_app.gui.video_view.played_spans import PlayedSpans
from assessor_app.gui.video_view.recording_extras import RecordingExtras
from assessor_app.gui.video_view.seek_bar import SeekBar
from assessor_app.gui.video_view.time_marks import chapter_beside
from assessor_app.gui.video_view.video_canvas import VideoCanvas
from assessor_app.gui.video_view.wait_hint import WaitHint
from assessor_app.gui.video_view.warm_opening import WarmOpening
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.facts import RecordingFacts
from assessor_app.media.recording.probe import RecordingProbe
from assessor_app.media.recording.video_player import PlayerState, VideoPlayer
from assessor_app.workflows.desk import ArtifactSource

LEAD_IN = 3.0
_REMEMBER_MS, _TIME_MS = 500, 240


class VideoView(PinnedRecording):
    """Shows one recording at a time. ``position()`` holds seconds, rate (0.5-2), volume (0-100), muted and remaining
    (0 or 1), and captions (the key of a caption option, -1 for none).

    ``place_shown`` comes only after the frame that belongs to the place was painted.
    """

    stack: QStackedWidget
    canvas: VideoCanvas
    trouble: EmptyState
    seek_bar: SeekBar
    play_bar: PlayBar

    def __init__(
        self,
        player_factory: Callable[[], VideoPlayer],
        runner: TaskRunner,
        probes: Callable[[], RecordingProbe],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_form(self, "video_view", promoted=(VideoCanvas, EmptyState, SeekBar, PlayBar))
        for part in (self.canvas, self.trouble, self.seek_bar, self.play_bar):
            part.dress(theme)
        self._player = player_factory()
        self._player.setParent(self)
        self._extras = RecordingExtras(runner, probes, self.canvas, self.seek_bar, self.play_bar, self)
        self._played = PlayedSpans(self._player, self)
        self._memory = PlayMemory(self._player, self._extras.captions, self.play_bar)
        self._room = PictureRoom(self.canvas, self._player, self)
        self._warm = WarmOpening(self._player, self._extras, self._room)
        self._hint = WaitHint(self)
        self._artifact: Artifact | None = None
        self._cited = CitedPlace(self.canvas, self)
        self._dressing = PlaceDressing(self.canvas, self.seek_bar, self.play_bar, self)
        self._reordered, self.lead_in = False, LEAD_IN
        self._time_shown = QElapsedTimer()
        self._remember = QTimer(self, singleShot=True, interval=_REMEMBER_MS)
        self._remember.timeout.connect(self.position_changed)
        self._connect_player()
        self._connect_controls()
        lend_focus(self, self.canvas)
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
        self._cited.reached.connect(self.place_shown)
        self._cited.painted.connect(self._on_place_painted)
        self.seek_bar.seek_requested.connect(self._seek)
        self._connect_pins()
        self.canvas.seek_requested.connect(self._seek)
        self._hint.words_changed.connect(self.canvas.set_hint)
        self._extras.facts_found.connect(self._on_facts)
        self._extras.facts_settled.connect(self._on_facts_settled)
        self._extras.captions.failed.connect(self._hint.note)
        self._extras.captions.chosen_changed.connect(self._remember_soon)
        bar.time_box.moment_entered.connect(self._seek)
        bar.time_box.remaining_chosen.connect(self._remember_soon)
        bar.chapter_chosen.connect(self._seek)
        bar.chapter_stepped.connect(self._step_chapter)
        bar.play_requested.connect(self.toggle_play)
        bar.step_requested.connect(self.step_frame)
        bar.cited_requested.connect(self.play_cited)
        bar.rate_chosen.connect(self._choose_rate)
        bar.volume_chosen.connect(self._choose_volume)
        bar.mute_chosen.connect(self._mute)

    # -- what every viewer can do

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Start opening, paused on the first frame, or take up what :meth:`warm_artifact` began."""
        if self._warm.take_up(artifact.id):
            if self._player.state is PlayerState.PAUSED:
                self._on_opened(self._player.duration)
            return
        self.close_artifact()
        self._artifact = artifact
        self.canvas.show_words(self.tr("Opening the recording…"))
        self._room.measure()
        self._player.open(source)
        self._cited.doubt()
        self._extras.begin(source)

    def warm_artifact(self, artifact: Artifact, source: ArtifactSource, place: TimePlace) -> None:
        """Open unseen and silently what will probably be asked for, paused at ``place``; trouble is not told."""
        self.close_artifact()
        self._artifact = artifact
        self.canvas.show_words(self.tr("Opening the recording…"))
        self._warm.begin(artifact.id, source, place.start)

    def set_sidecars(self, sidecars: Sequence[tuple[str, ByteSource]]) -> None:
        """Caption files of the same submission that belong to this recording, each with the name to show."""
        self._extras.captions.set_sidecars(sidecars)

    def show_place(self, place: Place, badge: str) -> None:
        """Show the frame of a moment or of a span's start, paused; other places mean the recording as a whole."""
        self._cited.ask(place)
        self.stack.setCurrentWidget(self.canvas)
        if isinstance(place, TimePlace):
            # First of all: the engine looks for the picture while the rest is done here.
            self._player.jump(place.start)
            self._expect()
        else:
            self._player.seek(self._player.position())
        self._dressing.wear(place, badge, later=self._player.jumping and self._player.state is PlayerState.PAUSED)

    def clear_place(self) -> None:
        """Draw no cited span and no badge; the moment shown stays."""
        self._cited.forget()
        self._dressing.strip()

    def position(self) -> Mapping[str, float]:
        """What the class docstring lists, for :meth:`restore`."""
        return self._memory.position()

    def seen(self, artifact_id: str) -> Seen:
        """The spans played and the pictures shown."""
        return self._played.seen(artifact_id)

    def restore(self, position: Mapping[str, float]) -> None:
        """Take up speed, loudness, captions and clock, and the moment unless a place is already asked for."""
        self._memory.restore(position, moment=self._cited.place is None)

    def close_artifact(self) -> None:
        """Stop and free everything; the view may be opened again."""
        self._remember.stop()
        self._warm.forget()
        self._player.stop()
        self._extras.stop()
        self._artifact = None
        self._cited.forget()
        self._show_nothing()

    # -- what the workspace's keys do

    @Slot()
    def toggle_play(self) -> None:
        """Pause, or play; right after a jump to a cited place that means playing the cited place."""
        if self._player.running:
            self._player.pause()
        elif self._cited.fresh:
            self.play_cited()
        else:
            self._player.play()

    @Slot()
    def play_cited(self) -> None:
        """Play the cited span from ``lead_in`` seconds before to its end; from a cited moment just play on."""
        place = self._cited.moment
        if place is None:
            return
        self._cited.leave()
        start = max(0.0, place.start - self.lead_in)
        if place.end is not None and place.end > place.start:
            self._player.play_span(start, place.end)
        else:
            self._player.jump(start)
            self._player.play()
        self._expect()

    def pause(self) -> None:
        """Pause if playing."""
        self._player.pause()

    def is_playing(self) -> bool:
        """Whether pictures or sound are running, or will by themselves after a jump under way."""
        return self._player.running

    def resume(self) -> None:
        """Play on if paused: a cited span still to its end."""
        if self._player.state is PlayerState.PAUSED or self._player.jumping:
            self._player.play()

    def skip(self, seconds: float) -> None:
        """Go ``seconds`` on, or back when negative, and go on playing or pausing."""
        self._seek(max(0.0, self._player.position() + seconds))

    @Slot(int)
    def step_frame(self, count: int) -> None:
        """Pause and show the frame ``count`` frames on, or back when negative."""
        self._cited.leave()
        self._player.step_frame(count)
        self._expect()

    def current_frame(self) -> QImage:
        """A copy of the frame shown, as decoded; null when there is none."""
        return self.canvas.current_frame()

    def hideEvent(self, event: QHideEvent) -> None:
        """A recording that nobody sees must not be heard."""
        if not event.spontaneous():
            self._player.pause()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plays the cited part, whatever in the viewer has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cited.moment is not None:
            self.play_cited()
        else:
            super().keyPressEvent(event)

    # -- wishes of the controls

    @Slot(float)
    def _seek(self, seconds: float) -> None:
        self._cited.leave()
        self._player.seek(seconds)
        self._expect()

    @Slot(int)
    def _step_chapter(self, step: int) -> None:
        if chapter := chapter_beside(self._extras.chapters, self._player.position(), step):
            self._seek(chapter.start)

    @Slot(bool)
    def _mute(self, muted: bool) -> None:
        self._player.set_muted(muted)
        self._remember_soon()

    @Slot(float)
    def _choose_rate(self, rate: float) -> None:
        self._player.set_rate(rate)
        self._remember_soon()

    @Slot(int)
    def _choose_volume(self, percent: int) -> None:
        self._player.set_volume(percent)
        self.play_bar.show_volume(percent)
        self._remember_soon()

    def _expect(self) -> None:
        """A jump may be under way: say so if it takes long."""
        if self._player.jumping and self._player.state is not PlayerState.OPENING:
            self._hint.jump_begins(self._player.position())

    # -- news of the player

    @Slot(object)
    def _on_opened(self, duration: float | None) -> None:
        self.play_bar.set_usable(True, self._player.has_picture)
        if not self._player.has_picture and self._artifact is not None:
            self.canvas.show_sound(self._artifact.name)
        if not self._warm.under_way:
            self._extras.player_opened(has_picture=self._player.has_picture)
        self._on_duration(duration)

    @Slot(float)
    def _on_duration(self, duration: float | None) -> None:
        self.seek_bar.set_duration(duration)
        self._show_time(self._player.position())
        self.facts_found.emit(ArtifactFacts(duration=duration))

    @Slot(object)
    def _on_facts(self, facts: RecordingFacts) -> None:
        self._warm.facts_came(facts)
        self._player.learn(facts)
        self._reordered = facts.needs_exact

    @Slot()
    def _on_facts_settled(self) -> None:
        self._cited.trust(standing=not self._player.jumping)

    @Slot(float)
    def _on_jump_finished(self, _seconds: float) -> None:
        self._hint.jump_ended()
        self._dressing.show_badge()
        self._cited.arrived()

    @Slot()
    def _on_place_painted(self) -> None:
        self._dressing.show_rest()
        self._show_time(self._player.position())

    @Slot(float)
    def _on_position(self, seconds: float) -> None:
        running = self._player.state is PlayerState.PLAYING and not self._player.jumping
        if running and self._time_shown.isValid() and self._time_shown.elapsed() < _TIME_MS:
            # Words must come with their picture; bars that move four times a second are smooth enough.
            self._extras.captions.show_at(seconds)
        elif not self._cited.waiting:
            self._time_shown.start()
            self._show_time(seconds)
        if running:
            self._hint.playing_at(seconds)
        self._remember_soon()

    @Slot(object)
    def _on_state(self, state: PlayerState) -> None:
        self.play_bar.show_playing(state is PlayerState.PLAYING)
        if state is PlayerState.OPENING:
            self.stack.setCurrentWidget(self.canvas)
        elif state is PlayerState.PAUSED:
            self.canvas.setToolTip(engine_words(self._player.engine_name, reordered=self._reordered))
            self._hint.standing()
        elif state is not PlayerState.PLAYING:
            self._hint.clear()

    @Slot()
    def _on_span_finished(self) -> None:
        if self.play_bar.loop_button.isChecked():
            self.play_cited()

    @Slot()
    def _on_sound_missing(self) -> None:
        words = self.tr("No sound device was found on this computer: the recording runs without sound.")
        self.canvas.show_sound(self._artifact.name if self._artifact is not None else "", words)

    @Slot(object)
    def _on_failed(self, why: str) -> None:
        sentence, heading = say(why), self.tr("This recording cannot be shown")
        self.trouble.tell("video-off-outline", heading, sentence, open_outside_words(), self._ask_outside)
        self.stack.setCurrentWidget(self.trouble)
        self.canvas.forget_painted()
        self._dressing.show_rest()
        self.failed.emit(sentence)

    def _ask_outside(self) -> None:
        if self._artifact is not None:
            self.open_outside_requested.emit(self._artifact.id)

    def _show_time(self, seconds: float) -> None:
        self.seek_bar.set_position(seconds)
        self.play_bar.show_time(seconds, self._player.duration)
        self.canvas.set_time(seconds, self._player.duration)
        self._extras.captions.show_at(seconds)

    @Slot()
    def _remember_soon(self) -> None:
        if not self._remember.isActive() and self._artifact is not None:
            self._remember.start()

    def _show_nothing(self) -> None:
        self._reordered = False
        self._hint.clear()
        self.canvas.setToolTip("")
        self._dressing.strip()
        self.canvas.show_words("")
        self.stack.setCurrentWidget(self.canvas)
        self.seek_bar.set_duration(None)
        self.seek_bar.set_position(0.0)
        self.play_bar.show_time(0.0, None)
        self.play_bar.show_volume(self._player.volume, self._player.muted)
        self.play_bar.set_usable(False)
