"""Criteria in numbers, and readers who are strict or mild in one criterion only, as rows of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from assessor_app.calibration import words
from assessor_app.gui.calibration.facts_table import FactColumn, FactRow
from assessor_app.gui.calibration.number_words import DASH, count, signed, value_words, with_interval
from assessor_app.gui.calibration.plot_facts import criterion_name, in_rubric_order, names_of, unclear_criteria
from assessor_app.gui.language.saying import say

if TYPE_CHECKING:
    from assessor_app.calibration.bias import BiasCell
    from assessor_app.calibration.overview import DetailReport
    from assessor_app.workflows.calibration_picture import CalibrationPicture

_BETWEEN: Final = "\n"
MOST: Final = 400


def tr(text: str) -> str:
    """Translate in the context of criteria."""
    return QCoreApplication.translate("calibration_criteria", text)


def criteria_columns(picture: CalibrationPicture) -> tuple[FactColumn, ...]:
    """The columns of the criteria."""
    hard = tr("In logits; positive is hard to score high on")
    return (
        FactColumn(tr("Criterion")),
        FactColumn(tr("Difficulty"), hard, is_number=True),
        FactColumn(tr("Exact"), tr("How often two readers gave the same level"), is_number=True),
        *chance_columns(picture),
        FactColumn(tr("Submissions"), tr("Scored by two readers or more"), is_number=True),
        FactColumn(tr("Look here")),
    )


def chance_columns(picture: CalibrationPicture) -> tuple[FactColumn, FactColumn]:
    """Agreement beyond chance, by α and by what stands beside it."""
    chance = tr("Agreement beyond chance: 1 is perfect, 0 no better than chance")
    steady = tr("As α, but it stays true where nearly all scores are in one level")
    return (
        FactColumn("α", chance, is_number=True),
        FactColumn(tr("AC1") if len(picture.scale.levels) == 2 else tr("AC2"), steady, is_number=True),
    )


def criteria_rows(picture: CalibrationPicture) -> tuple[FactRow, ...]:
    """The criteria in the order of the rubric."""
    unclear = unclear_criteria(picture)
    return tuple(_criterion(picture, one, one.detail in unclear) for one in in_rubric_order(picture))


def _criterion(picture: CalibrationPicture, report: DetailReport, unclear: bool) -> FactRow:
    two, found = len(picture.scale.levels) == 2, report.agreement
    alpha = found.alpha_nominal if two else found.alpha_ordinal
    steady = found.ac1 if two else found.ac2_quadratic
    texts = (
        criterion_name(picture, report.detail),
        value_words(report.difficulty, "logit"),
        value_words(found.exact, "share"),
        with_interval(alpha),
        with_interval(steady),
        count(found.exact.n_submissions),
        tr("descriptor unclear?") if unclear else DASH,
    )
    numbers = (report.difficulty, found.exact, alpha, steady)
    sorts = {place: _sort(one.value) for place, one in enumerate(numbers, start=1)}
    sorts |= {5: float(found.exact.n_submissions), 6: 0.0 if unclear else 1.0}
    hint = tr("Many different readers disagree here, not just one: the wording may be read in different ways.")
    return FactRow(report.detail, texts, sorts, {6: "warn" if unclear else "muted"}, hint if unclear else "")


def bias_columns() -> tuple[FactColumn, ...]:
    """The columns of readers by criterion."""
    return (
        FactColumn(tr("Reader")),
        FactColumn(tr("Criterion")),
        FactColumn(tr("Levels"), tr("Above (+) or below what is expected of this reader here"), is_number=True),
        FactColumn(tr("Logits"), tr("Stricter (+) or milder here than elsewhere"), is_number=True),
        FactColumn("z", tr("How many standard errors that is from nothing"), is_number=True),
        FactColumn(tr("Scores"), is_number=True),
        FactColumn(tr("Look here")),
    )


def bias_rows(picture: CalibrationPicture) -> tuple[FactRow, ...]:
    """Reader by criterion, those that stand out first."""
    cells = sorted(picture.bias, key=lambda one: not one.notable)
    return tuple(_bias(picture, one) for one in cells[:MOST])


def _bias(picture: CalibrationPicture, cell: BiasCell) -> FactRow:
    strict = (cell.logits.value or 0.0) > 0
    look = (tr("stricter here") if strict else tr("milder here")) if cell.notable else DASH
    texts = (
        cell.reader,
        criterion_name(picture, cell.detail),
        value_words(cell.levels, "level"),
        value_words(cell.logits, "logit"),
        DASH if cell.z is None else signed(cell.z, 1),
        count(cell.n),
        look,
    )
    sorts = {2: _sort(cell.levels.value), 3: _sort(cell.logits.value), 4: _sort(cell.z), 5: float(cell.n)}
    sorts[6] = 0.0 if cell.notable else 1.0
    key = f"{cell.reader}{_BETWEEN}{cell.detail}"
    return FactRow(key, texts, sorts, {6: "warn" if cell.notable else "muted"})


def reader_of(key: str) -> str:
    """The reader of a row of readers by criterion."""
    return key.partition(_BETWEEN)[0]


def bias_words(picture: CalibrationPicture) -> str:
    """One sentence on the table of readers by criterion."""
    return say(words.bias_sentence(picture.bias, names_of(picture)))


def _sort(value: float | None) -> float:
    return float("nan") if value is None else value
