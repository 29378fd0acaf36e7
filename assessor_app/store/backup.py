"""One file that holds a whole vault, still encrypted, and whatever opens its key again elsewhere."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

import sqlcipher3

from assessor_app.errors import VaultDamagedError, VaultError
from assessor_app.paths import flush_folder, flush_if_able
from assessor_app.sentences import sentence
from assessor_app.store.cipher import connect, remove_database
from assessor_app.store.vault_check import check_database

MAGIC: Final = b"assessor-app backup 1\n"
_HEADER: Final = 64 * 1024
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup says of itself: ``wraps`` as the maker of keys gave them, ``size`` and ``sha256`` of the vault."""

    wraps: Mapping[str, Any]
    size: int
    sha256: str
    start: int


def write_backup(vault: Path, key: bytes, wraps: Mapping[str, Any], target: Path) -> int:
    """Write the vault at ``vault`` to ``target``, as it is at this moment; returns its size in bytes.

    Replaces ``target`` only when all of it is on the disk. Raises VaultError, OSError.
    """
    copy = vault.with_name(f".{vault.name}.backup")
    beside = target.with_name(f".{target.name}.{os.urandom(4).hex()}")
    remove_database(copy)
    try:
        _copy(vault, key, copy)
        size, digest = _digest(copy)
        header = json.dumps({"wraps": wraps, "size": size, "sha256": digest}).encode() + b"\n"
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out, copy.open("rb") as source:
            out.write(MAGIC + header)
            while piece := source.read(_PIECE):
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
        flush_if_able(target.parent)
    finally:
        remove_database(copy)
        beside.unlink(missing_ok=True)
    return size


def read_backup(path: Path) -> Backup:
    """The head of a backup. Raises VaultError for anything else, OSError."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise VaultError(sentence("This file is not a backup of the assessor’s desk."))
        line = file.readline(_HEADER)
        try:
            held = json.loads(line)
            found = Backup(dict(held["wraps"]), int(held["size"]), str(held["sha256"]), len(MAGIC) + len(line))
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
            raise _damaged() from error
    return found


def restore_backup(path: Path, backup: Backup, key: bytes, target: Path) -> None:
    """Make the vault at ``target``, where there is none, from the backup at ``path``; proven before it gets its name.

    Raises VaultDamagedError for a backup that is cut short, changed, or not under ``key``, VaultError where there is a
    vault already, OSError.
    """
    if target.exists():
        raise VaultError(sentence("There is work on this laptop already."))
    beside = target.with_name(f".{target.name}.restoring")
    remove_database(beside)
    try:
        with path.open("rb") as source:
            source.seek(backup.start)
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as out:
                if _pour(source, out) != (backup.size, backup.sha256):
                    raise _damaged()
                out.flush()
                os.fsync(out.fileno())
        if not check_database(beside, key).whole:
            raise _damaged()
        _forget_files(beside, key)
        beside.replace(target)
        flush_folder(target.parent)
    finally:
        remove_database(beside)


def _forget_files(vault: Path, key: bytes) -> None:
    """Files are not in a backup: they are fetched, or made, again."""
    raw = connect(vault, key, mode="rw")
    try:
        known = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in ("artifact_file", "local_rendition"):
            if table in known:
                raw.execute(f"DELETE FROM {table}")  # noqa: S608 - one of the two names above
        raw.execute("PRAGMA journal_mode = DELETE").fetchall()
    finally:
        raw.close()


def _copy(vault: Path, key: bytes, target: Path) -> None:
    raw = connect(vault, key, mode="rw")
    try:
        raw.execute("VACUUM INTO ?", (str(target),))
        target.chmod(0o600)
    except sqlcipher3.Error as error:
        raise VaultError(
            sentence("The local store could not be copied for the backup."),
            sentence("Free some space, then try again."),
        ) from error
    finally:
        raw.close()


def _digest(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def _pour(source: BinaryIO, out: BinaryIO) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        out.write(piece)
    return size, digest.hexdigest()


def _damaged() -> VaultDamagedError:
    return VaultDamagedError(sentence("This backup is damaged, so nothing was restored."))
