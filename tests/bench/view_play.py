"""Plays a film in the real video view in a process of its own and tells what that cost and what was painted."""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from assessor_app.app import new_application
from assessor_app.demo.loop_turns import let_pass
from assessor_app.domain.submission import Artifact
from assessor_app.gui.garbage import GarbageDays
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.video_canvas import VideoCanvas
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.media.byte_source import MemoryBytes
from assessor_app.media.recording.probe import RecordingProbe
from assessor_app.media.recording.video_player import VideoPlayer
from assessor_app.media.recording.vlc_library import VlcLibrary
from tests.support.live_desk import seconds_until

# wide enough that the picture is painted 900 x 506
_VIEW = (900, 590)
_CALM_MS = 2_500
_LEAD_MS = 1_000


class PaintLog(QObject):
    """The moments at which the canvas painted a picture it had not painted before."""

    def __init__(self, canvas: VideoCanvas, player: VideoPlayer) -> None:
        super().__init__()
        self.moments: list[float] = []
        self._fresh = False
        player.frame_ready.connect(self._note)
        canvas.installEventFilter(self)

    def forget(self) -> None:
        """Begin anew."""
        self.moments.clear()

    def _note(self) -> None:
        self._fresh = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whatever is painted next is what came last."""
        if event.type() == QEvent.Type.Paint and self._fresh:
            self._fresh = False
            self.moments.append(time.perf_counter())
        return False


def play(path: Path, lengths: list[float]) -> dict[str, object]:
    """Processor time (ms a second) for each of ``lengths`` (s), and the moments of all paintings meanwhile."""
    library, probe, runner = VlcLibrary(), RecordingProbe(), TaskRunner()
    view = VideoView(partial(VideoPlayer, library), runner, partial(_same, probe), Theme())
    player = view.findChild(VideoPlayer)
    view.resize(*_VIEW)
    view.show()
    let_pass(300)
    film = Artifact("film", "film.mp4", "video", "video/mp4", path.stat().st_size, "0" * 64)
    seconds_until(view.facts_found, partial(view.open_artifact, film, MemoryBytes(path.read_bytes())))
    let_pass(_CALM_MS)
    log = PaintLog(view.canvas, player)
    view.toggle_play()
    let_pass(_LEAD_MS)
    log.forget()
    shares = []
    for length in lengths:
        began, spent = time.perf_counter(), time.process_time()
        let_pass(round(length * 1000))
        shares.append((time.process_time() - spent) / (time.perf_counter() - began) * 1000)
    told = {"engine": player.engine_name, "shares": shares, "moments": list(log.moments)}
    view.close_artifact()
    player.release(10)
    runner.shutdown(10)
    probe.close()
    library.release()
    return told


def _same(probe: RecordingProbe) -> RecordingProbe:
    return probe


if __name__ == "__main__":
    application = new_application()
    # as in the desk: Python's own collection at the end would meet icons whose Qt is gone
    garbage = GarbageDays()
    sys.stdout.write(json.dumps(play(Path(sys.argv[1]), [float(one) for one in sys.argv[2].split(",")])) + "\n")
