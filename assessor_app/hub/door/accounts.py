"""Who is calling: passwords, and device tokens that can be revoked."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.audit import Entry, record
from assessor_app.hub.database import Database
from assessor_app.hub.door.refusals import RefusedError, not_found
from assessor_app.hub.door.sign_in_brake import count_attempt, forgive, subjects_of
from assessor_app.hub.tables import DeviceRow, UserRow
from assessor_app.protocol.messages import DeviceCopy, Role, SignIn

SEEN_EVERY = timedelta(minutes=1)
VERIFIERS = 2
WAITING = 6
_CHALLENGE = {"WWW-Authenticate": "Bearer"}


@dataclass(frozen=True, slots=True)
class Caller:
    """The user and device behind one request."""

    user_id: str
    code: str
    display: str
    role: Role
    device_id: str


class Passwords:
    """Argon2id hashes; each check costs 64 MiB, so only a few run at once."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()
        self._slots = threading.BoundedSemaphore(VERIFIERS)
        self._places = threading.BoundedSemaphore(VERIFIERS + WAITING)

    @cached_property
    def _decoy(self) -> str:
        """Checked for names that do not exist, so that time does not tell which names do."""
        return self._hasher.hash(secrets.token_urlsafe(16))

    def hash(self, password: str) -> str:
        """The hash to store."""
        with self._slots:
            return self._hasher.hash(normal_password(password))

    def matches(self, stored: str, password: str) -> bool:
        """Whether the password is right; takes as long when there is no such user or password (``stored`` empty).

        Raises RefusedError 503 when too many wait already: a flood of guesses must not hold up everybody's reading.
        """
        if not self._places.acquire(blocking=False):
            raise RefusedError(
                503, "busy", "Many people are signing in just now. Try again.", headers={"Retry-After": "5"}
            )
        try:
            with self._slots:
                right = self._hasher.verify(stored or self._decoy, normal_password(password))
        except (VerificationError, InvalidHashError):
            return False
        finally:
            self._places.release()
        return right and bool(stored)

    def outdated(self, stored: str) -> bool:
        """Whether the hash was made with weaker settings than today's."""
        return self._hasher.check_needs_rehash(stored)


class Accounts:
    """Signing in and out, over one database."""

    def __init__(self, database: Database, passwords: Passwords) -> None:
        self._database = database
        self._passwords = passwords

    def sign_in(self, wish: SignIn, address: str, now: datetime) -> tuple[str, Caller]:
        """A new device token and whom it stands for. Raises RefusedError 401, or 429 after too many failures."""
        name = fold_name(wish.name)
        subjects = subjects_of(name, address)
        # Counted before the password is looked at: guesses sent all at once find no gap between check and count.
        with self._database.write() as session:
            count_attempt(session, subjects, now)
        with self._database.read() as session:
            user = session.scalar(select(UserRow).where(UserRow.name == name, UserRow.active))
            user_id, stored = (user.id, user.password_hash) if user is not None else ("", "")
        right = self._passwords.matches(stored, wish.password)
        if not right:
            with self._database.write() as session:
                # The name that was typed is not kept: people type passwords there.
                record(session, Entry("sign_in_failed", user_id, detail={"by": "password"}), now)
            raise _wrong()
        renewed = self._passwords.hash(wish.password) if self._passwords.outdated(stored) else stored
        with self._database.write() as session:
            active = select(UserRow).where(UserRow.name == name, UserRow.active)
            found = session.scalar(active.with_for_update(key_share=True))
            if found is None or found.password_hash != stored:
                # the office gave out another password while this one was looked at
                raise _wrong()
            found.password_hash = renewed
            forgive(session, subjects, address, now)
            return new_device(session, found, wish.device, "password", now)

    def caller(self, token: str, now: datetime) -> Caller:
        """Whom a token stands for. Raises RefusedError 401 when it is unknown or revoked."""
        digest = token_digest(token)
        with self._database.read() as session:
            row = session.execute(
                select(DeviceRow, UserRow).join(UserRow).where(DeviceRow.token_sha256 == digest)
            ).one_or_none()
            if row is None or not hmac.compare_digest(row[0].token_sha256, digest):
                raise signed_out()
            device, user = row[0], row[1]
            if device.revoked_at is not None:
                raise _ended(device)
            if not user.active:
                raise signed_out()
            caller = Caller(user.id, user.code, user.display, _role(user.role), device.id)
            seen = device.last_seen_at
        if seen is None or now - seen >= SEEN_EVERY:
            with self._database.write() as session:
                device = session.get_one(DeviceRow, caller.device_id)
                device.last_seen_at = now
        return caller


