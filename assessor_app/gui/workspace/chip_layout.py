"""Lays chips out in one row: as wide as they like where there is room, else the longest give way first."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from assessor_app.gui.widgets.flow_layout import FlowLayout


class ChipLayout(FlowLayout):
    """``floor`` (pixels) is what no chip is made narrower than, nor than its own minimum, unless it wants no more.

    Where not even that fits, with ``scrolls`` each gets what it likes up to ``roomy`` pixels.
    """

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent, spacing)
        self.floor, self.roomy = 0, 0
        self.scrolls = False

    def least_width(self) -> int:
        """Pixels that the chips take at their narrowest."""
        return self._size(self._least(self.floor)).width()

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return self._size(self._wide())

    def minimumSize(self) -> QSize:
        return self._size(self._least(self.roomy if self.scrolls else self.floor))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the chips into ``rect`` and return the height they need."""
        shown = [item for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(shown) - 1)
        least = self._least(self.roomy if self.scrolls else self.floor)
        widths = fit_widths(self._wide(), rect.width() - gaps, least)
        left, tall = rect.left(), 0
        for item, width in zip(shown, widths, strict=True):
            height = item.sizeHint().height()
            if move:
                item.setGeometry(QRect(left, rect.top() + (rect.height() - height) // 2, width, height))
            left += width + self.spacing()
            tall = max(tall, height)
        return tall

    def _wide(self) -> list[int]:
        return [item.sizeHint().width() for item in self._items if not item.isEmpty()]

    def _least(self, floor: int) -> list[int]:
        shown = [item for item in self._items if not item.isEmpty()]
        return [min(item.sizeHint().width(), max(floor, item.minimumSize().width())) for item in shown]

    def _size(self, widths: list[int]) -> QSize:
        gaps = self.spacing() * max(0, len(widths) - 1)
        return QSize(sum(widths) + gaps, self._arrange(QRect(), move=False))


def fit_widths(wanted: list[int], room: int, least: list[int]) -> list[int]:
    """The widths wanted, all that are longer than some bound cut to it so that they fit ``room``.

    None is cut below its ``least``, so that the sum may still be more than ``room``.
    """
    low, high = 0, max(wanted, default=0)
    while low < high:
        bound = (low + high + 1) // 2
        fits = sum(_cut(wanted, bound, least)) <= room
        low, high = (bound, high) if fits else (low, bound - 1)
    return _cut(wanted, low, least)


def _cut(wanted: list[int], bound: int, least: list[int]) -> list[int]:
    return [max(min(width, bound), smallest) for width, smallest in zip(wanted, least, strict=True)]
