"""What the demo's robot enters: marks of every kind and awkward comments, remembered for comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessor_app.domain.credential import NOT_SCORABLE, Scorable

_COMMENTS = (
    "Read at the cited place; the table carries it.",
    "Seen on screen. To go further, name who decides.",
    'Half shown: "plan" yes, result no. Next step: dates & owners <soon>.',
    "Clear — even for a newcomer; 100 % of groups named.",
)


@dataclass(frozen=True, slots=True)
class Entered:
    """One score as entered: the number key pressed, the mark it stands for, and the comment."""

    scorable_id: str
    key: int
    mark: str
    comment: str


class Entries:
    """Deals out marks and remembers them by submission code."""

    def __init__(self) -> None:
        self._entered: dict[str, list[Entered]] = {}
        self._count = 0

    def next_for(self, code: str, scorable: Scorable) -> Entered:
        """The next entry: mostly the top level, now and then a lower one or *not scorable*."""
        levels = scorable.scale.levels
        self._count += 1
        if self._count % 11 == 0 and NOT_SCORABLE in scorable.scale.extra_marks:
            key, mark = 0, NOT_SCORABLE
        else:
            rank = len(levels) - 1 if self._count % 5 else len(levels) - 2
            key, mark = rank + 1, levels[rank].id
        entered = Entered(scorable.id, key, mark, _COMMENTS[self._count % len(_COMMENTS)])
        self._entered.setdefault(code, []).append(entered)
        return entered

    def codes(self) -> Sequence[str]:
        """Every submission with entries."""
        return tuple(self._entered)

    def of(self, code: str) -> Sequence[Entered]:
        """The entries of one submission."""
        return self._entered[code]

    def feedback(self, code: str) -> str:
        """The overall feedback written for a submission."""
        return f"{code}: thank you; looked at every cited place. Next step: keep what works."
