"""MuPDF in a process of its own, with none of the app's code: what the pages of the app are compared with.

One process draws for all tests of a worker, because it takes longer to start than to draw.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from functools import cache

_DRAWING = """
import json, sys, pymupdf
asked, answers = sys.stdin.buffer, sys.stdout.buffer
for line in iter(asked.readline, b""):
    wish = json.loads(line)
    document = pymupdf.open(stream=asked.read(wish["bytes"]), filetype="pdf")
    shown = document[wish["page"]]
    shown.set_rotation((shown.rotation + wish["turn"]) % 360)
    matrix = pymupdf.Matrix(wish["width"] / shown.rect.width, wish["height"] / shown.rect.height)
    x, y, width, height = wish["part"]
    clip = pymupdf.Rect(x, y, x + width, y + height) * ~matrix
    part = {"clip": clip} if width else {}
    picture = shown.get_pixmap(matrix=matrix, alpha=False, **part).tobytes("png")
    document.close()
    answers.write(b"%d\\n" % len(picture) + picture)
    answers.flush()
"""


def drawn(
    data: bytes, page: int, size: tuple[int, int], part: tuple[int, int, int, int] = (0, 0, 0, 0), turn: int = 0
) -> bytes:
    """A page as a PNG, ``size`` pixels when whole and turned clockwise; of it ``part`` (x, y, width, height), or all.

    Raises ValueError when the page cannot be drawn.
    """
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    wish = {"bytes": len(data), "page": page, "width": size[0], "height": size[1], "part": part, "turn": turn}
    process.stdin.write(json.dumps(wish).encode() + b"\n" + data)
    process.stdin.flush()
    length = process.stdout.readline()
    if not length:
        _process.cache_clear()
    return process.stdout.read(int(length))


@cache
def _process() -> subprocess.Popen[bytes]:
    started = subprocess.Popen([sys.executable, "-c", _DRAWING], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(started.kill)
    return started
