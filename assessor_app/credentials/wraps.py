"""The profile's secret wrapped by what a person knows or has on paper, kept in one small file beside the vault."""

from __future__ import annotations

import base64
import json
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from assessor_app.credentials.private_file import write_private
from assessor_app.credentials.recovery_code import code_key, read_code
from assessor_app.errors import KeyStoreError, WrongKeyError
from assessor_app.sentences import sentence

WrapKind = Literal["passphrase", "recovery"]
SECRET_BYTES: Final = 32
MIN_PASSPHRASE: Final = 10
_SALT: Final = 16
_NONCE: Final = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a passphrase costs by Argon2id: passes, memory in KiB, lanes."""

    passes: int
    memory: int
    lanes: int


# the second recommended option of RFC 9106: about a third of a second, and 64 MiB for each try
LAPTOP_COST: Final = Cost(3, 64 * 1024, 4)
# a file that asks for more was not written by this program, and would only hold the laptop up
_MOST: Final = Cost(16, 512 * 1024, 16)


@dataclass(frozen=True, slots=True)
class Wrap:
    """The secret under one key; ``cost`` is None for a recovery code."""

    kind: WrapKind
    salt: bytes
    nonce: bytes
    sealed: bytes
    cost: Cost | None = None


@dataclass(frozen=True, slots=True)
class Wraps:
    """All wraps of the secret of the profile ``profile_id``, at most one of each kind."""

    profile_id: str
    by_kind: Mapping[WrapKind, Wrap]

    def replaced(self, wrap: Wrap) -> Wraps:
        """With this one in place of the one of its kind."""
        return Wraps(self.profile_id, {**self.by_kind, wrap.kind: wrap})

    def without(self, kind: WrapKind) -> Wraps:
        """Without the one of this kind."""
        return Wraps(self.profile_id, {one: wrap for one, wrap in self.by_kind.items() if one != kind})


def wrap_by_passphrase(secret: bytes, profile_id: str, passphrase: str, cost: Cost = LAPTOP_COST) -> Wrap:
    """Wrap ``secret``; refuses a passphrase that is too short. Raises KeyStoreError. Takes a third of a second."""
    check_passphrase(passphrase)
    salt = os.urandom(_SALT)
    return _sealed("passphrase", secret, profile_id, salt, _stretched(passphrase, salt, cost), cost)


def wrap_by_code(secret: bytes, profile_id: str, code: str) -> Wrap:
    """Wrap ``secret`` under a recovery code. Raises KeyStoreError for what is none."""
    salt = os.urandom(_SALT)
    return _sealed("recovery", secret, profile_id, salt, code_key(read_code(code), salt), None)


def unwrap(wraps: Wraps, kind: WrapKind, typed: str) -> bytes:
    """The secret. Raises WrongKeyError where ``typed`` does not open it, KeyStoreError where there is no such wrap."""
    wrap = wraps.by_kind.get(kind)
    if wrap is None:
        told = {
            "passphrase": sentence("No passphrase was set for the work on this laptop."),
            "recovery": sentence("No recovery code was made for the work on this laptop."),
        }
        raise KeyStoreError(told[kind])
    if kind == "recovery":
        key = code_key(read_code(typed), wrap.salt)
    else:
        key = _stretched(typed, wrap.salt, wrap.cost or LAPTOP_COST)
    # late: half of what the first window costs
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        secret = AESGCM(key).decrypt(wrap.nonce, wrap.sealed, _bound(wrap, wraps.profile_id))
    except InvalidTag:
        if kind == "recovery":
            raise WrongKeyError(sentence("This recovery code is not the one of this laptop, or no longer.")) from None
        raise WrongKeyError(sentence("That is not the passphrase."), sentence("Try again")) from None
    return secret


def check_passphrase(passphrase: str) -> None:
    """Raises KeyStoreError for one that is too short to keep anybody out."""
    if len(_normal(passphrase)) < MIN_PASSPHRASE:
        raise KeyStoreError(
            sentence("A passphrase needs at least {n} characters.", n=MIN_PASSPHRASE),
            sentence("Four or five words that do not belong together are easy to keep in mind"),
        )


def as_json(wraps: Wraps) -> dict[str, Any]:
    """For a file; nothing in it opens anything by itself."""
    return {
        "version": 1,
        "profile_id": wraps.profile_id,
        "wraps": [_told(wrap) for wrap in wraps.by_kind.values()],
    }


def from_json(held: Any) -> Wraps:
    """Back from :func:`as_json`. Raises ValueError, TypeError or KeyError for anything else."""
    if held["version"] != 1 or not isinstance(held["profile_id"], str):
        raise ValueError("an unknown version")
    found = [_read(one) for one in held["wraps"]]
    return Wraps(held["profile_id"], {wrap.kind: wrap for wrap in found})


def load_wraps(path: Path) -> Wraps | None:
    """What is kept at ``path``, None where there is no file. Raises KeyStoreError for a damaged one."""
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise KeyStoreError(
            sentence("The file with the wrapped key of this laptop’s data is damaged."),
            sentence("Put a copy of {place} back", place=str(path)),
        ) from error


def save_wraps(path: Path, wraps: Wraps) -> None:
    """Replace the file in one step and read it back. Raises KeyStoreError; then the one before is still there."""
    try:
        write_private(path, json.dumps(as_json(wraps)).encode())
        same = load_wraps(path) == wraps
    except OSError as error:
        raise KeyStoreError(
            sentence("The profile’s folder cannot be written."), sentence("Look at {place}", place=str(path.parent))
        ) from error
    if not same:
        raise KeyStoreError(sentence("The file with the wrapped key does not give back what was written to it."))


def _sealed(kind: WrapKind, secret: bytes, profile_id: str, salt: bytes, key: bytes, cost: Cost | None) -> Wrap:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # late: as above

    bare = Wrap(kind, salt, os.urandom(_NONCE), b"", cost)
    sealed = AESGCM(key).encrypt(bare.nonce, secret, _bound(bare, profile_id))
    return Wrap(kind, salt, bare.nonce, sealed, cost)


def _bound(wrap: Wrap, profile_id: str) -> bytes:
    """What a wrap is valid for: moved elsewhere or weakened, it opens no more."""
    cost = wrap.cost
    told = [wrap.kind, profile_id, None if cost is None else [cost.passes, cost.memory, cost.lanes]]
    return b"assessor-app wrap 1 " + json.dumps(told).encode()


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # late: as above

    text = _normal(passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(text, salt, cost.passes, cost.memory, cost.lanes, SECRET_BYTES, Type.ID)


def _normal(passphrase: str) -> str:
    """One spelling for what looks the same on every keyboard; blanks at the ends are slips of the hand."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def _told(wrap: Wrap) -> dict[str, Any]:
    told: dict[str, Any] = {
        name: base64.b64encode(getattr(wrap, name)).decode() for name in ("salt", "nonce", "sealed")
    }
    if wrap.cost is not None:
        told["argon2id"] = {"passes": wrap.cost.passes, "memory": wrap.cost.memory, "lanes": wrap.cost.lanes}
    return {"kind": wrap.kind, **told}


def _read(held: Any) -> Wrap:
    salt, nonce, sealed = (base64.b64decode(held[name], validate=True) for name in ("salt", "nonce", "sealed"))
    if len(nonce) != _NONCE or len(salt) < _SALT or len(sealed) != SECRET_BYTES + 16:
        raise ValueError("not a wrap")
    if held["kind"] == "recovery":
        return Wrap("recovery", salt, nonce, sealed)
    if held["kind"] != "passphrase":
        raise ValueError("an unknown kind of wrap")
    cost = Cost(**held["argon2id"])
    bounds = ((cost.passes, _MOST.passes), (cost.memory, _MOST.memory), (cost.lanes, _MOST.lanes))
    known = all(isinstance(value, int) and 0 < value <= most for value, most in bounds)
    if not known or cost.memory < 8 * cost.lanes:
        raise ValueError("a cost this laptop cannot pay")
    return Wrap("passphrase", salt, nonce, sealed, cost)
