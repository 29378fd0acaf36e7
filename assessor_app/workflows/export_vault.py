"""Verb: write down what was not sent yet, in words a person can read, for whoever helps when nothing else does."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import sqlcipher3

from assessor_app.credentials.recovery_code import read_code
from assessor_app.credentials.vault_key import hkdf_sha256
from assessor_app.credentials.wraps import SECRET_BYTES, Wraps, as_json, from_json, unwrap, wrap_by_passphrase
from assessor_app.errors import KeyStoreError, VaultDamagedError, VaultError
from assessor_app.sentences import sentence
from assessor_app.store.cipher import connect

MAGIC: Final = "assessor-app export 1"
_NONCE: Final = 12
_WORK: Final[Mapping[str, str]] = {
    "scores": "SELECT assignment_id, scorable_id, mark, comment, flagged, reason, changed_at FROM local_score",
    "feedback": "SELECT assignment_id, feedback, changed_at FROM local_feedback",
    "annotations": "SELECT assignment_id, annotation_id, kind, body, changed_at FROM local_annotation",
    "signed": "SELECT assignment_id, decision, signed_at FROM signing",
    "returned": "SELECT assignment_id, points, note, returned_at FROM incomplete_return",
    "asked_back": "SELECT assignment_id, reason, asked_at FROM recall",
    "waiting": "SELECT assignment_id, kind, scorable_id, state, sentence, created_at FROM outbox ORDER BY seq",
    "own_comments": "SELECT text, credential_id, scorable_id, level FROM bank_comment",
}
_SUBMISSIONS: Final = (
    "SELECT assignment.id, submission.code, submission.attempt, submission.credential_id "
    "FROM assignment JOIN submission ON submission.id = assignment.submission_id"
)


def unsent_work(path: Path, key: bytes) -> dict[str, Any]:
    """All that only this laptop knows, of the vault or rescue copy at ``path``; what cannot be read is named.

    Raises VaultError where nothing can be.
    """
    found: dict[str, Any] = {"unreadable": []}
    codes = {row["id"]: row for row in _rows(path, key, _SUBMISSIONS) or []}
    for name, asked in _WORK.items():
        rows = _rows(path, key, asked)
        if rows is None:
            found["unreadable"].append(name)
            continue
        for row in rows:
            case = codes.get(row.get("assignment_id", ""))
            if case is not None:
                row["submission"] = f"{case['code']}, attempt {case['attempt']}, {case['credential_id']}"
        found[name] = rows
    if len(found["unreadable"]) == len(_WORK):
        raise VaultDamagedError(sentence("Nothing in this file can be read with this key."))
    return found


def as_text(work: Mapping[str, Any]) -> str:
    """The same for reading: one paragraph for each thing."""
    lines = ["What was entered on this laptop and not confirmed by the hub", ""]
    for name, rows in work.items():
        if name == "unreadable":
            lines += [f"Could not be read: {', '.join(rows)}", ""] if rows else []
            continue
        lines += [f"{name.replace('_', ' ').capitalize()}: {len(rows)}", ""]
        for row in rows:
            lines += [f"  {field}: {value}" for field, value in row.items() if value not in (None, "")]
            lines.append("")
    return "\n".join(lines) + "\n"


def sealed(content: bytes, passphrase: str) -> bytes:
    """``content`` so that only ``passphrase`` opens it. Raises KeyStoreError for one that is too short."""
    secret = os.urandom(SECRET_BYTES)
    return sealed_by(content, secret, Wraps("export", {}).replaced(wrap_by_passphrase(secret, "export", passphrase)))


def sealed_by(content: bytes, secret: bytes, wraps: Wraps) -> bytes:
    """``content`` so that whatever unwraps ``secret`` opens it: the profile's own passphrase or recovery code."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # late: for this alone

    nonce = os.urandom(_NONCE)
    body = nonce + AESGCM(_key(secret)).encrypt(nonce, content, MAGIC.encode())
    return json.dumps({"format": MAGIC, "key": as_json(wraps), "body": base64.b64encode(body).decode()}).encode()


def opened(held: bytes, typed: str) -> bytes:
    """What was sealed, by the passphrase or recovery code. Raises WrongKeyError, VaultError for what is none."""
    wraps, body = _parts(held)
    return _opened(body, _unwrapped(wraps, typed))


def opened_by(held: bytes, secret: bytes) -> bytes:
    """As :func:`opened`, where the secret is at hand."""
    return _opened(_parts(held)[1], secret)


def _unwrapped(wraps: Wraps, typed: str) -> bytes:
    """By whichever of the two was typed: what reads as a code is one."""
    if "recovery" in wraps.by_kind:
        try:
            code = read_code(typed)
        except KeyStoreError:
            if "passphrase" not in wraps.by_kind:
                raise
        else:
            return unwrap(wraps, "recovery", code)
    return unwrap(wraps, "passphrase", typed)


def _parts(held: bytes) -> tuple[Wraps, bytes]:
    try:
        told = json.loads(held)
        known = told["format"] == MAGIC
        wraps, body = from_json(told["key"]), base64.b64decode(told["body"], validate=True)
    except (ValueError, KeyError, TypeError) as error:
        raise _no_export() from error
    if not known:
        raise _no_export()
    return wraps, body


def _key(secret: bytes) -> bytes:
    """Never the secret itself: other keys follow from it."""
    return hkdf_sha256(secret, MAGIC.encode())


def _opened(body: bytes, secret: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag  # late: as above
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_key(secret)).decrypt(body[:_NONCE], body[_NONCE:], MAGIC.encode())
    except InvalidTag:
        raise VaultDamagedError(sentence("This export is damaged.")) from None


def _no_export() -> VaultError:
    return VaultError(sentence("This file is not an encrypted export of the assessor’s desk."))


def _rows(path: Path, key: bytes, asked: str) -> list[dict[str, Any]] | None:
    """Rows by column name, None where they cannot be read; a connection of its own, as damage breaks one."""
    try:
        raw = connect(path, key, mode="ro")
    except sqlcipher3.Error:
        return None
    try:
        cursor = raw.execute(asked)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]
    except sqlcipher3.Error:
        return None
    finally:
        raw.close()
