"""Every page as a screen reader and the Tab key meet it: names, roles, order, and a focus that can be seen."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.gui.widgets.reading_order import ReadingOrder, order_tabs
from assessor_app.paths import PACKAGE
from tests.support.patience import Patience
from tests.support.shell import worn_theme
from tests.support.spoken_tree import Ringed, alike, misnamed, nameless, out_of_order, passed_over, walk
from tests.support.whole_window import Stage
from tests.support.window_scenes import SAME_STOPS, every_scene

pytestmark = [pytest.mark.timeout(480), pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")]
# (scene begins with, fault begins with) → what has to be done about it, by whoever owns that page
KNOWN: dict[tuple[str, str], str] = {}
# the same with large text only
KNOWN_LARGE: dict[tuple[str, str], str] = {
    ("workspace", "Tab goes back from FittingCheckBox leak_seen_box to "): "the card is scrolled beyond the drawer",
    ("door", "Tab goes back from FittingCheckBox kept_check to "): "the door is higher than the window",
    ("calibrate", "CriteriaPlot shows no focus"): "the plot is higher than what is seen of it",
}


@dataclass
class Faults:
    """Fault → the scene where it was seen first: of names and roles, and of Tab in either light and with large text."""

    spoken: dict[str, str] = field(default_factory=dict)
    light: dict[str, str] = field(default_factory=dict)
    dark: dict[str, str] = field(default_factory=dict)
    large: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def faults(qapp: QApplication) -> Iterator[Faults]:
    """What is wrong in any scene, which takes longer to build than to look at.

    All are built once in either light: a window that stands is put into another one more slowly than a new one is made.
    """
    flashing = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    with worn_theme(qapp) as theme:
        yield _faults_of_all(theme)
    qapp.setCursorFlashTime(flashing)


def _faults_of_all(theme: Theme) -> Faults:
    found = Faults()
    theme.set_mode("light")
    ringed: set[Ringed] = set()
    for name, stage in _scenes(theme):
        _keep(found.spoken, name, _spoken(stage))
        _keep(found.light, name, _walked(stage, ringed))
    # the order is the same in the dark, and the ring is one for each kind of control
    theme.set_mode("dark")
    ringed = set()
    for name, stage in itertools.islice(_scenes(theme), 0, None, 3):
        _keep(found.dark, name, _walked(stage, ringed))
    # with large text parts change their places and some give way to others
    theme.set_mode("light")
    theme.set_text_scale(200)
    ringed = set()
    for name, stage in _scenes(theme):
        _keep(found.spoken, f"{name}, 200 %", _spoken(stage))
        _keep(found.large, name, _walked(stage, ringed), KNOWN_LARGE)
    return found


def _scenes(theme: Theme) -> Iterator[tuple[str, Stage]]:
    return ((name, stage) for name, stage in every_scene(Patience(), theme) if name not in SAME_STOPS)


def _keep(found: dict[str, str], scene: str, faults: Iterator[str], known: Iterable[tuple[str, str]] = KNOWN) -> None:
    for fault in faults:
        if not any(scene.startswith(of) and fault.startswith(start) for of, start in known):
            found.setdefault(fault, scene)


def told(faults: dict[str, str]) -> str:
    """One fault a line, with the scene where it was seen first."""
    return "\n" + "\n".join(f"{fault}   [{scene}]" for fault, scene in faults.items())


def _spoken(stage: Stage) -> Iterator[str]:
    yield from nameless(stage.window)
    yield from misnamed(stage.window)
    yield from alike(stage.window)


def _walked(stage: Stage, ringed: set[Ringed]) -> Iterator[str]:
    window = stage.window
    window.activateWindow()
    stage.qtbot.waitUntil(window.isActiveWindow)
    done = walk(window, ringed)
    yield from done.faults
    yield from passed_over(window, done.stops)
    yield from out_of_order(done.stops)


def test_every_control_has_a_name_and_a_role_and_sounds_like_no_other(faults: Faults) -> None:
    assert not faults.spoken, told(faults.spoken)


@pytest.mark.parametrize("look", ["light", "dark", "large"])
def test_tab_visits_everything_in_reading_order_and_shows_where_it_is(faults: Faults, look: str) -> None:
    found: dict[str, str] = getattr(faults, look)
    assert not found, told(found)


# panels whose first control it is, or which have no other
PROXIES = {
    "about_panel.py", "coach_card.py", "crash_panel.py", "palette_panel.py", "shortcut_panel.py",
}  # fmt: skip


def test_no_page_and_no_viewer_hides_its_children_from_tab_behind_a_focus_proxy() -> None:
    using = {path.name for path in PACKAGE.joinpath("gui").rglob("*.py") if "setFocusProxy(" in path.read_text("utf-8")}
    assert using == PROXIES, "focus_lending.lend_focus leaves Tab its way"


# ---- the order of Tab --------------------------------------------------------------------------------------------


def tabbed(window: QWidget, count: int) -> list[str]:
    names = []
    for _ in range(count):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        QTest.qWait(1)
        focused = QApplication.focusWidget()
        names.append(focused.objectName() if focused is not None else "")
    return names


def named_box(name: str) -> QLineEdit:
    box = QLineEdit()
    box.setObjectName(name)
    return box


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for name in ("one", "four"):
        column.addWidget(named_box(name))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_what_is_built_later_in_the_middle_is_visited_in_the_middle(qtbot: QtBot, window: QWidget) -> None:
    ReadingOrder(window)
    column = window.layout()
    assert isinstance(column, QVBoxLayout)
    row = QHBoxLayout()
    row.addWidget(named_box("two"))
    row.addWidget(named_box("three"))
    column.insertLayout(1, row)
    first = window.findChild(QLineEdit, "one")
    assert first is not None
    first.setFocus()
    qtbot.waitUntil(lambda: window.findChild(QLineEdit, "three").isVisible())  # type: ignore[union-attr]
    QTest.qWait(1)
    assert tabbed(window, 4) == ["two", "three", "four", "one"]


def test_a_container_that_lends_its_focus_to_its_last_child_hides_none_of_the_others(window: QWidget) -> None:
    page = QWidget()
    inner = QVBoxLayout(page)
    for name in ("filter", "sync", "table"):
        inner.addWidget(named_box(name))
    lend_focus(page, page.findChild(QLineEdit, "table"))  # type: ignore[arg-type]
    column = window.layout()
    assert isinstance(column, QVBoxLayout)
    column.addWidget(page)
    page.show()
    order_tabs(window)
    window.findChild(QLineEdit, "one").setFocus()  # type: ignore[union-attr]
    assert tabbed(window, 5) == ["four", "filter", "sync", "table", "one"]
    page.setFocus()
    assert QApplication.focusWidget().objectName() == "table"


def test_backwards_it_goes_the_same_way(window: QWidget) -> None:
    button = QPushButton("five")
    button.setObjectName("five")
    window.layout().addWidget(button)  # type: ignore[union-attr]
    button.show()
    order_tabs(window)
    button.setFocus()
    names = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        names.append(QApplication.focusWidget().objectName())
    assert names == ["four", "one", "five"]
