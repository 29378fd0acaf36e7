"""MuPDF in a plain process: makes the long documents, and draws single pages as the limit of our viewer."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pymupdf

TEXT_PAGES = 300
SCANNED_PAGES = 60
SHORT_PAGES = 30
_SENTENCE = (
    "we asked families what they hope for and wrote down every answer before the team met again in the library to "
    "sort the cards by theme and to choose the two that nobody wanted to lose from the statement of our school"
)


def make_documents(folder: Path) -> None:
    """Write ``plan.pdf`` (300 pages of text, every third with a picture; 55 MB) and ``scans.pdf`` (60 scanned pages).

    ``short.pdf`` is the beginning of the plan, about as large as what is mostly handed in: 30 pages, 5 MB.
    """
    chance = random.Random(7)
    plan = _make_plan(chance)
    plan.save(folder / "plan.pdf", deflate=True, garbage=1)
    short = pymupdf.open()
    short.insert_pdf(plan, to_page=SHORT_PAGES - 1)
    short.save(folder / "short.pdf", deflate=True, garbage=1)
    scans = pymupdf.open()
    for number in range(SCANNED_PAGES):
        picture = plan[number].get_pixmap(dpi=200, alpha=False)
        page = scans.new_page(width=595, height=842)
        page.insert_image(page.rect, stream=picture.tobytes("jpeg", jpg_quality=75))
    scans.save(folder / "scans.pdf")


def _make_plan(chance: random.Random) -> pymupdf.Document:
    plan = pymupdf.open()
    words = _SENTENCE.split()
    for number in range(TEXT_PAGES):
        page = plan.new_page(width=595, height=842)
        page.insert_text((62, 80), f"Chapter {number + 1}", fontsize=22, fontname="hebo")
        text = " ".join(chance.choice(words) for _ in range(420 if number % 3 else 260))
        page.insert_textbox(pymupdf.Rect(62, 110, 533, 560 if number % 3 == 0 else 780), text, fontsize=11)
        if number % 3 == 0:
            page.insert_image(pymupdf.Rect(62, 570, 533, 790), pixmap=_picture(chance))
    return plan


def _picture(chance: random.Random) -> pymupdf.Pixmap:
    width, height = 640, 300
    colours = [bytes(chance.randrange(256) for _ in range(3)) for _ in range(width // 8)]
    row = b"".join(colour * 8 for colour in colours)
    noisy = b"".join(bytes(value ^ chance.randrange(8) for value in row) for _ in range(height))
    return pymupdf.Pixmap(pymupdf.csRGB, width, height, noisy, False)


def serve(path: Path) -> None:
    """Read lines "page width height"; answer each with the milliseconds that drawing that page took."""
    document = pymupdf.open(stream=path.read_bytes(), filetype="pdf")
    for line in sys.stdin:
        number, width, height = (int(word) for word in line.split())
        began = time.perf_counter()
        page = document.load_page(number)
        matrix = pymupdf.Matrix(width / page.rect.width, height / page.rect.height)
        page.get_pixmap(matrix=matrix, alpha=False)
        sys.stdout.write(f"{(time.perf_counter() - began) * 1000}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make_documents(Path(sys.argv[2]))
    else:
        serve(Path(sys.argv[2]))
