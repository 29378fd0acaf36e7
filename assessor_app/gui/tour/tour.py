"""Five short steps through the desk, each pointing at the real thing; over as soon as the person wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QToolButton, QWidget

from assessor_app.gui.desk_pages import DeskPages
from assessor_app.gui.queue.queue_words import is_local
from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.theme import Theme
from assessor_app.gui.tour.coach_card import CoachCard
from assessor_app.gui.tour.coach_mark import CoachMark

if TYPE_CHECKING:
    from assessor_app.gui.workspace.workspace_page import WorkspacePage

SEEN: Final = "tour.seen"


@dataclass(frozen=True, slots=True)
class Step:
    """A step in words, the page it belongs to ("" for any), and what answers the widget it points at.

    ``cited``: it speaks of citations, so something that has some is to be in hand.
    """

    title: str
    sentence: str
    page: str
    target: Callable[[], QWidget | None]
    cited: bool = False


class Tour(QObject):
    """``ended`` when it is over, by whatever way.

    It changes nothing; at most a submission is opened to be shown, and one of its criteria chosen.
    """

    ended = Signal()

    def __init__(self, window: QMainWindow, pages: DeskPages, theme: Theme, keymap: Keymap) -> None:
        super().__init__(window)
        self._window, self._pages, self._keymap = window, pages, keymap
        self._place = 0
        self._steps: tuple[Step, ...] = ()
        self.card = CoachCard(theme)
        self.mark = CoachMark(window, self.card, theme)
        self.card.next_requested.connect(self.go_on)
        self.card.back_requested.connect(self.go_back)
        self.card.skip_requested.connect(self.end)
        pages.front_changed.connect(self._settle)
        pages.late.workspace_built.connect(self._join_workspace)
        if pages.late.workspace is not None:
            self._join_workspace(pages.late.workspace)

    @property
    def running(self) -> bool:
        """Whether a step is on screen."""
        return self.mark.isVisible()

    @property
    def place(self) -> int:
        """The step on screen, 0 the first."""
        return self._place

    def begin(self) -> None:
        """Start with the first step."""
        self._steps = self._make_steps()
        self.mark.open_over()
        self._show(0)

    @Slot()
    def go_on(self) -> None:
        """The next step, or the end after the last."""
        if self._place + 1 < len(self._steps):
            self._show(self._place + 1)
        else:
            self.end()

    @Slot()
    def go_back(self) -> None:
        """The step before."""
        if self._place:
            self._show(self._place - 1)

    @Slot()
    def end(self) -> None:
        """Leave the person where they are, with the keyboard on the page."""
        if self.running:
            self.mark.close_over()
            page = self._pages.front_page
            if page is not None:
                page.setFocus()
            self.ended.emit()

    def _show(self, place: int) -> None:
        self._place = place
        step = self._steps[place]
        self._bring(step.page)
        self._choose_cited()
        self.card.show_step(place + 1, len(self._steps), step.title, step.sentence)
        self.mark.point(step.target)

    def _bring(self, page: str) -> None:
        """Bring the page of a step to the front; before a sign-in, or with an empty queue, the words stand alone."""
        if not page or self._pages.front in (page, "sign_in"):
            return
        if page == "queue":
            self._pages.show_queue()
            return
        assignment = self._pages.assignment_id or self._first_to_show()
        if assignment:
            # its files come meanwhile: a tour past evidence that is not there shows nobody anything
            self._pages.arrivals.open_and_fetch(assignment)

    def _first_to_show(self) -> str:
        """The most urgent submission that is on this laptop, else the most urgent; "" with an empty queue."""
        rows = self._pages.queue_page.rows
        return next((row.assignment_id for row in (*filter(is_local, rows), *rows)), "")

    @Slot(object)
    def _join_workspace(self, workspace: WorkspacePage) -> None:
        # only once a submission is open is there what is pointed at, and the page has taken the keyboard
        workspace.opened.connect(self._settle)

    @Slot()
    def _settle(self) -> None:
        if self.running:
            self._choose_cited()
            self.mark.settle()

    def _choose_cited(self) -> None:
        """Take the first criterion with citations in hand where the step speaks of them and there are none."""
        if not self._steps[self._place].cited or self._pages.front != "workspace":
            return
        workspace = self._pages.workspace_page
        opened = workspace.submission
        if opened is None or opened.citations.get(workspace.scorable_id):
            return
        cited = next((stop.key for stop in workspace.panes.order.stops if opened.citations.get(stop.key)), "")
        if cited:
            workspace.select(cited)

    def _key(self, command: str) -> str:
        return self._keymap.command(command).key_words or "—"

    def _make_steps(self) -> tuple[Step, ...]:
        key = self._key
        return (
            Step(
                self.tr("Your queue"),
                self.tr(
                    "Everything assigned to you, the most urgent first. Enter opens a submission; once it is "
                    "downloaded it can be read without a network."
                ),
                "queue",
                self._queue,
            ),
            Step(
                self.tr("What is to be judged"),
                self.tr(
                    "Parts and criteria, each with your score. {next} and {previous} go on and back, {unscored} to the "
                    "next one without a score."
                ).format(
                    next=key("criterion.next"),
                    previous=key("criterion.previous"),
                    unscored=key("criterion.next_unscored"),
                ),
                "workspace",
                self._outline,
            ),
            Step(
                self.tr("The evidence, at the place cited"),
                self.tr(
                    "Choosing a criterion brings its first citation on screen. {next} and {previous} go through the "
                    "others; pages, films and sheets all open here."
                ).format(next=key("citation.next"), previous=key("citation.previous")),
                "workspace",
                self._evidence,
                cited=True,
            ),
            Step(
                self.tr("Your judgement"),
                self.tr(
                    "A number sets the level, {comment} starts a comment. There is nothing to save: each change is on "
                    "this laptop at once, and {undo} takes it back."
                ).format(comment=key("comment.edit"), undo=key("edit.undo")),
                "workspace",
                self._judgement,
            ),
            Step(
                self.tr("All the rest"),
                self.tr(
                    "Every command is in this menu with its key; {find} finds anything, {keys} shows all keys. "
                    "{review} reviews and submits. This tour is under Help."
                ).format(find=key("palette.open"), keys=key("desk.shortcuts"), review=key("review.open")),
                "",
                self._menu,
            ),
        )

    def _queue(self) -> QWidget | None:
        return self._pages.queue_page.stack if self._pages.front == "queue" else None

    def _outline(self) -> QWidget | None:
        return self._pages.workspace_page.panes.outline if self._pages.front == "workspace" else None

    def _evidence(self) -> QWidget | None:
        return self._pages.workspace_page.panes.evidence if self._pages.front == "workspace" else None

    def _judgement(self) -> QWidget | None:
        return self._pages.workspace_page.panes.judgement if self._pages.front == "workspace" else None

    def _menu(self) -> QWidget | None:
        found: QToolButton | None = self._window.findChild(QToolButton, "menu_button")
        return found
