"""A stage for tests of the video view: one libVLC and one probe for all, and views that are taken down again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import TimePlace
from assessor_app.domain.submission import ArtifactKind
from assessor_app.gui.evidence_view import Mark
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.probe import RecordingProbe
from assessor_app.media.recording.video_player import PlayerState, VideoPlayer
from assessor_app.media.recording.vlc_library import VlcLibrary
from tests.support.videos import artifact, film, painted_frame, with_captions

PATIENCE = 60_000
CUES = ((1.0, 4.0, "Welcome to the family forum."), (5.0, 9.0, "Three themes\nmatter & <i>most</i>."))
CHAPTERS = ((0.0, "Opening"), (4.0, "Themes & <b>bold</b> words"), (11.0, "Questions"))


def captioned_film() -> bytes:
    """The film as Matroska with ``CUES`` in English and ``CHAPTERS``."""
    return with_captions(film(), CUES, CHAPTERS)


class VideoStage:
    """Makes views that share libVLC and the probe; :meth:`close` ends them all."""

    def __init__(self) -> None:
        self.vlc = VlcLibrary()
        self.probe = RecordingProbe()
        self.theme = Theme()
        self.runner = TaskRunner()

    def probe_in_hand(self) -> RecordingProbe:
        return self.probe

    def view(self, qtbot: QtBot, width: int = 620, height: int = 480, theme: Theme | None = None) -> VideoView:
        """An empty view on screen, in the stage's theme unless told otherwise; pass it to :meth:`strike` at the end."""
        view = VideoView(partial(VideoPlayer, self.vlc), self.runner, self.probe_in_hand, theme or self.theme)
        qtbot.addWidget(view)
        view.resize(width, height)
        with qtbot.waitExposed(view):
            view.show()
        return view

    def strike(self, view: VideoView) -> None:
        player = view.findChild(VideoPlayer)
        view.close_artifact()
        assert player.release(60)

    def close(self) -> None:
        assert self.runner.shutdown(30)
        self.probe.close()
        self.vlc.release()


def player_of(view: VideoView) -> VideoPlayer:
    return view.findChild(VideoPlayer)


def open_recording(
    view: VideoView, qtbot: QtBot, source: ByteSource, kind: ArtifactKind = "video", name: str = "forum.mkv"
) -> None:
    """Open and wait until it stands still on its first picture."""
    with qtbot.waitSignal(view.facts_found, timeout=PATIENCE):
        view.open_artifact(artifact(kind, name), source)
    wait_still(view, qtbot)


def wait_still(view: VideoView, qtbot: QtBot) -> None:
    player = player_of(view)

    def still() -> bool:
        return player.state is PlayerState.PAUSED and not player.jumping

    qtbot.waitUntil(still, timeout=PATIENCE)


def cite(view: VideoView, qtbot: QtBot, start: float, end: float | None = None) -> int | None:
    """Follow a citation for 1.b; the number of the frame then painted."""
    with qtbot.waitSignal(view.place_shown, timeout=PATIENCE):
        view.show_place(TimePlace(start, end), "Cited for 1.b")
    return painted_frame(view.canvas)


def marks(*places: tuple[float, float | None, str, bool]) -> Sequence[Mark]:
    return [Mark(TimePlace(start, end), label, current) for start, end, label, current in places]
