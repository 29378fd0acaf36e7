"""The numbers behind the plots, against what was planted, what can be counted by hand, and at the edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.calibration.bias import bias_cells
from assessor_app.calibration.confusion import confusions
from assessor_app.calibration.connectivity import connectivity
from assessor_app.calibration.d_study import DStudy, d_study
from assessor_app.calibration.drift_series import DriftSeries, drift_series
from assessor_app.calibration.estimate import Estimate
from assessor_app.calibration.level_use import level_use
from assessor_app.calibration.overview import Overview, overview
from assessor_app.calibration.ratings import Rating, Ratings
from assessor_app.calibration.ratings_file import RatingsFile, read_ratings
from assessor_app.calibration.reader_sums import Reference
from assessor_app.calibration.severity import severity
from assessor_app.calibration.variance_parts import variance_parts
from assessor_app.calibration.wright import wright_map
from tests.support.rating_tables import FOLDER, FOUR, expected, ratings_of


@pytest.fixture(scope="module")
def planted() -> RatingsFile:
    return read_ratings(FOLDER / "planted_a.csv", ("1", "2", "3", "4"))


@pytest.fixture(scope="module")
def seen(planted: RatingsFile) -> Overview:
    return overview(planted.ratings, reference_score=planted.reference)


def sound(one: Estimate) -> bool:
    held = (one.value is not None) == (one.status in ("ok", "few"))
    return held and (one.value is None or bool(np.isfinite(one.value))) and (one.status == "ok" or bool(one.reason))


def test_level_use_counts_everything_once(planted: RatingsFile) -> None:
    whole, *readers = level_use(planted.ratings)
    assert (whole.reader, whole.n, len(readers)) == ("", len(planted.ratings), 8)
    assert tuple(sum(one.counts[at] for one in readers) for at in range(4)) == whole.counts
    ends = {one.reader: (one.shares[0].value or 0) + (one.shares[3].value or 0) for one in readers}
    for reader, share in expected()["planted_a.csv"]["share_extreme_levels"].items():
        assert ends[reader] == pytest.approx(share, abs=0.005)


def test_confusions_agree_with_the_readers_own_numbers(planted: RatingsFile, seen: Overview) -> None:
    found = confusions(planted.ratings, planted.reference)
    for report in seen.readers:
        one = found[report.reader]
        assert one.exact.value == report.seed_exact.value
        assert one.bias == report.seed_bias
        assert one.qwk == report.seed_qwk
        assert sum(map(sum, one.table)) == one.exact.n_units == sum(len(own) for own in one.cells.values())
        for (given_level, agreed), places in one.cells.items():
            assert one.table[given_level][agreed] == len(places)
    assert found["R2"].bias.value == pytest.approx(-0.66, abs=0.01)
    assert confusions(planted.ratings, None) == {}


def test_the_drifting_reader_leaves_the_limits_and_nobody_else(planted: RatingsFile, seen: Overview) -> None:
    found = {(one.reader, one.kind): one for one in drift_series(planted.ratings, seen.severity, planted.reference)}
    assert len(found) == 16
    outside = {reader for (reader, kind), one in found.items() if kind == "residual" and one.since is not None}
    assert outside == {"R7"}
    for report in seen.readers:
        assert found[report.reader, "residual"].change.value == pytest.approx(report.drift.value)
    # against what was agreed beforehand the severe and the lenient one are off from the start
    seeds = {reader for (reader, kind), one in found.items() if kind == "seed" and one.since is not None}
    assert seeds >= {"R2", "R3", "R7"}
    assert not seeds & {"R1", "R4"}


def plain_series(values: list[float]) -> DriftSeries:
    """One reader's residuals are what the reference says they are."""
    rows = [Rating("A", f"S{at:02}", "d", 2.0, float(at)) for at in range(len(values))]
    ratings = Ratings.of(rows, FOUR)
    measured = severity(ratings, connectivity(ratings))
    (found,) = drift_series(ratings, measured, Reference(2.0 - np.array(values)))
    return found


