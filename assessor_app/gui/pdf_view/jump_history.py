"""Where the reader jumped from, so that every jump can be taken back and made again."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

_LONGEST: Final = 200
Where = TypeVar("Where")


class JumpHistory(Generic[Where]):
    """Two stacks of places, as a browser keeps them. Places are compared with ``==``."""

    def __init__(self) -> None:
        self._behind: list[Where] = []
        self._ahead: list[Where] = []

    @property
    def can_go_back(self) -> bool:
        """Whether a jump can be taken back."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether a jump that was taken back can be made again."""
        return bool(self._ahead)

    def note(self, left: Where) -> None:
        """A jump is being made from here; what lay ahead is forgotten."""
        self._ahead.clear()
        if not self._behind or self._behind[-1] != left:
            self._behind.append(left)
            del self._behind[:-_LONGEST]

    def back(self, here: Where) -> Where | None:
        """Where to go to take the last jump back, or None; ``here`` is kept to go forward to."""
        return self._step(self._behind, self._ahead, here)

    def forward(self, here: Where) -> Where | None:
        """Where the jump taken back last had led, or None; ``here`` is kept to go back to."""
        return self._step(self._ahead, self._behind, here)

    def forget(self) -> None:
        """Start afresh, for another document."""
        self._behind.clear()
        self._ahead.clear()

    @staticmethod
    def _step(source: list[Where], other: list[Where], here: Where) -> Where | None:
        # A place that is where the reader already is would make the step look like nothing happened.
        while source:
            there = source.pop()
            if there != here:
                other.append(here)
                return there
        return None
