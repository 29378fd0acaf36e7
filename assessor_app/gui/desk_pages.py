"""The pages of the desk and the ways between them; each is built at its first use, since start-up must be quick."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from assessor_app.gui.arrivals import Arrivals
from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.preferences.settings_table import DISK_BUDGET
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.sync_driver import SyncDriver
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.window_memory import WindowMemory
from assessor_app.workflows.desk import Changes, Desk

if TYPE_CHECKING:
    from assessor_app.domain.submission import Artifact
    from assessor_app.gui.evidence_view import EvidenceView
    from assessor_app.gui.preferences.desk_habits import DeskHabits
    from assessor_app.gui.preferences.preferences_page import PreferencesPage
    from assessor_app.gui.progress.progress_page import ProgressPage
    from assessor_app.gui.review.review_page import ReviewPage
    from assessor_app.gui.sign_in.sign_in_page import SignInPage
    from assessor_app.gui.workspace.pop_out import PopOut
    from assessor_app.gui.workspace.workspace_page import WorkspacePage

    Views = Callable[[Artifact], EvidenceView]

PageName = Literal["sign_in", "queue", "workspace", "review", "progress", "settings"]


class DeskPages(QObject):
    """``front_changed`` with the name of the page now in front; ``queue_loaded`` when it was read or says why not,
    ``evidence_alone_changed`` when the evidence takes the whole window or gives it back."""

    front_changed = Signal(str)
    signed_in = Signal(object)
    queue_loaded = Signal()
    evidence_alone_changed = Signal(bool)

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        theme: Theme,
        views: Views,
        stack: QStackedWidget,
        driver: SyncDriver,
        notices: NoticeBar,
        keymap: Keymap,
        habits: DeskHabits,
        settings_page: Callable[[], PreferencesPage],
        memory: WindowMemory,
    ) -> None:
        super().__init__(stack)
        self._memory = memory
        self._pop_out: PopOut | None = None
        self._habits, self._make_settings = habits, settings_page
        self._settings: PreferencesPage | None = None
        self._before: tuple[QWidget, PageName] | None = None
        self._desk, self._runner, self._theme, self._views = desk, runner, theme, views
        self._stack, self._driver, self._notices, self._keymap = stack, driver, notices, keymap
        self._front: PageName = "sign_in"
        self._assignment_id = ""
        self._wanted_criterion: tuple[str, int] = ("", -1)
        self._sign_in: SignInPage | None = None
        self._queue: QueuePage | None = None
        self._arrivals: Arrivals | None = None
        self._workspace: WorkspacePage | None = None
        self._review: ReviewPage | None = None
        self._progress: ProgressPage | None = None
        driver.synced.connect(self._after_sync)

    @property
    def front(self) -> PageName:
        """The name of the page in front."""
        return self._front

    @property
    def front_page(self) -> QWidget | None:
        """The page in front."""
        return self._stack.currentWidget()

    @property
    def assignment_id(self) -> str:
        """The assignment last opened in this run."""
        return self._assignment_id

    @property
    def arrivals(self) -> Arrivals:
        """What decides whether a submission opens at once or is fetched first."""
        self._build_queue()
        assert self._arrivals is not None
        return self._arrivals

    # ---- going there --------------------------------------------------------------------------------------

    def show_sign_in(self, address: str, name: str, sentence: str) -> None:
        """Ask for a sign-in; ``sentence`` says why it is needed again."""
        if self._sign_in is None:
            from assessor_app.gui.sign_in.sign_in_page import SignInPage  # late: most starts are signed in

            self._sign_in = SignInPage(self._desk, self._runner, self._theme)
            self._sign_in.signed_in.connect(self.signed_in)
            self._stack.addWidget(self._sign_in)
        self._raise(self._sign_in, "sign_in")
        self._sign_in.fill(address, name, sentence)

    @Slot()
    def show_queue(self) -> None:
        """Bring the queue to the front and read it anew."""
        queue = self.queue_page
        self._raise(queue, "queue")
        queue.refresh()

    @Slot()
    def show_workspace(self) -> None:
        """Go back to the submission opened last; without one, say how to open one."""
        if self._workspace is not None and self._assignment_id:
            self._raise(self._workspace, "workspace")
            return
        self.front_changed.emit(self._front)
        self._notices.show_notice(self.tr("Open a submission from the queue first: choose it and press Enter."))

    @Slot(str)
    def open_assignment(self, assignment_id: str) -> None:
        """Open a submission beside its evidence."""
        page = self.workspace_page
        self._assignment_id = assignment_id
        self.queue_page.note_open(assignment_id)
        self._raise(page, "workspace")
        page.open_assignment(assignment_id)

    @Slot(str)
    def open_review(self, assignment_id: str) -> None:
        """Show what would be decided and why, before submitting."""
        page = self.review_page
        self._raise(page, "review")
        page.open_assignment(assignment_id)

    @property
    def progress_page(self) -> ProgressPage | None:
        """The lead's page; None before it was looked at."""
        return self._progress

    @Slot()
    def show_progress(self) -> None:
        """Bring the lead's table of everyone's progress to the front."""
        if self._progress is None:
            from assessor_app.gui.progress.progress_page import ProgressPage  # late: leads only

            self._progress = ProgressPage(self._desk, self._runner, self._theme)
            self._progress.handed_back.connect(self._driver.sync)
            self._progress.queue_requested.connect(self.show_queue)
            self._stack.addWidget(self._progress)
        self._raise(self._progress, "progress")
        self._progress.refresh()

    def show_settings(self) -> PreferencesPage:
        """Bring the settings to the front; leaving them brings back what was there before."""
        if self._settings is None:
            self._settings = self._make_settings()
            self._settings.back_requested.connect(self.leave_settings)
            self._stack.addWidget(self._settings)
        if self._front != "settings":
            page = self._stack.currentWidget()
            self._before = (page, self._front) if page is not None else None
            self._raise(self._settings, "settings")
        return self._settings

    @Slot()
    def leave_settings(self) -> None:
        """Go back to what was in front before the settings; what was taken away meanwhile is the queue."""
        before, self._before = self._before, None
        if self._front != "settings":
            return
        if before is not None and self._stack.indexOf(before[0]) >= 0:
            self._raise(*before)
        else:
            self.show_queue()

    def put_away(self) -> None:
        """Hand everything typed to the store lane and close every viewer (end of the program, sign-out)."""
        if self._workspace is not None:
            self._workspace.close_assignment()
        if self._pop_out is not None:
            self._pop_out.bring_back()
        if self._review is not None:
            self._review.flush()

    def leave_field(self) -> bool:
        """Esc in the workspace leaves the text field, else the lone evidence; else it leaves the settings.

        Tells whether there was anything to leave.
        """
        if self._front == "settings" and self._settings is not None:
            if not self._settings.leave_field():
                self.leave_settings()
            return True
        return self._workspace is not None and self._front == "workspace" and self._workspace.leave_field()

    def forget_session(self) -> None:
        """Another person may sign in: drop the pages that hold somebody's work."""
        for page in (self._workspace, self._review, self._progress, self._queue):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
        self._workspace = self._review = self._progress = self._queue = self._arrivals = None
        self._pop_out = None
        self._assignment_id = ""

    # ---- building -----------------------------------------------------------------------------------------

    @property
    def queue_page(self) -> QueuePage:
        """The queue, built at its first use."""
        return self._queue or self._build_queue()

    def _build_queue(self) -> QueuePage:
        if self._queue is None:
            self._queue = QueuePage(self._desk, self._runner, self._theme)
            self._queue.sync_requested.connect(self._driver.sync)
            self._queue.stop_sync_requested.connect(self._driver.cancel)
            self._queue.loaded.connect(self.queue_loaded)
            self._queue.load_failed.connect(self.queue_loaded)
            self._queue.released.connect(self._after_release)
            self._habits.preferences.changed.connect(self._follow_budget)
            self._follow_budget(DISK_BUDGET.name)
            self._driver.sync_running.connect(self._queue.set_busy)
            self._arrivals = Arrivals(self._queue, self._driver, self._notices)
            self._arrivals.open_chosen.connect(self.open_assignment)
            self._stack.addWidget(self._queue)
        return self._queue

    def bind_queue_keys(self) -> None:
        """Give the queue its keys, which it does not have at once, since start-up must be quick."""
        self.queue_page.bind_keys(self._keymap)

    @property
    def workspace_page(self) -> WorkspacePage:
        """The workspace, built at its first use."""
        if self._workspace is None:
            # Late: viewers and panes are needed only once a submission is opened.
            from assessor_app.gui.workspace.workspace_page import WorkspacePage

            self._workspace = WorkspacePage(self._desk, self._runner, self._theme, self._views)
            self._workspace.review_requested.connect(self.open_review)
            self._workspace.queue_requested.connect(self.show_queue)
            self._workspace.opened.connect(self._select_wanted)
            self._workspace.changed.connect(self._note_change)
            self._workspace.full_evidence_changed.connect(self.evidence_alone_changed)
            self._workspace.download_requested.connect(self._driver.download)
            self._driver.download_ended.connect(self._after_download)
            self._keymap.bind(self._workspace, self._workspace.commands())
            self._habits.settle(self._workspace.panes, self._workspace.guide)
            self._lay_out(self._workspace)
            self._stack.addWidget(self._workspace)
        return self._workspace

    def _lay_out(self, page: WorkspacePage) -> None:
        # late: as the page itself
        from assessor_app.gui.pins.drawer_memory import DrawerMemory
        from assessor_app.gui.workspace.case_menu import CaseMenu
        from assessor_app.gui.workspace.key_hints import KeyHints
        from assessor_app.gui.workspace.pane_layout import PaneLayout
        from assessor_app.gui.workspace.pop_out import PopOut

        layout = PaneLayout(page, self._theme, self._memory)
        KeyHints(page, self._keymap)
        page.opened.connect(DrawerMemory(page.panes.evidence.pins.panel, self._memory).put_back)
        CaseMenu(self._desk, self._runner, self._theme, page).released.connect(self._go_on_from)
        self._pop_out = PopOut(page, self._keymap, self._theme, self._memory)
        commands = {
            "evidence.pop_out": self._pop_out.toggle,
            "layout.swap": layout.swap,
            "layout.outline": layout.toggle_outline,
            "layout.judgement": layout.toggle_judgement,
        }
        self._keymap.bind(page, commands)

    @property
    def pop_out(self) -> PopOut | None:
        """What moves the evidence to a window of its own; None before a submission was opened."""
        return self._pop_out

    @property
    def review_page(self) -> ReviewPage:
        """The review page, built at its first use."""
        if self._review is None:
            from assessor_app.gui.review.review_page import ReviewPage  # late: as above

            self._review = ReviewPage(self._desk, self._runner, self._theme)
            self._review.criterion_requested.connect(self._open_criterion)
            self._review.submitted.connect(self._after_submit)
            self._review.changed.connect(self._note_change)
            self._review.name_kept.connect(self._reread_kept_names)
            self._review.back_requested.connect(self.show_workspace)
            self._habits.settle_review(self._review)
            self._stack.addWidget(self._review)
        return self._review

    def _raise(self, page: QWidget, name: PageName) -> None:
        if name != "queue" and self._arrivals is not None:
            self._arrivals.forget()
        self._front = name
        self._stack.setCurrentWidget(page)
        page.setFocus()
        self.front_changed.emit(name)

    # ---- what the pages report ----------------------------------------------------------------------------

    @Slot(object)
    def _note_change(self, _changes: Changes) -> None:
        self._driver.note_change()

    @Slot(str, str, int)
    def _open_criterion(self, assignment_id: str, scorable_id: str, citation: int) -> None:
        page = self.workspace_page
        self._wanted_criterion = (scorable_id, citation)
        if page.assignment_id == assignment_id:
            self._raise(page, "workspace")
            self._select_wanted()
            return
        self.open_assignment(assignment_id)

    @Slot()
    def _select_wanted(self) -> None:
        (wanted, citation), self._wanted_criterion = self._wanted_criterion, ("", -1)
        if wanted and self._workspace is not None:
            self._workspace.select(wanted)
            if citation >= 0:
                self._workspace.panes.citations.show_citation(citation)

    @Slot()
    def _reread_kept_names(self) -> None:
        if self._workspace is not None:
            self._workspace.panes.comments.watch.reread_kept()

    @Slot(str)
    def _after_release(self, assignment_id: str) -> None:
        """What was given back lies open no more, and the hub is told as soon as it answers."""
        if assignment_id == self._assignment_id:
            self._assignment_id = ""
            if self._workspace is not None:
                self._workspace.close_assignment()
            if self._queue is not None:
                self._queue.note_open("")
        self._driver.sync()

    @Slot(str)
    def _go_on_from(self, assignment_id: str) -> None:
        """A case was given back in the workspace: go on from the queue, which has it no more."""
        self._after_release(assignment_id)
        self.show_queue()
        self._notices.show_notice(self.tr("The submission was given back and has left your queue."))

    @Slot(str)
    def _follow_budget(self, name: str) -> None:
        if name == DISK_BUDGET.name and self._queue is not None:
            self._queue.set_budget(self._habits.preferences.get(DISK_BUDGET))

    @Slot(str)
    def _after_submit(self, assignment_id: str) -> None:
        self._driver.sync()
        if self._queue is not None:
            self._queue.refresh()
        if self._workspace is not None and assignment_id == self._assignment_id:
            self._workspace.reload()

    @Slot(str, bool, str)
    def _after_download(self, assignment_id: str, _cancelled: bool, _sentence: str) -> None:
        if self._workspace is not None and assignment_id == self._assignment_id:
            self._workspace.reload()

    @Slot(object)
    def _after_sync(self, _status: object) -> None:
        if self._queue is not None:
            self._queue.refresh()
        if self._workspace is not None and self._assignment_id:
            self._workspace.reload()
        if self._review is not None and self._front == "review":
            self._review.reload()
