"""Builds the workspace and the review: at leisure after the start, else in slices once they are wanted."""

from __future__ import annotations

import importlib
import inspect
import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.slices import LEISURE_MS, Slices, Steps
from assessor_app.gui.task_runner import Lane, TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.window_memory import WindowMemory

if TYPE_CHECKING:
    from assessor_app.domain.submission import Artifact
    from assessor_app.gui.evidence_view import EvidenceView
    from assessor_app.gui.preferences.desk_habits import DeskHabits
    from assessor_app.gui.review.review_page import ReviewPage
    from assessor_app.gui.workspace.pop_out import PopOut
    from assessor_app.gui.workspace.workspace_page import WorkspacePage
    from assessor_app.workflows.desk import Desk

P = TypeVar("P", bound=QWidget)

_log = logging.getLogger(__name__)
# modules of the pages and the viewer that nearly every day at the desk begins with
PAGES_SOON: Final = (
    "assessor_app.gui.workspace.workspace_page",
    "assessor_app.gui.workspace.pane_layout",
    "assessor_app.gui.workspace.pop_out",
    "assessor_app.gui.pdf_view.pdf_view",
    "assessor_app.gui.review.review_page",
)
# modules of what is wanted now and then at any time of the day
_ASIDES: Final = (
    "assessor_app.gui.preferences.preferences_page",
    "assessor_app.gui.shortcut_panel",
    "assessor_app.gui.comments.comment_bank",
    "assessor_app.gui.vault.vault_wishes",
)


def import_pages() -> None:
    """On a worker: importing them at their first use would hold the window up for longer than building them."""
    for name in PAGES_SOON:
        importlib.import_module(name)


def import_asides() -> None:
    """On a worker, once the pages stand."""
    for name in _ASIDES:
        importlib.import_module(name)


@runtime_checkable
class Prepares(Protocol):
    """A maker of viewers that can make some of one ahead."""

    def prepare(self) -> Steps: ...


