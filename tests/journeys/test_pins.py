"""Notes pinned to a page, a passage, a moment and a picture: worded, gone to, taken back, and on a second laptop."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assessor_app.demo.robot import Robot
from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import PagePlace, TimePlace
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.pins.pin_list_model import PinRow
from assessor_app.gui.pins.pin_panel import PinPanel
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.gui.widgets.headed_rows import ENTRY_ROLE
from tests.journeys.conftest import Desk
from tests.support.page_pins import holds_colour

# a tool tip may come up over the time line, which Qt’s offscreen platform has its word about
pytestmark = [pytest.mark.timeout(300), pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CODE = "LVM-2418"
# what one pixel of the time line stands for, and a little more
SECONDS_NEAR = 1.0


def drawer(robot: Robot) -> PinPanel:
    return robot.page.panes.evidence.pins.panel


def rows(robot: Robot) -> list[PinRow]:
    model = drawer(robot).pin_list.model()
    found = [model.index(row, 0).data(ENTRY_ROLE) for row in range(model.rowCount())]
    return [one for one in found if one is not None]


def notes(robot: Robot) -> list[str]:
    return sorted(one.words for one in rows(robot))


def pins(robot: Robot) -> dict[str, Pin]:
    """By note."""
    return {one.note: one for one in robot.page.book.pins().values()}


def at_hub(desk: Desk) -> dict[str, dict[str, Any]]:
    """The bodies of all pins at the hub, by note."""
    with desk.watch.away(), sqlite3.connect(desk.folder / "hub" / "hub.db") as database:
        bodies = database.execute("select body from annotations where kind = 'pin' and body is not null").fetchall()
        return {found["body"]["value"]: found for found in (json.loads(body) for (body,) in bodies)}


def artifact(robot: Robot, kind: str) -> Artifact:
    opened = robot.page.submission
    assert opened is not None
    return next(one for one in opened.submission.artifacts if one.kind == kind)


def show(robot: Robot, kind: str) -> EvidenceView:
    """Open the first file of a kind by its tab."""
    evidence = robot.page.panes.evidence
    wanted = artifact(robot, kind)
    evidence.show_artifact(wanted.id)
    shelf = evidence.shelf
    robot.wait_for(lambda: shelf.view_of(wanted.id) is shelf.current_view() is not None, f"the viewer of a {kind}")
    view = evidence.current_view()
    assert view is not None
    robot.wait_for(lambda: view.pin_here() is not None and bool(view.position()), f"the opened {kind}")
    return view


def page_of(robot: Robot, view: PdfView, page: int) -> QRectF:
    view.go_to_page(page)
    robot.wait_for(lambda: view.current_page() == page and view.is_sharp(page), f"page {page + 1}")
    return view.canvas.page_box(page)


def draw(robot: Robot, view: PdfView, box: QRectF, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag over a part of a page with Shift, in fractions of it."""
    window = view.canvas.viewport()
    here, there = (QPointF(box.x() + box.width() * x, box.y() + box.height() * y).toPoint() for x, y in (start, end))
    QTest.mousePress(window, Qt.MouseButton.LeftButton, SHIFT, here)
    QTest.mouseMove(window, (here + there) / 2)
    QTest.mouseMove(window, there)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, SHIFT, there)
    robot.wait_for(lambda: QApplication.focusWidget() is drawer(robot).pin_note, "the cursor in the note")


def word(robot: Robot, note: str) -> None:
    """Type the note of a new pin and leave it as people do."""
    robot.wait_for(lambda: QApplication.focusWidget() is drawer(robot).pin_note, "the cursor in the note")
    robot.type_keys(drawer(robot).pin_note, note)
    robot.press(Key.Key_Escape)
    robot.wait_for(lambda: note in notes(robot) and not robot.page.busy, "“Saved”")


