"""Verb: put everything that needs attention into readable text, so that support can help before anything is lost."""

from __future__ import annotations

import json

from assessor_app.store import acts, conflict_parts, conflicts
from assessor_app.store.operations import EDITS
from assessor_app.store.vault import Vault
from assessor_app.workflows.name_thing import ThingNames


def export_stuck(vault: Vault) -> str:
    """JSON, indented: per change its submission, what it is about, mine, the hub's copy, and why it did not go."""
    with vault.read() as session:
        names, told = ThingNames(session), []
        for one in (*conflicts.parked(session), *conflicts.refused(session)):
            place = (one.assignment_id, one.kind, one.scorable_id)
            entry: dict[str, object] = {
                "submission": names.code(one.assignment_id),
                "assignment": one.assignment_id,
                "kind": one.kind,
                "about": one.scorable_id,
                "why": str(one.sentence),
                "made_at": one.created_at.isoformat(),
            }
            if one.kind in EDITS:
                entry["mine"] = conflict_parts.mine(session, *place)
                entry["at_the_hub"] = conflict_parts.theirs(session, *place)
                entry["before"] = conflict_parts.base_of(one)
            held = acts.load_local(session, one.scorable_id) if one.kind == "act" else None
            if held is not None:
                entry["mine"] = json.loads(held.body)
            told.append(entry)
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
