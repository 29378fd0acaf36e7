"""How a sheet is named on screen: its number in the file, and the number printed on it where that differs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

_ROMAN: Final = frozenset("ivxlcdm")
# "A" or "xi" number pages; a longer word without digits names one
_LONGEST_LETTERS: Final = 2


def printed_words(label: str) -> str:
    """What is printed on a sheet as people say it: "p. iv", "p. A-3"; a name such as "cover" stands for itself."""
    letters = label.casefold()
    named = letters.isalpha() and len(letters) > _LONGEST_LETTERS and not _ROMAN.issuperset(letters)
    return label if named else QCoreApplication.translate("SheetWords", "p. {0}").format(label)


def sheet_words(page: int, label: str) -> str:
    """Sheet ``page`` (0-based) with its printed label, as a thumbnail says it: "p. iv · sheet 4", or just "4"."""
    if not label:
        return str(page + 1)
    return QCoreApplication.translate("SheetWords", "{0} · sheet {1}").format(printed_words(label), page + 1)
