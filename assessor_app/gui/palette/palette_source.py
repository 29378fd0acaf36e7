"""What the palette is fed with: any part of the desk may be a source of entries, and acts when one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One thing that can be found. All texts are plain text, wherever they come from.

    ``key`` is unique within its source and stays the same between starts; ``title`` is what is searched and shown;
    ``detail`` stands behind it in grey (and is searched too, with less weight); ``keys`` is a shortcut as the system
    writes it; ``reason`` says why the entry cannot be chosen now, "" when it can.
    """

    key: str
    title: str
    detail: str = ""
    keys: str = ""
    reason: str = ""


class PaletteSource(Protocol):
    """A page or part that has things to find.

    ``entries`` is asked whenever the palette opens, on the window's thread, and must be quick: return the *same* tuple
    as long as nothing has changed, then nothing is read anew.
    """

    @property
    def name(self) -> str:
        """Short and lasting: what was used last is remembered as name and key."""
        ...

    @property
    def caption(self) -> str:
        """The heading of the group, in the user's language."""
        ...

    def entries(self) -> Sequence[PaletteEntry]:
        """Everything that can be found now, in the order to show while nothing is typed."""
        ...

    def choose(self, key: str) -> None:
        """The person chose the entry with this key; it may be gone by now."""
        ...
