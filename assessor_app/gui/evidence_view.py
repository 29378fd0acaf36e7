"""What every viewer of an artifact can do, so that PDF, video, picture and text share one citation path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assessor_app.domain.annotation import Pin, Region, Seen
from assessor_app.domain.citation import Place, WholePlace
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


@dataclass(frozen=True, slots=True)
class Trace:
    """What one of several readers left at a place; ``letter`` ("A") tells whose, beside a tone and a shape.

    ``words`` are short enough for a tag ("Supports"), ``note`` is all there is to say.
    """

    letter: str
    kind: Literal["seen", "mark", "pin"]
    place: Place
    words: str
    note: str = ""
    region: Region | None = None

    @property
    def said(self) -> str:
        """Whose it is and all there is to say, for a tool tip."""
        return f"{self.letter}: {self.note or self.words}"


class EvidenceView(QWidget):
    """Base of the viewers: opens one artifact and brings cited places on screen.

    ``facts_found`` carries ArtifactFacts once the file is understood, ``place_shown`` the Place whose pixels
    are really painted, ``failed`` one sentence for the person, ``position_changed`` that
    :meth:`position` has something new to remember, ``view_changed`` that :meth:`seen` may have more to tell,
    ``open_outside_requested`` the artifact's id when the person wants it in another program.
    """

    facts_found = Signal(object)
    place_shown = Signal(object)
    failed = Signal(str)
    position_changed = Signal()
    view_changed = Signal()
    open_outside_requested = Signal(str)
    pin_requested = Signal(object)
    pin_chosen = Signal(str)

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

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """Show what several readers left on this artifact, side by side. Viewers that cannot draw it need not."""

    def set_pins(self, pins: Mapping[str, Pin], current: str = "") -> None:
        """Show these notes in the margin, numbered from 1 in this order; ``current`` is the id of the one in hand.

        Viewers without a margin need not.
        """

    def set_pinnable(self, allowed: bool) -> None:
        """Whether new pins may be made by hand (not once an assessment is submitted)."""

    def pin_here(self) -> Pin | None:
        """What a key pins now: what is selected, else what is on screen; None while nothing is."""
        return Pin("", place=WholePlace())

    def show_pin(self, pin: Pin) -> None:
        """Bring what a note is pinned to on screen; may precede opening's end. The cited frame stays as it is."""

    def seen(self, artifact_id: str) -> Seen:
        """What of the artifact called so is really on screen now, or was since it was opened; never for how long."""
        return Seen(artifact_id)

    def position(self) -> Mapping[str, float]:
        """Where the reader is, as plain numbers that :meth:`restore` understands."""
        raise NotImplementedError

    def restore(self, position: Mapping[str, float]) -> None:
        """Go back to a remembered position; unknown keys are ignored."""
        raise NotImplementedError

    def close_artifact(self) -> None:
        """Stop all work and free the bytes; the view may be opened again."""
        raise NotImplementedError

    def rest(self) -> bool:
        """Be as new again once :meth:`close_artifact` was called, to serve another file of the kind.

        False where only a new viewer can.
        """
        return False
