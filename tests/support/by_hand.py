"""Goes about the desk by the palette, and changes settings in their page, with nothing but keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from assessor_app.demo.robot import Robot
from assessor_app.gui.palette.palette_panel import PalettePanel
from assessor_app.gui.preferences.settings_table import AnySetting

_CTRL = Qt.KeyboardModifier.ControlModifier


def by_palette(robot: Robot, words: str) -> None:
    """Open the palette, type the words of an entry, and take it."""
    robot.window.activateWindow()
    robot.wait_for(robot.window.isActiveWindow, "the window in front")
    robot.press(Qt.Key.Key_K, _CTRL)
    panel = robot.find(PalettePanel, "palette_panel")
    robot.wait_for(panel.isVisible, "the palette")
    robot.type_keys(panel.search_box, words)
    robot.wait_for(lambda: panel.hit_list.currentIndex().data() == words, f"“{words}” in the palette")
    robot.press(Qt.Key.Key_Return)
    robot.wait_for(lambda: not panel.isVisible(), "the palette gone")


def go_to_setting(robot: Robot, setting: AnySetting) -> None:
    """The page of settings with the keyboard in one control."""
    by_palette(robot, setting.title_words)
    wanted = setting.name.replace(".", "_")
    robot.wait_for(lambda: (QApplication.focusWidget() or robot.window).objectName() == wanted, f"{setting.name}")


def change_setting(robot: Robot, setting: AnySetting, *keys: Qt.Key) -> None:
    """Press keys in the control of a setting, and go back to what was in front."""
    go_to_setting(robot, setting)
    for key in keys:
        robot.press(key)
    while robot.window.desk_pages.front == "settings":
        robot.press(Qt.Key.Key_Escape)
