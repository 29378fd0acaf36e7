"""Every setting there is changes something that is seen or heard: flipped in the window, and looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from assessor_app.app import _NextLanguage
from assessor_app.crash_log import CrashLog
from assessor_app.domain.programme import BankComment
from assessor_app.domain.submission import Artifact
from assessor_app.gui.crash_report import CrashOffer
from assessor_app.gui.language.choice_file import ChoiceFile
from assessor_app.gui.preferences.settings_table import (
    ASK_METERED,
    ASK_UNOPENED,
    CRASH_REPORT,
    DAY_GOAL,
    DISK_BUDGET,
    JUMP,
    LANGUAGE,
    LOCK_AFTER,
    LOCK_ON_SLEEP,
    PAUSE_TYPING,
    PRE_ROLL,
    RECALL,
    RESUME,
    SETTINGS,
    SPEED,
    SPELLING,
    TEXT_SCALE,
    THEME,
    WARN_NAMES,
    ZOOM,
    AnySetting,
)
from assessor_app.gui.theme import Theme
from assessor_app.gui.vault.vault_guard import VaultGuard
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from assessor_app.workflows.lint_feedback import lint_feedback
from assessor_app.workflows.vault_desk import VaultState
from assessor_app.workflows.worth_a_look import unopened_points
from tests.support.desk_for_workspace import MemoryDesk, RecordingView
from tests.support.portfolio import opened
from tests.support.runner import InlineRunner
from tests.support.scripted_desk import ScriptedDesk, queue_row
from tests.support.whole_window import ROWS, Stage

# Said by Qt's offscreen platform for every window; it says nothing about ours.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class _KeptInKeyring:
    """A desk that says no more of its vault than where the key is."""

    def vault_state(self) -> VaultState:
        return VaultState("system", has_code=True)


class _EarlyView(RecordingView):
    """A viewer that starts a cited part early, and whose recording plays."""

    lead_in = -1.0


class _Views:
    """Hands out such viewers and keeps the newest of each artifact."""

    def __init__(self) -> None:
        self.made: dict[str, _EarlyView] = {}

    def __call__(self, artifact: Artifact) -> _EarlyView:
        view = self.made[artifact.id] = _EarlyView(artifact)
        return view


class _Speller:
    """Knows every word but one."""

    available = True

    def misspelt(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(words) & {"plam"}


class _Room:
    """The whole window with one submission in memory, and what a test turns over in it."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path) -> None:
        self.theme, self.folder, self.views, self.bot = theme, folder, _Views(), qtbot
        memory = MemoryDesk(opened())
        memory.rules += [unopened_points, lint_feedback]
        memory.earlier = {"eo1.b": (BankComment("", "Strong spread of voices: six groups.", own=True, used=3),)}
        big = queue_row("EIP-2400", "Effective Instructional Practices", size=3_000_000_000)
        shell = ScriptedDesk(rows=(*ROWS, big), signed=3)
        self.stage = Stage(qtbot, theme, shell, memory, self.views)
        self.window, self.memory, self.set = self.stage.window, memory, self.stage.window.preferences.set
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def page(self, scorable_id: str = "eo1.b") -> WorkspacePage:
        """The workspace with this criterion chosen anew."""
        page = self.stage.workspace("p1")
        page.select(scorable_id)
        return page

    def type(self, text: str) -> None:
        """Write into the empty comment of the criterion in hand."""
        page = self.window.desk_pages.workspace_page
        page.panes.judgement.comment_editor.clear()
        page.focus_comment()
        QTest.keyClicks(page.panes.judgement.comment_editor, text)

    def points(self) -> str:
        """What the review says is worth a look."""
        self.window.desk_pages.open_review("asg-1")
        review = self.window.desk_pages.review_page
        return "\n".join(one.text() for one in review.missing_list.findChildren(QLabel, "missing_sentence"))


