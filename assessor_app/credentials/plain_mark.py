"""Tells the readable cache of a build before the first release from a database put in the place of a vault."""

from __future__ import annotations

import hmac
from pathlib import Path
from typing import Final

from assessor_app.credentials.key_store import KeyStore
from assessor_app.credentials.private_file import write_private
from assessor_app.credentials.vault_key import hkdf_sha256, secret_of
from assessor_app.errors import KeyStoreError
from assessor_app.paths import Profile
from assessor_app.sentences import sentence

_PURPOSE: Final = b"assessor-app plain cache 1"
# what any SQLite file begins with that is not encrypted
_HEADER: Final = b"SQLite format 3\x00"


def vault_made(profile: Profile) -> bool:
    """Whether a vault depends on a secret here. A readable cache of an early build does not: it never had one.

    Where a secret was wrapped once, a readable file is no such cache, or one whose secret is made already. Raises
    KeyStoreError where the file cannot be read.
    """
    return profile.vault.exists() and (profile.wraps.exists() or not _is_plain(profile))


def mark_plain(profile: Profile, secret: bytes) -> None:
    """Note under the ``secret`` about to be kept that a readable cache lay here before it; nothing where none does.

    Raises KeyStoreError.
    """
    if not profile.vault.exists() or vault_made(profile):
        return
    try:
        write_private(_place(profile), hkdf_sha256(secret, _PURPOSE))
    except OSError as error:
        raise KeyStoreError(
            sentence("The profile's folder cannot be written."), sentence("Look at {place}", place=str(profile.data))
        ) from error


def plain_proven(profile: Profile, keys: KeyStore) -> bool:
    """Whether what lies here is readable and was so when the secret was made. Raises KeyStoreError."""
    if not profile.vault.exists() or not _is_plain(profile):
        return False
    try:
        held = _place(profile).read_bytes()
    except OSError:
        # most of all: there is none
        return False
    return hmac.compare_digest(held, hkdf_sha256(secret_of(keys), _PURPOSE))


def forget_mark(profile: Profile) -> None:
    """The cache is encrypted; nothing readable is taken from now on. Raises KeyStoreError."""
    try:
        _place(profile).unlink(missing_ok=True)
    except OSError as error:
        raise KeyStoreError(
            sentence("The profile's folder cannot be written."), sentence("Look at {place}", place=str(profile.data))
        ) from error


def _place(profile: Profile) -> Path:
    return profile.vault.with_name(f"{profile.vault.name}.plain-mark")


def _is_plain(profile: Profile) -> bool:
    try:
        with profile.vault.open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError as error:
        raise KeyStoreError(
            sentence("The local store cannot be read."), sentence("Look at {place}", place=str(profile.vault))
        ) from error
