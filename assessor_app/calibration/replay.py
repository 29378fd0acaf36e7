"""What another rule of double reading would have cost and caught, replayed over the readings there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assessor_app.calibration.estimate import Basis, Estimate, wilson
from assessor_app.calibration.marked_readings import Decide, MarkedReading, by_submission
from assessor_app.domain.calibration_rules import DoubleReading
from assessor_app.sentences import sentence

# how many criteria, each changed by one level, would turn the outcome; None where none do
Nearness = Callable[[Mapping[str, str]], int | None]
# whether a submission is among the random share of a rule: the same function as the hub draws with
Drawn = Callable[[DoubleReading, str], bool]


@dataclass(frozen=True, slots=True)
class ChangedOutcome:
    """A submission whose second reading changed its result: without it ``first`` would have stood, not ``record``.

    ``caught`` says whether the replayed rule reads it twice.
    """

    submission: str
    first_reader: str
    second_reader: str
    first: bool | None
    record: bool | None
    caught: bool


@dataclass(frozen=True, slots=True)
class Replay:
    """``reads_now`` as they were, ``reads_then`` under the rule (two at most for each submission).

    ``extra`` and ``spared`` name the submissions that would get, or be spared, a second reading. ``caught``: share of
    the known changed outcomes that the rule finds. ``expected``: how many of the ``extra`` readings would change an
    outcome, going by those read twice so far.
    """

    rule: DoubleReading
    submissions: int
    reads_now: int
    reads_then: int
    extra: tuple[str, ...]
    spared: tuple[str, ...]
    caught: Estimate
    expected: Estimate
    changed: tuple[ChangedOutcome, ...]


def replay(
    readings: Sequence[MarkedReading],
    rule: DoubleReading,
    decide: Decide,
    near: Nearness,
    drawn: Drawn,
    record: Mapping[str, bool | None] | None = None,
) -> Replay:
    """Of one version of a credential, submissions in the order of their first readings.

    ``record`` gives the outcome a lead settled; elsewhere two outcomes that differ count as changed by the second.
    """
    own = by_submission(readings)
    order = sorted(own, key=lambda name: (own[name][0].order, name))
    twice_now = {name for name, held in own.items() if len(held) > 1}
    twice_then = {name for place, name in enumerate(order) if _read_twice(rule, place, own[name][0], near, drawn)}
    changed = _changed(own, order, decide, twice_then, record or {})
    extra = tuple(name for name in order if name in twice_then - twice_now)
    return Replay(
        rule,
        len(own),
        len(own) + len(twice_now),
        len(own) + len(twice_then),
        extra,
        tuple(name for name in order if name in twice_now - twice_then),
        _caught(changed),
        _expected(len(changed), len(twice_now), len(extra)),
        changed,
    )


def _read_twice(rule: DoubleReading, place: int, first: MarkedReading, near: Nearness, drawn: Drawn) -> bool:
    if place < rule.first:
        return True
    far = None if rule.near is None else near(first.marks)
    if rule.near is not None and far is not None and far <= rule.near:
        return True
    return drawn(rule, first.submission)


def _changed(
    own: Mapping[str, list[MarkedReading]],
    order: Sequence[str],
    decide: Decide,
    twice: set[str],
    record: Mapping[str, bool | None],
) -> tuple[ChangedOutcome, ...]:
    made = []
    for name in order:
        if len(own[name]) < 2:
            continue
        first, second = own[name][:2]
        alone, other = decide(first.marks), decide(second.marks)
        settled = record.get(name, other)
        if settled != alone and (name in record or None not in (alone, other)):
            made.append(ChangedOutcome(name, first.reader, second.reader, alone, settled, name in twice))
    return tuple(made)


def _caught(changed: Sequence[ChangedOutcome]) -> Estimate:
    basis = Basis(len(changed), len(changed))
    if not changed:
        return basis.missing("no_overlap", sentence("No second reading has changed an outcome so far."))
    hits = sum(one.caught for one in changed)
    return basis.estimate(hits / len(changed), wilson(hits, len(changed)))


def _expected(changed: int, twice: int, extra: int) -> Estimate:
    basis = Basis(twice, twice)
    if not twice:
        return basis.missing("no_overlap", sentence("Nothing has been read twice so far."))
    interval = wilson(changed, twice)
    held = None if interval is None else (extra * interval[0], extra * interval[1])
    return basis.estimate(extra * changed / twice, held)
