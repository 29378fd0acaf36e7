"""The menu at the end of the workspace's head: what may be done with the whole case besides judging it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QMenu, QToolButton, QWidget

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.inline_card import InlineCard
from assessor_app.gui.widgets.release_question import ReleaseQuestion
from assessor_app.workflows.desk import Desk

if TYPE_CHECKING:
    from assessor_app.gui.workspace.workspace_page import WorkspacePage

_ICON: Final = 18


class CaseMenu(QObject):
    """Belongs to one WorkspacePage and puts itself into it. ``released`` carries the id of a case given back."""

    released = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, page: WorkspacePage) -> None:
        super().__init__(page)
        self._page, self._theme = page, theme
        self.card = InlineCard(page)
        self.card.dress(theme)
        self.button = QToolButton()
        self.button.setObjectName("case_menu_button")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        words = self.tr("More about this case")
        self.button.setToolTip(words)
        self.button.setAccessibleName(words)
        self.menu = QMenu(self.button)
        self.know_action = self.menu.addAction(self.tr("I know this person…"))
        self.know_action.setObjectName("know_action")
        self.know_action.triggered.connect(self.ask)
        self.button.setMenu(self.menu)
        self._question = ReleaseQuestion(desk, runner, self)
        self._question.released.connect(self.released)
        self._place_widgets()
        self.menu.aboutToShow.connect(self._show_access)
        self.card.closed.connect(page.panes.rest_focus)
        page.opened.connect(self.card.close_card)
        page.workspace_stack.currentChanged.connect(self._leave)
        theme.changed.connect(self._dress)
        self._dress()

    def _place_widgets(self) -> None:
        header = self._page.workspace_header
        row = header.layout()
        assert isinstance(row, QBoxLayout)
        row.addWidget(self.button)
        QWidget.setTabOrder(header.review_button, self.button)
        column = self._page.layout()
        assert isinstance(column, QBoxLayout)
        column.insertWidget(column.indexOf(header) + 1, self.card)

    @Slot()
    def ask(self) -> None:
        """Ask once whether the case that is open is to be given back."""
        opened = self._page.submission
        if opened is not None and not opened.assessment.read_only:
            self._question.ask(self.card, opened.assignment.id, opened.submission.code, None)

    @Slot()
    def _show_access(self) -> None:
        opened = self._page.submission
        self.know_action.setEnabled(opened is not None and not opened.assessment.read_only)

    @Slot()
    def _leave(self) -> None:
        """Another page of the stack: nothing is open any more, or not yet."""
        if not self._page.assignment_id:
            self.card.close_card()

    @Slot()
    def _dress(self) -> None:
        side = self._theme.px(_ICON)
        self.button.setIcon(self._theme.icon("dots-horizontal"))
        self.button.setIconSize(QSize(side, side))
