"""The panel round a plot: its table says what the picture says, and files that others open hold the same."""

from __future__ import annotations

import csv
import io
import itertools
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.plots.agreement_heat_map import AgreementHeatMap
from assessor_app.gui.plots.drawing import Table
from assessor_app.gui.plots.plot_data import ForestData, ForestRow, HeatMapData, Measured
from assessor_app.gui.plots.plot_files import csv_bytes, svg_bytes, tabbed_text
from assessor_app.gui.plots.plot_panel import PlotPanel
from assessor_app.gui.plots.plot_table import cell_words
from assessor_app.gui.plots.severity_forest import SeverityForest
from assessor_app.gui.theme import Theme
from tests.support.plot_samples import KINDS, drawing_of, forest_data, heat_map_data, words_area
from tests.support.runner import InlineRunner

Build = Callable[..., PlotPanel]


@pytest.fixture
def build(qtbot: QtBot, theme: Theme) -> Build:
    runner = InlineRunner()
    pages: list[QWidget] = []

    def make(kind: str = "heat_map", readers: int = 8, width: int = 700) -> PlotPanel:
        widget, _, sample = KINDS[kind]
        # a page round it, for a panel is never a window
        page = QWidget()
        qtbot.addWidget(page)
        pages.append(page)
        page.resize(width, 900)
        plot = widget(theme)
        panel = PlotPanel(plot, theme, runner, page)
        plot.set_data(sample(readers))  # type: ignore[attr-defined]
        panel.resize(width, 500)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return panel

    return make


def shown(panel: PlotPanel) -> list[list[str]]:
    model = panel.plot_table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def overlapping(one: QRectF, other: QRectF) -> bool:
    both = one.intersected(other)
    return both.width() > 0.5 and both.height() > 0.5


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_has_every_mark_and_the_files_hold_the_table(build: Build, kind: str) -> None:
    panel = build(kind)
    drawing = panel.plot.drawing
    assert drawing is not None
    table = drawing.table()
    assert all(len(row) == len(table.header) for row in table.rows)
    assert len(table.keys) == len(table.rows)
    marks = {mark.key for mark in panel.plot.marks()}
    if kind == "heat_map":
        marks = {key for key in marks if key in table.keys}
    if kind == "level_use":
        marks = {key[:1] for key in marks}
        assert marks <= {key[:1] for key in table.keys}
    else:
        assert marks <= set(table.keys)
    panel.show_table(True)
    assert shown(panel) == [[cell_words(cell) for cell in row] for row in table.rows]
    rows = read_csv(csv_bytes(table))
    assert rows[0] == list(table.header)
    for written, row in zip(rows[1:], table.rows, strict=True):
        numbers = [
            (float(text), cell) for text, cell in zip(written, row, strict=True) if isinstance(cell, int | float)
        ]
        assert all(read == pytest.approx(cell, abs=1e-5) for read, cell in numbers)


def test_title_sentence_and_explanation_stand_around_the_plot(build: Build) -> None:
    panel = build("forest")
    drawing = panel.plot.drawing
    assert drawing is not None
    assert (panel.plot_title.text(), panel.plot_sentence.text()) == (drawing.title, drawing.sentence)
    assert not panel.explanation_label.isVisible()
    before = panel.minimumHeight()
    QTest.mouseClick(panel.explain_button, Qt.MouseButton.LeftButton)
    assert panel.explanation_label.isVisible()
    assert panel.explanation_label.text() == drawing.explanation
    assert panel.minimumHeight() > before, "the words would squeeze the plot"
    names = [one.accessibleName() for one in (panel.explain_button, panel.table_button, panel.menu_button)]
    assert all(drawing.title in name for name in names)
    assert len(set(names)) == 3


def test_new_numbers_reach_title_table_and_menu(build: Build) -> None:
    panel = build("forest")
    assert isinstance(panel.plot, SeverityForest)
    panel.show_table(True)
    panel.plot.set_data(ForestData((ForestRow("x", "A-77", Measured(0.2, n=30)),), title="One reader"))
    assert panel.plot_title.text() == "One reader"
    assert [row[0] for row in shown(panel)] == ["A-77"]
    panel.plot.set_data(ForestData(()))
    menu = panel.menu_button.menu()
    assert menu is not None
    assert not any(action.isEnabled() for action in menu.actions() if not action.isSeparator())


