"""A window takes up a new look part by part: nothing half dressed is painted, and nothing is left in the old one."""

from __future__ import annotations

from itertools import count

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.wardrobe import Wardrobe

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Sign(QLabel):
    """Notes at each painting what is worn by itself and by its neighbour."""

    def __init__(self, parent: QWidget, seen: list[tuple[str, str]]) -> None:
        super().__init__("sign", parent)
        self.neighbour: QLabel = self
        self._seen = seen

    def paintEvent(self, event: QPaintEvent) -> None:
        self._seen.append((ink(self), ink(self.neighbour)))
        super().paintEvent(event)


def ink(widget: QWidget) -> str:
    return widget.palette().windowText().color().name()


class Scene:
    """A window with a bar, two pages and something above them; ``color`` is chosen, ``before`` was worn."""

    def __init__(self, qtbot: QtBot) -> None:
        self.told = 0
        self.painted: list[tuple[str, str]] = []
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        middle = QWidget()
        self.window.setCentralWidget(middle)
        self.bar = Sign(middle, self.painted)
        self.pages = QStackedWidget(middle)
        self.pages.setGeometry(0, 40, 200, 100)
        self.front, self.behind = QLabel("front"), QLabel("behind")
        for page in (self.front, self.behind):
            self.pages.addWidget(page)
        self.bar.neighbour = self.front
        self.window.resize(300, 200)
        with qtbot.waitExposed(self.window):
            self.window.show()
        # whatever look the application was given by others
        self.color = self.before = ink(self.bar)
        self.wardrobe = Wardrobe(self.window, self.pages, (self.bar,), self.sheet, lambda: None, self.tell)

    def sheet(self) -> str:
        return f"QLabel {{ color: {self.color}; }}"

    def tell(self) -> None:
        self.told += 1

    def choose(self, color: str) -> None:
        self.color = color
        self.wardrobe.change()


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    return Scene(qtbot)


def test_what_is_seen_changes_together_and_what_is_hidden_afterwards(scene: Scene, qtbot: QtBot) -> None:
    scene.painted.clear()
    scene.choose("#ff0000")
    assert ink(scene.bar) == scene.before, "the choice itself waits for nothing"
    qtbot.waitUntil(lambda: ink(scene.behind) == "#ff0000")
    qtbot.waitUntil(lambda: scene.told == 2)
    qtbot.waitUntil(lambda: ("#ff0000", "#ff0000") in scene.painted)
    assert set(scene.painted) <= {(scene.before, scene.before), ("#ff0000", "#ff0000")}


def test_painting_goes_on_where_one_was_asked_for_just_before_the_change(scene: Scene, qtbot: QtBot) -> None:
    before = QTimer(scene.window, singleShot=True, interval=0)
    before.timeout.connect(scene.bar.update)
    before.start()
    scene.painted.clear()
    scene.choose("#ff0000")
    qtbot.waitUntil(lambda: scene.told == 2)
    qtbot.waitUntil(lambda: ("#ff0000", "#ff0000") in scene.painted)
    scene.painted.clear()
    scene.bar.update()
    qtbot.waitUntil(lambda: bool(scene.painted))


def test_choices_that_come_faster_than_they_can_be_put_on_are_seen_and_the_last_one_stays(
    scene: Scene, qtbot: QtBot
) -> None:
    shades = (f"#0000{shade % 256:02x}" for shade in count(10))

    def go_on() -> bool:
        scene.choose(next(shades))
        return len({mine for mine, _other in scene.painted}) > 3

    # asked again and again, faster than a look is put on: the window is painted nevertheless
    qtbot.waitUntil(go_on, timeout=20_000)
    scene.choose("#ff0000")
    qtbot.waitUntil(lambda: {ink(one) for one in (scene.bar, scene.front, scene.behind)} == {"#ff0000"})
    qtbot.waitUntil(lambda: scene.painted[-1] == ("#ff0000", "#ff0000"))


def test_what_comes_into_the_window_later_wears_what_the_others_do(scene: Scene, qtbot: QtBot) -> None:
    scene.choose("#ff0000")
    scene.wardrobe.finish()
    above, page = QLabel("above", scene.window), QLabel("new page")
    above.show()
    assert ink(above) == "#ff0000"
    scene.pages.setCurrentIndex(scene.pages.addWidget(page))
    assert ink(page) == "#ff0000"
    scene.window.hide()
    scene.choose("#00ff00")
    assert {ink(one) for one in (above, page, scene.bar, scene.front, scene.behind)} == {"#00ff00"}
    with qtbot.waitSignal(above.destroyed):
        above.deleteLater()
    scene.choose("#0000ff")
    assert ink(page) == "#0000ff"


class Large(QWidget):
    """A page that is taken apart: a head, and views of which one is in front."""

    def __init__(self) -> None:
        super().__init__()
        self.head, self.views = QLabel("head", self), QStackedWidget(self)
        self.parts: list[QWidget] = [self.head]

    def seen(self) -> list[QWidget]:
        return self.parts

    def add(self, view: QWidget) -> None:
        self.parts.append(view)
        self.views.addWidget(view)


def test_a_large_page_is_dressed_in_parts_and_what_is_made_for_it_later_too(scene: Scene, qtbot: QtBot) -> None:
    page, first, second, late = Large(), QLabel("first"), QLabel("second"), QLabel("late")
    scene.wardrobe.take_apart(page, page.seen, page.views)
    for view in (first, second):
        page.add(view)
    scene.pages.setCurrentIndex(scene.pages.addWidget(page))
    scene.choose("#ff0000")
    qtbot.waitUntil(lambda: ink(second) == "#ff0000")
    assert (ink(page.head), ink(first), page.styleSheet()) == ("#ff0000", "#ff0000", "")
    above = QLabel("above", page)
    above.show()
    page.add(late)
    page.views.setCurrentWidget(late)
    assert (ink(above), ink(late)) == ("#ff0000", "#ff0000")
