"""Keys and commands come from one data file, checked for conflicts, so that menus, overlay and keys always agree."""

from __future__ import annotations

import tomllib
import weakref
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from assessor_app.paths import RESOURCES

PLACES: Final = ("window", "queue", "workspace", "review")
# the review page has some of the workspace's commands, too
_JOINED: Final = {"workspace", "review"}
_FIELDS: Final = {"id", "title", "group", "where", "keys", "numbered", "fixed"}
_REQUIRED: Final = _FIELDS - {"numbered", "fixed"}
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


def native_key(key: str) -> str:
    """A key as the system writes it: "Ctrl+Enter", "←"; nothing for no key."""
    return _ARROW_SIGNS.get(key, QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))


@dataclass(frozen=True, slots=True)
class Command:
    """One command: ``keys`` as Qt writes them, none where it has none or the person took them away.

    ``numbered`` means the n-th key calls the command with n (an empty key keeps its place), ``fixed`` that the person
    cannot change the keys.
    """

    id: str
    title: str
    group: str
    where: str
    keys: tuple[str, ...]
    numbered: bool = False
    fixed: bool = False

    @property
    def words(self) -> str:
        """The title in the user's language."""
        return QCoreApplication.translate("shortcuts", self.title)

    @property
    def group_words(self) -> str:
        """The heading in the user's language."""
        return QCoreApplication.translate("shortcuts", self.group)

    @property
    def key_words(self) -> str:
        """The keys as the system writes them: "1 … 9", "Ctrl+Enter"; nothing when there is none."""
        native = [native_key(key) for key in self.keys if key]
        if not native:
            return ""
        return f"{native[0]} … {native[-1]}" if self.numbered and len(native) > 1 else native[0]

    def slots(self) -> tuple[KeySlot, ...]:
        """What keys can be given to: the command, or each choice of a numbered one."""
        if not self.numbered:
            return (KeySlot(self.id, self, 0, self.keys),)
        found = enumerate(self.keys, start=1)
        return tuple(KeySlot(f"{self.id}.{number}", self, number, (key,) if key else ()) for number, key in found)


@dataclass(frozen=True, slots=True)
class KeySlot:
    """What a key can be given to; ``id`` is the objectName of its QAction, ``number`` the choice, 0 for none."""

    id: str
    command: Command
    number: int
    keys: tuple[str, ...]

    @property
    def words(self) -> str:
        """The command, with its number where it has one."""
        return f"{self.command.words}: {self.number}" if self.number else self.command.words

    @property
    def key_words(self) -> str:
        """The first key as the system writes it."""
        return native_key(self.keys[0]) if self.keys else ""

    def clashes_with(self, other: KeySlot) -> bool:
        """Whether both can be reached at the same place, so that one key cannot serve both."""
        return self.id != other.id and _meet(self.command.where, other.command.where)


def _meet(place: str, other: str) -> bool:
    """Whether commands of these two places can be reached at once."""
    return place == other or "window" in (place, other) or {place, other} == _JOINED


