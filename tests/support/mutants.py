"""Seven ways to lose or double work, each put into the real program for a while: a campaign must catch every one."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection
from typing import Any, Final

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from assessor_app.hub import writes
from assessor_app.protocol.messages import ScoreCopy
from assessor_app.remote.faults import NotTheHubError
from assessor_app.store import feed, sending
from assessor_app.store.operations import Operation, OperationKind
from assessor_app.store.tables import local_score, outbox
from assessor_app.store.vault import Vault
from assessor_app.sync import push

Mutant = Callable[[pytest.MonkeyPatch], None]


def key_ignored(patch: pytest.MonkeyPatch) -> None:
    """The hub does each write again, however often the same one arrives."""
    answered = writes._answered

    def forgetful(session: Session, caller: Any, wish: Any) -> None:
        if answered(session, caller, wish) is not None:
            session.delete(session.get(writes.IdempotencyRow, (caller.user_id, wish.key)))
            session.flush()

    patch.setattr(writes, "_answered", forgetful)


def any_200_trusted(patch: pytest.MonkeyPatch) -> None:
    """Whatever answers with success is taken for the hub's confirmation."""
    deliver = push._send

    def trusting(client: Any, operation: Operation) -> Any:
        try:
            return deliver(client, operation)
        except NotTheHubError:
            return ScoreCopy(
                assignment_id=operation.assignment_id,
                scorable_id=operation.scorable_id,
                rev=(operation.base_rev or 0) + 1,
                score=push.ScoreBody.model_validate_json(operation.body or b"{}"),
            )

    patch.setattr(push, "_send", trusting)


def operation_not_frozen(patch: pytest.MonkeyPatch) -> None:
    """What was sent before is sent anew: another key, the bytes of now, upon the revision of now."""
    freeze = sending.freeze

    def thawing(session: Session, key: str) -> Operation:
        fresh = uuid.uuid4().hex
        session.execute(update(outbox).where(outbox.c.key == key).values(key=fresh, state="pending", body=None))
        return freeze(session, fresh)

    patch.setattr(sending, "freeze", thawing)


def deleted_on_error(patch: pytest.MonkeyPatch) -> None:
    """An operation that failed is forgotten."""
    deliver = push.deliver

    def careless(vault: Vault, client: Any, log: Any, operation: Operation) -> Any:
        verdict = deliver(vault, client, log, operation)
        if verdict is not None:
            with vault.write() as session:
                sending.acknowledge(session, operation.key)
        return verdict

    patch.setattr(push, "deliver", careless)


def no_if_match(patch: pytest.MonkeyPatch) -> None:
    """The hub takes every write, whatever it was made upon."""
    patch.setattr(writes.Act, "check_revision", lambda act, current: None)


def pull_over_unsent(patch: pytest.MonkeyPatch) -> None:
    """What comes from the hub replaces what is not sent yet."""
    put_score = feed.put_score

    def overwriting(session: Session, copy: ScoreCopy) -> None:
        put_score(session, copy)
        mine = (local_score.c.assignment_id == copy.assignment_id) & (local_score.c.scorable_id == copy.scorable_id)
        session.execute(delete(local_score).where(mine))
        theirs = (outbox.c.assignment_id == copy.assignment_id) & (outbox.c.scorable_id == copy.scorable_id)
        session.execute(delete(outbox).where(theirs))

    patch.setattr(feed, "put_score", overwriting)


def deleted_before_sending(patch: pytest.MonkeyPatch) -> None:
    """An operation leaves the outbox when it is taken up, not when it is confirmed."""
    take = push._frozen_next

    def hasty(vault: Vault, kept: Collection[str], without: Collection[OperationKind]) -> Operation | None:
        operation = take(vault, set(kept), without)
        if operation is not None:
            with vault.write() as session:
                session.execute(delete(outbox).where(outbox.c.key == operation.key))
        return operation

    patch.setattr(push, "_frozen_next", hasty)


MUTANTS: Final[tuple[Mutant, ...]] = (
    key_ignored,
    any_200_trusted,
    operation_not_frozen,
    deleted_on_error,
    no_if_match,
    pull_over_unsent,
    deleted_before_sending,
)
