"""What a pilot tells the issuer of a definition: where the rubric, the limits or the citations trip people up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from assessor_app.calibration.agreement import agreement
from assessor_app.calibration.estimate import FEW, Basis, Estimate, wilson
from assessor_app.calibration.ratings import Floats, Ratings
from assessor_app.calibration.reader_pairs import PairRows
from assessor_app.calibration.resampling import percentile_interval, resample_weights
from assessor_app.sentences import joined, sentence

_CLOSE: Final = 0.05
_UNCLEAR_SHARE: Final = 0.40
_UNCLEAR_READERS: Final = 3
_OFTEN: Final = 0.25
_LATE: Final = 0.9
# citations in trouble: worth a word from this share on, where it is surely more than the odd slip
_TROUBLED: Final = 0.10
_SLIP: Final = 0.05


@dataclass(frozen=True, slots=True)
class PilotReading:
    """One reading as plain rows: ``days`` from receipt to the submitted reading, None where not known.

    ``words`` by prompt id; ``citations`` by criterion: (total, text names no place, wrong place, not there).
    """

    submission: str
    reader: str
    marks: Mapping[str, str]
    days: float | None = None
    words: Mapping[str, int] = field(default_factory=dict)
    citations: Mapping[str, tuple[int, int, int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WordRule:
    """A limit over some prompts together; ``title`` as people call it."""

    title: str
    prompts: tuple[str, ...]
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class CriterionClarity:
    """How alike readers understood one criterion. ``apart``: share of pairs of scores with different levels.

    ``readers_apart`` readers are in such a pair; ``not_scorable`` readings gave a mark off the scale. ``unclear``: over
    40 % of pairs differ, surely over 20 %, on ten submissions or more, and three readers or more are among them: it is
    not one reader's doing.
    """

    detail: str
    apart: Estimate
    alpha: Estimate
    ac2: Estimate
    readers_apart: int
    not_scorable: int
    unclear: bool


@dataclass(frozen=True, slots=True)
class LimitUse:
    """One word limit: shares of submissions under the minimum, over the maximum, and within 5 % of either end."""

    rule: WordRule
    under: Estimate
    over: Estimate
    close: Estimate
    median: float | None


@dataclass(frozen=True, slots=True)
class CitationTrouble:
    """Citations of one criterion over all submissions: ``unread`` name no place, the others as readers marked them.

    ``trouble``: share of citations with any of these, at most one each.
    """

    detail: str
    total: int
    unread: int
    wrong_place: int
    not_there: int
    trouble: Estimate


@dataclass(frozen=True, slots=True)
class TimeToDecision:
    """Calendar days from receipt to the submitted reading: the median and the ninth tenth, over readings."""

    median: Estimate
    ninetieth: Estimate


@dataclass(frozen=True, slots=True)
class PilotReport:
    """Everything at once; ``findings`` are sentences for the issuer, in the order of the parts."""

    readings: int
    submissions: int
    readers: int
    criteria: tuple[CriterionClarity, ...]
    limits: tuple[LimitUse, ...]
    citations: tuple[CitationTrouble, ...]
    time: TimeToDecision
    findings: tuple[str, ...]


def pilot_report(
    readings: Sequence[PilotReading],
    scales: Sequence[Ratings],
    limits: Sequence[WordRule] = (),
    titles: Mapping[str, str] | None = None,
) -> PilotReport:
    """``scales`` are the readings' levels as ratings, one for each scale; ``titles`` by criterion for the sentences.

    Words are counted once for each submission, in whichever reading has them.
    """
    names = titles or {}
    off = Counter(name for one in readings for name in one.marks)
    for ratings in scales:
        counted = np.bincount(ratings.detail, minlength=len(ratings.details)).tolist()
        off.subtract(dict(zip(ratings.details, counted, strict=True)))
    criteria = tuple(one for ratings in scales for one in _criteria(ratings, off))
    used = tuple(_limit(readings, rule) for rule in limits)
    cited = tuple(_citations(readings))
    spent = _time(readings)
    submissions, readers = {one.submission for one in readings}, {one.reader for one in readings}
    findings = (*_unclear(criteria, names), *_limits(used), *_cited(cited, names), *_spent(spent))
    return PilotReport(len(readings), len(submissions), len(readers), criteria, used, cited, spent, findings)


def _criteria(ratings: Ratings, off: Mapping[str, int]) -> Iterator[CriterionClarity]:
    for at, name in enumerate(ratings.details):
        own = ratings.where(ratings.detail == at)
        found = agreement(own)
        pairs = PairRows.of(own)
        differ = own.level[pairs.one] != own.level[pairs.other]
        apart = len(np.union1d(own.rater[pairs.one[differ]], own.rater[pairs.other[differ]]))
        share = _turned(found.exact)
        enough = share.ci is not None and share.n_submissions >= FEW and apart >= _UNCLEAR_READERS
        unclear = enough and (share.value or 0.0) > _UNCLEAR_SHARE and (share.ci or (0.0, 0.0))[0] > _UNCLEAR_SHARE / 2
        yield CriterionClarity(
            name, share, found.alpha_ordinal, found.ac2_quadratic, apart, max(0, off.get(name, 0)), unclear
        )


def _turned(one: Estimate) -> Estimate:
    """The share that is not ``one``."""
    if one.value is None:
        return one
    ci = None if one.ci is None else (1 - one.ci[1], 1 - one.ci[0])
    return Estimate(
        1 - one.value, ci, one.n_units, one.n_submissions, one.n_raters, one.n_pairs, one.status, one.reason
    )


def _limit(readings: Sequence[PilotReading], rule: WordRule) -> LimitUse:
    counted: dict[str, int] = {}
    for one in readings:
        if any(prompt in one.words for prompt in rule.prompts):
            counted.setdefault(one.submission, sum(one.words.get(prompt, 0) for prompt in rule.prompts))
    words = list(counted.values())
    low, high = rule.minimum, rule.maximum
    under = sum(low is not None and n < low for n in words)
    over = sum(high is not None and n > high for n in words)
    close = sum(any(end and abs(n - end) <= _CLOSE * end for end in (low, high)) for n in words)
    median = float(np.median(words)) if words else None
    n = len(words)
    return LimitUse(rule, _share(under, n), _share(over, n), _share(close, n), median)


def _share(hits: int, n: int, submissions: int | None = None) -> Estimate:
    basis = Basis(n, n if submissions is None else submissions)
    if not n:
        return basis.missing("no_overlap", sentence("Nothing was counted here."))
    return basis.estimate(hits / n, wilson(hits, n))


def _citations(readings: Sequence[PilotReading]) -> Iterator[CitationTrouble]:
    """Totals once for each submission; of what two readers marked differently the worse counts."""
    by_detail: dict[str, dict[str, tuple[int, int, int, int]]] = {}
    for one in readings:
        for detail, counts in one.citations.items():
            own = by_detail.setdefault(detail, {})
            before = own.get(one.submission, (0, 0, 0, 0))
            own[one.submission] = _worse(before, counts)
    for detail, held in sorted(by_detail.items()):
        total, unread, wrong, gone = (sum(one[at] for one in held.values()) for at in range(4))
        bad = sum(min(one[0], one[1] + one[2] + one[3]) for one in held.values())
        yield CitationTrouble(detail, total, unread, wrong, gone, _share(bad, total, len(held)))


def _worse(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return max(one[0], other[0]), max(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _time(readings: Sequence[PilotReading]) -> TimeToDecision:
    held = [(one.submission, one.days) for one in readings if one.days is not None]
    days = np.array([one for _, one in held], dtype=np.float64)
    basis = Basis(len(days), len({name for name, _ in held}))
    if not len(days):
        gone = basis.missing("no_overlap", sentence("No time is known."))
        return TimeToDecision(gone, gone)
    return TimeToDecision(_quantile(basis, days, 0.5), _quantile(basis, days, _LATE))


def _quantile(basis: Basis, days: Floats, share: float) -> Estimate:
    """By resampling readings: each resample's quantile over its own multiplicities."""
    ordered = np.sort(days)
    weights = resample_weights(np.ones(len(ordered), dtype=np.int64))
    places = (np.cumsum(weights, axis=1) >= share * len(ordered)).argmax(axis=1)
    interval = percentile_interval(ordered[places]) if len(ordered) > 1 else None
    return basis.estimate(float(np.quantile(ordered, share)), interval)


