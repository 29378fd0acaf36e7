"""The two menus of the rail: every command with its keys, and the few settings."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from assessor_app.gui.preferences.settings_table import THEME
from assessor_app.gui.shortcuts import Command, Keymap
from assessor_app.gui.theme import SCALES, Theme


class CommandMenu(QMenu):
    """All commands under their headings, then help; what does not apply to the page in front is shown greyed."""

    shortcuts_requested = Signal()
    about_requested = Signal()
    settings_requested = Signal()
    tour_requested = Signal()
    report_requested = Signal()

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
        found = self._keymap.offered(self._window, self._pages.currentWidget())
        for group, commands in self._keymap.groups().items():
            menu = self.addMenu(QCoreApplication.translate("shortcuts", group))
            for command in commands:
                self._add(menu, command, found)
        self._add_help()

    def _add_help(self) -> None:
        self.addSeparator()
        menu = self.addMenu(self.tr("Help"))
        menu.addAction(self.tr("Keyboard")).triggered.connect(self.shortcuts_requested)
        menu.addAction(self.tr("Tour")).triggered.connect(self.tour_requested)
        menu.addAction(self.tr("Report of what went wrong")).triggered.connect(self.report_requested)
        menu.addAction(self.tr("Settings")).triggered.connect(self.settings_requested)
        menu.addAction(self.tr("About")).triggered.connect(self.about_requested)

    def _add(self, menu: QMenu, command: Command, found: Mapping[str, QAction]) -> None:
        if command.id in found:
            menu.addAction(found[command.id])
            return
        choices = [found[name] for key in range(1, 10) if (name := f"{command.id}.{key}") in found]
        if command.numbered and choices:
            menu.addMenu(command.words).addActions(choices)
            return
        # A tab sets the keys in their column without making them live.
        menu.addAction(f"{command.words}\t{command.key_words}".rstrip("\t")).setEnabled(False)


class SettingsMenu(QMenu):
    """Theme, text size, keys, about, one's laptops, sign out."""

    shortcuts_requested = Signal()
    about_requested = Signal()
    settings_requested = Signal()
    devices_requested = Signal()
    sign_out_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settings_menu")
        self._theme = theme
        self._modes = self._choices(self.tr("Theme"), [(mode, THEME.words_of(mode)) for mode, _ in THEME.choices])
        self._modes.triggered.connect(self._choose_mode)
        self._scales = self._choices(self.tr("Text size"), [(scale, f"{scale} %") for scale in SCALES])
        self._scales.triggered.connect(self._choose_scale)
        self.addSeparator()
        self.addAction(self.tr("All settings")).triggered.connect(self.settings_requested)
        self.addAction(self.tr("Keyboard")).triggered.connect(self.shortcuts_requested)
        self.addAction(self.tr("About")).triggered.connect(self.about_requested)
        self.addSeparator()
        self.devices_action = self.addAction(self.tr("Your laptops"))
        self.devices_action.setObjectName("devices_action")
        self.devices_action.triggered.connect(self.devices_requested)
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
