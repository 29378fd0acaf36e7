"""The rows of the comment bank: headings, and the comments under each."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt

from assessor_app.domain.programme import BankComment
from assessor_app.gui.widgets.headed_rows import FIRST_OWN_ROLE, HeadedRows

ASIDE_ROLE: Final = FIRST_OWN_ROLE
_SPOKEN: Final = 300


class BankModel(HeadedRows[BankComment]):
    """``ASIDE_ROLE`` gives whose a comment is and how often it was used."""

    def place_of(self, comment_id: str) -> int:
        """The row of a comment, -1 where it is not shown."""
        return next((place for place, comment in self.entries() if comment.id == comment_id), -1)

    def told(self, entry: BankComment, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == ASIDE_ROLE:
            return self._aside(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.text[:_SPOKEN]}, {self._aside(entry)}"
        return None

    def _aside(self, comment: BankComment) -> str:
        whose = self.tr("Your own") if comment.own else self.tr("From the programme")
        if not comment.used:
            return whose
        used = self.tr("used once") if comment.used == 1 else self.tr("used {n} times").format(n=comment.used)
        return f"{whose} · {used}"
