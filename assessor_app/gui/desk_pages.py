"""The pages of the desk and the ways between them; each is built at its first use, since start-up must be quick."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from assessor_app.gui.arrivals import Arrivals
from assessor_app.gui.late_pages import LatePages
from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.preferences.settings_table import DISK_BUDGET
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.sync_driver import SyncDriver
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.held_painting import HeldPainting
from assessor_app.gui.window_memory import WindowMemory

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
    from assessor_app.workflows.desk import Changes, Desk

    Views = Callable[[Artifact], EvidenceView]

PageName = Literal[
    "sign_in", "queue", "workspace", "review", "progress", "settings", "conflicts", "sync_history", "devices",
    "calibration", "side_by_side",
]  # fmt: skip


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
        self._habits, self._make_settings = habits, settings_page
        self._settings: PreferencesPage | None = None
        self._before: tuple[QWidget, PageName] | None = None
        self._painting = HeldPainting(stack)
        self._desk, self._runner, self._theme, self._views = desk, runner, theme, views
        self._stack, self._driver, self._notices, self._keymap = stack, driver, notices, keymap
        self._front: PageName = "sign_in"
        self._assignment_id = ""
        # asked for while their page was not built yet
        self._opening = self._reviewing = ""
        self._wanted_criterion: tuple[str, int] = ("", -1)
        self._sign_in: SignInPage | None = None
        self._queue: QueuePage | None = None
        self._arrivals: Arrivals | None = None
        self._progress: ProgressPage | None = None
        self.late = LatePages(desk, runner, theme, views, keymap, habits, memory, stack)
        self.late.workspace_built.connect(self._join_workspace)
        self.late.review_built.connect(self._join_review)
        self.late.released.connect(self._go_on_from)
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
        self.arrivals.say_how()

    @Slot(str)
    def open_assignment(self, assignment_id: str) -> None:
        """Open a submission beside its evidence, as soon as there is a page to show it on."""
        self._opening = assignment_id
        if self._workspace is None:
            self.late.hurry_workspace()
        else:
            self._open_wanted(self._workspace)

    def _open_wanted(self, page: WorkspacePage) -> None:
        self._assignment_id, self._opening = self._opening, ""
        self.queue_page.note_open(self._assignment_id)
        self._raise(page, "workspace")
        page.open_assignment(self._assignment_id)

    @Slot(str)
    def open_review(self, assignment_id: str) -> None:
        """Show what would be decided and why, before submitting; as soon as there is a page to show it on."""
        self._reviewing = assignment_id
        if self._review is None:
            self.late.hurry_review()
        else:
            self._review_wanted(self._review)

    def _review_wanted(self, page: ReviewPage) -> None:
        assignment_id, self._reviewing = self._reviewing, ""
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
        self._opening = self._reviewing = ""
        self.late.stop()
        if self.pop_out is not None:
            self.pop_out.bring_back()
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
        self.late.forget()
        for page in (self._progress, self._queue):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
        self._progress = self._queue = self._arrivals = None
        self._assignment_id = self._opening = self._reviewing = ""

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
        """The workspace; what is missing of it is built at once."""
        return self.late.whole_workspace()

    @property
    def review_page(self) -> ReviewPage:
        """The review page; what is missing of it is built at once."""
        return self.late.whole_review()

    @property
    def pop_out(self) -> PopOut | None:
        """What moves the evidence to a window of its own; None before there is a workspace."""
        return self.late.pop_out

    @property
    def _workspace(self) -> WorkspacePage | None:
        return self.late.workspace

    @property
    def _review(self) -> ReviewPage | None:
        return self.late.review

    @Slot(object)
    def _join_workspace(self, page: WorkspacePage) -> None:
        page.review_requested.connect(self.open_review)
        page.queue_requested.connect(self.show_queue)
        page.opened.connect(self._select_wanted)
        page.changed.connect(self._note_change)
        page.full_evidence_changed.connect(self.evidence_alone_changed)
        page.download_requested.connect(self._driver.download)
        self._driver.download_ended.connect(self._after_download)
        if self._opening:
            self._open_wanted(page)

    @Slot(object)
    def _join_review(self, page: ReviewPage) -> None:
        page.criterion_requested.connect(self._open_criterion)
        page.submitted.connect(self._after_submit)
        page.changed.connect(self._note_change)
        page.name_kept.connect(self._reread_kept_names)
        page.back_requested.connect(self.show_workspace)
        if self._reviewing:
            self._review_wanted(page)

    def raise_page(self, page: QWidget, name: PageName) -> None:
        """Bring a page that somebody else keeps in the stack to the front."""
        self._raise(page, name)

    def _raise(self, page: QWidget, name: PageName) -> None:
        if name != "queue" and self._arrivals is not None:
            self._arrivals.forget()
        # whoever goes elsewhere meanwhile stays there
        self._opening = self._reviewing = ""
        self._front = name
        self._painting.hold()
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
            self._workspace.panes.comments.watch.kept.reread()

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
