"""Opens the recording that will probably be asked for next before it is, so that its first jump does not wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol, cast, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from assessor_app.domain.citation import TimePlace
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.widgets.discard import discard
from assessor_app.workflows.desk import ArtifactSource, Desk

# What was just asked for comes first, and typing must not meet the making of a viewer.
_CALM_MS: Final = 700


@runtime_checkable
class Warmable(Protocol):
    """A viewer that can open a recording unseen; ``open_artifact`` of the same one then takes it up."""

    def warm_artifact(self, artifact: Artifact, source: ArtifactSource, place: TimePlace) -> None: ...


class WarmRecording(QObject):
    """At most one viewer at a time, hidden and heard by nobody: nothing it finds or remembers leaves it."""

    def __init__(
        self, desk: Desk, runner: TaskRunner, views: Callable[[Artifact], EvidenceView], stage: QWidget
    ) -> None:
        super().__init__(stage)
        self._desk = desk
        self._runner = runner
        self._views = views
        self._stage = stage
        self._wish: tuple[Artifact, TimePlace] | None = None
        self._artifact: Artifact | None = None
        self._view: EvidenceView | None = None
        self._source: ArtifactSource | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._make)

    @property
    def artifact_id(self) -> str:
        """What is kept warm, or about to be; "" for nothing."""
        return "" if self._artifact is None else self._artifact.id

    def foresee(self, artifact: Artifact, place: TimePlace) -> None:
        """Keep this recording warm, and no other, once all is calm."""
        if artifact.id == self.artifact_id:
            self._calm.stop()
            return
        self._wish = (artifact, place)
        self._calm.start()

    def take(self, artifact_id: str) -> tuple[EvidenceView, ArtifactSource] | None:
        """Hand over the warm viewer of this artifact and the bytes it reads; None when there is none."""
        if self._wish is not None and self._wish[0].id == artifact_id:
            self._calm.stop()
            self._wish = None
        if artifact_id != self.artifact_id:
            return None
        view, source = self._view, self._source
        if view is None or source is None:
            self.drop()
            return None
        self._artifact = self._view = self._source = None
        return view, source

    def drop(self) -> None:
        """Keep nothing warm, and free what was."""
        self._calm.stop()
        view = self._view
        self._wish = self._artifact = self._view = self._source = None
        if view is not None:
            view.close_artifact()
            # hidden as it is, and where it stands: to lose its parent first costs more than all else here
            view.deleteLater()

    @Slot()
    def _make(self) -> None:
        wish = self._wish
        self.drop()
        if wish is None:
            return
        self._artifact, place = wish
        view = self._views(self._artifact)
        if not isinstance(view, Warmable):
            discard(view)
            self._artifact = None
            return
        self._view = view
        view.hide()
        view.setParent(self._stage)
        work = partial(self._desk.artifact_source, self._artifact.id)
        self._runner.run("store", work, partial(self._warm, view, place), view)

    def _warm(
        self, view: EvidenceView, place: TimePlace, source: ArtifactSource | None, _error: Exception | None
    ) -> None:
        if view is not self._view or self._artifact is None:
            return
        if source is None:
            # Whoever asks for it will be told why.
            self.drop()
            return
        self._source = source
        # Lays the hidden viewer out as it will be, so that its pictures get their final size at once.
        view.resize(self._stage.size())
        view.grab()
        cast("Warmable", view).warm_artifact(self._artifact, source, place)
