"""Severity, fit and the planted readers, against FACETS' own listing, exact solutions and what was planted."""

from __future__ import annotations

import random

import numpy as np
import pytest

from assessor_app.calibration.connectivity import connectivity
from assessor_app.calibration.overview import Overview, overview
from assessor_app.calibration.rasch_mml import MarginalFit
from assessor_app.calibration.ratings import Rating, Ratings
from assessor_app.calibration.ratings_file import read_ratings
from assessor_app.calibration.reader_pairs import reader_pairs
from assessor_app.calibration.severity import Joint, severity
from tests.support.rating_tables import FOLDER, FOUR, expected, ratings_of


def both(ratings: Ratings) -> tuple[Joint, MarginalFit]:
    found = severity(ratings, connectivity(ratings))
    assert found.joint is not None
    assert found.marginal is not None
    return found.joint, found.marginal


def test_a_listing_of_facets_is_reproduced() -> None:
    want = expected()["facets_tmi.csv"]
    ratings = ratings_of("facets_tmi.csv", (1.0, 2.0, 3.0), "all")
    joint, _ = both(ratings)
    columns = [joint.fitted.submission, joint.submissions.se, joint.submissions.infit, joint.submissions.outfit]
    found = np.column_stack([*columns, joint.submission_fair])
    for at, name in enumerate(ratings.submissions):
        assert found[at].tolist() == pytest.approx(want["submission"][name], abs=want["tol"]), name
    assert joint.fitted.facets.thresholds.tolist() == pytest.approx(want["thresholds"], abs=want["tol"])
    held = joint.separation
    assert held is not None
    for name, one in {
        "rmse": held.rmse, "adj_sd": held.adjusted_sd, "separation": held.separation,
        "strata": held.strata, "reliability": held.reliability,
    }.items():  # fmt: skip
        assert one == pytest.approx(want[name], abs=want["tol"]), name
    assert (held.chi_square, held.degrees) == (pytest.approx(want["fixed_chi2"], abs=want["tol_chi2"]), want["df"])


def test_guilfords_judges_by_both_estimations() -> None:
    want = expected()["mfrm_guilford.csv"]
    ratings = ratings_of("mfrm_guilford.csv", tuple(float(at) for at in range(1, 10)))
    joint, marginal = both(ratings)
    facets = joint.fitted.facets
    jml = want["jml"]
    assert dict(zip(ratings.raters, facets.reader.tolist(), strict=True)) == pytest.approx(jml["rater"], abs=0.002)
    assert dict(zip(ratings.details, facets.detail.tolist(), strict=True)) == pytest.approx(jml["detail"], abs=0.002)
    measures = dict(zip(ratings.submissions, joint.fitted.submission.tolist(), strict=True))
    assert measures == pytest.approx(jml["submission"], abs=0.002)
    assert facets.thresholds.tolist() == pytest.approx(jml["thresholds"], abs=0.002)
    fit = np.column_stack([joint.readers.se, joint.readers.infit, joint.readers.outfit, joint.reader_fair])
    for at, name in enumerate(ratings.raters):
        assert fit[at].tolist() == pytest.approx(jml["rater_fit_se_infit_outfit_fair"][name], abs=0.002), name
    fit = np.column_stack([joint.details.infit, joint.details.outfit])
    for at, name in enumerate(ratings.details):
        assert fit[at].tolist() == pytest.approx(jml["detail_infit_outfit"][name], abs=0.002), name
    found = dict(zip(ratings.raters, marginal.facets.reader.tolist(), strict=True))
    assert found == pytest.approx(want["mml"]["rater"], abs=0.002)
    assert marginal.sd == pytest.approx(want["mml"]["sd"], abs=0.002)


def test_a_sparse_design_by_both_estimations() -> None:
    want = expected()["mfrm_sparse.csv"]
    ratings = ratings_of("mfrm_sparse.csv", FOUR)
    joint, marginal = both(ratings)
    jml, mml = want["jml"], want["mml"]
    assert joint.fitted.facets.reader.tolist() == pytest.approx(list(jml["rater"].values()), abs=0.002)
    assert joint.fitted.facets.detail.tolist() == pytest.approx(jml["detail"], abs=0.002)
    assert joint.fitted.facets.thresholds.tolist() == pytest.approx(jml["thresholds"], abs=0.002)
    assert joint.fitted.extreme == jml["extreme_submissions"]
    assert joint.readers.infit.tolist() == pytest.approx(jml["rater_infit"], abs=0.002)
    assert joint.reader_fair.tolist() == pytest.approx(jml["rater_fair"], abs=0.002)
    for name in ("reader", "detail", "thresholds"):
        assert getattr(marginal.facets, name).tolist() == pytest.approx(mml[name.replace("reader", "rater")], abs=0.002)
    assert (marginal.mean, marginal.sd) == pytest.approx((mml["mean"], mml["sd"]), abs=0.002)
    assert marginal.log_likelihood == pytest.approx(mml["loglik"], abs=0.01)