def choose(robot: Robot, note: str, *, jump: bool = False) -> None:
    listed = drawer(robot).pin_list
    drawer(robot).set_open(True)
    listed.setFocus()
    place = next(row for row in range(listed.model().rowCount()) if listed.model().index(row, 0).data() == note)
    listed.setCurrentIndex(listed.model().index(place, 0))
    if jump:
        QTest.keyClick(listed, Key.Key_Return)


def begin(desk: Desk, laptop: str = "") -> Robot:
    robot = desk.arrive(laptop=laptop)
    if laptop:
        robot.download_all()
    robot.open(CODE)
    robot.window.activateWindow()
    robot.wait_for(robot.window.isActiveWindow, "the window in front")
    return robot


def pin_everything(robot: Robot) -> None:
    """One pin of every kind."""
    plan = show(robot, "pdf")
    assert isinstance(plan, PdfView)
    draw(robot, plan, page_of(robot, plan, 2), (0.2, 0.15), (0.7, 0.3))
    word(robot, "the whole table")
    page_of(robot, plan, 3)
    plan.canvas.select_all_of_page(3)
    robot.wait_for(lambda: bool(plan.canvas.selected_text()), "the selected words")
    robot.page.panes.rest_focus()
    robot.press(Key.Key_B)
    word(robot, "said in so many words")
    film = show(robot, "video")
    assert isinstance(film, VideoView)
    robot.wait_for(lambda: film.position()["seconds"] >= 0 and film.seek_bar.isEnabled(), "the film")
    bar = film.seek_bar
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=at_second(film, 83.0))
    robot.wait_for(lambda: abs(film.position()["seconds"] - 83.0) < SECONDS_NEAR, "the moment")
    robot.page.panes.rest_focus()
    robot.press(Key.Key_B)
    word(robot, "who is this?")
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, SHIFT, at_second(film, 100.0))
    QTest.mouseMove(bar, at_second(film, 130.0))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, SHIFT, at_second(film, 130.0))
    word(robot, "all of this answer")


