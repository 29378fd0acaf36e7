"""From the numbers of a picture to what each plot shows: plain values and words, no statistics."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from assessor_app.calibration import words
from assessor_app.calibration.d_study import ENOUGH_DEPENDABLE
from assessor_app.domain.lead_acts import ProgrammeEvent
from assessor_app.gui.calibration.number_words import percent
from assessor_app.gui.language.saying import say
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
from assessor_app.workflows.compute_picture import limits_of

if TYPE_CHECKING:
    from assessor_app.calibration.drift_series import DriftKind, DriftSeries
    from assessor_app.calibration.estimate import Estimate
    from assessor_app.calibration.overview import DetailReport
    from assessor_app.calibration.readers import ReaderReport
    from assessor_app.calibration.wright import WrightMark as MeasuredMark
    from assessor_app.workflows.calibration_picture import CalibrationPicture

MANY: Final = 3
UNCLEAR_SHARE: Final = 0.40
_SEVERITY: Final = ("severe", "lenient")


def tr(text: str) -> str:
    """Translate in the context of the plots."""
    return QCoreApplication.translate("calibration_plots", text)


def measured(found: Estimate) -> Measured:
    """An estimate as plots take it."""
    low, high = found.ci if found.ci is not None else (None, None)
    return Measured(found.value, low, high, found.n_submissions, found.status == "few", say(found.reason))


def steps(picture: CalibrationPicture) -> tuple[Step, ...]:
    """The levels of the scale, lowest first."""
    return tuple(Step(level.id, level.title) for level in picture.scale.levels)


def criterion_name(picture: CalibrationPicture, scorable_id: str) -> str:
    """ "3.b Roles and monitoring"."""
    label, title = picture.labels.get(scorable_id, ""), picture.titles.get(scorable_id, scorable_id)
    return f"{say(label)} {title}".strip()


def names_of(picture: CalibrationPicture) -> Mapping[str, str]:
    """All criteria by name."""
    return {one: criterion_name(picture, one) for one in picture.titles}


def report_of(picture: CalibrationPicture, reader: str) -> ReaderReport | None:
    """One reader's numbers, None for a reader of none."""
    return next((one for one in picture.overview.readers if one.reader == reader), None)


def severity_flag(report: ReaderReport) -> Flag:
    """How a lead should take a reader's severity."""
    found = next((flag for flag in report.flags if flag.name in _SEVERITY), None)
    if found is None:
        return "inside"
    return "act" if found.act else "watch"


def heat_map(picture: CalibrationPicture) -> HeatMapData:
    """Every two readers: weighted κ, plain κ where the scale has two levels."""
    two = len(picture.scale.levels) == 2
    pairs = {
        (pair.first, pair.second): measured(pair.kappa if two else pair.quadratic)
        for pair in picture.overview.pairs
        if pair.exact.n_submissions
    }
    statistic = tr("κ") if two else tr("weighted κ")
    readers = tuple(one.reader for one in picture.overview.readers)
    told = "" if two else say(words.pairs_sentence(picture.overview.pairs))
    return HeatMapData(readers, pairs, statistic, tr("Agreement of every two readers"), told)


def forest(picture: CalibrationPicture) -> ForestData:
    """How strict each reader is."""
    levels = words.severity_in_levels(picture.overview)
    rows = tuple(
        ForestRow(
            one.reader,
            one.reader,
            measured(one.severity_mml),
            severity_flag(one),
            say(words.level_words(levels[one.reader])) if one.reader in levels else "",
        )
        for one in picture.overview.readers
    )
    # no league table by noise: in the order of codes unless somebody differs beyond the interval
    apart = any(row.flag != "inside" for row in rows)
    return ForestData(
        rows,
        band=picture.rules.limits.get("severity_watch", 0.5),
        unit=tr("logits"),
        low_words=tr("milder"),
        high_words=tr("stricter"),
        by_value=apart,
        title=tr("How strict each reader is"),
        sentence=say(words.severity_sentence(picture.overview, limits_of(picture.rules))),
    )


def confusion(picture: CalibrationPicture, reader: str) -> ConfusionData | None:
    """What a reader gave against what was agreed; None where nothing was agreed of what the reader scored."""
    found = picture.confusions.get(reader)
    if found is None:
        return None
    levels = steps(picture)
    counts = {
        (levels[given].id, levels[agreed].id): n
        for given, row in enumerate(found.table)
        for agreed, n in enumerate(row)
        if n
    }
    title = tr("{reader} against what was agreed").format(reader=reader)
    told = say(words.confusion_sentence(found, [step.label for step in levels]))
    return ConfusionData(levels, counts, reader, tr("Agreed"), title, told)


def drift(picture: CalibrationPicture, reader: str, kind: DriftKind = "residual") -> DriftData | None:
    """A reader over time: on what severity leaves over of all scores, or on seeds; None where that is too little."""
    kinds = {one.kind: one for one in picture.drift if one.reader == reader}
    found = kinds.get(kind)
    if found is None or len(found.points) < MANY:
        return None
    title = tr("{reader} over time, on seeds") if found.kind == "seed" else tr("{reader} over time")
    return DriftData(
        reader,
        tuple(_drift_points(picture, found)),
        events(picture),
        found.centre,
        tr("levels"),
        tr("stricter"),
        tr("milder"),
        title.format(reader=reader),
        say(words.drift_sentence(found)),
    )


