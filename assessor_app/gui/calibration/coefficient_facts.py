"""All coefficients of agreement in one table, for those who know them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from assessor_app.calibration import words
from assessor_app.gui.calibration.facts_table import FactColumn, FactRow
from assessor_app.gui.calibration.number_words import DASH, Unit, count, ends_words, value_words
from assessor_app.gui.language.saying import say

if TYPE_CHECKING:
    from assessor_app.calibration.estimate import Estimate
    from assessor_app.workflows.calibration_picture import CalibrationPicture


def tr(text: str) -> str:
    """Translate in the context of coefficients."""
    return QCoreApplication.translate("calibration_coefficients", text)


def coefficient_columns() -> tuple[FactColumn, ...]:
    """The columns."""
    return (
        FactColumn(tr("Coefficient")),
        FactColumn(tr("Value"), is_number=True),
        FactColumn(tr("95 % interval"), is_number=True),
        FactColumn(tr("Submissions"), is_number=True),
        FactColumn(tr("Note")),
    )


def coefficient_rows(picture: CalibrationPicture) -> tuple[FactRow, ...]:
    """The coefficients of all readers together, then the forms of the intraclass correlation."""
    found = picture.overview.agreement
    named: tuple[tuple[str, Estimate, Unit], ...] = (
        (tr("Exact agreement, of pairs"), found.exact, "share"),
        (tr("Same or neighbouring level, of pairs"), found.adjacent, "share"),
        (tr("Exact agreement, mean over what was scored"), found.percent_agreement, "share"),
        (tr("Krippendorff α, nominal"), found.alpha_nominal, "coefficient"),
        (tr("Krippendorff α, ordinal"), found.alpha_ordinal, "coefficient"),
        (tr("Krippendorff α, interval"), found.alpha_interval, "coefficient"),
        (tr("Gwet AC1"), found.ac1, "coefficient"),
        (tr("Gwet AC2, linear weights"), found.ac2_linear, "coefficient"),
        (tr("Gwet AC2, quadratic weights"), found.ac2_quadratic, "coefficient"),
        (tr("Fleiss κ"), found.fleiss, "coefficient"),
    )
    rows = [_row(name, value, unit) for name, value, unit in named]
    rows += [_row(f"ICC({form})", value, "coefficient") for form, value in picture.overview.icc.items()]
    return tuple(rows)


def _row(name: str, found: Estimate, unit: Unit) -> FactRow:
    texts = (
        name,
        value_words(found, unit),
        ends_words(found.ci, unit) or DASH,
        count(found.n_submissions),
        say(words.weight_words(found)),
    )
    sorts = {1: float("nan") if found.value is None else found.value, 3: float(found.n_submissions)}
    return FactRow(name, texts, sorts, {1: "muted"} if found.value is None else {}, say(found.reason))
