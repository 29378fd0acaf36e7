"""What every viewer of an artifact can do, so that PDF, video, picture and text share one citation path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assessor_app.domain.citation import Place
from assessor_app.domain.submission import Artifact
from assessor_app.workflows.desk import ArtifactSource


@dataclass(frozen=True, slots=True)
class Mark:
    """A place worth drawing in a margin, a thumbnail or a seek bar: cited for ``label`` ("1.b").

    ``current`` tells that it belongs to the criterion in hand.
    """

    place: Place
    label: str
    current: bool = False


class EvidenceView(QWidget):
    """Base of the viewers: opens one artifact and brings cited places on screen.

    ``facts_found`` carries ArtifactFacts once the file is understood, ``place_shown`` the Place whose pixels
    are really painted, ``failed`` one sentence for the person, ``position_changed`` that
    :meth:`position` has something new to remember, ``open_outside_requested`` the artifact's id when the person wants
    it in another program.
    """

    facts_found = Signal(object)
    place_shown = Signal(object)
    failed = Signal(str)
    position_changed = Signal()
    open_outside_requested = Signal(str)

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Start opening; returns at once. Raises nothing: trouble arrives through ``failed``."""
        raise NotImplementedError

    def show_place(self, place: Place, badge: str) -> None:
        """Bring ``place`` on screen, framed and labelled ``badge`` ("Cited for 1.b"); may precede opening's end."""
        raise NotImplementedError

    def clear_place(self) -> None:
        """Show no place as cited any more; the reader stays where they are. Viewers that frame nothing need not."""

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Which places of this artifact are cited for any criterion. Viewers without a margin need not draw them."""

    def position(self) -> Mapping[str, float]:
        """Where the reader is, as plain numbers that :meth:`restore` understands."""
        raise NotImplementedError

    def restore(self, position: Mapping[str, float]) -> None:
        """Go back to a remembered position; unknown keys are ignored."""
        raise NotImplementedError

    def close_artifact(self) -> None:
        """Stop all work and free the bytes; the view may be opened again."""
        raise NotImplementedError
