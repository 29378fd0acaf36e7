"""One look for the desk: Fusion, one palette, one style sheet; light, dark or high contrast, text at 100–200 %."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from assessor_app.gui.icons import GlyphEngine
from assessor_app.gui.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT
from assessor_app.gui.wardrobe import Wardrobe
from assessor_app.paths import RESOURCES

Mode = Literal["system", "light", "dark", "contrast_light", "contrast_dark"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
SCALES: Final = (100, 115, 130, 150, 175, 200)
_BASE_PIXELS: Final = 13
# captions are as large as the film is shown: there are more sizes than those of the desk itself
_MOST_FONTS: Final = 64
_PLACEHOLDER: Final = re.compile(r"@(?:px:(\d+)|([a-z_]+))@")


class Theme(QObject):
    """Colours, icons and sizes. ``changed`` tells that any of them is different now: repaint what you painted.

    ``chosen`` tells at once that another mode or size was set; a window on screen takes it up over the next turns of
    the loop, and hears ``changed`` when it wears it. Of several choices in one turn only the last is put on.
    """

    changed = Signal()
    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode: Mode = "system"
        self._scale = self._worn_scale = 100
        self._app: QApplication | None = None
        self._wardrobe: Wardrobe | None = None
        self._system_pixels = _BASE_PIXELS
        self._colors: dict[str, QColor] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._template = ""
        self._read_colors()

    @property
    def mode(self) -> Mode:
        """What was chosen: follow the system, or always one of the others."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use now."""
        if self._mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode in ("dark", "contrast_dark")

    @property
    def high_contrast(self) -> bool:
        """Whether the colours in use now are those of high contrast."""
        if self._mode == "system":
            return _system_wants_contrast()
        return self._mode in ("contrast_light", "contrast_dark")

    @property
    def text_scale(self) -> int:
        """Size of text in percent, 100 to 200."""
        return self._scale

    def color(self, name: str) -> QColor:
        """The colour of a token. Raises KeyError for a name that is no token (see tokens.py)."""
        return self._colors[name]

    def px(self, pixels: float) -> int:
        """A length drawn for 100 % text, at the present text size."""
        return round(pixels * self._unit())

    def font(self, pixels: float = _BASE_PIXELS, *, bold: bool = False) -> QFont:
        """The desk's font at a size given for 100 % text; for delegates and painted widgets."""
        font = self._fonts.get((pixels, bold))
        if font is None:
            if len(self._fonts) >= _MOST_FONTS:
                self._fonts.clear()
            font = QFont(QApplication.font())
            font.setPixelSize(self.px(pixels))
            font.setBold(bold)
            # kept, since Qt looks a font up again for each that it has not seen: hundreds at one painting of a list
            self._fonts[pixels, bold] = font
        return QFont(font)

    def icon(self, name: str, color: str = "muted") -> QIcon:
        """An icon by its Material Design name, in a token's colour; it follows changes of theme by itself.

        Greyed when disabled; in the colour ``accent`` when checked.
        """
        key = (name, color)
        if key not in self._icons:
            self._icons[key] = QIcon(GlyphEngine(name, partial(self._ink, color)))
        return self._icons[key]

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or stay with one look. Raises ValueError for a mode that is none of MODES."""
        if mode not in MODES:
            raise ValueError(f"{mode!r} is no theme; choose one of {', '.join(MODES)}")
        self._mode = mode
        hints = QGuiApplication.styleHints()
        if mode == "system":
            hints.unsetColorScheme()
        else:
            # Lets the system draw title bars and its own dialogs to match.
            hints.setColorScheme(Qt.ColorScheme.Dark if self.dark else Qt.ColorScheme.Light)
        self._refresh()
        self.chosen.emit()

    def set_text_scale(self, percent: int) -> None:
        """Set the size of all text; values outside 100 to 200 are drawn in."""
        self._scale = min(200, max(100, percent))
        self._refresh()
        self.chosen.emit()

    def apply(self, app: QApplication) -> None:
        """Dress the application and follow the system from now on; call once, before the first window."""
        self._app = app
        app.setStyle("Fusion")
        self._system_pixels = max(_BASE_PIXELS, QFontInfo(app.font()).pixelSize())
        self._template = (RESOURCES / "styles" / "desk.qss").read_text(encoding="utf-8")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)
        self._refresh()

    def change_by(self, window: QMainWindow, pages: QStackedWidget, *chrome: QWidget) -> None:
        """Once this window is on screen, dress its parts rather than the whole application, see :class:`Wardrobe`.

        Of a new sheet for the application Qt tells each widget as many times as it has others around it. Everything on
        screen has to belong to the window.
        """
        self._wardrobe = Wardrobe(window, pages, chrome, self.style_sheet, self._take_up, self.changed.emit)
        window.destroyed.connect(self._forget_window)

    def dress_apart(self, page: QWidget, parts: Callable[[], Iterable[QWidget]], place: QWidget) -> None:
        """Have a large page of the window change part by part, see :meth:`Wardrobe.take_apart`."""
        if self._wardrobe is not None:
            self._wardrobe.take_apart(page, parts, place)

    def settle(self) -> None:
        """Have the window wear now what was chosen, for whoever takes a picture of it."""
        if self._wardrobe is not None:
            self._wardrobe.finish()

    def style_sheet(self) -> str:
        """The style sheet with every @token@ and @px:n@ filled in. Raises KeyError for an unknown token."""
        return _PLACEHOLDER.sub(self._fill, self._template)

    def _unit(self) -> float:
        return self._worn_scale / 100 * self._system_pixels / _BASE_PIXELS

    def _fill(self, found: re.Match[str]) -> str:
        if found[1]:
            return f"{self.px(int(found[1]))}px"
        return self._colors[found[2]].name()

    def _ink(self, color: str, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode == QIcon.Mode.Disabled:
            faded = QColor(self._colors[color])
            faded.setAlphaF(0.7 if self.high_contrast else 0.45)
            return faded
        if state == QIcon.State.On and color == "muted":
            return self._colors["accent"]
        return self._colors[color]

    @Slot(Qt.ColorScheme)
    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self._mode == "system":
            self._refresh()

    @Slot(Qt.ContrastPreference)
    def _follow_contrast(self, _preference: Qt.ContrastPreference) -> None:
        if self._mode == "system":
            self._refresh()

    @Slot()
    def _forget_window(self) -> None:
        self._wardrobe = None

    def _read_colors(self) -> None:
        pair = (CONTRAST_LIGHT, CONTRAST_DARK) if self.high_contrast else (LIGHT, DARK)
        self._colors = {name: QColor(value) for name, value in pair[self.dark].items()}

    def _refresh(self) -> None:
        wardrobe = self._wardrobe
        if wardrobe is not None and wardrobe.in_use:
            wardrobe.change()
            return
        self._take_up()
        if self._app is not None:
            sheet = self.style_sheet()
            self._app.setStyleSheet(sheet)
            if wardrobe is not None:
                wardrobe.stand_on(sheet)
        self.changed.emit()

    def _take_up(self) -> None:
        """From now on colours, sizes and the application's own font are those chosen."""
        self._worn_scale = self._scale
        self._read_colors()
        self._fonts.clear()
        if self._app is not None:
            font = QFont(self._app.font())
            font.setPixelSize(self.px(_BASE_PIXELS))
            self._app.setFont(font)
            self._app.setPalette(self._palette())

    def _palette(self) -> QPalette:
        role, palette = QPalette.ColorRole, QPalette()
        for target, token in (
            (role.Window, "window"),
            (role.Base, "field"),
            (role.AlternateBase, "hover"),
            (role.Button, "panel"),
            (role.WindowText, "text"),
            (role.Text, "text"),
            (role.ButtonText, "text"),
            (role.BrightText, "on_accent"),
            (role.PlaceholderText, "muted"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "on_accent"),
            (role.Link, "accent"),
            (role.LinkVisited, "accent"),
            (role.Accent, "accent"),
            (role.ToolTipBase, "panel"),
            (role.ToolTipText, "text"),
            (role.Light, "line"),
            (role.Midlight, "line"),
            (role.Mid, "line"),
            (role.Dark, "field_line"),
            (role.Shadow, "line"),
        ):
            palette.setColor(target, self._colors[token])
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(
                QPalette.ColorGroup.Disabled, target, self._ink("muted", QIcon.Mode.Disabled, QIcon.State.Off)
            )
        return palette


def _system_wants_contrast() -> bool:
    # The outer hints are kept while the inner are asked: PySide lets go of both together.
    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
