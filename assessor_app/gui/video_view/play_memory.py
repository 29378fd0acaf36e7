"""Puts what a person chose in the player into plain numbers, and chooses it again on another day."""

from __future__ import annotations

from collections.abc import Mapping

from assessor_app.gui.video_view.caption_line import CaptionLine
from assessor_app.gui.video_view.play_bar import PlayBar
from assessor_app.media.recording.video_player import VideoPlayer


class PlayMemory:
    """Moment, speed, loudness, captions and clock of one view; the keys are those of ``VideoView.position``."""

    def __init__(self, player: VideoPlayer, captions: CaptionLine, play_bar: PlayBar) -> None:
        self._player = player
        self._captions = captions
        self._bar = play_bar

    def position(self) -> Mapping[str, float]:
        """All there is to remember."""
        player = self._player
        return {
            "seconds": player.position(),
            "rate": player.rate,
            "volume": float(player.volume),
            "muted": float(player.muted),
            "captions": float(self._captions.chosen),
            "remaining": float(self._bar.time_box.remaining),
        }

    def restore(self, position: Mapping[str, float], *, moment: bool) -> None:
        """Choose again what is in ``position``, the moment only if asked to."""
        player = self._player
        if "rate" in position:
            player.set_rate(position["rate"])
            self._bar.show_rate(player.rate)
        if "volume" in position:
            player.set_volume(round(position["volume"]))
        if "muted" in position:
            player.set_muted(position["muted"] > 0)
        self._bar.show_volume(player.volume, player.muted)
        if "captions" in position:
            self._captions.choose(int(position["captions"]))
        if "remaining" in position:
            self._bar.time_box.set_remaining(position["remaining"] > 0)
        if "seconds" in position and moment:
            player.jump(max(0.0, position["seconds"]))
