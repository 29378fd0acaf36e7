"""The kinds of settings a row of the table can be: each checks, writes and reads its own values."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

from PySide6.QtCore import QCoreApplication

T = TypeVar("T", bool, int, float, str)
Section = Literal["appearance", "evidence", "judging", "spelling", "language", "storage", "security", "privacy"]
Effect = Literal["at_once", "next_start", "next_file"]
CONTEXT: Final = "settings"
PREFIX: Final = "setting."
"""Before the name of every setting among the values that a profile remembers."""
FOR_MAKERS: Final = "ASSESSOR_FOR_MAKERS"
"""The environment variable of people who work on the program itself: any value offers what is of use to them alone."""


class SettingError(ValueError):
    """A value that a setting cannot have; the text says which are possible."""


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One row: ``name`` in the program, ``title`` and ``help`` in plain English, translated where they are shown."""

    name: str
    section: Section
    title: str
    help: str
    default: T
    effect: Effect = "at_once"

    @property
    def key(self) -> str:
        """The name under which the profile keeps it."""
        return self.name if self.name.startswith("theme.") else PREFIX + self.name

    @property
    def title_words(self) -> str:
        """The title in the user's language."""
        return QCoreApplication.translate(CONTEXT, self.title)

    @property
    def help_words(self) -> str:
        """The sentence below it in the user's language."""
        return QCoreApplication.translate(CONTEXT, self.help)

    def checked(self, value: object) -> T:
        """``value`` if it is one that this setting can have. Raises SettingError."""
        raise NotImplementedError

    def encode(self, value: T) -> str:
        """A value as the profile keeps it."""
        return str(value)

    def text_of(self, value: object) -> str:
        """Any value that this setting can have, as the profile keeps it. Raises SettingError."""
        return self.encode(self.checked(value))

    def decode(self, text: str) -> T:
        """A value from the profile. Raises SettingError."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Flag(Setting[bool]):
    """Yes or no."""

    def checked(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise SettingError("yes or no")
        return value

    def encode(self, value: bool) -> str:
        return "yes" if value else "no"

    def decode(self, text: str) -> bool:
        if text not in ("yes", "no"):
            raise SettingError("yes or no")
        return text == "yes"


@dataclass(frozen=True, slots=True)
class Whole(Setting[int]):
    """A whole number from ``least`` to ``most`` in ``step``s; ``unit`` is a plain suffix, ``zero`` what 0 means."""

    least: int = 0
    most: int = 100
    step: int = 1
    unit: str = ""
    zero: str = ""

    def checked(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise SettingError(f"{self.least} to {self.most}")
        return value

    def decode(self, text: str) -> int:
        if not text.isascii() or not text.isdecimal():
            raise SettingError(f"{self.least} to {self.most}")
        return self.checked(int(text))


@dataclass(frozen=True, slots=True)
class Number(Setting[float]):
    """A number from ``least`` to ``most`` with one decimal."""

    least: float = 0.0
    most: float = 100.0
    step: float = 0.5
    unit: str = ""

    def checked(self, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.least <= value <= self.most:
            raise SettingError(f"{self.least:g} to {self.most:g}")
        return float(value)

    def decode(self, text: str) -> float:
        try:
            number = float(text)
        except ValueError as error:
            raise SettingError(f"{self.least:g} to {self.most:g}") from error
        return self.checked(number)


@dataclass(frozen=True, slots=True)
class Choice(Setting[str]):
    """One of a few values, each with its words; those ``for_makers`` are for people who work on the program."""

    choices: tuple[tuple[str, str], ...] = ()
    for_makers: frozenset[str] = frozenset()

    def offered(self) -> tuple[str, ...]:
        """The values to choose from: those for makers only where :data:`FOR_MAKERS` is set."""
        makers = bool(os.environ.get(FOR_MAKERS))
        return tuple(value for value, _ in self.choices if makers or value not in self.for_makers)

    def checked(self, value: object) -> str:
        values = [one for one, _ in self.choices]
        if not isinstance(value, str) or value not in values:
            raise SettingError(", ".join(values))
        return value

    def decode(self, text: str) -> str:
        return self.checked(text)

    def words_of(self, value: str) -> str:
        """The words of a value in the user's language. Raises KeyError."""
        return QCoreApplication.translate(CONTEXT, dict(self.choices)[value])