@pytest.fixture
def room(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[_Room]:
    made = _Room(qtbot, theme, tmp_path)
    yield made
    made.stage.close()


def _theme(room: _Room) -> None:
    light = room.window.grab().toImage()
    room.set(THEME, "dark")
    assert room.theme.dark
    assert room.window.grab().toImage() != light
    room.set(THEME, "light")


def _text_scale(room: _Room) -> None:
    label = room.window.status_line.goal_label
    height = label.fontMetrics().height()
    room.set(TEXT_SCALE, 150)
    assert label.fontMetrics().height() > height * 1.3
    room.set(TEXT_SCALE, 100)


def _pre_roll(room: _Room) -> None:
    room.page()
    view = room.views.made["art-plan"]
    assert view.lead_in == 3.0
    room.set(PRE_ROLL, 0.5)
    assert view.lead_in == 0.5


def _pause_and_resume(room: _Room, setting: AnySetting, *, pauses: bool, resumes: bool) -> None:
    page = room.page()
    view = page.panes.evidence.current_view()
    assert isinstance(view, _EarlyView)
    for value in (True, False):
        room.set(setting, value)
        view.playing = True
        page.focus_comment()
        assert view.playing == (not value if pauses else False)
        page.panes.rest_focus()
        assert view.playing == (value if resumes else True)


def _pause(room: _Room) -> None:
    _pause_and_resume(room, PAUSE_TYPING, pauses=True, resumes=False)
    room.set(PAUSE_TYPING, True)


def _resume(room: _Room) -> None:
    _pause_and_resume(room, RESUME, pauses=False, resumes=True)


def _next_file(room: _Room, artifact_id: str) -> Mapping[str, float]:
    room.window.desk_pages.workspace_page.panes.evidence.restore(artifact_id, -1)
    room.bot.waitUntil(lambda: artifact_id in room.views.made)
    told = [told[1] for told in room.views.made[artifact_id].told if told[0] == "restore"]
    found: Mapping[str, float] = told[0]
    return found


def _zoom(room: _Room) -> None:
    room.page()
    room.set(ZOOM, "page")
    assert _next_file(room, "art-survey")["fit"] == 2.0
    room.set(ZOOM, "width")
    assert _next_file(room, "art-photo")["fit"] == 1.0


def _speed(room: _Room) -> None:
    room.page()
    room.set(SPEED, "1.5")
    assert _next_file(room, "art-notes")["rate"] == 1.5


def _jump(room: _Room) -> None:
    evidence = room.page("eo1.a").panes.evidence
    assert evidence.citation_index == 0
    room.set(JUMP, False)
    room.page("eo1.b")
    assert evidence.citation_index == -1
    room.set(JUMP, True)


def _unopened(room: _Room) -> None:
    figure = room.page("eo1.a").panes.evidence.rail.open_next_button
    room.page("eo1.b").panes.set_mark("proficient")
    assert not figure.isHidden()
    assert "never opened" in room.points()
    room.set(ASK_UNOPENED, False)
    assert figure.isHidden()
    assert "never opened" not in room.points()


def _recall(room: _Room) -> None:
    panes = room.page().panes
    for wanted in (True, False):
        room.set(RECALL, wanted)
        room.type("Strong spr")
        panes.comments._recall()
        assert panes.judgement.recall_strip.isHidden() == (not wanted)


def _spelling(room: _Room) -> None:
    watch, editor = room.page().panes.comments.watch, room.page().panes.judgement.comment_editor
    # the laptop's own speller may not be there
    watch._spelling = _Speller()
    room.type("The plam is clear.")
    for wanted in (True, False):
        room.set(SPELLING, wanted)
        watch.look()
        watch.look()
        assert [one.cursor.selectedText() for one in editor.extraSelections()] == (["plam"] if wanted else [])


def _names(room: _Room) -> None:
    page = room.page()
    room.type("Mrs. Whitlock asks.")
    for wanted in (True, False):
        room.set(WARN_NAMES, wanted)
        page.panes.comments.watch.look()
        assert page.panes.judgement.name_line.isHidden() == (not wanted)
        page.guide.panel.return_note_edit.setPlainText("Mr. Lee again.")
        assert page.guide.panel.return_name_line.isHidden() == (not wanted)
    page.flush()
    assert "looks like a name" not in room.points()
    room.set(WARN_NAMES, True)
    assert "“Mrs. Whitlock” looks like a name" in room.points()


def _goal(room: _Room) -> None:
    label = room.window.status_line.goal_label
    room.set(DAY_GOAL, 5)
    room.bot.waitUntil(lambda: label.text() == "3 of 5 today")
    room.set(DAY_GOAL, 0)
    assert label.isHidden()


def _budget(room: _Room) -> None:
    button = room.window.desk_pages.queue_page.view_bar.room_button
    free = button.accessibleName()
    room.set(DISK_BUDGET, 1)
    assert button.accessibleName() != free
    assert button.toolTip().startswith("More evidence is on this laptop than you gave room for")
    room.set(DISK_BUDGET, 0)
    assert button.accessibleName() == free


def _language(room: _Room) -> None:
    kept = ChoiceFile(room.folder)
    _NextLanguage(room.window, kept)
    assert kept.read() == "system"
    room.set(LANGUAGE, "es")
    assert ChoiceFile(room.folder).read() == "es"


def _crash(room: _Room) -> None:
    log = CrashLog(room.folder)
    CrashOffer(room.window, log)
    assert log.allowed
    room.set(CRASH_REPORT, False)
    assert not CrashLog(room.folder).allowed


def _metered(room: _Room) -> None:
    driver = room.window.driver
    assert driver.asks_on_metered
    room.set(ASK_METERED, False)
    assert not driver.asks_on_metered


def _guarded(room: _Room) -> VaultGuard:
    guard = room.window.findChild(VaultGuard)
    if guard is None:
        guard = VaultGuard(room.window, _KeptInKeyring(), InlineRunner(), room.theme)  # type: ignore[arg-type]
        room.window.ready.emit()
        guard._learn()
    return guard


def _lock_after(room: _Room) -> None:
    guard = _guarded(room)
    assert guard.limit == 15 * 60
    room.set(LOCK_AFTER, 5)
    assert guard.limit == 5 * 60
    room.set(LOCK_AFTER, 0)
    assert guard.limit == 0


def _lock_on_sleep(room: _Room) -> None:
    guard = _guarded(room)
    assert guard.hears_sleep
    room.set(LOCK_ON_SLEEP, False)
    assert not guard.hears_sleep


_Look = Callable[[_Room], None]
_FELT: Final[Mapping[str, Mapping[AnySetting, _Look]]] = {
    "window": {
        THEME: _theme, TEXT_SCALE: _text_scale, DAY_GOAL: _goal, DISK_BUDGET: _budget, LANGUAGE: _language,
        CRASH_REPORT: _crash, ASK_METERED: _metered, LOCK_AFTER: _lock_after, LOCK_ON_SLEEP: _lock_on_sleep,
    },
    "evidence": {PRE_ROLL: _pre_roll, PAUSE_TYPING: _pause, RESUME: _resume, ZOOM: _zoom, SPEED: _speed, JUMP: _jump},
    "words": {ASK_UNOPENED: _unopened, RECALL: _recall, SPELLING: _spelling, WARN_NAMES: _names},
}  # fmt: skip


@pytest.mark.parametrize("group", _FELT)
def test_a_setting_that_is_flipped_is_felt(room: _Room, group: str) -> None:
    for look in _FELT[group].values():
        look(room)


def test_there_is_a_look_at_every_setting() -> None:
    assert {one for group in _FELT.values() for one in group} == set(SETTINGS)


def test_the_overall_feedback_follows_the_same_wishes_as_comments(room: _Room) -> None:
    comments = room.window.desk_pages.review_page.comments
    for wanted in (False, True):
        for setting in (RECALL, SPELLING, WARN_NAMES):
            room.set(setting, wanted)
        assert (comments.recalls, comments.watch.spells, comments.watch.warns) == (wanted, wanted, wanted)
