"""What the five cards of the first screen say: agreement first, the number of cases to settle last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.calibration.number_words import (
    DASH,
    Standing,
    Unit,
    basis_words,
    count,
    interval_words,
    meaning_of,
    number,
    percent,
    reason_words,
    standing_of,
    value_words,
)

if TYPE_CHECKING:
    from assessor_app.calibration.estimate import Estimate
    from assessor_app.workflows.calibration_picture import CalibrationPicture


@dataclass(frozen=True, slots=True)
class CardText:
    """One card: ``name`` is its objectName, the rest is shown."""

    name: str
    caption: str
    value: str
    standing: Standing
    interval: str
    basis: str
    meaning: str


def tr(text: str) -> str:
    """Translate in the context of the cards."""
    return QCoreApplication.translate("calibration_headline", text)


def headline(picture: CalibrationPicture) -> tuple[CardText, ...]:
    """The cards from left to right; that of adjacent scores is left out where a scale has two levels."""
    cards = [_exact(picture), _adjacent(picture), _alpha(picture), _consistency(picture), _to_adjudicate(picture)]
    return tuple(card for card in cards if card is not None)


def _card(name: str, caption: str, found: Estimate, unit: Unit, target: float, meaning: str) -> CardText:
    aim = percent(target) if unit == "share" else number(target)
    basis = f"{tr('target ≥ {n}').format(n=aim)} · {basis_words(found)}"
    value, whole = value_words(found, unit), meaning_of(found, unit, meaning)
    return CardText(name, caption, value, standing_of(found, target), interval_words(found, unit), basis, whole)


def _exact(picture: CalibrationPicture) -> CardText:
    meaning = tr("How often two readers of the same thing gave exactly the same level.")
    found = picture.overview.agreement.exact
    return _card("exact_card", tr("EXACT AGREEMENT"), found, "share", picture.rules.exact, meaning)


def _adjacent(picture: CalibrationPicture) -> CardText | None:
    if len(picture.scale.levels) <= 2:
        return None
    meaning = tr("How often two readers gave the same level or neighbouring ones.")
    found = picture.overview.agreement.adjacent
    return _card("adjacent_card", tr("ADJACENT"), found, "share", picture.rules.adjacent, meaning)


def _alpha(picture: CalibrationPicture) -> CardText:
    two = len(picture.scale.levels) == 2
    agreement = picture.overview.agreement
    found = agreement.alpha_nominal if two else agreement.alpha_ordinal
    caption = tr("KRIPPENDORFF α (NOMINAL)") if two else tr("KRIPPENDORFF α (ORDINAL)")
    lines = [
        tr("Agreement beyond what chance alone would give: 1 is perfect, 0 is no better than chance."),
        tr("Where nearly all scores are in one level α falls although readers agree; AC beside it does not:"),
        f"{tr('Gwet AC1') if two else tr('Gwet AC2')}: "
        f"{value_words(agreement.ac1 if two else agreement.ac2_quadratic)}",
    ]
    low = picture.rules.coefficient_low
    made = _card("alpha_card", caption, found, "coefficient", picture.rules.coefficient, "\n".join(lines))
    return replace(made, standing=standing_of(found, picture.rules.coefficient, low))


def _consistency(picture: CalibrationPicture) -> CardText:
    meaning = tr("How often two readers of a submission come to the same result, earned or not yet earned.")
    found = picture.consistency
    made = _card(
        "consistency_card", tr("DECISION CONSISTENCY"), found.consistency, "share", picture.rules.consistency, meaning
    )
    flips = tr("Results that turn with the reader: {n}").format(n=count(found.flips))
    return replace(made, meaning=f"{made.meaning}\n{flips}")


def _to_adjudicate(picture: CalibrationPicture) -> CardText:
    left = [one for one in picture.disagreements if not one.settled and (one.gap > 1 or one.crosses_pass_line)]
    crossing = sum(one.crosses_pass_line for one in left)
    settled = sum(one.settled for one in picture.disagreements)
    detail = tr("{n} cross the pass line").format(n=count(crossing)) if crossing != 1 else tr("1 crosses the pass line")
    standing = Standing("good", tr("nothing left")) if not left else Standing("watch", tr("for a lead to settle"))
    meaning = tr("Scores two or more levels apart, or that turn a result. A lead settles them; all scores are kept.")
    value, settled_words = count(len(left)), tr("{n} settled so far").format(n=count(settled))
    if not picture.n_double:
        value, standing = DASH, Standing("none", reason_words(picture.overview.agreement.exact))
    return CardText("adjudicate_card", tr("TO ADJUDICATE"), value, standing, detail, settled_words, meaning)
