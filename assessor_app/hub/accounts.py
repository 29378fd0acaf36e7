"""Who is calling: passwords, device tokens that can be revoked, and a brake on guessing."""

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
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessor_app.hub.database import Database
from assessor_app.hub.refusals import RefusedError, not_found
from assessor_app.hub.tables import DeviceRow, SignInFailureRow, UserRow
from assessor_app.protocol.messages import DeviceCopy, Role, SignIn

FAILURE_WINDOW = timedelta(minutes=15)
FAILURES_PER_NAME_AND_ADDRESS = 5
FAILURES_PER_NAME = 50
SEEN_EVERY = timedelta(minutes=1)
VERIFIERS = 2
WAITING = 6


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

    def matches(self, stored: str | None, password: str) -> bool:
        """Whether the password is right; takes as long when there is no such user (``stored`` None).

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
        return right and stored is not None

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
        subjects = {
            _subject("name and address", name, address): FAILURES_PER_NAME_AND_ADDRESS,
            _subject("name", name): FAILURES_PER_NAME,
        }
        # Counted before the password is looked at: guesses sent all at once find no gap between check and count.
        with self._database.write() as session:
            _count_attempt(session, subjects, now)
        with self._database.read() as session:
            user = session.scalar(select(UserRow).where(UserRow.name == name, UserRow.active))
            stored = user.password_hash if user is not None else None
        right = self._passwords.matches(stored, wish.password)
        if not right or stored is None:
            raise RefusedError(401, "wrong_name_or_password", "The name or the password is not right.")
        renewed = self._passwords.hash(wish.password) if self._passwords.outdated(stored) else stored
        with self._database.write() as session:
            return _new_device(session, name, renewed, wish.device, subjects, now)

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
            if device.revoked_at is not None or not user.active:
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
    return RefusedError(
        401, "not_signed_in", "You are not signed in on this device.", headers={"WWW-Authenticate": "Bearer"}
    )


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


def revoke_device(session: Session, device_id: str, now: datetime, owner_id: str | None = None) -> None:
    """End a device's token. Raises RefusedError 404 when there is none, or it is not ``owner_id``'s."""
    device = session.get(DeviceRow, device_id)
    if device is None or (owner_id is not None and device.user_id != owner_id):
        raise not_found()
    if device.revoked_at is None:
        device.revoked_at = now


def fold_name(name: str) -> str:
    """How sign-in names are compared."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


def normal_password(password: str) -> str:
    """The same password typed on another keyboard gives the same bytes."""
    return unicodedata.normalize("NFC", password)


def token_digest(token: str) -> str:
    """What is stored of a token: enough to know it again, useless to whoever reads the database."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def _subject(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()


def _count_attempt(session: Session, subjects: dict[str, int], now: datetime) -> None:
    """One more try for each subject; a right password takes them back. Raises RefusedError 429 at the limit."""
    session.execute(delete(SignInFailureRow).where(SignInFailureRow.window_started_at <= now - FAILURE_WINDOW))
    for subject, limit in sorted(subjects.items()):
        row = _failures(session, subject, now)
        if row.failures >= limit:
            wait = row.window_started_at + FAILURE_WINDOW - now
            raise RefusedError(
                429,
                "too_many_failures",
                f"Signing in failed too often. Try again in {int(wait.total_seconds() // 60) + 1} minutes.",
                headers={"Retry-After": str(int(wait.total_seconds()) + 1)},
            )
        row.failures += 1


def _failures(session: Session, subject: str, now: datetime) -> SignInFailureRow:
    """The subject's row, locked; made when it is not there, also when another process makes it at the same time."""
    row = session.get(SignInFailureRow, subject, with_for_update=True)
    if row is not None:
        return row
    try:
        with session.begin_nested():
            session.add(SignInFailureRow(subject=subject, failures=0, window_started_at=now))
    except IntegrityError:
        session.expire_all()
    return session.get_one(SignInFailureRow, subject, with_for_update=True)


def _new_device(
    session: Session, name: str, password_hash: str, device_name: str, subjects: dict[str, int], now: datetime
) -> tuple[str, Caller]:
    user = session.scalar(select(UserRow).where(UserRow.name == name, UserRow.active))
    if user is None:
        raise RefusedError(401, "wrong_name_or_password", "The name or the password is not right.")
    user.password_hash = password_hash
    session.execute(delete(SignInFailureRow).where(SignInFailureRow.subject.in_(subjects)))
    token = secrets.token_urlsafe(32)
    device = DeviceRow(
        id=uuid.uuid4().hex,
        user_id=user.id,
        name=device_name,
        token_sha256=token_digest(token),
        created_at=now,
        last_seen_at=now,
        revoked_at=None,
    )
    session.add(device)
    return token, Caller(user.id, user.code, user.display, _role(user.role), device.id)


def _role(role: str) -> Role:
    assert role in {"assessor", "lead", "admin"}
    return role  # type: ignore[return-value]
