"""The results as JSON for other programs; the keys are documented in `assessor-app calibrate --help`."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from typing import Final

from assessor_app import __version__
from assessor_app.calibration.agreement import Agreement
from assessor_app.calibration.bias import BiasCell, bias_cells
from assessor_app.calibration.confusion import Confusion, confusions
from assessor_app.calibration.d_study import DStudy, d_study
from assessor_app.calibration.estimate import Estimate
from assessor_app.calibration.level_use import LevelUse, level_use
from assessor_app.calibration.overview import DetailReport, Overview
from assessor_app.calibration.ratings_file import RatingsFile
from assessor_app.calibration.reader_pairs import ReaderPair
from assessor_app.calibration.readers import ReaderReport
from assessor_app.calibration.resampling import RESAMPLES, SEED

_AGREEMENT: Final = (
    "exact",
    "adjacent",
    "percent_agreement",
    "alpha_nominal",
    "alpha_ordinal",
    "alpha_interval",
    "ac1",
    "ac2_linear",
    "ac2_quadratic",
    "fleiss",
)
_OF_DETAIL: Final = ("exact", "adjacent", "alpha_nominal", "alpha_ordinal", "ac1", "ac2_quadratic")


def as_json(found: Overview, read: RatingsFile, duplicates: str) -> str:
    """One JSON object, never with NaN in it."""
    measured = found.severity
    joint, marginal = measured.joint, measured.marginal
    whole = {
        "agreement": _agreement(found.agreement),
        "pairs": [_pair(one) for one in found.pairs],
        "icc": {**{form: number(one) for form, one in found.icc.items()}, "variances": _variances(found)},
        "raters": {one.reader: _reader(one) for one in found.readers},
        "details": {one.detail: _detail(one) for one in found.details},
        "submissions": _submissions(found),
        "bias": [_bias(one) for one in bias_cells(found.ratings, measured)],
        "level_use": {one.reader or "(all)": _use(one) for one in level_use(found.ratings)},
        "confusions": {name: _confusion(one) for name, one in confusions(found.ratings, found.truth).items()},
        "d_study": _study(d_study(found.ratings)),
        "thresholds": {
            "jml": None if joint is None else _plain(joint.fitted.facets.thresholds.tolist()),
            "mml": None if marginal is None else _plain(marginal.facets.thresholds.tolist()),
        },
        "population": None
        if marginal is None
        else {"mean": marginal.mean, "sd": marginal.sd, "log_likelihood": marginal.log_likelihood},
        "separation": None if joint is None or joint.separation is None else asdict(joint.separation),
        "connectivity": {
            "connected": found.connectivity.connected,
            "groups": [list(group) for group in found.connectivity.groups],
            "links": [{"submission": one, "rater": other} for one, other in found.connectivity.links],
        },
        "scale": [{"level": name, "value": value} for name, value in _levels(read)],
        "missing": read.missing,
        "notes": list(read.notes),
        "duplicates": duplicates,
        "extreme_submissions": None if joint is None else joint.fitted.extreme,
        "reference": found.reference or ("column" if read.reference is not None else None),
        "seed": SEED,
        "resamples": RESAMPLES,
        "version": __version__,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)


def number(found: Estimate) -> dict[str, object]:
    """One estimate as an object."""
    return {**asdict(found), "ci": None if found.ci is None else list(found.ci)}


def _levels(read: RatingsFile) -> list[tuple[str, float]]:
    return list(zip(read.levels, read.ratings.values.tolist(), strict=True))


def _agreement(found: Agreement) -> dict[str, object]:
    numbers: dict[str, object] = {name: number(getattr(found, name)) for name in _AGREEMENT}
    return numbers | {"non_adjacent": found.non_adjacent, "level_shares": list(found.level_shares)}


def _pair(one: ReaderPair) -> dict[str, object]:
    return {
        "raters": [one.first, one.second],
        "exact": number(one.exact),
        "adjacent": number(one.adjacent),
        "kappa": number(one.kappa),
        "kappa_linear": number(one.linear),
        "kappa_quadratic": number(one.quadratic),
        "table": one.table.tolist(),
    }


def _variances(found: Overview) -> dict[str, object] | None:
    held = found.variances
    if held is None:
        return None
    readers = len(found.ratings.raters)
    return {
        "submission": held.submission,
        "rater": held.reader,
        "residual": held.rest,
        "relative": held.relative(readers),
        "absolute": held.absolute(readers),
        "absolute_by_raters": [held.absolute(count) for count in range(1, 11)],
    }


def _reader(one: ReaderReport) -> dict[str, object]:
    numbers = {
        name: number(held)
        for name in ReaderReport.__dataclass_fields__
        if isinstance(held := getattr(one, name), Estimate)
    }
    jml = one.severity_jml
    error = Estimate(jml.se, None, jml.n_units, jml.n_submissions, jml.n_raters, 0, jml.status, jml.reason)
    return {**numbers, "se": number(error), "flags": [asdict(flag) for flag in one.flags]}


def _detail(one: DetailReport) -> dict[str, object]:
    numbers: dict[str, object] = {
        "difficulty": number(one.difficulty),
        "infit": number(one.infit),
        "outfit": number(one.outfit),
    }
    return numbers | {name: number(getattr(one.agreement, name)) for name in _OF_DETAIL}


def _bias(one: BiasCell) -> dict[str, object]:
    return {
        "rater": one.reader,
        "detail": one.detail,
        "n": one.n,
        "logits": number(one.logits),
        "levels": number(one.levels),
        "z": one.z,
        "notable": one.notable,
    }


def _use(one: LevelUse) -> dict[str, object]:
    return {"n": one.n, "counts": list(one.counts), "shares": [number(share) for share in one.shares]}


def _confusion(one: Confusion) -> dict[str, object]:
    numbers = {"exact": one.exact, "adjacent": one.adjacent, "bias": one.bias, "qwk": one.qwk}
    table: dict[str, object] = {"table": [list(row) for row in one.table]}
    return table | {name: number(held) for name, held in numbers.items()}


def _study(found: DStudy) -> dict[str, object]:
    return {
        "components": [asdict(one) for one in found.components],
        "curve": [{"raters": one.readers, "phi": number(one.phi), "g": number(one.g)} for one in found.curve],
        "needed": found.needed,
        "crossed": found.crossed,
        "status": found.status,
        "reason": found.reason,
    }


def _submissions(found: Overview) -> dict[str, object]:
    joint = found.severity.joint
    if joint is None:
        return {}
    fit = joint.submissions
    columns = [joint.fitted.submission, fit.se, fit.infit, fit.outfit, joint.submission_fair]
    names = ("measure", "se", "infit", "outfit", "fair_average")
    rows = zip(*(_plain(one.tolist()) for one in columns), strict=True)
    return {name: dict(zip(names, row, strict=True)) for name, row in zip(found.ratings.submissions, rows, strict=True)}


def _plain(values: list[float]) -> list[float | None]:
    return [one if math.isfinite(one) else None for one in values]
