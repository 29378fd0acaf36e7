"""Playing 720p in the video view, against libVLC alone playing the plain file into memory and painting nothing."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
from PIL import Image, ImageDraw, ImageFilter
from PySide6.QtWidgets import QApplication

from tests.bench.figures import Figure
from tests.bench.grounds import Grounds

NAME = "play"
SIZE, RATE, SECONDS = (1280, 720), 30, 10
_ROUNDS = 2
_LENGTHS = "2,2,2"
_LIMIT = "libVLC alone, 720p in memory"
# what the canvas of view_play paints them in
_PAINTED = (900, 506)


def measure(grounds: Grounds, _application: QApplication) -> list[Figure]:
    """Processor milliseconds for each second of film, by turns; every player is a process of its own."""
    plain, swapped = grounds.folder / "play.mp4", grounds.folder / "play-swapped.mp4"
    make_film(plain)
    make_film(swapped, swapped=True)
    figures = _compared(plain, "720p playing, CPU ms a second", "", {}, goal=1.5)
    with _screen() as display:
        if display:
            figures += _compared(plain, "the same in a window", "-window", display, goal=1.5)
    return figures + _compared(swapped, "the same by the Qt engine", "-qt", {}, goal=None)


def _compared(film: Path, what: str, mark: str, display: Mapping[str, str], goal: float | None) -> list[Figure]:
    ours: list[float] = []
    alone: list[float] = []
    bare: list[float] = []
    missing: list[float] = []
    due: list[float] = []
    for _ in range(_ROUNDS):
        size = (str(one) for one in SIZE)
        alone += [float(line) for line in _run({}, "plain_play", str(film), *size, _LENGTHS).split()]
        painted = (str(one) for one in _PAINTED)
        bare += json.loads(_run(display, "bare_play", str(film), *painted, _LENGTHS).splitlines()[-1])["shares"]
        told = json.loads(_run(display, "view_play", str(film), _LENGTHS).splitlines()[-1])
        ours += told["shares"]
        moments = told["moments"]
        due.append(round((moments[-1] - moments[0]) * RATE) + 1)
        missing.append(max(0, due[-1] - len(moments)))
    return [
        Figure(f"play{mark}", what, ours, alone, _LIMIT, goal_ratio=goal),
        Figure(f"play{mark}-bare", "  limit with a bare painter", bare, alone, _LIMIT),
        Figure(f"play{mark}-left-out", "  pictures never painted", missing, due, "pictures due", goal_max=0),
    ]


def _run(display: Mapping[str, str], module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
    done = subprocess.run(command, env={**os.environ, **display}, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """The environment of a program with real windows: an Xvfb of our own, or nothing where there is none."""
    program = shutil.which("Xvfb")
    if program is None:
        yield {}
        return
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                number = told.readline().strip()
            yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"} if number else {}
        finally:
            server.terminate()


def make_film(path: Path, *, swapped: bool = False) -> None:
    """Ten seconds in which everything moves; ``swapped`` with B-frames, which the Qt engine plays."""
    chance = random.Random(7)
    width, height = SIZE
    grain = Image.frombytes("L", (400, 225), chance.randbytes(400 * 225)).resize((width + 320, height + 180))
    ground = grain.filter(ImageFilter.GaussianBlur(2)).convert("RGB")
    options = {"preset": "veryfast", "crf": "23", "bf": "3" if swapped else "0", "threads": "2"}
    with av.open(str(path), "w", format="mp4") as out:
        stream = out.add_stream("libx264", rate=RATE, options=options)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.gop_size = 2 * RATE
        for number in range(SECONDS * RATE):
            left, top = number % 300, number % 170
            image = ground.crop((left, top, left + width, top + height))
            x = number * 11 % (width - 180)
            ImageDraw.Draw(image).ellipse((x, 200, x + 180, 380), fill=(200, 80, 40))
            frame = av.VideoFrame.from_image(image).reformat(format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
