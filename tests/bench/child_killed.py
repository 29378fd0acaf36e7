"""A PDF child is killed: how long until a page is on screen again, and whether the window lived meanwhile."""

from __future__ import annotations

import random

import psutil
from PySide6.QtWidgets import QApplication

from assessor_app.demo.loop_turns import let_pass
from assessor_app.domain.citation import PagePlace
from assessor_app.gui.pdf_view.pdf_view import PdfView
from tests.bench.figures import Figure
from tests.bench.grounds import LONG_CODE, Grounds
from tests.bench.loop_gap import LoopMeter
from tests.bench.plain_mupdf import TEXT_PAGES
from tests.bench.plain_process import plain_process
from tests.bench.workspace import opened_workspace
from tests.support.live_desk import seconds_until, wait_until

NAME = "kill"
ROUNDS = 15
_REST_MS = 1500


def measure(grounds: Grounds, application: QApplication) -> list[Figure]:
    """Kill one child, then both, at the moment a page is asked for; the same jumps without killing beside it."""
    with (
        opened_workspace(application, grounds, LONG_CODE) as page,
        plain_process("plain_mupdf", "serve", grounds.documents / "plan.pdf") as plain,
    ):
        shelf = page.panes.evidence.shelf
        opened = page.panes._opened
        assert opened is not None
        plan = next(one for one in opened.submission.artifacts if one.name == "plan.pdf")
        shelf.raise_artifact(plan, (PagePlace(0, 0), ""))
        wait_until(lambda: isinstance(page.panes.evidence.current_view(), PdfView), "the document")
        view = page.panes.evidence.current_view()
        assert isinstance(view, PdfView)
        wait_until(lambda: view.is_sharp(0), "the first page")
        figures = []
        for count, what in ((1, "drawing child killed, page visible again"), (2, "both children killed, page again")):
            ours, gaps, raw = [], [], []
            for number in _pages(count):
                let_pass(_REST_MS)
                meter = LoopMeter()
                meter.begin()
                ours.append(seconds_until(view.place_shown, _Blow(view, number, count)) * 1000)
                gaps.append(meter.end())
                image = view.rendered_page_image(number)
                assert image is not None
                raw.append(plain.ask(number, image.width(), image.height()))
            alive = {"longest gap of the window meanwhile": max(gaps)}
            raw_what = "MuPDF, same page and pixels"
            figures.append(Figure(f"{NAME}-{count}", what, ours, raw, raw_what, goal_p95=150.0, parts=alive))
    return figures


def _pages(seed: int) -> list[int]:
    return random.Random(seed).sample(range(5, TEXT_PAGES), ROUNDS)


class _Blow:
    """Asks for a page that nobody foresaw and kills ``count`` children at once, the one that would draw it first."""

    def __init__(self, view: PdfView, page: int, count: int) -> None:
        self._view = view
        self._page = page
        self._victims: tuple[int, ...] = view._service.child_pids()[:count]

    def __call__(self) -> None:
        for pid in self._victims:
            psutil.Process(pid).kill()
        self._view.show_place(PagePlace(self._page, self._page), "")
