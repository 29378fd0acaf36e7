"""Finding in 1,000 pages: the first hit, all hits the first time, and again once the words are known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from assessor_app.demo.loop_turns import let_pass
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.service import PdfService
from tests.bench.figures import Figure
from tests.bench.grounds import Grounds
from tests.bench.plain_process import plain_process
from tests.bench.plain_text import EVERYWHERE, SELDOM
from tests.support.live_desk import seconds_until
from tests.support.videos import BytesSource

NAME = "find"
ROUNDS = 5
_RAW = "MuPDF extracting the words of all pages"


def measure(grounds: Grounds, _application: QApplication) -> list[Figure]:
    """A fresh document each round, so that nothing of it is known."""
    path = grounds.folder / "book.pdf"
    subprocess.run([sys.executable, "-m", "tests.bench.plain_text", "make", path], check=True)
    first: list[float] = []
    whole: list[float] = []
    again: list[float] = []
    raw: list[float] = []
    with plain_process("plain_text", "serve", path) as plain:
        service = PdfService()
        service.warm()
        let_pass(1500)
        for _ in range(ROUNDS):
            times = _find_thrice(service, path)
            for samples, took in zip((first, whole, again), times, strict=True):
                samples.append(took)
            raw.append(plain.ask("all"))
        service.shutdown()
    return [
        Figure("find-first", "find in 1,000 pages, first hit", first, raw, _RAW, goal_p95=100.0),
        Figure("find-all", "find in 1,000 pages, all, first time", whole, raw, _RAW, goal_ratio=1.2),
        Figure("find-again", "find in 1,000 pages, once indexed", again, raw, _RAW, goal_p95=20.0),
    ]


def _find_thrice(service: PdfService, path: Path) -> tuple[float, float, float]:
    """Milliseconds to the first hit of a word on every page, to the end of a seldom one, and to that of another."""
    document = _opened(service, path)
    first = seconds_until(document.hits_found, lambda: document.find(EVERYWHERE)) * 1000
    document.close()
    document = _opened(service, path)
    whole = seconds_until(document.find_finished, lambda: document.find(SELDOM)) * 1000
    again = seconds_until(document.find_finished, lambda: document.find(SELDOM, whole_words=True)) * 1000
    document.close()
    let_pass(300)
    return first, whole, again


def _opened(service: PdfService, path: Path) -> PdfDocument:
    document = service.open_document(BytesSource(path.read_bytes()))
    seconds_until(document.opened, _nothing)
    let_pass(1500)  # both children are up, as they are when anybody types a word
    return document


def _nothing() -> None:
    return None
