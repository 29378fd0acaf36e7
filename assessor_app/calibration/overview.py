"""Everything about one set of ratings at once: what a lead's first screen and the command line show."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.agreement import Agreement, agreement_of_units
from assessor_app.calibration.connectivity import Connectivity, connectivity
from assessor_app.calibration.estimate import Basis, Estimate, normal_interval
from assessor_app.calibration.flags import Limits
from assessor_app.calibration.icc import Variances, intraclass
from assessor_app.calibration.rasch_mml import Cancel, never
from assessor_app.calibration.ratings import Ratings, RatingsError
from assessor_app.calibration.reader_pairs import ReaderPair, reader_pairs
from assessor_app.calibration.reader_sums import Reference
from assessor_app.calibration.readers import ReaderReport, reader_reports
from assessor_app.calibration.severity import Severity, severity
from assessor_app.calibration.unit_sums import UnitCounts
from assessor_app.sentences import sentence

_MOST_NAMED: Final = 10
_EXTREME = sentence("Only the lowest or only the highest level was given here.")


@dataclass(frozen=True, slots=True)
class DetailReport:
    """One rubric detail: ``difficulty`` in logits (positive is hard to score high on), and how readers agree on it."""

    detail: str
    difficulty: Estimate
    infit: Estimate
    outfit: Estimate
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Overview:
    """All results. ``reference`` names the reader the others were compared with; its scores count nowhere else.

    ``truth`` is what they were compared with, row by row of ``ratings``.
    """

    agreement: Agreement
    pairs: tuple[ReaderPair, ...]
    icc: dict[str, Estimate]
    variances: Variances | None
    readers: tuple[ReaderReport, ...]
    details: tuple[DetailReport, ...]
    connectivity: Connectivity
    severity: Severity
    ratings: Ratings
    reference: str
    truth: Reference | None = None


def overview(
    ratings: Ratings,
    reference: str = "",
    limits: Limits | None = None,
    cancel: Cancel = never,
    reference_score: Reference | None = None,
) -> Overview:
    """All statistics of ``ratings``. Raises RatingsError when ``reference`` is no reader of it, or the only one.

    ``reference_score`` gives the truth of each row directly instead of by a reader.
    """
    held, truth = ratings, reference_score
    if reference:
        if reference not in ratings.raters:
            raise RatingsError(_unknown(reference, ratings.raters))
        number = ratings.raters.index(reference)
        held = ratings.without_rater(reference)
        if not len(held):
            raise RatingsError(f"Nobody but {reference} gave a score, so there is nobody to compare.")
        truth = Reference.of_reader(held, ratings.where(ratings.rater == number))
    links = connectivity(held)
    measured = severity(held, links, cancel)
    once = held.each_once()
    units = UnitCounts.of(once)
    forms, variances = intraclass(once)
    return Overview(
        agreement_of_units(units, len(np.unique(held.rater)), held.values),
        reader_pairs(once),
        forms,
        variances,
        reader_reports(held, measured, truth, limits or Limits()),
        _details(held, units, measured),
        links,
        measured,
        held,
        reference,
        truth,
    )


def _unknown(reference: str, readers: Sequence[str]) -> str:
    named = ", ".join(readers[:_MOST_NAMED])
    more = f" and {len(readers) - _MOST_NAMED:,} more" if len(readers) > _MOST_NAMED else ""
    return f"There is no reader {reference} who gave a score; those who did are {named}{more}."


def _details(ratings: Ratings, units: UnitCounts, measured: Severity) -> tuple[DetailReport, ...]:
    seen = np.zeros((len(ratings.details), len(ratings.raters)), dtype=bool)
    seen[ratings.detail, ratings.rater] = True
    readers = seen.sum(axis=1).tolist()
    made = []
    for at, name in enumerate(ratings.details):
        own = units.where(units.detail == at)
        basis = Basis(len(own.pattern), len(np.unique(own.submission)), readers[at])
        found = agreement_of_units(own, readers[at], ratings.values)
        made.append(DetailReport(name, *_measured(measured, at, basis), found))
    return tuple(made)


def _measured(measured: Severity, at: int, basis: Basis) -> tuple[Estimate, Estimate, Estimate]:
    joint, marginal = measured.joint, measured.marginal
    status = "undefined_one_level" if measured.status == "ok" else measured.status
    gone = basis.missing(status, measured.reason or _EXTREME)
    se = math.nan if joint is None else float(joint.details.se[at])
    value = math.nan if marginal is None else float(marginal.facets.detail[at])
    difficulty = gone
    if math.isfinite(value):
        difficulty = basis.estimate(value, normal_interval(value, se), se)
    if joint is None or not joint.details.count[at]:
        return difficulty, gone, gone
    return difficulty, basis.estimate(float(joint.details.infit[at])), basis.estimate(float(joint.details.outfit[at]))
