"""The least that opening a large encrypted PDF can cost: decrypt it, open it from memory, draw one page."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pymupdf

from tests.bench.sealed_file import BareSegments, seal

PAGES = 200
PAGE = 149
_PICTURE_BYTES = 1 << 20


def make_large(folder: Path) -> None:
    """A PDF of 200 MB and 200 pages, each with a picture that cannot be packed; ``folder`` gets it encrypted."""
    chance = random.Random(17)
    large = pymupdf.open()
    for number in range(PAGES):
        page = large.new_page(width=595, height=842)
        page.insert_text((62, 80), f"Sheet {number + 1}", fontsize=22)
        noise = pymupdf.Pixmap(pymupdf.csGRAY, 1024, 1024, chance.randbytes(_PICTURE_BYTES), False)
        page.insert_image(pymupdf.Rect(62, 110, 533, 581), pixmap=noise)
    data = large.tobytes(deflate=True)
    path = seal(data, folder)
    sys.stdout.write(f"{len(data)} {path}\n")


def serve(path: Path, size: int) -> None:
    """Read lines "width height"; answer each with the milliseconds from the sealed file to the drawn page."""
    for line in sys.stdin:
        width, height = (int(word) for word in line.split())
        began = time.perf_counter()
        data = bytearray(size)
        bare = BareSegments(path, size)
        bare.all_into(memoryview(data))
        bare.close()
        with pymupdf.open(stream=memoryview(data), filetype="pdf") as large:
            page = large.load_page(PAGE)
            page.get_pixmap(matrix=pymupdf.Matrix(width / page.rect.width, height / page.rect.height), alpha=False)
        sys.stdout.write(f"{(time.perf_counter() - began) * 1000}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make_large(Path(sys.argv[2]))
    else:
        serve(Path(sys.argv[2]), int(sys.argv[3]))
