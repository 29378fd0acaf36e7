"""Keys of a profile whose secret a passphrase has opened: the token lies sealed under it, nothing lies plain."""

from __future__ import annotations

import base64
import json
import os
import threading
from pathlib import Path

from assessor_app.credentials.private_file import write_private
from assessor_app.credentials.vault_key import SECRET_NAME, hkdf_sha256
from assessor_app.errors import KeyStoreError
from assessor_app.sentences import sentence

_FILE = "sealed.bin"
_PURPOSE = b"assessor-app sealed keys 1"
_NONCE = 12


class SealedKeys:
    """A KeyStore for as long as the secret is known; forget the object to lock it."""

    name = "passphrase"
    note = ""

    def __init__(self, folder: Path, secret: bytes) -> None:
        self._path = folder / _FILE
        self._secret = secret
        self._lock = threading.Lock()

    def get(self, name: str) -> str | None:
        """The secret of that name, or None. Raises KeyStoreError when the file is damaged."""
        if name == SECRET_NAME:
            return base64.b64encode(self._secret).decode()
        with self._lock:
            return self._load().get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret and read it back. Raises KeyStoreError, also for the profile's own secret: it never changes."""
        if name == SECRET_NAME:
            if value != self.get(name):
                raise KeyStoreError(sentence("The key to the work saved on this laptop cannot be replaced."))
            return
        with self._lock:
            self._save(self._load() | {name: value})
            if self._load().get(name) != value:
                raise KeyStoreError(sentence("The key file does not give back what was written to it."))

    def delete(self, name: str) -> None:
        """Forget a secret. Raises KeyStoreError."""
        with self._lock:
            held = self._load()
            if held.pop(name, None) is not None:
                self._save(held)

    def remove_file(self) -> None:
        """What was kept here is kept elsewhere now. Raises OSError."""
        self._path.unlink(missing_ok=True)

    def _load(self) -> dict[str, str]:
        # late: nothing is sealed before the first sign-in
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise KeyStoreError(
                sentence("The key file cannot be read."), sentence("Look at {place}", place=str(self._path))
            ) from error
        try:
            held = json.loads(AESGCM(self._key()).decrypt(data[:_NONCE], data[_NONCE:], _PURPOSE))
        except (InvalidTag, ValueError):
            raise self._damaged() from None
        if not isinstance(held, dict) or not all(isinstance(value, str) for value in held.values()):
            raise self._damaged()
        return held

    def _save(self, held: dict[str, str]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # late: as above

        nonce = os.urandom(_NONCE)
        sealed = AESGCM(self._key()).encrypt(nonce, json.dumps(held, sort_keys=True).encode(), _PURPOSE)
        try:
            write_private(self._path, nonce + sealed)
        except OSError as error:
            raise KeyStoreError(
                sentence("The key file cannot be written."), sentence("Look at {place}", place=str(self._path.parent))
            ) from error

    def _damaged(self) -> KeyStoreError:
        return KeyStoreError(
            sentence("The key file is damaged."),
            sentence("Put a copy of {place} back from a backup", place=str(self._path)),
        )

    def _key(self) -> bytes:
        return hkdf_sha256(self._secret, _PURPOSE)
