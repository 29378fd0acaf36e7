"""Brings to the screen what the player itself does not know: chapters, captions and the shape of the sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.video_view.caption_line import CaptionLine
from assessor_app.gui.video_view.play_bar import PlayBar
from assessor_app.gui.video_view.recording_inquiry import RecordingInquiry
from assessor_app.gui.video_view.seek_bar import SeekBar
from assessor_app.gui.video_view.video_canvas import VideoCanvas
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.facts import Chapter, RecordingFacts
from assessor_app.media.recording.probe import RecordingProbe
from assessor_app.media.recording.waveform import Waveform

# Reading all of a film only for the strip behind the time line must stay a small thing, and not come first.
_LARGEST_FILM: Final = 96 << 20
_AFTER_MS: Final = 2_000


class RecordingExtras(QObject):
    """One recording at a time. ``facts_found`` carries RecordingFacts; ``facts_settled`` follows, facts or not."""

    facts_found = Signal(object)
    facts_settled = Signal()

    def __init__(
        self,
        runner: TaskRunner,
        probes: Callable[[], RecordingProbe],
        canvas: VideoCanvas,
        seek_bar: SeekBar,
        play_bar: PlayBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._seek_bar = seek_bar
        self._play_bar = play_bar
        self._inquiry = RecordingInquiry(runner, probes, self)
        self.captions = CaptionLine(self._inquiry, self)
        self._chapters: tuple[Chapter, ...] = ()
        self._size = 0
        self._has_sound = self._sound_only = self._opened = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_MS)
        self._later.timeout.connect(self._inquiry.ask_waveform)
        self._inquiry.facts_found.connect(self._on_facts)
        self._inquiry.facts_settled.connect(self.facts_settled)
        self._inquiry.waveform_found.connect(self._on_waveform)
        self.captions.text_changed.connect(canvas.set_caption)
        self.captions.options_changed.connect(self._show_options)
        self.captions.chosen_changed.connect(play_bar.tick_captions)
        play_bar.captions_chosen.connect(self.captions.choose)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters of the recording, in order of time."""
        return self._chapters

    def begin(self, source: ByteSource) -> None:
        """Another recording is being opened."""
        self._size = source.size
        self._has_sound = self._sound_only = self._opened = False
        self._inquiry.begin(source)

    def player_opened(self, *, has_picture: bool) -> None:
        """It plays: the sound is drawn at once where it is all there is, else a little later."""
        self._opened, self._sound_only = True, not has_picture
        self._want_waveform()

    def stop(self) -> None:
        """Nothing is open any more."""
        self._later.stop()
        self._inquiry.stop()
        self.captions.forget()
        self._chapters = ()
        self._seek_bar.set_chapters(())
        self._seek_bar.set_waveform(None)
        self._play_bar.show_chapters(())
        self._canvas.set_waveform(None)

    @Slot(object)
    def _on_facts(self, facts: RecordingFacts) -> None:
        self._has_sound = facts.has_sound
        self._chapters = tuple(sorted(facts.chapters, key=_start))
        self._seek_bar.set_chapters(self._chapters)
        self._play_bar.show_chapters(self._chapters)
        self.captions.set_tracks(facts.captions)
        self._want_waveform()
        self.facts_found.emit(facts)

    def _want_waveform(self) -> None:
        """Once it plays and is known, whichever comes last."""
        if self._opened and self._sound_only:
            self._inquiry.ask_waveform()
        elif self._opened and self._has_sound and self._size <= _LARGEST_FILM:
            self._later.start()

    @Slot(object)
    def _on_waveform(self, waveform: Waveform) -> None:
        if self._sound_only:
            self._canvas.set_waveform(waveform)
        else:
            self._seek_bar.set_waveform(waveform)

    @Slot()
    def _show_options(self) -> None:
        self._play_bar.show_captions(self.captions.options(), self.captions.chosen)


def _start(chapter: Chapter) -> float:
    return chapter.start