class Keymap(QObject):
    """All commands in the order of the file; ``changed`` when keys were given to other commands."""

    changed = Signal()

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._shipped = commands
        self._commands = commands
        self._owners: list[weakref.ref[QWidget]] = []

    @property
    def commands(self) -> tuple[Command, ...]:
        """Every command with the keys it has now."""
        return self._commands

    def command(self, command_id: str) -> Command:
        """The command with this id. Raises KeyError."""
        for command in self._commands:
            if command.id == command_id:
                return command
        raise KeyError(command_id)

    def key_words(self, command_id: str) -> str:
        """The keys of a command as the system writes them, "" while it has none. Raises KeyError."""
        return self.command(command_id).key_words

    def hint(self, words: str, command_id: str) -> str:
        """Words for a control, with the key of its command behind them: "Partly (H)". Raises KeyError."""
        key = self.key_words(command_id)
        return f"{words} ({key})" if key else words

    def groups(self) -> Mapping[str, tuple[Command, ...]]:
        """Commands under their headings, both in the order of the file."""
        found: dict[str, list[Command]] = {}
        for command in self._commands:
            found.setdefault(command.group, []).append(command)
        return {group: tuple(commands) for group, commands in found.items()}

    def slots(self, *, shipped: bool = False) -> Mapping[str, KeySlot]:
        """Everything a key can be given to, by id; with ``shipped`` holding the keys of the data file."""
        commands = self._shipped if shipped else self._commands
        return {slot.id: slot for command in commands for slot in command.slots()}

    def give(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Give these slots other keys, all others those of the data file; what is bound follows at once.

        Raises KeyError for an unknown slot.
        """
        slots = self.slots(shipped=True)
        if unknown := keys.keys() - slots.keys():
            raise KeyError(sorted(unknown)[0])
        self._commands = tuple(_with_keys(command, keys) for command in self._shipped)
        now = self.slots()
        for owner in self._living():
            for action in owner.actions():
                if (slot := now.get(action.objectName())) is not None:
                    action.setShortcuts([QKeySequence(key) for key in slot.keys])
        self.changed.emit()

    def bind(self, owner: QWidget, slots: Mapping[str, Callable[..., Any]]) -> Mapping[str, QAction]:
        """Give ``owner`` one QAction per command; it works while ``owner`` or a child of it has the focus.

        ``slots`` maps command ids to bound methods, called without arguments, or with the number pressed for
        numbered commands. The action's objectName is the command's id (``score.level.3`` for numbered ones),
        which is how the menus find it. Commands for the window work in the whole window.
        Raises KeyError for an unknown id.
        """
        actions: dict[str, QAction] = {}
        for command_id, method in slots.items():
            for action in _actions(self.command(command_id), owner, method):
                owner.addAction(action)
                actions[action.objectName()] = action
        if not any(known() is owner for known in self._owners):
            self._owners.append(weakref.ref(owner))
        return actions

    def offered(self, window: QWidget, page: QWidget | None) -> Mapping[str, QAction]:
        """The actions that work while ``page`` of ``window`` is in front, by slot id."""
        found: dict[str, QAction] = {}
        for owner in self._living():
            if owner is window or (page is not None and (owner is page or page.isAncestorOf(owner))):
                found.update({action.objectName(): action for action in owner.actions() if action.objectName()})
        return found

    def _living(self) -> Iterator[QWidget]:
        for known in list(self._owners):
            owner = known()
            if owner is None or not isValid(owner):
                self._owners.remove(known)
            else:
                yield owner


def _with_keys(command: Command, keys: Mapping[str, tuple[str, ...]]) -> Command:
    found = [keys.get(slot.id, slot.keys) for slot in command.slots()]
    if command.numbered:
        return replace(command, keys=tuple(one[0] if one else "" for one in found))
    return replace(command, keys=found[0])


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


def _actions(command: Command, owner: QWidget, method: Callable[..., Any]) -> Iterator[QAction]:
    everywhere = command.where == "window"
    context = Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
    for slot in command.slots():
        action = QAction(command.words, owner)
        action.setObjectName(slot.id)
        action.setShortcuts([QKeySequence(key) for key in slot.keys])
        action.setShortcutContext(context)
        action.setAutoRepeat(not command.numbered)
        if command.numbered:
            _Choice(action, method, slot.number)
        else:
            _Call(action, method)
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
    if not keys and entry.get("numbered", False):
        raise KeymapError(f"{name}: at least one key is needed.")
    for key in keys:
        if not isinstance(key, str) or not plain_key(key):
            raise KeymapError(f"{name}: {key!r} is not a key.")
    choices = (bool(entry.get("numbered", False)), bool(entry.get("fixed", False)))
    return Command(name, entry["title"], entry["group"], entry["where"], keys, *choices)


def plain_key(key: str) -> str:
    """A key in the one spelling by which keys are compared; nothing for what is no key."""
    return QKeySequence(key).toString()


def _check(commands: tuple[Command, ...]) -> None:
    seen: set[str] = set()
    taken: dict[str, list[Command]] = {}
    for command in commands:
        if command.id in seen:
            raise KeymapError(f"{command.id} is there twice.")
        seen.add(command.id)
        for key in command.keys:
            normal = plain_key(key)
            for other in taken.get(normal, []):
                if _meet(command.where, other.where):
                    raise KeymapError(f"{key} is given to both {other.id} and {command.id}.")
            taken.setdefault(normal, []).append(command)


def is_text_field(widget: QWidget | None) -> bool:
    """Whether typing into ``widget`` writes text."""
    if widget is None:
        return False
    if isinstance(widget, QLineEdit):
        return not widget.isReadOnly()
    # late: the start needs none of them, and Qt's classes take a while to be imported
    from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit

    if isinstance(widget, QPlainTextEdit | QTextEdit):
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
    # late: as above
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, QTabBar

    if isinstance(widget, QAbstractButton):
        return key == Qt.Key.Key_Space
    if isinstance(widget, QAbstractItemView | QAbstractSlider | QComboBox | QTabBar):
        return key in _ARROWS or (key == Qt.Key.Key_Space and isinstance(widget, QComboBox))
    return False
