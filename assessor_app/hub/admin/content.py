"""What a programme's staff do with its settings, its definitions and what was handed in."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from assessor_app.hub.admin.people import user_of
from assessor_app.hub.audit import Entry, record
from assessor_app.hub.blind import BlindSwitches
from assessor_app.hub.calibration.feed import listening_leads
from assessor_app.hub.definitions import read_definition
from assessor_app.hub.feed import announce_to_many, lock_everybody
from assessor_app.hub.intake.importing import Importer
from assessor_app.hub.intake.page_making import PageMaker
from assessor_app.hub.intake.rendition_work import RenditionWork
from assessor_app.hub.intake.source import ImportLimits
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_record import record_programme
from assessor_app.hub.programme_settings import ProgrammeSettings, read_programme_file
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import AssignmentRow, CredentialRow, FeedRow, SubmissionRow


class ContentAdmin:
    """The part of HubAdmin about programme, definitions and submissions."""

    _hub: Hub

    def create_programme(
        self, name: str, switches: Mapping[str, bool] | None = None, settings: ProgrammeSettings | None = None
    ) -> None:
        """Name the programme and set its blind switches (see BlindSwitches; those not named are on).

        May be called again: everybody is then told anew. ``settings`` left out stay as they are.
        """
        chosen = BlindSwitches.from_mapping(switches or {})
        with self._hub.database.write() as session:
            record_programme(session, name, chosen, settings)
            record(session, Entry("programme_set", detail=asdict(chosen)), self._hub.clock())

    def load_programme(self, path: Path) -> str:
        """Name, switches and all other settings from a YAML file (see PROGRAMME.md); returns the name."""
        told = read_programme_file(path)
        self.create_programme(told.name, told.switches, told.settings)
        return told.name

    def add_credential(self, path: Path, accepted: bool = False) -> str:
        """Add a definition file and return its ``id@version``; the same content again changes nothing.

        Raises DefinitionError, or HubSetupError when this version is held with other content.
        """
        credential, text = read_definition(path)
        with self._hub.database.write() as session:
            row = _credential(session, credential.key)
            added = False
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
                added = True
                self._announce_credential(session, row)
            if accepted and row.accepted_at is None:
                row.accepted_at = self._hub.clock()
                self._announce_credential(session, row)
                record(session, Entry("credential_accepted", credential.key), self._hub.clock())
            if added:
                record(session, Entry("credential_added", credential.key), self._hub.clock())
        return credential.key

    def accept(self, key: str, by: str) -> None:
        """Accept ``id@version`` for live use; ``by`` is the code of the lead or admin whose act this is."""
        with self._hub.database.write() as session:
            row = _credential(session, key)
            if row is None:
                raise HubSetupError(f"The hub does not hold {key}.")
            accepter = user_of(session, by)
            if accepter.role not in {"lead", "admin"}:
                raise HubSetupError("Only a lead or an admin can accept a definition.")
            if row.accepted_at is None:
                row.accepted_at, row.accepted_by = self._hub.clock(), by
                self._announce_credential(session, row)
                record(session, Entry("credential_accepted", key, accepter.id), self._hub.clock())

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

    def _announce_credential(self, session: Session, credential: CredentialRow) -> None:
        session.flush()
        lock_everybody(session)
        readers = (
            select(AssignmentRow.user_id)
            .join(AssignmentRow.submission)
            .where(SubmissionRow.credential_pk == credential.id, AssignmentRow.withdrawn_at.is_(None))
        )
        told = FeedRow.user_id.in_(readers) | FeedRow.user_id.in_(listening_leads(session))
        announce_to_many(session, "credential", select(FeedRow.user_id, literal(credential.id)).where(told))


def _credential(session: Session, key: str) -> CredentialRow | None:
    credential_id, _, version = key.partition("@")
    return session.scalar(
        select(CredentialRow).where(CredentialRow.credential_id == credential_id, CredentialRow.version == version)
    )
