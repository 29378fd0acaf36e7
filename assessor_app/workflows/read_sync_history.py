"""Verb: read what was sent, received and refused, sync by sync."""

from __future__ import annotations

from assessor_app.store import sync_history
from assessor_app.store.sync_history import Item
from assessor_app.store.vault import Vault
from assessor_app.workflows.conflict_view import SyncItem, SyncRun
from assessor_app.workflows.name_thing import ThingNames


def read_sync_history(vault: Vault) -> tuple[SyncRun, ...]:
    """The newest first. Raises VaultError."""
    with vault.read() as session:
        names = ThingNames(session)
        return tuple(
            SyncRun(
                run.id,
                run.kind,
                run.began_at,
                run.ended_at,
                run.outcome,
                run.sentence,
                run.bytes_out,
                run.bytes_in,
                tuple(_item(names, one) for one in run.items),
            )
            for run in sync_history.load_runs(session)
        )


def _item(names: ThingNames, one: Item) -> SyncItem:
    label = ""
    if one.target and one.kind in ("mark", "comment", "flag", "score"):
        label = names.name(one.assignment_id, "score", one.target).label
    code = names.code(one.assignment_id) if one.assignment_id else ""
    return SyncItem(one.way, one.kind, code, label, one.at, one.count, one.size, one.sentence)
