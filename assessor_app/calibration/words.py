"""The numbers in words: one plain sentence for each plot and table, for those who will not read a plot.

All sentences keep their template (``assessor_app.sentences``), so that windows can say them in another language.
Names of levels and details come from outside, as people know them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from assessor_app.calibration.agreement import Agreement
from assessor_app.calibration.bias import BiasCell
from assessor_app.calibration.confusion import Confusion
from assessor_app.calibration.connectivity import Connectivity
from assessor_app.calibration.d_study import ENOUGH_DEPENDABLE, DStudy
from assessor_app.calibration.decision_consistency import DecisionConsistency
from assessor_app.calibration.disagreements import Disagreement
from assessor_app.calibration.drift_series import DriftSeries
from assessor_app.calibration.estimate import ENOUGH, FEW, Estimate
from assessor_app.calibration.fit import fair_average
from assessor_app.calibration.flags import Limits
from assessor_app.calibration.level_use import LevelUse
from assessor_app.calibration.overview import DetailReport, Overview
from assessor_app.calibration.rasch_mml import DENSITY, NODES
from assessor_app.calibration.reader_pairs import ReaderPair
from assessor_app.calibration.readers import ReaderReport
from assessor_app.calibration.wright import WrightMap
from assessor_app.sentences import joined, sentence

_NAMED = 3
# below this a difference in levels is told as none
_SAME = 0.05


def weight_words(one: Estimate) -> str:
    """What to think of a number before its size: "too few to say", "preliminary", "not defined", or nothing."""
    if one.value is None:
        return sentence("not defined")
    if one.status == "few" or one.n_submissions < FEW:
        return sentence("too few to say")
    return sentence("preliminary") if one.n_submissions < ENOUGH else ""


def level_words(levels: float, sure: bool = False) -> str:
    """A difference in levels, positive is stricter: "about 0.4 level stricter".

    Where one is ``sure`` that there is a difference even a small one is told.
    """
    if abs(levels) < _SAME and not sure:
        return sentence("as strict as the others")
    if abs(levels) < _SAME:
        return sentence("a little stricter") if levels > 0 else sentence("a little milder")
    if levels > 0:
        return sentence("about {levels:.1f} level stricter", levels=levels)
    return sentence("about {levels:.1f} level milder", levels=-levels)


def severity_in_levels(found: Overview) -> Mapping[str, float]:
    """By reader, how many score units lower than the middle reader's their scores of the same work lie on average.

    Over the population of submissions, from the marginal estimates that the severities on the page are; empty where
    there are none.
    """
    marginal = found.severity.marginal
    if marginal is None:
        return {}
    used = found.ratings.values[np.unique(found.ratings.level)]
    thresholds, severity = marginal.facets.thresholds, marginal.facets.reader
    if len(used) != len(thresholds) + 1:
        return {}
    work = marginal.mean + marginal.sd * NODES
    own = fair_average(work[None, :] - severity[:, None], thresholds, used) @ DENSITY
    middle = float(fair_average(work, thresholds, used) @ DENSITY)
    pairs = zip(found.ratings.raters, own.tolist(), strict=True)
    return {reader: middle - score for reader, score in pairs if np.isfinite(score)}


def agreement_sentence(found: Agreement) -> str:
    """Of the first cards."""
    exact = found.exact
    if exact.value is None:
        return exact.reason
    return sentence(
        "Two readers of the same work gave the same level in {share:.0%} of {n:,} comparisons.",
        share=exact.value, n=exact.n_pairs,
    )  # fmt: skip


def pairs_sentence(pairs: Sequence[ReaderPair]) -> str:
    """Of the heat map."""
    known = [one for one in pairs if one.quadratic.value is not None and one.quadratic.status == "ok"]
    if not known:
        return sentence("No two readers share ten submissions yet, so no pair can be judged.")
    ordered = sorted(known, key=_kappa)
    low, high = ordered[0], ordered[-1]
    if low is high:
        return sentence(
            "{first} and {second} are the only two who share ten submissions (κ {low:.2f}).",
            first=low.first, second=low.second, low=low.quadratic.value,
        )  # fmt: skip
    return sentence(
        "{first} and {second} agree least (κ {low:.2f}), {third} and {fourth} most (κ {high:.2f}); "
        "{n} pairs share ten submissions or more.",
        first=low.first, second=low.second, low=low.quadratic.value,
        third=high.first, fourth=high.second, high=high.quadratic.value, n=len(known),
    )  # fmt: skip


def _kappa(pair: ReaderPair) -> float:
    return pair.quadratic.value or 0.0


def severity_sentence(found: Overview, limits: Limits | None = None) -> str:
    """Of the forest plot: who is outside the band for sure, or that nobody is."""
    held = limits or Limits()
    if found.severity.marginal is None:
        return found.severity.reason
    if all(one.severity_mml.value is None for one in found.readers):
        # of a single reader, above all
        return next((one.severity_mml.reason for one in found.readers), "")
    levels = severity_in_levels(found)
    apart = [one for one in found.readers if any(flag.name in ("severe", "lenient") for flag in one.flags)]
    if not apart:
        return sentence("No reader is outside ±{band:.1f} logit beyond what chance explains.", band=held.severity_watch)
    told = [
        sentence("{reader} {how}", reader=one.reader, how=level_words(levels[one.reader], sure=True))
        for one in sorted(apart, key=_size)[:_NAMED]
        if one.reader in levels
    ]
    text = sentence("Look here: {who}.", who=joined(", ", told))
    left = len(apart) - len(told)
    return joined(" ", [text, sentence("{n} more are outside the band.", n=left)]) if left else text


def _size(one: ReaderReport) -> float:
    return -abs(one.severity_mml.value or 0.0)


def connectivity_sentence(found: Connectivity) -> str:
    """Whether all readers are linked, and what would link them."""
    if found.connected:
        return sentence("All readers are linked through work they share.")
    groups = joined("; ", [", ".join(group) for group in found.groups])
    links = joined("; ", [sentence("{submission} by {reader}", submission=s, reader=r) for s, r in found.links])
    return sentence(
        "These readers share no work with one another: {groups}. Scoring these would link them: {links}.",
        groups=groups, links=links,
    )  # fmt: skip


def consistency_sentence(found: DecisionConsistency) -> str:
    """Of the headline."""
    one = found.consistency
    if one.value is None:
        return one.reason
    return sentence(
        "{flips} of {n} submissions read more than once got different results from their readers.",
        flips=found.flips, n=one.n_submissions,
    )  # fmt: skip


def disagreements_sentence(found: Sequence[Disagreement]) -> str:
    """Of the table of largest disagreements: what is still to adjudicate."""
    left = [one for one in found if not one.settled]
    if not left:
        return sentence("Nothing is left to adjudicate.")
    crossing = sum(one.crosses_pass_line for one in left)
    wide = sum(one.gap > 1 for one in left)
    return sentence(
        "Scores that differ: {n}; by more than one level: {wide}; across the pass line: {crossing}.",
        n=len(left), wide=wide, crossing=crossing,
    )  # fmt: skip


def confusion_sentence(found: Confusion, levels: Sequence[str]) -> str:
    """Of one reader's matrix: the share on the diagonal and the most frequent other cell."""
    share = found.exact.value or 0.0
    text = sentence(
        "{reader} gave the agreed level in {share:.0%} of {n} scores.",
        reader=found.reader, share=share, n=found.exact.n_units,
    )  # fmt: skip
    off = [(len(own), cell) for cell, own in found.cells.items() if cell[0] != cell[1]]
    if not off:
        return text
    return joined(" ", [text, off_diagonal_sentence(max(off), found.exact.n_units, levels)])


