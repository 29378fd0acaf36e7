"""Keys and commands come from one data file, checked for conflicts, so menus, overlay and keys always agree."""

from __future__ import annotations

import tomllib
import weakref
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from assessor_app.paths import RESOURCES

PLACES: Final = ("window", "workspace")
_FIELDS: Final = {"id", "title", "group", "where", "keys", "numbered"}
_REQUIRED: Final = _FIELDS - {"numbered"}
_ARROWS: Final = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


_ARROW_SIGNS: Final = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class KeymapError(Exception):
    """The data file of the keys is wrong; the text names the entry and what is wrong with it."""


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: ``keys`` as Qt writes them; ``numbered`` means the n-th key calls the command with n."""

    id: str
    title: str
    group: str
    where: str
    keys: tuple[str, ...]
    numbered: bool = False

    @property
    def words(self) -> str:
        """The title in the user's language."""
        return QCoreApplication.translate("shortcuts", self.title)

    @property
    def key_words(self) -> str:
        """The keys as the system writes them: "1 … 9", "Ctrl+Enter"."""
        native = [_ARROW_SIGNS.get(key, _native(key)) for key in self.keys]
        return f"{native[0]} … {native[-1]}" if self.numbered else native[0]


@dataclass(frozen=True, slots=True)
class Keymap:
    """All commands in the order of the file."""

    commands: tuple[Command, ...]

    def command(self, command_id: str) -> Command:
        """The command with this id. Raises KeyError."""
        for command in self.commands:
            if command.id == command_id:
                return command
        raise KeyError(command_id)

    def groups(self) -> Mapping[str, tuple[Command, ...]]:
        """Commands under their headings, both in the order of the file."""
        found: dict[str, list[Command]] = {}
        for command in self.commands:
            found.setdefault(command.group, []).append(command)
        return {group: tuple(commands) for group, commands in found.items()}

    def bind(self, owner: QWidget, slots: Mapping[str, Callable[..., Any]]) -> Mapping[str, QAction]:
        """Give ``owner`` one QAction per command; it works while ``owner`` or a child of it has the focus.

        ``slots`` maps command ids to bound methods, called without arguments, or with the number pressed for
        numbered commands. The action's objectName is the command's id (``score.level.3`` for numbered ones),
        which is how the menus find it. Commands for the window work in the whole window.
        Raises KeyError for an unknown id.
        """
        actions: dict[str, QAction] = {}
        for command_id, slot in slots.items():
            for action in _actions(self.command(command_id), owner, slot):
                owner.addAction(action)
                actions[action.objectName()] = action
        return actions


class _Choice(QObject):
    """Calls a method with the number of the key, without keeping the method's widget alive."""

    def __init__(self, action: QAction, slot: Callable[..., Any], number: int) -> None:
        super().__init__(action)
        self._slot = weakref.WeakMethod(slot)
        self._number = number
        action.triggered.connect(self.call)

    @Slot()
    def call(self) -> None:
        slot = self._slot()
        if slot is not None:
            slot(self._number)


class _Call(QObject):
    """Calls a method without the ``checked`` argument that QAction sends along."""

    def __init__(self, action: QAction, slot: Callable[..., Any]) -> None:
        super().__init__(action)
        self._slot = weakref.WeakMethod(slot)
        action.triggered.connect(self.call)

    @Slot()
    def call(self) -> None:
        slot = self._slot()
        if slot is not None:
            slot()


def _actions(command: Command, owner: QWidget, slot: Callable[..., Any]) -> Iterator[QAction]:
    keys = [[key] for key in command.keys] if command.numbered else [list(command.keys)]
    everywhere = command.where == "window"
    context = Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
    for number, together in enumerate(keys, start=1):
        action = QAction(command.words, owner)
        action.setObjectName(f"{command.id}.{number}" if command.numbered else command.id)
        action.setShortcuts([QKeySequence(key) for key in together])
        action.setShortcutContext(context)
        action.setAutoRepeat(not command.numbered)
        if command.numbered:
            _Choice(action, slot, number)
        else:
            _Call(action, slot)
        yield action


def load_keymap(path: Path = RESOURCES / "shortcuts.toml") -> Keymap:
    """Read and check the data file. Raises KeymapError: unknown or missing field, bad key, one key for two."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("command", [])
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KeymapError(f"{path.name} cannot be read: {error}") from error
    commands = tuple(_command(entry, number) for number, entry in enumerate(entries, start=1))
    _check(commands)
    return Keymap(commands)


def _command(entry: Mapping[str, Any], number: int) -> Command:
    name = entry.get("id", f"command number {number}")
    if unknown := sorted(entry.keys() - _FIELDS):
        raise KeymapError(f"{name}: unknown field {', '.join(unknown)}.")
    if missing := sorted(_REQUIRED - entry.keys()):
        raise KeymapError(f"{name}: {', '.join(missing)} is missing.")
    if entry["where"] not in PLACES:
        raise KeymapError(f"{name}: where must be one of {', '.join(PLACES)}, not {entry['where']!r}.")
    keys = tuple(entry["keys"])
    if not keys:
        raise KeymapError(f"{name}: at least one key is needed.")
    for key in keys:
        if not isinstance(key, str) or QKeySequence(key).toString() == "":
            raise KeymapError(f"{name}: {key!r} is not a key.")
    return Command(name, entry["title"], entry["group"], entry["where"], keys, bool(entry.get("numbered", False)))


def _check(commands: tuple[Command, ...]) -> None:
    seen: set[str] = set()
    taken: dict[str, list[Command]] = {}
    for command in commands:
        if command.id in seen:
            raise KeymapError(f"{command.id} is there twice.")
        seen.add(command.id)
        for key in command.keys:
            normal = QKeySequence(key).toString()
            for other in taken.get(normal, []):
                if other.where == command.where or "window" in (other.where, command.where):
                    raise KeymapError(f"{key} is given to both {other.id} and {command.id}.")
            taken.setdefault(normal, []).append(command)


def is_text_field(widget: QWidget | None) -> bool:
    """Whether typing into ``widget`` writes text."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox)


def belongs_to_focus(event: QKeyEvent, widget: QWidget | None) -> bool:
    """Whether a key is the focused widget's own business and must not fire a shortcut.

    To be asked on ShortcutOverride. Text fields own every key that types; buttons own Space; lists, sliders,
    tabs and combo boxes own the keys that move inside them. Everything with Ctrl, Alt or Meta is a shortcut.
    """
    beyond = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    if event.modifiers() & ~beyond:
        return False
    key = event.key()
    if is_text_field(widget):
        return key < Qt.Key.Key_Escape or key in _ARROWS
    if isinstance(widget, QAbstractButton):
        return key == Qt.Key.Key_Space
    if isinstance(widget, QAbstractItemView | QAbstractSlider | QComboBox | QTabBar):
        return key in _ARROWS or (key == Qt.Key.Key_Space and isinstance(widget, QComboBox))
    return False
