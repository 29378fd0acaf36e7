"""What a programme's staff do with their hub from the command line, and what the demo fills it with."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.accounts import devices_of, fold_name, revoke_device
from assessor_app.hub.assessments import add_revision, reopen
from assessor_app.hub.blind import BlindSwitches
from assessor_app.hub.clock_stops import start_clock, stop_clock
from assessor_app.hub.definitions import read_definition
from assessor_app.hub.feed import Change, announce, announce_assignment, lock_feeds, open_feed
from assessor_app.hub.import_source import ImportLimits
from assessor_app.hub.importing import Importer
from assessor_app.hub.page_making import PageMaker
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_record import record_programme
from assessor_app.hub.programme_settings import ProgrammeSettings, read_programme_file
from assessor_app.hub.recorded import RecordedAssessment, recorded_assessments
from assessor_app.hub.refusals import RefusedError
from assessor_app.hub.rendition_work import RenditionWork
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import (
    AssessmentRow,
    AssignmentRow,
    CredentialRow,
    DeviceRow,
    SubmissionRow,
    UserRow,
)
from assessor_app.protocol.messages import DeviceCopy, Id, Role

MIN_PASSWORD = 8
MAX_NOTE = 2_000
_WIRE_ID = TypeAdapter(Id)
_ROLES: Mapping[str, Role] = {"assessor": "assessor", "lead": "lead", "admin": "admin"}
_READER_ROLES = ("reader_1", "reader_2", "adjudicator")


class HubAdmin:
    """One hub's administration; every method is one transaction and raises HubSetupError with a plain sentence."""

    def __init__(self, folder: Path, database_url: str | None = None) -> None:
        self._hub = Hub.open(folder, database_url)

    def close(self) -> None:
        """Give the database back."""
        self._hub.close()

    def create_programme(
        self, name: str, switches: Mapping[str, bool] | None = None, settings: ProgrammeSettings | None = None
    ) -> None:
        """Name the programme and set its blind switches (see BlindSwitches; those not named are on).

        May be called again: everybody is then told anew. ``settings`` left out stay as they are.
        """
        chosen = BlindSwitches.from_mapping(switches or {})
        with self._hub.database.write() as session:
            record_programme(session, name, chosen, settings)

    def load_programme(self, path: Path) -> str:
        """Name, switches and all other settings from a YAML file (see PROGRAMME.md); returns the name."""
        told = read_programme_file(path)
        self.create_programme(told.name, told.switches, told.settings)
        return told.name

    def add_user(self, name: str, code: str, display: str, password: str, role: str) -> str:
        """A user who signs in as ``name``, is ``code`` to others, and is ``assessor``, ``lead`` or ``admin``."""
        folded = fold_name(name)
        _check_user(folded, code, display, password, role)
        with self._hub.database.write() as session:
            if session.scalar(select(UserRow.id).where((UserRow.name == folded) | (UserRow.code == code))) is not None:
                raise HubSetupError("There is a user with this name or code already.")
            user = UserRow(
                id=uuid.uuid4().hex,
                name=folded,
                code=code,
                display=display,
                role=role,
                password_hash=self._hub.passwords.hash(password),
                active=True,
                created_at=self._hub.clock(),
            )
            session.add(user)
            session.flush()
            open_feed(session, user.id)
            return user.id

    def add_credential(self, path: Path, accepted: bool = False) -> str:
        """Add a definition file and return its ``id@version``; the same content again changes nothing.

        Raises DefinitionError, or HubSetupError when this version is held with other content.
        """
        credential, text = read_definition(path)
        with self._hub.database.write() as session:
            row = _credential(session, credential.key)
            if row is not None and row.definition != text:
                raise HubSetupError(
                    f"The hub holds {credential.key} already, with other content.",
                    "A version never changes once it is used: give the new text a new version label.",
                )
            if row is None:
                row = CredentialRow(
                    id=uuid.uuid4().hex,
                    credential_id=credential.id,
                    version=credential.version,
                    title=credential.title[:500],
                    definition=text,
                    added_at=self._hub.clock(),
                    accepted_at=None,
                    accepted_by="",
                )
                session.add(row)
            if accepted and row.accepted_at is None:
                row.accepted_at = self._hub.clock()
                self._announce_credential(session, row)
        return credential.key

    def accept(self, key: str, by: str) -> None:
        """Accept ``id@version`` for live use; ``by`` is the code of the lead or admin whose act this is."""
        with self._hub.database.write() as session:
            row = _credential(session, key)
            if row is None:
                raise HubSetupError(f"The hub does not hold {key}.")
            if _user(session, by).role not in {"lead", "admin"}:
                raise HubSetupError("Only a lead or an admin can accept a definition.")
            if row.accepted_at is None:
                row.accepted_at, row.accepted_by = self._hub.clock(), by
                self._announce_credential(session, row)

    def import_submission(
        self,
        path: Path,
        limits: ImportLimits | None = None,
        *,
        pages: bool = True,
        say: Callable[[str], None] | None = None,
    ) -> str:
        """Take in a folder or zip (see IMPORT.md) and return the submission's id. Raises ImportRefusedError.

        With ``pages`` office files get a PDF where LibreOffice is here; ``say`` hears of those that got none.
        """
        hub = self._hub
        importer = Importer(hub.database, hub.artifacts, hub.definitions, PageMaker() if pages else None)
        taken = importer.take(path, hub.clock(), limits)
        if say is not None:
            for note in taken.notes:
                say(note)
        return taken.submission_id

    def office_files(self) -> tuple[int, int]:
        """How many office files the hub holds, and how many of them have pages."""
        return RenditionWork(self._hub.database, self._hub.artifacts).counts()

    def make_renditions(self, say: Callable[[str], None], maker: PageMaker | None = None) -> int:
        """Make the pages that are missing and tell the readers; returns how many were made."""
        work = RenditionWork(self._hub.database, self._hub.artifacts)
        return work.make(maker or PageMaker(), self._hub.clock(), say)

    def assign(
        self,
        submission_code: str,
        user_code: str,
        role: str = "reader_1",
        due_at: datetime | None = None,
        attempt: int | None = None,
        *,
        again: bool = False,
    ) -> str:
        """Give the latest (or the named) attempt to a reader, due at an aware time; returns the assignment's id.

        Assigning again changes role and due date, or brings back what was withdrawn; a case the reader has released
        only with ``again``.
        """
        if role not in _READER_ROLES:
            raise HubSetupError(f"There is no reader role '{role}'.", f"The roles are: {', '.join(_READER_ROLES)}.")
        _aware(due_at)
        with self._hub.database.write() as session:
            submission = _submission(session, submission_code, attempt)
            user = _user(session, user_code)
            lock_feeds(session, {user.id})
            _check_seat(session, submission, user, role)
            row = session.scalar(
                select(AssignmentRow).where(
                    AssignmentRow.submission_id == submission.id, AssignmentRow.user_id == user.id
                )
            )
            if row is None:
                row = AssignmentRow(id=uuid.uuid4().hex, submission=submission, user=user, created_at=self._hub.clock())
                session.add(row)
            if row.released_at is not None and not again:
                raise HubSetupError(f"{user_code} has released this case.", "Choose another reader.")
            row.role, row.due_at, row.withdrawn_at, row.released_at = role, due_at, None, None
            session.flush()
            announce_assignment(session, row)
            return row.id

    def withdraw(self, assignment_id: str) -> None:
        """Take an assignment away from its reader; the work done is kept."""
        with self._hub.database.write() as session:
            row = _assignment(session, assignment_id)
            if row.withdrawn_at is None:
                row.withdrawn_at = self._hub.clock()
                session.flush()
                announce(session, row.user_id, [Change("removed", row.id)])

    def stop_clock(self, target: str, at: datetime | None = None) -> None:
        """Let no days count from ``at`` (now) on: for one assignment by its id, or all readers by submission code."""
        with self._hub.database.write() as session:
            stop_clock(session, _clock_target(session, target), self._past(at))

    def start_clock(self, target: str, at: datetime | None = None) -> None:
        """Let days count again."""
        with self._hub.database.write() as session:
            start_clock(session, _clock_target(session, target), self._past(at))

    def _past(self, at: datetime | None) -> datetime:
        """``at``, or now. Raises HubSetupError for what has not come yet: nobody knows how long a stop will be."""
        now = self._hub.clock()
        if (_aware(at) or now) > now:
            raise HubSetupError("This time has not come yet.")
        return at or now

    def hand_back(self, assignment_id: str, note: str = "") -> None:
        """Open a submitted assessment again, with a note of at most 2,000 characters for its reader."""
        if len(note) > MAX_NOTE or "\x00" in note:
            raise HubSetupError(f"A note has at most {MAX_NOTE:,} characters.")
        with self._hub.database.write() as session:
            row = _assignment(session, assignment_id)
            lock_feeds(session, {row.user_id})
            frame = session.get(AssessmentRow, row.id, populate_existing=True)
            if frame is None or frame.state == "open":
                raise HubSetupError("This assessment is open already.")
            reopen(frame, note)
            frame.rev += 1
            frame.updated_at = self._hub.clock()
            session.flush()
            add_revision(session, frame, "hand_back", (None, None))
            announce(session, row.user_id, [Change("assessment", row.id)])

    def devices(self, user_code: str) -> tuple[DeviceCopy, ...]:
        """A user's devices, newest first."""
        with self._hub.database.read() as session:
            return tuple(devices_of(session, _user(session, user_code).id))

    def revoke(self, device_id: str) -> None:
        """End a device's token."""
        with self._hub.database.write() as session:
            try:
                revoke_device(session, device_id, self._hub.clock())
            except RefusedError as error:
                raise HubSetupError("There is no such device.") from error

    def set_active(self, user_code: str, active: bool) -> None:
        """Let a user in, or shut them out of every device at once."""
        with self._hub.database.write() as session:
            user = _user(session, user_code)
            user.active = active
            if active:
                return
            for device in session.scalars(
                select(DeviceRow).where(DeviceRow.user_id == user.id, DeviceRow.revoked_at.is_(None))
            ):
                device.revoked_at = self._hub.clock()

    def recorded(self) -> tuple[RecordedAssessment, ...]:
        """Every assignment with what the hub holds of it, by submission code and reader."""
        with self._hub.database.read() as session:
            return recorded_assessments(session)

    def _announce_credential(self, session: Session, credential: CredentialRow) -> None:
        session.flush()
        readers = session.scalars(
            select(AssignmentRow.user_id)
            .join(AssignmentRow.submission)
            .where(SubmissionRow.credential_pk == credential.id, AssignmentRow.withdrawn_at.is_(None))
            .distinct()
        ).all()
        lock_feeds(session, readers)
        for user_id in sorted(readers):
            announce(session, user_id, [Change("credential", credential.id)])


