"""Verb: look over the whole vault, its database, its files and its keys, and put right what can be fetched again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from assessor_app.credentials.vault_key import artifact_key, database_key
from assessor_app.errors import VaultError
from assessor_app.paths import Profile
from assessor_app.sentences import sentence
from assessor_app.store import artifacts, renditions
from assessor_app.store.artifact_check import FileFinding, check_artifact_file
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.exclusive import is_in_use
from assessor_app.store.salvage import Salvaged, salvage
from assessor_app.store.vault import Vault
from assessor_app.store.vault_check import DatabaseFinding, check_database


@dataclass(frozen=True, slots=True)
class VaultFinding:
    """What a look at everything found; ``files`` holds only those that are not as they should be, of ``looked_at``."""

    database: DatabaseFinding
    files: tuple[FileFinding, ...] = ()
    looked_at: int = 0
    has_code: bool = False
    mended: Salvaged | None = None
    set_aside: tuple[str, ...] = field(default=())

    @property
    def whole(self) -> bool:
        """Whether nothing was found wrong."""
        return self.database.whole and not self.files


def check_vault(
    profile: Profile,
    secret: bytes,
    *,
    has_code: bool,
    repair: bool = False,
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> VaultFinding:
    """Read every page and every segment. ``told`` hears how many files of how many were read.

    With ``repair`` readable work is saved into a new vault where pages are damaged, and damaged files are set aside and
    marked as missing, so that the next sync fetches them. Raises VaultError where there is no vault, or where another
    program has it open and it would have to be replaced.
    """
    if not profile.vault.exists():
        raise VaultError(sentence("There is no work on this laptop yet."))
    key = database_key(secret)
    database = check_database(profile.vault, key)
    mended = None
    if not database.whole:
        if not repair:
            return VaultFinding(database, has_code=has_code)
        check_alone(profile.vault, key)
        mended = salvage(profile.vault, key)
    vault = Vault.open(profile.vault, key)
    try:
        files = ArtifactFiles(profile.artifacts, artifact_key(secret))
        bad, looked_at = _check_files(vault, files, told)
        set_aside = tuple(one.file_id for one in bad)
        if repair:
            _mark_missing(vault, files, bad)
    finally:
        vault.close()
    return VaultFinding(database, bad, looked_at, has_code, mended, set_aside if repair else ())


def check_alone(vault: Path, key: bytes) -> None:
    """Raises VaultError where another program has the vault open: it must not be replaced below it."""
    if is_in_use(vault, key):
        raise VaultError(
            sentence("Another copy of this program is using the local store."),
            sentence("Close the other window, then try again."),
        )


def _check_files(
    vault: Vault, files: ArtifactFiles, told: Callable[[int, int], None]
) -> tuple[tuple[FileFinding, ...], int]:
    with vault.read() as session:
        here = {one.artifact_id: (one.size, one.sha256) for one in artifacts.needs_of_all(session) if one.present}
        here |= {file_id: (size, "") for file_id, size in renditions.made_files(session).items()}
    bad: list[FileFinding] = []
    for number, (file_id, (size, sha256)) in enumerate(here.items()):
        told(number, len(here))
        finding = check_artifact_file(files, file_id, size, sha256)
        if finding.state != "good":
            bad.append(finding)
    told(len(here), len(here))
    return tuple(bad), len(here)


def _mark_missing(vault: Vault, files: ArtifactFiles, bad: tuple[FileFinding, ...]) -> None:
    for one in bad:
        files.set_aside(one.file_id)
    with vault.write() as session:
        for one in bad:
            artifacts.mark_missing(session, one.file_id)
