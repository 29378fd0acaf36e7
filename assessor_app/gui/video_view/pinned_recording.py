"""A recording that notes can be pinned to: a moment, the cited span being looped, or a span drawn on the time line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import TimePlace, WholePlace
from assessor_app.gui.evidence_view import EvidenceView, Mark, Trace
from assessor_app.gui.video_view.cited_place import CitedPlace
from assessor_app.gui.video_view.play_bar import PlayBar
from assessor_app.gui.video_view.seek_bar import SeekBar
from assessor_app.gui.video_view.time_marks import time_marks
from assessor_app.media.recording.video_player import PlayerState, VideoPlayer


class PinnedRecording(EvidenceView):
    """What is drawn on the time line of a recording: what is cited, and notes."""

    seek_bar: SeekBar
    play_bar: PlayBar
    _player: VideoPlayer
    _cited: CitedPlace

    def _connect_pins(self) -> None:
        self.seek_bar.span_pinned.connect(self._pin_span)
        self.seek_bar.pin_chosen.connect(self.pin_chosen)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Draw the moments and spans among ``marks`` under the time line."""
        self.seek_bar.set_marks(time_marks(marks))

    def set_pins(self, pins: Mapping[str, Pin], current: str = "") -> None:
        """Draw the notes over the time line."""
        self.seek_bar.set_pins(pins, current)

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """Draw what several readers left in lanes below the time line."""
        self.seek_bar.set_traces(traces)

    def set_pinnable(self, allowed: bool) -> None:
        """Whether spans may be drawn on the time line to pin notes to."""
        self.seek_bar.set_pinnable(allowed)

    def pin_here(self) -> Pin | None:
        """The moment shown; the cited span while that is what the reader is in: just jumped to, or looped."""
        if self._player.state in (PlayerState.PLAYING, PlayerState.PAUSED):
            place, now = self._cited.moment, self._player.position()
            if place is not None and place.end is not None and place.end > place.start:
                inside = place.start <= now <= place.end
                if self._cited.fresh or (inside and self.play_bar.loop_button.isChecked()):
                    return Pin("", place=place)
            return Pin("", place=TimePlace(_milliseconds(now)))
        # What cannot be played, or has not come yet, can still be remarked upon as a whole.
        return Pin("", place=WholePlace())

    def show_pin(self, pin: Pin) -> None:
        """Stand still at the moment of a note, or at the start of its span."""
        if isinstance(pin.place, TimePlace):
            self._cited.leave()
            self._player.jump(pin.place.start)
            self.seek_bar.set_position(pin.place.start)

    @Slot(float, float)
    def _pin_span(self, start: float, end: float) -> None:
        self.pin_requested.emit(Pin("", place=TimePlace(_milliseconds(start), _milliseconds(end))))


def _milliseconds(seconds: float) -> float:
    return round(max(0.0, seconds), 3)
