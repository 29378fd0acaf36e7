"""Icons drawn from qtawesome's Material Design font, in the colours of the theme at the moment of painting.

qtawesome itself takes some 200 ms to import and loads all its fonts; reading its one font and name table takes
about 15 ms, and only when the first icon is painted. The names are qtawesome's (``mdi6.inbox`` or ``inbox``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache


@cache
def _face() -> tuple[str, Mapping[str, str]]:
    """The font's family, and the code of each glyph by its name; read once in a process, when the first is painted."""
    folder = _font_folder()
    table = next(folder.glob("materialdesignicons6-webfont-charmap*.json"))
    face = next(folder.glob("materialdesignicons6-webfont-[0-9]*.ttf"))
    number = QFontDatabase.addApplicationFont(str(face))
    return QFontDatabase.applicationFontFamilies(number)[0], json.loads(table.read_text(encoding="utf-8"))


def _font_folder() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("qtawesome is not installed")
    return Path(next(iter(spec.submodule_search_locations))) / "fonts"


class GlyphEngine(QIconEngine):
    """Paints one glyph; asks for its colour each time, so that a change of theme needs no new icons."""

    def __init__(self, name: str, color: Callable[[QIcon.Mode, QIcon.State], QColor]) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        family, codes = _face()
        font = QFont(family)
        font.setPixelSize(max(1, min(rect.width(), rect.height())))
        painter.save()
        painter.setPen(self._color(mode, state))
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, chr(int(codes[self._name.removeprefix("mdi6.")], 16)))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        key = f"glyph:{self._name}:{self._color(mode, state).rgba()}:{size.width()}x{size.height()}"
        found = QPixmap()
        if QPixmapCache.find(key, found):
            return found
        if size.isEmpty():
            # A button squeezed to nothing asks for no pixels; painting on none would only warn.
            return QPixmap()
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        QPixmapCache.insert(key, drawn)
        return drawn

    def clone(self) -> QIconEngine:
        return GlyphEngine(self._name, self._color)
