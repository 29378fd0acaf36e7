"""How each number was computed, for readers of a report: formula, what it stands on, seed, version and source."""

from __future__ import annotations

from dataclasses import dataclass

from assessor_app import __version__
from assessor_app.calibration.drift_series import LIMIT, WEIGHT
from assessor_app.calibration.estimate import ENOUGH, FEW
from assessor_app.calibration.overview import Overview
from assessor_app.calibration.rasch_mml import NODES
from assessor_app.calibration.resampling import RESAMPLES, SEED
from assessor_app.sentences import joined, sentence


@dataclass(frozen=True, slots=True)
class MethodParagraph:
    """One statistic: ``title`` and plain ``text``; ``source`` the publication, "" for a convention of ours."""

    title: str
    text: str
    source: str = ""


def method_note(found: Overview) -> tuple[MethodParagraph, ...]:
    """A paragraph on the data, one for each statistic, one on resampling and version."""
    return (_data(found), *_agreeing(found), *_severity(found), *_readers(), *_design(), _seed())


def _data(found: Overview) -> MethodParagraph:
    held = found.ratings
    return MethodParagraph(
        sentence("Data"),
        sentence(
            "{scores:,} scores by {readers} readers of {submissions:,} submissions in {details} criteria; {units:,} "
            "units (submission × criterion) have two scores or more. One version of the credential, one scale of "
            "{levels} levels; unused levels count. Marks off the scale count as missing. Where a reader was asked to "
            "score again, the first scores count. Adjudicated scores are the reference and agree with nobody. A period "
            "begins and ends at midnight UTC.",
            scores=len(held), readers=len(held.raters), submissions=len(held.submissions), details=len(held.details),
            units=found.agreement.exact.n_units, levels=len(held.values),
        ),
    )  # fmt: skip


def _agreeing(found: Overview) -> tuple[MethodParagraph, ...]:
    n = found.agreement.exact.n_pairs
    return (
        MethodParagraph(
            sentence("Same level, at most one level apart"),
            sentence(
                "Share of all {n:,} pairs of scores of one unit that are equal, and that are at most one level apart "
                "(equal ones included). Comparisons of one submission go together, so Wilson’s interval takes as many "
                "as they are worth alone (design effect by submission, never below 1).", n=n,
            ),
            "Wilson 1927, J. Am. Stat. Assoc. 22; Kish 1965; Rao & Scott 1992, Biometrics 48",
        ),
        MethodParagraph(
            sentence("Krippendorff’s α"),
            sentence(
                "α = 1 − observed / expected disagreement over all pairable scores; ordinal distances count what lies "
                "between two levels in the data. Any number of readers, gaps allowed. n = {n:,} units.",
                n=found.agreement.alpha_ordinal.n_units,
            ),
            "Krippendorff 2011, Computing Krippendorff's Alpha-Reliability",
        ),
        MethodParagraph(
            sentence("Gwet’s AC1 and AC2"),
            sentence(
                "(agreement − chance) / (1 − chance) with chance = T / (K (K − 1)) · Σ π (1 − π), T the sum of the "
                "weights; does not collapse when most scores lie in one level."
            ),
            "Gwet 2008, Br. J. Math. Stat. Psychol. 61; Gwet 2014, ch. 2–5",
        ),
        MethodParagraph(
            sentence("Cohen’s κ, linear and quadratic"),
            sentence(
                "Of two readers: (observed − chance) / (1 − chance), weights 1 − distance / longest, or its square, on "
                "levels of the rubric. Intervals from the large-sample standard error."
            ),
            "Cohen 1968, Psychol. Bull. 70; Fleiss, Cohen & Everitt 1969, Psychol. Bull. 72",
        ),
        MethodParagraph(
            sentence("Fleiss’ κ"),
            sentence("Mean agreement of pairs within units against that of the levels’ overall shares."),
            "Fleiss 1971, Psychol. Bull. 76",
        ),
        MethodParagraph(
            sentence("Intraclass correlation"),
            sentence(
                "Six forms on means over criteria, of the submissions that all readers scored whole; intervals from F."
            ),
            "Shrout & Fleiss 1979, Psychol. Bull. 86",
        ),
        MethodParagraph(
            sentence("Decision consistency"),
            sentence(
                "For each submission with two readings or more that settle it: share of pairs of readers whose marks "
                "give the same result by the credential’s own rule; the mean of these. Wilson’s interval over "
                "submissions. Near the pass line: one level of one criterion would turn the result."
            ),
        ),
    )  # fmt: skip


