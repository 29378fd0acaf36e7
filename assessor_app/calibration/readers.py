"""Each reader: how strict, how steady, how wide a range, how close to the reference; and where a lead should look."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean, median

import numpy as np

from assessor_app.calibration.coefficients import weights_of
from assessor_app.calibration.estimate import Basis, Estimate, Interval, normal_interval
from assessor_app.calibration.flags import Flag, Limits, flags_of
from assessor_app.calibration.kappa import kappa, kappa_estimate
from assessor_app.calibration.ratings import Ratings
from assessor_app.calibration.reader_sums import ReaderSums, Reference, reader_sums
from assessor_app.calibration.severity import Severity
from assessor_app.sentences import sentence

_EXTREME = sentence("This reader gave only the lowest or the highest level.")
_TWO_DETAILS = sentence("Needs two details scored in a submission.")
_ALONE = sentence("There is no other reader to compare with.")
_SAME = sentence("All scores are the same.")
_NO_ORDER = sentence("The order of scoring is not known, or too short.")
_NO_SEEDS = sentence("Nothing this reader scored has a reference score.")


@dataclass(frozen=True, slots=True)
class ReaderReport:
    """One reader's numbers. Severities in logits, positive is strict; the rest in score units or shares.

    ``sd_ratio``: SD of the scores over the readers' pooled SD; ``end_share``: share of the two end levels;
    ``halo``: mean SD within a submission, ``halo_ratio`` the same over the readers' median (low means everything in a
    submission gets much the same); ``drift``: mean residual of the last third less the first third.
    """

    reader: str
    severity_mml: Estimate
    severity_jml: Estimate
    infit: Estimate
    outfit: Estimate
    fair_average: Estimate
    sd_ratio: Estimate
    end_share: Estimate
    halo: Estimate
    halo_ratio: Estimate
    drift: Estimate
    seed_exact: Estimate
    seed_bias: Estimate
    seed_qwk: Estimate
    flags: tuple[Flag, ...]


def reader_reports(
    ratings: Ratings, measured: Severity, reference: Reference | None, limits: Limits
) -> tuple[ReaderReport, ...]:
    """The report of each reader, in the readers' order."""
    sums = reader_sums(ratings, measured.joint, reference)
    values = [one.values() for one in sums]
    pool_sd = math.sqrt(_middle([one["sd"] ** 2 for one in values], fmean))
    pool_halo = _middle([one["halo"] for one in values], median)
    made = []
    for at, own in enumerate(sums):
        work = _Work(ratings, measured, reference, at, own, values[at], own.intervals())
        made.append(work.report(pool_sd, pool_halo, limits))
    return tuple(made)


def _middle(numbers: list[float], how: Callable[[list[float]], float]) -> float:
    held = [one for one in numbers if math.isfinite(one)]
    return how(held) if held else math.nan


