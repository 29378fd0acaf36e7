"""On screens with more pixels than points each of them shows just what the file's renderer drew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from tests.support.canvases import independent_part
from tests.support.pdfs import difference
from tests.support.text_pdfs import columns_pdf

ROOT = Path(__file__).resolve().parents[2]
REPORT = columns_pdf(3)


def painted(path: Path, scale: float, zoom: float, page: int, turn: int) -> tuple[QImage, QRect]:
    """What a window on such a screen shows, and where the page lies in it, device pixels."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.scaled_screen", str(path), str(zoom), str(page), str(turn)],
        input=REPORT,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        timeout=90,
    )
    ratio, *box = done.stdout.split()
    assert float(ratio) == scale
    return QImage(str(path)), QRect(*(int(number) for number in box))


@pytest.mark.parametrize(
    ("scale", "zoom", "turn"),
    [(1.25, 1.0, 0), (1.5, 1.0, 90), (2.0, 1.0, 0), (3.0, 1.0, 0), (1.25, 8.0, 0), (1.5, 6.0, 270)],
)
def test_every_device_pixel_is_the_renderers(tmp_path: Path, scale: float, zoom: float, turn: int) -> None:
    shot, page = painted(tmp_path / "shot.png", scale, zoom, 1, turn)
    # inside the canvas, away from its scroll bars and the frame of the window
    inside = QRect(20, 50, 560, 380)
    part = QRect(*(round(side * scale) for side in inside.getRect())).intersected(page.adjusted(2, 2, -2, -2))
    assert part.height() > 100 * scale
    shown = shot.copy(part).convertToFormat(QImage.Format.Format_RGB888)
    want = independent_part(
        REPORT, 1, page.size().toTuple(), part.translated(-page.topLeft()).adjusted(-1, -1, 1, 1), turn
    )
    # print one pixel beside its place differs by several units
    places = {
        (x, y): difference(shown, want.copy(QRect(1 + x, 1 + y, part.width(), part.height())))
        for x in (-1, 0, 1)
        for y in (-1, 0, 1)
    }
    assert min(places, key=places.__getitem__) == (0, 0), places
    assert places[0, 0] < 0.1 < min(away for place, away in places.items() if place != (0, 0)), places