def off_diagonal_sentence(cell: tuple[int, tuple[int, int]], n: int, levels: Sequence[str]) -> str:
    """Of the fullest cell beside the diagonal: its count and (given, agreed), of ``n`` scores."""
    count, (given, agreed) = cell
    return sentence(
        "Most often otherwise: {given} where {agreed} was agreed ({count} of {n}).",
        given=levels[given], agreed=levels[agreed], count=count, n=n,
    )  # fmt: skip


def drift_sentence(found: DriftSeries) -> str:
    """Of one reader's control chart: what changed over time, or where seeds lie."""
    outside = sum(point.outside for point in found.points)
    few = len(found.points) < FEW
    parts = [_seed_words(found)] if found.kind == "seed" else []
    if parts and few:
        parts.append(sentence("With {n} submissions that is too few to say.", n=len(found.points)))
    elif not parts or _sure(found.change):
        parts.append(_change_words(found))
    if outside:
        parts.append(sentence("Points outside the limits: {n} of {all}.", n=outside, all=len(found.points)))
    return joined(" ", parts)


def _sure(one: Estimate) -> bool:
    """Whether the interval excludes no difference."""
    return one.ci is not None and (one.ci[0] > 0 or one.ci[1] < 0)


def _change_words(found: DriftSeries) -> str:
    change = found.change.value
    if change is None:
        return found.change.reason
    if not _sure(found.change):
        return sentence("{reader} shows no change over time beyond chance.", reader=found.reader)
    return sentence(
        "{reader} became {how} by about {change:.1f} level from the first third to the last.",
        reader=found.reader, how=sentence("milder") if change > 0 else sentence("stricter"), change=abs(change),
    )  # fmt: skip


