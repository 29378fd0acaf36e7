"""Getting about in a PDF: jumps taken back, the bar at every width, one page at a time, other files in its view."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import PagePlace
from assessor_app.gui.theme import Theme
from tests.support.pdf_readers import SECONDS, Reader, book_pdf, reading
from tests.support.pdfs import MemorySource, plain_pdf
from tests.support.viewers import artifact

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

BOOK = book_pdf()


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    yield from reading(qtbot)


def cite(reader: Reader, page: int) -> None:
    with reader.qtbot.waitSignal(reader.view.place_shown, timeout=SECONDS):
        reader.view.show_place(PagePlace(page, page), "Cited for 1.b")


def enter_page(reader: Reader, text: str) -> None:
    box = reader.view.toolbar.page_box
    box.setFocus()
    box.selectAll()
    reader.qtbot.keyClicks(box, text)
    reader.qtbot.keyClick(box, Qt.Key.Key_Return)


def test_citations_and_page_numbers_are_jumps_that_can_be_taken_back_and_made_again(reader: Reader) -> None:
    reader.open(BOOK)
    bar = reader.view.toolbar
    assert not bar.back_button.isEnabled()
    cite(reader, 6)
    enter_page(reader, "iii")
    cite(reader, 18)
    seen = []
    for button in (bar.back_button, bar.back_button, bar.back_button, bar.forward_button, bar.forward_button):
        reader.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        seen.append(reader.view.current_page())
    assert seen == [2, 6, 0, 6, 2]
    assert bar.back_button.isEnabled()
    assert bar.forward_button.isEnabled()


def test_back_leads_to_the_very_spot(reader: Reader) -> None:
    reader.open(BOOK)
    reader.view.go_to_page(5)
    reader.view.canvas.verticalScrollBar().setValue(reader.view.canvas.top() + 217)
    top = reader.view.canvas.top()
    cite(reader, 14)
    reader.view.go_back()
    assert abs(reader.view.canvas.top() - top) <= 1


def test_a_new_jump_forgets_what_lay_ahead(reader: Reader) -> None:
    reader.open(BOOK)
    cite(reader, 6)
    reader.view.go_back()
    cite(reader, 9)
    assert not reader.view.toolbar.forward_button.isEnabled()


def test_the_place_of_opening_is_no_jump_and_another_file_starts_afresh(reader: Reader) -> None:
    with reader.qtbot.waitSignal(reader.view.place_shown, timeout=SECONDS):
        reader.view.open_artifact(artifact(), MemorySource(BOOK))
        reader.view.show_place(PagePlace(7, 7), "Cited for 1.b")
    assert not reader.view.toolbar.back_button.isEnabled()
    cite(reader, 3)
    assert reader.view.toolbar.back_button.isEnabled()
    reader.open(plain_pdf(3))
    assert not reader.view.toolbar.back_button.isEnabled()


def test_the_bar_names_sheet_and_printed_number(reader: Reader) -> None:
    reader.open(BOOK)
    reader.view.go_to_page(3)
    bar = reader.view.toolbar
    reader.qtbot.waitUntil(lambda: bar.page_box.text() == "4", timeout=SECONDS)
    assert (bar.total_label.text(), bar.printed_label.text()) == ("of 20", "· p. iv")
    assert bar.printed_label.toolTip() == "Sheet 4 of 20 in the file; what is printed on it: p. iv"


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("width", [360, 520, 900])
def test_no_part_of_the_bar_lies_over_another_and_what_is_spared_is_in_the_menu(
    qtbot: QtBot, qapp: QApplication, width: int, scale: int
) -> None:
    with Reader(qtbot, width) as reader:
        reader.theme.set_text_scale(scale)
        reader.open(BOOK)
        bar = reader.view.toolbar
        assert bar.width() == width

        def boxes() -> list[QRect]:
            shown = [part for part in bar.findChildren(QAbstractButton) if part.isVisible()]
            return [part.geometry() for part in (*shown, bar.page_box, bar.total_label)]

        # What was hidden leaves its room to the others at the next turn of the event loop.
        qtbot.waitUntil(
            lambda: not any(one.intersects(two) for n, one in enumerate(boxes()) for two in boxes()[n + 1 :]),
            timeout=SECONDS,
        )
        assert all(bar.rect().contains(box) for box in boxes())
        menu = bar.more_button.menu()
        assert menu is not None
        menu.aboutToShow.emit()
        listed = {action.text() for action in menu.actions() if action.isVisible()}
        spared = [part for part in bar.findChildren(QAbstractButton) if part.isHidden() and part is not bar.more_button]
        assert listed == {part.accessibleName() for part in spared}
        assert bar.more_button.isVisible() is bool(spared)
        assert bar.find_button.isVisible()
        assert bar.panel_button.isVisible()


def test_what_gives_way_first_is_what_is_used_least_and_never_page_and_zoom(qtbot: QtBot, qapp: QApplication) -> None:
    with Reader(qtbot, 1_000) as reader:
        reader.open(BOOK)
        reader.view.go_to_page(8)
        bar = reader.view.toolbar
        qtbot.waitUntil(lambda: bar.printed_label.text() == "· p. 5", timeout=SECONDS)
        gone: list[str] = []
        for width in range(1_000, 359, -5):
            reader.view.resize(width, 700)
            qtbot.waitUntil(lambda width=width: bar.width() == width)  # type: ignore[misc]
            assert not any(part.isHidden() for part in (bar.page_box, bar.total_label, bar.zoom_button))
            if width >= 535:
                assert not bar.printed_label.isHidden()
            parts = (*bar.findChildren(QAbstractButton), bar.printed_label)
            now = {part.objectName() for part in parts if part.isHidden()} - {"more_button"}
            gone += sorted(now - set(gone))
        turning = ["rotate_left_button", "rotate_right_button"]
        assert gone[:4] == [*turning, "hand_button", "single_button"]
        travel = max(gone.index("back_button"), gone.index("forward_button"))
        assert travel < gone.index("next_button")
        assert "printed_label" not in gone[: travel + 1]
        assert bar.back_button.isHidden()


def test_tab_reaches_every_button_of_the_bar_and_each_shows_that_it_has_the_keyboard(
    qtbot: QtBot, theme: Theme
) -> None:
    with Reader(qtbot, 1_000) as reader:
        reader.open(BOOK)
        cite(reader, 6)
        cite(reader, 9)
        reader.view.go_back()
        bar = reader.view.toolbar
        bar.show_region_known(known=True)
        reader.view.set_pinnable(True)
        buttons = [part for part in bar.findChildren(QToolButton) if part.isVisible()]
        assert len(buttons) >= 15
        assert all(part.isEnabled() and part.accessibleName() and part.toolTip() for part in buttons)
        buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        reached = set()
        for _ in range(len(buttons) + 1):
            part = QApplication.focusWidget()
            assert part is not None
            reached.add(part.objectName())
            if isinstance(part, QToolButton):
                assert part.grab().toImage().pixelColor(part.width() // 2, 1) == theme.color("focus"), part.objectName()
            reader.press(Qt.Key.Key_Tab)
        assert {part.objectName() for part in (*buttons, bar.page_box)} <= reached


def test_the_menu_of_a_narrow_bar_does_what_the_buttons_do(qtbot: QtBot) -> None:
    with Reader(qtbot, 420) as reader:
        reader.open(BOOK)
        menu = reader.view.toolbar.more_button.menu()
        assert menu is not None
        menu.aboutToShow.emit()
        actions = {action.text(): action for action in menu.actions()}
        actions["Turn right"].trigger()
        actions["One page at a time"].trigger()
        assert reader.view.canvas.turn() == 90
        assert reader.view.canvas.mode() == "single"
        menu.aboutToShow.emit()
        assert actions["One page at a time"].isChecked()


def test_every_control_of_the_bar_is_reached_by_tab_and_named(reader: Reader) -> None:
    reader.open(BOOK)
    cite(reader, 6)
    bar = reader.view.toolbar
    bar.panel_button.setFocus(Qt.FocusReason.TabFocusReason)
    reached = [bar.panel_button]
    for _ in range(30):
        reader.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or not bar.isAncestorOf(focus):
            break
        reached.append(focus)
    wanted = [part for part in bar.findChildren(QAbstractButton) if part.isVisible() and part.isEnabled()]
    assert set(reached) == {*wanted, bar.page_box}
    assert all(part.accessibleName() for part in (*wanted, *bar.findChildren(QLineEdit)))


def test_one_page_at_a_time_and_back(reader: Reader) -> None:
    reader.open(BOOK)
    reader.view.go_to_page(4)
    reader.qtbot.mouseClick(reader.view.toolbar.single_button, Qt.MouseButton.LeftButton)
    assert (reader.view.canvas.mode(), reader.view.current_page()) == ("single", 4)
    reader.qtbot.mouseClick(reader.view.toolbar.next_button, Qt.MouseButton.LeftButton)
    assert reader.view.current_page() == 5
    reader.qtbot.mouseClick(reader.view.toolbar.single_button, Qt.MouseButton.LeftButton)
    assert (reader.view.canvas.mode(), reader.view.current_page()) == ("continuous", 5)


def test_what_is_cited_can_be_fitted_when_a_part_of_a_page_is(reader: Reader) -> None:
    reader.open(BOOK)
    fit = reader.view.toolbar.fit_region_button
    cite(reader, 6)
    assert not fit.isEnabled()
    reader.view.show_region(8, QRectF(100, 200, 100, 60), "Cited for 1.b")
    assert fit.isEnabled()
    before = reader.view.canvas.factor()
    reader.qtbot.mouseClick(fit, Qt.MouseButton.LeftButton)
    assert reader.view.canvas.factor() > 1.5 * before
    assert reader.view.position()["fit"] == 3.0
    reader.view.clear_place()
    assert not fit.isEnabled()


def test_a_note_is_plain_text_and_can_be_put_away(reader: Reader) -> None:
    reader.open(BOOK)
    bar = reader.view.note_bar
    reader.view.show_note("Made by the hub from <b>plan</b>.docx")
    assert bar.isVisible()
    assert bar.note_label.text() == "Made by the hub from <b>plan</b>.docx"
    assert bar.note_label.textFormat() == Qt.TextFormat.PlainText
    reader.qtbot.mouseClick(bar.close_note_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    reader.view.show_note("Once more")
    reader.open(plain_pdf(2))
    assert not bar.isVisible()


def test_a_web_page_is_shown_as_pages_when_its_type_is_given(reader: Reader) -> None:
    page = b"<html><body><h1>Minutes</h1><p>Families named three themes.</p></body></html>"
    with reader.qtbot.waitSignal(reader.view.facts_found, timeout=SECONDS):
        reader.view.open_source(artifact(), MemorySource(page), "application/xhtml+xml")
    reader.qtbot.waitUntil(lambda: reader.view.is_sharp(0), timeout=SECONDS)
    reader.look_for("three themes")
    assert reader.count() == "1 of 1"


def test_the_look_follows_the_theme(reader: Reader, qtbot: QtBot) -> None:
    reader.open(BOOK)
    assert isinstance(reader.theme, Theme)
    reader.view.panel.show()
    before = reader.view.toolbar.page_box.width()
    reader.theme.set_text_scale(200)
    assert reader.view.toolbar.page_box.width() > before
    reader.theme.set_text_scale(100)
    assert reader.view.toolbar.page_box.width() == before
