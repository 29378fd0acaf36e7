"""Agreement against tables that have been in print for decades, with gaps and with more than two readers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assessor_app.calibration import coefficients
from assessor_app.calibration.agreement import Agreement, agreement
from assessor_app.calibration.kappa import kappa
from assessor_app.calibration.overview import overview
from assessor_app.calibration.ratings import Rating, Ratings
from assessor_app.calibration.unit_sums import Sums, UnitCounts


def of_rows(values: Sequence[float], **readers: str) -> Agreement:
    """Each reader's levels in order of units, ``*`` for none."""
    rows = [
        Rating(name, f"U{at:02}", "", float("0123456789abcde".index(mark)))
        for name, marks in readers.items()
        for at, mark in enumerate(marks)
        if mark != "*"
    ]
    return agreement(Ratings.of(rows, values))


def of_table(table: Sequence[Sequence[int]]) -> Agreement:
    """Two readers' cross table, one submission for each count."""
    rows: list[Rating] = []
    for first, line in enumerate(table):
        for second, count in enumerate(line):
            for _ in range(count):
                name = f"U{len(rows):04}"
                rows += [Rating("A", name, "", float(first)), Rating("B", name, "", float(second))]
    return agreement(Ratings.of(rows, [float(at) for at in range(len(table))]))


def test_krippendorffs_binary_and_nominal_examples() -> None:
    # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", sections A and B
    assert of_rows((0, 1), meg="0100000010", owen="1110010000").alpha_nominal.value == pytest.approx(0.095, abs=5e-4)
    found = of_rows(tuple(range(10, 15)), ben="aabbdcccedda", gerry="babbbccceddd")
    assert found.alpha_nominal.value == pytest.approx(0.692, abs=5e-4)


def test_three_coders_with_gaps() -> None:
    # the example of three coders and fifteen units in encyclopaedias: nominal .691, ordinal .807, interval .811
    found = of_rows((1, 2, 3, 4), a="*****34121133*3", b="1*213343*******", c="**21344*21133*4")
    assert found.alpha_nominal.value == pytest.approx(0.691, abs=5e-4)
    assert found.alpha_ordinal.value == pytest.approx(0.807, abs=1e-3)
    assert found.alpha_interval.value == pytest.approx(0.811, abs=5e-4)
    assert found.exact.n_raters == 3
    assert found.alpha_nominal.n_units == 12


def test_landis_and_kochs_two_neurologists() -> None:
    # Landis & Koch 1977, Biometrics 33, the patients of Winnipeg and of New Orleans
    winnipeg = np.array([[38, 5, 0, 1], [33, 11, 3, 0], [10, 14, 5, 6], [3, 7, 3, 10]], dtype=float)
    orleans = np.array([[5, 3, 0, 0], [3, 11, 4, 0], [2, 13, 3, 4], [1, 2, 4, 14]], dtype=float)
    assert kappa(winnipeg[None], np.eye(4)).value[0] == pytest.approx(0.208, abs=5e-4)
    assert kappa(orleans[None], np.eye(4)).value[0] == pytest.approx(0.297, abs=5e-4)


def test_gwets_paradox_of_high_agreement_and_no_kappa() -> None:
    # Gwet 2002: 118 of 125 in one cell, observed .944, kappa -.0234, AC1 .9408
    table = [[118, 5], [2, 0]]
    found = of_table(table)
    assert found.exact.value == pytest.approx(0.944, abs=5e-4)
    assert found.ac1.value == pytest.approx(0.9408, abs=5e-5)
    assert kappa(np.array([table], dtype=float), np.eye(2)).value[0] == pytest.approx(-0.0234, abs=5e-5)


def test_fourteen_raters_of_ten_subjects() -> None:
    # the worked example of Fleiss' kappa with 14 raters and 5 categories: 0.210
    counts = np.array(
        [[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
         [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]]
    )  # fmt: skip
    units = UnitCounts.counted(counts, np.arange(10), np.zeros(10, dtype=np.int64))
    sums, times = Sums.by_submission(units)
    found = coefficients.fleiss_kappa(sums.weighted(times[None].astype(float)), np.eye(5))
    assert found[0] == pytest.approx(0.210, abs=5e-4)


@pytest.mark.parametrize(
    ("table", "value"),
    [([[20, 5], [10, 15]], 0.4), ([[45, 15], [25, 15]], 0.1304), ([[25, 35], [5, 35]], 0.2593)],
)
def test_small_tables_of_textbooks(table: list[list[int]], value: float) -> None:
    assert kappa(np.array([table], dtype=float), np.eye(2)).value[0] == pytest.approx(value, abs=5e-5)


@pytest.mark.parametrize(
    ("table", "plain", "linear", "quadratic"),
    [
        # Boyd et al. 1982, two radiologists and 85 xeromammograms (Altman 1991): .47, linear .57, quadratic .67
        ([[21, 12, 0, 0], [4, 17, 1, 0], [3, 9, 15, 2], [0, 0, 0, 1]], (0.4728, None), (0.5684, None), 0.6714),
        # Holmquist et al. 1967, two pathologists and 118 slides (Agresti 2002, table 10.8): .493, its error .057
        ([[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]], (0.493, 0.057), (0.649, None), None),
        # two dermatologists and 88 patients in a manual of statistics: .3449 (.0724), linear .5082 (.0655)
        ([[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]], (0.3449, 0.0724), (0.5082, 0.0655), None),
    ],
)
def test_weighted_kappas_and_errors_in_print(
    table: list[list[int]],
    plain: tuple[float, float | None],
    linear: tuple[float, float | None],
    quadratic: float | None,
) -> None:
    for weighting, want, error in (("identity", *plain), ("linear", *linear), ("quadratic", quadratic, None)):
        found = kappa(np.array([table], dtype=float), coefficients.weights_of(np.arange(4.0), weighting))
        assert want is None or found.value[0] == pytest.approx(want, abs=5e-4), weighting
        assert error is None or found.se[0] == pytest.approx(error, abs=5e-4), weighting


def test_repeated_peak_flows_of_bland_and_altman() -> None:
    # Bland & Altman 1986, Lancet: 17 subjects measured twice, SD within a subject 15.3 l/min
    first = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
    second = [490, 397, 512, 401, 470, 611, 415, 431, 638, 429, 420, 633, 275, 492, 165, 372, 421]
    rows = [Rating("A", f"S{at}", "", one) for at, one in enumerate(first)]
    rows += [Rating("B", f"S{at}", "", one) for at, one in enumerate(second)]
    seen = overview(Ratings.of(rows, sorted({*first, *second})))
    assert seen.variances is not None
    within = seen.variances.reader + seen.variances.rest
    assert within**0.5 == pytest.approx(15.3, abs=0.05)
    # all resamples lie below the value itself, for they repeat submissions and with them levels
    low, high = seen.agreement.fleiss.ci or (1.0, -1.0)
    assert low < high == seen.agreement.fleiss.value


def test_quadratic_kappa_of_equal_margins_is_the_correlation() -> None:
    # with the same margins and levels one apart it is Pearson's r (Cohen 1968)
    table = np.array([[8, 3, 1], [3, 9, 4], [1, 4, 7]], dtype=float)
    weights = 1 - (np.subtract.outer(np.arange(3), np.arange(3)) / 2) ** 2
    rows, columns = np.indices((3, 3)).reshape(2, -1)
    pairs = np.repeat(np.column_stack([rows, columns]), table.reshape(-1).astype(int), axis=0)
    assert kappa(table[None], weights).value[0] == pytest.approx(np.corrcoef(pairs.T)[0, 1], abs=1e-12)
