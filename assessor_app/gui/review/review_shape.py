"""Shapes the review for the room there is: columns share the width, and the decision comes first where it is low."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.resize_watch import ResizeWatch

if TYPE_CHECKING:
    from assessor_app.gui.review.review_page import ReviewPage

# at 100 % text: of a narrower body the words beside the table need the larger part, since its rows are stacked
_NARROW: Final = 800
_LOW: Final = 420
_WIDE_SHARES: Final = (58, 42)
_NARROW_SHARES: Final = (46, 54)


class ReviewShape(QObject):
    """Belongs to one ReviewPage, whose form is loaded."""

    def __init__(self, page: ReviewPage, theme: Theme) -> None:
        super().__init__(page)
        columns, reasons = page.review_body.layout(), page.reasons_content.layout()
        assert isinstance(columns, QBoxLayout)
        assert isinstance(reasons, QBoxLayout)
        self._body, self._columns, self._theme = page.review_body, columns, theme
        self._title, self._reasons, self._rule = page.decision_title, reasons, page.rule_layout
        self._place = self._rule.indexOf(self._title)
        ResizeWatch(self._body).resized.connect(self._fit)
        theme.changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        """In a low body the decision stands before all that is missing, else with what the rule says."""
        narrow = self._body.width() < self._theme.px(_NARROW)
        for column, share in enumerate(_NARROW_SHARES if narrow else _WIDE_SHARES):
            self._columns.setStretch(column, share)
        low = self._body.height() < self._theme.px(_LOW)
        if low == (self._rule.indexOf(self._title) >= 0):
            if low:
                self._reasons.insertWidget(0, self._title)
            else:
                self._rule.insertWidget(self._place, self._title)
