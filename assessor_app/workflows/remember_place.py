"""Verb: remember where the assessor is in a submission, to restore it at the next start."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from assessor_app.store.places import save_place
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import Place
from assessor_app.workflows.read_assignment import read_assignment


def remember_place(vault: Vault, assignment_id: str, place: Place, *, now: datetime | None = None) -> None:
    """Record the place; allowed on a submitted assessment too. Raises DeskError for an unknown assignment."""
    body = {
        "scorable_id": place.scorable_id,
        "artifact_id": place.artifact_id,
        "citation_index": place.citation_index,
        "positions": {artifact: dict(position) for artifact, position in place.positions.items()},
        # what was looked at longest ago is the first to make room on a full disk
        "at": (now or datetime.now(UTC)).isoformat(),
    }
    with vault.write() as session:
        read_assignment(session, assignment_id)
        save_place(session, assignment_id, body)


def place_from(body: Mapping[str, Any]) -> Place:
    """The place a stored body stands for; an empty body is the beginning."""
    return Place(
        str(body.get("scorable_id", "")),
        str(body.get("artifact_id", "")),
        int(body.get("citation_index", 0)),
        {artifact: dict(position) for artifact, position in dict(body.get("positions", {})).items()},
    )