def _severity(found: Overview) -> tuple[MethodParagraph, ...]:
    status = found.severity.reason or sentence("All readers are linked, and the model could be estimated.")
    return (
        MethodParagraph(
            sentence("Severity"),
            joined(" ", [
                sentence(
                    "Many-facet rating scale model log(P(k) / P(k − 1)) = submission − criterion − reader − step, in "
                    "logits; readers, criteria and steps each sum to 0, positive is strict. Submissions are normally "
                    "distributed (marginal maximum likelihood, parameter-expanded EM on {nodes} nodes until nothing "
                    "moves by 0.000001); standard errors from the observed information.",
                    nodes=len(NODES),
                ),
                status,
            ]),
            "Linacre 1989; Andrich 1978, Psychometrika 43; Bock & Aitkin 1981, Psychometrika 46; Liu, Rubin & Wu 1998, "
            "Biometrika 85; Louis 1982",
        ),
        MethodParagraph(
            sentence("Fit, fair averages, residuals"),
            sentence(
                "From joint maximum likelihood of the same model, submissions with only lowest or only highest levels "
                "left out: infit Σ residual² / Σ variance, outfit mean of residual² / variance; the fair average is "
                "the score expected with all else at its mean. Joint severities lie a little further apart."
            ),
            "Wright & Masters 1982",
        ),
        MethodParagraph(
            sentence("Reader × criterion"),
            sentence(
                "Σ (expected − given) / Σ information in each cell, all else fixed; z = size / error. Marked are cells "
                "past half a logit, with at most 5 % false finds over all cells, on {few} submissions or more.",
                few=FEW,
            ),
            "Linacre 1989; Benjamini & Hochberg 1995, J. R. Stat. Soc. B 57",
        ),
    )  # fmt: skip


def _readers() -> tuple[MethodParagraph, ...]:
    return (
        MethodParagraph(
            sentence("Range and halo"),
            sentence(
                "Range: standard deviation of a reader’s scores over the readers’ pooled one. Halo: mean standard "
                "deviation within a submission over the readers’ median; low means all criteria get much the same."
            ),
        ),
        MethodParagraph(
            sentence("Drift"),
            sentence(
                "Mean residual of the last third of a reader’s scores less that of the first. Chart: exponentially "
                "weighted moving average ({weight}) of submissions’ mean residuals, limits at {limit} of its standard "
                "deviations, spread from successive differences.",
                weight=WEIGHT, limit=LIMIT,
            ),
            "Lucas & Saccucci 1990, Technometrics 32",
        ),
        MethodParagraph(
            sentence("Seeds and reference"),
            sentence(
                "Scores against agreed ones: share of equal ones, mean difference in levels (positive is above), "
                "quadratic κ. Agreed are the truths of seeds and what was adjudicated; mostly that is what readers "
                "found hard to agree on, so with it the share of equal ones comes out low."
            ),
        ),
        MethodParagraph(
            sentence("Flags"),
            sentence(
                "A reader is named only where a difference is large enough to matter, its interval excludes none, and "
                "it stands on {few} submissions or more. Under {few} a number is too few to say, under {enough} "
                "preliminary.",
                few=FEW, enough=ENOUGH,
            ),
        ),
    )  # fmt: skip


def _design() -> tuple[MethodParagraph, ...]:
    return (
        MethodParagraph(
            sentence("How many readers"),
            sentence(
                "Variance of submissions, readers, criteria and what they do together by Henderson’s first method, of "
                "submissions with two readers or more. Φ(n) = σ²(submission) / (σ²(submission) + (σ²(reader) + "
                "σ²(rest)) / n) for means over the rubric’s criteria; Eρ² leaves σ²(reader) out."
            ),
            "Henderson 1953, Biometrics 9; Brennan 2001, Generalizability Theory",
        ),
    )


def _seed() -> MethodParagraph:
    return MethodParagraph(
        sentence("Intervals and version"),
        sentence(
            "Intervals are 95 %. Where no formula is named they are the middle 95 % of {n:,} resamples of submissions "
            "with the fixed seed {seed}, so the same data always show the same interval. Version {version}.",
            n=RESAMPLES, seed=f"{SEED}", version=__version__,
        ),
        "Efron 1979, Ann. Stat. 7",
    )  # fmt: skip
