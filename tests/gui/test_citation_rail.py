"""The rail stays calm: two lines whatever is said of a citation, and every chip in reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import TimePlace
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.chip_layout import fit_widths
from assessor_app.gui.workspace.citation_chip import CitationChip
from assessor_app.gui.workspace.citation_chips import Chip
from assessor_app.gui.workspace.citation_rail import CitationRail
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from tests.support.desk_for_workspace import child
from tests.support.scripted_desk import ScriptedDesk
from tests.support.whole_window import ROWS, Stage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Iterator[Stage]:
    stage = Stage(qtbot, theme, ScriptedDesk(rows=ROWS))
    stage.window.desk_pages.open_assignment("asg-1")
    page_of(stage).select("eo1.a")
    stage.window.resize(1440, 900)
    stage.settle()
    yield stage
    stage.close()


def page_of(stage: Stage) -> WorkspacePage:
    return stage.window.desk_pages.workspace_page


def rail_of(stage: Stage) -> CitationRail:
    return page_of(stage).panes.evidence.rail


def in_sight(rail: CitationRail, number: int) -> bool:
    chip = child(rail, CitationChip, f"citation_chip_{number}")
    viewport = rail.chip_strip.viewport()
    return bool(viewport.rect().contains(chip.mapTo(viewport, QPoint(2, 2))))


def test_it_takes_two_lines_in_every_state_and_brings_the_chip_in_hand_into_view(stage: Stage) -> None:
    page, rail = page_of(stage), rail_of(stage)
    page.panes.level(2)
    stage.settle()
    two_lines = rail.height()
    assert two_lines < 75
    assert rail.open_next_button.isVisible()
    for number in range(len(rail.chips)):
        page.panes.evidence.go_to(number)
        stage.settle()
        assert in_sight(rail, number)
        page.panes.citations.wrong_place()
        stage.settle()
        assert rail.height() == two_lines


def test_chips_beyond_the_edge_are_reached_by_arrows_wheel_and_tab(stage: Stage) -> None:
    rail = rail_of(stage)
    strip, last = rail.chip_strip, len(rail.chips) - 1
    on = strip.findChild(type(strip._on), "chips_on_button")
    assert on is not None
    assert on.isVisible()
    assert not in_sight(rail, last)
    while on.isEnabled():
        before = strip.horizontalScrollBar().value()
        QTest.mouseClick(on, Qt.MouseButton.LeftButton)
        assert strip.horizontalScrollBar().value() > before
    assert in_sight(rail, last)
    middle = QPointF(strip.viewport().rect().center())
    turn = QWheelEvent(
        middle, strip.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 6000), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(strip.viewport(), turn)
    assert in_sight(rail, 0)
    assert not in_sight(rail, last)
    child(rail, CitationChip, f"citation_chip_{last}").setFocus(Qt.FocusReason.TabFocusReason)
    assert in_sight(rail, last)


def test_verdicts_keep_their_words_while_all_of_it_fits_and_are_signs_where_it_does_not(stage: Stage) -> None:
    page, bar = page_of(stage), rail_of(stage).citation_mark_bar
    plain = next(n for n, chip in enumerate(rail_of(stage).chips) if chip.resolved and not chip.note)
    page.panes.evidence.go_to(plain)
    stage.settle()
    assert bar.partly_button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    left = bar.wrong_place_button.x()
    page.panes.citations.wrong_place()
    stage.settle()
    assert bar.use_place_button.isVisible()
    assert bar.wrong_place_button.x() == left, "marking moves no button under the hand"
    stage.window.resize(1000, 720)
    stage.settle()
    assert bar.partly_button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert bar.partly_button.accessibleName() == "Partly"
    assert bar.partly_button.toolTip().startswith("Partly")


@pytest.mark.parametrize(
    ("wanted", "room", "least", "given"),
    [
        ([50, 60], 200, [50, 60], [50, 60]),
        ([50, 200, 300], 350, [50, 92, 92], [50, 150, 150]),
        ([50, 200, 300], 350, [50, 180, 92], [50, 180, 120]),
        ([300, 300], 100, [92, 92], [92, 92]),
        ([40, 300], 100, [40, 92], [40, 92]),
        ([], 10, [], []),
    ],
)
def test_the_longest_give_way_first_and_none_below_its_least(
    wanted: list[int], room: int, least: list[int], given: list[int]
) -> None:
    assert fit_widths(wanted, room, least) == given


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("family-forum ▶ 03:20–04:00", "family-forum", "▶ 03:20–04:00"),
        ("improvement-plan, pp. 14–15", "improvement-plan", "pp. 14–15"),
        ("found in family-forum at ▶ 03:20", "family-forum", "at ▶ 03:20"),
        ("▶ 03:20–04:00", "", "▶ 03:20–04:00"),
    ],
)
def test_the_name_of_the_file_gives_way_and_never_the_place(
    qtbot: QtBot, theme: Theme, text: str, name: str, kept: str
) -> None:
    chip = CitationChip(theme, 0, Chip(0, 0, "art-1", TimePlace(200, 240), text, "", name=name))
    qtbot.addWidget(chip)
    about = chip.sizeHint().width() - chip._advance(text)
    least, most = chip.minimumSizeHint().width(), chip.sizeHint().width()
    for width in range(least, most + 1, 4):
        assert kept in chip.shown_words(width - about), width
    assert chip.shown_words(most - about) == text
    if name:
        assert least < most
        assert "…" in chip.shown_words(most - about - 10)


def test_chips_are_never_laid_out_below_what_their_places_need(stage: Stage) -> None:
    rail = rail_of(stage)
    for width in (640, 900, 1280, 1500):
        stage.window.resize(width, 720)
        stage.settle()
        for number in range(len(rail.chips)):
            chip = child(rail, CitationChip, f"citation_chip_{number}")
            assert chip.width() >= chip.minimumSizeHint().width(), (width, chip.text())


def test_other_words_stand_in_room_of_their_own_at_once(stage: Stage) -> None:
    rail = rail_of(stage)
    rail.show_chips("1.a", (Chip(0, 0, "art-1", TimePlace(5, 9), "▶ 5", ""),))
    stage.settle()
    rail.show_chips("1.b", (Chip(0, 0, "", None, "see page 140 of the plan", ""),))
    # no turn of the loop between: this is how it would be painted
    chip = child(rail, CitationChip, "citation_chip_0")
    assert chip.width() >= chip.minimumSizeHint().width()
