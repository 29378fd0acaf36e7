"""The report on a definition as rows of tables: criteria, word limits, citations, time to a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.calibration.criteria_facts import chance_columns
from assessor_app.gui.calibration.facts_table import FactColumn, FactRow
from assessor_app.gui.calibration.number_words import DASH, count, number, value_words, with_interval
from assessor_app.gui.calibration.plot_facts import criterion_name
from assessor_app.gui.language.saying import say

if TYPE_CHECKING:
    from assessor_app.calibration.pilot import CitationTrouble, CriterionClarity, LimitUse, PilotReport
    from assessor_app.workflows.calibration_picture import CalibrationPicture


def tr(text: str) -> str:
    """Translate in the context of the pilot report."""
    return QCoreApplication.translate("calibration_pilot", text)


def findings_words(found: PilotReport) -> str:
    """What the issuer should look at, and how long decisions took."""
    lines = [f"• {say(words)}" for words in found.findings]
    if not lines:
        lines = [tr("Nothing stands out in {n} readings.").format(n=count(found.readings))]
    return "\n".join(lines)


def clarity_columns(picture: CalibrationPicture) -> tuple[FactColumn, ...]:
    """The columns of criteria."""
    return (
        FactColumn(tr("Criterion")),
        FactColumn(tr("Different levels"), tr("Share of pairs of scores that differ"), is_number=True),
        *chance_columns(picture),
        FactColumn(tr("Readers apart"), tr("How many different readers disagree here"), is_number=True),
        FactColumn(tr("Not scorable"), is_number=True),
        FactColumn(tr("Look here")),
    )


def clarity_rows(picture: CalibrationPicture, found: PilotReport) -> tuple[FactRow, ...]:
    """The criteria, those that look unclear first."""
    order = sorted(found.criteria, key=lambda one: (not one.unclear, -(one.apart.value or 0.0)))
    return tuple(_clarity(picture, one) for one in order)


def _clarity(picture: CalibrationPicture, one: CriterionClarity) -> FactRow:
    texts = (
        criterion_name(picture, one.detail),
        with_interval(one.apart, "share"),
        value_words(one.alpha),
        value_words(one.ac2),
        count(one.readers_apart),
        count(one.not_scorable),
        tr("descriptor unclear?") if one.unclear else DASH,
    )
    sorts = {
        1: _sort(one.apart.value),
        2: _sort(one.alpha.value),
        3: _sort(one.ac2.value),
        4: float(one.readers_apart),
        5: float(one.not_scorable),
        6: 0.0 if one.unclear else 1.0,
    }
    hint = tr("Many different readers disagree here, not just one: the wording may be read in different ways.")
    return FactRow(one.detail, texts, sorts, {6: "warn" if one.unclear else "muted"}, hint if one.unclear else "")


def limit_columns() -> tuple[FactColumn, ...]:
    """The columns of word limits."""
    return (
        FactColumn(tr("Where")),
        FactColumn(tr("Limit")),
        FactColumn(tr("Below it"), is_number=True),
        FactColumn(tr("Above it"), is_number=True),
        FactColumn(tr("Close to it"), tr("Within 5 % of it"), is_number=True),
        FactColumn(tr("Words, middle"), tr("Half wrote more, half less"), is_number=True),
    )


def limit_rows(found: PilotReport) -> tuple[FactRow, ...]:
    """The word limits."""
    return tuple(_limit(place, one) for place, one in enumerate(found.limits))


def _limit(place: int, one: LimitUse) -> FactRow:
    rule = one.rule
    bounds = []
    if rule.minimum is not None:
        bounds.append(tr("at least {n}").format(n=count(rule.minimum)))
    if rule.maximum is not None:
        bounds.append(tr("at most {n}").format(n=count(rule.maximum)))
    texts = (
        say(rule.title),
        ", ".join(bounds) or DASH,
        value_words(one.under, "share"),
        value_words(one.over, "share"),
        value_words(one.close, "share"),
        DASH if one.median is None else number(one.median, 0),
    )
    sorts = {2: _sort(one.under.value), 3: _sort(one.over.value), 4: _sort(one.close.value), 5: _sort(one.median)}
    return FactRow(str(place), texts, sorts)


def citation_columns() -> tuple[FactColumn, ...]:
    """The columns of citations."""
    return (
        FactColumn(tr("Criterion")),
        FactColumn(tr("Citations"), is_number=True),
        FactColumn(tr("Name no place"), is_number=True),
        FactColumn(tr("Wrong place"), is_number=True),
        FactColumn(tr("Not there"), is_number=True),
        FactColumn(tr("With any trouble"), is_number=True),
    )


def citation_rows(picture: CalibrationPicture, found: PilotReport) -> tuple[FactRow, ...]:
    """The citations by criterion, the most troubled first."""
    order = sorted(found.citations, key=lambda one: -(one.trouble.value or 0.0))
    return tuple(_citation(picture, one) for one in order)


def _citation(picture: CalibrationPicture, one: CitationTrouble) -> FactRow:
    numbers = (one.total, one.unread, one.wrong_place, one.not_there)
    texts = (
        criterion_name(picture, one.detail),
        *(count(n) for n in numbers),
        with_interval(one.trouble, "share"),
    )
    sorts = {place: float(n) for place, n in enumerate(numbers, start=1)} | {5: _sort(one.trouble.value)}
    return FactRow(one.detail, texts, sorts)


def _sort(value: float | None) -> float:
    return float("nan") if value is None else value
