"""Keeps “3 of 5 today” in the status bar in step with what was signed; it never says that something is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QTimer, Slot

from assessor_app.gui.preferences.preferences import Preferences
from assessor_app.gui.preferences.settings_table import DAY_GOAL
from assessor_app.gui.status_line import StatusLine
from assessor_app.gui.sync_driver import SyncDriver
from assessor_app.gui.task_runner import TaskRunner

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Desk

# a new day begins while the desk is open
_EVERY_MS: Final = 600_000


class DayGoal(QObject):
    """Asks nothing of anybody who set no goal, and nothing at all before the first word of the sync."""

    def __init__(
        self, desk: Desk, runner: TaskRunner, preferences: Preferences, driver: SyncDriver, line: StatusLine
    ) -> None:
        super().__init__(line)
        self._desk, self._runner, self._preferences, self._line = desk, runner, preferences, line
        self._begun = False
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(self.count)
        driver.status_changed.connect(self._begin)
        preferences.changed.connect(self._follow)

    @Slot()
    def count(self) -> None:
        """Count again."""
        if not self._preferences.get(DAY_GOAL):
            self._line.show_goal("")
        elif self._begun:
            self._runner.run("store", self._desk.signed_today, self._show, self)

    @Slot(object)
    def _begin(self, _status: object) -> None:
        self._begun = True
        self._clock.start()
        self.count()

    @Slot(str)
    def _follow(self, name: str) -> None:
        if name == DAY_GOAL.name:
            self.count()

    def _show(self, done: int | None, _error: Exception | None) -> None:
        # a vault that cannot be read speaks up elsewhere; without a number there is nothing to say here
        goal = self._preferences.get(DAY_GOAL)
        number = QLocale().toString
        words = self.tr("{done} of {goal} today")
        self._line.show_goal(words.format(done=number(done), goal=number(goal)) if done is not None and goal else "")
