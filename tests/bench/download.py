"""A large artifact from loopback to its proven, encrypted, flushed file, beside curl that only writes one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assessor_app.protocol.messages import ArtifactCopy
from tests.bench.figures import Figure
from tests.bench.grounds import Grounds
from tests.support.evidence import assignment_of
from tests.support.vault import open_shelf

NAME = "download"
MEGABYTES = 1_000
ROUNDS = 5
MOST_MEMORY = 100.0
_PIECE = 1_000_000


def measure(grounds: Grounds) -> list[Figure]:
    """Alternate the two from the same server to the same disk; curl's file is flushed by nobody."""
    curl = shutil.which("curl")
    if curl is None:
        raise OSError("curl is not installed")
    folder = grounds.folder / "download"
    folder.mkdir()
    content = folder / "content"
    with content.open("wb") as file:
        for _ in range(MEGABYTES):
            file.write(os.urandom(_PIECE))
    ours, theirs, peaks = [], [], []
    with _server(content) as (url, sha256):
        for number in range(ROUNDS + 1):
            told = _download(folder / f"laptop-{number}", url, sha256)
            took = _curl(curl, f"{url}/artifacts/film", folder / "by-curl")
            if number:
                ours.append(told["seconds"] * 1000)
                theirs.append(took)
                peaks.append(told["peak"] / 1e6)
    shutil.rmtree(folder)
    what = f"download {MEGABYTES} MB: hashed, encrypted, flushed"
    return [
        Figure(NAME, what, ours, theirs, "curl to file", goal_ratio=2.0),
        Figure(
            f"{NAME}-memory",
            "memory of the whole process",
            peaks,
            [MOST_MEMORY],
            "most",
            goal_max=MOST_MEMORY,
            unit="MB",
        ),
    ]


@contextmanager
def _server(content: Path) -> Iterator[tuple[str, str]]:
    command = [sys.executable, "-m", "tests.bench.file_server", str(content)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            port, sha256 = process.stdout.readline().split()
            yield f"http://127.0.0.1:{port}", sha256
        finally:
            process.kill()


def _download(folder: Path, url: str, sha256: str) -> dict[str, float]:
    size = MEGABYTES * _PIECE
    film = ArtifactCopy(id="film", name="film.mp4", kind="video", media_type="video/mp4", size=size, sha256=sha256)
    with open_shelf(folder) as shelf:
        shelf.deliver(assignment_of([film], []))
    command = [sys.executable, "-m", "tests.support.downloading_child", str(folder), url]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    shutil.rmtree(folder)
    told: dict[str, float] = json.loads(done.stdout)
    if told["sentence"] != "1 file downloaded":
        raise OSError(str(told["sentence"]))
    return told


def _curl(curl: str, url: str, path: Path) -> float:
    began = time.perf_counter()
    subprocess.run([curl, "--silent", "--fail", "--noproxy", "*", "--output", str(path), url], check=True)
    took = (time.perf_counter() - began) * 1000
    path.unlink()
    return took
