"""Signing in at the programme's provider: who the provider says it is becomes a user the office has registered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.audit import Entry, record
from assessor_app.hub.database import Database
from assessor_app.hub.door.accounts import Caller, fold_name, new_device
from assessor_app.hub.door.oidc import Person, Provider, address_at
from assessor_app.hub.door.refusals import RefusedError, not_found
from assessor_app.hub.door.sign_in_brake import address_of, count_attempt, forgive
from assessor_app.hub.programme_settings import ProviderSettings, settings_of
from assessor_app.hub.tables import ProgrammeRow, UserRow
from assessor_app.protocol.messages import ProviderDoor, ProviderSignIn


class ProviderAccounts:
    """The second way in, over one database; ``secret`` is the hub's own at the provider, "" where it needs none."""

    def __init__(self, database: Database, secret: str) -> None:
        self._database = database
        self._secret = secret
        self._provider = Provider()

    def door(self) -> ProviderDoor:
        """Where a desk sends its browser. Raises RefusedError 404 (no provider), 503 (away)."""
        settings = self._settings()
        document = self._provider.document(settings)
        return ProviderDoor(
            issuer=settings.issuer,
            authorization_endpoint=address_at(document, settings),
            client_id=settings.client_id,
            scopes=settings.scopes,
            tells_issuer=document.get("authorization_response_iss_parameter_supported") is True,
        )

    def sign_in(self, wish: ProviderSignIn, address: str, now: datetime) -> tuple[str, Caller]:
        """A new device token and whom it stands for.

        Raises RefusedError 401 (not proven), 403 (nobody registered here), 404, 429, 503.
        """
        settings = self._settings()
        subjects = address_of(address)
        with self._database.write() as session:
            count_attempt(session, subjects, now)
        try:
            person = self._provider.person(settings, self._secret, wish)
        except RefusedError as error:
            if error.status == 401:
                self._note_failure("", now)
            raise
        with self._database.write() as session:
            user = _registered(session, person)
            if user is not None:
                forgive(session, subjects, address, now)
                return new_device(session, user, wish.device, "provider", now)
        self._note_failure("", now)
        raise RefusedError(
            403, "no_account", "The programme does not know this account. Ask your programme to register it."
        )

    def _settings(self) -> ProviderSettings:
        with self._database.read() as session:
            settings = settings_of(session.get(ProgrammeRow, 1)).sign_in
        if not settings.issuer:
            raise not_found()
        return settings

    def _note_failure(self, user_id: str, now: datetime) -> None:
        with self._database.write() as session:
            record(session, Entry("sign_in_failed", user_id, detail={"by": "provider"}), now)


def _registered(session: Session, person: Person) -> UserRow | None:
    """The active user of this account; one registered by e-mail is tied to the account at its first sign-in."""
    known = session.scalar(
        select(UserRow).where(UserRow.oidc_issuer == person.issuer, UserRow.oidc_subject == person.subject)
    )
    if known is not None:
        return known if known.active else None
    if not person.email:
        return None
    user = session.scalar(
        select(UserRow)
        .where(UserRow.oidc_email == fold_name(person.email), UserRow.oidc_subject.is_(None), UserRow.active)
        .with_for_update()
    )
    if user is not None:
        user.oidc_issuer, user.oidc_subject = person.issuer, person.subject
    return user
