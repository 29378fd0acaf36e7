"""Moves the evidence into a window of its own and back; what plays goes on playing, and no viewer is opened anew."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QByteArray, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.theme import Theme
from assessor_app.gui.window_memory import WindowMemory
from assessor_app.gui.workspace.evidence_window import EvidenceWindow
from assessor_app.gui.workspace.viewer_keys import Interruptible
from assessor_app.gui.workspace.workspace_page import WorkspacePage

GEOMETRY: Final = "evidence.window"
_SLIM: Final = 150
# what is done in the main window, and what in the evidence, whichever window the key was pressed in
_AT_HOME: Final = ("comment.edit", "bank.open", "review.open", "completeness.open", "assessment.ask_back")
_IN_EVIDENCE: Final = ("page.find", "page.goto", "pin.add", "pin.list", "citation.meanings")


class PopOut(QObject):
    """``changed`` tells that the evidence left or came back; :attr:`window` is None while it is in its place."""

    changed = Signal()

    def __init__(self, page: WorkspacePage, keymap: Keymap, theme: Theme, memory: WindowMemory) -> None:
        super().__init__(page)
        self._page, self._keymap, self._theme, self._memory = page, keymap, theme, memory
        self.window: EvidenceWindow | None = None
        self._kept: EvidenceWindow | None = None
        self._placeholder: QFrame | None = None
        self._sizes: list[int] = []
        self._reaches: list[_Reach] = []
        for action in page.actions():
            if action.objectName() in _IN_EVIDENCE:
                action.triggered.connect(self._follow)

    @Slot()
    def toggle(self) -> None:
        """Move the evidence out, or bring it back."""
        if self.window is not None:
            self.bring_back()
        elif self._page.submission is not None:
            self._move_out()

    @Slot()
    def bring_back(self) -> None:
        """Put the evidence back between outline and judgement and close its window."""
        window, self.window = self.window, None
        placeholder = self._placeholder
        if window is None or placeholder is None:
            return
        self._memory.remember(GEOMETRY, base64.b64encode(window.saveGeometry().data()).decode("ascii"))
        panes, playing = self._page.panes, self._playing()
        panes.insertWidget(panes.indexOf(placeholder), panes.evidence)
        placeholder.hide()
        placeholder.setParent(self._page)
        panes.evidence.show()
        panes.setSizes(self._sizes)
        # a width dragged meanwhile was that of the narrow place; what is remembered is what is seen again now
        panes.splitterMoved.emit(0, 1)
        window.hide()
        self._go_on(playing)
        if self._page.isVisible():
            self._page.window().activateWindow()
        self.changed.emit()

    def prepare(self) -> tuple[EvidenceWindow, QFrame]:
        """The window, and what stands in the evidence's place meanwhile; once page and main window know their commands.

        Made once and kept: a window that dies after its content was moved away takes part of that along in PySide.
        """
        if self._placeholder is None or self._kept is None:
            self._placeholder = self._make_placeholder()
            self._kept = EvidenceWindow(self._page)
            self._kept.leaving.connect(self.bring_back)
            self._keymap.bind(self._kept, self._commands(self._kept))
        return self._kept, self._placeholder

    def _move_out(self) -> None:
        page, panes = self._page, self._page.panes
        page.set_full_evidence(False)
        playing = self._playing()
        self._sizes = panes.sizes()
        index = panes.indexOf(panes.evidence)
        self.window, placeholder = self.prepare()
        self.window.take(panes.evidence)
        panes.insertWidget(index, placeholder)
        panes.setCollapsible(index, False)
        placeholder.setFixedWidth(self._theme.px(_SLIM))
        placeholder.show()
        geometry = _unpack(self._memory.value(GEOMETRY))
        if not geometry.isEmpty():
            self.window.restoreGeometry(geometry)
        self.window.show()
        self._go_on(playing)
        self.changed.emit()

    def _playing(self) -> Interruptible | None:
        view: object = self._page.panes.evidence.current_view()
        return view if isinstance(view, Interruptible) and view.is_playing() else None

    def _go_on(self, playing: Interruptible | None) -> None:
        # on its way it was hidden for a moment, and what is hidden pauses
        if playing is not None:
            playing.resume()

    def _commands(self, window: EvidenceWindow) -> Mapping[str, Callable[..., Any]]:
        """Everything that the page and the main window can do, done where it belongs."""
        home = self._page.window()
        found: dict[str, Callable[..., Any]] = dict(self._page.commands())
        known = {action.objectName(): action for owner in (self._page, home) for action in owner.actions()}
        elsewhere = [*_AT_HOME, *(one.id for one in self._keymap.commands if one.where == "window")]
        elsewhere += [one.id for one in self._keymap.commands if one.id.startswith("layout.")]
        for command in elsewhere:
            if command in known:
                reach = _Reach(home, known[command])
                self._reaches.append(reach)
                found[command] = reach.go
        own = {
            "evidence.pop_out": self.toggle,
            "evidence.full_screen": window.toggle_full_screen,
            "window.full_screen": window.toggle_full_screen,
            "desk.leave": window.leave,
        }
        return {**found, **own}

    @Slot()
    def _follow(self) -> None:
        """A command of the main window put the cursor into the evidence: its window comes to the front."""
        if self.window is not None:
            self.window.activateWindow()

    def _make_placeholder(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("evidence_placeholder")
        frame.setProperty("role", "panel")
        layout = QVBoxLayout(frame)
        label = QLabel(self.tr("The evidence is in a window of its own."))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "subtle")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = QPushButton(self.tr("Bring it back"))
        button.setObjectName("bring_back_button")
        button.clicked.connect(self.bring_back)
        layout.addStretch(1)
        layout.addWidget(label)
        layout.addWidget(button)
        layout.addStretch(1)
        return frame


class _Reach:
    """Does in another window what was asked for in this one."""

    def __init__(self, home: QWidget, action: QAction) -> None:
        self._home, self._action = home, action

    def go(self) -> None:
        """Bring that window to the front, then do it."""
        self._home.activateWindow()
        self._action.trigger()


def _unpack(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        # a damaged note about a window is not worth a word: it opens at its usual size
        return QByteArray()
