"""Seals what an earlier version left readable in the folder of artifacts, once, so that nothing plain stays there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from assessor_app.errors import ArtifactError, VaultError
from assessor_app.paths import flush_folder
from assessor_app.sentences import sentence
from assessor_app.store import artifacts, ui_state
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.renditions import made_files
from assessor_app.store.vault import Vault
from assessor_app.sync.artifact_part import ArtifactPart
from assessor_app.sync.kept_content import keep_content
from assessor_app.sync.report import Cancel

_DONE: Final = "artifacts.sealed"
_PIECE: Final = 1 << 20


def open_files(vault: Vault, folder: Path, key: bytes) -> ArtifactFiles:
    """The artifact files of a vault; plain ones of an earlier version are read only until all were sealed once."""
    with vault.read() as session:
        done = bool(ui_state.value(session, _DONE))
    return ArtifactFiles(folder, key, plain=not done)


def seal_plain_files(vault: Vault, files: ArtifactFiles, cancel: Cancel) -> None:
    """Seal every plain file that is what the hub promised or this laptop made, whole or begun; remove every other.

    Each is sealed beside itself, proven by its hash and given its name before the plain one goes, so being killed at
    any moment loses nothing and leaves no half file; when cancelled, the rest waits for the next time. A file that is
    not what it should be counts as missing and is fetched again. Raises VaultError when the disk fails.
    """
    names = files.plain_ids()
    with vault.read() as session:
        done = bool(ui_state.value(session, _DONE))
        # no hash is known of these: after the first time, a file under such a name was put there by somebody else
        made = {} if done else made_files(session)
    try:
        for file_id in names:
            if cancel():
                return
            _seal(vault, files, file_id, made.get(file_id))
        if names:
            flush_folder(files.folder)
    except OSError as error:
        raise VaultError(
            sentence("A file on this laptop could not be encrypted yet."),
            sentence("Free some space; it is tried again at the next start."),
        ) from error
    if not done:
        with vault.write() as session:
            ui_state.save(session, {_DONE: "1"})
    files.refuse_plain()


def _seal(vault: Vault, files: ArtifactFiles, file_id: str, made: int | None) -> None:
    """``made``: the size of a file that this laptop made, None for any other."""
    whole, begun = files.plain_of(file_id)
    with vault.read() as session:
        promised = artifacts.promised(session, file_id)
    if whole.is_file() and not whole.is_symlink():
        size, sha256 = promised or (made if made is not None else 0, "")
        sealed = files.final(file_id).exists() or _sealed(files, file_id, whole, size, sha256)
        if not sealed:
            with vault.write() as session:
                artifacts.mark_missing(session, file_id)
    elif promised is not None and begun.is_file() and not begun.is_symlink():
        _go_on_sealed(files, file_id, begun, promised)
    for path in (begun, whole):
        path.unlink(missing_ok=True)


def _sealed(files: ArtifactFiles, file_id: str, path: Path, size: int, sha256: str) -> bool:
    """Whether the file is this content (any, where ``sha256`` is "") and lies sealed now."""
    if not size and not sha256:
        return False
    if path.stat().st_size != size:
        return False
    return keep_content(files, file_id, _pieces(path), size, sha256 or _hash_of(path))


def _go_on_sealed(files: ArtifactFiles, file_id: str, begun: Path, promised: tuple[int, str]) -> None:
    """What was downloaded of a file so far goes on from there; whether it is right shows when it is whole."""
    size, sha256 = promised
    if files.part(file_id).exists() or begun.stat().st_size > size:
        return
    with suppress(ArtifactError), ArtifactPart(files, file_id, size, sha256) as part:
        for piece in _pieces(begun):
            part.write(piece)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _hash_of(path: Path) -> str:
    digest = hashlib.sha256()
    for piece in _pieces(path):
        digest.update(piece)
    return digest.hexdigest()
