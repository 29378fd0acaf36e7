"""Marks lie where the numbers say, and words never touch, never leave the picture and can be read on every ground."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from assessor_app.gui.plots.axes import Axis
from assessor_app.gui.plots.drawing import Mark, Scene
from assessor_app.gui.plots.hatching import PATTERNS, hatch, pattern_of
from assessor_app.gui.plots.look import Look, look_of, paper_look
from assessor_app.gui.plots.matrix import MatrixScene
from assessor_app.gui.plots.plot_data import ForestData, ForestRow, HeatMapData, Measured
from assessor_app.gui.plots.ramp import Ramp, contrast
from assessor_app.gui.plots.severity_forest import ForestDrawing, ForestScene
from assessor_app.gui.plots.time_axis import day_ticks, day_words, days_of
from assessor_app.gui.theme import Mode, Theme
from tests.support.plot_samples import (
    FIRST_DAY,
    KINDS,
    confusion_data,
    criteria_data,
    d_study_data,
    drawing_of,
    drift_data,
    forest_data,
    heat_map_data,
    level_use_data,
    words_area,
    wright_data,
)

pytestmark = pytest.mark.usefixtures("qapp")
SIZES = [(360, 1.0), (360, 2.0), (620, 1.5), (1700, 1.0)]


def scene_of(kind: str, readers: int = 8, width: int = 620, unit: float = 1.0) -> Scene:
    drawing, look = drawing_of(kind, readers), paper_look(unit)
    scene: Scene = drawing.scene(QRectF(0, 0, width, drawing.height_for(width, look)), look)
    return scene


def spots(scene: Scene) -> dict[tuple[str, ...], Mark]:
    return {mark.key: mark for mark in scene.marks}


def overlaps(one: QRectF, other: QRectF) -> bool:
    both = one.intersected(other)
    return both.width() > 0.5 and both.height() > 0.5


@pytest.mark.parametrize(("width", "unit"), SIZES)
@pytest.mark.parametrize("readers", [2, 8, 50])
@pytest.mark.parametrize("kind", KINDS)
def test_words_touch_nothing_and_stay_inside(kind: str, readers: int, width: int, unit: float) -> None:
    scene = scene_of(kind, readers, width, unit)
    inked = [(label.text, words_area(label, scene.look)) for label in scene.labels]
    beyond = [words for words, area in inked if not scene.rect.adjusted(-1, -1, 1, 1).contains(area)]
    assert not beyond
    clashes = [(a, b) for (a, one), (b, other) in itertools.combinations(inked, 2) if overlaps(one, other)]
    assert not clashes
    assert all(scene.rect.adjusted(-1, -1, 1, 1).contains(mark.spot) for mark in scene.marks)
    assert len(spots(scene)) == len(scene.marks), "two marks have one key"


@pytest.mark.parametrize("mode", ["light", "dark", "contrast_light", "contrast_dark"])
def test_every_tone_carries_text_that_can_be_read(qapp: QApplication, mode: Mode) -> None:
    theme = Theme()
    theme.set_mode(mode)
    look = look_of(theme)
    ramp = Ramp(look)
    assert min(contrast(*ramp.tone(step)) for step in range(25)) >= (7.0 if look.high_contrast else 4.5)
    assert contrast(ramp.tone(0)[0], ramp.tone(24)[0]) > 3, "the ends of the ramp look alike"
    theme.set_mode("system")


def test_a_heat_map_shows_each_pair_twice_and_hatches_those_that_hardly_met() -> None:
    data = heat_map_data(8)
    scene = scene_of("heat_map")
    assert isinstance(scene, MatrixScene)
    found = spots(scene)
    assert set(found) == {way for pair in data.pairs for way in (pair, pair[::-1])}
    # rows and columns in the order of the readers
    one, other = found["A-01", "A-03"].spot, found["A-03", "A-01"].spot
    assert one.x() > other.x()
    assert one.y() < other.y()
    cells = dict(zip((mark.key for mark in scene.marks), scene.cells, strict=True))
    for (one_reader, other_reader), measured in data.pairs.items():
        cell = cells[one_reader, other_reader]
        assert cell.hatched is (measured.n < 10)
        assert cell.share is None if cell.hatched else cell.share == measured.value


def test_tones_of_a_heat_map_run_from_low_to_high() -> None:
    shares = {}
    for value in (-0.4, 0.0, 0.5, 1.0):
        data = HeatMapData(("A", "B"), {("A", "B"): Measured(value, n=40)}, "κ")
        drawing = KINDS["heat_map"][1](data)
        scene = drawing.scene(QRectF(0, 0, 400, 200), paper_look())
        shares[value] = Ramp(scene.look).step(scene.cells[0].share)
    assert shares == {-0.4: 0, 0.0: 0, 0.5: 12, 1.0: 24}


def test_a_forest_puts_points_where_the_axis_says_and_the_strictest_first() -> None:
    scene, data = scene_of("forest"), forest_data(8)
    assert isinstance(scene, ForestScene)
    found = spots(scene)
    known = {(row.key,): row.measured.value for row in data.rows if row.measured.value is not None}
    for key, value in known.items():
        assert found[key].spot.x() == pytest.approx(scene.axis.at(value))
    # zero and the band lie where the ticks say
    zero = next(tick.at for tick in scene.ticks if tick.value == 0)
    assert scene.band.center().x() == pytest.approx(zero)
    assert scene.band.right() == pytest.approx(scene.axis.at(0.5))
    order = [row.key for row, _ in scene.rows]
    assert order[-2:] == ["r1", "none"], "those too few to say come last"
    values = [known[key,] for key in order[:-2]]
    assert values == sorted(values, reverse=True)


def test_a_forest_may_keep_the_order_given() -> None:
    rows = tuple(ForestRow(name, name, Measured(value, n=30)) for name, value in (("b", -1.0), ("a", 1.0)))
    assert [row.key for row in ForestDrawing(ForestData(rows, by_value=False)).rows] == ["b", "a"]


def test_a_confusion_matrix_has_no_mark_where_there_is_no_case() -> None:
    scene, data = scene_of("confusion"), confusion_data()
    assert isinstance(scene, MatrixScene)
    assert set(spots(scene)) == {key for key, count in data.counts.items() if count}
    assert sum(cell.framed for cell in scene.cells) == 4
    # above the frame the reader was lower than the reference
    lower = spots(scene)["1", "2"].spot
    assert lower.x() > spots(scene)["1", "1"].spot.x()
    assert lower.y() < spots(scene)["2", "2"].spot.y()


def test_a_drift_chart_places_days_and_values() -> None:
    scene, data = scene_of("drift", 24), drift_data(24)
    found = spots(scene)
    days, values = vars(scene)["days"], vars(scene)["values"]
    for point in data.points:
        spot = found[point.key,].spot
        assert (spot.x(), spot.y()) == pytest.approx((days.at(days_of(point.when)), values.at(point.average)))
    xs = [found[point.key,].spot.x() for point in data.points]
    assert xs == sorted(xs)
    # events stand on their days, their words in lanes of their own
    lines = vars(scene)["events"]
    assert [x for x, _ in lines] == pytest.approx([days.at(days_of(event.when)) for event in data.events])
    assert lines[0][1] != lines[1][1]


def test_bars_of_levels_share_the_width_as_the_counts_do() -> None:
    scene, data = scene_of("level_use"), level_use_data(8)
    row = data.rows[3]
    total = sum(row.counts.values())
    areas = {mark.key: mark.area for mark in scene.marks}
    widths = {step.id: areas[row.key, step.id].width() for step in data.steps if row.counts[step.id]}
    whole = sum(widths.values())
    assert {step: width / whole for step, width in widths.items()} == pytest.approx(
        {step: row.counts[step] / total for step in widths}
    )
    pooled, first = areas["all", "1"], areas[data.rows[1].key, "1"]
    assert pooled.top() < first.top(), "all readers come first"
    assert not [key for key in areas if key[0] == "none"]


def test_all_on_one_scale_share_one_axis() -> None:
    scene, data = scene_of("wright"), wright_data(8)
    axis, found = vars(scene)["axis"], spots(scene)
    for kind, marks in (("readers", data.readers), ("details", data.details), ("thresholds", data.thresholds)):
        for mark in marks:
            assert found[kind, mark.key].spot.x() == pytest.approx(axis.at(mark.value))
    most = max(data.submissions, key=lambda one: one.n)
    highest = min((mark for key, mark in found.items() if key[0] == "submissions"), key=lambda mark: mark.spot.y())
    assert highest.spot.x() == pytest.approx(axis.at((most.low + most.high) / 2), abs=1)


@pytest.mark.parametrize("width", [420, 900])
def test_criteria_keep_their_order_and_mark_the_unclear(width: int) -> None:
    scene, data = scene_of("criteria", 11, width), criteria_data(11)
    found = spots(scene)
    ys = [found[row.key,].spot.y() for row in data.rows]
    assert ys == sorted(ys)
    agreed = vars(scene)["agreed"]
    assert found["c4",].spot.x() == pytest.approx(agreed.at(data.rows[4].alpha.value))
    (doubt,) = vars(scene)["doubts"]
    assert found["c2",].area.contains(doubt)


def test_a_curve_rises_with_each_reader() -> None:
    scene, data = scene_of("d_study"), d_study_data()
    places = [mark.spot for mark in scene.marks]
    assert [one.x() for one in places] == sorted(one.x() for one in places)
    assert [one.y() for one in places] == sorted((one.y() for one in places), reverse=True)
    assert places[1].y() == pytest.approx(vars(scene)["values"].at(data.points[1].phi.value))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_hatching_stays_inside(pattern: str) -> None:
    area = QRectF(13.5, 40.25, 51, 19)
    lines = hatch(area, pattern, 5)  # type: ignore[arg-type]
    assert bool(lines) is (pattern != "plain")
    roomy = area.adjusted(-0.01, -0.01, 0.01, 0.01)
    assert all(roomy.contains(line.p1()) and roomy.contains(line.p2()) for line in lines)
    assert all(pattern_of(place) != pattern_of(place + 1) for place in range(9))


@pytest.mark.parametrize(("low", "high", "room"), [(-1.37, 2.2, 200), (0, 1, 90), (0.1, 0.1004, 600), (-40, 900, 333)])
def test_ticks_are_round_and_apart(low: float, high: float, room: float) -> None:
    axis, look = Axis(low, high, 0, room), Look({"line": "#000"}, "", 1.0)
    ticks = axis.ticks(look, signed=True)
    assert ticks
    assert all(low - 1e-9 <= tick.value <= high + 1e-9 for tick in ticks)
    for one, other in itertools.pairwise(ticks):
        assert other.at - one.at > (look.width(one.words, 11) + look.width(other.words, 11)) / 2
        assert one.words != other.words


@pytest.mark.parametrize("days", [0.2, 3, 40, 400, 40_000])
@pytest.mark.parametrize("room", [60, 500])
def test_days_are_marked_where_they_begin(days: float, room: float) -> None:
    start = days_of(FIRST_DAY)
    axis = Axis(start, start + days, 0, room)
    ticks = day_ticks(axis, paper_look())
    assert all(axis.holds(tick.value) for tick in ticks)
    assert [tick.at for tick in ticks] == sorted(tick.at for tick in ticks)
    for tick in ticks:
        begun = datetime.fromtimestamp(tick.value * 86_400, UTC).astimezone()
        assert (begun.hour, begun.minute) == (0, 0)
        assert tick.words == day_words(begun)
    assert ticks or days < 1
