"""Keys in a file of the profile, for machines without a usable system keyring; it says so."""

from __future__ import annotations

import json
import os
import stat
import threading
from pathlib import Path

from assessor_app.credentials.private_file import write_private
from assessor_app.errors import KeyStoreError
from assessor_app.sentences import sentence

_FILE = "secrets.json"


class KeyFile:
    """One JSON object of names and secrets, mode 0600. ``why`` tells why it is not the system keyring."""

    name = "file"

    def __init__(self, folder: Path, why: str) -> None:
        self._path = folder / _FILE
        self._lock = threading.Lock()
        self.note: str = sentence(
            "{why} The key to this laptop's data and the sign-in token are kept in a file instead; "
            "whoever can read your files can read them.",
            why=why,
        )

    def get(self, name: str) -> str | None:
        """The secret, or None. Raises KeyStoreError when the file cannot be read or understood."""
        with self._lock:
            return self._load().get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret. Raises KeyStoreError; the file then still holds what it held."""
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

    def _load(self) -> dict[str, str]:
        """All secrets; a damaged file is never taken for an empty one, or the next write would destroy the key."""
        try:
            self._tighten()
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError) as error:
            raise KeyStoreError(
                sentence("The key file cannot be read."), sentence("Look at {place}", place=str(self._path))
            ) from error
        try:
            held = json.loads(text)
        except ValueError as error:
            # The parser's own message would quote the file.
            position = getattr(error, "pos", 0)
            raise self._damaged() from ValueError(f"not JSON at character {position}")
        if not isinstance(held, dict) or not all(isinstance(value, str) for value in held.values()):
            raise self._damaged()
        return held

    def _damaged(self) -> KeyStoreError:
        return KeyStoreError(
            sentence("The key file is damaged."),
            sentence("Put a copy of {place} back from a backup", place=str(self._path)),
        )

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

    def _save(self, held: dict[str, str]) -> None:
        try:
            write_private(self._path, json.dumps(held, sort_keys=True).encode())
        except OSError as error:
            raise KeyStoreError(
                sentence("The key file cannot be written."), sentence("Look at {place}", place=str(self._path.parent))
            ) from error
