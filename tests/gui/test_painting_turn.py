"""A window paints in a turn of its own after something long, and is never put off twice."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui import painting_turn
from assessor_app.gui.painting_turn import PaintingTurn


class Page(QWidget):
    """Notes when it is painted."""

    def __init__(self, order: list[str]) -> None:
        super().__init__()
        self._order = order

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._order.append("painted")


@pytest.fixture
def order(qtbot: QtBot) -> list[str]:
    return []


@pytest.fixture
def page(qtbot: QtBot, order: list[str]) -> Page:
    made = Page(order)
    qtbot.addWidget(made)
    PaintingTurn(made)
    made.show()
    qtbot.waitUntil(lambda: bool(order))
    qtbot.wait(50)
    order.clear()
    return made


def fill(page: Page, order: list[str]) -> None:
    """As what changes a page: it takes its time, is to be painted then, and meanwhile something else became due."""
    QTimer.singleShot(1, page, lambda: order.append("due"))
    page.update()
    end = time.thread_time() + 4 * painting_turn._LONG_SECONDS
    while time.thread_time() < end:
        pass


def test_after_something_long_what_is_due_goes_before_painting(qtbot: QtBot, page: Page, order: list[str]) -> None:
    found = []
    # whatever was painted before on a busy machine may have been put off, and then the first of these is not
    for _round in range(2):
        order.clear()
        fill(page, order)
        qtbot.waitUntil(lambda: len(order) == 2)
        found.append(order[:])
    assert ["due", "painted"] in found


def test_where_nothing_counts_as_long_painting_goes_first(
    qtbot: QtBot, page: Page, order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(page, order)
    monkeypatch.setattr(painting_turn, "_LONG_SECONDS", 10.0)
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["painted", "due"]


def test_painting_is_never_put_off_twice(
    qtbot: QtBot, page: Page, order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painting_turn, "_LONG_SECONDS", 0.0)
    for round_ in range(1, 4):
        page.update()
        qtbot.waitUntil(lambda many=round_: len(order) == many)
    assert order == ["painted"] * 3
