"""Says in the status bar what an undo or redo did, and leads to it where another page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from assessor_app.gui.desk_pages import DeskPages
from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.status_line import StatusLine

if TYPE_CHECKING:
    from assessor_app.gui.review.review_page import ReviewPage
    from assessor_app.gui.workspace.workspace_page import WorkspacePage
    from assessor_app.workflows.desk import Changes

_TOPIC: Final = "undo"


class StepTeller(QObject):
    """Joins workspace and review, whenever they are built, to status line and notice bar."""

    def __init__(self, pages: DeskPages, line: StatusLine, notices: NoticeBar) -> None:
        super().__init__(line)
        self._pages, self._line, self._notices = pages, line, notices
        self._changes: Changes | None = None
        pages.late.workspace_built.connect(self._join_workspace)
        pages.late.review_built.connect(self._join_review)
        pages.front_changed.connect(self._forget)

    @Slot(object)
    def _join_workspace(self, page: WorkspacePage) -> None:
        page.steps.told.connect(self._line.tell)

    @Slot(object)
    def _join_review(self, page: ReviewPage) -> None:
        page.steps.told.connect(self._forget)
        page.steps.told.connect(self._line.tell)
        page.steps.taken.connect(self._reread)
        page.steps.elsewhere.connect(self._offer)

    @Slot()
    def _forget(self) -> None:
        self._notices.take_back(_TOPIC)

    @Slot(object)
    def _reread(self, _changes: Changes) -> None:
        """What the workspace holds of the same submission is no longer true."""
        if self._pages.late.workspace is not None:
            self._pages.late.workspace.reload()

    @Slot(str, object)
    def _offer(self, words: str, changes: Changes) -> None:
        self._changes = changes
        self._notices.show_notice(words, "info", self.tr("Show"), self._show, topic=_TOPIC)

    def _show(self) -> None:
        page, changes = self._pages.workspace_page, self._changes
        if changes is None:
            return
        if page.assignment_id in changes.assignment_ids:
            self._pages.raise_page(page, "workspace")
            page.steps.show_step(changes)
        else:
            self._pages.open_assignment(next(iter(changes.assignment_ids)))
