"""The scores that readers differ on most, worst first: where a lead's time is best spent."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assessor_app.calibration.marked_readings import Decide, Distance, MarkedReading, Outcome, by_submission

_CROSSING: Final = 2.0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One scorable of one submission with different levels: ``scores`` are level ids by reader.

    ``gap`` is the distance in levels between the highest and the lowest. ``crosses_pass_line``: with another's level
    here a reader's outcome for the whole submission would turn. ``weight`` = gap × closeness; closeness is 2 where the
    pass line is crossed, else 1 / levels from the reading nearest to it (½ where no change of levels turns any).
    ``settled``: a score of record is there already.
    """

    submission: str
    detail: str
    scores: Mapping[str, str]
    gap: int
    crosses_pass_line: bool
    weight: float
    settled: bool = False


def disagreements(
    readings: Sequence[MarkedReading],
    scales: Mapping[str, Sequence[str]],
    decide: Decide,
    distance: Distance,
    settled: Collection[tuple[str, str]] = (),
) -> tuple[Disagreement, ...]:
    """All of them, heaviest first; what is settled comes after all else.

    ``scales`` gives the levels of each scorable, lowest first; other marks count as missing. ``settled`` names each
    (submission, scorable) with a score of record. ``distance`` must be the least there is: no score further from the
    other one than that is asked about with ``decide``.
    """
    ranks = {name: {level: at for at, level in enumerate(levels)} for name, levels in scales.items()}
    done = frozenset(settled)
    found: list[Disagreement] = []
    for submission, own in by_submission(readings).items():
        if len(own) > 1:
            found += _Submission(submission, own, decide, distance).told(ranks, done)
    return tuple(sorted(found, key=_heaviest))


class _Submission:
    """One submission that several have read; what its marks decide is asked once, and only where readers differ."""

    def __init__(self, name: str, own: Sequence[MarkedReading], decide: Decide, distance: Distance) -> None:
        self._name = name
        self._readings = own
        self._marks = [one.marks for one in own]
        self._decide = decide
        self._distance = distance
        self._settled: list[tuple[MarkedReading, Outcome, int | None]] = []
        self._closeness = 0.5
        self._far = math.inf

    def told(self, ranks: Mapping[str, Mapping[str, int]], done: Collection[tuple[str, str]]) -> list[Disagreement]:
        """One for each scorable with different levels."""
        made: list[Disagreement] = []
        first, *others = self._marks
        for detail, known in ranks.items():
            mark = first.get(detail)
            for other in others:
                if other.get(detail) != mark:
                    break
            else:
                continue
            given = {one.reader: own for one in self._readings if (own := one.marks.get(detail, "")) in known}
            numbers = [known[level] for level in given.values()]
            gap = max(numbers) - min(numbers) if numbers else 0
            if gap:
                crosses = gap >= self._nearest() and self._crosses(detail, given, known)
                weight = gap * (_CROSSING if crosses else self._closeness)
                settled = (self._name, detail) in done
                made.append(Disagreement(self._name, detail, given, gap, crosses, weight, settled))
        return made

    def _crosses(self, detail: str, given: Mapping[str, str], known: Mapping[str, int]) -> bool:
        """Whether the outcome of one of them would turn with the level of another."""
        levels = set(given.values())
        for one, outcome, far in self._settled:
            mark = given.get(one.reader)
            if outcome is None or mark is None:
                continue
            for other in levels:
                if other == mark or (far is not None and abs(known[other] - known[mark]) < far):
                    continue
                turned = self._decide({**one.marks, detail: other})
                if turned is not None and turned != outcome:
                    return True
        return False

    def _nearest(self) -> float:
        """The levels that separate the nearest reading from the other outcome."""
        if not self._settled:
            self._settled = [(one, self._decide(one.marks), self._distance(one.marks)) for one in self._readings]
            far = [levels for _, _, levels in self._settled if levels is not None]
            self._far = min(far, default=math.inf)
            self._closeness = 1 / max(1, min(far)) if far else 0.5
        return self._far


def _heaviest(one: Disagreement) -> tuple[bool, float, str, str]:
    return one.settled, -one.weight, one.submission, one.detail