@pytest.fixture(scope="module")
def planted() -> Overview:
    read = read_ratings(FOLDER / "planted_a.csv", ("1", "2", "3", "4"))
    return overview(read.ratings, reference_score=read.reference)


def test_planted_readers_have_their_numbers(planted: Overview) -> None:
    want = expected()["planted_a.csv"]
    for key, name in {
        "jml_rater": "severity_jml", "mml_rater": "severity_mml", "rater_infit": "infit", "rater_outfit": "outfit",
        "rater_fair": "fair_average", "within_submission_sd": "halo", "share_extreme_levels": "end_share",
        "anchor_exact": "seed_exact", "anchor_bias": "seed_bias", "drift_resid_last_third_minus_first": "drift",
    }.items():  # fmt: skip
        found = {one.reader: getattr(one, name).value for one in planted.readers}
        for reader, value in want[key].items():
            assert found[reader] == pytest.approx(value, abs=want["tol"]), (name, reader)


def test_planted_anchors_give_their_intraclass_correlations() -> None:
    want = expected()["planted_a.csv"]["anchor_mean_score_ICC"]
    ratings = ratings_of("planted_a.csv", FOUR)
    found = overview(ratings).icc
    for form, (value, low, high) in want.items():
        assert found[form].value == pytest.approx(value, abs=5e-5)
        assert found[form].ci == pytest.approx((low, high), abs=5e-5)


def test_planted_effects_are_flagged_and_sound_readers_are_not(planted: Overview) -> None:
    found = {one.reader: {flag.name for flag in one.flags} for one in planted.readers}
    for reader, name in {
        "R2": "severe",
        "R3": "lenient",
        "R5": "range",
        "R6": "halo",
        "R7": "drift",
        "R8": "misfit",
    }.items():
        assert name in found[reader]
    assert (found["R1"], found["R4"]) == (set(), set())


def test_a_reference_reader_is_the_same_as_a_reference_column(planted: Overview) -> None:
    ratings = ratings_of("planted_a.csv", FOUR)
    read = read_ratings(FOLDER / "planted_a.csv", ("1", "2", "3", "4"))
    assert read.reference is not None
    names = zip(ratings.rater, ratings.submission, ratings.detail, ratings.score, strict=True)
    rows = [Rating(ratings.raters[r], ratings.submissions[s], ratings.details[d], x) for r, s, d, x in names]
    truths = {
        (ratings.submissions[s], ratings.details[d]): float(truth)
        for s, d, truth in zip(ratings.submission, ratings.detail, read.reference.score, strict=True)
        if np.isfinite(truth)
    }
    rows += [Rating("the reference", submission, detail, truth) for (submission, detail), truth in truths.items()]
    found = overview(Ratings.of(rows, FOUR), "the reference")
    assert [one.seed_bias for one in found.readers] == [one.seed_bias for one in planted.readers]
    assert [one.seed_qwk for one in found.readers] == [one.seed_qwk for one in planted.readers]
    assert found.agreement.alpha_ordinal == planted.agreement.alpha_ordinal


def test_unlinked_readers_are_told_with_what_would_link_them() -> None:
    rows = [Rating(r, f"{group}{s}", "d", 1.0 + (s + at) % 3) for group, readers in (("S", "AB"), ("T", "CD"))
            for at, r in enumerate(readers) for s in range(12)]  # fmt: skip
    found = overview(Ratings.of(rows, FOUR))
    assert found.connectivity.groups == (("A", "B"), ("C", "D"))
    assert 3 <= len(found.connectivity.links) <= 5
    assert {reader for _, reader in found.connectivity.links} <= {"C", "D"}
    assert {one.severity_mml.status for one in found.readers} == {"disconnected"}
    assert {one.severity_jml.value for one in found.readers} == {None}


def test_a_reader_with_only_the_top_level_has_no_joint_severity_and_says_why() -> None:
    rows = [
        Rating(r, f"S{s}", d, 1.0 + (s + at + len(d)) % 4)
        for at, r in enumerate("AB")
        for s in range(12)
        for d in ("x", "yy")
    ]
    rows += [Rating("C", f"S{s}", d, 4.0) for s in range(12) for d in ("x", "yy")]
    found = {one.reader: one for one in overview(Ratings.of(rows, FOUR)).readers}
    assert found["C"].severity_jml.value is None
    assert "only the lowest or the highest level" in found["C"].severity_jml.reason
    assert found["A"].severity_jml.value is not None


def test_readers_who_agree_no_more_than_by_chance_still_have_a_severity() -> None:
    chance = np.random.default_rng(3)
    rows = [
        Rating(r, f"S{s}", "", float(chance.random() < share))
        for s in range(60)
        for r, share in zip("AB", (0.4, 0.7), strict=True)
    ]
    ratings = Ratings.of(rows, (0.0, 1.0))
    marginal = severity(ratings, connectivity(ratings)).marginal
    assert marginal is not None
    shares = [float(ratings.score[ratings.rater == at].mean()) for at in range(2)]
    logits = [np.log(share / (1 - share)) for share in shares]
    # with hardly any spread between submissions it is half the difference of the readers' log odds
    assert marginal.sd < 0.5
    assert marginal.facets.reader[0] == pytest.approx((logits[1] - logits[0]) / 2, abs=0.05)


