"""How soon the palette stands, and how soon a letter typed into it is answered, with a full queue and a long rubric."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from assessor_app.demo.loop_turns import let_pass
from assessor_app.gui.palette.command_source import CommandSource
from assessor_app.gui.palette.palette_panel import PalettePanel
from assessor_app.gui.palette.palette_source import PaletteEntry
from assessor_app.gui.shortcuts import load_keymap
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.overlay import Overlay
from tests.bench.figures import Figure
from tests.bench.grounds import Grounds

NAME = "palette"
SUBMISSIONS, CRITERIA, ROUNDS = 2000, 1000, 6
_WORDS = [
    "leading",
    "vision",
    "mission",
    "effective",
    "instructional",
    "practice",
    "guaranteed",
    "viable",
    "curriculum",
    "professional",
    "learning",
    "assessment",
    "gathers",
    "stakeholder",
    "evidence",
    "reviews",
    "current",
    "state",
    "uses",
    "research",
    "sets",
    "expectations",
    "records",
    "agreement",
]
_TYPED = ("next", "lvm-14", "gath evid", "rvws", "setting", "2.a")
_PATIENCE_MS = 5000


class Painted(QObject):
    """Waits for the next painting of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._loop = QEventLoop()
        self._waiting = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._waiting:
            self._waiting = False
            # Once the painting itself is over.
            QTimer.singleShot(0, self._loop.quit)
        return False

    def milliseconds(self, act: Callable[[], object]) -> float:
        """From calling ``act`` until what came of it is painted."""
        self._waiting = True
        began = time.perf_counter()
        QTimer.singleShot(_PATIENCE_MS, self._loop.quit)
        act()
        if self._waiting:
            self._loop.exec()
        else:
            QApplication.sendPostedEvents()
        return (time.perf_counter() - began) * 1000


class _Names:
    """A source of made-up names, the same tuple each time."""

    def __init__(self, name: str, entries: Sequence[PaletteEntry]) -> None:
        self.name = self.caption = name
        self._entries = tuple(entries)

    def entries(self) -> Sequence[PaletteEntry]:
        return self._entries

    def choose(self, key: str) -> None:
        raise AssertionError(f"nothing is chosen here, not even {key}")


def _some(number: int, count: int) -> str:
    return " ".join(_WORDS[(number * 7 + step * 5) % len(_WORDS)] for step in range(count))


def _criteria() -> list[PaletteEntry]:
    return [PaletteEntry(str(one), f"{one % 9}.{'abcd'[one % 4]}  {_some(one, 6)}") for one in range(CRITERIA)]


def _submissions() -> list[PaletteEntry]:
    return [PaletteEntry(str(one), f"LVM-{1000 + one}", f"{_some(one, 4)} · Ready") for one in range(SUBMISSIONS)]


def measure(_grounds: Grounds, application: QApplication) -> list[Figure]:
    """Open the palette and type into it; beside it, one letter into a bare field over a list that changes nothing."""
    theme = Theme()
    theme.apply(application)
    window = QWidget()
    window.setMinimumSize(900, 560)
    window.resize(1440, 900)
    commands = CommandSource(load_keymap(), window, QStackedWidget(window))
    sources = (_Names("criterion", _criteria()), commands, _Names("submission", _submissions()))
    panel = PalettePanel(sources, theme)
    overlay = Overlay(window, panel)
    window.show()
    let_pass(300)
    opening, typing = _use(panel, overlay)
    overlay.close_overlay()
    bare = _type_bare(window)
    window.close()
    window.deleteLater()
    what = "a letter into a bare field"
    sizes = f"{SUBMISSIONS} submissions, {CRITERIA} criteria"
    return [
        Figure("palette-open", f"palette: asked for to painted ({sizes})", opening, bare, what, goal_p95=16.0),
        Figure("palette-type", "palette: keystroke to painted", typing, bare, what, goal_p95=16.0),
    ]


def _use(panel: PalettePanel, overlay: Overlay) -> tuple[list[float], list[float]]:
    opening, typing = [], []
    shown, listed = Painted(overlay), Painted(panel.hit_list.viewport())

    def begin() -> None:
        panel.open_fresh()
        overlay.open_over()

    for _ in range(ROUNDS):
        for words in _TYPED:
            opening.append(shown.milliseconds(begin))
            let_pass(30)
            for letter in words:
                typing.append(listed.milliseconds(partial(QTest.keyClicks, panel.search_box, letter)))
            overlay.close_overlay()
            let_pass(30)
    return opening, typing


def _type_bare(window: QWidget) -> list[float]:
    """The least that an answer to a letter can cost: the field and a list paint themselves again."""
    side = QWidget(window)
    side.setGeometry(400, 40, 640, 460)
    layout = QVBoxLayout(side)
    field, rows = QLineEdit(), QListView()
    layout.addWidget(field)
    layout.addWidget(rows)
    side.show()
    let_pass(100)
    painted = Painted(rows.viewport())

    def press() -> None:
        QTest.keyClicks(field, "a")
        rows.viewport().update()

    samples = [painted.milliseconds(press) for _ in range(60)]
    side.deleteLater()
    return samples