def at_second(film: VideoView, second: float) -> QPoint:
    return QPoint(round(film.seek_bar.place_of(second)), film.seek_bar.height() // 2)


def find_in_the_drawer(robot: Robot, made: dict[str, Pin]) -> None:
    """Words leave what holds them; nothing leaves everything."""
    drawer(robot).set_open(True)
    for words, left in (("TABLE", ["the whole table"]), ("this answer", ["all of this answer"]), ("not said", [])):
        robot.type_line("pin_filter", words)
        robot.wait_for(lambda left=left: notes(robot) == left, f"what holds “{words}”")
    QTest.keyClick(drawer(robot).pin_filter, Key.Key_A, CTRL)
    QTest.keyClick(drawer(robot).pin_filter, Key.Key_Backspace)
    robot.wait_for(lambda: notes(robot) == sorted(made), "all of them")


def test_pins_of_every_kind_outlive_a_restart_can_be_undone_and_reach_a_second_laptop(desk: Desk) -> None:
    robot = begin(desk)
    pin_everything(robot)
    made = pins(robot)
    assert set(made) == {"the whole table", "said in so many words", "who is this?", "all of this answer"}
    region = made["the whole table"].region
    assert region is not None
    assert (region.x, region.y, region.width, region.height) == pytest.approx((0.2, 0.15, 0.5, 0.15), abs=0.01)
    assert made["said in so many words"].quote is not None
    moment = made["who is this?"].place
    assert isinstance(moment, TimePlace)
    assert moment.start == pytest.approx(83, abs=SECONDS_NEAR)
    span = made["all of this answer"].place
    assert isinstance(span, TimePlace)
    assert (span.start, span.end) == pytest.approx((100, 130), abs=SECONDS_NEAR)
    desk.leave()

    again = desk.sit_down()
    again.wait_for(lambda: again.window.desk_pages.front == "workspace" and bool(rows(again)), "the pins")
    again.window.activateWindow()
    assert notes(again) == sorted(made)
    find_in_the_drawer(again, made)
    choose(again, "the whole table", jump=True)
    again.wait_for(lambda: isinstance(again.page.panes.evidence.current_view(), PdfView), "the plan")
    view = again.page.panes.evidence.current_view()
    assert isinstance(view, PdfView)
    again.wait_for(lambda: view.canvas.pin_box(made["the whole table"]) is not None, "the pages")
    again.wait_for(lambda: view.current_page() == 2 and view.is_sharp(2), "the pinned page")
    frame = view.canvas.pin_box(made["the whole table"])
    assert frame is not None
    assert QRectF(view.canvas.viewport().rect()).contains(frame)
    shot = view.canvas.viewport().grab().toImage()
    warn = again.desktop.theme.color("warn")
    assert holds_colour(shot, QRectF(frame.left() - 2, frame.top() - 2, 5, frame.height()), warn)
    change_and_take_back(again)
    again.go_to_queue()
    again.sync()
    hub = at_hub(desk)
    assert set(hub) == {"the whole table, row 3", *made} - {"the whole table"}
    assert hub["the whole table, row 3"]["in_feedback"] is True
    assert hub["the whole table, row 3"]["motivation"] == "commenting"
    desk.leave()

    second = begin(desk, "second laptop")
    second.wait_for(lambda: notes(second) == sorted(hub), "the same pins")
    choose(second, "who is this?", jump=True)
    second.wait_for(lambda: isinstance(second.page.panes.evidence.current_view(), VideoView), "the film")
    film = second.page.panes.evidence.current_view()
    assert isinstance(film, VideoView)
    second.wait_for(lambda: abs(film.position().get("seconds", 0.0) - moment.start) < 0.1, "the pinned moment")
    choose(second, "all of this answer", jump=True)
    second.wait_for(lambda: abs(film.position().get("seconds", 0.0) - span.start) < 0.1, "the pinned span")


def change_and_take_back(robot: Robot) -> None:
    """Word one otherwise and have it quoted; remove another and bring it back."""
    choose(robot, "the whole table")
    QTest.keyClick(drawer(robot).pin_list, Key.Key_F2)
    robot.type_keys(drawer(robot).pin_note, ", row 3")
    robot.click("feedback_check")
    robot.press(Key.Key_Escape)
    robot.wait_for(lambda: "the whole table, row 3" in notes(robot) and not robot.page.busy, "“Saved”")
    choose(robot, "who is this?")
    QTest.keyClick(drawer(robot).pin_list, Key.Key_Delete)
    robot.wait_for(lambda: "who is this?" not in notes(robot) and not robot.page.busy, "the removal")
    robot.press(Key.Key_Z, CTRL)
    robot.wait_for(lambda: "who is this?" in notes(robot), "the pin brought back")
    robot.press(Key.Key_Z, CTRL | SHIFT)
    robot.wait_for(lambda: "who is this?" not in notes(robot), "the pin gone again")
    robot.press(Key.Key_Z, CTRL)
    robot.wait_for(lambda: "who is this?" in notes(robot) and not robot.page.busy, "the pin brought back")


def test_a_part_of_a_photo_is_pinned_upright_whichever_way_it_is_turned(desk: Desk) -> None:
    robot = desk.arrive()
    robot.open("LVM-2421")
    robot.window.activateWindow()
    robot.wait_for(robot.window.isActiveWindow, "the window in front")
    view = show(robot, "image")
    assert isinstance(view, PdfView)
    robot.wait_for(lambda: view.is_sharp(0), "the photo")
    robot.click_button(view.toolbar.rotate_right_button)
    robot.wait_for(lambda: view.is_sharp(0), "the turned photo")
    # the upper left quarter of the turned picture is the lower left one of the upright
    draw(robot, view, view.canvas.page_box(0), (0.1, 0.1), (0.4, 0.4))
    word(robot, "names on the wall")
    (pin,) = pins(robot).values()
    assert pin.place == PagePlace(0, 0)
    assert pin.region is not None
    found = (pin.region.x, pin.region.y, pin.region.width, pin.region.height)
    assert found == pytest.approx((0.1, 0.6, 0.3, 0.3), abs=0.02)