def _seed_words(found: DriftSeries) -> str:
    count = sum(point.n for point in found.points)
    mean = sum(point.value * point.n for point in found.points) / max(1, count)
    if abs(mean) < _SAME:
        return sentence("{reader} lies on what was agreed, on average over {n} scores.", reader=found.reader, n=count)
    if mean > 0:
        return sentence(
            "{reader} lies about {levels:.1f} level above what was agreed, on average over {n} scores.",
            reader=found.reader, levels=mean, n=count,
        )  # fmt: skip
    return sentence(
        "{reader} lies about {levels:.1f} level below what was agreed, on average over {n} scores.",
        reader=found.reader, levels=-mean, n=count,
    )  # fmt: skip


def level_use_sentence(found: Sequence[LevelUse], levels: Sequence[str]) -> str:
    """Of the stacked bars: the level given most, and who differs most from all together."""
    whole, *readers = found
    if not whole.n:
        return sentence("There are no scores.")
    shares = np.array([one / whole.n for one in whole.counts])
    most = int(shares.argmax())
    text = sentence("{level} is given most ({share:.0%}).", level=levels[most], share=float(shares[most]))
    enough = [one for one in readers if one.n and one.shares[0].n_submissions >= FEW]
    if len(enough) < 2:
        return text
    apart = [np.abs(np.array(one.counts) / one.n - shares) for one in enough]
    at = int(np.argmax([one.sum() for one in apart]))
    level = int(apart[at].argmax())
    own = enough[at]
    more = sentence(
        "{reader} differs most from the others: {level} in {share:.0%}.",
        reader=own.reader, level=levels[level], share=own.counts[level] / own.n,
    )  # fmt: skip
    return joined(" ", [text, more])


def wright_sentence(found: WrightMap, titles: Mapping[str, str] | None = None) -> str:
    """Of the map: the hardest and the easiest detail, and how far apart readers are."""
    if found.status != "ok":
        return found.reason
    names = titles or {}
    parts = []
    if len(found.details) > 1:
        hard, easy = found.details[0].name, found.details[-1].name
        parts.append(
            sentence("{hard} is hardest, {easy} easiest.", hard=names.get(hard, hard), easy=names.get(easy, easy))
        )
    if len(found.readers) > 1:
        strict, mild = found.readers[0], found.readers[-1]
        told = sentence(
            "Readers lie {span:.1f} logits apart, from {mild} to {strict}.",
            span=strict.at - mild.at, mild=mild.name, strict=strict.name,
        )  # fmt: skip
        parts.append(told)
    return joined(" ", parts) if parts else sentence("There is one detail and one reader.")


def details_sentence(found: Sequence[DetailReport], titles: Mapping[str, str] | None = None) -> str:
    """Of the plot of criteria: where readers agree least."""
    names = titles or {}
    known = [one for one in found if one.agreement.exact.value is not None]
    if not known:
        return sentence("No submission was scored by two readers here.")
    worst = min(known, key=_exact)
    return sentence(
        "Readers agree least on {detail}: the same level in {share:.0%} of {n} comparisons.",
        detail=names.get(worst.detail, worst.detail), share=worst.agreement.exact.value,
        n=worst.agreement.exact.n_pairs,
    )  # fmt: skip


def _exact(one: DetailReport) -> float:
    return one.agreement.exact.value or 0.0


def bias_sentence(found: Sequence[BiasCell], titles: Mapping[str, str] | None = None) -> str:
    """Of the table reader × criterion."""
    names = titles or {}
    notable = [one for one in found if one.notable]
    if not found:
        return sentence("What readers do in single criteria cannot be estimated yet.")
    if not notable:
        return sentence("No reader is stricter or milder in one criterion than elsewhere, beyond chance.")
    first = notable[0]
    how = sentence("stricter") if (first.logits.value or 0.0) > 0 else sentence("milder")
    return sentence(
        "Places to look at: {n}. Most of all {reader}, {how} in {detail} than elsewhere.",
        n=len(notable), reader=first.reader, how=how, detail=names.get(first.detail, first.detail),
    )  # fmt: skip


def d_study_sentence(found: DStudy) -> str:
    """Of the curve: how many readers are needed."""
    if not found.curve:
        return found.reason
    one = found.curve[0].phi.value or 0.0
    if found.needed == 1:
        return sentence("One reader’s scores are dependable to {one:.2f}, which is enough.", one=one)
    if found.needed is None:
        return sentence(
            "One reader’s scores are dependable to {one:.2f}; even six would not reach {want:.2f}.",
            one=one, want=ENOUGH_DEPENDABLE,
        )  # fmt: skip
    return sentence(
        "One reader’s scores are dependable to {one:.2f}; it takes {needed} to reach {want:.2f}.",
        one=one, needed=found.needed, want=ENOUGH_DEPENDABLE,
    )  # fmt: skip
