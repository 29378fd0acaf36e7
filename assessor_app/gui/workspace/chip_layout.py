"""Lays chips out in one row: as wide as they like where there is room, else the longest give way first."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from assessor_app.gui.widgets.flow_layout import FlowLayout


class ChipLayout(FlowLayout):
    """``floor`` (pixels) is what no chip is made narrower than, unless it is so of its own.

    Where not even that fits, with ``scrolls`` each gets what it likes up to ``roomy`` pixels.
    """

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent, spacing)
        self.floor, self.roomy = 0, 0
        self.scrolls = False

    def least_width(self) -> int:
        """Pixels that the chips take at their narrowest."""
        return self._size([min(one, self.floor) for one in self._wide()]).width()

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return self._size(self._wide())

    def minimumSize(self) -> QSize:
        bound = self.roomy if self.scrolls else self.floor
        return self._size([min(one, bound) for one in self._wide()])

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the chips into ``rect`` and return the height they need."""
        shown = [item for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(shown) - 1)
        widths = fit_widths(self._wide(), rect.width() - gaps, self.roomy if self.scrolls else self.floor)
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

    def _size(self, widths: list[int]) -> QSize:
        gaps = self.spacing() * max(0, len(widths) - 1)
        return QSize(sum(widths) + gaps, self._arrange(QRect(), move=False))


def fit_widths(wanted: list[int], room: int, floor: int) -> list[int]:
    """The widths wanted, all that are longer than some bound cut to it so that they fit ``room``; none below ``floor``.

    What is wanted below ``floor`` is always given, so that the sum may still be more than ``room``.
    """
    if sum(wanted) <= room:
        return wanted
    left, bound = room, 0
    for place, width in enumerate(sorted(wanted)):
        bound = left // (len(wanted) - place)
        if width > bound:
            break
        left -= width
    return [min(width, max(bound, floor)) for width in wanted]
