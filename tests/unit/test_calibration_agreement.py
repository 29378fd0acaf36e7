"""Agreement against published tables, and at the edges where formulas break."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.calibration import coefficients
from assessor_app.calibration.agreement import Agreement, agreement
from assessor_app.calibration.coefficients import weights_of
from assessor_app.calibration.distributions import f_quantile, incomplete_beta
from assessor_app.calibration.estimate import Estimate, wilson
from assessor_app.calibration.icc import FORMS, intraclass
from assessor_app.calibration.kappa import kappa
from assessor_app.calibration.ratings import Rating, Ratings, RatingsError
from assessor_app.calibration.reader_pairs import reader_pairs
from assessor_app.calibration.unit_sums import Sums, UnitCounts
from tests.support.rating_tables import FOUR, expected, ratings_of, rows_of

FIVE = (1.0, 2.0, 3.0, 4.0, 5.0)
COEFFICIENTS = ("alpha_nominal", "alpha_ordinal", "alpha_interval", "ac1", "ac2_linear", "ac2_quadratic", "fleiss")


def test_krippendorffs_example_gives_his_alphas() -> None:
    want = expected()["krippendorff2011.csv"]["alpha_4dp"]
    ratings = ratings_of("krippendorff2011.csv", FIVE)
    found = agreement(ratings)
    assert found.alpha_nominal.value == pytest.approx(want["nominal"], abs=5e-5)
    assert found.alpha_ordinal.value == pytest.approx(want["ordinal"], abs=5e-5)
    assert found.alpha_interval.value == pytest.approx(want["interval"], abs=5e-5)
    sums, times = Sums.by_submission(UnitCounts.of(ratings))
    ratio = coefficients.alpha(sums.weighted(times[None].astype(float)), ratings.values, "ratio")
    assert ratio[0] == pytest.approx(want["ratio"], abs=5e-5)


def test_gwets_example_gives_his_coefficients_and_errors() -> None:
    want = expected()["gwet_raw4raters.csv"]
    found = agreement(ratings_of("gwet_raw4raters.csv", FIVE))
    for name, (value, se) in {
        "ac1": want["unweighted"]["AC1"],
        "fleiss": want["unweighted"]["fleiss"],
        "alpha_nominal": want["unweighted"]["krippendorff"],
        "ac2_linear": want["linear"]["AC2"],
        "ac2_quadratic": want["quadratic"]["AC2"],
        "alpha_interval": want["quadratic"]["krippendorff"],
    }.items():
        one: Estimate = getattr(found, name)
        assert one.value == pytest.approx(value, abs=want["tol_coef"]), name
        assert one.se == pytest.approx(se, abs=want["tol_se"]), name
    assert found.percent_agreement.value == pytest.approx(want["unweighted"]["percent_agreement"], abs=1e-5)


def test_fleiss_counts_give_his_kappa() -> None:
    rows = rows_of("fleiss1971_counts.csv")
    counts = np.array([[int(count) for name, count in row.items() if name != "submission"] for row in rows])
    units = UnitCounts.counted(counts, np.arange(len(counts)), np.zeros(len(counts), dtype=np.int64))
    sums, times = Sums.by_submission(units)
    whole = sums.weighted(times[None].astype(float))
    assert coefficients.fleiss_kappa(whole, np.eye(5))[0] == pytest.approx(0.4302, abs=5e-5)


def test_cohens_table_gives_kappa_weighted_kappa_and_errors() -> None:
    want = expected()["cohen1968_table.csv"]
    table = np.array([[float(row[name]) for name in "ABC"] for row in rows_of("cohen1968_table.csv")])[None]
    plain = kappa(table, np.eye(3))
    assert (plain.value[0], plain.se[0]) == pytest.approx((0.4915, 0.0510), abs=5e-5)
    own = np.array(want["weighted_cohen_disagreement_weights"]["weights"], dtype=float)
    weighted = kappa(table, 1 - own / own.max())
    assert (weighted.value[0], weighted.se[0]) == pytest.approx((0.348, 0.0755), abs=5e-4)
    values = np.array([1.0, 2.0, 3.0])
    assert kappa(table, weights_of(values, "linear")).value[0] == pytest.approx(want["linear"], abs=5e-5)
    assert kappa(table, weights_of(values, "quadratic")).value[0] == pytest.approx(want["quadratic"], abs=5e-5)


def test_shrout_and_fleiss_six_forms_with_intervals_and_variances() -> None:
    want = expected()["shrout_fleiss1979.csv"]
    forms, variances = intraclass(ratings_of("shrout_fleiss1979.csv", tuple(float(at) for at in range(1, 11))))
    for form in FORMS:
        assert forms[form].value == pytest.approx(want["ICC"][form], abs=5e-5)
        assert forms[form].ci == pytest.approx(tuple(want["CI95"][form]), abs=5e-5)
    assert variances is not None
    study = want["g_study"]
    assert variances.submission == pytest.approx(study["var_submission"], abs=5e-5)
    assert variances.reader == pytest.approx(study["var_rater"], abs=5e-5)
    assert variances.rest == pytest.approx(study["var_residual"], abs=5e-5)
    assert variances.relative(4) == pytest.approx(study["Erho2_4"], abs=5e-5)
    assert variances.absolute(4) == pytest.approx(study["Phi_4"], abs=5e-5)


def test_intervals_of_intraclass_correlations_at_their_ends() -> None:
    apart = [Rating(name, f"S{at}", "", at + shift) for at in (1, 2, 3, 5) for name, shift in (("A", 0.0), ("B", 1.0))]
    forms, _ = intraclass(Ratings.of(apart, (*FIVE, 6.0)))
    assert (forms["3,1"].value, forms["3,1"].ci) == (1.0, (1.0, 1.0))
    low, high = forms["2,1"].ci or (1.0, 0.0)
    assert 0 < low < (forms["2,1"].value or 0) < high < 1
    # below what one reader's can be the mean's has no lower end, not one above its upper end
    levels = {"S1": "121112222", "S2": "222221212"}
    odd = [Rating(f"R{at}", name, "", float(one)) for name, all_of in levels.items() for at, one in enumerate(all_of)]
    same = [Rating(name, f"S{at}", "", float(one)) for at in range(3) for name, one in (("A", 1), ("B", 2))]
    for rows in (odd, same):
        for form, one in intraclass(Ratings.of(rows, FOUR))[0].items():
            low, high = one.ci or (-1.0, 1.0)
            assert low <= high, form
            assert one.value is not None or one.reason.startswith("The submissions’ means do not differ"), form


@pytest.mark.parametrize(
    ("name", "detail", "alpha"), [("mfrm_sparse.csv", "D03", 0.4472), ("planted_a.csv", "D1", 0.3713)]
)
def test_simulated_sets_give_their_agreement(name: str, detail: str, alpha: float) -> None:
    want = expected()[name]
    ratings = ratings_of(name, FOUR)
    found = agreement(ratings)
    pairs = want["pairs"]
    assert found.exact.n_pairs == pairs["n"]
    assert found.exact.value == pytest.approx(pairs["exact"], abs=5e-5)
    assert found.adjacent.value == pytest.approx(pairs["adjacent_or_exact"], abs=5e-4)
    ordinal = want["alpha"]["ALL"]["ordinal"] if "alpha" in want else want["alpha_ordinal"]["ALL"]
    assert found.alpha_ordinal.value == pytest.approx(ordinal, abs=5e-5)
    own = agreement(ratings.where(ratings.detail == ratings.details.index(detail)))
    assert own.alpha_ordinal.value == pytest.approx(alpha, abs=5e-5)
    low, high = found.alpha_ordinal.ci or (1.0, 0.0)
    assert low < ordinal < high


def test_pairs_of_readers_give_quadratic_kappa_on_rubric_levels() -> None:
    found = {f"{one.first}-{one.second}": one for one in reader_pairs(ratings_of("planted_a.csv", FOUR))}
    for names, value in expected()["planted_a.csv"]["qwk_levels_1to4"].items():
        assert found[names].quadratic.value == pytest.approx(value, abs=5e-5)


def edge(case: str) -> Agreement:
    return agreement(ratings_of("edge_cases.csv", FOUR, case=case))


def test_when_all_agree_on_one_level_only_ac1_and_the_share_are_defined() -> None:
    found = edge("all_agree_one_level")
    assert (found.exact.value, found.ac1.value) == (1.0, 1.0)
    for name in ("alpha_nominal", "alpha_ordinal", "alpha_interval", "fleiss"):
        one: Estimate = getattr(found, name)
        assert (one.value, one.ci, one.status) == (None, None, "undefined_one_level")
    ratings = ratings_of("edge_cases.csv", FOUR, case="all_agree_one_level")
    assert {pair.kappa.status for pair in reader_pairs(ratings)} == {"undefined_one_level"}
    assert {one.status for one in intraclass(ratings)[0].values()} == {"undefined_one_level"}


def test_when_all_agree_on_two_levels_everything_is_one() -> None:
    found = edge("all_agree_two_levels")
    assert [getattr(found, name).value for name in COEFFICIENTS] == pytest.approx([1.0] * 7)
    assert found.alpha_ordinal.status == "few"


@pytest.mark.parametrize("case", ["one_rater", "no_overlap"])
def test_without_a_common_submission_nothing_is_said(case: str) -> None:
    found = edge(case)
    assert {getattr(found, name).status for name in ("exact", "adjacent", *COEFFICIENTS)} == {"no_overlap"}


def test_one_unit_one_overlap_an_empty_reader_an_unused_level_and_full_disagreement() -> None:
    assert (edge("one_unit").alpha_nominal.value, edge("one_unit").alpha_nominal.status) == (0.0, "few")
    assert edge("one_overlap").alpha_ordinal.status == "undefined_one_level"
    missing = ratings_of("edge_cases.csv", FOUR, case="rater_all_missing")
    assert agreement(missing).alpha_nominal.value == pytest.approx(0.125)
    assert reader_pairs(missing)[0].kappa.value == pytest.approx(0.0)
    unused = reader_pairs(ratings_of("edge_cases.csv", FOUR, case="unused_level"))[0]
    assert unused.linear.value == pytest.approx(0.2558, abs=5e-5)
    against = ratings_of("edge_cases.csv", FOUR, case="total_disagreement")
    assert reader_pairs(against)[0].quadratic.value == pytest.approx(-1.0)
    assert agreement(against).alpha_ordinal.value == pytest.approx(-0.75)
    assert intraclass(against)[0]["1,1"].value is not None


def test_a_doubled_row_is_refused_or_the_latest_kept() -> None:
    rows = [Rating("A", "S1", "d", 1, 2.0), Rating("A", "S1", "d", 2, 1.0), Rating("B", "S1", "d", 1)]
    with pytest.raises(RatingsError, match="given twice, the first by A for S1, d"):
        Ratings.of(rows, FOUR)
    kept = Ratings.of(rows, FOUR, "latest")
    assert kept.score.tolist() == [1.0, 1.0]


def test_a_score_off_the_scale_is_refused() -> None:
    with pytest.raises(RatingsError, match=r"2\.5 is not a level"):
        Ratings.of([Rating("A", "S1", "d", 2.5)], FOUR)


def test_intervals_of_shares_and_quantiles_of_f() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=5e-5)
    assert wilson(0, 0) is None
    # Shrout & Fleiss 1979, p. 424: F(.975; 5, 18) and the 5 % point of any table of F
    assert f_quantile(0.95, 3, 10) == pytest.approx(3.7083, abs=5e-5)
    assert f_quantile(0.975, 5, 18) == pytest.approx(3.3820, abs=5e-5)
    point = f_quantile(0.3, 2.5, 7.25)
    assert incomplete_beta(2.5 / 2, 7.25 / 2, 2.5 * point / (2.5 * point + 7.25)) == pytest.approx(0.3)


def test_comparisons_of_one_submission_count_for_less_than_independent_ones() -> None:
    def exact(*alike: tuple[int, int]) -> Estimate:
        """Of submissions with so many of so many details alike."""
        rows = [
            Rating(name, f"S{at}", f"d{detail}", 1.0 + (name == "B" and detail >= hits))
            for at, (hits, details) in enumerate(alike)
            for detail in range(details)
            for name in "AB"
        ]
        ratings = Ratings.of(rows, FOUR)
        assert reader_pairs(ratings)[0].exact == agreement(ratings).exact
        return agreement(ratings).exact

    assert exact(*[(1, 1)] * 7, *[(0, 1)] * 5).ci == wilson(7, 12)
    # six submissions of four details each, all alike or none, are worth about five
    assert exact(*[(4, 4)] * 3, *[(0, 4)] * 3).ci == pytest.approx(wilson(3 * 5 / 5.75, 5 * 6 / 5.75), abs=1e-9)
    # spread evenly over submissions they are worth what they are, and no more
    assert exact(*[(2, 4)] * 6).ci == wilson(12, 24)
    # without a difference, or with one submission, nothing shows how far they go together
    assert exact(*[(4, 4)] * 6).ci == wilson(6, 6)
    assert exact((3, 4)).ci == pytest.approx(wilson(0.75, 1))
    assert exact((3, 4)).n_pairs == 4


TABLES = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 9), st.integers(0, 1), st.integers(1, 4)),
    min_size=1,
    max_size=60,
    unique_by=lambda row: row[:3],
)


def made(rows: list[tuple[int, int, int, int]], shift: float = 0.0, names: str = "ABCD") -> Ratings:
    return Ratings.of(
        [Rating(names[r], f"S{s}", f"d{d}", level + shift) for r, s, d, level in rows], [v + shift for v in FOUR]
    )


@settings(max_examples=60, deadline=None)
@given(TABLES, st.randoms(use_true_random=False))
def test_names_order_and_a_constant_shift_change_nothing(rows: list[tuple[int, int, int, int]], chance) -> None:
    first = agreement(made(rows))
    mixed = list(rows)
    chance.shuffle(mixed)
    for other in (agreement(made(mixed)), agreement(made(rows, shift=3.0)), agreement(made(rows, names="DACB"))):
        for name in ("exact", "adjacent", *COEFFICIENTS):
            mine, theirs = getattr(first, name), getattr(other, name)
            assert mine.status == theirs.status
            assert (mine.value is None) == (theirs.value is None)
            assert mine.value is None or theirs.value == pytest.approx(mine.value, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_a_value_is_there_exactly_when_its_status_says_so(rows: list[tuple[int, int, int, int]]) -> None:
    found = agreement(made(rows))
    numbers = [getattr(found, name) for name in ("exact", "adjacent", *COEFFICIENTS)]
    numbers += [number for pair in reader_pairs(made(rows)) for number in (pair.exact, pair.kappa, pair.quadratic)]
    numbers += list(intraclass(made(rows))[0].values())
    for one in numbers:
        assert (one.value is not None) == (one.status in ("ok", "few"))
        assert one.value is None or np.isfinite(one.value)
        assert one.ci is None or np.isfinite(one.ci).all()
        assert one.status == "ok" or one.reason


@settings(max_examples=30, deadline=None)
@given(TABLES)
def test_a_reader_who_shares_nothing_changes_no_alpha(rows: list[tuple[int, int, int, int]]) -> None:
    alone = [Rating("Z", "T1", "d0", 1.0), Rating("Z", "T2", "d0", 4.0)]
    held = [Rating("ABCD"[r], f"S{s}", f"d{d}", level) for r, s, d, level in rows]
    first, more = agreement(Ratings.of(held, FOUR)), agreement(Ratings.of([*held, *alone], FOUR))
    for name in ("exact", "alpha_nominal", "alpha_ordinal", "alpha_interval"):
        mine, theirs = getattr(first, name).value, getattr(more, name).value
        assert (mine is None) == (theirs is None)
        assert mine is None or theirs == pytest.approx(mine, abs=1e-9)
