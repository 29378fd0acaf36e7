"""Disagreements as rows of a table: which submission, which criterion, who gave what, and whether it turns a result."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.calibration.facts_table import FactColumn, FactRow, SortKey
from assessor_app.gui.calibration.number_words import DASH, count
from assessor_app.gui.calibration.plot_facts import criterion_name

if TYPE_CHECKING:
    from assessor_app.calibration.decision_consistency import AtRisk
    from assessor_app.calibration.disagreements import Disagreement
    from assessor_app.domain.credential import Scale
    from assessor_app.workflows.calibration_picture import CalibrationPicture

_BETWEEN = "\n"


def tr(text: str) -> str:
    """Translate in the context of the cases."""
    return QCoreApplication.translate("calibration_cases", text)


def case_columns() -> tuple[FactColumn, ...]:
    """The columns."""
    return (
        FactColumn(tr("Submission")),
        FactColumn(tr("Criterion")),
        FactColumn(tr("Scores")),
        FactColumn(tr("Gap"), tr("Levels between the highest and the lowest score"), is_number=True),
        FactColumn(tr("Effect")),
    )


def case_rows(picture: CalibrationPicture, cases: Iterable[Disagreement], reader: str = "") -> tuple[FactRow, ...]:
    """The rows, in the order given: the heaviest first. What ``reader`` gave is said first in each."""
    return tuple(_row(picture, one, place, reader) for place, one in enumerate(cases))


def key_of(case: Disagreement) -> str:
    """A name for a disagreement that outlives another order."""
    return f"{case.submission}{_BETWEEN}{case.detail}"


def place_of(key: str) -> tuple[str, str]:
    """The submission and the scorable of a key."""
    submission, _, detail = key.partition(_BETWEEN)
    return submission, detail


def scores_words(picture: CalibrationPicture, case: Disagreement, reader: str = "") -> str:
    """Who gave what, each level once and the lowest first: "Not met: A-02 · Demonstrated: A-01, A-03".

    What ``reader`` gave goes before the others.
    """
    levels = scale_of(picture, case.detail).levels
    titles = {level.id: level.title for level in levels}
    ranks = {level.id: rank for rank, level in enumerate(levels)}
    given = sorted(set(case.scores.values()), key=lambda mark: (mark != case.scores.get(reader), ranks.get(mark, -1)))
    told = []
    for mark in given:
        who = sorted((one for one, own in case.scores.items() if own == mark), key=lambda one: (one != reader, one))
        told.append(f"{titles.get(mark, mark)}: {', '.join(who)}")
    return " · ".join(told)


def _row(picture: CalibrationPicture, case: Disagreement, place: int, reader: str) -> FactRow:
    # where leads judge first, the list must not say beforehand what the readers gave
    hidden = picture.rules.judge_first and not case.settled
    texts = (
        picture.codes.get(case.submission, case.submission),
        criterion_name(picture, case.detail),
        tr("shown once you have judged it yourself") if hidden else scores_words(picture, case, reader),
        count(case.gap),
        effect_words(case),
    )
    inks = {4: "muted" if case.settled else "bad"} if case.settled or case.crosses_pass_line else {4: "muted"}
    return FactRow(key_of(case), texts, {3: -case.gap, 4: float(place)}, inks)


def risk_columns() -> tuple[FactColumn, ...]:
    """The columns of results that may turn."""
    distance = tr("Levels that separate one of the readings from the other result")
    return (
        FactColumn(tr("Submission")),
        FactColumn(tr("Results")),
        FactColumn(tr("Levels away"), distance, is_number=True),
        FactColumn(tr("Effect")),
    )


def risk_rows(picture: CalibrationPicture) -> tuple[FactRow, ...]:
    """Submissions near the pass line: those whose result turns with the reader first."""
    return tuple(_risk(picture, one, place) for place, one in enumerate(picture.consistency.at_risk))


def _risk(picture: CalibrationPicture, one: AtRisk, place: int) -> FactRow:
    texts = (
        picture.codes.get(one.submission, one.submission),
        "   ".join(f"{reader}: {outcome_words(outcome)}" for reader, outcome in sorted(one.outcomes.items())),
        DASH if one.distance is None else count(one.distance),
        tr("turns with the reader") if one.flips else tr("near the pass line"),
    )
    sorts: dict[int, SortKey] = {2: math.nan if one.distance is None else float(one.distance), 3: float(place)}
    return FactRow(one.submission, texts, sorts, {3: "bad" if one.flips else "muted"})


def outcome_words(outcome: bool | None) -> str:
    """A result."""
    if outcome is None:
        return tr("undecided")
    return tr("earned") if outcome else tr("not yet earned")


def scale_of(picture: CalibrationPicture, scorable_id: str) -> Scale:
    """The scale of a criterion: disagreements are listed over all scales of a credential."""
    found = (one.scale for one in picture.credential.scorables() if one.id == scorable_id)
    return next(found, picture.scale)


def effect_words(case: Disagreement) -> str:
    """What it does to the result, or that it is settled."""
    if case.settled:
        return tr("settled")
    return tr("crosses the pass line") if case.crosses_pass_line else DASH