@dataclass(frozen=True, slots=True)
class _Work:
    """One reader on the way to a report."""

    ratings: Ratings
    measured: Severity
    reference: Reference | None
    at: int
    sums: ReaderSums
    values: dict[str, float]
    intervals: dict[str, Interval | None]

    def report(self, pool_sd: float, pool_halo: float, limits: Limits) -> ReaderReport:
        scored = self._basis("count")
        fitted = self._basis("fitted")
        report = ReaderReport(
            self.ratings.raters[self.at],
            self._marginal(fitted),
            self._joint(fitted),
            self._of_fit("infit", fitted),
            self._of_fit("outfit", fitted),
            self._fair(fitted),
            self._scaled("sd", pool_sd, scored),
            self._plain("ends", scored),
            self._scaled("halo", 1.0, self._basis("spread_count"), _TWO_DETAILS),
            self._scaled("halo", pool_halo, self._basis("spread_count"), _TWO_DETAILS),
            self._drift(),
            self._seed("seed_exact"),
            self._seed("seed_bias"),
            self._seed_kappa(),
            (),
        )
        return _flagged(report, limits)

    def _basis(self, column: str) -> Basis:
        rows = int((self.ratings.rater == self.at).sum()) if column == "count" else 0
        return Basis(rows or int(self.sums.table.shape[0]), self.sums.submissions(column), 1)

    def _joint(self, basis: Basis) -> Estimate:
        joint = self.measured.joint
        value = math.nan if joint is None else float(joint.fitted.facets.reader[self.at])
        if joint is None or not math.isfinite(value):
            return self._no_severity(basis)
        if np.isfinite(joint.fitted.facets.reader).sum() < 2:
            return basis.missing("no_overlap", _ALONE)
        se = float(joint.readers.se[self.at])
        return basis.estimate(value, normal_interval(value, se), se)

    def _marginal(self, basis: Basis) -> Estimate:
        marginal = self.measured.marginal
        if marginal is None or not math.isfinite(marginal.facets.reader[self.at]):
            return self._no_severity(basis)
        if np.isfinite(marginal.facets.reader).sum() < 2:
            return basis.missing("no_overlap", _ALONE)
        value, se = float(marginal.facets.reader[self.at]), float(marginal.reader_se[self.at])
        return self._basis("count").estimate(value, normal_interval(value, se), se)

    def _no_severity(self, basis: Basis) -> Estimate:
        status = "undefined_one_level" if self.measured.status == "ok" else self.measured.status
        return basis.missing(status, self.measured.reason or _EXTREME)

    def _of_fit(self, name: str, basis: Basis) -> Estimate:
        if self.measured.joint is None or not math.isfinite(self.values[name]):
            return self._no_severity(basis)
        return basis.estimate(self.values[name], self.intervals[name])

    def _fair(self, basis: Basis) -> Estimate:
        joint = self.measured.joint
        value = math.nan if joint is None else float(joint.reader_fair[self.at])
        return basis.estimate(value) if math.isfinite(value) else self._no_severity(basis)

    def _plain(self, name: str, basis: Basis) -> Estimate:
        return self._scaled(name, 1.0, basis)

    def _scaled(self, name: str, pool: float, basis: Basis, reason: str = "") -> Estimate:
        if not math.isfinite(self.values[name]) or not pool > 0:
            return basis.missing("undefined_one_level", reason or _SAME)
        interval = self.intervals[name]
        held = None if interval is None else (interval[0] / pool, interval[1] / pool)
        return basis.estimate(self.values[name] / pool, held)

    def _drift(self) -> Estimate:
        basis = Basis(self.sums.submissions("fitted"), self.sums.submissions("fitted"), 1)
        if not math.isfinite(self.values["drift"]):
            if self.measured.joint is None:
                return self._no_severity(basis)
            return basis.missing("no_overlap", _NO_ORDER)
        return basis.estimate(self.values["drift"], self.intervals["drift"])

    def _seed(self, name: str) -> Estimate:
        basis = self._seed_basis()
        if not basis.n_units:
            return basis.missing("no_overlap", _NO_SEEDS)
        share = self.values[name]
        return basis.estimate(share, self.sums.seed_share() if name == "seed_exact" else self.intervals[name])

    def _seed_basis(self) -> Basis:
        n = int(self.sums.table.sum(axis=0)[-3]) if len(self.sums.table) else 0
        return Basis(n, self.sums.submissions("seed_count"), 2 if n else 1, n)

    def _seed_kappa(self) -> Estimate:
        basis = self._seed_basis()
        if not basis.n_units or self.reference is None:
            return basis.missing("no_overlap", _NO_SEEDS)
        held = (self.ratings.rater == self.at) & np.isfinite(self.reference.score)
        levels = len(self.ratings.values)
        truth = np.searchsorted(self.ratings.values, self.reference.score[held])
        table = np.bincount(self.ratings.level[held] * levels + truth, minlength=levels**2).reshape(1, levels, levels)
        found = kappa(table.astype(np.float64), weights_of(self.ratings.values, "quadratic"))
        return kappa_estimate(basis, float(found.value[0]), float(found.se[0]))


def _flagged(report: ReaderReport, limits: Limits) -> ReaderReport:
    held = {name: getattr(report, name) for name in ReaderReport.__dataclass_fields__}
    return ReaderReport(**(held | {"flags": flags_of(held, limits)}))