def _unclear(criteria: Sequence[CriterionClarity], names: Mapping[str, str]) -> Iterator[str]:
    for one in sorted((one for one in criteria if one.unclear), key=_apart):
        yield sentence(
            "“{detail}” may be unclear: {share:.0%} of pairs of scores differ, and {n} readers are among them.",
            detail=names.get(one.detail, one.detail), share=one.apart.value, n=one.readers_apart,
        )  # fmt: skip
    gaps = sorted((one for one in criteria if one.not_scorable), key=_not_scorable)
    if gaps:
        told = [
            sentence("“{detail}” {n}", detail=names.get(one.detail, one.detail), n=one.not_scorable) for one in gaps
        ]
        yield sentence("Readings in which something could not be scored: {list}.", list=joined(", ", told))


def _apart(one: CriterionClarity) -> float:
    return -(one.apart.value or 0.0)


def _not_scorable(one: CriterionClarity) -> int:
    return -one.not_scorable


def _limits(used: Sequence[LimitUse]) -> Iterator[str]:
    for one in used:
        under, over = one.under.value or 0.0, one.over.value or 0.0
        if under > 0:
            yield sentence(
                "{title}: {share:.0%} of submissions are under the minimum of {limit:,} words.",
                title=one.rule.title, share=under, limit=one.rule.minimum,
            )  # fmt: skip
        if over > 0:
            yield sentence(
                "{title}: {share:.0%} of submissions are over the maximum of {limit:,} words.",
                title=one.rule.title, share=over, limit=one.rule.maximum,
            )  # fmt: skip
        if (one.close.value or 0.0) > _OFTEN:
            yield sentence(
                "{title}: {share:.0%} end within 5 % of the limit, so it may cut people short.",
                title=one.rule.title, share=one.close.value,
            )  # fmt: skip