def test_an_average_by_hand_and_since_when() -> None:
    found = plain_series([0.1, -0.1, 0.1, -0.1, 0.1, 1.0, 1.1, 0.9, 1.0, 1.1])
    assert found.points[0].ewma == pytest.approx(0.02)
    assert found.points[1].ewma == pytest.approx(0.8 * 0.02 + 0.2 * -0.1)
    assert (found.kind, found.centre, found.since) == ("seed", 0.0, 5.0)
    assert [point.outside for point in found.points] == [False] * 5 + [True] * 5
    assert found.change.value == pytest.approx(1.025 - 0.1 / 3)


def test_bias_is_planted_in_one_cell_and_found_in_it(planted: RatingsFile) -> None:
    ratings = planted.ratings
    chosen = (ratings.rater == 0) & (ratings.detail == 2)
    level = np.where(chosen, np.maximum(ratings.level - 1, 0), ratings.level)
    strict = Ratings(
        ratings.raters, ratings.submissions, ratings.details, ratings.values,
        ratings.rater, ratings.submission, ratings.detail, level, ratings.order,
    )  # fmt: skip
    cells = bias_cells(strict, severity(strict, connectivity(strict)))
    first = cells[0]
    assert (first.reader, first.detail, first.notable) == ("R1", ratings.details[2], True)
    assert (first.logits.value or 0) > 0.5
    assert (first.levels.value or 0) < 0
    assert (first.z or 0) == pytest.approx((first.logits.value or 0) / (first.logits.se or 1))
    assert [abs(one.z or 0) for one in cells] == sorted((abs(one.z or 0) for one in cells), reverse=True)
    assert sum(one.n for one in cells) <= len(ratings)
    # a reader who gives all details the same flattens the hard and the easy ones: only such cells beside it
    assert {one.reader for one in cells if one.notable} <= {"R1", "R6"}


def test_the_map_holds_every_measure_once(planted: RatingsFile, seen: Overview) -> None:
    found = wright_map(planted.ratings, seen.severity)
    assert sum(found.counts) + found.extreme == 150
    assert [one.name for one in found.thresholds] == ["4", "3", "2"]
    assert (found.readers[0].name, found.readers[-1].name) == ("R2", "R3")
    assert len(found.edges) == len(found.counts) + 1
    alone = overview(ratings_of("edge_cases.csv", FOUR, case="all_agree_one_level"))
    gone = wright_map(alone.ratings, alone.severity)
    assert (gone.status, gone.counts) == ("undefined_one_level", ())
    assert gone.reason


def test_a_crossed_study_is_that_of_shrout_and_fleiss() -> None:
    want = expected()["shrout_fleiss1979.csv"]["g_study"]
    found = d_study(ratings_of("shrout_fleiss1979.csv", tuple(float(at) for at in range(1, 11))))
    parts = {one.source: one.variance for one in found.components}
    assert parts["submission"] == pytest.approx(want["var_submission"], abs=5e-5)
    assert parts["reader"] == pytest.approx(want["var_rater"], abs=5e-5)
    assert parts["rest"] == pytest.approx(want["var_residual"], abs=5e-5)
    assert found.curve[3].g.value == pytest.approx(want["Erho2_4"], abs=5e-5)
    assert found.curve[3].phi.value == pytest.approx(want["Phi_4"], abs=5e-5)
    assert (found.crossed, found.needed, found.status) == (True, None, "few")


def three_way(chance: np.random.Generator, keep: float) -> Ratings:
    """400 submissions × 12 readers × 5 details with known components, each reader kept in ``keep`` of submissions."""
    p, r, i = chance.normal(0, 1.0, 400), chance.normal(0, 0.5, 12), chance.normal(0, 0.4, 5)
    pr, e = chance.normal(0, 0.6, (400, 12)), chance.normal(0, 0.8, (400, 12, 5))
    there = chance.random((400, 12)) < keep
    rows = [(s, q, d) for s, q in np.argwhere(there).tolist() for d in range(5)]
    submission, reader, detail = np.array(rows, dtype=np.int64).T
    value = p[submission] + r[reader] + i[detail] + pr[submission, reader] + e[submission, reader, detail]
    levels, level = np.unique(np.round(value, 2), return_inverse=True)
    names = [tuple(f"{kind}{at:03}" for at in range(n)) for kind, n in (("R", 12), ("S", 400), ("D", 5))]
    return Ratings(
        names[0], names[1], names[2], levels, reader, submission, detail, level.astype(np.int64), np.zeros(len(level))
    )


