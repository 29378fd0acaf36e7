"""Opens the real window at one submission, for the benchmarks that jump about in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from assessor_app.demo.loop_turns import let_pass
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from tests.bench.grounds import Grounds
from tests.support.live_desk import open_desk, seconds_until, wait_until


@contextmanager
def opened_workspace(application: QApplication, grounds: Grounds, code: str) -> Iterator[WorkspacePage]:
    """The workspace page with the submission called ``code`` on screen, once the start's own work is done."""
    with open_desk(application, grounds.profile) as desktop:
        let_pass(1500)
        # on a busy machine it may still be in the making
        wait_until(lambda: desktop.window.desk_pages.late.workspace is not None, "the workspace")
        assignment_id = grounds.assignments[code]
        desktop.window.desk_pages.open_assignment(assignment_id)
        page = desktop.window.pages.currentWidget()
        assert isinstance(page, WorkspacePage)
        if page.assignment_id != assignment_id:
            seconds_until(page.opened, _nothing)
        yield page


def _nothing() -> None:
    return None
