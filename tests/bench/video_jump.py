"""A jump in a recording to its painted frame, against libVLC alone seeking on the plain file."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from assessor_app.demo.loop_turns import let_pass
from assessor_app.domain.citation import TimePlace
from assessor_app.domain.submission import Artifact
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from tests.bench.figures import Figure
from tests.bench.grounds import VIDEO_CODE, Grounds
from tests.bench.plain_process import plain_process
from tests.bench.workspace import opened_workspace
from tests.support.live_desk import desk_verbs, seconds_until

NAME = "video"
JUMPS = 30
FIRST_MOMENTS = (3.0, 40.0, 120.0, 200.5, 77.0)
WARMING_MS = 3_000
# What any widget costs that comes on screen for the first time.
FIRST_SHOWING = 10.0
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
        first = _first_jumps(page, film)
        view = page.panes.evidence.current_view()
        assert view is not None
        for moment in moments:
            let_pass(250)
            place = TimePlace(moment)
            ours.append(seconds_until(shelf.place_shown, partial(view.show_place, place, "")) * 1000)
            alone.append(plain.ask(moment))
    return [
        Figure(
            f"{NAME}-first",
            "first jump, player kept warm",
            first,
            alone,
            "libVLC alone, later jumps",
            goal_ratio=1.1,
            allowance=FIRST_SHOWING,
        ),
        Figure(NAME, "video jump to painted frame", ours, alone, "libVLC alone, plain file", goal_ratio=1.1),
    ]


def _first_jumps(page: WorkspacePage, film: Artifact) -> list[float]:
    """From asking for a recording never looked at to its frame, each time in the submission opened anew."""
    shelf, opened = page.panes.evidence.shelf, page.panes._opened
    assert opened is not None
    other = next(one for one in opened.submission.artifacts if one.kind == "pdf")
    assignment_id, found = page.assignment_id, []
    for moment in FIRST_MOMENTS:
        # the file in front is brought back when the submission is opened again
        shelf.raise_artifact(other)
        page.close_assignment()
        seconds_until(page.opened, partial(page.open_assignment, assignment_id))
        let_pass(WARMING_MS)
        assert shelf.view_of(film.id) is None
        wish = (TimePlace(moment), "")
        found.append(seconds_until(shelf.place_shown, partial(shelf.raise_artifact, film, wish)) * 1000)
    return found


def _moments() -> list[float]:
    chance = random.Random(5)
    return [round(chance.uniform(5, 230), 2) for _ in range(JUMPS)]


def _plain_copy(grounds: Grounds) -> Path:
    """Also has the files checked, as a desk does when it has come to rest: only then is a player kept warm."""
    path = grounds.folder / "film.mp4"
    with desk_verbs(grounds.profile) as desk:
        opened = desk.open_submission(grounds.assignments[VIDEO_CODE])
        desk.check_artifacts((grounds.assignments[VIDEO_CODE],), _no_news, _go_on)
        film = next(one for one in opened.submission.artifacts if one.kind == "video")
        with desk.artifact_source(film.id).open() as reader:
            path.write_bytes(reader.read())
    return path


def _no_news(_progress: object) -> None:
    return None


def _go_on() -> bool:
    return False