@pytest.mark.parametrize("keep", [1.0, 0.3])
def test_components_are_found_again_crossed_and_sparse(keep: float) -> None:
    found = d_study(three_way(np.random.default_rng(5), keep))
    parts = {one.source: one.variance for one in found.components}
    assert parts["submission"] == pytest.approx(1.0, abs=0.25)
    assert parts["submission×reader"] == pytest.approx(0.36, abs=0.06)
    assert parts["rest"] == pytest.approx(0.64, abs=0.05)
    assert parts["submission×detail"] == pytest.approx(0.0, abs=0.03)
    assert sum(one.share for one in found.components) == pytest.approx(1.0)
    low, high = found.curve[1].phi.ci or (1.0, 0.0)
    assert low < (found.curve[1].phi.value or 0) < high
    assert [one.phi.value for one in found.curve] == sorted(one.phi.value or 0 for one in found.curve)


def test_components_that_cannot_be_told_apart_are_not_told() -> None:
    # every reader has submissions of their own
    reader = np.repeat(np.arange(4), 5)
    assert variance_parts(np.arange(20.0), {"submission": np.arange(20), "reader": reader}) is None


TABLES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 9), st.integers(0, 1), st.integers(1, 4)),
    min_size=1,
    max_size=60,
    unique_by=lambda row: row[:3],
)


def everything(rows: list[tuple[int, int, int, int]]) -> tuple[list[Estimate], DStudy]:
    ratings = Ratings.of([Rating("ABCD"[r], f"S{s}", f"d{d}", x, float(s)) for r, s, d, x in rows], FOUR)
    measured = severity(ratings, connectivity(ratings))
    truth = Reference(np.where(ratings.submission % 2 == 0, 2.0, np.nan))
    study = d_study(ratings)
    numbers = [one for use in level_use(ratings) for one in use.shares]
    numbers += [number for cell in bias_cells(ratings, measured) for number in (cell.logits, cell.levels)]
    numbers += [one.change for one in drift_series(ratings, measured, truth)]
    for one in confusions(ratings, truth).values():
        numbers += [one.exact, one.adjacent, one.bias, one.qwk]
    numbers += [number for point in study.curve for number in (point.phi, point.g)]
    assert len(wright_map(ratings, measured).details) <= 2
    return numbers, study


@settings(max_examples=40, deadline=None)
@given(TABLES)
def test_no_number_is_ever_a_stand_in(rows: list[tuple[int, int, int, int]]) -> None:
    numbers, study = everything(rows)
    assert all(map(sound, numbers))
    assert bool(study.curve) == (study.status in ("ok", "few"))
    assert study.curve or study.reason


@settings(max_examples=20, deadline=None)
@given(TABLES)
def test_nor_is_any_of_the_overview(rows: list[tuple[int, int, int, int]]) -> None:
    ratings = Ratings.of([Rating("ABCD"[r], f"S{s}", f"d{d}", x, float(s)) for r, s, d, x in rows], FOUR)
    found = overview(ratings)
    for report in (found.agreement, *found.readers, *found.details, *found.pairs):
        numbers = [getattr(report, name) for name in type(report).__dataclass_fields__]
        assert all(sound(one) for one in numbers if isinstance(one, Estimate))


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(0, 0, 0, 2)],
        [(0, s, d, 1 + (s + d) % 4) for s in range(9) for d in range(2)],
        [(r, 0, d, 1 + r) for r in range(4) for d in range(2)],
        [(r, s, d, 3) for r in range(2) for s in range(9) for d in range(2)],
        [(r, 2 * s + r, 0, 1 + s % 4) for r in range(2) for s in range(5)],
    ],
    ids=["nothing", "one score", "one reader", "one submission", "one level", "no overlap"],
)
def test_edges_go_through(rows: list[tuple[int, int, int, int]]) -> None:
    numbers, study = everything(rows)
    assert all(map(sound, numbers))
    assert not study.curve
