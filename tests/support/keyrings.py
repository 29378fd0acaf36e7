"""Keyring back ends written against the real keyring library, some of them as bad as those met in the field."""

from __future__ import annotations

import threading
from typing import Any

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """Behaves as it should, and forgets everything at the end of the process."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")


class SecondKeyring(MemoryKeyring):
    """Another good one."""


class PlaintextKeyring(MemoryKeyring):
    """Named as the one that writes secrets readable for everybody."""


class UnrecommendedKeyring(MemoryKeyring):
    """Works, but its makers say not to use it."""

    priority = 0.5  # type: ignore[assignment]


class ForgetfulKeyring(MemoryKeyring):
    """Says yes and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class LockedKeyring(MemoryKeyring):
    """The user has dismissed the unlock window."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    set_password = get_password  # type: ignore[assignment]


class StuckKeyring(MemoryKeyring):
    """D-Bus never answers; ``free`` lets the waiting threads go at the end of a test."""

    def __init__(self) -> None:
        super().__init__()
        self.free = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.free.wait(60)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.free.wait(60)


def chained(*members: KeyringBackend) -> KeyringBackend:
    """keyring's own chain of back ends, with just these members."""
    from keyring.backends.chainer import ChainerBackend

    chain: Any = ChainerBackend.__new__(ChainerBackend)
    kind = type("ChainerBackend", (ChainerBackend,), {"backends": list(members), "priority": 10})
    kind.__module__ = ChainerBackend.__module__
    chain.__class__ = kind
    return chain  # type: ignore[no-any-return]
