"""Severity of all readers by both estimations, with what each row's residual is, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from assessor_app.calibration.connectivity import Connectivity
from assessor_app.calibration.estimate import Status
from assessor_app.calibration.fit import ElementFit, Residuals, Separation, element_fit, fair_average, separation
from assessor_app.calibration.rasch_jml import JointFit, fit_jointly
from assessor_app.calibration.rasch_mml import Cancel, MarginalFit, fit_marginally, never
from assessor_app.calibration.rasch_model import TOO_FEW, WIDEST_ERROR, Facets, NotEstimableError, RaschRows
from assessor_app.calibration.ratings import Floats, Ratings
from assessor_app.sentences import sentence

_NO_VARIANCE: Final = 1e-9
_AGREED: Final = sentence("Wherever readers met they gave the same level, so nobody can be told to be stricter.")


@dataclass(frozen=True, slots=True)
class Joint:
    """Joint estimates with fit, as FACETS tells them; arrays by submission, detail and reader.

    Fair averages are expected scores with all other facets at their mean.
    """

    fitted: JointFit
    residuals: Residuals
    submissions: ElementFit
    details: ElementFit
    readers: ElementFit
    submission_fair: Floats
    reader_fair: Floats
    separation: Separation | None


@dataclass(frozen=True, slots=True)
class Severity:
    """Either estimation may be missing; ``status`` and ``reason`` then say why (``disconnected`` takes both)."""

    joint: Joint | None
    marginal: MarginalFit | None
    status: Status
    reason: str


def severity(ratings: Ratings, links: Connectivity, cancel: Cancel = never) -> Severity:
    """Fit the rating scale model both ways; what cannot be estimated is told, never raised."""
    if not links.connected:
        groups = len(links.groups)
        apart = sentence(
            "The readers fall into {n} groups that share no submission, so they are not on one scale.", n=groups
        )
        return Severity(None, None, "disconnected", apart)
    if not len(ratings):
        return Severity(None, None, "no_overlap", sentence("There are no scores."))
    try:
        rows = RaschRows.of(ratings)
    except NotEstimableError as error:
        return Severity(None, None, "undefined_one_level", str(error))
    reason = ""
    joint: Joint | None = None
    marginal: MarginalFit | None = None
    try:
        marginal = fit_marginally(rows, cancel)
    except (NotEstimableError, np.linalg.LinAlgError) as error:
        reason = _told(error)
    try:
        joint = _joint(rows, None if marginal is None else marginal.facets)
    except (NotEstimableError, np.linalg.LinAlgError) as error:
        reason = reason or _told(error)
    if marginal is None and joint is None and _all_agree(ratings):
        reason = _AGREED
    status: Status = "ok" if joint is not None and marginal is not None else "undefined_one_level"
    return Severity(joint, marginal, status, reason)


def _all_agree(ratings: Ratings) -> bool:
    """Whether all scores of a unit are the same, everywhere; rows lie sorted by unit."""
    same = ratings.unit[1:] == ratings.unit[:-1]
    return bool((ratings.level[1:][same] == ratings.level[:-1][same]).all())


def _told(error: Exception) -> str:
    if isinstance(error, NotEstimableError):
        return str(error)
    return TOO_FEW


def _joint(rows: RaschRows, start: Facets | None) -> Joint:
    fitted = fit_jointly(rows, start)
    residuals = Residuals.of(rows, fitted)
    if residuals.variance.min() < _NO_VARIANCE:
        # where hardly anything is scored twice estimates drift off to where every score is certain
        raise NotEstimableError(TOO_FEW)
    held, thresholds = residuals.rows, fitted.facets.thresholds
    readers = element_fit(residuals, held.reader, rows.n_readers)
    if np.nanmax(readers.se) > WIDEST_ERROR:
        raise NotEstimableError(TOO_FEW)
    submissions = element_fit(residuals, held.submission, rows.n_submissions)
    middle = float(np.nanmean(fitted.submission))
    return Joint(
        fitted,
        residuals,
        submissions,
        element_fit(residuals, held.detail, rows.n_details),
        readers,
        fair_average(fitted.submission, thresholds, rows.values),
        fair_average(middle - fitted.facets.reader, thresholds, rows.values),
        separation(fitted.submission, submissions.se),
    )
