"""Typing a comment: key to painted letter, with 1,000 criteria, 2,000 submissions, a long bank and a long memory."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from assessor_app.demo.loop_turns import let_pass
from assessor_app.domain.credential import Credential, Criterion, Outcome
from assessor_app.domain.programme import BankComment
from assessor_app.gui.theme import Theme
from tests.bench import queue
from tests.bench.figures import Figure
from tests.bench.grounds import Grounds
from tests.support.desk_for_workspace import MemoryDesk
from tests.support.patience import Patience
from tests.support.portfolio import credential, opened
from tests.support.whole_window import staged

NAME = "typing"
CRITERIA = 1_000
COMMENTS = 2_000
_TEXT = (
    "Strong spread of voices: six groups, each with its **own** count (p. 12). Mrs. Whitlock names the owner.\n"
    "- What is missing is *how often* the board looks at it; pp. 14-15 stop before that step.\n"
    "Next: show one dated example, and say who decides. strong spread of voices again "
)


def measure(_grounds: Grounds, application: QApplication) -> list[Figure]:
    """Type a comment letter by letter into the whole window, then into a bare editor of the same size beside it."""
    desk = MemoryDesk(replace(opened(), credential=_wide_credential()))
    words = [
        f"Strong {number} spread of voices, seen on page {number}, with its own count." for number in range(COMMENTS)
    ]
    desk.bank = {str(n): BankComment(str(n), text, own=True, used=n) for n, text in enumerate(words)}
    desk.earlier = {"eo1.b": tuple(BankComment("", text, used=n % 7) for n, text in enumerate(words))}
    theme = Theme()
    theme.apply(application)
    with staged(Patience(), theme, submissions=desk, rows=queue.rows()) as stage:
        stage.window.resize(1508, 860)
        stage.window.activateWindow()
        page = stage.workspace("eo1.b")
        editor = page.panes.judgement.comment_editor
        editor.setFocus()
        let_pass(800)
        ours = _type(editor)
        bare = QPlainTextEdit(page)
        bare.setGeometry(editor.geometry())
        bare.show()
        bare.raise_()
        bare.setFocus()
        let_pass(300)
        plain = _type(bare)
    what = f"a letter typed into a comment, painted ({queue.SUBMISSIONS} submissions, {CRITERIA} criteria)"
    return [Figure(NAME, what, ours, plain, "a bare text field", goal_p95=16.0)]


class _Paints(QObject):
    """Counts how often a field was painted."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self.count = 0
        field.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def _type(editor: QPlainTextEdit) -> list[float]:
    """Milliseconds from each key to the end of all painting it causes; a pause now and then lets the timers come."""
    samples: list[float] = []
    paints = _Paints(editor)
    for number, letter in enumerate(_TEXT * 3):
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        before = paints.count
        began = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(editor, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))
        # new layouts and what is to be painted: all that the loop would do before it waits again
        QApplication.sendPostedEvents()
        if paints.count == before:
            editor.viewport().repaint()
        samples.append((time.perf_counter() - began) * 1000)
        let_pass(70 if number % 10 == 0 else 8)
    return samples


def _wide_credential() -> Credential:
    """The usual portfolio with a thousand criteria in its second part."""
    usual = credential()
    portfolio = usual.parts[1]
    known = portfolio.outcomes[0]
    more = tuple(
        Outcome(
            f"w{place}",
            f"Outcome {place}",
            tuple(Criterion(f"w{place}.{n}", f"Detail {n}", "rubric") for n in range(20)),
        )
        for place in range(CRITERIA // 20)
    )
    wide = replace(portfolio, outcomes=(known, *more))
    return replace(usual, parts=(usual.parts[0], wide, usual.parts[2]))
