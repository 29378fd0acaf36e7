"""Data for every kind of plot, of few readers or many, with plain, known numbers; and plots on screen to show it."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from PySide6.QtCore import QRectF

from assessor_app.gui.plots.agreement_heat_map import AgreementHeatMap, HeatMapDrawing
from assessor_app.gui.plots.confusion_matrix import ConfusionDrawing, ConfusionMatrix
from assessor_app.gui.plots.criteria_plot import CriteriaDrawing, CriteriaPlot
from assessor_app.gui.plots.d_study_curve import DStudyCurve, DStudyDrawing
from assessor_app.gui.plots.drawing import AnyDrawing, Label
from assessor_app.gui.plots.drift_chart import DriftChart, DriftDrawing
from assessor_app.gui.plots.level_use import LevelUse, LevelUseDrawing
from assessor_app.gui.plots.look import Look
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
    Flag,
    ForestData,
    ForestRow,
    HeatMapData,
    LevelUseData,
    LevelUseRow,
    Measured,
    Step,
    WrightBin,
    WrightData,
    WrightMark,
)
from assessor_app.gui.plots.severity_forest import ForestDrawing, SeverityForest
from assessor_app.gui.plots.wright_map import WrightDrawing, WrightMap

FIRST_DAY: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)
STEPS: Final = tuple(
    Step(str(rank), name) for rank, name in enumerate(("Not yet", "Developing", "Proficient", "Exemplary"), 1)
)
_CRITERIA: Final = ("Vision", "Uses the research base", "Roles, responsibilities and monitoring", "Records agreement")


def spread(place: int, reach: float = 1.0) -> float:
    """A number between −reach and reach that looks like chance and is always the same."""
    return math.sin(place * 12.9898) * reach


def reader(place: int) -> str:
    """The code of a reader."""
    return f"A-{place + 1:02}"


def heat_map_data(readers: int) -> HeatMapData:
    """Every pair but one in seven has met; every fifth of those too seldom."""
    names = tuple(reader(place) for place in range(readers))
    pairs = {}
    for one in range(readers):
        for other in range(one + 1, readers):
            place = one * readers + other
            if readers > 2 and place % 7 == 0:
                continue
            value = 0.55 + spread(place, 0.4)
            n = 4 if place % 5 == 0 else 12 + place % 30
            pairs[names[one], names[other]] = Measured(value, value - 0.2, min(1.0, value + 0.15), n, few=n < 10)
    return HeatMapData(names, pairs, "weighted κ")


def forest_data(readers: int) -> ForestData:
    """Severities from −1.2 to 1.2; the second too few to say, the last without a number."""
    rows = []
    for place in range(readers):
        value = spread(place, 1.2)
        flag: Flag = "act" if abs(value) > 1 else "watch" if abs(value) > 0.5 else "inside"
        measured = Measured(value, value - 0.3, value + 0.3, 20 + place, few=place == 1)
        rows.append(ForestRow(f"r{place}", reader(place), measured, flag, f"about {abs(value) / 2:.1f} level apart"))
    none = Measured(None, n=2, few=True, note="Shares no submissions with the others")
    rows.append(ForestRow("none", "A-99", none))
    return ForestData(tuple(rows), unit="severity (logits)", low_words="lenient", high_words="strict")


def confusion_data(_readers: int = 0) -> ConfusionData:
    """Nine of ten on the diagonal, none three levels apart."""
    counts = {
        (given.id, right.id): (9, 2, 1, 0)[abs(row - column)]
        for row, given in enumerate(STEPS)
        for column, right in enumerate(STEPS)
    }
    return ConfusionData(STEPS, counts, "A-05", "Reference")


def drift_data(readers: int) -> DriftData:
    """Rising from the tenth result on, after two events close to each other."""
    points = []
    average = 0.0
    for place in range(max(2, readers)):
        value = spread(place, 0.3) + (0.08 * (place - 9) if place > 9 else 0.0)
        average = 0.8 * average + 0.2 * value
        limit = 0.2 * min(1.0, 0.4 + place * 0.1)
        when = FIRST_DAY + timedelta(days=2 * place)
        points.append(
            DriftPoint(f"p{place}", when, average, -limit, limit, value, f"LVM-{2400 + place}", abs(average) > limit)
        )
    events = (
        DriftEvent(FIRST_DAY + timedelta(days=2), "Training in Springfield"),
        DriftEvent(FIRST_DAY + timedelta(days=2, hours=9), "New version of the rubric"),
    )
    return DriftData("A-05", tuple(points), events, unit="levels", low_words="lower", high_words="higher")


def level_use_data(readers: int) -> LevelUseData:
    """All readers together, each reader, and one who scored nothing."""
    rows = [
        LevelUseRow(
            f"r{place}", reader(place), {step.id: (place * 3 + number * 5) % 11 for number, step in enumerate(STEPS)}
        )
        for place in range(readers)
    ]
    pool = {step.id: sum(row.counts[step.id] for row in rows) for step in STEPS}
    rows += [LevelUseRow("none", "A-99", {}), LevelUseRow("all", "All readers", pool, pooled=True)]
    return LevelUseData(STEPS, tuple(rows))


def wright_data(readers: int) -> WrightData:
    """Submissions like a bell, readers in the middle, three thresholds."""
    bins = tuple(
        WrightBin(-3 + at * 0.5, -2.5 + at * 0.5, round(14 * math.exp(-((at - 6) ** 2) / 9))) for at in range(12)
    )
    marks = tuple(WrightMark(f"r{place}", reader(place), spread(place, 0.9)) for place in range(readers))
    details = tuple(
        WrightMark(f"d{place}", f"{place + 1}.a {name}", spread(place + 3, 1.4)) for place, name in enumerate(_CRITERIA)
    )
    thresholds = tuple(
        WrightMark(f"t{place}", f"{STEPS[place].label} → {STEPS[place + 1].label}", -1.6 + 1.6 * place)
        for place in range(3)
    )
    return WrightData(bins, marks, details, thresholds, unit="logits")


def criteria_data(readers: int) -> CriteriaData:
    """As many criteria as readers; the second too few to say, the third unclear, the last without agreement."""
    rows = []
    for place in range(readers):
        hard, alpha = spread(place, 1.5), 0.6 + spread(place + 1, 0.3)
        rows.append(
            CriterionRow(
                f"c{place}",
                f"{place // 4 + 1}.{'abcd'[place % 4]} {_CRITERIA[place % 4]}",
                Measured(hard, hard - 0.4, hard + 0.4, 40),
                Measured(alpha, alpha - 0.15, alpha + 0.1, 40, few=place == 1),
                Measured(alpha + 0.05, alpha - 0.05, alpha + 0.1, 40),
                unclear=place == 2,
                note="5 of 8 readers disagree" if place == 2 else "",
            )
        )
    none = Measured(None, n=3, note="Only one level was given")
    rows.append(CriterionRow("none", "9.z Alone", Measured(0.2, n=3), none, none))
    return CriteriaData(tuple(rows), unit="logits", target=0.7)


def d_study_data(_readers: int = 0) -> DStudyData:
    """Φ by Spearman and Brown from .55, G from .6."""
    points = []
    for count in range(1, 7):
        phi, g = (count * one / (1 + (count - 1) * one) for one in (0.55, 0.6))
        points.append(DStudyPoint(count, Measured(phi, phi - 0.1, phi + 0.08, 41), Measured(g, n=41)))
    return DStudyData(tuple(points), target=0.8, now=2)


KINDS: Final[dict[str, tuple[type[Plot], Callable[[Any], AnyDrawing], Callable[[int], Any]]]] = {
    "heat_map": (AgreementHeatMap, HeatMapDrawing, heat_map_data),
    "forest": (SeverityForest, ForestDrawing, forest_data),
    "confusion": (ConfusionMatrix, ConfusionDrawing, confusion_data),
    "drift": (DriftChart, DriftDrawing, drift_data),
    "level_use": (LevelUse, LevelUseDrawing, level_use_data),
    "wright": (WrightMap, WrightDrawing, wright_data),
    "criteria": (CriteriaPlot, CriteriaDrawing, criteria_data),
    "d_study": (DStudyCurve, DStudyDrawing, d_study_data),
}


def drawing_of(kind: str, readers: int = 8) -> AnyDrawing:
    """A drawing of that kind."""
    _, make, data = KINDS[kind]
    return make(data(readers))


def words_area(label: Label, look: Look) -> QRectF:
    """Where the words of a label are inked, which may be less than its area, or more if it is wrong."""
    wide = look.width(label.text, label.pixels, bold=label.bold)
    high = look.metrics(label.pixels, bold=label.bold).ascent()
    left = {
        "left": label.area.left(),
        "right": label.area.right() - wide,
        "centre": label.area.center().x() - wide / 2,
    }[label.align]
    return QRectF(left, label.area.center().y() - high / 2, wide, high)
