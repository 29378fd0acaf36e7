"""The order in which an assessor goes through a submission: every scorable, and parts that are only read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain

from assessor_app.domain.credential import Credential, Part, Scorable, part_label
from assessor_app.domain.reopening import may_score
from assessor_app.domain.submission import Reopening
from assessor_app.gui.language.saying import say


@dataclass(frozen=True, slots=True)
class Stop:
    """One row of the outline that can be opened; ``scorable`` is None for a part that is read, not scored.

    ``is_open`` tells that it is still to be shown; what stands from an attempt before has the mark it ``kept``.
    """

    key: str
    label: str
    title: str
    part: Part
    scorable: Scorable | None
    is_open: bool = True
    kept: str | None = None

    @property
    def is_narrative(self) -> bool:
        """Whether the evidence is the practitioner's narrative rather than citations."""
        return self.scorable is None or self.scorable.criterion is None


@dataclass(frozen=True, slots=True)
class ReadingOrder:
    """All stops of one credential, first to last; found by their keys at once, however many there are."""

    stops: tuple[Stop, ...]
    _places: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        # the first of two alike is the one that is meant
        self._places.update({one.key: index for index, one in reversed(list(enumerate(self.stops)))})

    @classmethod
    def of(cls, credential: Credential, reopening: Reopening | None = None) -> ReadingOrder:
        """The stops in the order of the definition; of a further attempt those that stand come after the others."""
        of_part: dict[str, list[Scorable]] = {}
        for one in credential.scorables():
            of_part.setdefault(one.part.id, []).append(one)
        stops: list[Stop] = []
        for number, part in enumerate(credential.parts, start=1):
            own = of_part.get(part.id, [])
            for one in own:
                is_open = may_score(reopening, one.id)
                kept = None if reopening is None or is_open else reopening.kept.get(one.id)
                stops.append(Stop(one.id, say(one.label), one.title, part, one, is_open, kept))
            if not own:
                label = say(part_label(number))
                stops.append(Stop(part.id, label, part.title, part, None))
        return cls((*(one for one in stops if one.is_open), *(one for one in stops if not one.is_open)))

    def stop(self, key: str) -> Stop | None:
        """The stop of a scorable or part id, or None."""
        index = self._places.get(key)
        return None if index is None else self.stops[index]

    def beside(self, key: str, step: int) -> Stop | None:
        """The stop ``step`` places further on, or None beyond the ends."""
        index = self._index(key) + step
        return self.stops[index] if 0 <= index < len(self.stops) else None

    def next_unscored(self, key: str, is_scored: Callable[[str], bool]) -> Stop | None:
        """The next open stop without a mark after ``key``, from the top again at the end; never ``key`` itself."""
        start = self._index(key) + 1
        for index in chain(range(start, len(self.stops)), range(start - 1)):
            stop = self.stops[index]
            if stop.is_open and stop.scorable is not None and not is_scored(stop.key):
                return stop
        return None

    def _index(self, key: str) -> int:
        return self._places.get(key, -1)