NAMES = {name: f"{at}{name}" for at, name in enumerate(["R4", "R8", "R1", "R6", "R2", "R7", "R3", "R5"])}


def test_submissions_that_hardly_differ_still_settle() -> None:
    # five readers, two of them for each of forty submissions, levels mostly a matter of chance
    chance = random.Random(5)
    rows = []
    for at in range(40):
        for reader in chance.sample(range(5), 2):
            score = sum(chance.random() < 0.5 + 0.08 * (2 - reader) + 0.04 * (1.5 - step) for step in range(4))
            rows.append(Rating(f"R{reader}", f"S{at:02}", "d", score + 1.0))
    ratings = Ratings.of(rows, (1.0, 2.0, 3.0, 4.0, 5.0))
    found = severity(ratings, connectivity(ratings)).marginal
    assert found is not None
    assert np.corrcoef(found.facets.reader, range(5))[0, 1] > 0.7
    assert ((found.reader_se > 0) & (found.reader_se < 1)).all()


def test_scores_that_hold_no_estimate_back_have_none() -> None:
    # whoever is in doubt is so by reader, wholly: the likelihood rises for ever
    rows = [Rating("A", f"S{at}", "d", 1.0 + (at > 2)) for at in range(6)]
    rows += [Rating("B", f"S{at}", "d", 1.0 + (at > 3)) for at in range(6)]
    found = severity(Ratings.of(rows, (1.0, 2.0)), connectivity(Ratings.of(rows, (1.0, 2.0))))
    assert (found.marginal, found.joint, found.status) == (None, None, "undefined_one_level")
    assert found.reason


def test_readers_who_always_agree_are_told_so() -> None:
    rows = [Rating(name, f"S{at}", "d", 1.0 + at % 4) for at in range(12) for name in "ABC"]
    found = overview(Ratings.of(rows, FOUR))
    assert (
        found.severity.reason == "Wherever readers met they gave the same level, so nobody can be told to be stricter."
    )
    assert found.readers[0].severity_mml.reason == found.severity.reason


def test_of_very_many_readers_only_those_who_met_are_paired() -> None:
    rows = [Rating(f"R{at + more:03}", f"S{at:03}", "d", 1.0 + (at + more) % 4) for at in range(110) for more in (0, 1)]
    found = reader_pairs(Ratings.of(rows, FOUR))
    assert [(one.first, one.second) for one in found] == [(f"R{at:03}", f"R{at + 1:03}") for at in range(110)]
    assert {one.exact.n_units for one in found} == {1}
    few = reader_pairs(Ratings.of(rows[:8], FOUR))
    assert [one.exact.n_units for one in few] == [1, 0, 0, 0, 1, 0, 0, 1, 0, 1]


def test_a_reader_alone_is_neither_strict_nor_mild() -> None:
    chance = random.Random(1)
    rows = [Rating("A", f"S{at}", detail, float(chance.randint(1, 3))) for at in range(12) for detail in "def"]
    alone = overview(Ratings.of(rows, (1.0, 2.0, 3.0))).readers[0]
    for one in (alone.severity_mml, alone.severity_jml):
        assert (one.value, one.ci, one.status) == (None, None, "no_overlap")
        assert one.reason == "There is no other reader to compare with."


def test_names_and_the_order_of_rows_change_no_severity(planted: Overview) -> None:
    held = planted.ratings
    columns = zip(held.rater, held.submission, held.detail, held.score, held.order, strict=True)
    rows = [
        Rating(NAMES[held.raters[r]], f"x{997 * int(s) % 151}", held.details[d], x + 10, at)
        for r, s, d, x, at in columns
    ]
    np.random.default_rng(4).shuffle(rows)
    found = {one.reader: one for one in overview(Ratings.of(rows, [x + 10 for x in FOUR])).readers}
    for one in planted.readers:
        other = found[NAMES[one.reader]]
        for name in ("severity_mml", "severity_jml", "infit", "outfit", "drift"):
            assert getattr(other, name).value == pytest.approx(getattr(one, name).value, abs=1e-5), name
        assert {flag.name for flag in other.flags} == {flag.name for flag in one.flags} - {"seed_bias"}


@pytest.mark.parametrize(
    "case", ["all_agree_one_level", "one_rater", "no_overlap", "one_unit", "one_overlap", "total_disagreement"]
)
def test_edge_cases_go_through_the_whole_without_an_error(case: str) -> None:
    found = overview(ratings_of("edge_cases.csv", FOUR, case=case))
    for one in found.readers:
        for name in type(one).__dataclass_fields__:
            number = getattr(one, name)
            if hasattr(number, "status"):
                assert (number.value is not None) == (number.status in ("ok", "few"))
