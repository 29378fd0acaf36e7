"""Chooses where a profile keeps its keys, once, and holds to it, so that a vault's key never silently moves."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from assessor_app.credentials.plain_mark import vault_made
from assessor_app.credentials.private_file import write_private
from assessor_app.credentials.system_keyring import SystemKeyring
from assessor_app.errors import KeyStoreError
from assessor_app.paths import Profile
from assessor_app.sentences import sentence

Mode = Literal["auto", "system", "passphrase", "file"]
Kind = Literal["system", "passphrase", "file"]

CHOICE_FILE = "key-store.json"
_ASKED_FOR_FILE = sentence("The system keyring is switched off for this profile.")
_ELSEWHERE = {
    "system": sentence("This profile keeps its keys in the system keyring; they cannot be looked for elsewhere."),
    "passphrase": sentence("This profile keeps its keys behind a passphrase; they cannot be looked for elsewhere."),
    "file": sentence("This profile keeps its keys in a file; they cannot be looked for elsewhere."),
}
_TAKE_BACK = sentence("Take the key storage setting back, or start with another profile")


@dataclass(frozen=True, slots=True)
class Choice:
    """``profile_id`` keeps the secrets of two profiles apart; ``why`` is the reason for a file."""

    kind: Kind
    profile_id: str
    backend: str = ""
    why: str = ""


def find_choice(profile: Profile, mode: Mode) -> Choice | None:
    """Where this profile keeps its keys: as chosen before, or as ``mode`` says; None where a passphrase must be chosen.

    May wait up to a minute while the system asks the user to unlock the keyring, so call it on a worker. Raises
    KeyStoreError when the place that was chosen before, or insisted on, cannot be used; never moves to another one
    while a vault depends on it. Nothing is written.
    """
    before = load_choice(profile)
    if before is not None and mode not in ("auto", before.kind) and vault_made(profile):
        raise KeyStoreError(_ELSEWHERE[before.kind], _TAKE_BACK)
    if before is not None and mode in ("auto", before.kind):
        return before
    profile_id = before.profile_id if before else new_profile_id()
    if mode == "file":
        return Choice("file", profile_id, why=_ASKED_FOR_FILE)
    if mode == "passphrase":
        return None
    try:
        return Choice("system", profile_id, backend=probe(profile_id))
    except KeyStoreError:
        if mode == "system":
            raise
        return None


def why_no_keyring(profile_id: str) -> str:
    """What is wrong with the system keyring, in plain words; empty when it can be used."""
    try:
        probe(profile_id)
    except KeyStoreError as error:
        return str(error)
    return ""


def new_profile_id() -> str:
    """Keeps the secrets of two profiles apart."""
    return os.urandom(8).hex()


def probe(profile_id: str) -> str:
    """The keyring's id, after it really kept, gave back and forgot a secret. Raises KeyStoreError."""
    store = SystemKeyring(service_name(profile_id))
    found = store.backend()
    store.set("probe", os.urandom(8).hex())
    store.delete("probe")
    if store.get("probe") is not None:
        raise KeyStoreError(sentence("The system keyring does not forget what it is told to forget."))
    return found


def service_name(profile_id: str) -> str:
    """What the system keyring files this profile's keys under."""
    return f"assessor-app {profile_id}"


def load_choice(profile: Profile) -> Choice | None:
    """What was chosen before, None at the first start. Raises KeyStoreError for a damaged note."""
    path = profile.data / CHOICE_FILE
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        choice = Choice(**held)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise _unreadable(path) from error
    if choice.kind not in _ELSEWHERE or not all(isinstance(value, str) for value in held.values()):
        raise _unreadable(path)
    return choice


def _unreadable(path: Path) -> KeyStoreError:
    return KeyStoreError(
        sentence("The note of where this profile keeps its keys is damaged."),
        sentence("Put a copy of {place} back", place=str(path)),
    )


def save_choice(profile: Profile, choice: Choice) -> None:
    """Note the choice for every later start. Raises KeyStoreError."""
    path = profile.data / CHOICE_FILE
    try:
        write_private(path, json.dumps(asdict(choice)).encode())
    except OSError as error:
        raise KeyStoreError(
            sentence("The profile’s folder cannot be written."), sentence("Look at {place}", place=str(path.parent))
        ) from error
