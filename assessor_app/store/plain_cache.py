"""Turns the readable cache of a build before the first release into an encrypted vault, and leaves nothing readable."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

import sqlcipher3

from assessor_app.errors import VaultError
from assessor_app.paths import flush_folder
from assessor_app.sentences import sentence
from assessor_app.store.cipher import connect, remove_database

_PIECE: Final = 1 << 20


def encrypt_plain(path: Path, key: bytes) -> None:
    """Replace the plain database at ``path`` by the same under ``key``, then overwrite and remove the plain one.

    Raises VaultError where it is not a cache of this program, or where not everything came over; then it is left as
    it was. Whatever happens in between, ``path`` is at every moment one whole database.
    """
    sealed = path.with_name(f".{path.name}.sealing")
    remove_database(sealed)
    try:
        _export(path, key, sealed)
        _flush(sealed)
    except (sqlcipher3.Error, OSError) as error:
        remove_database(sealed)
        raise VaultError(
            sentence("The earlier local store could not be encrypted."),
            sentence("It was left as it was. Free some space, then try again."),
        ) from error
    # a second name keeps hold of the plain bytes, so that they can be overwritten once they are not needed
    former = path.with_name(f"{path.stem}.plain{path.suffix}")
    former.unlink(missing_ok=True)
    os.link(path, former)
    sealed.replace(path)
    # the plain bytes may go only once no power cut brings their name back
    flush_folder(path.parent)
    remove_plain_leftovers(path)


def count_unsent(path: Path) -> int:
    """How many changes wait in a readable cache. Raises VaultError where it is none of this program."""
    try:
        raw = _open_readable(path)
        try:
            return int(raw.execute("SELECT count(*) FROM outbox, alembic_version").fetchone()[0])
        finally:
            raw.close()
    except sqlcipher3.Error as error:
        raise VaultError(
            sentence("The local store is not encrypted, so it was not made by this program."),
            sentence("Nothing was changed. Move the file away and start again."),
        ) from error


def remove_plain_leftovers(path: Path) -> None:
    """Overwrite and remove what an encryption that was cut short left of the plain cache. Raises OSError.

    On a drive that spreads its writes (an SSD) old bytes may outlive this; what helps there is an encrypted drive.
    """
    former = path.with_name(f"{path.stem}.plain{path.suffix}")
    if former.exists():
        size = former.stat().st_size
        with former.open("r+b") as file:
            for start in range(0, size, _PIECE):
                file.write(bytes(min(_PIECE, size - start)))
            file.flush()
            os.fsync(file.fileno())
        former.unlink()


def _open_readable(path: Path) -> Any:
    """Raises sqlcipher3.Error."""
    raw = sqlcipher3.connect(path.absolute().as_uri() + "?mode=rw", uri=True, isolation_level=None)
    raw.execute("PRAGMA cipher_log_level = NONE")
    return raw


def _export(path: Path, key: bytes, target: Path) -> None:
    raw = _open_readable(path)
    try:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        if "alembic_version" not in names:
            raise VaultError(
                sentence("The local store is not encrypted, so it was not made by this program."),
                sentence("Nothing was changed. Move the file away and start again."),
            )
        # what is still in the log comes into the file, and the log goes away
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        raw.execute("PRAGMA journal_mode = DELETE").fetchall()
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        raw.execute(f"ATTACH DATABASE ? AS sealed KEY \"x'{key.hex()}'\"", (str(target),))
        raw.execute("SELECT sqlcipher_export('sealed')").fetchall()
        raw.execute("DETACH DATABASE sealed")
        before = _counts(raw, names)
    finally:
        raw.close()
    if before != _read_back(target, key, names):
        remove_database(target)
        raise VaultError(
            sentence("The earlier local store could not be encrypted whole."),
            sentence("It was left as it was; nothing is lost."),
        )


def _read_back(path: Path, key: bytes, names: list[str]) -> dict[str, int]:
    raw = connect(path, key, mode="ro")
    try:
        whole = raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return _counts(raw, names) if whole else {}
    finally:
        raw.close()


def _counts(raw: Any, names: list[str]) -> dict[str, int]:
    # the names come from the file, so they are quoted as names, whatever is in them
    quoted = {name: '"' + name.replace('"', '""') + '"' for name in names}
    return {name: raw.execute(f"SELECT count(*) FROM {quoted[name]}").fetchone()[0] for name in names}  # noqa: S608


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
