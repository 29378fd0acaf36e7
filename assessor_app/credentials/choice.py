"""Chooses where a profile keeps its keys, once, and holds to it, so that a vault's key never silently moves."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from assessor_app.credentials.key_file import KeyFile
from assessor_app.credentials.key_store import KeyStore
from assessor_app.credentials.private_file import write_private
from assessor_app.credentials.system_keyring import SystemKeyring
from assessor_app.errors import KeyStoreError
from assessor_app.paths import Profile

Mode = Literal["auto", "system", "file"]

_FILE = "key-store.json"
_ASKED_FOR_FILE = "The system keyring is switched off for this profile."


@dataclass(frozen=True, slots=True)
class _Choice:
    """``profile_id`` keeps the secrets of two profiles apart; ``why`` is the reason for a file."""

    kind: Literal["system", "file"]
    profile_id: str
    backend: str = ""
    why: str = ""


def choose_key_store(profile: Profile, mode: Mode) -> KeyStore:
    """The place for this profile's keys: the one chosen before, else the system keyring, else a file.

    ``system`` insists on the keyring, ``file`` on the file. May wait up to a minute while the system asks the
    user to unlock the keyring, so call it on a worker. Raises KeyStoreError when the place that was chosen
    before, or insisted on, cannot be used; never moves to another one while a vault depends on it.
    """
    path = profile.data / _FILE
    before = _load(path)
    if before is not None and profile.vault.exists():
        if mode not in ("auto", before.kind):
            here, there = (
                ("the system keyring", "a file") if before.kind == "system" else ("a file", "the system keyring")
            )
            raise KeyStoreError(
                f"This profile keeps its keys in {here}; they cannot be looked for in {there}.",
                "Take the key storage setting back, or start with another profile",
            )
        return _opened(profile, before)
    if before is not None and mode in ("auto", before.kind):
        return _opened(profile, before)
    choice = _choose(mode, before.profile_id if before else secrets.token_hex(8))
    _save(path, choice)
    return _opened(profile, choice)


def _choose(mode: Mode, profile_id: str) -> _Choice:
    if mode == "file":
        return _Choice("file", profile_id, why=_ASKED_FOR_FILE)
    try:
        return _Choice("system", profile_id, backend=_probe(_service(profile_id)))
    except KeyStoreError as error:
        if mode == "system":
            raise
        return _Choice("file", profile_id, why=str(error))


def _probe(service: str) -> str:
    """The keyring's id, after it really kept, gave back and forgot a secret. Raises KeyStoreError."""
    store = SystemKeyring(service)
    found = store.backend()
    store.set("probe", secrets.token_hex(8))
    store.delete("probe")
    if store.get("probe") is not None:
        raise KeyStoreError("The system keyring does not forget what it is told to forget.")
    return found


def _opened(profile: Profile, choice: _Choice) -> KeyStore:
    if choice.kind == "file":
        return KeyFile(profile.keys, choice.why)
    return SystemKeyring(_service(choice.profile_id), choice.backend)


def _service(profile_id: str) -> str:
    return f"assessor-app {profile_id}"


def _load(path: Path) -> _Choice | None:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        choice = _Choice(**held)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise _unreadable(path) from error
    if choice.kind not in ("system", "file") or not all(isinstance(value, str) for value in held.values()):
        raise _unreadable(path)
    return choice


def _unreadable(path: Path) -> KeyStoreError:
    return KeyStoreError("The note of where this profile keeps its keys is damaged.", f"Put a copy of {path} back")


def _save(path: Path, choice: _Choice) -> None:
    try:
        write_private(path, json.dumps(asdict(choice)).encode())
    except OSError as error:
        raise KeyStoreError("The profile's folder cannot be written.", f"Look at {path.parent}") from error
