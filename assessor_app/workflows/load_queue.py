"""Verb: list what is assigned, with progress, sizes and status, without opening a single submission."""

from __future__ import annotations

from collections.abc import Mapping

from assessor_app.domain.credential import Credential
from assessor_app.domain.scoring import Score
from assessor_app.store import assessments, outbox, submissions
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.outbox import OperationKind, OperationState
from assessor_app.store.readiness import ReadinessFacts
from assessor_app.store.submissions import QueueFacts, StoredDefinition
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import QueueRow, QueueStatus, Readiness
from assessor_app.workflows.read_assignment import parse_definition

Waiting = tuple[tuple[OperationKind, OperationState, str], ...]


def load_queue(vault: Vault, files: ArtifactFiles) -> tuple[QueueRow, ...]:
    """One row per assignment, the soonest due first; unfinished downloads count in ``local_bytes``."""
    with vault.read() as session:
        facts = submissions.queue_facts(session)
        definitions = submissions.definitions_of_all(session)
        scores = assessments.scores_of_all(session)
        waiting = outbox.waiting_of_all(session)
    return tuple(
        _row(
            one,
            definitions.get(one.credential_key),
            scores.get(one.assignment_id, {}),
            waiting.get(one.assignment_id, ()),
            one.present_bytes + sum(files.part_bytes(artifact_id) for artifact_id in one.missing_ids),
        )
        for one in facts
        if not one.withdrawn or waiting.get(one.assignment_id)
    )


def _row(
    facts: QueueFacts,
    definition: StoredDefinition | None,
    scores: Mapping[str, Score],
    waiting: Waiting,
    local_bytes: int,
) -> QueueRow:
    credential = None if definition is None else parse_definition(definition.text)
    scored, total = (0, 0) if credential is None else _progress(credential, scores)
    return QueueRow(
        facts.assignment_id,
        facts.code,
        facts.credential_key if credential is None else credential.title,
        facts.attempt,
        facts.due_at,
        scored,
        total,
        facts.size,
        min(local_bytes, facts.size),
        _status(facts, scored, total, waiting),
        len(waiting),
        _note(facts, credential, definition, waiting),
        _readiness(facts.readiness),
    )


def _readiness(found: ReadinessFacts) -> Readiness:
    return Readiness(
        found.files,
        found.here,
        found.checked,
        found.faults,
        found.resolved,
        found.unresolved,
        found.checked_at,
    )


def _progress(credential: Credential, scores: Mapping[str, Score]) -> tuple[int, int]:
    scorables = credential.scorables()
    return sum(1 for one in scorables if one.id in scores and scores[one.id].mark is not None), len(scorables)


def _status(facts: QueueFacts, scored: int, total: int, waiting: Waiting) -> QueueStatus:
    if facts.withdrawn or any(state in ("parked", "refused") for _, state, _ in waiting):
        return "needs_attention"
    kinds = frozenset(kind for kind, _, _ in waiting)
    state = assessments.assessment_state(kinds, facts.server_state, facts.has_receipt)
    if state == "recall_asked":
        return "recall_asked"
    if state != "open":
        return "waiting_to_send" if "submit" in kinds else "submitted"
    if total and scored == total:
        return "complete"
    if scored:
        return "in_progress"
    return "not_downloaded" if facts.missing_ids else "ready"


def _note(
    facts: QueueFacts, credential: Credential | None, definition: StoredDefinition | None, waiting: Waiting
) -> str:
    if facts.withdrawn:
        return "This is no longer assigned to you; what you had not sent is kept here."
    stuck = next((sentence for _, state, sentence in waiting if state in ("parked", "refused")), None)
    if stuck is not None:
        return stuck or "The hub did not take a change."
    if credential is None or definition is None:
        return "The definition of this credential has not arrived yet; sync again."
    if credential.blocked and not definition.accepted:
        return "Score freely: a lead must accept the definition before this can be submitted."
    return ""
