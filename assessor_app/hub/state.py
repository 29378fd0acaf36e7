"""Everything one hub process holds, built once and handed to every request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assessor_app.hub import schema
from assessor_app.hub.artifacts.place import ArtifactWish, BucketPlace, open_store, recorded_place, settled_place
from assessor_app.hub.artifacts.store import ArtifactStore
from assessor_app.hub.database import Database
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.door.accounts import Accounts, Passwords
from assessor_app.hub.door.allowances import Allowances
from assessor_app.hub.door.provider_accounts import ProviderAccounts
from assessor_app.hub.environment import HubEnvironment
from assessor_app.hub.problems import HubSetupError

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The hub's clock; no decision ever uses a laptop's."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Hub:
    """The parts of a hub."""

    database: Database
    artifacts: ArtifactStore
    definitions: Definitions
    passwords: Passwords
    accounts: Accounts
    clock: Clock
    environment: HubEnvironment
    allowances: Allowances
    provider_accounts: ProviderAccounts

    @classmethod
    def open(
        cls,
        folder: Path,
        database_url: str | None = None,
        clock: Clock = utc_now,
        artifacts: ArtifactWish | None = None,
    ) -> Hub:
        """The hub in ``folder``, made or brought up to date. Raises HubSetupError.

        ``artifacts`` needs to be said once; a hub that was told remembers.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
        except OSError as error:
            raise HubSetupError("The hub's folder cannot be used.", "Check that it can be written.") from error
        environment = HubEnvironment.read()
        database = Database.open(folder, database_url)
        try:
            schema.upgrade(database)
            store = open_store(folder, _place(database, artifacts))
        except BaseException:
            database.close()
            raise
        passwords = Passwords()
        return cls(
            database=database,
            artifacts=store,
            definitions=Definitions(),
            passwords=passwords,
            accounts=Accounts(database, passwords),
            clock=clock,
            environment=environment,
            allowances=Allowances(database, environment.requests_per_minute),
            provider_accounts=ProviderAccounts(database, environment.provider_secret),
        )

    def close(self) -> None:
        """Give everything back."""
        self.database.close()


def _place(database: Database, wish: ArtifactWish | None) -> BucketPlace | None:
    if wish is None:
        with database.read() as session:
            return recorded_place(session)
    with database.write() as session:
        return settled_place(session, wish)
