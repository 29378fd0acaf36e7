"""The whole window over a desk in memory, and every scene of it that a person may come to see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import ArtifactFacts, SheetFacts
from assessor_app.domain.citation_resolution import resolve_cited
from assessor_app.domain.scoring import Score
from assessor_app.domain.submission import CitedText
from assessor_app.gui.language.languages import CHOICES as LANGUAGE_NAMES
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.overlay import Overlay
from assessor_app.gui.widgets.reading_order import ReadingOrder
from assessor_app.gui.workspace.citation_chips import artifact_name
from assessor_app.workflows.desk import LeadRow, Session
from tests.support import portfolio
from tests.support.desk_for_workspace import MemoryDesk, ViewRecorder
from tests.support.runner import InlineRunner
from tests.support.scripted_desk import ASSESSOR, LEAD, OFFLINE, ONLINE, ScriptedDesk, queue_row

SIZE: Final = QSize(1280, 720)
ROWS: Final = (
    queue_row("LVM-2418", status="in_progress", scored=7, due_days=4, size=412_000_000, attempt=2, unsent=3),
    queue_row("EIP-2391", "Effective Instructional Practices", total=14, due_days=11),
    queue_row("PL-2402", "Professional Learning", status="not_downloaded", due_days=12, size=900_000_000),
    queue_row("SPA-1190", "Ensuring Alignment", status="waiting_to_send", scored=3, total=3, due_days=-2),
    queue_row("LVM-2390", status="submitted", scored=11, due_days=None),
)
_NOW: Final = datetime.now(UTC)
LEAD_ROWS: Final = (
    LeadRow("1", "LVM-2418", "Leading Vision and Mission", "A-07", "reader_1", 7, 11, "open",
            _NOW + timedelta(days=3), _NOW - timedelta(minutes=14), "", ""),
    LeadRow("2", "EIP-2391", "Effective Instructional Practices", "A-03", "reader_2", 14, 14, "recall_asked",
            _NOW - timedelta(days=3), _NOW - timedelta(hours=14), "Earned", "the wrong file"),
)  # fmt: skip
_CITED: Final = (
    ("improvement-plan.pdf p. 12", "art-plan"), ("p. 99", "art-plan"), ("pp. 14-15 and 03:20", "art-plan"),
    ("09:59:00", "art-forum"), ("row 9 of Results", "art-survey"), ("cell ZZ999", "art-survey"),
    ("slide 2", "art-plan"),
    ("Artifact 9", ""), ("at 10:15 am", "art-plan"), ("", "art-plan"),
)  # fmt: skip
_FACTS: Final = {
    "art-plan": ArtifactFacts(pages=40, page_labels=("i", "ii", *(str(one) for one in range(1, 39)))),
    "art-forum": ArtifactFacts(duration=600.0),
    "art-survey": ArtifactFacts(sheets=(SheetFacts("Results", 30, 8), SheetFacts("Raw", 900, 20))),
}


class WholeDesk:
    """Answers for the shell by script and for submissions by the real rules, in memory; other verbs are unknown."""

    def __init__(self, shell: ScriptedDesk, submissions: MemoryDesk) -> None:
        self.shell, self.submissions = shell, submissions

    def __getattr__(self, name: str) -> Any:
        of_shell = name in ("load_ui_state", "save_ui_state") or name not in vars(MemoryDesk)
        return getattr(self.shell if of_shell else self.submissions, name)


def cited_portfolio() -> MemoryDesk:
    """A portfolio whose citations are of every kind, good and bad, resolved by the real rules."""
    opened = portfolio.opened()
    criteria = [one.id for one in opened.credential.scorables() if one.criterion is not None]
    cited = {
        criteria[number % 3]: (
            *(
                found
                for raw, artifact in _CITED
                for found in resolve_cited(CitedText(raw, artifact), portfolio.ARTIFACTS, _FACTS)
            ),
        )
        for number in range(3)
    }
    return MemoryDesk(replace(opened, citations=cited, facts=_FACTS))


class Stage:
    """One window in one state of the desk."""

    def __init__(self, qtbot: QtBot, theme: Theme, shell: ScriptedDesk) -> None:
        self.qtbot = qtbot
        self.desk = WholeDesk(shell, cited_portfolio())
        self.window = MainWindow(self.desk, InlineRunner(), theme, ViewRecorder())  # type: ignore[arg-type]
        ReadingOrder(self.window)
        self.window.start()
        qtbot.waitUntil(lambda: not self.window.catching_up)
        self.window.resize(SIZE)
        self.settle()

    def settle(self) -> None:
        """Let layouts, deletions and paints that wait happen."""
        for _ in range(3):
            QTest.qWait(1)
            self.window.grab()

    def close(self) -> None:
        """Take the window down before the theme it is dressed by."""
        self.window.driver.stop()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)


Scene = Callable[[Stage], None]


def _queue(stage: Stage) -> None:
    stage.window.desk_pages.show_queue()


def _filtered(stage: Stage) -> None:
    _queue(stage)
    stage.window.desk_pages.queue_page.filter_box.setText("nothing like it")


def _workspace(stage: Stage, scorable_id: str) -> None:
    stage.window.desk_pages.open_assignment("asg-1")
    stage.window.desk_pages.workspace_page.select(scorable_id)


def _marked(stage: Stage) -> None:
    _workspace(stage, "eo1.a")
    stage.desk.score("asg-1", "eo1.a", "basic")
    stage.desk.set_flag("asg-1", "eo1.a", True)
    stage.window.desk_pages.open_assignment("asg-1")


def _problem(stage: Stage, number: int) -> None:
    _workspace(stage, "eo1.a")
    stage.window.desk_pages.workspace_page.panes.evidence.go_to(number)


def _submitted(stage: Stage) -> None:
    memory = stage.desk.submissions
    memory.submit_assessment("asg-1", "A-07")
    _workspace(stage, "eo1.a")


def _review(stage: Stage) -> None:
    _marked(stage)
    stage.window.desk_pages.open_review("asg-1")
    stage.window.desk_pages.review_page.every_step_box.setChecked(True)


def _all_scored(stage: Stage) -> None:
    memory = stage.desk.submissions
    for one in memory.opened.credential.scorables():
        memory._set(one.id, Score(one.scale.levels[-1].id))
    stage.window.desk_pages.open_review("asg-1")


def _notice(stage: Stage) -> None:
    _queue(stage)
    stage.window.desk_pages.show_workspace()


def _progress(stage: Stage) -> None:
    stage.window.desk_pages.show_progress()


SCENES: Final[Mapping[str, Scene]] = {
    "queue": _queue,
    "queue, nothing found": _filtered,
    "queue, a notice": _notice,
    "workspace, narrative": partial(_workspace, scorable_id="p1"),
    "workspace, criterion": partial(_workspace, scorable_id="eo1.b"),
    "workspace, marked": _marked,
    **{f"workspace, citation {number}": partial(_problem, number=number) for number in range(8)},
    "workspace, submitted": _submitted,
    "review": _review,
    "review, nothing missing": _all_scored,
}
LEAD_SCENES: Final[Mapping[str, Scene]] = {"progress": _progress}
# what leaves the window or needs another program
_NO_OVERLAY: Final = ("window.full_screen", "desk.leave", "desk.sync", "desk.queue", "desk.workspace")


def overlays(stage: Stage) -> Iterator[str]:
    """Opens each panel that a command of the window lays over it, one after the other; yields the command."""
    stage.window.desk_pages.show_queue()
    for action in [one for one in stage.window.actions() if one.objectName() not in _NO_OVERLAY]:
        action.trigger()
        stage.settle()
        yield from _shown(stage, action)
    stage.window.show_about()
    stage.settle()
    yield "about"
    _put_away(stage)


def _shown(stage: Stage, action: QAction) -> Iterator[str]:
    if any(one.isVisible() for one in stage.window.findChildren(Overlay)):
        yield action.objectName()
        _put_away(stage)


def _put_away(stage: Stage) -> None:
    for one in stage.window.findChildren(Overlay):
        if one.isVisible():
            one.close_overlay()


@contextmanager
def staged(qtbot: QtBot, theme: Theme, who: Session | None = ASSESSOR, **shell: Any) -> Iterator[Stage]:
    """A window with the rows above, signed in as ``who``."""
    rows = shell.pop("rows", ROWS)
    stage = Stage(qtbot, theme, ScriptedDesk(who=who, rows=rows, lead_rows=LEAD_ROWS, **shell))
    try:
        yield stage
    finally:
        stage.close()


def every_scene(qtbot: QtBot, theme: Theme) -> Iterator[tuple[str, Stage]]:
    """(name, stage) of every page and panel, settled and ready to be looked at."""
    with staged(qtbot, theme, who=None) as stage:
        yield "sign-in", stage
    with staged(qtbot, theme, rows=(), status=OFFLINE) as stage:
        yield "queue, empty and offline", stage
    for name, scene in SCENES.items():
        with staged(qtbot, theme) as stage:
            scene(stage)
            stage.settle()
            yield name, stage
    for name, scene in LEAD_SCENES.items():
        with staged(qtbot, theme, who=LEAD) as stage:
            scene(stage)
            stage.settle()
            yield name, stage
    with staged(qtbot, theme) as stage:
        for command in overlays(stage):
            yield f"over the window: {command}", stage


def spoken_data() -> frozenset[str]:
    """Every text of the desk in memory that is data and no text of the program."""
    found: set[str] = set()
    _gather((ROWS, LEAD_ROWS, ASSESSOR, LEAD, cited_portfolio().opened.submission, portfolio.ARTIFACTS), found)
    _gather(cited_portfolio().opened.credential, found)
    found.update(one.label for one in cited_portfolio().opened.credential.scorables())
    found.update(artifact_name(one.name) for one in portfolio.ARTIFACTS)
    found.update(sheet.name for facts in _FACTS.values() for sheet in facts.sheets)
    found.update(raw for raw, _ in _CITED)
    # every language has its own name
    found.update(LANGUAGE_NAMES.values())
    # what a hub or a desk says of itself is in its own words
    found.update((OFFLINE.sentence, ONLINE.sentence))
    # Qt's own unit, and who is here in one line
    found.update(
        ("bytes", "Jo Reader · A programme", *(f"{one.display} · {one.programme}" for one in (ASSESSOR, LEAD)))
    )
    return frozenset(one for one in found if one.strip())


def _gather(value: object, found: set[str]) -> None:
    if isinstance(value, str):
        found.add(value)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            _gather(key, found)
            _gather(one, found)
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            _gather(one, found)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            _gather(getattr(value, one.name), found)


def named(widget: QWidget) -> str:
    """How a message names a widget: its class and objectName, or its words."""
    words = widget.objectName() or (widget.text() if isinstance(widget, QLabel) else "")
    return f"{type(widget).__name__} {words}".strip()
