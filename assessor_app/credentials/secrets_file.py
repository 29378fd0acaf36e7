"""Named secrets in one small file of the profile, read and written whole; how they lie in it is told by others."""

from __future__ import annotations

import json
import threading
from abc import ABC, abstractmethod
from pathlib import Path

from assessor_app.credentials.private_file import write_private
from assessor_app.errors import KeyStoreError
from assessor_app.sentences import sentence


class SecretsFile(ABC):
    """What the key stores that are a file have in common; every method raises KeyStoreError.

    A damaged file is never taken for an empty one, or the next write would destroy the key.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def get(self, name: str) -> str | None:
        """The secret, or None."""
        with self._lock:
            return self._load().get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret and read it back; where that fails, the file still holds what it held."""
        with self._lock:
            self._save(self._load() | {name: value})
            if self._load().get(name) != value:
                raise KeyStoreError(sentence("The key file does not give back what was written to it."))

    def delete(self, name: str) -> None:
        """Forget a secret."""
        with self._lock:
            held = self._load()
            if held.pop(name, None) is not None:
                self._save(held)

    @abstractmethod
    def _opened(self, data: bytes) -> bytes:
        """The JSON in the bytes of the file. Raises ValueError where they are damaged."""

    @abstractmethod
    def _closed(self, text: bytes) -> bytes:
        """The bytes of the file for this JSON."""

    def _bytes(self) -> bytes:
        """What the file holds. Raises OSError."""
        return self._path.read_bytes()

    def _load(self) -> dict[str, str]:
        try:
            data = self._bytes()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise KeyStoreError(
                sentence("The key file cannot be read."), sentence("Look at {place}", place=str(self._path))
            ) from error
        try:
            held = json.loads(self._opened(data))
        except ValueError:
            # nothing of the cause: the parser's message would quote the file
            raise self._damaged() from None
        if not isinstance(held, dict) or not all(isinstance(value, str) for value in held.values()):
            raise self._damaged()
        return held

    def _save(self, held: dict[str, str]) -> None:
        data = self._closed(json.dumps(held, sort_keys=True).encode())
        try:
            write_private(self._path, data)
        except OSError as error:
            raise KeyStoreError(
                sentence("The key file cannot be written."), sentence("Look at {place}", place=str(self._path.parent))
            ) from error

    def _damaged(self) -> KeyStoreError:
        return KeyStoreError(
            sentence("The key file is damaged."),
            sentence("Put a copy of {place} back from a backup", place=str(self._path)),
        )
