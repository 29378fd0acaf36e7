"""Jumps over artifacts of every kind in a fixed disorder, and what the desk and its children hold meanwhile."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, QTimer

from assessor_app.domain.citation import CellPlace, LinePlace, PagePlace, Place, TimePlace, WholePlace
from assessor_app.domain.submission import Artifact
from assessor_app.gui.workspace.viewer_shelf import ViewerShelf

_SHARED = Path("/dev/shm")
_BLOCK = re.compile(r"/(psm_\w+)")
_PART = re.compile(r"^Pss_(Anon|Shmem):\s+(\d+) kB", re.MULTILINE)
_PATIENCE_MS = 60_000
_LOCKED_MS = 150


@dataclass(frozen=True, slots=True)
class Held:
    """Memory in MB of the desk and of its children, how many of these there are, and blocks of shared memory."""

    desk: float
    children: float
    child_count: int
    blocks: int

    @property
    def memory(self) -> float:
        """All of it."""
        return self.desk + self.children


def held() -> Held:
    """What is held now; pages shared between processes are counted once (as their proportional part).

    What runs in a session of its own is none of the desk's children: other tests' demo may be in the making.
    """
    desk = psutil.Process()
    memory = 0.0
    count = 0
    for child in desk.children(recursive=True):
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied, OSError):
            if os.getsid(child.pid) != os.getsid(0):
                continue
            memory += own_memory(child)
            count += 1
    return Held(own_memory(desk), memory, count, len(shared_blocks()))


def own_memory(process: psutil.Process) -> float:
    """MB of data a process holds. Program files are left out where the system tells them apart: how much of these is
    counted depends on what other programs happen to run."""
    rollup = Path(f"/proc/{process.pid}/smaps_rollup")
    if rollup.exists():
        found = dict(_PART.findall(rollup.read_text(encoding="ascii")))
        if found.keys() == {"Anon", "Shmem"}:
            return sum(map(int, found.values())) / 1024
    return float(process.memory_full_info().pss) / 2**20


def shared_blocks() -> set[str]:
    """Names of the shared memory this process made and has not given back; other processes' do not count."""
    maps = Path("/proc/self/maps")
    mapped = set(_BLOCK.findall(maps.read_text(encoding="utf-8"))) if maps.exists() else set()
    return {name for name in mapped if (_SHARED / name).exists()}


class JumpMill:
    """Brings places of ``artifacts`` to the front of a shelf, as a reader in a hurry would; ``seed`` fixes the order.

    ``silent`` are names of artifacts that show no place (locked or damaged): they are looked at for a moment.
    """

    def __init__(
        self, shelf: ViewerShelf, artifacts: Sequence[Artifact], seed: int, silent: frozenset[str] = frozenset()
    ) -> None:
        self._shelf = shelf
        self._artifacts = tuple(artifacts)
        self._chance = random.Random(seed)
        self._silent = silent
        self.shown = 0
        self.missed: list[str] = []

    def jump(self) -> None:
        """One jump; returns when its place is painted, or when patience ends."""
        artifact = self._chance.choice(self._artifacts)
        place = self._place_in(artifact)
        silent = artifact.name in self._silent
        loop = QEventLoop()
        guard = QTimer(singleShot=True)
        guard.timeout.connect(loop.quit)
        guard.start(_LOCKED_MS if silent else _PATIENCE_MS)
        before = self.shown
        self._shelf.place_shown.connect(self._note)
        self._shelf.place_shown.connect(loop.quit)
        self._shelf.raise_artifact(artifact, (place, "Cited for 1.b"))
        if self.shown == before:
            loop.exec()
        self._shelf.place_shown.disconnect(loop.quit)
        self._shelf.place_shown.disconnect(self._note)
        if self.shown == before and not silent:
            self.missed.append(artifact.name)

    def _note(self, _artifact_id: str, _place: object) -> None:
        self.shown += 1

    def _place_in(self, artifact: Artifact) -> Place:
        chance = self._chance
        if artifact.kind in ("pdf", "document", "slides"):
            page = chance.randrange(60 if artifact.kind == "pdf" else 2)
            return PagePlace(page, page)
        if artifact.kind in ("video", "audio"):
            return TimePlace(round(chance.uniform(0.2, 6.0), 1))
        if artifact.kind == "text":
            line = chance.randrange(1, 40)
            return LinePlace(line, line)
        if artifact.kind == "sheet":
            row = chance.randrange(0, 20)
            return CellPlace(0, row, row, 0, 1)
        return WholePlace()
