"""What the journeys share: one made-up programme, a hub of one's own copied from it, and a robot at the desk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from assessor_app.commands.demo import make_programme
from assessor_app.demo.hub_process import DemoHub
from assessor_app.demo.programme import DemoProgramme
from assessor_app.demo.robot import Robot
from assessor_app.paths import Profile
from tests.support.loop_watch import LoopWatch


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys go to one worker, so that the programme is made once."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="session")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder with its hub made and no hub running."""
    root = tmp_path_factory.mktemp("demo")
    make_programme(root / "hub")
    return root


SUBMISSIONS = 9


class WatchedHub(DemoHub):
    """Starting and ending it keeps the test waiting, not the window."""

    def __init__(self, folder: Path, log: Path, watch: LoopWatch) -> None:
        super().__init__(folder, log)
        self._watch = watch

    def start(self) -> None:
        with self._watch.away():
            super().start()

    def stop(self) -> None:
        with self._watch.away():
            super().stop()

    def kill(self) -> None:
        with self._watch.away():
            super().kill()


class Desk:
    """One hub and the laptops; ``sit_down`` opens the desk, as often as wanted. ``watch`` measures its event loop."""

    def __init__(self, programme: Path, folder: Path, application: QApplication, watch: LoopWatch) -> None:
        shutil.copytree(programme / "hub", folder / "hub")
        self.hub = WatchedHub(folder / "hub", folder / "hub.log", watch)
        self.folder = folder
        self.watch = watch
        self._application = application
        self._sitting: Robot | None = None

    def password(self, name: str) -> str:
        """The password of a user of the demo."""
        return DemoProgramme(self.folder / "hub").password(name)

    def sit_down(self, role: str = "assessor", laptop: str = "") -> Robot:
        """Open the desk on this laptop, or on another one of that name."""
        self._sitting = Robot(self._application, Profile.at(self.folder / (laptop or role)))
        # starting is measured by the benchmarks; here it is what comes after it
        self.watch.begin()
        return self._sitting

    def arrive(self, role: str = "assessor", laptop: str = "") -> Robot:
        """Open the desk and sign in."""
        robot = self.sit_down(role, laptop)
        robot.sign_in(self.hub.url, role, self.password(role))
        if role == "assessor":
            robot.wait_for(lambda: len(robot.queue()) == SUBMISSIONS, "the queue's rows")
        return robot

    def leave(self) -> None:
        """Close the desk, as by the window's button."""
        self.watch.pause()
        if self._sitting is not None:
            self._sitting.leave()
            self._sitting = None


@pytest.fixture
def desk(programme: Path, tmp_path: Path, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A running hub and a laptop nobody has signed in on; the window's event loop is watched, see loop_watch.py."""
    watch = LoopWatch(request.node.name)
    desk = Desk(programme, tmp_path, qapp, watch)
    desk.hub.start()
    yield desk
    desk.leave()
    desk.hub.stop()
    record = watch.end()
    request.node.add_report_section("teardown", "event loop", record.line())
