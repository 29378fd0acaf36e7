"""What passed between vault and hub, run by run: written as it happens, kept for a while, shown to the assessor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.store.tables import sync_item, sync_run

RunKind = Literal["sync", "download"]
# merged: two changes laid together; parked: two changes a person has to choose between; kept: will be sent again.
ItemWay = Literal["sent", "received", "refused", "parked", "merged", "kept"]
ItemKind = Literal[
    "mark",
    "comment",
    "flag",
    "score",
    "feedback",
    "note",
    "seen",
    "submit",
    "return",
    "recall",
    "release",
    "choice",
    "act",
    "reading",
    "anchor",
    "truth",
    "report",
    "submission",
    "state",
    "credential",
    "programme",
    "removed",
    "file",
]
MOST_RUNS: Final = 300


@dataclass(frozen=True, slots=True)
class Item:
    """Something that passed, ``count`` times in one run; ``size`` in bytes, ``sentence`` says why it was refused."""

    way: ItemWay
    kind: ItemKind
    assignment_id: str
    target: str
    at: datetime
    count: int = 1
    size: int = 0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One sync or download; ``outcome`` is how the hub stood afterwards, "" where the program ended before."""

    id: str
    kind: RunKind
    began_at: datetime
    ended_at: datetime | None
    outcome: str
    sentence: str
    bytes_out: int
    bytes_in: int
    items: tuple[Item, ...]


def begin(session: Session, run_id: str, kind: RunKind, began_at: datetime) -> None:
    """Make sure that a run is known; the oldest make room for it. Calling it again is harmless."""
    found = session.execute(select(sync_run.c.id).where(sync_run.c.id == run_id)).scalar_one_or_none()
    if found is not None:
        return
    session.execute(insert(sync_run).values(id=run_id, kind=kind, began_at=began_at))
    newest = select(sync_run.c.id).order_by(sync_run.c.began_at.desc()).limit(MOST_RUNS)
    session.execute(delete(sync_run).where(sync_run.c.id.not_in(newest), sync_run.c.id != run_id))


def note(session: Session, run_id: str, item: Item) -> None:
    """Add to a run that has begun; the same thing again is counted."""
    statement = insert(sync_item).values(
        run_id=run_id,
        way=item.way,
        kind=item.kind,
        assignment_id=item.assignment_id,
        target=item.target,
        at=item.at,
        count=item.count,
        size=item.size,
        sentence=item.sentence,
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["run_id", "way", "kind", "assignment_id", "target"],
            set_={
                "count": sync_item.c.count + item.count,
                "size": sync_item.c.size + item.size,
                "at": item.at,
                "sentence": item.sentence,
            },
        )
    )


def has_noted(session: Session, way: ItemWay, kind: ItemKind) -> bool:
    """Whether any run that is still known has such a thing."""
    query = select(sync_item.c.run_id).where(sync_item.c.way == way, sync_item.c.kind == kind)
    return session.execute(query.limit(1)).first() is not None


def finish(
    session: Session, run_id: str, ended_at: datetime, outcome: str, sentence: str, traffic: tuple[int, int]
) -> None:
    """Say how a run ended; ``traffic`` is bytes out and in."""
    values = {"ended_at": ended_at, "outcome": outcome, "sentence": sentence}
    chosen = update(sync_run).where(sync_run.c.id == run_id)
    session.execute(chosen.values(**values, bytes_out=traffic[0], bytes_in=traffic[1]))


def load_runs(session: Session) -> tuple[Run, ...]:
    """The newest first, each with its items in the order in which they passed."""
    rows = session.execute(select(sync_run).order_by(sync_run.c.began_at.desc(), sync_run.c.id).limit(MOST_RUNS))
    runs = rows.mappings().all()
    items: dict[str, list[Item]] = {}
    for row in session.execute(select(sync_item).order_by(sync_item.c.at, sync_item.c.kind)).mappings():
        items.setdefault(row["run_id"], []).append(
            Item(
                row["way"],
                row["kind"],
                row["assignment_id"],
                row["target"],
                row["at"],
                row["count"],
                row["size"],
                row["sentence"],
            )
        )
    return tuple(
        Run(
            row["id"],
            row["kind"],
            row["began_at"],
            row["ended_at"],
            row["outcome"],
            row["sentence"],
            row["bytes_out"],
            row["bytes_in"],
            tuple(items.get(row["id"], ())),
        )
        for row in runs
    )
