"""What the person prefers, typed and checked; everyone who cares hears of a change at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from assessor_app.gui.preferences.setting_kinds import PREFIX, Setting, SettingError
from assessor_app.gui.preferences.settings_table import SETTINGS, nearest, setting

T = TypeVar("T", bool, int, float, str)


class Preferences(QObject):
    """The values of all settings of the table, defaults until :meth:`load`.

    ``changed`` carries a setting's name; ``written`` the key and the text that the profile should keep.
    """

    changed = Signal(str)
    written = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, bool | int | float | str] = {one.name: one.default for one in SETTINGS}

    def get(self, which: Setting[T]) -> T:
        """The present value of a row of the table. Raises KeyError for a row that is not in it."""
        return which.checked(self._values[which.name])

    def set(self, which: Setting[T], value: T) -> None:
        """Prefer ``value`` from now on, and have it kept. Raises SettingError, KeyError."""
        self.choose(which.name, value)

    def choose(self, name: str, value: object) -> None:
        """As :meth:`set`, by name, for a value of whatever origin. Raises SettingError, KeyError."""
        row = setting(name)
        good = row.checked(value)
        if self._values[name] != good:
            self._values[name] = good
            self.written.emit(row.key, row.text_of(good))
            self.changed.emit(name)

    def value(self, name: str) -> bool | int | float | str:
        """The present value of the setting with this name. Raises KeyError."""
        return self._values[name]

    def reset(self, name: str) -> None:
        """Prefer the default again. Raises KeyError."""
        self.choose(name, setting(name).default)

    def is_default(self, name: str) -> bool:
        """Whether a setting has its default value. Raises KeyError."""
        return self._values[name] == setting(name).default

    def load(self, kept: Mapping[str, str]) -> tuple[str, ...]:
        """Take up what the profile kept; returns a sentence for each entry that could not be used.

        An unusable entry is left where it is kept, and the default is used.
        """
        complaints = [_unknown(key) for key in sorted(kept) if key.startswith(PREFIX) and not _known(key)]
        for row in SETTINGS:
            text = kept.get(row.key, "")
            if not text:
                continue
            try:
                value = row.decode(text)
            except SettingError as error:
                complaints.append(_unfit(row.title_words, str(error)))
                continue
            if value != self._values[row.name]:
                self._values[row.name] = value
                self.changed.emit(row.name)
        return tuple(complaints)


def _known(key: str) -> bool:
    return any(row.key == key for row in SETTINGS)


def _unknown(key: str) -> str:
    name = key.removeprefix(PREFIX)
    near = nearest(name)
    if not near:
        return QCoreApplication.translate("settings", "There is no setting “{name}”.").format(name=name)
    sentence = QCoreApplication.translate("settings", "There is no setting “{name}”; the nearest is “{near}”.")
    return sentence.format(name=name, near=near)


def _unfit(title: str, possible: str) -> str:
    sentence = QCoreApplication.translate(
        "settings", "“{title}” was unreadable and is as at first. Possible: {values}."
    )
    return sentence.format(title=title, values=possible)
