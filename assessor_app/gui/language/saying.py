"""Says in the user's language what rooms without a screen have put into words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.errors import DeskError
from assessor_app.sentences import Sentence

CONTEXT: Final = "Sentences"


class _Number(int):
    """A whole number that ``{n:,}`` writes with the digits and marks of the user's country."""

    def __format__(self, how: str) -> str:
        locale = QLocale()
        # the bare "C" locale would run the thousands together
        if how != "," or locale.language() == QLocale.Language.C:
            return format(int(self), how)
        return locale.toString(int(self))


class _Fraction(float):
    """A number that ``{n:.2f}`` writes with the user's decimal sign, and ``{n:.0%}`` as "85 %", never parted."""

    def __format__(self, how: str) -> str:
        kind, digits = how[-1:], how[1:-1]
        if kind not in ("f", "%") or how[:1] != "." or not digits.isdigit():
            return format(float(self), how)
        value = round(float(self) * (100 if kind == "%" else 1), int(digits)) + 0.0
        told = QLocale().toString(value, "f", int(digits)).replace("-", "−")
        return f"{told}\N{NO-BREAK SPACE}%" if kind == "%" else told


def say(words: str) -> str:
    """A sentence in the user's language, also one stored in English if nothing was filled in; all else as it is."""
    if isinstance(words, Sentence):
        template = QCoreApplication.translate(CONTEXT, words.template)
        return template.format(**{name: _said(value) for name, value in words.values.items()})
    return QCoreApplication.translate(CONTEXT, words) if words else words


def say_error(error: Exception) -> str:
    """What went wrong and the next step, as one line."""
    advice = error.advice if isinstance(error, DeskError) else ""
    return f"{say(str(error))} {say(advice)}".strip()


def _said(value: object) -> object:
    if isinstance(value, str):
        return say(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _Number(value)
    return _Fraction(value) if isinstance(value, float) else value