def _check_user(name: str, code: str, display: str, password: str, role: str) -> None:
    if not name or len(name) > 200 or "\x00" in name + display or not display or len(display) > 500:
        raise HubSetupError("A user needs a name to sign in with and a name to show.")
    try:
        _WIRE_ID.validate_python(code)
    except ValidationError as error:
        raise HubSetupError("A user's code may hold letters, digits, dots, dashes and underscores.") from error
    if len(password) < MIN_PASSWORD or len(password) > 500:
        raise HubSetupError(f"A password has at least {MIN_PASSWORD} characters.", "Three or four words are good.")
    if role not in _ROLES:
        raise HubSetupError(f"There is no role '{role}'.", f"The roles are: {', '.join(_ROLES)}.")


def _user(session: Session, code: str) -> UserRow:
    row = session.scalar(select(UserRow).where(UserRow.code == code))
    if row is None:
        raise HubSetupError(f"There is no user with the code {code}.")
    return row


def _credential(session: Session, key: str) -> CredentialRow | None:
    credential_id, _, version = key.partition("@")
    return session.scalar(
        select(CredentialRow).where(CredentialRow.credential_id == credential_id, CredentialRow.version == version)
    )


def _submission(session: Session, code: str, attempt: int | None) -> SubmissionRow:
    query = select(SubmissionRow).where(SubmissionRow.code == code).order_by(SubmissionRow.attempt.desc()).limit(1)
    if attempt is not None:
        query = query.where(SubmissionRow.attempt == attempt)
    # Locked, so that two people at the office cannot fill one seat twice.
    row = session.scalar(query.with_for_update())
    if row is None:
        raise HubSetupError(f"The hub holds no such submission: {code}.")
    return row


def _assignment(session: Session, assignment_id: str) -> AssignmentRow:
    row = session.get(AssignmentRow, assignment_id)
    if row is None or row.withdrawn_at is not None:
        raise HubSetupError("There is no such assignment.")
    return row


def _clock_target(session: Session, target: str) -> AssignmentRow | SubmissionRow:
    row = session.get(AssignmentRow, target)
    return row if row is not None and row.withdrawn_at is None else _submission(session, target, None)


def _aware(moment: datetime | None) -> datetime | None:
    if moment is not None and moment.tzinfo is None:
        raise HubSetupError("A time needs a time zone.", "For example 2026-03-31T17:00:00Z.")
    return moment


def _check_seat(session: Session, submission: SubmissionRow, user: UserRow, role: str) -> None:
    """Each reader's seat is taken by one person."""
    taken = session.scalar(
        select(AssignmentRow.id).where(
            AssignmentRow.submission_id == submission.id,
            AssignmentRow.role == role,
            AssignmentRow.user_id != user.id,
            AssignmentRow.withdrawn_at.is_(None),
        )
    )
    if taken is not None:
        raise HubSetupError(f"{submission.code} has a {role.replace('_', ' ')} already.", "Withdraw that one first.")