def _cited(cited: Sequence[CitationTrouble], names: Mapping[str, str]) -> Iterator[str]:
    """First of all together, then those criteria in which it is more than a slip here and there."""
    total, bad = sum(one.total for one in cited), sum(round((one.trouble.value or 0.0) * one.total) for one in cited)
    if bad:
        yield sentence(
            "Of {total:,} citations {share:.0%} name no place, or readers found the wrong place or nothing there.",
            total=total, share=bad / total,
        )  # fmt: skip
    for one in cited:
        if (one.trouble.value or 0.0) >= _TROUBLED and one.trouble.ci is not None and one.trouble.ci[0] > _SLIP:
            yield sentence(
                "“{detail}”: {share:.0%} of {n} citations lead nowhere (no place named {unread}, wrong place {wrong}, "
                "not there {gone}).",
                detail=names.get(one.detail, one.detail), share=one.trouble.value, n=one.total,
                unread=one.unread, wrong=one.wrong_place, gone=one.not_there,
            )  # fmt: skip


def _spent(spent: TimeToDecision) -> Iterator[str]:
    if spent.median.value is not None:
        yield sentence(
            "Half of the readings were handed in within {median:.1f} days of receipt, nine of ten within {late:.1f}.",
            median=spent.median.value, late=spent.ninetieth.value,
        )  # fmt: skip
