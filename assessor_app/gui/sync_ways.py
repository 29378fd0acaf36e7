"""The ways from the status line to what stands behind it: what is to settle, what has passed, downloads held back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from assessor_app.gui.desk_pages import DeskPages, PageName
from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.preferences.preferences import Preferences
from assessor_app.gui.preferences.settings_table import ASK_METERED
from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.status_line import StatusLine
from assessor_app.gui.sync_driver import SyncDriver
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.gui.conflicts.conflicts_page import ConflictsPage
    from assessor_app.gui.conflicts.sync_history_page import SyncHistoryPage
    from assessor_app.gui.review.review_page import ReviewPage
    from assessor_app.workflows.desk import Changes, Desk

_TOPIC: Final = "metered"


class SyncWays(QObject):
    """Owns the two pages, which are built at their first use; leaving them brings back what was in front before."""

    settled = Signal(object)

    def __init__(
        self,
        window: QMainWindow,
        pages: DeskPages,
        stack: QStackedWidget,
        driver: SyncDriver,
        line: StatusLine,
        notices: NoticeBar,
        preferences: Preferences,
        keymap: Keymap,
        desk: Desk,
        runner: TaskRunner,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._pages, self._stack, self._driver, self._notices = pages, stack, driver, notices
        self._preferences = preferences
        self._desk, self._runner, self._theme = desk, runner, theme
        self._conflicts: ConflictsPage | None = None
        self._history: SyncHistoryPage | None = None
        self._before: tuple[QWidget, PageName] | None = None
        self._metered: tuple[str, ...] = ()
        line.settle_requested.connect(self.show_conflicts)
        line.history_requested.connect(self.show_history)
        line.pause_requested.connect(driver.pause_or_go_on)
        driver.paused_changed.connect(line.set_paused)
        driver.metered_met.connect(self._ask_metered)
        driver.synced.connect(self._read_again)
        pages.front_changed.connect(self._note_front)
        pages.late.review_built.connect(self._join_review)
        preferences.changed.connect(self._follow)
        self.actions = keymap.bind(
            window, {"desk.conflicts": self.show_conflicts, "desk.sync_history": self.show_history}
        )
        self._note_front(pages.front)

    @Slot()
    def show_conflicts(self) -> None:
        """What waits for a choice, what the hub refused, and what was settled."""
        page = self._conflicts_page()
        self._raise(page, "conflicts")
        page.refresh()

    @Slot(str)
    def show_conflicts_of(self, assignment_id: str) -> None:
        """As :meth:`show_conflicts`, beginning with one submission."""
        page = self._conflicts_page()
        self._raise(page, "conflicts")
        page.show_assignment(assignment_id)

    @Slot()
    def show_history(self) -> None:
        """What was sent, received and refused."""
        if self._history is None:
            from assessor_app.gui.conflicts.sync_history_page import SyncHistoryPage  # late: seldom wanted

            self._history = SyncHistoryPage(self._desk, self._runner, self._theme)
            self._history.back_requested.connect(self.leave)
            self._history.settle_requested.connect(self.show_conflicts)
            self._stack.addWidget(self._history)
        self._raise(self._history, "sync_history")
        self._history.refresh()

    @Slot()
    def leave(self) -> None:
        """Go back to what was in front before; what was taken away meanwhile is the queue."""
        before, self._before = self._before, None
        if before is not None and self._stack.indexOf(before[0]) >= 0:
            self._pages.raise_page(*before)
        else:
            self._pages.show_queue()

    def _conflicts_page(self) -> ConflictsPage:
        if self._conflicts is None:
            from assessor_app.gui.conflicts.conflicts_page import ConflictsPage  # late: seldom wanted

            self._conflicts = ConflictsPage(self._desk, self._runner, self._theme)
            self._conflicts.back_requested.connect(self.leave)
            self._conflicts.history_requested.connect(self.show_history)
            self._conflicts.changed.connect(self._after_settling)
            self._stack.addWidget(self._conflicts)
        return self._conflicts

    def _raise(self, page: QWidget, name: PageName) -> None:
        front = self._pages.front_page
        if front is not None and self._pages.front not in ("conflicts", "sync_history"):
            self._before = (front, self._pages.front)
        self._pages.raise_page(page, name)

    @Slot(object)
    def _after_settling(self, changes: Changes) -> None:
        """What was chosen goes to the hub at once; the pages that show it are read anew after that."""
        self.settled.emit(changes)
        self._driver.refresh_status()
        self._driver.sync()

    @Slot(object)
    def _read_again(self, _status: object) -> None:
        if self._conflicts is not None and self._pages.front == "conflicts":
            self._conflicts.refresh()
        if self._history is not None and self._pages.front == "sync_history":
            self._history.refresh()

    @Slot(object)
    def _join_review(self, page: ReviewPage) -> None:
        page.conflicts_requested.connect(self.show_conflicts_of)

    @Slot(str)
    def _note_front(self, name: str) -> None:
        for action in self.actions.values():
            action.setEnabled(name != "sign_in")
        if name != "sign_in":
            return
        # another person may sign in: drop what holds somebody's work
        for page in (self._conflicts, self._history):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
        self._conflicts = self._history = None
        self._before = None

    @Slot(str)
    def _follow(self, name: str) -> None:
        if name == ASK_METERED.name:
            self._driver.asks_on_metered = self._preferences.get(ASK_METERED)

    @Slot(object)
    def _ask_metered(self, assignment_ids: tuple[str, ...]) -> None:
        self._metered = tuple(dict.fromkeys((*self._metered, *assignment_ids)))
        words = (
            self.tr("This network is metered, so nothing was downloaded yet.")
            if len(self._metered) == 1
            else self.tr("This network is metered, so none of the {n} submissions was downloaded yet.")
        )
        words = words.format(n=len(self._metered))
        self._notices.show_notice(words, "warning", self.tr("Download all the same"), self._agree, topic=_TOPIC)

    def _agree(self) -> None:
        wanted, self._metered = self._metered, ()
        self._driver.download_anyway(wanted)
