"""From a key to the next criterion painted, and from one submission to another, with 1,000 criteria to choose from."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEventLoop, QStringListModel, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QListView, QWidget

from assessor_app.demo.loop_turns import let_pass
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from tests.bench.figures import Figure
from tests.bench.grounds import Grounds
from tests.bench.wide_grounds import CRITERIA, WIDE_CODES
from tests.bench.workspace import opened_workspace
from tests.support.live_desk import PATIENCE, seconds_until

NAME = "switch"
CRITERION_SWITCHES = 40
SUBMISSION_SWITCHES = 24
_REST_MS = 350
# how finely the end is told
_LOOK_MS = 1


def measure(grounds: Grounds, application: QApplication) -> list[Figure]:
    """Press N through the outline, open the two submissions in turn; then switch rows in a bare window."""
    first, second = (grounds.assignments[code] for code in WIDE_CODES)
    with opened_workspace(application, grounds, WIDE_CODES[0]) as page:
        shelf = page.panes.evidence.shelf
        let_pass(1500)
        page.setFocus()
        criteria = []
        for _ in range(CRITERION_SWITCHES):
            criteria.append(_painted(shelf.place_shown, partial(QTest.keyClick, page, Qt.Key.Key_N)))
            let_pass(_REST_MS)
        submissions: list[float] = []
        with_evidence: list[float] = []
        for turn in range(SUBMISSION_SWITCHES):
            wanted = second if turn % 2 == 0 else first
            page_painted, evidence_painted = _both_painted(page, wanted)
            submissions.append(page_painted)
            with_evidence.append(evidence_painted)
            let_pass(_REST_MS * 3)
        bare = _bare(page)
    what = "a row chosen in a bare window"
    return [
        Figure("criterion-switch", "next criterion, painted", criteria, bare, what, goal_p95=50.0),
        Figure("submission-switch", "another submission, painted", submissions, bare, what, goal_median=150.0),
        Figure("submission-evidence", "… its evidence too, sharp", with_evidence, bare, what, goal_median=150.0),
    ]


def _painted(signal: object, act: Callable[[], object]) -> float:
    """Milliseconds from ``act`` over ``signal`` until all that was to be painted then is painted."""
    began = time.perf_counter()
    seconds_until(signal, act)
    _let_paint()
    return (time.perf_counter() - began) * 1000


def _both_painted(page: WorkspacePage, assignment_id: str) -> tuple[float, float]:
    """Milliseconds from asking for a submission until it is painted, and until its page of evidence is, sharp."""
    began = time.perf_counter()
    seconds_until(page.opened, partial(page.open_assignment, assignment_id))
    _let_paint()
    painted = time.perf_counter()
    loop = QEventLoop()
    look = QTimer(interval=_LOOK_MS)
    look.timeout.connect(lambda: loop.quit() if _shows_evidence(page) else None)
    look.start()
    guard = QTimer(singleShot=True, interval=round(PATIENCE * 1000))
    guard.timeout.connect(loop.quit)
    guard.start()
    loop.exec()
    if not _shows_evidence(page):
        raise TimeoutError("the page of evidence")
    _let_paint()
    return (painted - began) * 1000, (time.perf_counter() - began) * 1000


def _shows_evidence(page: WorkspacePage) -> bool:
    """Whether the sharp pixels of the page being read are there, and the window paints."""
    view = page.panes.evidence.current_view()
    if not isinstance(view, PdfView) or not view.canvas.pages_in_view():
        return False
    return view.is_sharp(view.current_page()) and page.updatesEnabled()


def _let_paint() -> None:
    """A timer of no time comes after the paint events that wait already; page and window wait for such too."""
    for _ in range(5):
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()


def _bare(page: WorkspacePage) -> list[float]:
    """The least it can cost Qt: as many rows in a list, one label and one ready picture as large as the window."""
    window = page.window()
    bare = QWidget()
    row = QHBoxLayout(bare)
    rows = QListView()
    rows.setModel(QStringListModel([f"Detail {number}" for number in range(CRITERIA)]))
    rows.setUniformItemSizes(True)
    picture, words = QLabel(), QLabel()
    row.addWidget(rows)
    row.addWidget(picture, 1)
    row.addWidget(words)
    bare.resize(window.size())
    bare.show()
    let_pass(300)
    pictures = [QPixmap(picture.size()), QPixmap(picture.size())]
    for number, one in enumerate(pictures):
        one.fill(Qt.GlobalColor.white if number else Qt.GlobalColor.lightGray)
    samples = []

    def choose(number: int) -> None:
        rows.setCurrentIndex(rows.model().index(number, 0))
        words.setText(f"Detail {number} of the outcome in hand\n" * 8)
        picture.setPixmap(pictures[number % 2])

    for number in range(1, CRITERION_SWITCHES + 1):
        began = time.perf_counter()
        choose(number)
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()
        samples.append((time.perf_counter() - began) * 1000)
        let_pass(20)
    bare.close()
    bare.deleteLater()
    return samples
