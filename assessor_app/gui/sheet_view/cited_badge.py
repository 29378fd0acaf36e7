"""Where the badge of cited cells goes: beside them over nothing but empty cells or the margin, else into the header."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from assessor_app.gui.theme import Theme

GAP = 4


def badge_words(theme: Theme, badge: str, room: int) -> tuple[str, QSize]:
    """The badge, elided to ``room`` pixels, and the size it takes."""
    metrics = QFontMetrics(theme.font(12, bold=True))
    pad = theme.px(16)
    shown = metrics.elidedText(badge, Qt.TextElideMode.ElideRight, max(40, room - pad))
    return shown, QSize(metrics.horizontalAdvance(shown) + pad, metrics.height() + theme.px(4))


def badge_box(frame: QRect, window: QRect, margin: int, size: QSize, is_free: Callable[[QRect], bool]) -> QRect | None:
    """A place for the badge that hides nothing, None where there is none.

    ``frame`` are the cited cells as far as they are in ``window``, ``margin`` is where the last column ends;
    ``is_free`` tells whether a box lies over empty cells only. The nearest to where the frame begins comes first.
    """
    wide, high = size.width(), size.height()
    beside = frame.right() + 1 + GAP
    in_margin = max(margin, frame.right() + 1) + GAP
    corners = (
        (beside, frame.top()),
        (frame.left(), frame.top() - high),
        (frame.left() - GAP - wide, frame.top()),
        (frame.left(), frame.bottom() + 1),
        (in_margin, min(frame.top(), window.bottom() + 1 - high)),
    )
    for left, top in corners:
        box = QRect(left, top, wide, high)
        if window.contains(box) and is_free(box):
            return box
    return None


def header_box(cited: tuple[int, int], window: QRect, size: QSize) -> QRect:
    """A place in the header of columns: right of the letters cited (``cited`` are the pixels they take), else left."""
    wide = min(size.width(), window.width())
    top = window.top() + max(0, (window.height() - size.height()) // 2)
    if cited[1] + GAP + wide <= window.right() + 1:
        left = max(window.left(), cited[1] + GAP)
    elif cited[0] - GAP - wide >= window.left():
        left = cited[0] - GAP - wide
    else:
        left = window.right() + 1 - wide
    return QRect(left, top, wide, min(size.height(), window.height()))


def paint_badge(painter: QPainter, theme: Theme, box: QRect, words: str) -> None:
    """The badge itself, as every viewer has it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(QRectF(box), 3, 3)
    painter.setFont(theme.font(12, bold=True))
    painter.setPen(theme.color("on_accent"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
