"""Chooses where a profile keeps its keys, once, and holds to it, so that a vault's key never silently moves."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from assessor_app.credentials.key_file import KeyFile
from assessor_app.credentials.key_store import KeyStore
from assessor_app.credentials.private_file import write_private
from assessor_app.credentials.system_keyring import SystemKeyring
from assessor_app.errors import KeyStoreError
from assessor_app.paths import Profile
from assessor_app.sentences import sentence

Mode = Literal["auto", "system", "file"]

_FILE = "key-store.json"
_ASKED_FOR_FILE = sentence("The system keyring is switched off for this profile.")


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
            in_system = sentence(
                "This profile keeps its keys in the system keyring; they cannot be looked for in a file."
            )
            in_file = sentence(
                "This profile keeps its keys in a file; they cannot be looked for in the system keyring."
            )
            raise KeyStoreError(
                in_system if before.kind == "system" else in_file,
                sentence("Take the key storage setting back, or start with another profile"),
            )
        return _opened(profile, before)
    if before is not None and mode in ("auto", before.kind):
        return _opened(profile, before)
    choice = _choose(mode, before.profile_id if before else os.urandom(8).hex())
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
    store.set("probe", os.urandom(8).hex())
    store.delete("probe")
    if store.get("probe") is not None:
        raise KeyStoreError(sentence("The system keyring does not forget what it is told to forget."))
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
    return KeyStoreError(
        sentence("The note of where this profile keeps its keys is damaged."),
        sentence("Put a copy of {place} back", place=str(path)),
    )


def _save(path: Path, choice: _Choice) -> None:
    try:
        write_private(path, json.dumps(asdict(choice)).encode())
    except OSError as error:
        raise KeyStoreError(
            sentence("The profile's folder cannot be written."), sentence("Look at {place}", place=str(path.parent))
        ) from error
