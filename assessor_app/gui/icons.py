"""Icons drawn from qtawesome's Material Design font, in the colours of the theme at the moment of painting.

qtawesome itself takes some 200 ms to import and loads all its fonts; reading its one font and name table takes
about 15 ms, and only when the first icon is painted. The names are qtawesome's (``mdi6.inbox`` or ``inbox``).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache


class GlyphFont:
    """The icon font, loaded at first use."""

    def __init__(self) -> None:
        self._family = ""
        self._glyphs: dict[str, str] = {}

    def glyph(self, name: str) -> str:
        """The character of an icon. Raises KeyError for a name that qtawesome does not know."""
        self._load()
        return chr(int(self._glyphs[name.removeprefix("mdi6.")], 16))

    def font(self, pixels: int) -> QFont:
        """The icon font at ``pixels`` high."""
        self._load()
        font = QFont(self._family)
        font.setPixelSize(max(1, pixels))
        return font

    def _load(self) -> None:
        if self._family:
            return
        folder = _font_folder()
        table = next(folder.glob("materialdesignicons6-webfont-charmap*.json"))
        face = next(folder.glob("materialdesignicons6-webfont-[0-9]*.ttf"))
        self._glyphs = json.loads(table.read_text(encoding="utf-8"))
        number = QFontDatabase.addApplicationFont(str(face))
        self._family = QFontDatabase.applicationFontFamilies(number)[0]


def _font_folder() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("qtawesome is not installed")
    return Path(next(iter(spec.submodule_search_locations))) / "fonts"


class GlyphEngine(QIconEngine):
    """Paints one glyph; asks for its colour each time, so that a change of theme needs no new icons."""

    def __init__(self, glyphs: GlyphFont, name: str, color: Callable[[QIcon.Mode, QIcon.State], QColor]) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._name = name
        self._color = color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setPen(self._color(mode, state))
        painter.setFont(self._glyphs.font(min(rect.width(), rect.height())))
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyphs.glyph(self._name))
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
        return GlyphEngine(self._glyphs, self._name, self._color)
