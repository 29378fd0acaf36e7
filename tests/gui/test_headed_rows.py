"""Lists of entries under headings: what can be chosen in them, and how the chosen row is told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.headed_delegate import HeadedDelegate, Index
from assessor_app.gui.widgets.headed_rows import ENTRY_ROLE, HeadedRows

FLAG = Qt.ItemFlag


@dataclass(frozen=True)
class Fruit:
    name: str


class Fruits(HeadedRows[Fruit]):
    def told(self, entry: Fruit, role: int) -> Any:
        return entry.name if role == Qt.ItemDataRole.DisplayRole else None


class Plain(HeadedDelegate):
    """Adds nothing to the ground."""

    def paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Fruit, index: Index) -> None:
        pass


@pytest.fixture
def fruits() -> Fruits:
    made = Fruits()
    made.show_rows([("Sweet", [Fruit("fig"), Fruit("pear")]), ("Sour", [Fruit("lime")])])
    return made


def test_headings_stand_among_the_rows_and_are_no_entries(fruits: Fruits) -> None:
    rows = [fruits.index(row) for row in range(fruits.rowCount())]
    assert [row.data() for row in rows] == ["Sweet", "fig", "pear", "Sour", "lime"]
    assert [row.data(ENTRY_ROLE) for row in rows] == [None, Fruit("fig"), Fruit("pear"), None, Fruit("lime")]
    assert [bool(row.flags() & FLAG.ItemIsSelectable) for row in rows] == [False, True, True, False, True]
    assert rows[0].data(Qt.ItemDataRole.AccessibleTextRole) == "Sweet"
    assert [fruits.entry(place) for place in (-1, 0, 1, 5)] == [None, None, Fruit("fig"), None]


@pytest.mark.parametrize(
    ("place", "step", "wanted"), [(1, 1, 2), (2, 1, 4), (4, 1, 4), (4, -9, 1), (-1, 0, 1), (0, 5, 1), (3, -1, 1)]
)
def test_steps_go_from_entry_to_entry_and_stop_at_the_ends(fruits: Fruits, place: int, step: int, wanted: int) -> None:
    assert fruits.beside(place, step) == wanted


def test_where_nothing_is_there_is_nothing_to_go_to() -> None:
    empty = Fruits()
    assert empty.beside(0, 1) == -1
    empty.show_rows([("Only a heading", [])])
    assert empty.beside(0, 1) == -1


@pytest.mark.parametrize(("mode", "framed"), [("light", False), ("contrast_light", True), ("contrast_dark", True)])
def test_the_row_that_enter_takes_has_a_bar_and_in_high_contrast_a_frame(
    qtbot: QtBot, theme: Theme, fruits: Fruits, mode: str, framed: bool
) -> None:
    theme.set_mode(mode)
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(fruits)
    view.setItemDelegate(Plain(theme, view, row=32, heading=26, pad=10, steered=True))
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.resize(240, 240)
    view.setCurrentIndex(fruits.index(2))
    view.show()
    image = view.viewport().grab().toImage()
    row = view.visualRect(fruits.index(2))

    def ink(x: int, y: int) -> QColor:
        return image.pixelColor(x, y)

    assert ink(row.left() + 1, row.center().y()) == theme.color("accent")
    assert ink(row.center().x(), row.center().y()) == theme.color("accent_soft")
    assert (ink(row.right(), row.center().y()) == theme.color("focus")) is framed
    assert (ink(row.center().x(), row.top()) == theme.color("focus")) is framed
    theme.set_mode("system")
