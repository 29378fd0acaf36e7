"""Keys of a profile whose secret a passphrase has opened: the token lies sealed under it, nothing lies plain."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from assessor_app.credentials.secrets_file import SecretsFile
from assessor_app.credentials.vault_key import SECRET_NAME, hkdf_sha256
from assessor_app.errors import KeyStoreError
from assessor_app.sentences import sentence

_FILE = "sealed.bin"
_PURPOSE = b"assessor-app sealed keys 1"
_NONCE = 12


class SealedKeys(SecretsFile):
    """A KeyStore for as long as the secret is known; forget the object to lock it."""

    name = "passphrase"
    note = ""

    def __init__(self, folder: Path, secret: bytes) -> None:
        super().__init__(folder / _FILE)
        self._secret = secret

    def get(self, name: str) -> str | None:
        """The secret of that name, or None; the profile's own is not in the file."""
        return base64.b64encode(self._secret).decode() if name == SECRET_NAME else super().get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret and read it back. Raises KeyStoreError, also for the profile's own secret: it never changes."""
        if name != SECRET_NAME:
            super().set(name, value)
        elif value != self.get(name):
            raise KeyStoreError(sentence("The key to the work saved on this laptop cannot be replaced."))

    def remove_file(self) -> None:
        """What was kept here is kept elsewhere now. Raises OSError."""
        self._path.unlink(missing_ok=True)

    def _opened(self, data: bytes) -> bytes:
        # late: nothing is sealed before the first sign-in
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self._key()).decrypt(data[:_NONCE], data[_NONCE:], _PURPOSE)
        except InvalidTag:
            raise ValueError("bytes that were changed") from None

    def _closed(self, text: bytes) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # late: as above

        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self._key()).encrypt(nonce, text, _PURPOSE)

    def _key(self) -> bytes:
        return hkdf_sha256(self._secret, _PURPOSE)
