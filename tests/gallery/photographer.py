"""Walks the real window at a real hub through its pages and every kind of evidence, and takes each picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from assessor_app.app import Desktop
from assessor_app.demo.loop_turns import let_pass
from assessor_app.domain.citation import PagePlace, TimePlace
from assessor_app.domain.lead_acts import CaseTaken
from assessor_app.gui.language.choice_file import ChoiceFile
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.sign_in.sign_in_page import SignInPage
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from assessor_app.paths import Profile
from tests.gallery.album import Album
from tests.gallery.evidence_states import STATES, Tour
from tests.gallery.looks import LOOKS, WIDE, dress, reset_font
from tests.support.live_desk import open_desk, seconds_until, wait_until

PREFIX: Final = "evidence "
# what the README shows, and under which name there
README: Final = {
    **{one: one for one in ("sign-in", "queue", "workspace-pdf", "workspace-video", "review", "lead-progress")},
    **{one: one for one in ("calibration", "side-by-side")},
    **{one: f"states/{one}" for one in ("spreadsheet", "find")},
}
SEASON: Final = ("calibration", "side-by-side")
_CALM_MS = 500


class Photographer:
    """Takes pictures into ``album``, in the looks of one language."""

    def __init__(self, application: QApplication, album: Album, language: str) -> None:
        self._application, self._album, self._language = application, album, language
        self._looks = album.looks_in(language)

    def sign_in(self, empty: Profile) -> None:
        """The first page a newcomer sees, filled in as far as a laptop remembers."""
        if self._wanted("sign-in"):
            self._at(empty, self._sign_in)

    def assessor(self, profile: Profile, assignments: dict[str, str], open_id: str) -> None:
        """Queue, workspace with a PDF and with a video, the review, and every kind of evidence."""
        shown = ("queue", "workspace-pdf", "workspace-video", "review")
        if self._wanted(*shown):
            self._at(profile, lambda desktop: self._judge(desktop, open_id))
        if self._wanted(*(state.name for state in STATES)):
            self._at(profile, lambda desktop: self._states(desktop, assignments))

    def lead(self, profile: Profile) -> None:
        """Everyone's progress, as the lead sees it."""
        if self._wanted("lead-progress"):
            self._at(profile, self._progress)

    def season(self, profile: Profile) -> None:
        """Whether eight readers score alike, and a case they disagree on."""
        if self._wanted(*SEASON):
            self._at(profile, self._calibrate)

    def _wanted(self, *names: str) -> bool:
        return bool(self._looks) and any(self._album.wants(PREFIX + name) for name in names)

    def _at(self, profile: Profile, act: Callable[[Desktop], None]) -> None:
        reset_font(self._application)
        profile.create()
        ChoiceFile(profile.data).write(self._language)
        with open_desk(self._application, profile) as desktop:
            act(desktop)

    def _sign_in(self, desktop: Desktop) -> None:
        page = desktop.window.pages.currentWidget()
        assert isinstance(page, SignInPage)
        page.fill("https://hub.example.org", "dana.reyes")
        self._take(desktop, "sign-in")

    def _judge(self, desktop: Desktop, open_id: str) -> None:
        self._settle(desktop)
        self._take(desktop, "queue")
        pages = desktop.window.pages
        desktop.window.desk_pages.open_assignment(open_id)
        # the page is built at leisure
        wait_until(lambda: isinstance(pages.currentWidget(), WorkspacePage), "the workspace")
        page = pages.currentWidget()
        assert isinstance(page, WorkspacePage)
        if page.assignment_id != open_id:
            seconds_until(page.opened, _nothing)
        self._show(page, PagePlace)
        wait_until(lambda: _sharp(page), "the cited page")
        self._take(desktop, "workspace-pdf")
        self._show(page, TimePlace)
        self._take(desktop, "workspace-video")
        self._take_evidence_window(desktop)
        page.review()
        self._settle(desktop)
        self._take(desktop, "review")

    def _states(self, desktop: Desktop, assignments: dict[str, str]) -> None:
        self._settle(desktop)
        desktop.window.resize(WIDE)
        tour = Tour(desktop, assignments)
        for state in STATES:
            if self._wanted(state.name):
                tour.go_to(state)
                self._take(desktop, state.name)

    def _progress(self, desktop: Desktop) -> None:
        self._settle(desktop)
        desktop.window.desk_pages.show_progress()
        self._settle(desktop)
        self._take(desktop, "lead-progress")

    def _calibrate(self, desktop: Desktop) -> None:
        self._settle(desktop)
        ways = desktop.window.calibration_ways
        ways.show_calibration()
        wait_until(lambda: ways.page is not None and ways.page.picture is not None, "the numbers")
        self._settle(desktop)
        self._take(desktop, "calibration")
        assert ways.page is not None
        assert ways.page.picture is not None
        taken = next(one.act for one in ways.page.picture.acts if isinstance(one.act, CaseTaken))
        ways.show_case(taken.submission_id, "")
        wait_until(lambda: ways.side is not None and ways.side.body is not None, "the case")
        self._settle(desktop)
        self._take(desktop, "side-by-side")

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

    def _send(self, desktop: Desktop) -> None:
        """Nothing is on its way while pictures are taken, and nothing waits to be sent."""
        window = desktop.window
        if window.status is None:
            return
        if window.desk_pages.front == "workspace":
            window.desk_pages.workspace_page.flush()
        let_pass(_CALM_MS)
        wait_until(lambda: not window.driver.busy, "the sync under way")
        window.driver.sync()
        let_pass(_CALM_MS)
        wait_until(lambda: not window.driver.busy, "the sync")

    def _take_evidence_window(self, desktop: Desktop) -> None:
        """The evidence in a window of its own, as on a second screen."""
        pop_out = desktop.window.desk_pages.pop_out
        assert pop_out is not None
        pop_out.toggle()
        let_pass(_CALM_MS)
        assert pop_out.window is not None
        self._take(desktop, "evidence-window", pop_out.window)
        pop_out.toggle()
        let_pass(_CALM_MS)

    def _take(self, desktop: Desktop, name: str, of: QWidget | None = None) -> None:
        if not self._wanted(name):
            return
        window = desktop.window
        # told and read
        window.notice_bar.close_notice()
        self._send(desktop)
        for look in self._looks:
            dress(window, desktop.theme, look)
            # no button may look as if the mouse were over it
            QCursor.setPos(window.mapToGlobal(window.rect().bottomRight()))
            let_pass(_CALM_MS)
            page = window.pages.currentWidget()
            if isinstance(page, WorkspacePage):
                wait_until(lambda page=page: _sharp(page), f"{name}, sharp")
            wait_until(lambda: not window.driver.busy, "a sync in between")
            if of is not None:
                of.resize(look.size)
                let_pass(_CALM_MS)
            picture = (of or window).grab().toImage()
            self._album.add(PREFIX + name, look, picture)
            if name in README:
                self._album.add_to_readme(README[name], look, picture)
        dress(window, desktop.theme, LOOKS[0])
        let_pass(_CALM_MS)


def _sharp(page: WorkspacePage) -> bool:
    """Whether pages are drawn sharp, or there are none to be drawn."""
    view = page.panes.evidence.current_view()
    return not isinstance(view, PdfView) or not view.canvas.isVisible() or view.is_sharp(view.current_page())


def _nothing() -> None:
    return None
