"""Makes a viewer over several turns of the loop, so that what else was asked for with it is painted meanwhile."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.slices import Slices, Steps
from assessor_app.gui.widgets.discard import discard

ViewFactory = Callable[[Artifact], EvidenceView]


@runtime_checkable
class TakesBack(Protocol):
    """A maker of viewers that may want one back, to hand it out again."""

    def give_back(self, view: EvidenceView) -> bool: ...


@runtime_checkable
class MakesInSteps(Protocol):
    """A maker of viewers that are long in the making.

    Once all ``steps_to`` a viewer are taken, handing it out is short; None for one that is at hand.
    """

    def steps_to(self, artifact: Artifact) -> Steps | None: ...


class ViewMaking(QObject):
    """One viewer at a time, the one asked for last; ``made`` carries its artifact and the viewer, inside ``stage``."""

    made = Signal(object, object)

    def __init__(self, views: ViewFactory, stage: QWidget) -> None:
        super().__init__(stage)
        self._views, self._stage = views, stage
        self._artifact: Artifact | None = None
        self._ahead: Steps | None = None
        self._view: EvidenceView | None = None
        self._slices = Slices(self._steps, self)
        self._slices.finished.connect(self._hand_over)

    @property
    def artifact_id(self) -> str:
        """Whose viewer is in the making; "" for none."""
        return self._artifact.id if self._artifact is not None and self._slices.running else ""

    def begin(self, artifact: Artifact) -> bool:
        """Whether its viewer is in the making from now on; False where one can be had at once."""
        if artifact.id == self.artifact_id:
            return True
        self.stop()
        maker: object = inspect.unwrap(self._views)
        self._ahead = maker.steps_to(artifact) if isinstance(maker, MakesInSteps) else None
        if self._ahead is None:
            return False
        self._artifact = artifact
        self._slices.begin()
        return True

    def stop(self) -> None:
        """Make none: another is wanted, or nothing."""
        self._slices.stop()
        view, self._artifact, self._view = self._view, None, None
        if view is not None:
            discard(view)

    def give_back(self, view: EvidenceView) -> None:
        """Let go of a closed viewer that no layout holds: its maker may hand it out again, else it is done with."""
        maker: object = inspect.unwrap(self._views)
        kept = isinstance(maker, TakesBack) and maker.give_back(view)
        view.hide()
        if not kept:
            # where it stands: of a new parent, or none, Qt would tell each of its many parts first
            view.deleteLater()

    def _steps(self) -> Steps:
        assert self._artifact is not None
        yield from self._ahead or ()
        self._view = self._views(self._artifact)
        yield
        # a step of its own, since Qt tells each of its many parts
        self._view.hide()
        self._view.setParent(self._stage)
        yield

    @Slot()
    def _hand_over(self) -> None:
        artifact, view, self._artifact, self._view = self._artifact, self._view, None, None
        if artifact is not None and view is not None:
            self.made.emit(artifact, view)
