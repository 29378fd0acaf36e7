"""A desk that knows of renditions only: what the hub made, what this laptop would make, and which way it would go."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import Any, cast

from assessor_app.domain.submission import Artifact, ArtifactKind
from assessor_app.workflows.desk import Cancel, Desk, Rendition, RenditionWay
from tests.support.pdfs import MemorySource
from tests.support.viewers import artifact


@dataclass
class PageDesk:
    """``made`` is the PDF or the error LibreOffice would come up with; while ``busy`` is set it works on until told."""

    hub: bytes | None = None
    made: bytes | Exception | None = None
    way: RenditionWay = "none"
    failure: Exception | None = None
    busy: threading.Event | None = None
    consents: list[bool] = field(default_factory=list)
    cancelled: list[bool] = field(default_factory=list)

    def rendition(self, _artifact_id: str) -> Rendition | None:
        if self.failure is not None:
            raise self.failure
        return None if self.hub is None else Rendition(MemorySource(self.hub), "hub")

    def rendition_way(self) -> RenditionWay:
        return self.way

    def make_rendition(self, _artifact_id: str, cancel: Cancel, *, on_disk: bool = False) -> Rendition:
        self.consents.append(on_disk)
        if self.busy is not None:
            self.busy.wait(30)
        self.cancelled.append(cancel())
        if isinstance(self.made, Exception):
            raise self.made
        assert self.made is not None
        return Rendition(MemorySource(self.made), "laptop")

    def as_desk(self) -> Desk:
        """For whoever asks for all of a desk and uses this."""
        return cast("Any", self)  # type: ignore[no-any-return]


def artifact_of(kind: ArtifactKind, media_type: str) -> Artifact:
    """An artifact of this kind and type."""
    return replace(artifact(kind, "file"), media_type=media_type)
