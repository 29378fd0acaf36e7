"""A lead's morning: who scores otherwise and why, the worst case settled over its evidence, a word to one reader."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QToolButton, QWidget

from assessor_app.demo.loop_turns import let_pass
from assessor_app.demo.robot import Robot
from assessor_app.gui.calibration.calibration_overview_tab import CalibrationOverviewTab
from assessor_app.gui.calibration.calibration_page import CalibrationPage
from assessor_app.gui.calibration.calibration_readers_tab import CalibrationReadersTab
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.side_by_side.side_body import SideBody
from assessor_app.gui.side_by_side.side_page import SidePage
from assessor_app.paths import Profile
from tests.journeys.conftest import Desk
from tests.support.live_desk import desk_verbs

pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard"),
]
# reader → what is said of them; nobody else is to be looked at
MANNERS = {"A-05": "stricter", "A-06": "milder", "A-02": "vary more", "A-08": "the same level"}
REASON = "Read together, the two cited pages show the deed and not only the plan."
WORD = "Dear colleague, shall we look at two examples of the second level together?"


def test_a_leads_morning(lead_desk: Desk) -> None:
    before = acts_at(lead_desk)
    lead = lead_desk.arrive("lead")
    page = calibration(lead)
    assert page.cards["exact_card"].isVisible()
    find_the_readers(lead, page)
    submission_id, scorable_id = worst_case(lead, page)
    side = take(lead, submission_id)
    readers_are_drawn_on_the_page(lead, body(side))

    lead_desk.hub.stop()
    settle(lead, side)
    write_to(lead, page, "A-05")
    print_report(lead, page, lead_desk.folder / "report.pdf")
    assert [one["act"] for one in acts_at(lead_desk)[len(before) :]] == ["take"]
    lead_desk.hub.start()
    lead.sync()
    taken, settled, written = acts_at(lead_desk)[len(before) :]
    assert (taken["act"], taken["submission_id"]) == ("take", submission_id)
    assert (settled["act"], settled["reason"]) == ("adjudicate", REASON)
    assert (settled["submission_id"], settled["scorable_id"]) == (submission_id, scorable_id)
    assert (written["act"], written["reader"], written["text"]) == ("report", "A-05", WORD)
    lead_desk.leave()
    the_reader_hears_of_it_and_of_nothing_else(lead_desk)


def calibration(lead: Robot) -> CalibrationPage:
    lead.click("calibrate_button")
    ways = lead.window.calibration_ways
    lead.wait_for(lambda: ways.page is not None and ways.page.picture is not None, "the numbers")
    return cast("CalibrationPage", ways.page)


def turn_to(lead: Robot, page: CalibrationPage, place: int) -> QWidget:
    """Click a tab of the page; its view is built by then, or within the next turns of the loop."""
    line, before = page.tab_line, page.tab_stack.currentWidget()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.tabRect(place).center())
    lead.wait_for(lambda: page.tab_stack.currentWidget() is not before, f"the view of tab {place}")
    return page.tab_stack.currentWidget()


def find_the_readers(lead: Robot, page: CalibrationPage) -> None:
    """Every planted manner is said in plain words, and of nobody else."""
    readers = cast("CalibrationReadersTab", turn_to(lead, page, 1))
    for number in range(1, 9):
        code = f"A-0{number}"
        let_pass(6)
        page.views.show_reader(code)
        let_pass(6)
        lead.wait_for(lambda code=code: readers.reader_label.text() == code, code)  # type: ignore[misc]
        words = readers.flags_label.text()
        assert MANNERS.get(code, "Nothing stands out") in words, (code, words)


def worst_case(lead: Robot, page: CalibrationPage) -> tuple[str, str]:
    """Open the first of the largest disagreements side by side."""
    overview = cast("CalibrationOverviewTab", turn_to(lead, page, 0))
    assert page.picture is not None
    worst = page.picture.disagreements[0]
    overview.disagreements_table.choose_key(f"{worst.submission}\n{worst.detail}")
    lead.click_button(overview.open_button)
    lead.wait_for(lambda: lead.window.desk_pages.front == "side_by_side", "the case")
    return worst.submission, worst.detail


def take(lead: Robot, submission_id: str) -> SidePage:
    """Take the case; what belongs to it comes with the sync, and it opens by itself."""
    side = cast("SidePage", lead.window.calibration_ways.side)
    lead.wait_for(lambda: side.waiting_page.action_button.isVisible(), "the question whether to take it")
    lead.click_button(side.waiting_page.action_button)
    lead.wait_for(lambda: side.body is not None and side.side_stack.currentWidget() is side.body, "the opened case")
    assert side.submission_id == submission_id
    return side


def body(side: SidePage) -> SideBody:
    assert side.body is not None
    return side.body


def readers_are_drawn_on_the_page(lead: Robot, shown: SideBody) -> None:
    """What both left is on the page, and what is taken off the evidence is gone from it."""
    view = pages_of(lead, shown)
    legend = shown.judgement.legend
    assert legend is not None
    for letter in shown.judgement.columns:
        button = legend.findChild(QToolButton, f"show_reader_{letter}")
        drawn = picture(view)
        let_pass(6)
        lead.click_button(button)
        lead.wait_for(lambda: picture(view) != drawn, f"the page without reader {letter}")  # noqa: B023 - done at once
        bare = picture(view)
        let_pass(6)
        lead.click_button(button)
        lead.wait_for(lambda: picture(view) != bare, f"what reader {letter} left")  # noqa: B023 - as above


def picture(view: PdfView) -> QImage:
    return view.canvas.grab().toImage()


def pages_of(lead: Robot, shown: SideBody) -> PdfView:
    """The cited page, painted, once its file was fetched."""
    painted: list[str] = []

    def note(artifact_id: str, _place: object) -> None:
        painted.append(artifact_id)

    shelf = shown.evidence.pane.shelf
    shelf.place_shown.connect(note)
    try:
        lead.click("download_button")
        lead.wait_for(lambda: bool(painted), "the cited page")
    finally:
        shelf.place_shown.disconnect(note)
    view = shown.evidence.pane.current_view()
    assert isinstance(view, PdfView)
    return view


def settle(lead: Robot, side: SidePage) -> None:
    record = body(side).judgement.record
    lead.click_button(record.findChildren(QAbstractButton)[0])
    record.reason_editor.setFocus()
    lead.type_keys(record.reason_editor, REASON)
    lead.click_button(record.record_button)
    lead.wait_for(body(side).judgement.kept_card.isVisible, "the score of record")
    assert REASON in body(side).judgement.kept_label.text()


def write_to(lead: Robot, page: CalibrationPage, reader: str) -> None:
    lead.click("calibrate_button")
    lead.wait_for(lambda: lead.window.desk_pages.front == "calibration", "the page")
    page.views.show_reader(reader)
    lead.click_button(cast("CalibrationReadersTab", page.views.view("readers")).report_button)
    lead.type_text("text_box", WORD)
    lead.click_button(page.act_sheet.record_button)
    lead.wait_for(lambda: page.page_stack.currentWidget() is page.body, "the page again")


def print_report(lead: Robot, page: CalibrationPage, target: Path) -> None:
    """The report for people holds everybody's codes and the case just settled, and names no practitioner."""
    lead.click_button(page.export_button)
    menu = page.findChild(QMenu, "report_menu")
    next(action for action in menu.actions() if action.objectName() == "report_pdf").trigger()
    menu.close()
    dialog = page.findChild(QFileDialog, "save_report_dialog")
    let_pass(1)
    dialog.fileSelected.emit(str(target))
    let_pass(1)
    dialog.close()
    lead.wait_for(target.exists, "the report")
    with pymupdf.open(target) as document:
        words = "\n".join(sheet.get_text() for sheet in document)
    assert all(code in words for code in MANNERS)
    assert "Adjudicated" in words
    assert "Practitioner" not in words


def acts_at(desk: Desk) -> list[Mapping[str, Any]]:
    """What the hub holds, in the order of acceptance."""
    with closing(sqlite3.connect(desk.folder / "hub" / "hub.db")) as database:
        return [json.loads(row[0]) for row in database.execute("SELECT body FROM acts ORDER BY number")]


def the_reader_hears_of_it_and_of_nothing_else(desk: Desk) -> None:
    desk.arrive("a-05")
    desk.leave()
    with desk_verbs(Profile.at(desk.folder / "a-05")) as verbs:
        assert [one.text for one in verbs.told_reports()] == [WORD]
        assert verbs.calibration_stand().readings == 0
        assert verbs.acts() == ()
