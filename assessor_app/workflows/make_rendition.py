"""Verb: make pages of an office file with this laptop's own LibreOffice, and keep them for the next time."""

from __future__ import annotations

import hashlib
import secrets
from typing import Protocol

from assessor_app.errors import ArtifactError, VaultError
from assessor_app.sentences import sentence
from assessor_app.store import known_facts, renditions, submissions
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.renditions import KeptRendition
from assessor_app.store.vault import Vault
from assessor_app.sync.kept_content import keep_content
from assessor_app.workflows.desk import ArtifactSource, Cancel, Rendition, RenditionWay
from assessor_app.workflows.find_rendition import find_rendition
from assessor_app.workflows.read_artifact import artifact_source


class PageMaker(Protocol):
    """Turns an office file into a PDF; :class:`assessor_app.media.office_rendition.OfficeConverter` is one."""

    def way(self) -> RenditionWay:
        """Whether and where pages can be made on this laptop."""
        ...

    def convert(self, source: ArtifactSource, media_type: str, cancel: Cancel, *, on_disk: bool = False) -> bytes:
        """The PDF. Raises ArtifactError, or a DeskError of its own when cancelled."""
        ...


def make_rendition(
    vault: Vault, files: ArtifactFiles, maker: PageMaker, artifact_id: str, cancel: Cancel, *, on_disk: bool = False
) -> Rendition:
    """The pages there are, else new ones, kept under an id of their own.

    ``on_disk`` tells that the reader agreed to that way. Raises ArtifactError as the maker does, or ``missing``;
    a DeskError when cancelled; VaultError when the pages cannot be kept.
    """
    found = find_rendition(vault, files, artifact_id)
    if found is not None:
        return found
    with vault.read() as session:
        artifact = submissions.load_artifact(session, artifact_id)
    if artifact is None:
        raise ArtifactError(sentence("This file is not part of any submission in your queue."), kind="missing")
    source = artifact_source(vault, files, artifact_id)
    made = _write(files, maker.convert(source, artifact.media_type, cancel, on_disk=on_disk))
    with vault.write() as session:
        earlier = renditions.made_here(session, artifact_id)
        quicker = earlier is not None and files.holds(earlier.file_id, earlier.size)
        stale = known_facts.content_of(session, artifact_id) != artifact.sha256
        former = "" if quicker or stale else renditions.keep_made(session, artifact_id, artifact.sha256, made)
    if earlier is not None and quicker:
        # Somebody else made them meanwhile, and a viewer may read those already.
        files.remove(made.file_id)
        return Rendition(files.source(earlier.file_id, earlier.size), "laptop")
    if former:
        files.remove(former)
    return Rendition(files.source(made.file_id, made.size), "laptop")


def _write(files: ArtifactFiles, data: bytes) -> KeptRendition:
    file_id = f"laptop-{secrets.token_hex(16)}"
    try:
        keep_content(files, file_id, (data,), len(data), hashlib.sha256(data).hexdigest())
    except OSError as error:
        raise VaultError(
            sentence("The pages made of this file could not be kept on this laptop."),
            sentence("Free some space, then try again."),
        ) from error
    return KeptRendition(file_id, len(data))
