"""Takes work out of a bundle into the vault, by the same code as from the feed, after all of it was proven."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessor_app.errors import VaultError
from assessor_app.protocol.bag import BagEntry, BagError, read_bag
from assessor_app.protocol.bundle_messages import ABOUT, FEED, FILES, WorkBundle
from assessor_app.protocol.messages import MAX_ANSWER_BYTES, AssignmentCopy, Changes
from assessor_app.sentences import sentence
from assessor_app.store import artifacts, bundles, calibration_feed, feed
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.artifacts import Wanted
from assessor_app.store.bundle_file import BundleReader, damaged_bundle
from assessor_app.store.bundles import KnownBundle
from assessor_app.store.segments import Shape
from assessor_app.store.vault import Vault
from assessor_app.sync.kept_content import keep_content
from assessor_app.sync.pull import apply_items
from assessor_app.sync.report import Cancel, ProgressCall, SyncProgress
from assessor_app.sync.run_log import RunLog

_SPARE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TakenWork:
    """``submissions`` in the bundle, ``files`` that came with it and were not here before."""

    submissions: int
    files: int


def look_into(path: Path, key: bytes, bundle_id: str) -> WorkBundle:
    """Prove all of a bundle of work and say what it is. Raises VaultError for anything that is not whole, OSError."""
    about: WorkBundle | None = None
    with BundleReader(path, key) as source, said_as_damage():
        for entry in read_bag(source):
            if entry.name == ABOUT:
                about = WorkBundle.model_validate_json(entry.content(MAX_ANSWER_BYTES))
            elif entry.name.startswith(FEED) and about is None:
                Changes.model_validate_json(entry.content(MAX_ANSWER_BYTES))
            elif not entry.name.startswith(FILES) or about is None:
                raise BagError("an entry that is none of work")
    if about is None or about.id != bundle_id:
        raise damaged_bundle()
    return about


def take_work(
    vault: Vault,
    files: ArtifactFiles,
    path: Path,
    key: bytes,
    about: WorkBundle,
    settle_in: Callable[[Session], None],
    progress: ProgressCall,
    cancel: Cancel,
) -> TakenWork:
    """Store what :func:`look_into` has proven: facts in one transaction with ``settle_in``, then the files.

    Taking it again changes nothing; after ``cancel`` it goes on where it was. Raises VaultError (an older bundle than
    what is here, no room) and OSError.
    """
    log = RunLog("sync")
    with BundleReader(path, key) as source, said_as_damage():
        entries = read_bag(source)
        with vault.write() as session:
            _check_age(session, about)
            leads = calibration_feed.holds_leads_facts(session)
            submissions = _take_feed(session, log, entries)
            _set_cursor(session, about)
            if leads and not calibration_feed.holds_leads_facts(session):
                # a bundle holds nothing of calibration and is told as to no lead: a sync brings it again
                feed.set_cursor(session, "")
            bundles.keep(session, _known(about))
            settle_in(session)
        came = _take_files(vault, files, log, entries, progress, cancel)
    log.finish(vault, "connected", "", (0, path.stat().st_size), always=False)
    return TakenWork(submissions, came)


@contextmanager
def said_as_damage() -> Iterator[None]:
    """Whatever does not have the agreed shape is damage, and is not quoted: it may hold names."""
    try:
        yield
    except (BagError, ValidationError, IntegrityError, OverflowError) as error:
        raise damaged_bundle() from ValueError(type(error).__name__)


def _check_age(session: Session, about: WorkBundle) -> None:
    if about.number < bundles.newest_number(session, about.epoch):
        raise VaultError(
            sentence("This bundle is older than the one this laptop works from, so nothing of it was taken."),
            sentence("Ask your programme for a new one"),
        )


def _take_feed(session: Session, log: RunLog, entries: Iterator[BagEntry]) -> int:
    submissions = 0
    for entry in entries:
        if entry.name == ABOUT:
            break
        page = Changes.model_validate_json(entry.content(MAX_ANSWER_BYTES))
        submissions += sum(isinstance(one, AssignmentCopy) for one in page.items)
        apply_items(session, log, page.items)
    return submissions


def _set_cursor(session: Session, about: WorkBundle) -> None:
    """Where a sync is to go on, should there ever be one: what came after the bundle is fetched again, in any case."""
    if about.whole:
        feed.set_cursor(session, about.cursor)
    elif feed.cursor(session):
        feed.set_cursor(session, "")


def _known(about: WorkBundle) -> KnownBundle:
    return KnownBundle(about.id, bytes.fromhex(about.results_key), about.epoch, about.number, about.made_at)


def _take_files(
    vault: Vault,
    files: ArtifactFiles,
    log: RunLog,
    entries: Iterator[BagEntry],
    progress: ProgressCall,
    cancel: Cancel,
) -> int:
    with vault.read() as session:
        needed = {one.artifact_id: one for one in artifacts.wanted(session, None) if not one.present}
    _check_room(files, needed)
    total, done, came = sum(one.size for one in needed.values()), 0, 0
    for entry in entries:
        wanted = needed.get(entry.name.removeprefix(FILES))
        if cancel():
            break
        if wanted is None or wanted.size != entry.size:
            continue
        told = sentence("Taking in files")
        progress(SyncProgress("downloading", told, done, total, wanted.assignment_id, came + 1, len(needed)))
        if not keep_content(files, wanted.artifact_id, entry.pieces(), wanted.size, wanted.sha256):
            raise damaged_bundle()
        with vault.write() as session:
            artifacts.mark_present(session, wanted.artifact_id)
            log.note(session, "received", "file", wanted.assignment_id, size=wanted.size)
        done, came = done + wanted.size, came + 1
    return came


def _check_room(files: ArtifactFiles, needed: dict[str, Wanted]) -> None:
    to_come = sum(Shape(one.size).sealed_size for one in needed.values())
    free = files.free_bytes()
    if to_come and to_come + _SPARE_BYTES > free:
        raise VaultError(
            sentence(
                "Not enough room on this laptop: {needs:,} MB are needed, {free:,} MB are free.",
                needs=round((to_come + _SPARE_BYTES) / 1_000_000),
                free=round(free / 1_000_000),
            ),
            sentence("Free some space, then try again."),
        )