def test_the_keyboard_goes_to_the_table_and_chooses_there(build: Build) -> None:
    panel = build("forest")
    chosen: list[tuple[str, ...]] = []
    panel.plot.chosen.connect(chosen.append)
    panel.plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.plot, Qt.Key.Key_Down)
    assert panel.pointed_label.text() == panel.plot.accessibleDescription()
    panel.show_table(True)
    assert panel.plot_table.hasFocus()
    panel.plot_table.selectRow(1)
    QTest.keyClick(panel.plot_table, Qt.Key.Key_Return)
    assert panel.plot.drawing is not None
    assert chosen == [panel.plot.drawing.table().keys[1]]
    # sorted by number, not by word; the key follows its row
    panel.plot_table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    values = [row[1] for row in shown(panel)]
    assert values[0] == "–"
    numbers = [float(value.replace("−", "-")) for value in values[1:]]
    assert numbers == sorted(numbers)
    panel.plot_table.selectRow(len(values) - 1)
    QTest.keyClick(panel.plot_table, Qt.Key.Key_Return)
    highest = max(
        (one for one in forest_data(8).rows if one.measured.value is not None), key=lambda one: one.measured.value or 0
    )
    assert chosen[-1] == (highest.key,)
    panel.show_table(False)
    assert panel.plot.hasFocus()


def test_what_is_pointed_at_is_told_in_full_however_narrow(build: Build, theme: Theme) -> None:
    theme.set_text_scale(200)
    panel = build("heat_map", 8, 380)
    one_line = panel.pointed_label.height()
    panel.plot.setFocus(Qt.FocusReason.TabFocusReason)
    label = panel.pointed_label
    assert label.text() == panel.plot.accessibleDescription()
    assert label.minimumHeight() >= label.heightForWidth(label.width()) > one_line
    assert panel.minimumHeight() > label.minimumHeight() + panel.stack.minimumHeight()
    roomy = label.minimumHeight()
    panel.plot.clearFocus()
    assert (label.text(), label.minimumHeight()) == ("", roomy), "the panel jumps"
    theme.set_text_scale(100)


@pytest.mark.parametrize("kind", ["heat_map", "forest", "level_use", "drift", "d_study"])
def test_where_room_is_short_a_plot_is_drawn_lower_before_it_scrolls(build: Build, kind: str) -> None:
    panel = build(kind, 8, 700)
    drawing, look = panel.plot.drawing, panel.plot._look
    assert drawing is not None
    whole = panel.plot.heightForWidth(660)
    least = drawing.least_height_for(660, look)
    assert least < whole
    panel.set_most_height(round((least + whole) / 2))
    panel.resize(700, panel.minimumHeight())
    assert panel.plot.height() == pytest.approx((least + whole) / 2, abs=1.5)
    assert panel.plot_scroll.verticalScrollBar().maximum() == 0
    scene = drawing.scene(panel.plot._area(), look)
    inked = [words_area(label, look) for label in scene.labels]
    assert all(scene.rect.adjusted(-1, -1, 1, 1).contains(area) for area in inked)
    assert not [1 for one, other in itertools.combinations(inked, 2) if overlapping(one, other)]
    panel.set_most_height(60)
    panel.resize(700, panel.minimumHeight())
    assert panel.plot.height() == pytest.approx(least, abs=1.5)
    assert panel.plot_scroll.verticalScrollBar().maximum() > 0


def test_many_readers_scroll_and_the_ring_stays_in_view(build: Build) -> None:
    panel = build("forest", 50, 420)
    panel.set_most_height(300)
    panel.resize(420, panel.minimumHeight())
    bar = panel.plot_scroll.verticalScrollBar()
    panel.plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert bar.value() == 0
    QTest.keyClick(panel.plot, Qt.Key.Key_End)
    area = panel.plot.marks()[-1].area
    assert bar.value() > 0
    assert bar.value() <= area.center().y() <= bar.value() + panel.plot_scroll.viewport().height()
    panel.set_most_height(None)
    assert panel.stack.minimumHeight() >= panel.plot.heightForWidth(380)


