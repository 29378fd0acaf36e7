"""Opens the real workspace over a desk in memory, with the real keys bound to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.shortcuts import load_keymap
from assessor_app.gui.slices import build_whole
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.key_hints import KeyHints
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from assessor_app.workflows.desk import OpenedSubmission
from tests.support.desk_for_workspace import MemoryDesk, RecordingView, ViewRecorder
from tests.support.runner import InlineRunner


def keep(qtbot: QtBot, thing: object) -> None:
    """Hold ``thing`` until Qt has deleted the test's windows: a page collected first would be torn apart alive."""
    qtbot.__dict__.setdefault("kept", []).append(thing)


class Workspace:
    """The page with everything a test wants to look at or press."""

    def __init__(
        self, qtbot: QtBot, opened: OpenedSubmission, runner: TaskRunner | None = None, desk: MemoryDesk | None = None
    ) -> None:
        self.qtbot = qtbot
        self.theme = Theme()
        self.desk = desk or MemoryDesk(opened)
        self.runner = runner or InlineRunner()
        self.views = ViewRecorder()
        self.page = WorkspacePage(self.desk, self.runner, self.theme, self.views)
        build_whole(self.page.build())
        self.panes = self.page.panes
        self.judgement = self.panes.judgement
        self.evidence = self.panes.evidence
        self.keymap = load_keymap()
        self.keymap.bind(self.page, self.page.commands())
        KeyHints(self.page, self.keymap)
        qtbot.addWidget(self.page)
        keep(qtbot, self)
        self.page.resize(1280, 720)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.setFocus()
        self.open("asg-1")

    def open(self, assignment_id: str) -> None:
        """Open a submission; where it was left is shown in a turn of its own."""
        self.page.open_assignment(assignment_id)
        self.qtbot.wait(1)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is, as a person does."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def type(self, text: str) -> None:
        """Type text where the focus is."""
        target = QApplication.focusWidget() or self.page
        for letter in text:
            if letter.isascii():
                self.qtbot.keyClicks(target, letter)
                continue
            # the test library ends the process over any other letter
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(target, key)

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def view(self, artifact_id: str) -> RecordingView:
        """The viewer of an artifact."""
        return self.views.view(artifact_id)

    def shown(self, artifact_id: str) -> list[object]:
        """The places a viewer was told to show, in order."""
        return [told[1] for told in self.view(artifact_id).told if told[0] == "show"]

    def card(self, mark: str) -> QWidget:
        """The level card of a mark."""
        found = self.judgement.findChild(QWidget, f"level_card_{mark}")
        assert found is not None, mark
        return found

    def written(self, name: str) -> list[tuple[object, ...]]:
        """The arguments of every call of a desk verb."""
        return [arguments for verb, arguments in self.desk.calls if verb == name]
