"""What is shown for files that only another program can open: why, what is safe, and a way to open them there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.domain.citation import Place
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.outside_view.outside_words import open_outside_words
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.workflows.desk import ArtifactSource

_ARCHIVE = "application/zip"


class OutsideView(EvidenceView):
    """``open_outside_requested`` carries the artifact's id; whoever opens it hands over a copy, never the original.

    No facts are found and no place is ever shown by this view: it has no pixels of the file.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._artifact: Artifact | None = None
        self._badge = ""
        self._state = EmptyState(self)
        self._state.dress(theme)
        self._state.setObjectName("outside_state")
        self._state.action_button.setObjectName("open_outside_button")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._state)
        lend_focus(self, self._state.action_button)

    def open_artifact(self, artifact: Artifact, _source: ArtifactSource) -> None:
        """Say why this file is not shown here; its bytes are not touched."""
        self._artifact = artifact
        self._tell()

    def show_place(self, _place: Place, badge: str) -> None:
        """Say that what is cited must be looked up in the other program."""
        self._badge = badge
        self._tell()

    def position(self) -> Mapping[str, float]:
        """Nothing to remember."""
        return {}

    def restore(self, _position: Mapping[str, float]) -> None:
        """Nothing to go back to."""

    def close_artifact(self) -> None:
        """Forget the artifact."""
        self._artifact, self._badge = None, ""

    def why(self) -> str:
        """The heading shown, for the artifact that is open."""
        if self._artifact is not None and self._artifact.media_type == _ARCHIVE:
            return self.tr("Archives of files are not unpacked here")
        return self.tr("Files of this kind cannot be shown here")

    def _tell(self) -> None:
        if self._artifact is None:
            return
        safe = self.tr(
            "The file is safe on this laptop. Another program gets a copy; what was handed in stays as it is."
        )
        if self._badge:
            safe = self.tr("{0}: look it up in the other program. {1}").format(self._badge, safe)
        self._state.tell("file-question-outline", self.why(), safe, open_outside_words(), self._ask)

    @Slot()
    def _ask(self) -> None:
        if self._artifact is not None:
            self.open_outside_requested.emit(self._artifact.id)
