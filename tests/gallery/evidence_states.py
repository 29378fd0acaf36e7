"""Every kind of evidence as the workspace shows it, and what is done there before its picture is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from assessor_app.app import Desktop
from assessor_app.demo.loop_turns import let_pass
from assessor_app.demo.shown_things import card_words, sound_is_drawn
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.pdf_view.password_card import PasswordCard
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.video_view.caption_line import OFF
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from tests.support.live_desk import wait_until

_CALM_MS = 300
_OPEN_SECONDS = 30.0
_WORD = "session"
Act = Callable[[EvidenceView], None]


@dataclass(frozen=True, slots=True)
class State:
    """One picture: a citation of a file, begun with ``written``, and what is to be seen and done there.

    ``card`` tells that words stand there in the place of pages; ``nowhere`` that the citation leads nowhere.
    """

    name: str
    code: str
    file: str
    written: str = ""
    card: bool = False
    nowhere: bool = False
    act: Act | None = None


class Tour:
    """Brings each state on screen in a desk that is open; ``assignments`` are ids by submission code."""

    def __init__(self, desktop: Desktop, assignments: dict[str, str]) -> None:
        self._desktop = desktop
        self._assignments = assignments
        self._watch = _Watch(desktop.window)

    def go_to(self, state: State) -> None:
        """Open the submission, choose the criterion, click the citation, and wait until all of it is there."""
        page = self._open(state.code)
        shelf = page.panes.evidence.shelf
        self._watch.watch(shelf)
        key, citation, artifact_id = _find(page, state)
        page.select(key)
        let_pass(_CALM_MS)
        chips = page.panes.evidence.rail.chips
        index = next(number for number, chip in enumerate(chips) if chip.citation_index == citation)
        self._watch.forget()
        page.panes.evidence.go_to(index)
        if state.nowhere:
            button = page.panes.evidence.rail.citation_mark_bar.meanings_button
            wait_until(button.isVisible, state.name)
            button.click()
            wait_until(lambda: shelf.current_view() is not None, state.name, _OPEN_SECONDS)
        elif state.card:
            wait_until(lambda: _says_something(shelf.current_view()), state.name, _OPEN_SECONDS)
        else:
            wait_until(lambda: self._watch.last == artifact_id, state.name, _OPEN_SECONDS)
        let_pass(_CALM_MS)
        view = shelf.current_view()
        assert view is not None
        if state.act is not None:
            state.act(view)
        if isinstance(view, PdfView) and not state.card:
            wait_until(lambda: view.is_sharp(view.current_page()), f"{state.name}, sharp")

    def _open(self, code: str) -> WorkspacePage:
        pages, wanted = self._desktop.window.desk_pages, self._assignments[code]
        page = pages.workspace_page
        pages.open_assignment(wanted)
        wait_until(lambda: pages.front == "workspace" and page.assignment_id == wanted, f"the workspace of {code}")
        wait_until(lambda: page.submission is not None, f"the submission {code}")
        return page


class _Watch(QObject):
    """Remembers which artifact's place was painted last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.last = ""
        self._shelf: QObject | None = None

    def watch(self, shelf: QObject) -> None:
        """Hear of this shelf's places from now on."""
        if self._shelf is not shelf:
            self._shelf = shelf
            shelf.place_shown.connect(self._note)  # type: ignore[attr-defined]

    def forget(self) -> None:
        """Nothing was painted yet."""
        self.last = ""

    @Slot(str, object)
    def _note(self, artifact_id: str, _place: object) -> None:
        self.last = artifact_id


def _find(page: WorkspacePage, state: State) -> tuple[str, int, str]:
    """Criterion, number of the citation, and artifact. Raises LookupError."""
    opened = page.submission
    assert opened is not None
    for key, citations in opened.citations.items():
        for number, cited in enumerate(citations):
            artifact = opened.submission.artifact(cited.artifact_id)
            if artifact is not None and artifact.name == state.file and cited.citation.raw.startswith(state.written):
                return key, number, artifact.id
    raise LookupError(state.name)


def _says_something(view: EvidenceView | None) -> bool:
    if view is None:
        return False
    asks = any(card.isVisible() for card in view.findChildren(PasswordCard))
    return asks or bool(card_words(view))


def _find_words(view: EvidenceView) -> None:
    """Look for a word that stands several times on the page, and go on to the second place."""
    assert isinstance(view, PdfView)
    view.open_find()
    bar = view.find_bar
    QTest.keyClicks(bar.find_box, _WORD)
    wait_until(lambda: bar.next_hit_button.isEnabled() and "…" not in bar.count_label.text(), "the hits")
    view.find_next()
    let_pass(_CALM_MS)


def _other_reading(view: EvidenceView) -> None:
    """Ask what else the page number may mean: both pages in small."""
    assert isinstance(view, PdfView)
    button = view.window().findChild(QPushButton, "meanings_button")
    assert button is not None
    button.click()
    let_pass(_CALM_MS * 4)


def _close_find(view: EvidenceView) -> None:
    assert isinstance(view, PdfView)
    view.find_bar.close_bar()


def _open_panel(view: EvidenceView) -> None:
    """Thumbnails beside the page, with the marks of what is cited."""
    assert isinstance(view, PdfView)
    _close_find(view)
    QTest.mouseClick(view.toolbar.panel_button, Qt.MouseButton.LeftButton)
    let_pass(_CALM_MS * 5)


def _captions_on(view: EvidenceView) -> None:
    """Choose the first caption track, as from the menu."""
    assert isinstance(view, VideoView)
    menu = view.play_bar.captions_button.menu()
    assert isinstance(menu, QMenu)

    def tracks() -> list[QObject]:
        return [action for action in menu.actions() if action.data() != OFF and action.isEnabled()]

    wait_until(lambda: bool(tracks()), "the captions")
    action = tracks()[0]
    action.trigger()  # type: ignore[attr-defined]
    let_pass(_CALM_MS * 4)


def _wait_for_wave(view: EvidenceView) -> None:
    assert isinstance(view, VideoView)
    wait_until(lambda: sound_is_drawn(view), "the drawn sound")


STATES: Sequence[State] = (
    State("slides", "EIP-2391", "lesson-study.pptx", "slide "),
    State("word-document", "PL-2402", "staff-handbook.docx", "p."),
    State("spreadsheet", "LVM-2418", "survey-by-school.xlsx", "Results"),
    State("mail", "LVM-2418", "answer-to-a-family.eml"),
    State("captions", "LVM-2418", "family-forum.mp4", "3:20", act=_captions_on),
    State("two-readings", "LVM-2418", "improvement-plan.pdf", "p.", act=_other_reading),
    State("find", "LVM-2418", "improvement-plan.pdf", "pp.", act=_find_words),
    State("panel", "LVM-2418", "improvement-plan.pdf", "p.", act=_open_panel),
    State("photo", "LVM-2421", "IMG_2041.jpg"),
    State("nowhere", "LVM-2421", "meetings.pdf", "p. 14", nowhere=True),
    State("audio", "DVM-2420", "interview-bus-driver.m4a", act=_wait_for_wave),
    State("locked", "DVM-2420", "letter-to-staff.pdf", card=True),
    State("captured-link", "GVC-2377", "community-pages.url"),
    State("link", "GVC-2377", "district-calendar.url", card=True),
    State("damaged", "GVC-2377", "minutes-2019.pdf", card=True),
)
