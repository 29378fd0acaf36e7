"""Citations as work: marked by key and click, corrected, taken back over a restart, and the same on a second laptop."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from assessor_app.demo.robot import Robot
from assessor_app.domain.citation import PagePlace
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.workspace.citation_chip import CitationChip
from assessor_app.gui.workspace.likely_place import LikelyPlace
from tests.journeys.conftest import Desk

pytestmark = pytest.mark.timeout(240)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def chip(robot: Robot, index: int) -> CitationChip:
    return robot.find(CitationChip, f"citation_chip_{index}")


def marked(robot: Robot, index: int, verdict: str | None) -> None:
    robot.wait_for(lambda: not robot.page.busy and chip(robot, index).verdict == verdict, f"the mark {verdict}")


def at_hub(desk: Desk) -> list[dict[str, Any]]:
    """The bodies of all marks at the hub."""
    with desk.watch.away(), sqlite3.connect(desk.folder / "hub" / "hub.db") as database:
        rows = database.execute("select body from annotations where kind = 'citation_mark' and body is not null")
        return [json.loads(body) for (body,) in rows]


def seen_at_hub(desk: Desk) -> list[dict[str, Any]]:
    with desk.watch.away(), sqlite3.connect(desk.folder / "hub" / "hub.db") as database:
        rows = database.execute("select body from annotations where kind = 'seen' and body is not null")
        return [json.loads(body) for (body,) in rows]


def begin(desk: Desk, code: str) -> Robot:
    robot = desk.arrive()
    robot.open(code)
    robot.window.activateWindow()
    robot.wait_for(robot.window.isActiveWindow, "the window in front")
    return robot


def cited_criterion(robot: Robot, place: int) -> str:
    opened = robot.page.submission
    assert opened is not None
    return [key for key, cited in opened.citations.items() if cited][place]


def test_marks_and_a_corrected_place_survive_undo_a_restart_and_reach_a_second_laptop(desk: Desk) -> None:
    robot = begin(desk, "LVM-2418")
    criterion = cited_criterion(robot, 0)
    robot.choose(criterion)
    view = robot.jump(0)
    assert isinstance(view, PdfView)
    page = view.current_page()

    robot.press(Key.Key_Y)
    marked(robot, 0, "supports")
    assert robot.page.panes.evidence.citation_index == 0, "marking moves nothing"
    assert view.current_page() == page
    assert "supporting" in chip(robot, 0).accessibleName()

    robot.press(Key.Key_J)
    robot.wait_for(lambda: robot.page.panes.evidence.citation_index == 1, "the next citation")
    view = robot.jump(1)
    assert isinstance(view, PdfView)
    QTest.mouseClick(robot.find(QToolButton, "wrong_place_button"), Qt.MouseButton.LeftButton)
    marked(robot, 1, "wrong_place")
    view.go_to_page(0)
    robot.wait_for(lambda: view.current_page() == 0 and view.is_sharp(0), "the first page")
    robot.click("use_place_button")
    robot.wait_for(lambda: any(one.found for one in robot.chips()), "the found place")
    found = next(number for number, one in enumerate(robot.chips()) if one.found)
    assert found == 2, "beside its own citation"
    assert robot.chips()[found].text.startswith("found on p.")
    assert robot.chips()[found].place == PagePlace(0, 0)
    robot.jump(found)
    robot.wait_for(lambda: not robot.page.busy, "“Saved”")
    desk.leave()

    again = desk.sit_down()
    again.wait_for(lambda: again.window.desk_pages.front == "workspace", "the submission left open")
    again.wait_for(lambda: again.page.scorable_id == criterion, "the criterion left open")
    assert chip(again, 0).verdict == "supports"
    again.window.activateWindow()
    again.press(Key.Key_Z, CTRL)
    again.wait_for(lambda: not any(one.found for one in again.chips()), "the place taken back")
    marked(again, 1, "wrong_place")
    again.press(Key.Key_Z, CTRL)
    marked(again, 1, None)
    see_the_shift_remembered(again)
    again.press(Key.Key_Z, CTRL | SHIFT)
    marked(again, 1, "wrong_place")
    again.press(Key.Key_Z, CTRL | SHIFT)
    again.wait_for(lambda: any(one.found for one in again.chips()) and not again.page.busy, "the place again")
    again.go_to_queue()
    again.sync()
    verdicts = sorted(body["body"]["value"] for body in at_hub(desk))
    assert verdicts == ["supports", "wrong_place"]
    assert any("selector" in body["target"] for body in at_hub(desk)), "the corrected place is at the hub"
    pages = [pair for body in seen_at_hub(desk) for pair in body["body"]["pages"]]
    assert any(first <= page <= last for first, last in pages), "what was read is at the hub as seen"
    desk.leave()

    second = desk.arrive(laptop="second laptop")
    second.open("LVM-2418")
    second.choose(criterion)
    marked(second, 0, "supports")
    marked(second, 1, "wrong_place")
    assert [one.found for one in second.chips()][:3] == [False, False, True]


def see_the_shift_remembered(robot: Robot) -> None:
    """By how much the numbers of a file were off is offered with its citations, after a restart too; never applied."""
    robot.jump(1)
    robot.click("meanings_button")
    card = robot.page.panes.evidence.problem_card
    robot.wait_for(card.offset_label.isVisible, "the shift found before")
    assert re.search(r"found \d+ sheets? earlier", card.offset_label.text())
    shifted = [one.meaning.place for one in card.findChildren(LikelyPlace) if one.meaning.why == "shifted"]
    assert shifted == [PagePlace(0, 0)]
    assert robot.chips()[1].place != PagePlace(0, 0)
    robot.click("meanings_button")
    robot.wait_for(lambda: not card.isVisible(), "the evidence again")


def test_a_mark_pressed_again_is_taken_away_and_scoring_unread_is_told_quietly(desk: Desk) -> None:
    robot = begin(desk, "LVM-2418")
    criterion = cited_criterion(robot, 1)
    robot.choose(criterion)
    robot.jump(0)
    robot.press(Key.Key_H)
    marked(robot, 0, "partly")
    robot.press(Key.Key_H)
    marked(robot, 0, None)
    assert chip(robot, 1).unopened
    figure = robot.page.panes.evidence.rail.open_next_button
    assert not figure.isVisible(), "nothing is said before the criterion is scored"
    robot.press(Key.Key_2)
    robot.wait_for(figure.isVisible, "the quiet figure")
    total = len({one.citation_index for one in robot.chips()})
    assert figure.accessibleName().startswith(f"{total - 1} of {total} citations")
    while figure.isVisible():
        waiting = figure.text()
        robot.click("open_next_button")
        robot.wait_for(lambda said=waiting: not figure.isVisible() or figure.text() != said, "one fewer")
    assert not any(chip(robot, number).unopened for number in range(len(robot.chips())))


def test_what_an_unresolved_citation_may_have_meant_is_shown_and_kept_in_one_click(desk: Desk) -> None:
    robot = begin(desk, "LVM-2421")
    opened = robot.page.submission
    assert opened is not None
    key, index = next(
        (key, number)
        for key, cited in opened.citations.items()
        for number, one in enumerate(cited)
        if one.citation.raw == "p. 14"
    )
    robot.choose(key)
    number = next(place for place, one in enumerate(robot.chips()) if one.citation_index == index)
    robot.click(f"citation_chip_{number}")
    robot.wait_for(lambda: not robot.chips()[number].resolved, "the file read, and that it has no such page")
    robot.click(f"citation_chip_{number}")
    card = robot.page.panes.evidence.problem_card
    bar = robot.page.panes.evidence.rail.citation_mark_bar
    robot.wait_for(lambda: "likely" in bar.meanings_button.accessibleName(), "that something else is probably meant")
    assert not card.isVisible(), "it opens only when asked for"
    robot.click("meanings_button")
    robot.wait_for(lambda: card.isVisible() and bool(card.findChildren(LikelyPlace)), "what is probably meant")
    offers = [one for one in card.findChildren(LikelyPlace) if isinstance(one.meaning.place, PagePlace)]
    same = [one for one in offers if one.meaning.artifact_id == robot.chips()[number].artifact_id]
    if len(same) > 1:
        robot.wait_for(lambda: all(not one.icon().isNull() for one in same), "the small pictures")
    offer = offers[0]
    place = offer.meaning.place
    robot.click_button(offer)
    keep = robot.find(QPushButton, "keep_place_button")
    robot.wait_for(keep.isVisible, "leave to keep it")
    robot.click_button(keep)
    robot.wait_for(lambda: any(one.found and one.place == place for one in robot.chips()), "the found place")
    marked(robot, number, "wrong_place")
