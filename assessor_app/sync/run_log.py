"""Writes down what one sync or download does, in the very transactions in which it does it."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from assessor_app.domain.three_way import Parts
from assessor_app.store import conflict_parts, sync_history
from assessor_app.store.operations import Operation
from assessor_app.store.sync_history import Item, ItemKind, ItemWay, RunKind
from assessor_app.store.vault import Vault

if TYPE_CHECKING:
    from assessor_app.remote.hub_client import HubClient
    from assessor_app.sync.download import Downloaded

_NOTES = {"pin": "note", "citation_mark": "note", "change_answer": "note", "seen": "seen"}


@dataclass
class Traffic:
    """Bytes of messages out and in, without headers and files."""

    sent: int = 0
    received: int = 0

    @contextmanager
    def of(self, client: HubClient) -> Iterator[None]:
        """Count what one client moves, also where it fails."""
        try:
            yield
        finally:
            self.sent += client.sent_bytes
            self.received += client.received_bytes


class RunLog:
    """One run; nothing is written of one in which nothing passed. ``accepted`` counts what the hub confirmed."""

    def __init__(self, kind: RunKind) -> None:
        self._kind = kind
        self._id = uuid.uuid4().hex
        self._began_at = datetime.now(UTC)
        self._noted = False
        self.accepted: Counter[ItemKind] = Counter()

    def note(
        self,
        session: Session,
        way: ItemWay,
        kind: ItemKind,
        assignment_id: str = "",
        target: str = "",
        *,
        count: int = 1,
        size: int = 0,
        sentence: str = "",
    ) -> None:
        """Something passed; call it in the transaction that stores it."""
        sync_history.begin(session, self._id, self._kind, self._began_at)
        moment = datetime.now(UTC)
        sync_history.note(session, self._id, Item(way, kind, assignment_id, target, moment, count, size, sentence))
        self._noted = True

    def note_operation(self, session: Session, way: ItemWay, operation: Operation, sentence: str = "") -> None:
        """What an operation was about, each of its parts for itself; its bytes are counted with the first."""
        size = len(operation.body or b"")
        for kind in operation_kinds(operation):
            self.note(session, way, kind, operation.assignment_id, operation.scorable_id, size=size, sentence=sentence)
            size = 0
            if way == "sent":
                self.accepted[kind] += 1

    def finish(self, vault: Vault, outcome: str, sentence: str, traffic: tuple[int, int], *, always: bool) -> None:
        """Say how it ended; ``always`` also where nothing passed."""
        if not self._noted and not always:
            return
        with vault.write() as session:
            sync_history.begin(session, self._id, self._kind, self._began_at)
            sync_history.finish(session, self._id, datetime.now(UTC), outcome, sentence, traffic)


def operation_kinds(operation: Operation) -> Iterator[ItemKind]:
    """What an operation changes, as people count it: a mark and a comment are two things."""
    if operation.kind == "score":
        yield from _changed(operation)
    elif operation.kind == "annotation":
        said = json.loads(operation.body or b"{}").get("annotation")
        yield "seen" if said is not None and _NOTES.get(said["kind"]) == "seen" else "note"
    else:
        yield operation.kind


def _changed(operation: Operation) -> Iterator[ItemKind]:
    sent = conflict_parts.sent_parts("score", json.loads(operation.body or b"{}"))
    before: Parts = conflict_parts.base_of(operation) or {
        "mark": {"mark": None, "reason": ""},
        "comment": "",
        "flagged": False,
    }
    changed = [part for part in ("mark", "comment", "flagged") if sent[part] != before[part]]
    names: dict[str, ItemKind] = {"mark": "mark", "comment": "comment", "flagged": "flag"}
    yield from [names[part] for part in changed] or ["score"]


def note_downloaded(vault: Vault, result: Downloaded) -> None:
    """Write down which submissions' files have come, and what did not."""
    log = RunLog("download")
    with vault.write() as session:
        for assignment_id, size in result.arrived:
            log.note(session, "received", "file", assignment_id, size=size)
        for why in result.faults:
            log.note(session, "refused", "file", sentence=why)
    total = sum(size for _, size in result.arrived)
    log.finish(vault, "stopped" if result.cancelled else "connected", "", (0, total), always=False)
