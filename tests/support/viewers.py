"""What tests of the viewers share: artifacts, a recorder of signals, and ways to wait for what is painted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, SignalInstance

from assessor_app.domain.submission import Artifact, ArtifactKind


def artifact(kind: ArtifactKind = "pdf", name: str = "improvement-plan.pdf") -> Artifact:
    """An artifact as the desk hands it to a viewer."""
    return Artifact(id="art-1", name=name, kind=kind, media_type="application/octet-stream", size=1, sha256="0" * 64)


class Recorder(QObject):
    """Keeps what a signal carried, in order."""

    def __init__(self, signal: SignalInstance) -> None:
        super().__init__()
        self.values: list[Any] = []
        signal.connect(self.take)

    def take(self, *values: Any) -> None:
        self.values.append(values[0] if len(values) == 1 else values)

    def heard(self) -> bool:
        """Whether anything came; for ``waitUntil``."""
        return bool(self.values)
