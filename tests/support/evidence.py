"""Submissions of real files on a shelf, for what is found out before anybody opens them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from assessor_app.protocol.messages import AnalysisCopy, ArtifactCopy, AssignmentCopy, CitedCopy, RenditionCopy
from assessor_app.store import artifacts
from tests.support.sealed import put_file
from tests.support.vault import Shelf, assignment_copy, submission_copy

PDF = "application/pdf"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def never() -> bool:
    return False


def artifact_of(
    artifact_id: str, content: bytes, *, kind: Any = "pdf", media_type: str = PDF, rendition: bytes | None = None
) -> ArtifactCopy:
    """One artifact with this content; its rendition has the id of the artifact with ``-pages`` behind."""
    return ArtifactCopy(
        id=artifact_id,
        name=f"{artifact_id} of ours",
        kind=kind,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        rendition=None if rendition is None else rendition_of(artifact_id, rendition),
    )


def rendition_of(artifact_id: str, content: bytes) -> RenditionCopy:
    return RenditionCopy(id=f"{artifact_id}-pages", size=len(content), sha256=hashlib.sha256(content).hexdigest())


def assignment_of(
    files: list[ArtifactCopy], citations: list[tuple[str, str]], number: int = 1, **changes: Any
) -> AssignmentCopy:
    """Assignment ``as-<number>`` of these files, citing (raw, artifact id) for the first detail."""
    analysis = AnalysisCopy(
        criterion_id="eo1.a",
        explanation="See there.",
        citations=[CitedCopy(raw=raw, artifact_id=artifact_id) for raw, artifact_id in citations],
    )
    submission = submission_copy(number).model_copy(update={"artifacts": files, "analyses": [analysis]})
    return assignment_copy(number).model_copy(update={"submission": submission, **changes})


def arrive(shelf: Shelf, contents: Mapping[str, bytes]) -> None:
    """Put these files on the disk as a download does, by artifact or rendition id."""
    for file_id, content in contents.items():
        put_file(shelf.files, file_id, content)
        with shelf.vault.write() as session:
            artifacts.mark_present(session, file_id)
