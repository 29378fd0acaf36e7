"""What the collectors hand over: texts found, and places where a text cannot be found by reading the source."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text as the source says it; ``counted`` where a number is passed along (``%n``)."""

    context: str
    source: str
    comment: str = ""
    counted: bool = False


@dataclass
class Harvest:
    """``texts`` found so far, and ``unseen``: sentences that name a place the collector cannot read."""

    texts: set[Text] = field(default_factory=set)
    unseen: list[str] = field(default_factory=list)

    def add(self, other: Harvest) -> None:
        """Take in what another collector found."""
        self.texts |= other.texts
        self.unseen += other.unseen
