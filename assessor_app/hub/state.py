"""Everything one hub process holds, built once and handed to every request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assessor_app.hub import schema
from assessor_app.hub.accounts import Accounts, Passwords
from assessor_app.hub.artifact_folder import ArtifactFolder
from assessor_app.hub.database import Database
from assessor_app.hub.definitions import Definitions
from assessor_app.hub.problems import HubSetupError

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The hub's clock; no decision ever uses a laptop's."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Hub:
    """The parts of a hub."""

    database: Database
    artifacts: ArtifactFolder
    definitions: Definitions
    passwords: Passwords
    accounts: Accounts
    clock: Clock

    @classmethod
    def open(cls, folder: Path, database_url: str | None = None, clock: Clock = utc_now) -> Hub:
        """The hub in ``folder``, made or brought up to date. Raises HubSetupError."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
            artifacts = ArtifactFolder(folder)
            artifacts.create()
        except OSError as error:
            raise HubSetupError("The hub's folder cannot be used.", "Check that it can be written.") from error
        database = Database.open(folder, database_url)
        try:
            schema.upgrade(database)
        except BaseException:
            database.close()
            raise
        passwords = Passwords()
        return cls(database, artifacts, Definitions(), passwords, Accounts(database, passwords), clock)

    def close(self) -> None:
        """Give everything back."""
        self.database.close()
