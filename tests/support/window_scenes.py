"""Every page, panel and state of the window that a person may come to see, one after the other."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from assessor_app.crash_log import CrashLog
from assessor_app.domain.scoring import Score
from assessor_app.gui.conflicts.conflicts_page import ConflictsPage
from assessor_app.gui.preferences.settings_table import SECTIONS
from assessor_app.gui.progress.progress_page import ProgressPage
from assessor_app.gui.queue.arrangement import Order
from assessor_app.gui.review.completeness_guide import points_of
from assessor_app.gui.shortcuts import load_keymap
from assessor_app.gui.theme import Theme
from assessor_app.gui.tour.tour import Tour
from assessor_app.gui.widgets.overlay import Overlay
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from assessor_app.workflows.desk import Incompleteness
from tests.support import desk_scenes, lead_scenes
from tests.support.conflict_data import RUNS, VIEW
from tests.support.scripted_desk import LEAD, OFFLINE
from tests.support.troubled_views import TroubledViews
from tests.support.whole_window import SIZE, Scene, Stage, Waits, staged
from tests.support.window_data import NOTE, NOTED, ROOM, ROWS, attempted_again, scored_portfolio

# ---- signing in, the queue, the lead -----------------------------------------------------------------------------


def _sign_in(stage: Stage) -> Iterator[str]:
    yield "sign-in"
    stage.window.desk_pages.show_sign_in("http://hub.invalid", "dana.reyes", "")
    stage.window.desk_pages.front_page.sign_in_button.click()  # type: ignore[union-attr]
    yield "sign-in, again"


def _nothing_yet(_stage: Stage) -> Iterator[str]:
    yield "queue, empty and offline"


def _queue(stage: Stage) -> Iterator[str]:
    pages = stage.window.desk_pages
    pages.show_queue()
    yield "queue"
    pages.queue_page.filter_box.setText("nothing like it")
    yield "queue, nothing found"
    pages.queue_page.filter_box.clear()
    pages.show_workspace()
    yield "queue, a notice"
    stage.window.notice_bar.close_notice()
    asides = pages.queue_page.asides
    asides.ask_name()
    yield "queue, a view is named"
    asides.show_note(NOTED.assignment_id)
    yield "queue, a note of the lead"
    asides.ask_release(ROWS[0].assignment_id)
    yield "queue, a case is given back"
    asides.card.close_card()
    pages.queue_page.show_room()
    yield "queue, room on the disk"
    asides.room.close_card()
    pages.queue_page.views.show_order(Order(group="status"))
    yield "queue, in groups"
    pages.queue_page.views.show_order(Order())
    stage.desk.shell.rows = ROWS[3:]
    pages.queue_page.refresh()
    yield "queue, all done"


def _progress(stage: Stage) -> Iterator[str]:
    stage.window.desk_pages.show_progress()
    yield "progress"
    page = stage.window.pages.currentWidget()
    assert isinstance(page, ProgressPage)
    page.table.selectRow(1)
    yield "progress, a case without a reader"
    page.table.selectRow(3)
    yield "progress, returned unscored"
    page.filter_box.setText("nothing like it")
    yield "progress, nothing found"


def _settling(stage: Stage) -> Iterator[str]:
    stage.window.sync_ways.show_conflicts()
    page = stage.window.pages.currentWidget()
    assert isinstance(page, ConflictsPage)
    yield "to settle"
    page.line_list.choose("k3/feedback")
    QTest.keyClick(page.line_list, Qt.Key.Key_4)
    yield "to settle, written anew"
    page.line_list.choose("stuck/s1")
    yield "to settle, refused"
    page.line_list.choose("settled/d1/comment")
    yield "to settle, settled before"
    stage.window.sync_ways.show_history()
    yield "sync history"


# ---- the workspace -----------------------------------------------------------------------------------------------


def _workspace(stage: Stage) -> Iterator[str]:
    page = stage.workspace("p1")
    yield "workspace, narrative"
    narrative = page.panes.evidence.narrative
    narrative.open_find()
    QTest.keyClicks(narrative.find_bar.find_box, "September")
    stage.qtbot.waitUntil(narrative.find_bar.next_hit_button.isEnabled, timeout=20_000)
    yield "workspace, narrative, words found"
    narrative.find_bar.close_bar()
    stage.workspace("eo1.b")
    yield "workspace, criterion"
    stage.workspace("eo1.a")
    for number in range(8):
        page.panes.evidence.go_to(number)
        yield f"workspace, citation {number}"
    yield from _aids(stage, page)
    stage.desk.score("asg-1", "eo1.a", "basic")
    stage.desk.set_flag("asg-1", "eo1.a", True)
    stage.window.desk_pages.open_assignment("asg-1")
    stage.workspace("eo1.a")
    yield "workspace, marked"
    page.panes.not_scorable()
    yield "workspace, not scorable and why"
    stage.desk.score("asg-1", "eo1.a", "basic")


def _aids(stage: Stage, page: WorkspacePage) -> Iterator[str]:
    """What comes up over the panes when it is asked for."""
    stage.workspace("eo1.b")
    page.open_bank()
    yield "workspace, comment bank"
    stage.window.activateWindow()
    page.focus_comment()
    drawer = page.panes.evidence.pins.panel
    drawer.set_open(True)
    drawer.reveal("pin-plan")
    yield "workspace, pins"
    drawer.set_open(False)
    leaks = page.panes.evidence.leaks
    page.panes.evidence.artifact_tabs.leak_chosen.emit("art-plan")
    yield "workspace, what may tell who made a file"
    leaks.card.leak_seen_box.click()
    yield "workspace, that was looked at"
    leaks.card.close_card()
    page.guide.show_panel()
    yield "workspace, completeness"
    panel = page.guide.panel
    panel.return_note_edit.setPlainText("Please cite a place for each.")
    panel.return_signature_edit.setText("A-07")
    panel.return_signature_edit.setFocus()
    yield "workspace, a return unscored is signed"
    stage.put_away()


def _submitted(stage: Stage) -> Iterator[str]:
    stage.desk.submissions.submit_assessment("asg-1", "A-07")
    page = stage.workspace("eo1.a")
    yield "workspace, submitted"
    stage.desk.submissions.receive("R-20418")
    page.reload()
    page.read_only_banner.ask_back_button.click()
    yield "workspace, asked back"


def _again(stage: Stage) -> Iterator[str]:
    page = stage.workspace("eo1.b")
    yield "workspace, second attempt"
    page.panes.again.panel.answer_partly.click()
    page.panes.again.panel.feedback_button.click()
    yield "workspace, second attempt, answered"
    page.panes.again.show_changes()
    changes = page.panes.again.page
    assert changes is not None
    stage.qtbot.waitUntil(lambda: not changes.comparison.busy, timeout=20_000)
    yield "workspace, what changed"
    stage.workspace("eo3.a")
    yield "workspace, second attempt, what stands"


def _again_hidden(stage: Stage) -> Iterator[str]:
    stage.workspace("eo1.b")
    yield "workspace, second attempt, hidden"


def _troubled(stage: Stage) -> Iterator[str]:
    page = stage.workspace("eo1.b")
    shelf = page.panes.evidence.shelf
    yield "workspace, locked file"
    page.panes.evidence.go_to(3)
    stage.qtbot.waitUntil(lambda: shelf.current_view() is not None, timeout=20_000)
    yield "workspace, damaged file"


def _unopened(stage: Stage) -> Iterator[str]:
    stage.window.desk_pages.workspace_page.open_assignment("asg-1")
    stage.window.desk_pages.workspace_page.close_assignment()
    stage.window.pages.setCurrentWidget(stage.window.desk_pages.workspace_page)
    yield "workspace, nothing open"


# ---- the review --------------------------------------------------------------------------------------------------


def _review(stage: Stage) -> Iterator[str]:
    pages = stage.window.desk_pages
    pages.open_review("asg-1")
    pages.review_page.every_step_box.setChecked(True)
    yield "review"
    pages.review_page.show_letter()
    yield "review, the letter"
    pages.review_page.close_letter()


def _all_scored(stage: Stage) -> Iterator[str]:
    memory = stage.desk.submissions
    for one in memory.opened.credential.scorables():
        memory._set(one.id, Score(one.scale.levels[-1].id))
    stage.window.desk_pages.open_review("asg-1")
    page = stage.window.desk_pages.review_page
    page.signature_edit.setText("A-07")
    yield "review, nothing missing"
    memory.submit_assessment("asg-1", "A-07")
    page.reload()
    yield "review, submitted"


def _review_states(stage: Stage) -> Iterator[str]:
    memory = stage.desk.submissions
    memory._assess(scores={})
    stage.window.desk_pages.open_review("asg-1")
    page = stage.window.desk_pages.review_page
    yield "review, nothing scored"
    lacking = next(one for one in points_of(memory.opened) if one.code == "no_citation")
    memory.return_incomplete("asg-1", "A-07", (Incompleteness(lacking.code, lacking.subject, lacking.sentence),), NOTE)
    page.reload()
    yield "review, returned unscored"
    page.show_letter()
    yield "review, the letter of a return"
    page.close_letter()
    memory.receive("R-20418")
    memory.ask_back("asg-1", NOTE)
    page.reload()
    yield "review, asked back"


# ---- over the window ---------------------------------------------------------------------------------------------

# what leaves the window or needs another program, and what is played below
_NO_OVERLAY: Final = ("window.full_screen", "desk.leave", "desk.sync", "desk.queue", "desk.workspace", "desk.settings")


def _overlays(stage: Stage) -> Iterator[str]:
    """Each panel that a command of the window lays over it, and those of the menu."""
    window = stage.window
    window.desk_pages.show_queue()
    for action in [one for one in window.actions() if one.objectName() not in _NO_OVERLAY]:
        action.trigger()
        stage.settle()
        yield from _shown(stage, action)
    window.overlays.show_palette()
    window.overlays._palette.search_box.setText("sco")  # type: ignore[union-attr]
    yield "over the window: palette, found"
    window.overlays._palette.search_box.setText("nothing like it")  # type: ignore[union-attr]
    yield "over the window: palette, nothing found"
    stage.put_away()
    window.overlays.show_shortcuts()
    window.overlays._keys.search_box.setText("nothing like it")  # type: ignore[union-attr]
    yield "over the window: keys, nothing found"
    stage.put_away()
    window.overlays.show_about()
    yield "over the window: about"
    stage.put_away()


def _shown(stage: Stage, action: QAction) -> Iterator[str]:
    if any(one.isVisible() for one in stage.window.findChildren(Overlay)):
        yield f"over the window: {action.objectName()}"
        stage.put_away()


def _crash(stage: Stage) -> Iterator[str]:
    folder = Path(stage.props.enter_context(tempfile.TemporaryDirectory()))
    log = CrashLog(folder)
    stage.window.overlays.crash_log = log
    stage.window.overlays.show_crash_report()
    yield "over the window: nothing to report"
    with ExitStack() as run:
        log.open(run)
        error = _error()
        log.note_error(type(error), error, error.__traceback__)
    with ExitStack() as run:
        log.open(run)
        stage.window.overlays.show_crash_report()
        yield "over the window: report of a crash"
        stage.put_away()


def _error() -> KeyError:
    """Something that went wrong in our own code."""
    try:
        load_keymap().command("no such command")
    except KeyError as error:
        return error
    raise AssertionError("there is such a command")


def _tour(stage: Stage) -> Iterator[str]:
    pages = stage.window.desk_pages
    pages.show_queue()
    stage.window.overlays.show_tour()
    tour = stage.window.findChild(Tour)
    assert isinstance(tour, Tour)
    while tour.running:
        # a submission that comes takes the keyboard for a moment
        stage.qtbot.waitUntil(lambda: tour.place == 0 or pages.workspace_page.submission is not None)
        yield f"tour, step {tour.place + 1}"
        tour.go_on()


def settings(stage: Stage) -> Iterator[str]:
    """Every section of the settings, brought to the top."""
    page = stage.window.desk_pages.show_settings()
    for number, (section, _) in enumerate(SECTIONS):
        page.show_section(section)
        yield f"settings, {section}" if number else "settings"
    page.search_box.setText("nothing like it")
    yield "settings, nothing found"


SCENES: Final[tuple[Scene, ...]] = (
    Scene(_sign_in, who=None),
    Scene(_nothing_yet, shell={"rows": (), "status": OFFLINE}),
    Scene(_queue, shell={"rows": (*ROWS, NOTED), "plan": ROOM}),
    Scene(_progress, who=LEAD),
    Scene(_settling, shell={"to_settle": VIEW, "passed": RUNS}),
    Scene(_unopened),
    Scene(_workspace),
    Scene(_submitted, scored_portfolio),
    Scene(_again, attempted_again),
    Scene(_again_hidden, lambda: attempted_again(hidden=True)),
    Scene(_troubled, views=TroubledViews),
    Scene(_review, scored_portfolio),
    Scene(_all_scored),
    Scene(_review_states),
    Scene(_overlays),
    Scene(_crash),
    Scene(_tour),
    Scene(settings),
    *desk_scenes.SCENES,
    *lead_scenes.SCENES,
)
# the same widgets as in another state, only scrolled or in other words: nothing new for a screen reader or the Tab key
SAME_STOPS: Final = (
    *desk_scenes.SAME_STOPS,
    *(f"settings, {section}" for section, _ in SECTIONS),
    *(f"workspace, citation {number}" for number in (0, 2, 3, 5, 7)),
)


def every_scene(
    qtbot: Waits, theme: Theme, size: QSize = SIZE, scenes: Iterable[Scene] = SCENES
) -> Iterator[tuple[str, Stage]]:
    """(name, stage) of every page and panel in a window of this size, settled and ready to be looked at."""
    for scene in scenes:
        with ExitStack() as props:
            views = scene.views(theme, props) if scene.views is not None else None
            with staged(qtbot, theme, scene.who, scene.desk(), views, scene.script, **scene.shell) as stage:
                stage.window.resize(size)
                stage.settle()
                for name in scene.act(stage):
                    stage.settle()
                    yield name, stage
