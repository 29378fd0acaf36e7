"""One random secret per profile, and the keys that are derived from it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Callable

from assessor_app.credentials.key_store import KeyStore
from assessor_app.errors import KeyStoreError
from assessor_app.sentences import sentence

SECRET_NAME = "vault-secret"  # noqa: S105 - the name under which the secret is kept
_BYTES = 32
_DATABASE = b"assessor-app vault database 1"
_ARTIFACTS = b"assessor-app artifacts 1"


def vault_key(store: KeyStore, vault_exists: bool, making: Callable[[bytes], None] | None = None) -> bytes:
    """The 32-byte key of the database; makes the secret when there is no vault yet.

    ``making`` hears of a new secret before it is kept.

    Raises KeyStoreError when a vault exists but its secret is gone or damaged: a new secret could never open
    it, and would bury the unsent work in it.
    """
    kept = store.get(SECRET_NAME)
    if kept is None:
        if vault_exists:
            raise KeyStoreError(
                sentence("The key to the work saved on this laptop is not where it was kept."),
                sentence(
                    "Unlock or restore the keyring this profile was set up with. Nothing has been deleted; "
                    "do not remove the profile, it may hold scores that were not sent yet"
                ),
            )
        secret = os.urandom(_BYTES)
        if making is not None:
            making(secret)
        store.set(SECRET_NAME, base64.b64encode(secret).decode())
        kept = store.get(SECRET_NAME)
    return database_key(_decoded(kept or ""))


def secret_of(store: KeyStore) -> bytes:
    """The profile's 32 random bytes, from which every key is derived. Raises KeyStoreError when gone or damaged."""
    return _decoded(store.get(SECRET_NAME) or "")


def database_key(secret: bytes) -> bytes:
    """The 32-byte key of the database under this secret."""
    return hkdf_sha256(secret, _DATABASE)


def artifact_key(secret: bytes) -> bytes:
    """The 32-byte master of the artifact files under this secret; each file has a key of its own derived from it."""
    return hkdf_sha256(secret, _ARTIFACTS)


def hkdf_sha256(secret: bytes, purpose: bytes, length: int = _BYTES) -> bytes:
    """RFC 5869 with an empty salt: ``length`` (at most 8,160) bytes for ``purpose`` out of ``secret``."""
    extracted = hmac.new(bytes(hashlib.sha256().digest_size), secret, hashlib.sha256).digest()
    block = b""
    made = b""
    for counter in range(1, -(-length // hashlib.sha256().digest_size) + 1):
        block = hmac.new(extracted, block + purpose + bytes([counter]), hashlib.sha256).digest()
        made += block
    return made[:length]


def _decoded(kept: str) -> bytes:
    try:
        secret = base64.b64decode(kept, validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != _BYTES:
        raise KeyStoreError(
            sentence("The key to the work saved on this laptop is damaged."),
            sentence("Restore the keyring this profile was set up with; nothing has been deleted"),
        )
    return secret
