"""Citations as work: marked by key and click, corrected, taken back over a restart, and the same on a second laptop."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from assessor_app.demo.robot import Robot
from assessor_app.domain.citation import PagePlace
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.workspace.citation_chip import CitationChip
from assessor_app.gui.workspace.likely_place import LikelyPlace
from tests.journeys.conftest import Desk
from tests.support.pdfs import difference

pytestmark = pytest.mark.timeout(240)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
# grey levels, of 255, that a small picture and a page made small differ by on the average
ALIKE = 4.0


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
    see_the_shift_remembered(again, criterion)
    again.press(Key.Key_Z, CTRL)
    again.wait_for(lambda: not any(one.found for one in again.chips()), "the place taken back")
    marked(again, 1, "wrong_place")
    again.press(Key.Key_Z, CTRL)
    marked(again, 1, None)
    assert shifts_offered(again) == [], "forgotten with the place that told it"
    again.choose(criterion)
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


def shifts_offered(robot: Robot) -> list[LikelyPlace]:
    """What is offered for a later citation of the same file because of the place found; its card stays open."""
    robot.choose(cited_criterion(robot, 4))
    robot.jump(0)
    robot.click("meanings_button")
    card = robot.page.panes.evidence.problem_card
    robot.wait_for(lambda: card.isVisible() and bool(readings_of(robot)), "how it can be read")
    return [one for one in readings_of(robot) if one.meaning.why == "shifted"]


def see_the_shift_remembered(robot: Robot, criterion: str) -> None:
    """By how much the numbers of a file were off is offered with its others, after a restart too; never applied."""
    (shifted,) = shifts_offered(robot)
    card = robot.page.panes.evidence.problem_card
    assert re.search(r"found \d+ sheets? earlier", card.why_label.text())
    assert robot.chips()[0].place != shifted.meaning.place
    robot.click("meanings_button")
    robot.wait_for(lambda: not card.isVisible(), "the evidence again")
    robot.choose(criterion)


def readings_of(robot: Robot) -> list[LikelyPlace]:
    """The places offered on the card, in their order."""
    found = robot.page.panes.evidence.problem_card.findChildren(LikelyPlace)
    return sorted(found, key=lambda one: one.objectName())


def picture(offer: LikelyPlace) -> QImage:
    """The small picture on a button, cut out of what is painted there. Fails where it is not painted."""
    wanted = offer.icon().pixmap(offer.iconSize()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    painted = offer.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    width, height = wanted.width(), wanted.height()
    for x in range(painted.width() - width + 1):
        for y in range(painted.height() - height + 1):
            if painted.pixel(x, y) == wanted.pixel(0, 0) and painted.copy(x, y, width, height) == wanted:
                return wanted
    pytest.fail(f"no picture is painted on “{offer.text()}”")


def shows_page(small: QImage, large: QImage) -> bool:
    """Whether the small picture is the page painted large, its edge left out."""
    size = small.size()
    scaled = large.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
    inner = (2, 2, size.width() - 4, size.height() - 4)
    return difference(small.copy(*inner), scaled.copy(*inner)) < ALIKE


def test_a_page_number_read_one_way_offers_the_other_with_a_picture_of_each_page(desk: Desk) -> None:
    robot = begin(desk, "LVM-2418")
    robot.choose(cited_criterion(robot, 0))
    view = robot.jump(0)
    assert isinstance(view, PdfView)
    evidence = robot.page.panes.evidence
    card, bar = evidence.problem_card, evidence.rail.citation_mark_bar
    robot.wait_for(lambda: bar.meanings_button.accessibleName() == "1 other reading", "that it can be read otherwise")
    assert not card.isVisible(), "nothing is in the way of a place that is found"
    robot.click("meanings_button")
    robot.wait_for(lambda: card.isVisible() and len(readings_of(robot)) == 2, "both readings")
    taken, other = readings_of(robot)
    assert [taken.meaning.why, other.meaning.why] == ["printed", "sheet"]
    assert [taken.isChecked(), other.isChecked()] == [True, False]
    assert taken.text().endswith("shown now")
    wanted = evidence.current_view()
    assert isinstance(wanted, PdfView)
    robot.wait_for(lambda: all(wanted.previews.picture(page_of(one)) is not None for one in (taken, other)), "drawn")
    pictures = [picture(one) for one in (taken, other)]
    pages = [page_seen(robot, wanted, page_of(taken))]
    robot.click_button(other)
    robot.wait_for(lambda: wanted.current_page() == page_of(other) and other.isChecked(), "the other reading")
    pages.append(page_seen(robot, wanted, page_of(other)))
    with desk.watch.away():
        seen = [[shows_page(small, large) for large in pages] for small in pictures]
    assert seen == [[True, False], [False, True]], "each picture is that of its own page"
    keep = robot.find(QPushButton, "keep_place_button")
    robot.wait_for(keep.isVisible, "leave to keep it")
    robot.click_button(taken)
    robot.wait_for(lambda: wanted.current_page() == page_of(taken) and not keep.isVisible(), "as it was")


def page_of(offer: LikelyPlace) -> int:
    assert isinstance(offer.meaning.place, PagePlace)
    return offer.meaning.place.first


def page_seen(robot: Robot, view: PdfView, page: int) -> QImage:
    """A page as it is painted to be read."""
    robot.wait_for(lambda: view.is_sharp(page), "the page, sharp")
    image = view.rendered_page_image(page)
    assert image is not None
    return image


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
    view = robot.page.panes.evidence.current_view()
    assert isinstance(view, PdfView)
    assert same, "a page of the file cited is probably meant"
    robot.wait_for(lambda: all(view.previews.picture(page_of(one)) is not None for one in same), "the small pictures")
    assert all(picture(one) for one in same)
    offer = offers[0]
    place = offer.meaning.place
    robot.click_button(offer)
    keep = robot.find(QPushButton, "keep_place_button")
    robot.wait_for(keep.isVisible, "leave to keep it")
    robot.click_button(keep)
    robot.wait_for(lambda: any(one.found and one.place == place for one in robot.chips()), "the found place")
    marked(robot, number, "wrong_place")
