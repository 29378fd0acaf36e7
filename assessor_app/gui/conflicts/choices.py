"""What the assessor has chosen so far, part by part, before any of it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessor_app.workflows.conflict_view import Choice, Conflict, Part, PartSides, Side


@dataclass(frozen=True, slots=True)
class OpenPart:
    """One part of one conflict that awaits a choice; ``key`` is unlike that of any other."""

    conflict: Conflict
    sides: PartSides

    @property
    def key(self) -> str:
        """For lists."""
        return f"{self.conflict.key}/{self.sides.part}"

    def offers(self, side: Side) -> bool:
        """Whether this side can be chosen here."""
        if self.conflict.submitted:
            return side == "theirs"
        if side == "before":
            return self.sides.known_before
        return side != "own" or self.sides.part in ("comment", "feedback")


class Choices:
    """Kept across readings of the list, as long as what they were made about is still shown as it was."""

    def __init__(self) -> None:
        self._parts: dict[str, OpenPart] = {}
        self._sides: dict[str, Side] = {}
        self._own: dict[str, str] = {}

    def show(self, conflicts: Sequence[Conflict]) -> None:
        """These are the conflicts now; a choice about another copy of the hub is forgotten, words written are not."""
        parts = {one.key: one for conflict in conflicts for one in _parts(conflict)}
        self._sides = {
            key: side
            for key, side in self._sides.items()
            if key in parts and parts[key].conflict.theirs_rev == self._parts[key].conflict.theirs_rev
        }
        self._parts = parts

    @property
    def parts(self) -> Sequence[OpenPart]:
        """Every part that awaits a choice, in order."""
        return tuple(self._parts.values())

    def part(self, key: str) -> OpenPart | None:
        """The part with this key."""
        return self._parts.get(key)

    def side(self, key: str) -> Side | None:
        """What was chosen for it, None for nothing yet."""
        return self._sides.get(key)

    def own(self, key: str) -> str:
        """The words written anew; both texts to begin with."""
        if key in self._own:
            return self._own[key]
        sides = self._parts[key].sides
        return "\n\n".join(filter(None, (str(sides.mine).strip(), str(sides.theirs).strip())))

    def write(self, key: str, words: str) -> None:
        """Remember words written anew."""
        self._own[key] = words

    def choose(self, key: str, side: Side) -> bool:
        """Choose a side; False, and nothing changed, where it is not offered."""
        part = self._parts.get(key)
        if part is None or not part.offers(side):
            return False
        self._sides[key] = side
        return True

    def alike(self, key: str) -> Sequence[OpenPart]:
        """The parts of the same kind, this one included."""
        part = self._parts.get(key)
        return () if part is None else [one for one in self.parts if one.sides.part == part.sides.part]

    def choose_all_alike(self, key: str) -> int:
        """Settle everything of this kind as this one is; how many followed. Words written anew are for one alone."""
        side = self.side(key)
        if side is None or side == "own":
            return 0
        return sum(self.choose(one.key, side) for one in self.alike(key))

    def next_open(self, key: str) -> str:
        """The next part without a choice after this one, from the top again at the end; "" where none is left."""
        keys = list(self._parts)
        start = keys.index(key) + 1 if key in self._parts else 0
        return next((one for one in keys[start:] + keys[:start] if one not in self._sides), "")

    def ready(self) -> tuple[Choice, ...]:
        """The conflicts all of whose parts have been chosen."""
        found: dict[str, tuple[Conflict, dict[Part, Side], dict[Part, str]]] = {}
        for one in self.parts:
            found.setdefault(one.conflict.key, (one.conflict, {}, {}))
            if (side := self.side(one.key)) is not None:
                found[one.conflict.key][1][one.sides.part] = side
                if side == "own":
                    found[one.conflict.key][2][one.sides.part] = self.own(one.key)
        return tuple(
            Choice(conflict.key, conflict.theirs_rev, sides, own)
            for conflict, sides, own in found.values()
            if len(sides) == len(conflict.parts)
        )


def _parts(conflict: Conflict) -> Iterator[OpenPart]:
    for sides in conflict.parts:
        yield OpenPart(conflict, sides)
