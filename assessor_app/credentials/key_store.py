"""What every place for keys and tokens can do, so that the rest of the app does not care which one it has."""

from __future__ import annotations

from typing import Protocol


class KeyStore(Protocol):
    """Named secrets of one profile. Every method raises KeyStoreError when the place does not answer as it must."""

    @property
    def name(self) -> str:
        """``system``, ``passphrase`` or ``file``."""
        ...

    @property
    def note(self) -> str:
        """What the user should know about this place, in plain words; empty when all is well."""
        ...

    def get(self, name: str) -> str | None:
        """The secret, or None when there is none of that name."""
        ...

    def set(self, name: str, value: str) -> None:
        """Keep a secret; returns only after it was read back and is the same."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; no error when there is none."""
        ...
