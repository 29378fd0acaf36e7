"""Verb: take a bundle in, be it work from the hub or its answer to results that went out."""

from __future__ import annotations

from pathlib import Path

from assessor_app.credentials.wraps import from_json, unwrap
from assessor_app.errors import DeskError, VaultError
from assessor_app.protocol.bundle_messages import WorkBundle
from assessor_app.remote.hub_address import normalise
from assessor_app.sentences import sentence
from assessor_app.store import identity
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.bundle_file import BundleHead, damaged_bundle, read_bundle_head
from assessor_app.store.identity import Identity
from assessor_app.store.vault import Vault
from assessor_app.sync.bundle_results import take_answers
from assessor_app.sync.bundle_work import look_into, take_work
from assessor_app.workflows.bundle_desk import OpenedBundle
from assessor_app.workflows.desk import Cancel, ProgressCall
from assessor_app.workflows.sign_in import check_owner


def bundle_kind(path: Path) -> str:
    """Work, results or answer. Raises VaultError for a file that is none."""
    return _head(path).kind


def open_bundle(
    vault: Vault, files: ArtifactFiles, path: Path, passphrase: str, progress: ProgressCall, cancel: Cancel
) -> OpenedBundle:
    """Take in what is in the file; ``passphrase`` is needed for work alone.

    Raises WrongKeyError, and VaultError for a damaged or older bundle, or that of another assessor; then no fact of it
    was taken.
    """
    head = _head(path)
    try:
        if head.kind == "work":
            return _open_work(vault, files, path, _key(head, passphrase), head, progress, cancel)
        if head.kind == "answer":
            told = take_answers(vault, path, head.id)
            return OpenedBundle("answer", accepted=told.accepted, held=told.held)
    except OSError as error:
        raise _unreadable(path) from error
    raise VaultError(
        sentence("This file holds results of a laptop, for the hub."),
        sentence("Give it to your programme; it gives back an answer to open here"),
    )


def _open_work(
    vault: Vault,
    files: ArtifactFiles,
    path: Path,
    key: bytes,
    head: BundleHead,
    progress: ProgressCall,
    cancel: Cancel,
) -> OpenedBundle:
    about = look_into(path, key, head.id)
    who = _identity(about)
    check_owner(vault, who)
    with vault.read() as session:
        known = identity.load_identity(session)

    def settle_in(session: object) -> None:
        # who is known here stays known by the address the token belongs to
        if known is None:
            identity.save_session(session, who)  # type: ignore[arg-type]

    done = take_work(vault, files, path, key, about, settle_in, progress, cancel)
    return OpenedBundle("work", done.submissions, done.files)


def _identity(about: WorkBundle) -> Identity:
    try:
        address = normalise(about.hub_address) if about.hub_address else ""
    except DeskError:
        # only a hint where to sign in one day
        address = ""
    return Identity(address, about.programme, about.user.code, about.user.display, about.user.role, about.device_id)


def _key(head: BundleHead, passphrase: str) -> bytes:
    try:
        wraps = from_json(head.wraps)
    except (ValueError, TypeError, KeyError) as error:
        raise damaged_bundle() from error
    return unwrap(wraps, "passphrase", passphrase)


def _head(path: Path) -> BundleHead:
    try:
        return read_bundle_head(path)
    except OSError as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> VaultError:
    return VaultError(sentence("The file cannot be read."), sentence("Look at {place}", place=str(path.parent)))
