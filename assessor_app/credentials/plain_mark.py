"""Tells the readable cache of a build before the first release from a database put in the place of a vault."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path
from typing import Final

import sqlcipher3

from assessor_app.credentials.key_store import KeyStore
from assessor_app.credentials.private_file import write_private
from assessor_app.credentials.vault_key import hkdf_sha256, secret_of
from assessor_app.errors import KeyStoreError
from assessor_app.paths import Profile
from assessor_app.sentences import sentence

_PURPOSE: Final = b"assessor-app plain cache 2"
_LOGS: Final = ("-wal", "-journal")
# what any SQLite file begins with that is not encrypted
_HEADER: Final = b"SQLite format 3\x00"


def vault_made(profile: Profile) -> bool:
    """Whether a vault depends on a secret here. A readable cache of an early build does not: it never had one.

    Where a secret was wrapped once, a readable file is no such cache, or one whose secret is made already. Raises
    KeyStoreError where the file cannot be read.
    """
    return profile.vault.exists() and (profile.wraps.exists() or not _is_plain(profile))


def mark_plain(profile: Profile, secret: bytes) -> None:
    """Note under the ``secret`` about to be kept what readable cache lay here before it; nothing where none does.

    The note fits this content alone: who has kept a copy of the note cannot have another file taken over later.
    Raises KeyStoreError.
    """
    if profile.vault.exists() and not vault_made(profile):
        vouch_for_plain(profile, secret)


def vouch_for_plain(profile: Profile, secret: bytes) -> None:
    """As :func:`mark_plain`, of the readable file that lies here now, whenever the secret was made: where a person says
    that it is theirs, and nowhere else. Raises KeyStoreError."""
    _settle(profile.vault)
    try:
        write_private(_place(profile), _mark(profile.vault, secret))
    except OSError as error:
        raise KeyStoreError(
            sentence("The profile’s folder cannot be written."), sentence("Look at {place}", place=str(profile.data))
        ) from error


def plain_proven(profile: Profile, keys: KeyStore) -> bool:
    """Whether what lies here is readable and is what lay here when the secret was made. Raises KeyStoreError."""
    if not profile.vault.exists() or not _is_plain(profile):
        return False
    if any(profile.vault.with_name(profile.vault.name + end).exists() for end in _LOGS):
        # whatever is opened together with a log is something else
        return False
    secret = secret_of(keys)
    try:
        return hmac.compare_digest(_place(profile).read_bytes(), _mark(profile.vault, secret))
    except OSError:
        # most of all: there is no mark
        return False


def forget_mark(profile: Profile) -> None:
    """The cache is encrypted; nothing readable is taken from now on. Raises KeyStoreError."""
    try:
        _place(profile).unlink(missing_ok=True)
    except OSError as error:
        raise KeyStoreError(
            sentence("The profile’s folder cannot be written."), sentence("Look at {place}", place=str(profile.data))
        ) from error


def _place(profile: Profile) -> Path:
    return profile.vault.with_name(f"{profile.vault.name}.plain-mark")


def _mark(path: Path, secret: bytes) -> bytes:
    with path.open("rb") as file:
        content = hashlib.file_digest(file, hashlib.sha256).digest()
    return hmac.new(hkdf_sha256(secret, _PURPOSE), content, hashlib.sha256).digest()


def _settle(path: Path) -> None:
    """Fold the log of a cache that was not closed into the file, so that the file alone is what is marked."""
    raw = sqlcipher3.connect(path.absolute().as_uri() + "?mode=rw", uri=True, isolation_level=None)
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        raw.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlcipher3.Error as error:
        raise KeyStoreError(
            sentence("The local store cannot be read."), sentence("Look at {place}", place=str(path))
        ) from error
    finally:
        raw.close()


def _is_plain(profile: Profile) -> bool:
    try:
        with profile.vault.open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError as error:
        raise KeyStoreError(
            sentence("The local store cannot be read."), sentence("Look at {place}", place=str(profile.vault))
        ) from error