class LatePages(QObject):
    """``workspace_built`` and ``review_built`` carry the page, whole and in the stack; ``warmed`` tells that both are,
    ``rested`` some time later that nothing is left but what is seldom wanted.

    ``released`` carries the id of a case that was given back in the workspace. ``stopped`` tells that evidence is to
    be let go of now, ``forgotten`` that all pages of this person are to be dropped: others who keep some follow.
    """

    workspace_built = Signal(object)
    review_built = Signal(object)
    warmed = Signal()
    rested = Signal()
    released = Signal(str)
    stopped = Signal()
    forgotten = Signal()

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        theme: Theme,
        views: Callable[[Artifact], EvidenceView],
        keymap: Keymap,
        habits: DeskHabits,
        memory: WindowMemory,
        stack: QStackedWidget,
    ) -> None:
        super().__init__(stack)
        self._desk, self._runner, self._theme, self._views = desk, runner, theme, views
        self._keymap, self._habits, self._memory, self._stack = keymap, habits, memory, stack
        self.workspace: WorkspacePage | None = None
        self.review: ReviewPage | None = None
        self.pop_out: PopOut | None = None
        self._begun: list[QWidget] = []
        self._imported = False
        self._at_leisure = False
        self._workspace_slices = Slices(self._build_workspace, self)
        self._workspace_slices.finished.connect(self._tell_workspace)
        self._review_slices = Slices(self._build_review, self)
        self._review_slices.finished.connect(self._tell_review)

    def whole_workspace(self) -> WorkspacePage:
        """The workspace; what is missing of it is built at once."""
        if self.workspace is None:
            self._workspace_slices.finish()
        assert self.workspace is not None
        return self.workspace

    def whole_review(self) -> ReviewPage:
        """The review page; what is missing of it is built at once."""
        if self.review is None:
            self._review_slices.finish()
        assert self.review is not None
        return self.review

    def hurry_workspace(self) -> None:
        """Build the workspace within the next turns of the loop: somebody waits for it."""
        self._hurry(self._workspace_slices)

    def hurry_review(self) -> None:
        """Build the review page within the next turns of the loop: somebody waits for it."""
        self._hurry(self._review_slices)

    def warm(self) -> None:
        """Build both while nobody waits."""
        self._at_leisure = True
        self._import("convert", self._go_on)

    def stop(self) -> None:
        """Build no more, and drop what is half built."""
        self._at_leisure = False
        self._workspace_slices.stop()
        self._review_slices.stop()
        for page in self._begun:
            page.deleteLater()
        self._begun = []
        self.stopped.emit()

    def forget(self) -> None:
        """Drop both."""
        self.stop()
        for page in (self.workspace, self.review):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
        self.workspace = self.review = self.pop_out = None
        self.forgotten.emit()

    def _hurry(self, slices: Slices) -> None:
        # the store lane is never long at one thing, and whoever waits for a page waits for that lane next
        self._import("store", slices.begin)

    def _import(self, lane: Lane, then: Callable[[], None]) -> None:
        if self._imported:
            then()
        else:
            self._runner.run(lane, import_pages, partial(self._note_imported, then), self)

    def _note_imported(self, then: Callable[[], None], _none: None, error: Exception | None) -> None:
        if error is not None:
            # building them meets the same trouble, where it is told
            _log.warning("the pages cannot be imported: %s", type(error).__name__)
        self._imported = error is None
        then()

    def _note_asides(self, _none: None, error: Exception | None) -> None:
        if error is not None:
            _log.warning("what is seldom wanted cannot be imported: %s", type(error).__name__)
        else:
            self.rested.emit()

    @Slot()
    def _go_on(self) -> None:
        """The next of what is built at leisure."""
        if not self._at_leisure:
            return
        if self.workspace is None:
            if not self._workspace_slices.running:
                self._workspace_slices.begin(LEISURE_MS)
        elif self.review is None:
            if not self._review_slices.running:
                self._review_slices.begin(LEISURE_MS)
        else:
            self._at_leisure = False
            self._runner.run("convert", import_asides, self._note_asides, self)
            self.warmed.emit()

    def _begin(self, page: P) -> P:
        """Note ``page``, empty as yet and a child of the stack.

        There each of its parts is dressed as it is made; to come into the window whole, all would be in one turn.
        """
        page.hide()
        self._begun.append(page)
        return page

    # ---- the workspace ------------------------------------------------------------------------------------

    def _build_workspace(self) -> Steps:
        # late: viewers and panes are needed only once a submission is opened
        from assessor_app.gui.workspace.workspace_page import WorkspacePage

        page = self._begin(WorkspacePage(self._desk, self._runner, self._theme, self._views, self._stack))
        yield from page.build()
        maker: object = inspect.unwrap(self._views)
        if isinstance(maker, Prepares):
            yield from maker.prepare()
        self._keymap.bind(page, page.commands())
        self._habits.settle(page.panes, page.guide)
        yield
        yield from self._lay_out(page)
        self._stack.addWidget(page)
        self._begun.remove(page)
        self.workspace = page

    def _lay_out(self, page: WorkspacePage) -> Steps:
        # late: as the page itself
        from assessor_app.gui.anchors.judging_aids import JudgingAids
        from assessor_app.gui.pins.drawer_memory import DrawerMemory
        from assessor_app.gui.workspace.case_menu import CaseMenu
        from assessor_app.gui.workspace.key_hints import KeyHints
        from assessor_app.gui.workspace.pane_layout import PaneLayout
        from assessor_app.gui.workspace.pop_out import PopOut

        layout = PaneLayout(page, self._theme, self._memory)
        KeyHints(page, self._keymap)
        yield
        page.opened.connect(DrawerMemory(page.panes.evidence.pins.panel, self._memory).put_back)
        CaseMenu(self._desk, self._runner, self._theme, page).released.connect(self.released)
        self.pop_out = PopOut(page, self._keymap, self._theme, self._memory)
        aids = JudgingAids(self._desk, self._runner, self._theme, self._views, page)
        yield
        commands = {
            "evidence.pop_out": self.pop_out.toggle,
            "layout.swap": layout.swap,
            "layout.outline": layout.toggle_outline,
            "layout.judgement": layout.toggle_judgement,
            "anchor.examples": aids.show_examples,
        }
        self._keymap.bind(page, commands)
        yield
        if self._at_leisure:
            self.pop_out.prepare()
            yield

    @Slot()
    def _tell_workspace(self) -> None:
        self.workspace_built.emit(self.workspace)
        self._go_on()

    # ---- the review ---------------------------------------------------------------------------------------

    def _build_review(self) -> Steps:
        from assessor_app.gui.review.review_page import ReviewPage  # late: as above

        page = self._begin(ReviewPage(self._desk, self._runner, self._theme, self._stack))
        yield from page.build()
        self._keymap.bind(page, page.steps.commands())
        self._habits.settle_review(page)
        self._stack.addWidget(page)
        self._begun.remove(page)
        self.review = page

    @Slot()
    def _tell_review(self) -> None:
        self.review_built.emit(self.review)
        self._go_on()
