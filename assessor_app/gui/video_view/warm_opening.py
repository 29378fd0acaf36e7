"""Opens a recording that nobody looks at yet, so that the first jump in it costs what later ones cost."""

from __future__ import annotations

from assessor_app.gui.video_view.picture_room import PictureRoom
from assessor_app.gui.video_view.recording_extras import RecordingExtras
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.facts import RecordingFacts
from assessor_app.media.recording.video_player import PlayerState, VideoPlayer


class WarmOpening:
    """The probe looks first, in its child; only what it understands is opened, muted and paused at one moment."""

    def __init__(self, player: VideoPlayer, extras: RecordingExtras, room: PictureRoom) -> None:
        self._player = player
        self._extras = extras
        self._room = room
        self._source: ByteSource | None = None
        self._artifact_id = ""
        self._moment = 0.0

    @property
    def under_way(self) -> bool:
        """Whether something is, or is becoming, open that nobody asked to see."""
        return bool(self._artifact_id)

    def begin(self, artifact_id: str, source: ByteSource, moment: float) -> None:
        """Ask the probe; the player follows once it answered."""
        self._artifact_id, self._source, self._moment = artifact_id, source, moment
        self._extras.begin(source)

    def facts_came(self, facts: RecordingFacts) -> None:
        """The probe understood the file: open it, if that was waited for."""
        source, self._source = self._source, None
        if source is None or not self.under_way or facts.duration is None:
            return
        self._player.set_muted(True)
        self._room.foresee()
        self._player.open(source)
        self._player.jump(min(self._moment, facts.duration))

    def take_up(self, artifact_id: str) -> bool:
        """Somebody wants to see ``artifact_id``: True when it is open, or opening, already; sound is on again."""
        ready = artifact_id == self._artifact_id and self._player.state in (PlayerState.OPENING, PlayerState.PAUSED)
        self.forget()
        return ready

    def forget(self) -> None:
        """Nothing is kept warm any more; whoever calls closes the player or shows what it plays."""
        if self.under_way:
            self._artifact_id, self._source = "", None
            self._player.set_muted(False)
