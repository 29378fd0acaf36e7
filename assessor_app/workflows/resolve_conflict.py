"""Verb: settle a change that met another one at the hub, by keeping the one or the other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import outbox
from assessor_app.store.operations import EDITS
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Changes
from assessor_app.workflows.read_assignment import read_assignment


def resolve_conflict(
    vault: Vault,
    assignment_id: str,
    scorable_id: str,
    keep: Literal["mine", "theirs"],
    *,
    now: datetime | None = None,
) -> Changes:
    """Keep ``mine`` (it is sent again) or ``theirs``; ``scorable_id`` is empty for the overall feedback.

    Of an annotation it is the id.

    Raises DeskError when nothing is in conflict there.
    """
    moment = now or datetime.now(UTC)
    with vault.write() as session:
        read_assignment(session, assignment_id)
        parked = [
            one
            for one in outbox.operations(session, assignment_id)
            if one.state == "parked" and one.kind in EDITS and one.scorable_id == scorable_id
        ]
        if not parked:
            raise DeskError(sentence("There is nothing to settle here."))
        for one in parked:
            if keep == "mine":
                outbox.keep_mine(session, one.key, moment)
            else:
                outbox.keep_theirs(session, one.key)
    return Changes(frozenset({assignment_id}), frozenset({scorable_id} - {""}), now or datetime.now(UTC), queue=True)
