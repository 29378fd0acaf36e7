"""Verb: read what awaits a choice between two laptops, what the hub refused, and what was settled before."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy.orm import Session

from assessor_app.domain.three_way import Part, merge
from assessor_app.store import assessments, conflict_parts, conflicts, history
from assessor_app.store.conflicts import Settled
from assessor_app.store.operations import EDITS, Operation
from assessor_app.store.vault import Vault
from assessor_app.workflows.conflict_view import Conflict, ConflictView, SettledThing, Stuck, Written
from assessor_app.workflows.name_thing import ThingNames, sides_of, values_of

_SHOWN_SETTLED = 100
_MOST_WRITTEN = 5


def conflict_view(vault: Vault) -> ConflictView:
    """From one consistent view of the vault. Raises VaultError."""
    with vault.read() as session:
        names = ThingNames(session)
        return ConflictView(
            tuple(_conflict(session, names, one) for one in conflicts.parked(session)),
            tuple(_stuck(session, names, one) for one in conflicts.refused(session)),
            tuple(_settled(names, one) for one in conflicts.load_settled(session, _SHOWN_SETTLED)),
        )


def _conflict(session: Session, names: ThingNames, operation: Operation) -> Conflict:
    place = (operation.assignment_id, operation.kind, operation.scorable_id)
    base = conflict_parts.base_of(operation)
    mine, theirs = conflict_parts.mine(session, *place), conflict_parts.theirs(session, *place)
    undecided = merge(base, mine, theirs).open
    sides = [one.get("annotation") for one in (mine, theirs)]
    return Conflict(
        operation.key,
        names.name(operation.assignment_id, operation.kind, operation.scorable_id, *sides),
        tuple(sides_of(part, base, mine, theirs) for part in undecided),
        conflicts.theirs_rev(session, operation),
        _mine_written(session, operation),
        _theirs_written(operation.story, operation.base_rev or 0),
        assessments.load_state(session, operation.assignment_id) not in ("open", "submitted"),
    )


def _stuck(session: Session, names: ThingNames, operation: Operation) -> Stuck:
    said = {}
    if operation.kind in EDITS:
        place = (operation.assignment_id, operation.kind, operation.scorable_id)
        said = dict(conflict_parts.mine(session, *place))
    name = names.name(operation.assignment_id, operation.kind, operation.scorable_id, said.get("annotation"))
    return Stuck(operation.key, name, operation.kind, operation.sentence, operation.created_at, values_of(said))


def _settled(names: ThingNames, one: Settled) -> SettledThing:
    sides = [side.get("annotation") for side in (one.mine, one.theirs)]
    name = names.name(one.assignment_id, one.kind, one.target, *sides)
    changed = [part for part in one.mine if part in one.ways]
    parts = tuple(sides_of(part, one.base, one.mine, one.theirs) for part in changed)
    written = _theirs_written(one.story, 0)
    return SettledThing(one.id, name, parts, values_of(one.chosen), one.ways, one.settled_at, written)


def _mine_written(session: Session, operation: Operation) -> tuple[Written, ...]:
    """The newest steps made here, each with the part it changed."""
    steps = history.written(session, operation.assignment_id, operation.scorable_id, _MOST_WRITTEN)
    wanted = [one for one in steps if (operation.kind == "feedback") == (one[0] == "feedback")]
    return tuple(Written(at, 0, (field,)) for field, at in wanted)


def _theirs_written(story: str | None, base_rev: int) -> tuple[Written, ...]:
    """What the hub tells of what was written since, newest first."""
    if story is None:
        return ()
    told = [one for one in json.loads(story)["revisions"] if one["rev"] > base_rev]
    return tuple(_written(one["at"], 0 if one["this_device"] else one["device"], one["changed"]) for one in told)


def _written(at: str, laptop: int, changed: list[Part]) -> Written:
    return Written(datetime.fromisoformat(at), laptop, tuple(changed))
