"""A profile behind a passphrase, with one unsent score in its vault, and the desk's verbs without a window."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from assessor_app.bound_desk import BoundDesk
from assessor_app.credentials.key_changes import KeyChanges
from assessor_app.credentials.vault_key import artifact_key, database_key, secret_of
from assessor_app.credentials.wraps import Cost
from assessor_app.domain.scoring import Score
from assessor_app.paths import Profile
from assessor_app.settings import Settings
from assessor_app.store import feed, outbox
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.vault import Vault
from tests.support.vault import ASSIGNMENT, Shelf, assignment_copy, credential_copy

WORDS = "violet harbour seven kites"
COMMENT = "the plan names who does what"
BEHIND = Settings(key_store="passphrase")
CHEAP = Cost(1, 64, 1)


class LockedLaptop:
    """``desk`` is open at first; ``code`` is the recovery code. The passphrase costs next to nothing to try."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.profile = Profile.at(root)
        self.profile.create()
        self.profile.settings.write_text('key_store = "passphrase"\n', encoding="utf-8")
        self.desk = self.start()
        self.code = self.desk.choose_passphrase(WORDS)
        self._secret = secret_of(self.desk._door.keys())
        self._fill()

    def start(self) -> BoundDesk:
        """The program starts, and nothing is open yet."""
        desk = BoundDesk(self.profile, BEHIND)
        desk._changes = KeyChanges(desk._door, CHEAP)
        return desk

    def again(self) -> BoundDesk:
        """The program ends and starts anew."""
        self.desk.close()
        self.desk = self.start()
        return self.desk

    def key(self) -> bytes:
        """Of the database."""
        return database_key(self._secret)

    def vault(self) -> Vault:
        """The vault beside the desk, to be closed by whoever asked."""
        return Vault.open(self.profile.vault, self.key())

    def comments(self) -> list[str]:
        """What was written and not sent."""
        vault = self.vault()
        try:
            with vault.read() as session:
                return list(session.execute(text("SELECT comment FROM local_score")).scalars())
        finally:
            vault.close()

    def download(self) -> None:
        """Have the evidence of the one submission here, whole."""
        vault = self.vault()
        files = ArtifactFiles(self.profile.artifacts, artifact_key(self._secret))
        Shelf(vault, files, self.profile.vault).download()
        vault.close()

    def _fill(self) -> None:
        vault = self.vault()
        with vault.write() as session:
            feed.put_credential(session, credential_copy())
            feed.put_assignment(session, assignment_copy())
            outbox.queue_score(session, ASSIGNMENT, "eo1.a", Score("shown", COMMENT), datetime.now(UTC))
        vault.close()
