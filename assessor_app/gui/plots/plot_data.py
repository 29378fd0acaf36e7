"""What each plot shows, in plain numbers and labels, so that plots know nothing of statistics, storage or rubrics.

All text is ready to be read: labels and notes come translated. Ids (``key``, ``id``) are never shown; they come back in
``Plot.chosen``. Where ``sentence`` is left empty the drawing makes one from its numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Flag = Literal["inside", "watch", "act"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its 95 % interval and the ``n`` it stands on; ``value`` None where it is not defined.

    ``few``: too few to say, drawn grey or hatched. ``note`` says why it is missing or to be taken with care.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    few: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeatMapData:
    """How two readers agree, for each pair that met. ``pairs`` holds each pair once, in either order.

    ``statistic`` names what is shown ("weighted κ"); tones run from ``low`` to ``high``. ``n`` counts submissions that
    both scored; below ``enough`` a cell is hatched.
    """

    readers: tuple[str, ...]
    pairs: Mapping[tuple[str, str], Measured]
    statistic: str
    title: str = ""
    sentence: str = ""
    low: float = 0.0
    high: float = 1.0
    enough: int = 10


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One reader's severity; ``words`` as people say it ("about 0.4 level stricter")."""

    key: str
    label: str
    measured: Measured
    flag: Flag = "inside"
    words: str = ""


@dataclass(frozen=True, slots=True)
class ForestData:
    """Severity in ``unit``; positive is on the side of ``high_words``. The band reaches from −``band`` to ``band``.

    ``by_value``: the greatest first, those too few to say last; else in the order given.
    """

    rows: tuple[ForestRow, ...]
    band: float = 0.5
    unit: str = ""
    low_words: str = ""
    high_words: str = ""
    by_value: bool = True
    title: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A level of a scale, from the lowest: ``id`` comes back, ``label`` is shown."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class ConfusionData:
    """How often ``given_by`` gave a level (first of the key) where ``reference_by`` gave another (second)."""

    steps: tuple[Step, ...]
    counts: Mapping[tuple[str, str], int]
    given_by: str
    reference_by: str
    title: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class DriftPoint:
    """One moment of a reader: the ``value`` then, the moving average after it, and the limits that hold for that.

    ``value`` None where only the average is known. ``outside``: beyond the limits, worth a look.
    """

    key: str
    when: datetime
    average: float
    low: float
    high: float
    value: float | None = None
    label: str = ""
    outside: bool = False


@dataclass(frozen=True, slots=True)
class DriftEvent:
    """Something that may explain a change: training, a new version of the rubric."""

    when: datetime
    label: str


@dataclass(frozen=True, slots=True)
class DriftData:
    """One reader over time, in order; ``unit`` of the values ("levels"), positive is on the side of ``high_words``."""

    reader: str
    points: tuple[DriftPoint, ...]
    events: tuple[DriftEvent, ...] = ()
    centre: float = 0.0
    unit: str = ""
    low_words: str = ""
    high_words: str = ""
    title: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class LevelUseRow:
    """How often a reader gave each level; ``counts`` by the id of the step. ``pooled``: all readers together."""

    key: str
    label: str
    counts: Mapping[str, int]
    pooled: bool = False


@dataclass(frozen=True, slots=True)
class LevelUseData:
    """Shares of the levels, reader by reader."""

    steps: tuple[Step, ...]
    rows: tuple[LevelUseRow, ...]
    enough: int = 10
    title: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class WrightBin:
    """How many submissions lie from ``low`` up to ``high``."""

    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class WrightMark:
    """Something with a place on the axis: a reader, a detail, a threshold between levels."""

    key: str
    label: str
    value: float


@dataclass(frozen=True, slots=True)
class WrightData:
    """Everything on one axis in ``unit``: to the right is better, stricter, harder."""

    submissions: tuple[WrightBin, ...]
    readers: tuple[WrightMark, ...]
    details: tuple[WrightMark, ...]
    thresholds: tuple[WrightMark, ...]
    unit: str = ""
    title: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion: how hard it is to score high on, and how readers agree on it (α and AC2)."""

    key: str
    label: str
    difficulty: Measured
    alpha: Measured
    ac2: Measured
    unclear: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class CriteriaData:
    """Criteria in the order of the rubric; ``target`` is what agreement should reach."""

    rows: tuple[CriterionRow, ...]
    unit: str = ""
    target: float | None = None
    second: str = "AC2"
    title: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class DStudyPoint:
    """What could be relied on with so many readers: Φ for decisions, G for an order of submissions."""

    readers: int
    phi: Measured
    g: Measured = field(default_factory=lambda: Measured(None))


@dataclass(frozen=True, slots=True)
class DStudyData:
    """The curve; ``now`` is how many readers read today (0: not known), ``target`` what Φ should reach."""

    points: tuple[DStudyPoint, ...]
    target: float | None = None
    now: int = 0
    title: str = ""
    sentence: str = ""
