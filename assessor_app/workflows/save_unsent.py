"""Verb: put what is on this laptop alone into one encrypted file, proven to open, before the laptop is given up."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from assessor_app.credentials.private_file import write_private
from assessor_app.credentials.wraps import Wraps
from assessor_app.errors import VaultDamagedError, VaultError
from assessor_app.paths import Profile
from assessor_app.sentences import sentence
from assessor_app.store.vault import Vault
from assessor_app.workflows.export_vault import opened, opened_by, sealed, sealed_by, unsent_work
from assessor_app.workflows.save_outside import save_outside

RESCUE_FOLDER = "rescue"


def rescue_copies(profile: Profile) -> tuple[Path, ...]:
    """Encrypted copies of a damaged vault, with what could not be taken over."""
    return tuple(sorted(profile.data.glob(f"{profile.vault.stem}.rescue-*{profile.vault.suffix}")))


def unsent_content(profile: Profile, key: bytes) -> bytes:
    """All that only this laptop knows, as JSON. Raises VaultError where nothing of the vault can be read."""
    work = unsent_work(profile.vault, key)
    copies = []
    for copy in rescue_copies(profile):
        try:
            copies.append(unsent_work(copy, key))
        except VaultDamagedError:
            copies.append({"unreadable": ["everything"]})
    if copies:
        work["rescue_copies"] = copies
    return json.dumps(work, ensure_ascii=False, indent=1).encode()


def settled_content(profile: Profile, key: bytes) -> bytes:
    """The same where nothing more is begun: waits for a write that is still under way. Raises VaultError."""
    vault = Vault.open(profile.vault, key)
    try:
        with vault.write() as session:
            # takes the lock of writers, and holds it while others read
            session.execute(text("SELECT 1"))
            return unsent_content(profile, key)
    finally:
        vault.close()


def holds_work(content: bytes) -> bool:
    """Whether anything in it is nowhere else."""
    held = json.loads(content)
    return any(held.get(name) for name in ("waiting", "own_comments", "rescue_copies"))


def save_unsent(profile: Profile, content: bytes, path: Path, passphrase: str) -> int:
    """Write ``content`` to ``path`` under ``passphrase`` and open it again; returns its size in bytes.

    Raises KeyStoreError for a passphrase that is too short, and DeskError for a place that cannot be written, is
    about to be wiped itself, or does not give back what was written.
    """
    place = path.expanduser().resolve()
    if any(place.is_relative_to(folder.resolve()) for folder in (profile.data, profile.cache, profile.logs)):
        raise VaultError(
            sentence("This folder belongs to the desk and is about to be emptied."), sentence("Choose another place")
        )
    save_outside(place, sealed(content, passphrase))
    held = _read(place)
    if opened(held, passphrase) != content:
        raise _not_whole()
    return len(held)


def rescue_unsent(profile: Profile, content: bytes, secret: bytes, wraps: Wraps) -> Path:
    """Write ``content`` into the profile's own folder, opened by what opened this laptop: passphrase, recovery code.

    Raises VaultError where neither was set, or where it cannot be written or read back.
    """
    if not wraps.by_kind:
        raise VaultError(
            sentence("Nothing would open what is not sent: neither a passphrase nor a recovery code was set."),
            sentence("Save it under a passphrase first"),
        )
    folder = profile.data / RESCUE_FOLDER
    path = folder / f"unsent-{datetime.now(UTC):%Y%m%d-%H%M%S}.export"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        write_private(path, sealed_by(content, secret, wraps))
    except OSError as error:
        raise VaultError(
            sentence("What is not sent could not be saved."), sentence("Look whether the disk is full")
        ) from error
    if opened_by(_read(path), secret) != content:
        raise _not_whole()
    return path


def digest_of(content: bytes) -> str:
    """Whether what was saved is still all there is."""
    return hashlib.sha256(content).hexdigest()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _not_whole() from error


def _not_whole() -> VaultError:
    return VaultError(
        sentence("The file does not give back what was written to it, so nothing was removed."),
        sentence("Choose another place"),
    )
