"""Lets the window's own keys work while somebody types: Ctrl+K would else delete to the end of the line."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from assessor_app.gui.shortcuts import Keymap, is_text_field, plain_key

_BEYOND_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TextFieldGuard(QObject):
    """Watches the text field that has the focus, and no other widget.

    A field that knows a key as one of its own asks for it before any shortcut is looked for; for keys with Ctrl, Alt or
    Meta that belong to the whole window, it does not get it.
    """

    def __init__(self, keymap: Keymap, parent: QObject) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._watched: QWidget | None = None
        self._keys: frozenset[str] = frozenset()
        keymap.changed.connect(self._read)
        self._read()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._move)

    @Slot()
    def _read(self) -> None:
        everywhere = [command for command in self._keymap.commands if command.where == "window"]
        self._keys = frozenset(plain_key(key) for command in everywhere for key in command.keys)

    @Slot(QWidget, QWidget)
    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        # a field that goes while it is typed in, with its dialog say, tells that it loses the focus when it is no more
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = None
        if is_text_field(new) and new is not None:
            new.installEventFilter(self)
            new.destroyed.connect(self._forget)
            self._watched = new

    @Slot()
    def _forget(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wanted = event.modifiers() & _BEYOND_SHIFT
            if wanted and QKeySequence(event.keyCombination()).toString() in self._keys:
                event.ignore()
                return True
        return super().eventFilter(watched, event)
