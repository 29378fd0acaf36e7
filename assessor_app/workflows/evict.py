"""Verbs: say whose evidence could leave this laptop to make room, and let it go; what was written always stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from assessor_app.domain.business_days import business_days_left, effective_deadline
from assessor_app.domain.programme import Programme
from assessor_app.errors import VaultError
from assessor_app.sentences import sentence
from assessor_app.store import artifacts, assessments, outbox, places, submissions
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.artifacts import Wanted
from assessor_app.store.programmes import clock_from, load_programme
from assessor_app.store.submissions import QueueFacts
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes, RoomCandidate, RoomPlan

SOON: Final = 5
"""Business days: what is due by then is read soon, perhaps without a network, and stays."""
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


def eviction_plan(
    vault: Vault,
    files: ArtifactFiles,
    budget: int,
    open_ids: tuple[str, ...] = (),
    *,
    now: datetime | None = None,
) -> RoomPlan:
    """Who could make room, the first to go first: submitted before unfinished, looked at longest ago first.

    ``budget`` in bytes, 0 for none. Never a candidate: what has anything unsent, what is due within SOON business
    days or overdue, and ``open_ids``. As many are chosen as bring the use below the budget. Raises VaultError.
    """
    moment = now or datetime.now(UTC)
    with vault.read() as session:
        programme = load_programme(session)
        waiting = outbox.waiting_of_all(session)
        seen = places.seen_of_all(session)
        facts = [one for one in submissions.queue_facts(session) if not one.withdrawn]
        held = _held(artifacts.needs_of_all(session), files)
    found = []
    for one in facts:
        if one.assignment_id in open_ids or waiting.get(one.assignment_id):
            continue
        submitted = _is_submitted(one)
        if not submitted and _is_due_soon(one, programme, moment):
            continue
        found.append((not submitted, seen.get(one.assignment_id), one))
    found.sort(key=lambda entry: (entry[0], entry[1] or _NEVER, entry[2].code))
    return _plan(found, held, budget)


def evict(vault: Vault, files: ArtifactFiles, assignment_ids: tuple[str, ...]) -> Changes:
    """Remove the downloaded files of these assignments that no other one needs; they can be downloaded again.

    What has anything unsent is passed over. Each file is one short write, and is gone from the disk before it
    counts as missing. Raises VaultError for a file that cannot be removed; those before it are gone then.
    """
    gone: set[str] = set()
    with vault.read() as session:
        waiting = outbox.waiting_of_all(session)
        needs = artifacts.needs_of_all(session)
    leaving = {one for one in assignment_ids if not waiting.get(one)}
    for file_id, owners in _owners(needs).items():
        if not owners <= leaving:
            continue
        _remove(vault, files, file_id)
        gone |= owners
    return Changes(frozenset(gone), saved_at=datetime.now(UTC), queue=bool(gone))


def _plan(found: list[tuple[bool, datetime | None, QueueFacts]], held: Mapping[str, _Held], budget: int) -> RoomPlan:
    """Sizes count what would really come free: a file that two need goes with the second."""
    used = sum(one.size for one in held.values())
    owners = {file_id: set(one.owners) for file_id, one in held.items()}
    files_of: dict[str, list[str]] = {}
    for file_id, one in held.items():
        for owner in one.owners:
            files_of.setdefault(owner, []).append(file_id)
    candidates, left = [], used
    for unfinished, opened_at, facts in found:
        size = 0
        for file_id in files_of.get(facts.assignment_id, ()):
            owners[file_id].discard(facts.assignment_id)
            size += held[file_id].size if not owners[file_id] else 0
        if not size:
            continue
        chosen = bool(budget) and left > budget
        left -= size if chosen else 0
        title = facts.credential_key.partition("@")[0]
        candidates.append(
            RoomCandidate(facts.assignment_id, facts.code, title, size, not unfinished, opened_at, chosen)
        )
    return RoomPlan(used, budget, tuple(candidates))


class _Held:
    """One file on the disk, whole or begun: its bytes, and the assignments that need it."""

    __slots__ = ("owners", "size")

    def __init__(self, size: int) -> None:
        self.size = size
        self.owners: set[str] = set()


def _held(needs: tuple[Wanted, ...], files: ArtifactFiles) -> dict[str, _Held]:
    found: dict[str, _Held] = {}
    for one in needs:
        held = found.get(one.artifact_id)
        if held is None:
            size = one.size if one.present else files.part_bytes(one.artifact_id)
            if not size:
                continue
            held = found[one.artifact_id] = _Held(size)
        held.owners.add(one.assignment_id)
    return found


def _owners(needs: tuple[Wanted, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in needs:
        found.setdefault(one.artifact_id, set()).add(one.assignment_id)
    return found


def _is_submitted(facts: QueueFacts) -> bool:
    return assessments.assessment_state(frozenset(), facts.server_state, facts.has_receipt) in ("submitted", "received")


def _is_due_soon(facts: QueueFacts, programme: Programme, now: datetime) -> bool:
    due = effective_deadline(clock_from(facts.clock), programme, facts.due_at, now)
    return due is not None and (now > due or business_days_left(now, due, programme) <= SOON)


def _remove(vault: Vault, files: ArtifactFiles, file_id: str) -> None:
    try:
        with vault.write() as session:
            artifacts.mark_missing(session, file_id)
            # inside, so that a file that is in use and cannot go still counts as here
            files.remove(file_id)
    except OSError as error:
        raise VaultError(
            sentence("A file could not be removed from this laptop."),
            sentence("Close what shows it, then free space again."),
        ) from error
