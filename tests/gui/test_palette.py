"""The palette as a person meets it: a few letters, the list, and Enter; nothing but the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assessor_app.gui.palette.palette_panel import PalettePanel
from assessor_app.gui.palette.palette_source import PaletteEntry
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.headed_rows import ENTRY_ROLE

Key = Qt.Key


class Names:
    """A source in memory."""

    name, caption = "name", "Names"

    def __init__(self, *entries: PaletteEntry) -> None:
        self._entries = entries

    def entries(self) -> Sequence[PaletteEntry]:
        return self._entries

    def choose(self, key: str) -> None:
        raise AssertionError(f"the window chooses {key}, not the panel")


def palette(qtbot: QtBot, theme: Theme, *entries: PaletteEntry) -> PalettePanel:
    panel = PalettePanel((Names(*entries),), theme)
    qtbot.addWidget(panel)
    panel.open_fresh()
    panel.show()
    panel.setFocus()
    return panel


def many(count: int) -> tuple[PaletteEntry, ...]:
    return tuple(PaletteEntry(str(number), f"Entry {number}") for number in range(count))


def current(panel: PalettePanel) -> str:
    hit = panel.current_hit()
    return hit.entry.title if hit is not None else ""


def test_arrows_and_pages_move_in_the_list_while_the_field_keeps_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    panel = palette(qtbot, theme, *many(40))
    box = panel.search_box
    assert current(panel) == "Entry 0"
    qtbot.keyClick(box, Key.Key_Down)
    assert current(panel) == "Entry 1"
    qtbot.keyClick(box, Key.Key_PageDown)
    far = current(panel)
    assert far not in ("Entry 1", "Entry 2")
    qtbot.keyClick(box, Key.Key_PageUp)
    assert current(panel) == "Entry 1"
    for _ in range(3):
        qtbot.keyClick(box, Key.Key_Up)
    assert current(panel) == "Entry 0"
    assert box.text() == ""


def test_letters_filter_and_enter_takes_the_best(qtbot: QtBot, theme: Theme) -> None:
    panel = palette(qtbot, theme, PaletteEntry("a", "Reflection"), PaletteEntry("b", "Flag for the lead"))
    taken = []
    panel.hit_chosen.connect(taken.append)
    qtbot.keyClicks(panel.search_box, "fl")
    assert current(panel) == "Flag for the lead"
    qtbot.keyClick(panel.search_box, Key.Key_Return)
    assert [hit.entry.key for hit in taken] == ["b"]
    assert panel.search.recent == ["name/b"]


def test_what_is_not_possible_says_why_and_is_not_taken(qtbot: QtBot, theme: Theme) -> None:
    panel = palette(qtbot, theme, PaletteEntry("a", "Undo", reason="nothing to undo"))
    taken = []
    panel.hit_chosen.connect(taken.append)
    qtbot.keyClick(panel.search_box, Key.Key_Return)
    assert taken == []
    assert panel.hint_label.text() == "nothing to undo"


def test_a_click_takes_a_row_and_a_heading_is_no_row(qtbot: QtBot, theme: Theme) -> None:
    panel = palette(qtbot, theme, *many(3))
    taken = []
    panel.hit_chosen.connect(taken.append)
    model, hits = panel.hit_list.model(), panel.hit_list
    assert model.index(0, 0).data(ENTRY_ROLE) is None
    for row in (0, 2):
        place = hits.visualRect(model.index(row, 0)).center()
        qtbot.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [hit.entry.title for hit in taken] == ["Entry 1"]


def test_nothing_found_says_so_in_the_words_typed(qtbot: QtBot, theme: Theme) -> None:
    panel = palette(qtbot, theme, *many(3))
    qtbot.keyClicks(panel.search_box, "<b>zz</b>")
    assert panel.nothing_label.isVisible()
    assert panel.nothing_label.text() == "Nothing is called “<b>zz</b>”."
    assert panel.nothing_label.textFormat() == Qt.TextFormat.PlainText
    assert current(panel) == ""


def test_the_row_that_enter_would_take_can_be_heard(qtbot: QtBot, theme: Theme) -> None:
    panel = palette(qtbot, theme, PaletteEntry("a", "Sync now", "Desk", "F5"), *many(2))
    assert panel.search_box.accessibleDescription() == "Sync now, Desk, F5"


def test_titles_from_outside_are_drawn_as_they_are_written(qtbot: QtBot, theme: Theme) -> None:
    marked, plain = PaletteEntry("a", "<b>x</b>"), PaletteEntry("a", "x")
    first, second = palette(qtbot, theme, marked), palette(qtbot, theme, plain)
    assert first.hit_list.grab().toImage() != second.hit_list.grab().toImage()


def test_the_letters_that_match_are_drawn_otherwise(qtbot: QtBot, theme: Theme) -> None:
    panel = palette(qtbot, theme, PaletteEntry("a", "Citation rail"))
    before = panel.hit_list.grab().toImage()
    panel.search_box.setText("cit")
    assert panel.hit_list.grab().toImage() != before


@pytest.mark.parametrize("mode", ["dark", "contrast_light", "contrast_dark"])
def test_a_change_of_theme_redraws_it(qtbot: QtBot, theme: Theme, mode: str) -> None:
    theme.set_mode("light")
    panel = palette(qtbot, theme, *many(3))
    before = panel.grab().toImage()
    theme.set_mode(mode)
    assert panel.grab().toImage() != before
    theme.set_mode("system")
