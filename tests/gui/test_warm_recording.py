"""The first recording cited is open before anybody asks for it, and nobody notices but by how soon it is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import ArtifactFacts, TimePlace
from assessor_app.domain.submission import Artifact
from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.gui.workspace.recording_foresight import first_recording
from assessor_app.gui.workspace.viewer_shelf import ViewerShelf
from assessor_app.media.recording.video_player import PlayerState
from tests.support.mixed_evidence import mixed_shelf
from tests.support.portfolio import opened
from tests.support.video_views import PATIENCE, VideoStage, player_of
from tests.support.videos import RATE, BytesSource, artifact, film, painted_frame
from tests.support.workspace import Workspace

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Shelf = tuple[ViewerShelf, tuple[Artifact, ...]]


@pytest.fixture
def shelf(qtbot: QtBot) -> Iterator[Shelf]:
    with mixed_shelf(Theme()) as shelf:
        yield shelf


@pytest.fixture
def stage() -> Iterator[VideoStage]:
    stage = VideoStage()
    yield stage
    stage.close()


def _named(artifacts: tuple[Artifact, ...], name: str) -> Artifact:
    return next(one for one in artifacts if one.id == name)


def _warm_view(shelf: ViewerShelf, qtbot: QtBot, film: Artifact, seconds: float) -> VideoView:
    shelf.foresee_recording(film, TimePlace(seconds))

    def warm() -> bool:
        return any(
            player_of(view).state is PlayerState.PAUSED and not player_of(view).jumping
            for view in shelf.findChildren(VideoView)
        )

    qtbot.waitUntil(warm, timeout=PATIENCE)
    return shelf.findChildren(VideoView)[0]


def test_a_foreseen_recording_is_open_silent_and_unseen(shelf: Shelf, qtbot: QtBot) -> None:
    shown, artifacts = shelf
    front = shown.currentWidget()
    heard: list[object] = []
    shown.facts_found.connect(lambda *news: heard.append(news))
    shown.position_changed.connect(lambda: heard.append("position"))
    view = _warm_view(shown, qtbot, _named(artifacts, "film.mp4"), 5.0)
    player = player_of(view)
    assert player.position() == pytest.approx(5.0)
    assert player.muted
    assert not view.isVisible()
    assert shown.currentWidget() is front
    assert shown.view_of("film.mp4") is None
    assert shown.positions() == {}
    assert heard == []


def test_whoever_asks_gets_the_warm_player_and_its_exact_frame(shelf: Shelf, qtbot: QtBot) -> None:
    shown, artifacts = shelf
    film = _named(artifacts, "film.mp4")
    view = _warm_view(shown, qtbot, film, 5.0)
    engine = player_of(view)._slot.engine
    facts: list[tuple[str, object]] = []
    shown.facts_found.connect(lambda *news: facts.append(news))
    with qtbot.waitSignal(shown.place_shown, timeout=PATIENCE):
        shown.raise_artifact(film, (TimePlace(9.0), "Cited for 1.b"))
    assert shown.current_view() is view
    assert painted_frame(view.canvas) == 9 * RATE
    assert player_of(view)._slot.engine is engine
    assert not player_of(view).muted
    assert [key for key, _ in facts] == ["film.mp4"]
    assert shown.positions()["film.mp4"]["seconds"] == pytest.approx(9.0)


def test_a_position_remembered_is_taken_up_instead_of_the_moment_kept_warm(shelf: Shelf, qtbot: QtBot) -> None:
    shown, artifacts = shelf
    film = _named(artifacts, "film.mp4")
    shown.open_submission(artifacts, frozenset(one.id for one in artifacts), {"film.mp4": {"seconds": 11.0}})
    view = _warm_view(shown, qtbot, film, 5.0)
    assert shown.positions() == {"film.mp4": {"seconds": 11.0}}
    shown.raise_artifact(film)
    qtbot.waitUntil(lambda: painted_frame(view.canvas) == 11 * RATE, timeout=PATIENCE)


def test_another_submission_throws_it_away(shelf: Shelf, qtbot: QtBot) -> None:
    shown, artifacts = shelf
    view = _warm_view(shown, qtbot, _named(artifacts, "film.mp4"), 5.0)
    player = player_of(view)
    shown.open_submission((), frozenset(), {})
    assert player.state is PlayerState.EMPTY
    qtbot.waitUntil(lambda: shown.findChildren(VideoView) == [], timeout=PATIENCE)


def test_only_one_is_kept_warm(shelf: Shelf, qtbot: QtBot) -> None:
    shown, artifacts = shelf
    _warm_view(shown, qtbot, _named(artifacts, "film.mp4"), 5.0)
    shown.foresee_recording(_named(artifacts, "talk.mp3"), TimePlace(1.0))

    def only_sound() -> bool:
        views = shown.findChildren(VideoView)
        return len(views) == 1 and not player_of(views[0]).has_picture

    qtbot.waitUntil(only_sound, timeout=PATIENCE)


def test_what_the_probe_cannot_read_never_reaches_the_player(stage: VideoStage, qtbot: QtBot) -> None:
    view = stage.view(qtbot)
    with qtbot.waitSignal(view._extras.facts_settled, timeout=PATIENCE):
        view.warm_artifact(artifact(), BytesSource(b"\x00\x00\x00\x18ftypmp42" + bytes(range(200)) * 9), TimePlace(1.0))
    assert player_of(view).state is PlayerState.EMPTY
    stage.strike(view)


def test_asked_for_before_the_probe_has_answered_it_is_opened_as_ever(stage: VideoStage, qtbot: QtBot) -> None:
    view = stage.view(qtbot)
    view.warm_artifact(artifact(), BytesSource(film()), TimePlace(1.0))
    view.open_artifact(artifact(), BytesSource(film()))
    with qtbot.waitSignal(view.place_shown, timeout=PATIENCE):
        view.show_place(TimePlace(4.0), "")
    assert painted_frame(view.canvas) == 4 * RATE
    assert not player_of(view).muted
    stage.strike(view)


def test_only_recordings_checked_and_sound_are_foreseen() -> None:
    submission = opened()
    sound = ArtifactFacts(duration=600.0, checked=True)

    def found(facts: ArtifactFacts | None, is_open: object = None) -> tuple[str, TimePlace] | None:
        known = {} if facts is None else {"art-forum": facts}
        first = first_recording(replace(submission, facts=known), ("eo1.b",), lambda _key: is_open)
        return None if first is None else (first[0].id, first[1])

    assert found(sound) == ("art-forum", TimePlace(200, 245))
    assert found(sound, is_open=object()) is None
    assert found(None) is None
    assert found(replace(sound, checked=False)) is None
    assert found(replace(sound, fault="locked")) is None


def test_a_submission_opened_on_whatever_part_foresees_its_recording_at_once(qtbot: QtBot) -> None:
    submission = opened()
    facts = {**submission.facts, "art-forum": ArtifactFacts(duration=600.0, checked=True)}
    pane = Workspace(qtbot, replace(submission, facts=facts)).evidence
    foreseen: list[tuple[Artifact, TimePlace]] = []
    pane.shelf.foresee_recording = lambda *wish: foreseen.append(wish)  # type: ignore[method-assign]
    pane.close_submission()
    pane.open_submission(replace(submission, facts=facts))
    assert [one.id for one, _ in foreseen] == ["art-forum"]
