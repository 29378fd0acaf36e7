"""What the journeys share: one made-up programme, a hub of one's own copied from it, and a robot at the desk.

Most journeys begin with a laptop on which everything lies already (``desk``): signing in, downloading and checking
nine submissions would cost each of them as much as all that it is about. Those about just that take ``fresh_desk``.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Final

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication

from assessor_app.commands.demo import make_programme
from assessor_app.demo.make import LEADS
from assessor_app.demo.programme import DemoProgramme
from assessor_app.demo.robot import Robot
from assessor_app.paths import Profile
from tests.support.forked_command import ForkedHub
from tests.support.loop_watch import LoopWatch
from tests.support.shell import look_kept

# below what the system hands out by itself, so that nobody takes the port of a hub that is down for a moment
_PORTS: Final = range(20_000, 30_000, 100)


@pytest.fixture(autouse=True)
def undressed_after(qapp: QApplication) -> Iterator[None]:
    """Each journey's desk dresses the application, and measures the system's letters before it does."""
    with look_kept(qapp):
        yield


def pytest_collection_finish(session: pytest.Session) -> None:
    """Of several workers let the first begin at once with what all of them would wait for, each core but one idle."""
    wanted = {name for item in session.items for name in getattr(item, "fixturenames", ())}
    kinds = [leads for leads, name in ((False, "programme"), (True, "lead_programme")) if name in wanted]
    if kinds and os.environ.get("PYTEST_XDIST_WORKER") == "gw0":
        own: Path = session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        Thread(target=_make_all, args=(own, kinds), daemon=True).start()


def _make_all(own: Path, kinds: Sequence[bool]) -> None:
    # what could not be made is made by whoever needs it, who tells why it cannot be
    for leads in kinds:
        folder = _programme_folder(own, leads=leads)
        with _alone(folder):
            more = [LEADS] if leads else []
            command = [sys.executable, "-m", "assessor_app.demo.make", str(folder / "hub"), *more]
            # in a session of its own: it is no child of what a test looks at
            subprocess.run(
                command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, check=False
            )


@pytest.fixture(scope="session")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder with its hub made and no hub running; made once, whichever worker comes first."""
    return _made_once(tmp_path_factory.getbasetemp(), leads=False)


@pytest.fixture(scope="session")
def lead_programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of the demo for leads."""
    return _made_once(tmp_path_factory.getbasetemp(), leads=True)


def _made_once(own: Path, *, leads: bool) -> Path:
    folder = _programme_folder(own, leads=leads)
    with _alone(folder):
        make_programme(folder / "hub", leads=leads)
    return folder


def _programme_folder(own: Path, *, leads: bool) -> Path:
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return shared / ("lead-programme" if leads else "programme")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One worker at a time."""
    lock = QLockFile(str(folder.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    assert lock.lock()
    try:
        yield
    finally:
        lock.unlock()


@pytest.fixture(scope="session")
def packed(programme: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Packed:
    """A hub and the laptop of an assessor who has downloaded everything; nothing is running."""
    folder = tmp_path_factory.mktemp("packed")
    shutil.copytree(programme / "hub", folder / "hub")
    port = _free_port()
    desk = Desk(folder, qapp, LoopWatch("packing"), port)
    with look_kept(qapp), opened(desk):
        desk.arrive().download_all()
    return Packed(folder, port)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process and its children put temporary files from now on."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


SUBMISSIONS = 9
WINDOW: Final = (1440, 900)


class WatchedHub(ForkedHub):
    """Starting and ending it keeps the test waiting, not the window."""

    def __init__(self, folder: Path, log: Path, watch: LoopWatch, port: int = 0) -> None:
        super().__init__(folder, log, port)
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

    def __init__(self, folder: Path, application: QApplication, watch: LoopWatch, port: int = 0) -> None:
        self.hub = WatchedHub(folder / "hub", folder / "hub.log", watch, port)
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
        # at a restart the window is put into the screen there is, which is a small one where there is none
        self._sitting.window.resize(*WINDOW)
        # starting is measured by the benchmarks; here it is what comes after it
        self.watch.begin()
        return self._sitting

    def arrive(self, role: str = "assessor", laptop: str = "") -> Robot:
        """Open the desk, and sign in unless this laptop knows who sits there; the assessor's queue is there."""
        known = (self.folder / (laptop or role)).exists()
        robot = self.sit_down(role, laptop)
        if known:
            robot.wait_for(robot.all_sent, "“connected”")
        else:
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


@dataclass(frozen=True, slots=True)
class Packed:
    """A folder with ``hub`` and ``assessor``, to be copied; the laptop knows its hub at ``port``."""

    folder: Path
    port: int


@contextmanager
def opened(desk: Desk) -> Iterator[Desk]:
    """A running hub, and in the end nobody at the desk."""
    desk.hub.start()
    try:
        yield desk
    finally:
        desk.leave()
        desk.hub.stop()


def _free_port() -> int:
    """A port of this worker's own. Raises StopIteration when all are taken."""
    own = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    return next(one for start in _PORTS if _is_free(one := start + own))


def _is_free(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) != 0


@pytest.fixture
def desk(packed: Packed, tmp_path: Path, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A running hub and the laptop of an assessor who is signed in and has everything here.

    The window's event loop is watched, see loop_watch.py.
    """
    shutil.copytree(packed.folder, tmp_path, dirs_exist_ok=True)
    yield from _watched(tmp_path, qapp, request.node, packed.port)


@pytest.fixture
def fresh_desk(programme: Path, tmp_path: Path, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A running hub and a laptop nobody has signed in on; watched too."""
    shutil.copytree(programme / "hub", tmp_path / "hub")
    yield from _watched(tmp_path, qapp, request.node)


@pytest.fixture
def lead_desk(
    lead_programme: Path, tmp_path: Path, qapp: QApplication, request: pytest.FixtureRequest
) -> Iterator[Desk]:
    """The hub of a programme after a season of eight readers, and laptops nobody has signed in on."""
    shutil.copytree(lead_programme / "hub", tmp_path / "hub")
    yield from _watched(tmp_path, qapp, request.node)


def _watched(folder: Path, application: QApplication, test: pytest.Item, port: int = 0) -> Iterator[Desk]:
    watch = LoopWatch(test.name)
    with opened(Desk(folder, application, watch, port)) as desk:
        yield desk
    record = watch.end()
    test.add_report_section("teardown", "event loop", record.line())
