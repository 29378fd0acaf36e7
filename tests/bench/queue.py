"""How soon a full queue answers on the screen: to letters in its search, to keys in its table, to another order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QVBoxLayout, QWidget

from assessor_app.demo.loop_turns import let_pass
from assessor_app.gui.queue.arrangement import Order
from assessor_app.gui.queue.queue_model import Column
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import QueueRow, QueueStatus, WorkingDays
from tests.bench.figures import Figure
from tests.bench.grounds import Grounds
from tests.bench.palette import Painted
from tests.support.runner import InlineRunner
from tests.support.scripted_desk import ScriptedDesk, queue_row

NAME = "queue"
SUBMISSIONS, ROUNDS = 2000, 6
_TYPED = ("vision", "lvm-14", "in prog", "downl", "late")
_TITLES = ("Leading Vision and Mission", "Effective Assessment", "Professional Learning", "Guaranteed and Viable")
_STATUSES: tuple[QueueStatus, ...] = ("ready", "in_progress", "not_downloaded", "complete", "submitted")
_WORKING = WorkingDays(holidays=frozenset({date(2026, 11, 26), date(2026, 12, 25)}))


def rows(count: int = SUBMISSIONS) -> tuple[QueueRow, ...]:
    """A queue as long as anybody's, all different."""
    made = (
        queue_row(
            f"LVM-{1000 + one}",
            _TITLES[one % len(_TITLES)],
            status=_STATUSES[one % len(_STATUSES)],
            due_days=one % 180 - 20,
            attempt=1 + one % 3,
            scored=one % 11,
        )
        for one in range(count)
    )
    return tuple(replace(row, working=_WORKING) for row in made)


def measure(_grounds: Grounds, application: QApplication) -> list[Figure]:
    """Type into the search, sort and group; beside it, one letter into a bare field over a table that stays."""
    theme = Theme()
    theme.apply(application)
    page = QueuePage(ScriptedDesk(rows=rows()), InlineRunner(), theme)
    page.resize(1316, 860)
    page.show()
    page.refresh()
    let_pass(300)
    typing, moving, laying, reading = _type(page), _move(page), _lay_out(page), _read_again(page)
    bare = _type_bare()
    page.close()
    page.deleteLater()
    what, long = "a letter into a bare field", f"{SUBMISSIONS} submissions"
    return [
        Figure("queue-type", f"queue: keystroke in search to painted ({long})", typing, bare, what, goal_p95=16.0),
        Figure("queue-move", "queue: arrow or page key in the table to painted", moving, bare, what, goal_p95=16.0),
        Figure("queue-sort", "queue: sorted, grouped or filtered to painted", laying, bare, what, goal_p95=16.0),
        Figure("queue-read", "queue: read again to painted", reading, bare, what, goal_max=50.0),
    ]


def _type(page: QueuePage) -> list[float]:
    # The field is painted in one go with the table, and also where no row comes or goes.
    painted, samples = Painted(page.filter_box), []
    for _ in range(ROUNDS):
        for words in _TYPED:
            for letter in words:
                samples.append(painted.milliseconds(partial(QTest.keyClicks, page.filter_box, letter)))
            for _letter in words:
                back = partial(QTest.keyClick, page.filter_box, Qt.Key.Key_Backspace)
                samples.append(painted.milliseconds(back))
            let_pass(10)
    return samples


def _move(page: QueuePage) -> list[float]:
    painted, samples = Painted(page.table.viewport()), []
    page.table.setFocus()
    keys = (*[Qt.Key.Key_Down] * 20, *[Qt.Key.Key_PageDown] * 4, *[Qt.Key.Key_Up] * 10, Qt.Key.Key_End, Qt.Key.Key_Home)
    for _ in range(ROUNDS // 2):
        for key in keys:
            samples.append(painted.milliseconds(partial(QTest.keyClick, page.table, key)))
        let_pass(10)
    return samples


def _lay_out(page: QueuePage) -> list[float]:
    painted, samples = Painted(page.table.viewport()), []
    steps: list[Callable[[], object]] = [
        partial(page.table.sortByColumn, column, way)
        for column in (Column.CREDENTIAL, Column.PROGRESS, Column.STATUS, Column.DUE)
        for way in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder)
    ]
    steps += [partial(page.views.show_order, Order(group=group)) for group in ("credential", "due", "status", "none")]
    for _ in range(ROUNDS):
        for step in steps:
            samples.append(painted.milliseconds(step))
            let_pass(10)
    return samples


def _read_again(page: QueuePage) -> list[float]:
    painted, samples = Painted(page.table.viewport()), []
    for _ in range(ROUNDS * 3):
        samples.append(painted.milliseconds(page.refresh))
        let_pass(10)
    return samples


def _type_bare() -> list[float]:
    """The least that an answer to a letter can cost: the field and a table paint themselves again."""
    side = QWidget()
    side.resize(1316, 860)
    layout = QVBoxLayout(side)
    field, table = QLineEdit(), QTableView()
    layout.addWidget(field)
    layout.addWidget(table)
    side.show()
    let_pass(100)
    painted = Painted(table.viewport())

    def press() -> None:
        QTest.keyClicks(field, "a")
        table.viewport().update()

    samples = [painted.milliseconds(press) for _ in range(60)]
    side.close()
    side.deleteLater()
    return samples
