"""Decides how a mark looks: number or tick, shape and tone, from the scale and the rule and never from a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.credential import NOT_SCORABLE, Credential, Scale, Scorable
from assessor_app.domain.marking import needed_level

Tone = Literal["good", "best", "warn", "bad", "outside", "none"]
Shape = Literal["square", "round", "outline", "dot", "triangle"]


@dataclass(frozen=True, slots=True)
class Badge:
    """What is painted beside a row: ``text`` inside ``shape`` in the colour of ``tone``; ``words`` for the ear."""

    text: str
    shape: Shape
    tone: Tone
    words: str


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("score_badges", text)


def needed_rank(credential: Credential, scorable: Scorable) -> int:
    """The rank the decision rule asks of this scorable; the highest rank where the rule does not name it."""
    level = needed_level(credential, scorable)
    return len(scorable.scale.levels) - 1 if level is None else scorable.scale.rank(level)


def tone_of(rank: int, needed: int, count: int) -> Tone:
    """The tone of a level: at or above what is needed is good, the top above it best, the lowest bad."""
    if rank > needed and rank == count - 1:
        return "best"
    if rank >= needed:
        return "good"
    return "bad" if rank == 0 else "warn"


def level_key(scale: Scale, rank: int) -> str:
    """The number key that sets a level: the lowest is 1."""
    return str(rank + 1) if rank < 9 and len(scale.levels) > rank else ""


def badge_for(credential: Credential, scorable: Scorable, mark: str | None) -> Badge:
    """The badge of a scorable that carries ``mark`` (level id, extra mark or None)."""
    scale = scorable.scale
    if mark is None:
        return Badge("·", "dot", "none", tr("not scored"))
    if mark == NOT_SCORABLE:
        return Badge(tr("NS"), "outline", "outside", tr("not scorable"))
    if not any(level.id == mark for level in scale.levels):
        return Badge("–", "outline", "outside", mark)
    rank = scale.rank(mark)
    needed = needed_rank(credential, scorable)
    tone = tone_of(rank, needed, len(scale.levels))
    text = str(rank + 1) if len(scale.levels) > 2 else ("✓" if rank >= needed else "✕")
    return Badge(text, "square" if rank >= needed else "round", tone, scale.levels[rank].title)


def limit_badge(within: bool) -> Badge:
    """The mark beside a word count: a warning triangle when the limit is broken, a quiet tick when it is kept."""
    if within:
        return Badge("✓", "dot", "none", tr("within the limit"))
    return Badge("!", "triangle", "warn", tr("outside the limit"))
