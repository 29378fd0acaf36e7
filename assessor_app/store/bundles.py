"""Which bundles this laptop works from, and the outbox made ready to go out in a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from assessor_app.store import outbox, sending
from assessor_app.store.operations import EDITS, FINAL, Operation, OperationKind, get
from assessor_app.store.tables import bundle
from assessor_app.store.tables import outbox as operations


@dataclass(frozen=True, slots=True)
class KnownBundle:
    """A bundle of work that was taken in; ``results_key`` (32 bytes) seals what comes of it."""

    id: str
    results_key: bytes
    epoch: str
    number: int
    made_at: datetime


def keep(session: Session, known: KnownBundle) -> None:
    """Remember a bundle, and that this laptop works from it; sync only."""
    values = {
        "results_key": known.results_key,
        "epoch": known.epoch,
        "number": known.number,
        "made_at": known.made_at,
        "in_use": True,
    }
    statement = insert(bundle).values(id=known.id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))


def in_use(session: Session) -> bool:
    """Whether this laptop works from a bundle, so that it needs no sign-in."""
    return session.execute(select(exists().where(bundle.c.in_use))).scalar_one()


def lay_down(session: Session) -> None:
    """The person has signed out: the next start asks who is there. Keys stay, for answers that are on their way."""
    session.execute(update(bundle).values(in_use=False))


def newest_number(session: Session, epoch: str) -> int:
    """How new the newest bundle of this epoch was, -1 where there was none."""
    found = session.execute(select(func.max(bundle.c.number)).where(bundle.c.epoch == epoch)).scalar_one()
    return -1 if found is None else int(found)


def find(session: Session, bundle_id: str) -> KnownBundle | None:
    """The bundle, None for one that never was here."""
    return _one(session, select(bundle).where(bundle.c.id == bundle_id))


def newest(session: Session) -> KnownBundle | None:
    """The one that results go into, None where there was none."""
    return _one(session, select(bundle).order_by(bundle.c.made_at.desc(), bundle.c.id).limit(1))


def freeze_all(session: Session) -> tuple[Operation, ...]:
    """Everything that may go, frozen, in the order in which the hub is to take it.

    A signature waits for nothing where all it was put under goes in the same file; its base revision then counts
    with what is written before it. Acts of leads do not travel by file: they wait for a network.
    """
    found: list[Operation] = []
    without: tuple[OperationKind, ...] = ("act",)
    while (one := sending.next_operation(session, [done.key for done in found], without)) is not None:
        found.append(sending.freeze(session, one.key))
    found += [_sign_ahead(session, one) for one in _ready_signatures(session)]
    return tuple(found)


def renew_signature(session: Session, key: str, now: datetime) -> None:
    """The hub's copies were not yet those that were signed: the signature goes again once they are."""
    operation = get(session, key)
    sending.give_up(session, key)
    outbox.enqueue(session, operation.assignment_id, operation.kind, operation.scorable_id, now)


def waiting_for(session: Session, keys: frozenset[str]) -> tuple[Operation, ...]:
    """Operations that were sent under these keys and whose answer is not known yet, in their order."""
    query = select(operations.c.key).where(operations.c.state == "sent").order_by(operations.c.seq)
    return tuple(get(session, key) for key in session.execute(query).scalars() if key in keys)


def _ready_signatures(session: Session) -> list[Operation]:
    query = select(operations.c.key).where(operations.c.state == "pending", operations.c.kind.in_(FINAL))
    waiting = [get(session, key) for key in session.execute(query.order_by(operations.c.seq)).scalars()]
    return [one for one in waiting if _all_sent(session, one)]


def _all_sent(session: Session, signature: Operation) -> bool:
    before = [one for one in outbox.operations(session, signature.assignment_id) if one.key != signature.key]
    return all(one.state == "sent" and one.kind in (*EDITS, "choice") for one in before)


def _sign_ahead(session: Session, signature: Operation) -> Operation:
    frozen = sending.freeze(session, signature.key)
    before = outbox.operations(session, signature.assignment_id)
    ahead = [one.base_rev + 1 for one in before if one.kind == "feedback" and one.base_rev is not None]
    rev = max([frozen.base_rev or 0, *ahead])
    session.execute(update(operations).where(operations.c.key == frozen.key).values(base_rev=rev))
    return get(session, frozen.key)


def _one(session: Session, query: object) -> KnownBundle | None:
    row = session.execute(query).mappings().one_or_none()  # type: ignore[call-overload]
    if row is None:
        return None
    return KnownBundle(row["id"], row["results_key"], row["epoch"], row["number"], row["made_at"])