def events(picture: CalibrationPicture) -> tuple[DriftEvent, ...]:
    """Trainings and changes that leads noted for this credential or for all."""
    found = [one.act for one in picture.acts if isinstance(one.act, ProgrammeEvent)]
    return tuple(
        DriftEvent(datetime.combine(one.day, time(12), UTC), one.title)
        for one in found
        if one.credential_id in ("", picture.credential.id)
    )


def level_use(picture: CalibrationPicture, reader: str = "") -> LevelUseData:
    """Which levels are given: by all readers, or by one beside all of them together."""
    levels = steps(picture)
    labels = [step.label for step in levels]
    rows = [
        LevelUseRow(
            one.reader,
            one.reader or tr("All readers"),
            {step.id: n for step, n in zip(levels, one.counts, strict=True)},
            pooled=not one.reader,
        )
        for one in picture.level_use
        if not reader or one.reader in ("", reader)
    ]
    told = _use_words(picture, reader) if reader else say(words.level_use_sentence(picture.level_use, labels))
    return LevelUseData(levels, tuple(rows), title=tr("Levels given"), sentence=told)


def _use_words(picture: CalibrationPicture, reader: str) -> str:
    """Which level a reader gives more often or less often than all together, the largest difference of all."""
    used = {one.reader: one for one in picture.level_use}
    own, pooled = used.get(reader), used.get("")
    if own is None or pooled is None or not own.n or not pooled.n:
        return ""
    shares = [(one / own.n, all_of / pooled.n) for one, all_of in zip(own.counts, pooled.counts, strict=True)]
    level = max(range(len(shares)), key=lambda at: abs(shares[at][0] - shares[at][1]))
    told = tr("{reader} gives {level} in {share} of scores, all readers together in {other}.")
    share, other = shares[level]
    title = picture.scale.levels[level].title
    return told.format(reader=reader, level=title, share=percent(share), other=percent(other))


def criteria(picture: CalibrationPicture) -> CriteriaData:
    """How hard each criterion is and how readers agree on it."""
    unclear = unclear_criteria(picture)
    rows = tuple(
        CriterionRow(
            one.detail,
            criterion_name(picture, one.detail),
            measured(one.difficulty),
            measured(one.agreement.alpha_nominal if len(picture.scale.levels) == 2 else one.agreement.alpha_ordinal),
            measured(one.agreement.ac1 if len(picture.scale.levels) == 2 else one.agreement.ac2_quadratic),
            one.detail in unclear,
        )
        for one in in_rubric_order(picture)
    )
    second = tr("AC1") if len(picture.scale.levels) == 2 else tr("AC2")
    title = tr("How hard each criterion is, and how readers agree on it")
    told = say(words.details_sentence(picture.overview.details, names_of(picture)))
    return CriteriaData(rows, tr("logits"), picture.rules.coefficient, second, title, told)


def in_rubric_order(picture: CalibrationPicture) -> list[DetailReport]:
    """The criteria as the rubric has them."""
    order = {scorable: place for place, scorable in enumerate(picture.titles)}
    return sorted(picture.overview.details, key=lambda one: order.get(one.detail, len(order)))


def unclear_criteria(picture: CalibrationPicture) -> Collection[str]:
    """Criteria whose descriptor may be unclear, as the pilot report has it: many pairs of scores differ, surely more
    than chance would have it, and several readers are among them."""
    apart: dict[str, set[str]] = {}
    for one in picture.disagreements:
        apart.setdefault(one.detail, set()).update(one.scores)
    found = picture.overview.details
    return frozenset(one.detail for one in found if _differ(one) and len(apart.get(one.detail, ())) >= MANY)


def _differ(report: DetailReport) -> bool:
    exact = report.agreement.exact
    if exact.value is None or exact.status != "ok" or exact.ci is None:
        return False
    return 1 - exact.value > UNCLEAR_SHARE and 1 - exact.ci[1] > UNCLEAR_SHARE / 2


def d_study(picture: CalibrationPicture) -> DStudyData:
    """How dependable a score is with one reader, two, and so on."""
    points = tuple(DStudyPoint(one.readers, measured(one.phi), measured(one.g)) for one in picture.d_study.curve)
    told = say(words.d_study_sentence(picture.d_study))
    return DStudyData(points, ENOUGH_DEPENDABLE, 1, tr("How many readers are needed"), told)


def wright(picture: CalibrationPicture) -> WrightData:
    """Everything on one axis."""
    found = picture.wright
    bins = tuple(
        WrightBin(low, high, n) for low, high, n in zip(found.edges, found.edges[1:], found.counts, strict=False)
    )
    levels = picture.scale.levels
    names = {str(rank): level.title for rank, level in enumerate(levels, start=1)}
    return WrightData(
        bins,
        tuple(_marks(found.readers, {})),
        tuple(_marks(found.details, names_of(picture))),
        tuple(_marks(found.thresholds, names)),
        tr("logits"),
        tr("Submissions, readers, criteria and levels on one axis"),
        say(words.wright_sentence(found, names_of(picture))),
    )


def _marks(found: tuple[MeasuredMark, ...], names: Mapping[str, str]) -> Iterator[WrightMark]:
    for one in found:
        yield WrightMark(one.name, names.get(one.name, one.name), one.at)


def _drift_points(picture: CalibrationPicture, series: DriftSeries) -> Iterator[DriftPoint]:
    for one in series.points:
        when = datetime.fromtimestamp(one.at, UTC)
        code = picture.codes.get(one.submission, one.submission)
        yield DriftPoint(one.submission, when, one.ewma, one.low, one.high, one.value, code, one.outside)
