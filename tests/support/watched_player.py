"""A player under watch: what it handed out last, by the number painted into each frame."""

from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from assessor_app.demo.timecode import read_frame_number
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.video_player import PlayerState, VideoPlayer

PATIENCE = 60_000


class Watched:
    """A player, and the picture it handed out last."""

    def __init__(self, player: VideoPlayer, qtbot: QtBot) -> None:
        self.player = player
        self.qtbot = qtbot
        self.image: QImage | None = None
        player.frame_ready.connect(self.keep)

    def keep(self, image: QImage) -> None:
        """A copy: the pixels handed out hold only until the next picture."""
        self.image = image.copy()

    @property
    def frame(self) -> int | None:
        """The number in the picture, None before the first."""
        return None if self.image is None else read_frame_number(self.image)

    def open(self, source: ByteSource) -> None:
        """Open and wait for the end of that."""
        with self.qtbot.waitSignal(self.player.opened, timeout=PATIENCE):
            self.player.open(source)

    def jump(self, seconds: float) -> int | None:
        """Jump, wait, and give the number of the frame then shown."""
        with self.qtbot.waitSignal(self.player.jump_finished, timeout=PATIENCE):
            self.player.jump(seconds)
        return self.frame

    def why_failed(self, source: ByteSource) -> str:
        """The sentence with which opening ``source`` fails."""
        with self.qtbot.waitSignal(self.player.failed, timeout=PATIENCE) as caught:
            self.player.open(source)
        assert self.player.state is PlayerState.FAILED
        return str(caught.args[0])
