"""Whether a submission's result depends on who reads it: what matters most for a credential."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from assessor_app.calibration.agreement import agreement
from assessor_app.calibration.estimate import Basis, Estimate, wilson
from assessor_app.calibration.marked_readings import Decide, Distance, MarkedReading, Outcome, by_submission
from assessor_app.calibration.ratings import Rating, Ratings
from assessor_app.sentences import sentence

# so many levels from the other outcome, or fewer, is near
_NEAR: Final = 1


@dataclass(frozen=True, slots=True)
class AtRisk:
    """One submission near the pass line: the outcome each reader's marks give, and whether they differ.

    ``distance`` is the least number of levels that separates one of the readings from the other outcome.
    """

    submission: str
    outcomes: Mapping[str, Outcome]
    distance: int | None
    flips: bool


@dataclass(frozen=True, slots=True)
class DecisionConsistency:
    """``consistency``: mean share of pairs of readers who give a submission the same outcome.

    It stands on ``n_submissions`` read by at least two whose marks give one. ``alpha`` is Krippendorff's for the
    outcomes (nominal). ``flips`` counts submissions with differing outcomes, ``undecided`` readings whose marks give
    none. ``at_risk`` are those that flip, then those that lie one level from the other outcome, read twice or not.
    """

    consistency: Estimate
    alpha: Estimate
    flips: int
    undecided: int
    at_risk: tuple[AtRisk, ...]


def decision_consistency(readings: Sequence[MarkedReading], decide: Decide, distance: Distance) -> DecisionConsistency:
    """Of all submissions; the interval is Wilson's over submissions, whose readers are no independent trials."""
    shares: list[float] = []
    pairs, undecided = 0, 0
    rows: list[Rating] = []
    risky: list[AtRisk] = []
    for submission, own in by_submission(readings).items():
        outcomes = {one.reader: decide(one.marks) for one in own}
        settled = [one for one in outcomes.values() if one is not None]
        undecided += len(outcomes) - len(settled)
        rows += [Rating(name, submission, "", float(one)) for name, one in outcomes.items() if one is not None]
        if len(settled) > 1:
            alike = [first == second for first, second in combinations(settled, 2)]
            shares.append(sum(alike) / len(alike))
            pairs += len(alike)
        near = min((far for one in own if (far := distance(one.marks)) is not None), default=None)
        flips = len(set(settled)) > 1
        if flips or (near is not None and near <= _NEAR):
            risky.append(AtRisk(submission, outcomes, near, flips))
    basis = Basis(len(shares), len(shares), len({one.rater for one in rows}), pairs)
    return DecisionConsistency(
        _consistency(basis, shares),
        agreement(Ratings.of(rows, (0.0, 1.0))).alpha_nominal,
        sum(one.flips for one in risky),
        undecided,
        tuple(sorted(risky, key=_weightiest)),
    )


def _consistency(basis: Basis, shares: Sequence[float]) -> Estimate:
    if not shares:
        reason = sentence("No submission has two readings that each settle whether it is earned.")
        return basis.missing("no_overlap", reason)
    return basis.estimate(sum(shares) / len(shares), wilson(sum(shares), len(shares)))


def _weightiest(one: AtRisk) -> tuple[bool, bool, bool, int, str]:
    """Those that flip first, then those just short of earned: under most rules every earned one lies near the line."""
    return not one.flips, False not in one.outcomes.values(), len(one.outcomes) < 2, one.distance or 0, one.submission
