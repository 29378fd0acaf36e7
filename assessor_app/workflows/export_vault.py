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
# The revision at the hub that a change was made upon, as far as this laptop knew: that of a change on its way, else
# that of the hub's copy; and what it said there, part by part, where the change is on its way.
_FROZEN: Final = (
    "(SELECT {column} FROM outbox o WHERE o.assignment_id = l.assignment_id AND o.kind = '{kind}' "
    "AND o.scorable_id = {target} AND o.base_rev IS NOT NULL ORDER BY o.seq LIMIT 1)"
)


def _edits(kind: str, target: str, fields: str, hub: str, said: str) -> str:
    """What asks for one kind of edits with what they were made upon; all names are our own."""
    rev = _FROZEN.format(column="o.base_rev", kind=kind, target=target)
    base = _FROZEN.format(column="o.base", kind=kind, target=target)
    return (
        f"SELECT l.assignment_id, {fields}, l.changed_at, "  # noqa: S608
        f"COALESCE({rev}, h.rev, 0) AS base_rev, {base} AS base, {said} FROM local_{kind} l LEFT JOIN {hub}"
    )


_WORK: Final[Mapping[str, str]] = {
    "scores": _edits(
        "score",
        "l.scorable_id",
        "l.scorable_id, l.mark, l.comment, l.flagged, l.reason",
        "server_score h ON h.assignment_id = l.assignment_id AND h.scorable_id = l.scorable_id",
        "h.mark AS hub_mark, h.comment AS hub_comment, h.flagged AS hub_flagged, h.reason AS hub_reason",
    ),
    "feedback": _edits(
        "feedback",
        "''",
        "l.feedback",
        "server_assessment h ON h.assignment_id = l.assignment_id",
        "h.feedback AS hub_feedback",
    ),
    "annotations": _edits(
        "annotation",
        "l.annotation_id",
        "l.annotation_id, l.kind, l.body",
        "server_annotation h ON h.assignment_id = l.assignment_id AND h.annotation_id = l.annotation_id",
        "h.kind AS hub_kind, h.body AS hub_body",
    ),
    "signed": "SELECT assignment_id, decision, signed_at FROM signing",
    "returned": "SELECT assignment_id, points, note, returned_at FROM incomplete_return",
    "asked_back": "SELECT assignment_id, reason, asked_at FROM recall",
    "acts": "SELECT id, body, made_at FROM local_act",
    "waiting": "SELECT assignment_id, kind, scorable_id, state, sentence, created_at FROM outbox ORDER BY seq",
    "own_comments": "SELECT text, credential_id, scorable_id, level FROM bank_comment",
}
_SUBMISSIONS: Final = (
    "SELECT assignment.id, submission.code, submission.attempt, submission.credential_id "
    "FROM assignment JOIN submission ON submission.id = assignment.submission_id"
)


# Who wrote it, and for which hub: nobody else's laptop takes it back.
_WHOSE: Final = "SELECT hub_url, programme, code FROM identity"
_BASES: Final = ("base_rev", "base", "hub_mark", "hub_comment", "hub_flagged", "hub_reason", "hub_feedback", "hub_kind")
# not for people: what is needed to take it back
_MACHINERY: Final = frozenset((*_BASES, "hub_body"))


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
    whose = _rows(path, key, _WHOSE)
    if whose:
        found["whose"] = whose[0]
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
        if name == "rescue_copies":
            lines += [as_text(copy) for copy in rows]
            continue
        if name == "whose":
            lines += [f"Whose: {rows['code']} at {rows['hub_url']} ({rows['programme']})", ""]
            continue
        lines += [f"{name.replace('_', ' ').capitalize()}: {len(rows)}", ""]
        for row in rows:
            said = {field: value for field, value in row.items() if field not in _MACHINERY}
            lines += [f"  {field}: {value}" for field, value in said.items() if value not in (None, "")]
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
    except sqlcipher3.Error as error:
        # a vault of before has nothing of what it had no table for
        return [] if "no such table" in str(error) else None
    finally:
        raw.close()