def signed_out() -> RefusedError:
    """The one answer for a missing, unknown or revoked token."""
    return RefusedError(401, "not_signed_in", "You are not signed in on this device.", headers=_CHALLENGE)


def _wrong() -> RefusedError:
    return RefusedError(401, "wrong_name_or_password", "The name or the password is not right.")


def _ended(device: DeviceRow) -> RefusedError:
    """What a device is told that lost its token otherwise than by signing out itself."""
    if device.wipe_ordered_at is not None:
        sentence = "Your programme asks this device to save what was not sent yet and to remove everything else."
        return RefusedError(401, "wipe", sentence, headers=_CHALLENGE)
    if device.ended_by in {"owner", "office"}:
        return RefusedError(401, "revoked", "This device was signed out from elsewhere.", headers=_CHALLENGE)
    return signed_out()


def devices_of(session: Session, user_id: str) -> list[DeviceCopy]:
    """A user's devices, newest first."""
    rows = session.scalars(
        select(DeviceRow).where(DeviceRow.user_id == user_id).order_by(DeviceRow.created_at.desc(), DeviceRow.id)
    )
    return [
        DeviceCopy(
            id=row.id,
            name=row.name,
            created_at=row.created_at,
            last_seen_at=row.last_seen_at,
            revoked=row.revoked_at is not None,
        )
        for row in rows
    ]


def revoke_device(session: Session, device_id: str, now: datetime, by: Caller | None = None) -> None:
    """End a device's token, for its owner ``by`` or (None) for the office.

    Raises RefusedError 404 when there is none, or it is not the owner's.
    """
    device = session.get(DeviceRow, device_id, with_for_update=True)
    if device is None or (by is not None and device.user_id != by.user_id):
        raise not_found()
    if device.revoked_at is not None:
        return
    device.revoked_at = now
    if by is None:
        device.ended_by = "office"
        record(session, Entry("device_revoked", device_id), now)
    elif by.device_id == device_id:
        device.ended_by = "self"
        record(session, Entry("sign_out", device_id, by.user_id, by.device_id), now)
    else:
        device.ended_by = "owner"
        record(session, Entry("device_revoked", device_id, by.user_id, by.device_id), now)


def fold_name(name: str) -> str:
    """How sign-in names are compared."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


def normal_password(password: str) -> str:
    """The same password typed on another keyboard gives the same bytes."""
    return unicodedata.normalize("NFC", password)


def token_digest(token: str) -> str:
    """What is stored of a token: enough to know it again, useless to whoever reads the database."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def new_device(session: Session, user: UserRow, name: str, by: str, now: datetime) -> tuple[str, Caller]:
    """A new device of ``user``, signed in ``by`` password or provider: its token, shown once, and the caller it is."""
    token = secrets.token_urlsafe(32)
    device = DeviceRow(
        id=uuid.uuid4().hex,
        user_id=user.id,
        # Shown in lists on terminals and to others, so it moves no cursor and turns no line.
        name="".join(letter if letter.isprintable() else " " for letter in name),
        token_sha256=token_digest(token),
        created_at=now,
        last_seen_at=now,
        revoked_at=None,
    )
    session.add(device)
    record(session, Entry("sign_in", user.id, user.id, device.id, {"by": by}), now)
    return token, Caller(user.id, user.code, user.display, _role(user.role), device.id)


def _role(role: str) -> Role:
    assert role in {"assessor", "lead", "admin"}
    return role  # type: ignore[return-value]
