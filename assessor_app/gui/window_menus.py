"""The two menus of the rail: every command with its keys, and the few settings."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from assessor_app.gui.shortcuts import Command, Keymap
from assessor_app.gui.theme import SCALES, Mode, Theme

_MODES: Final[tuple[tuple[Mode, str], ...]] = (("system", "Like the system"), ("light", "Light"), ("dark", "Dark"))


class CommandMenu(QMenu):
    """All commands under their headings; those that do not apply to the page in front are shown greyed."""

    def __init__(self, keymap: Keymap, window: QWidget, pages: QStackedWidget) -> None:
        super().__init__(window)
        self.setObjectName("command_menu")
        self._keymap = keymap
        self._window = window
        self._pages = pages
        self.aboutToShow.connect(self.fill)

    @Slot()
    def fill(self) -> None:
        """Build the menu from what the page in front can do now."""
        self.clear()
        for child in self.findChildren(QMenu):
            child.deleteLater()
        found = self._found()
        for group, commands in self._keymap.groups().items():
            menu = self.addMenu(QCoreApplication.translate("shortcuts", group))
            for command in commands:
                self._add(menu, command, found)

    def _found(self) -> dict[str, QAction]:
        actions = list(self._window.actions())
        page = self._pages.currentWidget()
        if page is not None:
            actions += page.findChildren(QAction)
        return {action.objectName(): action for action in actions if action.objectName()}

    def _add(self, menu: QMenu, command: Command, found: dict[str, QAction]) -> None:
        if command.id in found:
            menu.addAction(found[command.id])
            return
        choices = [found[name] for key in range(1, 10) if (name := f"{command.id}.{key}") in found]
        if command.numbered and choices:
            menu.addMenu(command.words).addActions(choices)
            return
        # A tab sets the keys in their column without making them live.
        menu.addAction(f"{command.words}\t{command.key_words}").setEnabled(False)


class SettingsMenu(QMenu):
    """Theme, text size, keys, about, sign out."""

    shortcuts_requested = Signal()
    about_requested = Signal()
    sign_out_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings_menu")
        self._theme = theme
        self._modes = self._choices(
            self.tr("Theme"), [(mode, QCoreApplication.translate("theme", words)) for mode, words in _MODES]
        )
        self._modes.triggered.connect(self._choose_mode)
        self._scales = self._choices(self.tr("Text size"), [(scale, f"{scale} %") for scale in SCALES])
        self._scales.triggered.connect(self._choose_scale)
        self.addSeparator()
        self.addAction(self.tr("All keys")).triggered.connect(self.shortcuts_requested)
        self.addAction(self.tr("About")).triggered.connect(self.about_requested)
        self.addSeparator()
        self.sign_out_action = self.addAction(self.tr("Sign out"))
        self.sign_out_action.setObjectName("sign_out_action")
        self.sign_out_action.triggered.connect(self.sign_out_requested)
        self.aboutToShow.connect(self._tick)

    def _choices(self, title: str, choices: list[tuple[object, str]]) -> QActionGroup:
        menu = self.addMenu(title)
        group = QActionGroup(menu)
        for value, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        return group

    @Slot()
    def _tick(self) -> None:
        for action in self._modes.actions():
            action.setChecked(action.data() == self._theme.mode)
        for action in self._scales.actions():
            action.setChecked(action.data() == self._theme.text_scale)

    @Slot(QAction)
    def _choose_mode(self, action: QAction) -> None:
        self._theme.set_mode(action.data())

    @Slot(QAction)
    def _choose_scale(self, action: QAction) -> None:
        self._theme.set_text_scale(int(action.data()))
