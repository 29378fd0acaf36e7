"""What a programme's staff do about people and their devices."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessor_app.hub.audit import Entry, record
from assessor_app.hub.calibration.feed import tell_exclusion, tell_role
from assessor_app.hub.calibration.lead_sight import LEADS
from assessor_app.hub.door.accounts import devices_of, fold_name, revoke_device
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.exclusions import change_exclusion
from assessor_app.hub.feed import lock_feeds, open_feed
from assessor_app.hub.people_list import ListedUser, listed_users
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_settings import settings_of
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import DeviceRow, ProgrammeRow, UserRow
from assessor_app.protocol.messages import DeviceCopy, Id, Role

MIN_PASSWORD = 8
_WIRE_ID = TypeAdapter(Id)
_ROLES: Mapping[str, Role] = {"assessor": "assessor", "lead": "lead", "admin": "admin"}


class PeopleAdmin:
    """The part of HubAdmin about users and devices."""

    _hub: Hub

    def add_user(self, name: str, code: str, display: str, password: str | None, role: str) -> str:
        """A user who signs in as ``name``, is ``code`` to others, and is ``assessor``, ``lead`` or ``admin``.

        ``password`` None: this one signs in at the programme's provider only (see :meth:`set_provider_account`).
        """
        folded = fold_name(name)
        _check_user(folded, code, display, role)
        if password is not None:
            _check_password(password)
        with self._hub.database.write() as session:
            if session.scalar(select(UserRow.id).where((UserRow.name == folded) | (UserRow.code == code))) is not None:
                raise HubSetupError("There is a user with this name or code already.")
            user = UserRow(
                id=uuid.uuid4().hex,
                name=folded,
                code=code,
                display=display,
                role=role,
                password_hash=self._hub.passwords.hash(password) if password is not None else "",
                active=True,
                created_at=self._hub.clock(),
            )
            session.add(user)
            session.flush()
            open_feed(session, user.id)
            record(session, Entry("user_added", user.id, detail={"role": role}), self._hub.clock())
            return user.id

    def devices(self, user_code: str) -> tuple[DeviceCopy, ...]:
        """A user's devices, newest first."""
        with self._hub.database.read() as session:
            return tuple(devices_of(session, user_of(session, user_code).id))

    def revoke(self, device_id: str) -> None:
        """End a device's token."""
        with self._hub.database.write() as session:
            try:
                revoke_device(session, device_id, self._hub.clock())
            except RefusedError as error:
                raise HubSetupError("There is no such device.") from error

    def users(self) -> tuple[ListedUser, ...]:
        """Everybody, by code, with how many assignments are open and how many devices are signed in."""
        with self._hub.database.read() as session:
            return listed_users(session)

    def set_active(self, user_code: str, active: bool) -> None:
        """Let a user in, or shut them out of every device at once."""
        with self._hub.database.write() as session:
            user = user_of(session, user_code)
            user.active = active
            if not active:
                self._end_devices(session, user)
            record(session, Entry("user_enabled" if active else "user_disabled", user.id), self._hub.clock())

    def set_role(self, user_code: str, role: str) -> None:
        """Make a user assessor, lead or admin; counts from the next request on."""
        _check_role(role)
        with self._hub.database.write() as session:
            user = user_of(session, user_code)
            detail = {"from": user.role, "to": role}
            user.role = role
            if (detail["from"] in LEADS) != (role in LEADS):
                tell_role(session, user)
            record(session, Entry("role_set", user.id, detail=detail), self._hub.clock())

    def reset_password(self, user_code: str, password: str) -> None:
        """A new password; every device of the user must sign in again."""
        _check_password(password)
        stored = self._hub.passwords.hash(password)
        with self._hub.database.write() as session:
            user = user_of(session, user_code)
            user.password_hash = stored
            self._end_devices(session, user)
            record(session, Entry("password_reset", user.id), self._hub.clock())

    def set_provider_account(self, user_code: str, email: str = "", subject: str = "") -> None:
        """Let a user sign in at the programme's provider: known by ``subject`` there, or by a verified ``email``.

        Both empty takes it back. An e-mail counts for the first sign-in only; from then on the subject does.
        """
        if len(email) > 320 or len(subject) > 255 or "\x00" in email + subject:
            raise HubSetupError("This account of the provider is too long.")
        with self._hub.database.write() as session:
            user = user_of(session, user_code)
            issuer = settings_of(session.get(ProgrammeRow, 1)).sign_in.issuer if subject else None
            if subject and not issuer:
                raise HubSetupError("The programme has no sign-in provider yet.", "Load its settings first.")
            user.oidc_email, user.oidc_subject, user.oidc_issuer = fold_name(email) or None, subject or None, issuer
            try:
                session.flush()
            except IntegrityError as error:
                raise HubSetupError("Another user has this account already.") from error
            record(session, Entry("provider_account_set", user.id), self._hub.clock())

    def order_wipe(self, device_id: str) -> None:
        """End a device, and tell it to save what was not sent and to remove the rest when it is next on a network."""
        with self._hub.database.write() as session:
            device = session.get(DeviceRow, device_id, with_for_update=True)
            if device is None:
                raise HubSetupError("There is no such device.")
            now = self._hub.clock()
            if device.revoked_at is None:
                device.revoked_at, device.ended_by = now, "office"
            device.wipe_ordered_at = now
            record(session, Entry("wipe_ordered", device_id), now)

    def exclude(self, user_code: str, value: str, kind: str = "submission", *, lift: bool = False) -> None:
        """``user_code`` must not read a submission's code, or whatever a practitioner of that name hands in.

        What is assigned already stays; withdraw it. ``lift`` takes the exclusion back.
        """
        with self._hub.database.write() as session:
            user = user_of(session, user_code)
            lock_feeds(session, {user.id})
            change_exclusion(session, user, kind, value, self._hub.clock(), lift=lift)
            tell_exclusion(session, user)

    def _end_devices(self, session: Session, user: UserRow) -> None:
        query = select(DeviceRow).where(DeviceRow.user_id == user.id, DeviceRow.revoked_at.is_(None))
        for device in session.scalars(query):
            device.revoked_at = self._hub.clock()


def user_of(session: Session, code: str) -> UserRow:
    """The user with this code. Raises HubSetupError."""
    row = session.scalar(select(UserRow).where(UserRow.code == code))
    if row is None:
        raise HubSetupError(f"There is no user with the code {code}.")
    return row


def _check_user(name: str, code: str, display: str, role: str) -> None:
    if not name or len(name) > 200 or "\x00" in name + display or not display or len(display) > 500:
        raise HubSetupError("A user needs a name to sign in with and a name to show.")
    if any(unicodedata.category(letter) == "Cc" for letter in name + display):
        raise HubSetupError("The user's name holds characters that cannot be shown.")
    try:
        _WIRE_ID.validate_python(code)
    except ValidationError as error:
        raise HubSetupError("A user's code may hold letters, digits, dots, dashes and underscores.") from error
    _check_role(role)


def _check_password(password: str) -> None:
    if len(password) < MIN_PASSWORD or len(password) > 500:
        raise HubSetupError(f"A password has at least {MIN_PASSWORD} characters.", "Three or four words are good.")


def _check_role(role: str) -> None:
    if role not in _ROLES:
        raise HubSetupError(f"There is no role '{role}'.", f"The roles are: {', '.join(_ROLES)}.")
