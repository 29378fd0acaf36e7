"""A citation's click to its painted page, foreseen and not, against MuPDF drawing that page in a plain process."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assessor_app.demo.loop_turns import let_pass
from assessor_app.domain.citation import PagePlace
from assessor_app.domain.submission import Artifact
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.workspace.citation_chip import CitationChip
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from tests.bench.figures import Figure
from tests.bench.grounds import CITED_PAGES, LONG_CODE, Grounds
from tests.bench.plain_mupdf import SCANNED_PAGES, TEXT_PAGES
from tests.bench.plain_process import PlainProcess, plain_process
from tests.bench.workspace import opened_workspace
from tests.support.live_desk import seconds_until, wait_until

NAME = "pdf"
JUMPS = 30
_RAW = "MuPDF, same page and pixels"
_FORESEEN_EACH = 6


def measure(grounds: Grounds, application: QApplication) -> list[Figure]:
    """Real clicks for what is foreseen; the same path without the chip for pages that nobody cited."""
    with (
        opened_workspace(application, grounds, LONG_CODE) as page,
        plain_process("plain_mupdf", "serve", grounds.documents / "plan.pdf") as plan,
        plain_process("plain_mupdf", "serve", grounds.documents / "scans.pdf") as scans,
    ):
        bench = _PdfBench(page)
        bench.warm(page.panes.order.stops[1].key)
        bench.show("plan.pdf")
        figures = [bench.foreseen(plan)]
        pages = _shuffled(TEXT_PAGES, avoid=CITED_PAGES)
        figures.append(bench.unforeseen("pdf-unforeseen", "page nobody foresaw", plan, pages[:JUMPS]))
        busy = pages[JUMPS : JUMPS * 2]
        ahead = [page + 1 for page in pages[:JUMPS]] + [page - 1 for page in pages[:JUMPS]]
        figures.append(bench.unforeseen("pdf-busy", "the same while foreseeing", plan, busy, ahead))
        bench.show("scans.pdf")
        scanned = _shuffled(SCANNED_PAGES, avoid=(3,))
        figures.append(bench.unforeseen("pdf-scan", "scanned page nobody foresaw", scans, scanned))
    return figures


def measure_foreseen(grounds: Grounds, application: QApplication) -> Figure:
    """Only the clicks on foreseen citations."""
    with (
        opened_workspace(application, grounds, LONG_CODE) as page,
        plain_process("plain_mupdf", "serve", grounds.documents / "plan.pdf") as plan,
    ):
        bench = _PdfBench(page)
        bench.warm(page.panes.order.stops[1].key)
        bench.show("plan.pdf")
        return bench.foreseen(plan)


def _shuffled(count: int, avoid: Sequence[int]) -> list[int]:
    """Every third page (0-based) in a fixed disorder, none beside one cited (1-based): neighbours are foreseen."""
    near = {page - 1 + step for page in avoid for step in (-1, 0, 1)}
    pages = [page for page in range(4, count - 1, 3) if page not in near]
    random.Random(11).shuffle(pages)
    return pages


class _PdfBench:
    """Jumps in one open workspace."""

    def __init__(self, page: WorkspacePage) -> None:
        self._page = page
        self._evidence = page.panes.evidence

    def warm(self, criterion: str) -> None:
        """Bring the criterion with the many cited pages into hand and let its pages be foreseen."""
        stops = [stop.key for stop in self._page.panes.order.stops if stop.scorable is not None]
        key = criterion if criterion in stops else stops[0]
        long = next((one for one in (key, *stops) if self._cited(one) == len(CITED_PAGES)), key)
        self._page.select(long)

    def _cited(self, key: str) -> int:
        opened = self._page.panes._opened
        assert opened is not None
        return len(opened.citations.get(key, ()))

    def show(self, name: str) -> None:
        """Bring an artifact to the front and wait for its page."""
        self._evidence.shelf.raise_artifact(self._artifact(name), (PagePlace(0, 0), ""))
        wait_until(lambda: isinstance(self._evidence.current_view(), PdfView) and self._view.is_sharp(0), name)

    def _artifact(self, name: str) -> Artifact:
        opened = self._page.panes._opened
        assert opened is not None
        return next(one for one in opened.submission.artifacts if one.name == name)

    @property
    def _view(self) -> PdfView:
        view = self._evidence.current_view()
        assert isinstance(view, PdfView)
        return view

    def _jump(self, act: Callable[[], object]) -> float:
        return seconds_until(self._evidence.shelf.place_shown, act) * 1000

    def _raw(self, plain: PlainProcess, page: int) -> float:
        image = self._view.rendered_page_image(page)
        assert image is not None
        return plain.ask(page, image.width(), image.height())

    def foreseen(self, plain: PlainProcess) -> Figure:
        """Click every chip of the criterion, several times round."""
        wait_until(lambda: all(self._view.is_sharp(page - 1) for page in CITED_PAGES), "the cited pages foreseen")
        chips = sorted(self._evidence.rail.findChildren(CitationChip), key=lambda chip: chip.objectName())
        assert len(chips) == len(CITED_PAGES), "the criterion with the long document is not in hand"
        ours: list[float] = []
        raw: list[float] = []
        for number in range(len(chips) * _FORESEEN_EACH):
            chip = chips[number * 7 % len(chips)]
            self._evidence.rail.chip_strip.ensureWidgetVisible(chip)
            let_pass(60)
            ours.append(self._jump(lambda chip=chip: QTest.mouseClick(chip, Qt.MouseButton.LeftButton)))
            raw.append(self._raw(plain, self._view.current_page()))
        return Figure("pdf-foreseen", "citation click, page foreseen", ours, raw, _RAW, goal_p95=4.0)

    def unforeseen(
        self, name: str, what: str, plain: PlainProcess, pages: Sequence[int], ahead: Sequence[int] = ()
    ) -> Figure:
        """Jump to pages never drawn before, at rest or with the pages ``ahead`` being foreseen meanwhile."""
        ours: list[float] = []
        raw: list[float] = []
        for number, page in enumerate(pages):
            if ahead:
                self._view.foresee(ahead[number * 2 : number * 2 + 2])
            else:
                self._view.foresee(())
                let_pass(250)
            place = PagePlace(page, page)
            ours.append(self._jump(lambda place=place: self._view.show_place(place, "")))
            raw.append(self._raw(plain, page))
        self._view.foresee(())
        ratio = 1.4 if ahead else 1.2
        return Figure(name, what, ours, raw, _RAW, goal_ratio=ratio, allowance=4.0)
