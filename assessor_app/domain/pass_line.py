"""How far marks lie from the other outcome: who is read twice, and what a lead looks at first, hang on it.

It is asked of every reading of a programme, so it only counts; :mod:`assessor_app.domain.decision` explains.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from assessor_app.domain.calibration_rules import DoubleReading
from assessor_app.domain.credential import (
    All,
    Any,
    CountAtLeast,
    Credential,
    EachAtLeast,
    Not,
    PartAtLeast,
    Rule,
)
from assessor_app.domain.decision import NOT_APPLICABLE, Verdict

Marks = Mapping[str, str | None]
# scorable id → by how many levels it has to change
Change = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _State:
    """Of one rule: its verdict, and the least change that makes it hold, and fail; None where no level does."""

    verdict: Verdict
    hold: Change | None
    fail: Change | None


_NOTHING: Change = {}
_OPEN = _State("open", None, None)
# a few dozen megabytes of readings
_MOST_KNOWN = 65_536
_Judge = Callable[[Marks], _State]


class PassLine:
    """The decision rule of one version of a credential, worked out once and asked often."""

    def __init__(self, credential: Credential) -> None:
        """Raises KeyError when the rule names a part or a level that does not exist."""
        self._ranks = {
            one.id: {level.id: rank for rank, level in enumerate(one.scale.levels)} for one in credential.scorables()
        }
        self._credential = credential
        self._needed: dict[str, set[int]] = {}
        self._shared = False
        self._known: dict[tuple[str | None, ...], tuple[bool | None, _State]] = {}
        self._judge = self._judged(credential.decision.pass_if)
        incomplete = credential.decision.incomplete_if
        self._incomplete = None if incomplete is None else self._judged(incomplete)

    def outcome(self, marks: Marks) -> bool | None:
        """True earned, False not yet, None incomplete: as :func:`~assessor_app.domain.decision.decide` has it."""
        return self._judged_once(marks)[0]

    def change(self, marks: Marks) -> Change | None:
        """The scorables that would have to change, and by how many levels, for the other outcome: the least in all.

        None where the marks settle nothing, or no change of levels turns them. One level of one scorable is never
        missed; beyond that, where a rule asks for one scorable in several of its alternatives, or excludes what it asks
        for elsewhere, there may be a little less to change.
        """
        earned, state = self._judged_once(marks)
        if earned is None:
            return None
        return state.fail if earned else state.hold

    def levels(self, marks: Marks) -> int | None:
        """The levels of :meth:`change` in all."""
        change = self.change(marks)
        return None if change is None else sum(change.values())

    def criteria(self, marks: Marks) -> int | None:
        """How many scorables, each changed by one level, turn the outcome; None where one level each is not enough."""
        change = self.change(marks)
        return None if change is None or any(by > 1 for by in change.values()) else len(change)

    def needed(self, scorable_id: str) -> frozenset[int]:
        """The ranks (0 the lowest) that the rule asks of this scorable: only crossing one of them matters to it."""
        return frozenset(self._needed.get(scorable_id, ()))

    def _judged_once(self, marks: Marks) -> tuple[bool | None, _State]:
        """Outcome and state, kept by the marks: the same reading is asked about from several sides."""
        key = tuple(map(marks.get, self._ranks))
        held = self._known.get(key)
        if held is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            state = self._judge(marks)
            earned = self._settled(state.verdict, marks)
            if self._shared and earned is not None:
                state = self._with_single(marks, state, earned)
            held = self._known[key] = (earned, state)
        return held

    def _with_single(self, marks: Marks, state: _State, earned: bool) -> _State:
        """With the one level that serves several of the rule's parts at once, where there is one.

        Each part chooses its own least change; where several ask the same of a scorable they may choose differently.
        """
        change = state.fail if earned else state.hold
        if change is not None and _cost(change) <= 1:
            return state
        for name, ranks in self._ranks.items():
            rank, levels = ranks.get(marks.get(name) or "", -1), tuple(ranks)
            for step in (-1, 1) if rank >= 0 else ():
                crossed = rank if step < 0 else rank + 1
                if crossed in self._needed.get(name, ()):
                    verdict = self._judge({**marks, name: levels[rank + step]}).verdict
                    if verdict == ("fails" if earned else "holds"):
                        return _State(state.verdict, *((state.hold, {name: 1}) if earned else ({name: 1}, state.fail)))
        return state

    def _settled(self, verdict: Verdict, marks: Marks) -> bool | None:
        if verdict == "open" or None in map(marks.get, self._ranks):
            return None
        if self._incomplete is not None and self._incomplete(marks).verdict == "holds":
            return None
        return verdict == "holds"

    def _judged(self, rule: Rule) -> _Judge:
        match rule:
            case All():
                return _every([self._judged(one) for one in rule.rules])
            case Any():
                return _turned(_every([_turned(self._judged(one)) for one in rule.rules]))
            case Not():
                return _turned(self._judged(rule.rule))
            case PartAtLeast():
                return self._each((rule.part,), rule.at_least, skip=())
            case EachAtLeast():
                return self._each(self._group(rule.part, rule.group), rule.at_least, skip=(NOT_APPLICABLE,))
            case CountAtLeast():
                return self._count(self._group(rule.part, rule.group), rule.at_least, rule.n)
            case _:
                assert_never(rule)

    def _group(self, part_id: str, group: str) -> tuple[str, ...]:
        part = self._credential.part(part_id)
        criteria = part.components if group == "components" else tuple(d for one in part.outcomes for d in one.details)
        return tuple(one.id for one in criteria)

    def _wanted(self, ids: Sequence[str], at_least: str) -> list[tuple[str, Mapping[str, int], int]]:
        """Of each scorable its id, its ranks, and the rank asked for."""
        found: list[tuple[str, Mapping[str, int], int]] = [
            (one, self._ranks[one], self._ranks[one][at_least]) for one in ids
        ]
        for one, _, rank in found:
            ranks = self._needed.setdefault(one, set())
            self._shared = self._shared or rank in ranks
            ranks.add(rank)
        return found

    def _each(self, ids: Sequence[str], at_least: str, skip: Sequence[str]) -> _Judge:
        wanted = self._wanted(ids, at_least)

        def judge(marks: Marks) -> _State:
            rising: dict[str, int] = {}
            falling: tuple[int, str] | None = None
            unsettled, counted = False, 0
            for name, ranks, needed in wanted:
                mark = marks.get(name)
                if mark in skip:
                    continue
                counted += 1
                rank = None if mark is None else ranks.get(mark)
                if rank is None:
                    unsettled = True
                elif rank < needed:
                    rising[name] = needed - rank
                elif needed and (falling is None or rank - needed + 1 < falling[0]):
                    falling = rank - needed + 1, name
            if not counted:
                return _OPEN
            verdict: Verdict = "fails" if rising else "open" if unsettled else "holds"
            fail = _NOTHING if rising else None if falling is None else {falling[1]: falling[0]}
            return _State(verdict, None if unsettled else rising, fail)

        return judge

    def _count(self, ids: Sequence[str], at_least: str, n: int) -> _Judge:
        wanted = self._wanted(ids, at_least)

        def judge(marks: Marks) -> _State:
            rising: list[tuple[int, str]] = []
            falling: list[tuple[int, str]] = []
            fixed, unsettled = 0, 0
            for name, ranks, needed in wanted:
                mark = marks.get(name)
                rank = None if mark is None else ranks.get(mark)
                if mark == NOT_APPLICABLE:
                    continue
                if rank is None:
                    unsettled += 1
                elif rank < needed:
                    rising.append((needed - rank, name))
                elif needed:
                    falling.append((rank - needed + 1, name))
                else:
                    fixed += 1
            reached = fixed + len(falling)
            if reached + len(rising) + unsettled < n <= len(wanted):
                return _OPEN
            verdict: Verdict = "holds" if reached >= n else "open" if reached + unsettled >= n else "fails"
            return _State(verdict, _least(rising, n - reached), _least(falling, reached + unsettled - n + 1))

        return judge


def drawn_for_second_reading(rule: DoubleReading, submission_id: str) -> bool:
    """Whether a submission is among the rule's random share: the same on every machine, for ever."""
    digest = hashlib.sha256(f"{rule.seed}:{submission_id}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64 < rule.share


def _least(changes: list[tuple[int, str]], how_many: int) -> Change | None:
    """The cheapest so many; None where there are not enough."""
    if how_many > len(changes):
        return None
    return {name: by for by, name in sorted(changes)[: max(0, how_many)]}


def _every(judges: list[_Judge]) -> _Judge:
    """Holds when all do; fails as soon as one does."""
    if len(judges) == 1:
        return judges[0]

    def judge(marks: Marks) -> _State:
        states = [one(marks) for one in judges]
        verdicts = {one.verdict for one in states}
        verdict: Verdict = "fails" if "fails" in verdicts else "open" if "open" in verdicts else "holds"
        return _State(verdict, _together([one.hold for one in states]), _cheapest([one.fail for one in states]))

    return judge


def _turned(inner: _Judge) -> _Judge:
    turned: dict[Verdict, Verdict] = {"holds": "fails", "fails": "holds", "open": "open"}

    def judge(marks: Marks) -> _State:
        state = inner(marks)
        return _State(turned[state.verdict], state.fail, state.hold)

    return judge


def _together(changes: list[Change | None]) -> Change | None:
    whole: dict[str, int] = {}
    for one in changes:
        if one is None:
            return None
        for name, by in one.items():
            whole[name] = max(by, whole.get(name, 0))
    return whole


def _cheapest(changes: list[Change | None]) -> Change | None:
    held = [one for one in changes if one is not None]
    return min(held, key=_cost, default=None)


def _cost(change: Change) -> int:
    return sum(change.values())
