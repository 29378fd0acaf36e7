"""On screens with more pixels than points a pinned region is framed just where it is on the page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from assessor_app.gui.pdf_view.page_turning import PageMap
from assessor_app.media.pdf.layout import PageSize
from tests.support.page_pins import painted_box
from tests.support.pdfs import plain_pdf
from tests.support.scaled_pins import REGION

ROOT = Path(__file__).resolve().parents[2]
PLAN = plain_pdf(3)


@pytest.mark.parametrize(("scale", "turn"), [(1.25, 0), (1.5, 90), (2.0, 270)])
def test_the_frame_lies_on_the_same_part_of_the_page(tmp_path: Path, scale: float, turn: int) -> None:
    paths = [tmp_path / "bare.png", tmp_path / "pinned.png"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.scaled_pins", *map(str, paths), "0.5", str(turn)],
        input=PLAN,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        timeout=90,
    )
    ratio, *sides = (float(word) for word in done.stdout.split())
    assert ratio == scale
    page, flag = QRectF(*sides[:4]), QRectF(*sides[4:])
    found = painted_box(QImage(str(paths[0])), QImage(str(paths[1])), flag)
    unit = PageMap(page, PageSize(1.0, 1.0), turn)
    want = unit.box(QRectF(REGION.x, REGION.y, REGION.width, REGION.height))
    for got, wanted in zip(QRectF(found).getCoords(), want.getCoords(), strict=True):
        assert got == pytest.approx(wanted, abs=2 * scale + 0.5)
