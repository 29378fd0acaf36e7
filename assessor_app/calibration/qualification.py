"""Whether a reader's scores of a calibration set come close enough to what was agreed to score live."""

from __future__ import annotations

from dataclasses import dataclass

from assessor_app.calibration.confusion import confusions
from assessor_app.calibration.estimate import Basis, Estimate
from assessor_app.calibration.ratings import Ratings
from assessor_app.calibration.reader_sums import Reference
from assessor_app.domain.calibration_rules import CalibrationRules
from assessor_app.domain.lead_acts import Outcome
from assessor_app.sentences import joined, sentence


@dataclass(frozen=True, slots=True)
class QualificationResult:
    """What the rule gives: ``outcome`` by the exact agreement of ``n`` scores with ``needed``; a person confirms it.

    ``sure``: the whole interval of ``exact`` lies on the outcome's side. ``bias`` in levels, positive is above.
    """

    reader: str
    outcome: Outcome
    exact: Estimate
    adjacent: Estimate
    qwk: Estimate
    bias: Estimate
    needed: float
    n: int
    sure: bool
    sentence: str


def qualification(ratings: Ratings, reference: Reference, reader: str, rules: CalibrationRules) -> QualificationResult:
    """Of one reader on one set. With nothing to compare the outcome is ``not_yet`` and ``exact`` says why."""
    needed = rules.needed(len(ratings.values))
    found = confusions(ratings, reference).get(reader)
    if found is None:
        reason = sentence("Nothing this reader scored has a reference score.")
        gone = Basis(0, 0, 1).missing("no_overlap", reason)
        return QualificationResult(reader, "not_yet", gone, gone, gone, gone, needed, 0, False, reason)
    share = found.exact.value or 0.0
    outcome: Outcome = "qualified" if share >= needed else "not_yet"
    low, high = found.exact.ci or (0.0, 1.0)
    sure = low >= needed if outcome == "qualified" else high < needed
    return QualificationResult(
        reader,
        outcome,
        found.exact,
        found.adjacent,
        found.qwk,
        found.bias,
        needed,
        found.exact.n_units,
        sure,
        _said(reader, outcome, found.exact, needed, sure),
    )


def _said(reader: str, outcome: Outcome, exact: Estimate, needed: float, sure: bool) -> str:
    share = exact.value or 0.0
    plain = sentence(
        "{reader} gave the agreed level in {share:.0%} of {n} scores; {needed:.0%} is needed.",
        reader=reader, share=share, n=exact.n_units, needed=needed,
    )  # fmt: skip
    result = (
        sentence("By the rule that qualifies.") if outcome == "qualified" else sentence("By the rule that is not yet.")
    )
    parts = [plain, result]
    if not sure:
        parts.append(sentence("It is close: with other submissions it might have come out differently."))
    return joined(" ", parts)
