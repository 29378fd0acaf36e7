"""MuPDF's bare text extraction in a plain process, and the book of 1,000 pages that is searched."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import pymupdf

PAGES = 1_000
EVERYWHERE = "families"
SELDOM = "zebrafish"
SELDOM_EVERY = 100
_SENTENCE = f"we asked {EVERYWHERE} what they hope for and wrote every answer down before the team met again"


def make_book(path: Path) -> None:
    """1,000 pages of text; :data:`SELDOM` stands on every hundredth."""
    chance = random.Random(13)
    words = _SENTENCE.split()
    book = pymupdf.open()
    for number in range(PAGES):
        page = book.new_page(width=595, height=842)
        text = " ".join(chance.choice(words) for _ in range(420))
        seldom = f"{SELDOM} " if number % SELDOM_EVERY == SELDOM_EVERY - 1 else ""
        page.insert_textbox(pymupdf.Rect(62, 80, 533, 780), f"{number + 1} {seldom}{text}", fontsize=11)
    book.save(path, deflate=True)


def serve(path: Path) -> None:
    """For each line read: open the book anew and extract the words of all pages; answer with the milliseconds."""
    data = path.read_bytes()
    for _line in sys.stdin:
        began = time.perf_counter()
        with pymupdf.open(stream=data, filetype="pdf") as book:
            for page in book:
                page.get_textpage(pymupdf.TEXTFLAGS_WORDS).extractWORDS()
        sys.stdout.write(f"{(time.perf_counter() - began) * 1000}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make_book(Path(sys.argv[2]))
    else:
        serve(Path(sys.argv[2]))
