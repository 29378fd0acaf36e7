"""Takes one user's work out of the hub in a bag: the very messages of the feed, and the files they name."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from assessor_app.hub.artifacts.store import ArtifactStore, pieces
from assessor_app.hub.audit import Entry, record
from assessor_app.hub.copies import Copies
from assessor_app.hub.door.accounts import token_digest
from assessor_app.hub.feed import Item, announce_first_sight, changes_since
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_settings import switches_of
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import AssignmentRow, DeviceRow, FeedRow, ProgrammeRow, SubmissionRow, UserRow
from assessor_app.hub.tables.bundle import BundleRow
from assessor_app.protocol.bag import PIECE, BagWriter, Sink
from assessor_app.protocol.bundle_messages import ABOUT, FEED, FILES, WorkBundle
from assessor_app.protocol.messages import (
    WANTS_JUDGING,
    WANTS_RENDITIONS,
    WANTS_RETURNS,
    WANTS_ZONE,
    AssignmentCopy,
    Changes,
    CredentialCopy,
    ProgrammeCopy,
    Removed,
    SubmissionCopy,
    UserCopy,
)

WANTS = frozenset({WANTS_RENDITIONS, WANTS_JUDGING, WANTS_RETURNS, WANTS_ZONE})
_PAGE_CHANGES = 500
_LOST = "A file of this hub is lost: {sha256}."


@dataclass(frozen=True, slots=True)
class NewBundle:
    """A bundle the hub knows of and nobody has yet. ``codes`` (submissions) empty: everything the user reads."""

    id: str
    user_id: str
    device_id: str
    results_key: bytes
    made_at: datetime
    codes: frozenset[str]
    hub_address: str


@dataclass(frozen=True, slots=True)
class BundledWork:
    """How much is in a bundle; ``bytes`` of files."""

    submissions: int
    files: int
    bytes: int


def begin_bundle(hub: Hub, user_code: str, codes: Collection[str], hub_address: str) -> NewBundle:
    """Make a bundle known, with a device of its own that can be revoked. Raises HubSetupError."""
    now = hub.clock()
    with hub.database.write() as session:
        user = session.scalar(select(UserRow).where(UserRow.code == user_code, UserRow.active))
        if user is None:
            raise HubSetupError(f"There is no user {user_code} who may sign in.")
        _check_codes(session, user.id, codes)
        bundle = NewBundle(
            uuid.uuid4().hex, user.id, uuid.uuid4().hex, secrets.token_bytes(32), now, frozenset(codes), hub_address
        )
        session.add(_device(bundle))
        session.add(
            BundleRow(
                id=bundle.id,
                user_id=user.id,
                device_id=bundle.device_id,
                results_key=bundle.results_key,
                made_at=now,
            )
        )
        session.flush()
        announce_first_sight(session, bundle.device_id, "", now)
        record(session, Entry("bundle_made", bundle.id, detail={"user": user.id, "device": bundle.device_id}), now)
    return bundle


def write_bundle(hub: Hub, bundle: NewBundle, sink: Sink) -> BundledWork:
    """Write the bag of a bundle. Raises HubSetupError where a file is lost, OSError where ``sink`` or store fail."""
    bag = BagWriter(sink)
    with hub.database.read() as session:
        chosen = _assignments(session, bundle)
        cursor, files, submissions = "", dict[str, tuple[int, str]](), 0
        for number, page in enumerate(_pages(session, bundle.user_id), start=1):
            items = [one for one in page.items if _belongs(one, chosen)]
            for one in items:
                submissions += isinstance(one, AssignmentCopy)
                files |= _files_of(one)
            cursor = page.cursor
            kept = page.model_copy(update={"items": items}).model_dump_json().encode()
            bag.add(f"{FEED}{number:06}.json", len(kept), [kept])
        about = _about(session, bundle, cursor).model_dump_json().encode()
    bag.add(ABOUT, len(about), [about])
    for file_id, (size, sha256) in files.items():
        if bag.add(f"{FILES}{file_id}", size, _content(hub.artifacts, sha256, size)) != sha256:
            raise HubSetupError(f"A file of this hub is damaged: {sha256}.", "Restore it from a backup.")
    bag.finish({"Bagging-Date": f"{bundle.made_at:%Y-%m-%d}", "Bag-Software-Agent": "assessor-app"})
    return BundledWork(submissions, len(files), sum(size for size, _ in files.values()))


def _check_codes(session: Session, user_id: str, codes: Collection[str]) -> None:
    query = (
        select(SubmissionRow.code)
        .join(AssignmentRow, AssignmentRow.submission_id == SubmissionRow.id)
        .where(AssignmentRow.user_id == user_id, AssignmentRow.withdrawn_at.is_(None))
    )
    known = set(session.scalars(query))
    if missing := sorted(set(codes) - known):
        raise HubSetupError(f"This user does not read {', '.join(missing[:5])}.")
    if not known:
        raise HubSetupError("This user has nothing to read.", "Assign something first.")


def _device(bundle: NewBundle) -> DeviceRow:
    """Nobody holds its token; it stands for the laptop in lists and in what was written where."""
    return DeviceRow(
        id=bundle.device_id,
        user_id=bundle.user_id,
        name=f"bundle {bundle.id[:8]}",
        token_sha256=token_digest(secrets.token_urlsafe(32)),
        created_at=bundle.made_at,
        last_seen_at=None,
        revoked_at=None,
    )


def _assignments(session: Session, bundle: NewBundle) -> frozenset[str] | None:
    """Ids of the chosen assignments, None for all."""
    if not bundle.codes:
        return None
    query = (
        select(AssignmentRow.id)
        .join(AssignmentRow.submission)
        .where(AssignmentRow.user_id == bundle.user_id, SubmissionRow.code.in_(bundle.codes))
    )
    return frozenset(session.scalars(query))


def _pages(session: Session, user_id: str) -> Iterator[Changes]:
    copies, cursor = Copies(session, switches_of(session), WANTS), ""
    while True:
        page = changes_since(session, user_id, cursor, _PAGE_CHANGES, copies)
        yield page
        if not page.more:
            return
        cursor = page.cursor


def _belongs(item: Item, chosen: frozenset[str] | None) -> bool:
    """Definitions, the programme and what was taken away always; the rest where its assignment was chosen."""
    if chosen is None or isinstance(item, CredentialCopy | ProgrammeCopy | Removed):
        return True
    return (item.id if isinstance(item, AssignmentCopy) else item.assignment_id) in chosen


def _files_of(item: Item) -> dict[str, tuple[int, str]]:
    """Size and SHA-256 of every file an item names, by id."""
    if not isinstance(item, AssignmentCopy):
        return {}
    earlier = None if item.reopening is None else item.reopening.earlier
    return _files_in(item.submission) | ({} if earlier is None else _files_in(earlier.submission))


def _files_in(submission: SubmissionCopy) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for one in submission.artifacts:
        found[one.id] = one.size, one.sha256
        if one.rendition is not None:
            found[one.rendition.id] = one.rendition.size, one.rendition.sha256
    return found


def _about(session: Session, bundle: NewBundle, cursor: str) -> WorkBundle:
    user = session.get_one(UserRow, bundle.user_id)
    feed = session.get_one(FeedRow, bundle.user_id)
    return WorkBundle(
        id=bundle.id,
        hub_address=bundle.hub_address,
        programme=session.get_one(ProgrammeRow, 1).name,
        user=UserCopy.model_validate({"code": user.code, "display": user.display, "role": user.role}),
        device_id=bundle.device_id,
        results_key=bundle.results_key.hex(),
        made_at=bundle.made_at,
        epoch=feed.epoch,
        number=feed.last_seq,
        cursor=cursor,
        whole=not bundle.codes,
    )


def _content(store: ArtifactStore, sha256: str, size: int) -> Iterator[bytes]:
    content = store.open(sha256, size)
    if content is None:
        raise HubSetupError(_LOST.format(sha256=sha256), "Restore it from a backup.")
    yield from pieces(content, PIECE)
