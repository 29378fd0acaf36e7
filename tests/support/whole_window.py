"""The whole window over a desk in memory, on which window_scenes.py plays everything a person may come to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.painting_turn import PaintingTurn
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.overlay import Overlay
from assessor_app.gui.widgets.reading_order import ReadingOrder
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from assessor_app.workflows.desk import Session
from tests.support.desk_for_workspace import MemoryDesk, ViewRecorder
from tests.support.runner import InlineRunner
from tests.support.scripted_desk import ASSESSOR, ScriptedDesk
from tests.support.window_data import LEAD_ROWS, ROWS, cited_portfolio

__all__ = ["ROWS", "SIZE", "Scene", "Stage", "named", "staged"]
SIZE: Final = QSize(1280, 720)
# what both desks answer and the whole window asks the shell's
_OF_THE_SHELL: Final = ("session", "load_ui_state", "save_ui_state", "release")
Views = Callable[[Artifact], EvidenceView]


class Waits(Protocol):
    """What lets the window live until something holds: pytest's bot, or the gallery."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = ...) -> None: ...


class WholeDesk:
    """Answers for the shell by script and for submissions by the real rules, in memory; other verbs are unknown."""

    def __init__(self, shell: ScriptedDesk, submissions: MemoryDesk) -> None:
        self.shell, self.submissions = shell, submissions

    def __getattr__(self, name: str) -> Any:
        of_shell = name in _OF_THE_SHELL or not hasattr(type(self.submissions), name)
        return getattr(self.shell if of_shell else self.submissions, name)


class Stage:
    """One window in one state of the desk."""

    def __init__(
        self,
        qtbot: Waits,
        theme: Theme,
        shell: ScriptedDesk,
        submissions: MemoryDesk | None = None,
        views: Views | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.theme = theme
        self.desk = WholeDesk(shell, submissions or cited_portfolio())
        # closed with the window: what a scene opened beside it
        self.props = ExitStack()
        self.window = MainWindow(self.desk, InlineRunner(), theme, views or ViewRecorder())
        # as the app does
        ReadingOrder(self.window)
        PaintingTurn(self.window)
        self.window.start()
        qtbot.waitUntil(lambda: not self.window.catching_up)
        self.window.resize(SIZE)
        # what the gallery takes the picture of
        self.pictured: QWidget = self.window
        self.settle()

    def settle(self) -> None:
        """Let layouts, deletions and paints that wait happen: one may ask for the next."""
        for _ in range(3):
            QTest.qWait(1)

    def workspace(self, scorable_id: str) -> WorkspacePage:
        """The one submission of the desk in the workspace, with this in hand."""
        pages = self.window.desk_pages
        if pages.assignment_id != "asg-1" or pages.front != "workspace":
            pages.open_assignment("asg-1")
        pages.workspace_page.select(scorable_id)
        return pages.workspace_page

    def put_away(self) -> None:
        """Close the panel that lies over the window or a page."""
        for one in self.window.findChildren(Overlay):
            if one.isVisible():
                one.close_overlay()

    def close(self) -> None:
        """Take the window down before the theme it is dressed by."""
        self.window.driver.stop()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        self.props.close()


Act = Callable[[Stage], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Scene:
    """One window and what happens in it: ``act`` yields the name of each state once it is there.

    ``who`` is signed in, ``desk`` makes what it holds, ``views`` its viewers, ``shell`` is for the ScriptedDesk, or
    for the ``script`` that knows more.
    """

    act: Act
    desk: Callable[[], MemoryDesk] = cited_portfolio
    who: Session | None = ASSESSOR
    shell: Mapping[str, Any] = field(default_factory=dict)
    views: Callable[[Theme, ExitStack], Views] | None = None
    script: type[ScriptedDesk] = ScriptedDesk


@contextmanager
def staged(
    qtbot: Waits,
    theme: Theme,
    who: Session | None = ASSESSOR,
    submissions: MemoryDesk | None = None,
    views: Views | None = None,
    script: type[ScriptedDesk] = ScriptedDesk,
    **shell: Any,
) -> Iterator[Stage]:
    """A window with the rows above, signed in as ``who``."""
    rows = shell.pop("rows", ROWS)
    scripted = script(who=who, rows=rows, lead_rows=LEAD_ROWS, **shell)
    stage = Stage(qtbot, theme, scripted, submissions, views)
    try:
        yield stage
    finally:
        stage.close()


def named(widget: QWidget) -> str:
    """How a message names a widget: its class and objectName, or its words."""
    words = widget.objectName() or (widget.text() if isinstance(widget, QLabel) else "")
    return f"{type(widget).__name__} {words}".strip()
