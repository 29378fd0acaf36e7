"""The whole window over a scripted desk, opened and put away again, and what tests of the shell look for in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NoReturn

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.domain.submission import Artifact
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.queue.queue_model import Column
from assessor_app.gui.queue.queue_page import QueuePage
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import LeadRow
from tests.support.runner import HeldRunner, InlineRunner
from tests.support.scripted_desk import ScriptedDesk, queue_row

Open = Callable[..., MainWindow]
ROWS = (
    queue_row("LVM-2418", status="in_progress", scored=7, due_days=4, size=412_000_000),
    queue_row("EIP-2391", "Effective Instructional Practices", total=14, due_days=11),
    queue_row("PL-2402", "Professional Learning", status="not_downloaded", due_days=12, size=900_000_000),
    queue_row("DVM-2420", "Driving Vision and Mission", status="not_downloaded", due_days=20, size=300_000_000),
    queue_row("SPA-1190", "Ensuring Alignment", status="waiting_to_send", scored=3, total=3, due_days=1),
)
LEAD_ROWS = (
    LeadRow("1", "LVM-2418", "Leading Vision", "A-07", "reader_1", 7, 11, "open", None, None, ""),
    LeadRow(
        "2", "EIP-2391", "Effective", "A-03", "reader_2", 14, 14, "recall_asked", None, None, "Earned", "Wrong file"
    ),
)
# As in the desk, no theme is ever collected: its icons must not go before what wears them.
_WORN: Final[list[Theme]] = []


def no_viewer(artifact: Artifact) -> NoReturn:
    """For windows in which no evidence is ever looked at."""
    raise AssertionError(f"no artifact is opened in these tests, not even {artifact.id}")


@contextmanager
def look_kept(qapp: QApplication) -> Iterator[None]:
    """Afterwards the application looks as before, whatever dressed it."""
    before = (qapp.font(), qapp.palette(), qapp.styleSheet())
    yield
    # each widget still there would be told of every change
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if (qapp.font(), qapp.palette(), qapp.styleSheet()) == before:
        # setting the same again would dress every window anew
        return
    qapp.setStyleSheet(before[2])
    qapp.setFont(before[0])
    qapp.setPalette(before[1])


@contextmanager
def worn_theme(qapp: QApplication) -> Iterator[Theme]:
    """A theme that dresses the whole application, which afterwards looks as before."""
    with look_kept(qapp):
        made = Theme()
        _WORN.append(made)
        made.apply(qapp)
        yield made
    made.deleteLater()


@contextmanager
def windows(qtbot: QtBot, theme: Theme) -> Iterator[Open]:
    """Opens windows by ``desk`` and, unless the work is to be done at once, ``runner``; their timers end with it."""
    made: list[MainWindow] = []

    def build(desk: ScriptedDesk, runner: TaskRunner | None = None) -> MainWindow:
        window = MainWindow(desk, runner or InlineRunner(), theme, no_viewer)
        qtbot.addWidget(window)
        made.append(window)
        window.start()
        qtbot.waitUntil(lambda: not window.catching_up)
        return window

    yield build
    for window in made:
        window.driver.stop()


def child(window: QWidget, kind: type[Any], name: str) -> Any:
    """The one part of a window with this name."""
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def activate(window: MainWindow, qtbot: QtBot) -> None:
    """Shortcuts work only in the window that is in front."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def queue_of(window: MainWindow) -> QueuePage:
    """The queue in a window."""
    page: QueuePage = child(window, QueuePage, "queue_page")
    return page


def shown_codes(page: QueuePage) -> list[str]:
    """The codes in the table, from the top."""
    model = page.table.model()
    return [model.index(row, Column.CODE).data() for row in range(model.rowCount())]


def caught_up(qtbot: QtBot, window: MainWindow, runner: HeldRunner) -> None:
    """The window's start performed to its end, the first sync included."""
    runner.release()
    qtbot.waitUntil(lambda: not window.catching_up)
    runner.release()
