"""Plots under mouse, keyboard and screen reader: the ring, what is chosen, what is said, and how little is painted."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from assessor_app.gui.plots.drawing import Direction, Scene, next_mark
from assessor_app.gui.plots.look import paper_look
from assessor_app.gui.plots.number_words import measured_words, number, percent, short
from assessor_app.gui.plots.plot import Plot
from assessor_app.gui.plots.plot_data import (
    ConfusionData,
    CriteriaData,
    CriterionRow,
    DriftData,
    DriftEvent,
    DriftPoint,
    DStudyData,
    DStudyPoint,
    ForestData,
    ForestRow,
    HeatMapData,
    LevelUseData,
    LevelUseRow,
    Measured,
    WrightBin,
    WrightData,
    WrightMark,
)
from assessor_app.gui.plots.plot_files import csv_bytes
from assessor_app.gui.plots.severity_forest import ForestDrawing
from assessor_app.gui.theme import Theme
from tests.support.plot_samples import FIRST_DAY, KINDS, STEPS, drawing_of, drift_data, forest_data, heat_map_data

Show = Callable[..., Plot]
WAYS: tuple[Direction, ...] = ("left", "right", "up", "down")
EMPTY: dict[str, Any] = {
    "heat_map": HeatMapData((), {}, "κ"),
    "forest": ForestData(()),
    "confusion": ConfusionData(STEPS, {}, "A-01", "Reference"),
    "drift": DriftData("A-01", ()),
    "level_use": LevelUseData((), ()),
    "wright": WrightData((), (), (), ()),
    "criteria": CriteriaData(()),
    "d_study": DStudyData(()),
}


def odd_data(odd: float) -> dict[str, Any]:
    """What no statistics should ever give, with names nobody should ever have."""
    name, measured = "W" * 300, Measured(odd, odd, 1.0, 30)
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    point = DriftPoint("p", moment, odd, -1.0, odd, odd, name)
    return {
        "heat_map": HeatMapData((name, ""), {(name, ""): measured, ("gone", name): measured}, "κ", low=1.0, high=1.0),
        "forest": ForestData((ForestRow("r", name, measured), ForestRow("s", "", Measured(0.1, n=9))), unit=name),
        "confusion": ConfusionData(STEPS, {("1", "2"): 3, ("gone", "1"): 4}, name, ""),
        "drift": DriftData(name, (point,), (DriftEvent(moment, name),)),
        "level_use": LevelUseData(STEPS, (LevelUseRow("r", name, {"1": 10**9, "gone": 5}),)),
        "wright": WrightData((WrightBin(odd, odd, 3),), (WrightMark("r", name, odd),), (), ()),
        "criteria": CriteriaData((CriterionRow("c", name, measured, measured, Measured(None)),), target=odd),
        "d_study": DStudyData((DStudyPoint(10**6, measured, measured),), target=odd, now=3),
    }


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Show:
    def build(kind: str, readers: int = 8, width: int = 620, data: Any = None) -> Plot:
        widget, _, sample = KINDS[kind]
        plot = widget(theme)
        qtbot.addWidget(plot)
        plot.set_data(sample(readers) if data is None else data)  # type: ignore[attr-defined]
        plot.resize(width, plot.heightForWidth(width))
        plot.show()
        plot.activateWindow()
        qtbot.waitUntil(plot.isActiveWindow)
        plot.clearFocus()
        return plot

    return build


def chosen_of(plot: Plot) -> list[tuple[str, ...]]:
    chosen: list[tuple[str, ...]] = []
    plot.chosen.connect(chosen.append)
    return chosen


@pytest.mark.parametrize("kind", KINDS)
def test_every_plot_is_named_and_can_be_walked_and_chosen_by_keys(show: Show, kind: str) -> None:
    plot = show(kind)
    drawing = plot.drawing
    assert drawing is not None
    assert plot.accessibleName() == f"{drawing.title}. {drawing.sentence}"
    assert drawing.explanation
    chosen = chosen_of(plot)
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    first = plot.ring
    assert first == plot.marks()[0].key
    visited: set[tuple[str, ...] | None] = {first}
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right) * 30:
        QTest.keyClick(plot, key)
        visited.add(plot.ring)
        assert plot.ring is not None
        assert plot.accessibleDescription() == drawing.words_of(plot.ring)
    assert len(visited) > 2
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.ring == plot.marks()[-1].key
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.ring == first
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert chosen == ([first] if drawing.choosable else [])


@pytest.mark.parametrize("readers", [2, 8, 13])
@pytest.mark.parametrize("kind", KINDS)
def test_arrows_reach_every_mark(qapp: QApplication, kind: str, readers: int) -> None:
    drawing, look = drawing_of(kind, readers), paper_look()
    marks = drawing.marks(QRectF(0, 0, 620, drawing.height_for(620, look)), look)
    reached, edge = {marks[0].key}, [marks[0]]
    while edge:
        mark = edge.pop()
        for direction in WAYS:
            found = next_mark(marks, mark, direction, drawing.walk)
            assert found is not None
            if found.key not in reached:
                reached.add(found.key)
                edge.append(found)
    assert reached == {mark.key for mark in marks}


def test_arrows_go_straight_and_stop_at_the_edge(show: Show) -> None:
    plot = show(
        "heat_map",
        4,
        data=HeatMapData(
            ("A", "B", "C"), dict.fromkeys((("A", "B"), ("A", "C"), ("B", "C")), Measured(0.5, n=30)), "κ"
        ),
    )
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert plot.ring == ("A", "B")
    steps = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(plot, key)
        steps.append(plot.ring)
    assert steps == [("A", "C"), ("A", "C"), ("B", "C"), ("A", "C"), ("A", "B")]
    # over the empty middle to the next cell of the same row
    plot.set_ring(("B", "A"))
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.ring == ("B", "C")


@pytest.mark.parametrize("kind", ["heat_map", "forest", "confusion", "level_use"])
def test_a_click_chooses_what_is_under_it(show: Show, qtbot: QtBot, kind: str) -> None:
    plot = show(kind)
    chosen = chosen_of(plot)
    mark = plot.marks()[2]
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=mark.area.center().toPoint())
    assert chosen == [mark.key]
    assert plot.ring == mark.key
    QTest.mouseClick(plot, Qt.MouseButton.RightButton, pos=mark.area.center().toPoint())
    assert chosen == [mark.key]


def test_a_press_that_ends_elsewhere_chooses_nothing(show: Show) -> None:
    plot = show("heat_map")
    chosen = chosen_of(plot)
    one, other = (mark.area.center().toPoint() for mark in plot.marks()[:2])
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=one)
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=other)
    assert chosen == []


def test_of_many_events_each_is_told_at_its_line(show: Show) -> None:
    events = tuple(DriftEvent(FIRST_DAY + timedelta(hours=2 * place), f"Event number {place}") for place in range(40))
    plot = show("drift", data=replace(drift_data(20), events=events))
    assert plot.height() < 400
    scene = plot.drawing.scene(plot._area(), plot._look) if plot.drawing is not None else None
    assert scene is not None
    bottom = scene.room.bottom()
    told = [plot.words_at(QPointF(x, bottom - 2)) for x, _ in scene.events]
    assert all(event.label in words for event, words in zip(events, told, strict=True))


# the tool tip is a window of its own, which wants to be in front
@pytest.mark.qt_log_ignore("raise\\(\\)")
def test_pointing_says_the_numbers_and_only_plain_words(show: Show, qtbot: QtBot) -> None:
    data = HeatMapData(("<b>A</b>", "B"), {("<b>A</b>", "B"): Measured(0.57, 0.31, 0.77, 14, note="Preliminary")}, "κ")
    plot = show("heat_map", data=data)
    told: list[str] = []
    plot.pointed.connect(told.append)
    spot = plot.marks()[0].spot
    words = plot.words_at(spot)
    assert words == "<b>A</b> and B: κ 0.57 (95 % interval 0.31 to 0.77), n = 14. Preliminary"
    QTest.mouseMove(plot, spot.toPoint())
    qtbot.waitUntil(lambda: told == [words])
    QApplication.sendEvent(plot, QHelpEvent(QEvent.Type.ToolTip, spot.toPoint(), plot.mapToGlobal(spot.toPoint())))
    assert "&lt;b&gt;A&lt;/b&gt;" in QToolTip.text()
    QToolTip.hideText()


def test_words_cut_short_are_told_in_full(show: Show) -> None:
    plot = show("criteria", width=580)
    drawing = plot.drawing
    assert drawing is not None
    scene: Scene = drawing.scene(plot._area(), plot._look)
    cut = next(label for label in scene.labels if label.cut)
    assert cut.text.endswith("…")
    assert plot.words_at(cut.area.center()) == cut.whole


def test_a_picture_is_painted_once_and_again_only_when_something_changed(
    show: Show, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    plot = show("heat_map", 50)
    painted: list[str] = []
    assert plot.drawing is not None
    plain = plot.drawing.paint_on

    def paint(*args: Any) -> None:
        painted.append("once")
        plain(*args)

    monkeypatch.setattr(plot.drawing, "paint_on", paint)
    plot._forget_picture()
    plot.grab()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        QTest.keyClick(plot, Qt.Key.Key_Down)
        plot.grab()
    assert painted == ["once"], "moving the ring paints the plot anew"
    theme.set_mode("dark")
    plot.grab()
    assert len(painted) == 2
    plot.resize(plot.width() - 30, plot.height())
    plot.grab()
    assert len(painted) == 3
    theme.set_mode("system")


def test_new_numbers_keep_the_ring_where_it_is_still_something(show: Show) -> None:
    plot = show("forest")
    plot.set_ring(("r3",))
    plot.set_data(forest_data(6))  # type: ignore[attr-defined]
    assert plot.ring == ("r3",)
    plot.set_data(forest_data(2))  # type: ignore[attr-defined]
    assert plot.ring is None


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_show_is_said_and_harms_nothing(show: Show, kind: str) -> None:
    plot = show(kind, data=EMPTY[kind])
    assert plot.drawing is not None
    assert plot.drawing.empty
    assert plot.drawing.sentence
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(plot, key)
    assert plot.marks() == []
    assert plot.words_at(QPointF(5, 5)) == ""
    assert not plot.grab().isNull()
    assert plot.drawing.words_of(("nobody",)) == ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("odd", [math.nan, math.inf, -1e300, 0.0])
def test_odd_numbers_and_names_never_break_the_window(show: Show, kind: str, odd: float) -> None:
    plot = show(kind, data=odd_data(odd)[kind])
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert not plot.grab().isNull()
    for mark in plot.marks():
        plot.words_at(mark.spot)
    assert plot.drawing is not None
    assert csv_bytes(plot.drawing.table())


@pytest.mark.logs_errors
@pytest.mark.parametrize("step", ["lay_out", "paint_scene", "height_for"])
def test_a_plot_that_cannot_be_drawn_says_so_and_is_told_in_the_log(
    show: Show, step: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError(forest_data(5).rows[4].label)

    plot = show("forest")
    monkeypatch.setattr(ForestDrawing, step, fail)
    plot.set_data(forest_data(3))  # type: ignore[attr-defined]
    assert plot.heightForWidth(500) > 50
    assert not plot.grab().isNull()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.words_at(QPointF(9, 9)) == ""
    assert [record.getMessage().split("\n")[0] for record in caplog.records] == [
        "a plot could not be drawn: ZeroDivisionError"
    ]
    assert "A-05" not in caplog.text
    monkeypatch.undo()
    plot.set_data(forest_data(3))  # type: ignore[attr-defined]
    assert plot.marks(), "sound numbers are drawn again"


@pytest.mark.parametrize("kind", KINDS)
def test_a_squeezed_plot_is_painted_all_the_same(show: Show, kind: str) -> None:
    plot = show(kind)
    for size in ((201, 30), (1, 1), (2000, 90)):
        plot.resize(*size)
        assert not plot.grab().isNull()


def test_the_plot_keeps_its_keys_and_leaves_others_alone(show: Show, qtbot: QtBot) -> None:
    plot = show("forest")
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    before = plot.ring
    QTest.keyClick(plot, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(plot, Qt.Key.Key_N)
    assert plot.ring == before


def test_the_ring_can_be_seen(show: Show) -> None:
    plot = show("heat_map")
    without = plot.grab().toImage()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    mark = plot.marks()[0]
    ringed = plot.grab().toImage()
    middle = QPoint(round(mark.area.left()), round(mark.spot.y()))
    assert ringed.pixelColor(middle) != without.pixelColor(middle)


def test_painting_leaves_the_painter_as_it_was(show: Show) -> None:
    plot = show("level_use")
    picture = plot.grab()
    painter = QPainter(picture)
    pen, font = painter.pen(), painter.font()
    assert plot.drawing is not None
    plot.drawing.paint_on(painter, plot._area(), plot._look)
    assert (painter.pen(), painter.font()) == (pen, font)
    painter.end()


def test_numbers_are_written_as_people_write_them() -> None:
    assert [number(one, 1, signed=True) for one in (-0.04, 0.26, -1.25)] == ["0.0", "+0.3", "−1.2"]
    assert [short(one) for one in (0.574, 1.0, -0.12, 0.0)] == [".57", "1.0", "−.12", ".00"]
    assert percent(0.784) == "78\N{NO-BREAK SPACE}%"
    assert measured_words(Measured(None, n=3, note="No overlap.")) == "no number, n = 3. No overlap."
    assert measured_words(Measured(0.5, n=4, few=True)) == "0.50, n = 4: too few to say"
    before = QLocale()
    QLocale.setDefault(QLocale("es_ES"))
    try:
        assert (short(0.57), number(-1.5, 1)) == (",57", "−1,5")
    finally:
        QLocale.setDefault(before)


def test_a_large_map_says_who_is_close_and_how_much_is_unknown() -> None:
    drawing = KINDS["heat_map"][1](heat_map_data(8))
    thin = sum(one.n < 10 for one in heat_map_data(8).pairs.values())
    assert f"{thin} of {len(heat_map_data(8).pairs)} pairs" in drawing.sentence
    known = {pair: one.value for pair, one in heat_map_data(8).pairs.items() if one.n >= 10}
    best = max(known, key=lambda pair: known[pair] or 0)
    assert f"{best[0]} and {best[1]}" in drawing.sentence