def test_pictures_and_drawings_are_files_others_open(build: Build, tmp_path: Path) -> None:
    panel = build("heat_map")
    saved: list[str] = []
    panel.saved.connect(saved.append)
    png, svg, table = (tmp_path / f"plot.{suffix}" for suffix in ("png", "svg", "csv"))
    panel.save_png(str(png))
    panel.save_svg(str(svg))
    panel.save_csv(str(table))
    assert saved == [str(png), str(svg), str(table)]
    assert panel.pointed_label.text() == "Saved as plot.csv."
    picture = QImage(str(png))
    assert picture.width() == 1720
    # inked: ground, tones and words
    assert len({picture.pixel(x, 400) for x in range(0, 1720, 3)}) > 4
    assert read_csv(table.read_bytes())[1][:2] == ["A-01", "A-02"]
    root = ElementTree.fromstring(svg.read_bytes())
    words = "".join(root.itertext())
    assert panel.plot_title.text() in words
    assert {"A-01", "A-08"} <= {one.strip() for one in root.itertext()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_drawing_is_sound_svg(qtbot: QtBot, kind: str) -> None:
    content = svg_bytes(drawing_of(kind))
    renderer = QSvgRenderer(QByteArray(content))
    assert renderer.isValid()
    assert ElementTree.fromstring(content).attrib["viewBox"].startswith("0 0 860 ")
    assert b"nan" not in content.lower()


def test_a_name_from_outside_is_no_formula_and_no_markup(qtbot: QtBot) -> None:
    table = Table(("=1+1", "n"), (("@SUM(A1)", 3), ("-2", -0.5), ("+x\ty", None), ("\t=1", 1), ("−3 less", 2)))
    rows = read_csv(csv_bytes(table))
    assert rows[0] == ["'=1+1", "n"]
    assert rows[1:] == [["'@SUM(A1)", "3"], ["-2", "-0.5"], ["'+x\ty", ""], ["'\t=1", "1"], ["−3 less", "2"]]
    assert tabbed_text(table).splitlines()[3] == "'+x y\t"
    data = HeatMapData(("<b>&", "B"), {("<b>&", "B"): Measured(0.5, n=30)}, "κ")
    root = ElementTree.fromstring(svg_bytes(KINDS["heat_map"][1](data)))
    assert "<b>&" in {one.strip() for one in root.itertext()}


def test_a_file_that_cannot_be_written_is_said_in_plain_words(build: Build, tmp_path: Path) -> None:
    panel = build()
    panel.save_csv(str(tmp_path / "no such folder" / "plot.csv"))
    assert (
        panel.pointed_label.text()
        == "It could not be saved there. Choose another folder, or look whether the disk is full."
    )


def test_copies_reach_the_clipboard(build: Build) -> None:
    panel = build()
    menu = panel.menu_button.menu()
    assert menu is not None
    actions = {action.objectName(): action for action in menu.actions()}
    panel.plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(panel.plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    first = QGuiApplication.clipboard().text().splitlines()
    assert first[0].split("\t")[2] == "weighted κ"
    assert len(first) == 1 + len(heat_map_data(8).pairs)
    actions["copy_picture"].trigger()
    assert QGuiApplication.clipboard().image().width() == 1720
    QGuiApplication.clipboard().clear()


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")
def test_the_menu_opens_on_the_plot_too(build: Build, qtbot: QtBot) -> None:
    panel = build()
    menu = panel.menu_button.menu()
    assert menu is not None
    panel.plot.customContextMenuRequested.emit(QPoint(20, 20))
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_of_an_empty_plot_the_sentence_stands_in_its_middle(build: Build) -> None:
    panel = build("forest")
    assert not panel.plot_sentence.isHidden()
    panel.plot.set_data(ForestData(()))  # type: ignore[attr-defined]
    assert panel.plot_sentence.isHidden()
    inked = panel.plot.grab().toImage()
    line = inked.height() // 2
    middle = {inked.pixel(x, y) for x in range(inked.width()) for y in range(line - 8, line)}
    assert len(middle) > 3


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_dialog_offers_a_name_and_waits(build: Build, tmp_path: Path, qtbot: QtBot) -> None:
    panel = build()
    menu = panel.menu_button.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.objectName() == "save_csv").trigger()
    dialog = panel.findChild(QFileDialog, "save_plot_dialog")
    assert dialog is not None
    assert not dialog.isModal()
    assert Path(dialog.selectedFiles()[0]).name == "Agreement-of-pairs-weighted-κ.csv"
    target = tmp_path / "chosen.csv"
    dialog.fileSelected.emit(str(target))
    assert target.exists()
    dialog.close()


def test_words_of_a_plot_follow_the_theme_at_large_text(build: Build, theme: Theme) -> None:
    panel = build("criteria", 11, 420)
    before = panel.minimumHeight()
    theme.set_text_scale(200)
    assert panel.minimumHeight() > before
    assert isinstance(build().plot, AgreementHeatMap)
    theme.set_text_scale(100)
