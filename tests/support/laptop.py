"""One assessor's laptop without its window: a real vault, real files and a real synchronizer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from assessor_app.domain.annotation import Annotation, Seen
from assessor_app.domain.scoring import Score
from assessor_app.remote.hub_client import HubClient
from assessor_app.store import annotation_rows, assessments, outbox
from assessor_app.store.operations import Operation
from assessor_app.sync.report import SyncProgress, SyncStatus
from assessor_app.sync.synchronizer import Synchronizer
from assessor_app.workflows.join_seen import join_seen
from assessor_app.workflows.put_annotation import put_annotation
from tests.support.vault import ASSIGNMENT, NOW, Shelf, make_shelf


def never() -> bool:
    return False


@dataclass
class Laptop:
    """``now`` is its monotonic clock; ``told`` every progress report."""

    shelf: Shelf
    url: str
    token: str = "token"
    timeout: float = 20.0
    now: float = 1000.0
    told: list[SyncProgress] = field(default_factory=list)
    synchronizer: Synchronizer = field(init=False)

    def __post_init__(self) -> None:
        self.restart(reopen=False)

    def restart(self, *, reopen: bool = True) -> None:
        """The program starts anew: what was only in memory is gone."""
        if reopen:
            self.shelf = self.shelf.reopened()
        self.synchronizer = Synchronizer(
            self.shelf.vault, self.shelf.files, self.client, clock=lambda: self.now, chance=lambda: 0.0
        )

    def client(self) -> HubClient:
        return HubClient(self.url, self.token, timeout=self.timeout)

    def sync(self) -> SyncStatus:
        return self.synchronizer.sync(self.told.append, never)

    def download(self, *assignment_ids: str) -> SyncStatus:
        return self.synchronizer.download(assignment_ids or None, self.told.append, never)

    def edit(self, scorable_id: str, mark: str | None, comment: str = "", assignment_id: str = ASSIGNMENT) -> None:
        """Score as the workflows do: fact and outbox row in one transaction."""
        with self.shelf.vault.write() as session:
            outbox.queue_score(session, assignment_id, scorable_id, Score(mark, comment), NOW)

    def write_feedback(self, feedback: str, assignment_id: str = ASSIGNMENT) -> None:
        with self.shelf.vault.write() as session:
            outbox.queue_feedback(session, assignment_id, feedback, NOW)

    def put(self, annotation_id: str, annotation: Annotation | None, assignment_id: str = ASSIGNMENT) -> None:
        """Pin, mark or answer, through the workflow."""
        put_annotation(self.shelf.vault, assignment_id, annotation_id, annotation)

    def see(self, seen: Seen, assignment_id: str = ASSIGNMENT) -> None:
        join_seen(self.shelf.vault, assignment_id, (seen,))

    def annotations(self, assignment_id: str = ASSIGNMENT) -> dict[str, Annotation]:
        """What the assessor sees."""
        with self.shelf.vault.read() as session:
            return annotation_rows.effective_annotations(session, assignment_id)

    def operations(self, assignment_id: str = ASSIGNMENT) -> tuple[Operation, ...]:
        with self.shelf.vault.read() as session:
            return outbox.operations(session, assignment_id)

    def score(self, scorable_id: str, assignment_id: str = ASSIGNMENT) -> Score:
        """What the assessor sees."""
        with self.shelf.vault.read() as session:
            return assessments.effective_score(session, assignment_id, scorable_id)

    def scores(self, assignment_id: str = ASSIGNMENT) -> dict[str, Score]:
        with self.shelf.vault.read() as session:
            return assessments.effective_scores(session, assignment_id)


@contextmanager
def open_laptop(folder: Path, url: str, *, filled: bool = True) -> Iterator[Laptop]:
    """A laptop talking to ``url``; its vault is closed at the end."""
    laptop = Laptop(make_shelf(folder, filled=filled), url)
    try:
        yield laptop
    finally:
        laptop.shelf.vault.close()
