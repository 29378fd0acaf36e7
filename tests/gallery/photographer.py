"""Walks the real window through its pages and takes each picture in light and in dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from assessor_app.app import Desktop
from assessor_app.domain.citation import PagePlace, TimePlace
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.sign_in.sign_in_page import SignInPage
from assessor_app.gui.theme import Mode
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from assessor_app.paths import Profile
from tests.gallery.evidence_states import STATES, Tour
from tests.gallery.pictures import save_small
from tests.support.live_desk import let_pass, open_desk, seconds_until, wait_until

SIZE = QSize(1440, 900)
MODES: tuple[Mode, ...] = ("light", "dark")
STATES_FOLDER = "states"
_CALM_MS = 500


class Photographer:
    """Takes pictures into ``folder``; ``told`` hears the name and the bytes of each."""

    def __init__(self, application: QApplication, folder: Path, told: Callable[[str, int], None]) -> None:
        self._application = application
        self._folder = folder
        self._told = told

    def sign_in(self, empty: Profile) -> None:
        """The first page a newcomer sees, filled in as far as a laptop remembers."""
        with open_desk(self._application, empty) as desktop:
            page = desktop.window.pages.currentWidget()
            assert isinstance(page, SignInPage)
            page.fill("https://hub.example.org", "dana.reyes")
            self._take(desktop, "sign-in")

    def assessor(self, profile: Profile, open_id: str) -> None:
        """Queue, workspace with a PDF and with a video, and the review."""
        with open_desk(self._application, profile) as desktop:
            self._settle(desktop)
            self._take(desktop, "queue")
            desktop.window.desk_pages.open_assignment(open_id)
            page = desktop.window.pages.currentWidget()
            assert isinstance(page, WorkspacePage)
            if page.assignment_id != open_id:
                seconds_until(page.opened, _nothing)
            self._show(page, PagePlace)
            wait_until(lambda: _sharp(page), "the cited page")
            self._take(desktop, "workspace-pdf")
            self._show(page, TimePlace)
            self._take(desktop, "workspace-video")
            page.review()
            self._settle(desktop)
            self._take(desktop, "review")

    def states(self, profile: Profile, assignments: dict[str, str]) -> None:
        """Every kind of evidence in the workspace, in the folder ``states``."""
        (self._folder / STATES_FOLDER).mkdir(exist_ok=True)
        with open_desk(self._application, profile) as desktop:
            self._settle(desktop)
            desktop.window.resize(SIZE)
            tour = Tour(desktop, assignments)
            for state in STATES:
                tour.go_to(state)
                self._take(desktop, f"{STATES_FOLDER}/{state.name}")

    def lead(self, profile: Profile) -> None:
        """Everyone's progress, as the lead sees it."""
        with open_desk(self._application, profile) as desktop:
            self._settle(desktop)
            desktop.window.desk_pages.show_progress()
            self._settle(desktop)
            self._take(desktop, "lead-progress")

    def _show(self, page: WorkspacePage, kind: type) -> None:
        """Bring the first citation of this kind on screen that stands among citations of both kinds."""
        for stop in page.panes.order.stops:
            page.select(stop.key)
            chips = page.panes.evidence.rail.chips
            wanted = next((number for number, chip in enumerate(chips) if isinstance(chip.place, kind)), None)
            if wanted is not None and any(isinstance(chip.place, TimePlace) for chip in chips):
                let_pass(_CALM_MS)
                shelf = page.panes.evidence.shelf
                seconds_until(shelf.place_shown, lambda wanted=wanted: page.panes.evidence.go_to(wanted))
                return
        raise LookupError(f"no citation of a {kind.__name__}")

    def _settle(self, desktop: Desktop) -> None:
        let_pass(_CALM_MS * 2)
        wait_until(lambda: not desktop.window.driver.busy, "the sync")
        let_pass(_CALM_MS)

    def _take(self, desktop: Desktop, name: str) -> None:
        desktop.window.resize(SIZE)
        # told and read; and no button may look as if the mouse were over it
        desktop.window.notice_bar.close_notice()
        QCursor.setPos(desktop.window.mapToGlobal(desktop.window.rect().bottomRight()))
        for mode in MODES:
            desktop.theme.set_mode(mode)
            let_pass(_CALM_MS)
            path = self._folder / f"{name}-{mode}.png"
            self._told(path.name, save_small(desktop.window.grab().toImage(), path))
        desktop.theme.set_mode("light")


def _sharp(page: WorkspacePage) -> bool:
    view = page.panes.evidence.current_view()
    return isinstance(view, PdfView) and view.is_sharp(view.current_page())


def _nothing() -> None:
    return None
