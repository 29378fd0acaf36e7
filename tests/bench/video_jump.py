"""A jump in a recording to its painted frame, against libVLC alone seeking on the plain file."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtWidgets import QApplication

from assessor_app.domain.citation import TimePlace
from tests.bench.figures import Figure
from tests.bench.grounds import VIDEO_CODE, Grounds
from tests.bench.plain_process import plain_process
from tests.bench.workspace import opened_workspace
from tests.support.live_desk import desk_verbs, let_pass, seconds_until

NAME = "video"
JUMPS = 30
# as the demo films it: libVLC alone must not be slowed by scaling
FILM_SIZE = (640, 360)


def measure(grounds: Grounds, application: QApplication) -> list[Figure]:
    """The same moments, alternately by the desk and by libVLC alone."""
    path = _plain_copy(grounds)
    moments = _moments()
    ours: list[float] = []
    alone: list[float] = []
    with (
        opened_workspace(application, grounds, VIDEO_CODE) as page,
        plain_process("plain_vlc", path, *FILM_SIZE) as plain,
    ):
        opened = page.panes._opened
        assert opened is not None
        film = next(one for one in opened.submission.artifacts if one.kind == "video")
        shelf = page.panes.evidence.shelf
        seconds_until(shelf.place_shown, lambda: shelf.raise_artifact(film, (TimePlace(3.0), "")))
        view = page.panes.evidence.current_view()
        assert view is not None
        for moment in moments:
            let_pass(250)
            place = TimePlace(moment)
            ours.append(seconds_until(shelf.place_shown, lambda place=place: view.show_place(place, "")) * 1000)
            alone.append(plain.ask(moment))
    return [
        Figure(NAME, "video jump to painted frame", ours, alone, "libVLC alone, plain file", goal_ratio=1.1),
    ]


def _moments() -> list[float]:
    chance = random.Random(5)
    return [round(chance.uniform(5, 230), 2) for _ in range(JUMPS)]


def _plain_copy(grounds: Grounds) -> Path:
    path = grounds.folder / "film.mp4"
    with desk_verbs(grounds.profile) as desk:
        opened = desk.open_submission(grounds.assignments[VIDEO_CODE])
        film = next(one for one in opened.submission.artifacts if one.kind == "video")
        with desk.artifact_source(film.id).open() as reader:
            path.write_bytes(reader.read())
    return path
