"""What a first look at an artifact found: its facts, how large it comes on screen, or why it cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.submission import ArtifactKind


@dataclass(frozen=True, slots=True)
class Inspection:
    """One artifact, opened as the desk would open it.

    ``facts.fault`` is its class of ARTIFACT_FAULTS when it cannot be shown, and ``sentence`` then says so to a person;
    else ``sentence`` holds what is worth knowing ("Page 1 cannot be drawn.") or nothing. ``width`` and ``height`` are
    the pixels of the first render, 0 where there is nothing to draw. ``detail`` names what plays or draws it.
    """

    kind: ArtifactKind
    media_type: str
    facts: ArtifactFacts = field(default_factory=lambda: ArtifactFacts(checked=True))
    width: int = 0
    height: int = 0
    sentence: str = ""
    detail: str = ""

    @property
    def can_be_shown(self) -> bool:
        """Whether the desk shows it at all."""
        return not self.facts.fault
