"""Keys in a file of the profile, for machines without a usable system keyring; it says so."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from assessor_app.credentials.secrets_file import SecretsFile
from assessor_app.errors import KeyStoreError
from assessor_app.sentences import sentence

_FILE = "secrets.json"


class KeyFile(SecretsFile):
    """One JSON object of names and secrets, mode 0600. ``why`` tells why it is not the system keyring."""

    name = "file"

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(folder / _FILE)
        self.note: str = sentence(
            "{why} The key to this laptop’s data and the sign-in token are kept in a file instead; "
            "whoever can read your files can read them.",
            why=why,
        )

    def _opened(self, data: bytes) -> bytes:
        return data

    def _closed(self, text: bytes) -> bytes:
        return text

    def _bytes(self) -> bytes:
        self._tighten()
        return super()._bytes()

    def _tighten(self) -> None:
        """Take the file back from everyone else, should a backup or a copy have opened it up."""
        if os.name != "posix":
            return
        mode = self._path.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise KeyStoreError(
                sentence("The key file is not a plain file."), sentence("Look at {place}", place=str(self._path))
            )
        if stat.S_IMODE(mode) & 0o077:
            self._path.chmod(0o600)
