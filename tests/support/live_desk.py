"""The real desk at a real demo hub on loopback, driven from outside: what benchmarks and screenshots stand on."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from assessor_app.app import Desktop, build_desktop
from assessor_app.bound_desk import BoundDesk
from assessor_app.demo.hub_process import DemoHub
from assessor_app.demo.loop_turns import let_pass
from assessor_app.paths import Profile
from assessor_app.settings import Settings
from assessor_app.workflows.desk import QueueRow

KEYS_IN_A_FILE = Settings(key_store="file")
PATIENCE = 60.0


def make_hub_folder(folder: Path, ready: Path | None = None) -> Path:
    """The demo's hub under ``folder``: a copy of ``ready`` where one is given, else made anew (about 20 s)."""
    if ready is not None:
        shutil.copytree(ready, folder)
    else:
        subprocess.run([sys.executable, "-m", "assessor_app.demo.make", str(folder)], check=True)
    return folder


@contextmanager
def running_hub(folder: Path) -> Iterator[DemoHub]:
    """The hub of ``folder`` as a process of its own."""
    hub = DemoHub(folder, folder.parent / "hub.log")
    hub.start()
    try:
        yield hub
    finally:
        hub.stop()


def password_of(folder: Path, name: str) -> str:
    """The password that the demo made up."""
    return (folder / "passwords" / name).read_text(encoding="utf-8")


@contextmanager
def desk_verbs(profile: Profile) -> Iterator[BoundDesk]:
    """The desk's verbs without a window, for setting the scene."""
    desk = BoundDesk(profile, KEYS_IN_A_FILE)
    try:
        yield desk
    finally:
        desk.close()


def settle_in(profile: Profile, hub: DemoHub, folder: Path, name: str) -> tuple[QueueRow, ...]:
    """Sign ``name`` in, sync, and fetch every file; returns the queue."""
    with desk_verbs(profile) as desk:
        desk.sign_in(hub.url, name, password_of(folder, name))
        desk.sync_now(_no_news, _go_on)
        rows = desk.load_queue()
        desk.download(tuple(row.assignment_id for row in rows), _no_news, _go_on)
        return desk.load_queue()


def _no_news(_progress: object) -> None:
    return None


def _go_on() -> bool:
    return False


@contextmanager
def open_desk(application: QApplication, profile: Profile) -> Iterator[Desktop]:
    """The window of ``profile``, ready; taken down in order."""
    with ExitStack() as stack:
        desktop = build_desktop(application, profile, KEYS_IN_A_FILE, stack)
        seconds_until(desktop.window.ready, desktop.window.start)
        yield desktop
        desktop.window.close()


def seconds_until(signal: Any, act: Callable[[], object], patience: float = PATIENCE) -> float:
    """Seconds from calling ``act`` to the next ``signal``; raises TimeoutError when it does not come."""
    loop = QEventLoop()
    heard: list[float] = []

    def note(*_values: object) -> None:
        heard.append(time.perf_counter())
        loop.quit()

    signal.connect(note)
    guard = QTimer()
    guard.setSingleShot(True)
    guard.timeout.connect(loop.quit)
    guard.start(round(patience * 1000))
    began = time.perf_counter()
    act()
    if not heard:
        loop.exec()
    signal.disconnect(note)
    if not heard:
        raise TimeoutError(f"no {signal} within {patience:g} s")
    return heard[0] - began


def wait_until(holds: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Let the window live until ``holds``; raises TimeoutError naming ``what`` otherwise."""
    deadline = time.monotonic() + patience
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        let_pass(10)
