"""A desk that knows of renditions and annotations: what the hub or this laptop makes, and what was pinned and seen."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, cast

from assessor_app.domain.annotation import Annotation, Seen, seen_id
from assessor_app.domain.submission import Artifact, ArtifactKind
from assessor_app.workflows.desk import Cancel, Changes, Desk, Rendition, RenditionWay
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
    annotations: dict[str, Annotation] = field(default_factory=dict)

    def rendition(self, _artifact_id: str) -> Rendition | None:
        if self.failure is not None:
            raise self.failure
        return None if self.hub is None else Rendition(MemorySource(self.hub), "hub")

    def rendition_way(self) -> RenditionWay:
        return self.way

    def make_rendition(self, _artifact_id: str, cancel: Cancel, *, on_disk: bool = False) -> Rendition:
        self.consents.append(on_disk)
        if self.busy is not None:
            self.busy.wait(60)
        self.cancelled.append(cancel())
        if isinstance(self.made, Exception):
            raise self.made
        assert self.made is not None
        return Rendition(MemorySource(self.made), "laptop")

    def put_annotation(self, _assignment_id: str, annotation_id: str, annotation: Annotation | None) -> Changes:
        """Keeps it in ``annotations``; nothing can be undone here."""
        if annotation is None:
            self.annotations.pop(annotation_id, None)
        else:
            self.annotations[annotation_id] = annotation
        return Changes(saved_at=datetime.now(UTC), annotations={annotation_id: annotation})

    def join_seen(self, _assignment_id: str, seen: tuple[Seen, ...]) -> Changes:
        """Joins it into ``annotations``."""
        told: dict[str, Annotation | None] = {}
        for one in seen:
            known = self.annotations.get(seen_id(one.artifact_id))
            told[seen_id(one.artifact_id)] = one.joined(known if isinstance(known, Seen) else one)
        self.annotations.update({key: one for key, one in told.items() if one is not None})
        return Changes(saved_at=datetime.now(UTC), annotations=told)

    def as_desk(self) -> Desk:
        """For whoever asks for all of a desk and uses this."""
        return cast("Any", self)  # type: ignore[no-any-return]


def artifact_of(kind: ArtifactKind, media_type: str) -> Artifact:
    """An artifact of this kind and type."""
    return replace(artifact(kind, "file"), media_type=media_type)
