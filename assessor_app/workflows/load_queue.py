"""Verb: list what is assigned, with progress, sizes and status, without opening a single submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from assessor_app.domain.business_days import effective_deadline
from assessor_app.domain.credential import Credential
from assessor_app.domain.programme import Clock
from assessor_app.domain.reopening import may_score
from assessor_app.domain.scoring import Score
from assessor_app.domain.submission import Reopening
from assessor_app.errors import DefinitionError
from assessor_app.sentences import sentence as sentence_of
from assessor_app.store import assessments, outbox, submissions
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.operations import OperationKind, OperationState
from assessor_app.store.programmes import clock_from, load_programme, reopening_from
from assessor_app.store.readiness import ReadinessFacts
from assessor_app.store.submissions import QueueFacts, StoredDefinition
from assessor_app.store.vault import Vault
from assessor_app.workflows.desk import QueueRow, QueueStatus, Readiness, WorkingDays
from assessor_app.workflows.read_assignment import parse_definition

Waiting = tuple[tuple[OperationKind, OperationState, str], ...]


def load_queue(vault: Vault, files: ArtifactFiles, *, now: datetime | None = None) -> tuple[QueueRow, ...]:
    """One row per assignment, the soonest due first; unfinished downloads count in ``local_bytes``.

    What was given back is not in it, whether the hub has heard or not.
    """
    moment = now or datetime.now(UTC)
    with vault.read() as session:
        programme = load_programme(session)
        facts = submissions.queue_facts(session)
        definitions = submissions.definitions_of_all(session)
        scores = assessments.scores_of_all(session)
        waiting = outbox.waiting_of_all(session)
    if programme.switches.hide_practitioner:
        # one told before the programme hid it stays here until the hub has sent the submission again
        facts = tuple(replace(one, practitioner="") if one.practitioner else one for one in facts)
    working = WorkingDays.of(programme)
    shown = ((one, clock_from(one.clock)) for one in facts if _is_shown(one, waiting.get(one.assignment_id, ())))
    rows = [
        _row(
            one,
            clock,
            effective_deadline(clock, programme, one.due_at, moment),
            working,
            definitions.get(one.credential_key),
            scores.get(one.assignment_id, {}),
            waiting.get(one.assignment_id, ()),
            one.present_bytes + sum(files.part_bytes(artifact_id) for artifact_id in one.missing_ids),
        )
        for one, clock in shown
    ]
    # a counted deadline may come before the date of the hub, by which the facts are in order
    return tuple(sorted(rows, key=lambda row: (row.due_at is None, row.due_at or moment)))


def working_days(vault: Vault) -> WorkingDays:
    """Which days count towards a due date in the programme of this vault. Raises VaultError."""
    with vault.read() as session:
        return WorkingDays.of(load_programme(session))


def _is_shown(facts: QueueFacts, waiting: Waiting) -> bool:
    if any(kind == "release" and state in ("pending", "sent") for kind, state, _ in waiting):
        return False
    return not facts.withdrawn or bool(waiting)


def _row(
    facts: QueueFacts,
    clock: Clock | None,
    due_at: datetime | None,
    working: WorkingDays,
    definition: StoredDefinition | None,
    scores: Mapping[str, Score],
    waiting: Waiting,
    local_bytes: int,
) -> QueueRow:
    credential = None if definition is None else _credential(definition.text)
    begun = any(not one.empty for one in scores.values())
    reopening = reopening_from(facts.reopening)
    scored, total = (0, 0) if credential is None else _progress(credential, scores, reopening)
    whole = 0 if credential is None or reopening is None else len(credential.scorables())
    sent_again = any(kind in ("submit", "return") for kind, _, _ in waiting)
    # what was handed in once keeps its receipt; a first hand-in that waits here has none yet
    handed_back = facts.server_state == "open" and not sent_again and (bool(facts.lead_note) or facts.has_receipt)
    return QueueRow(
        facts.assignment_id,
        facts.code,
        facts.credential_key if credential is None else credential.title,
        facts.attempt,
        due_at,
        scored,
        total,
        facts.size,
        min(local_bytes, facts.size),
        _status(facts, scored, total, waiting, begun=begun),
        len(waiting),
        _note(facts, credential, definition, waiting),
        _readiness(facts.readiness),
        facts.lead_note if handed_back else "",
        handed_back,
        whole,
        working,
        () if clock is None else clock.stops,
        facts.practitioner,
    )


@lru_cache(maxsize=64)
def _credential(text: str) -> Credential | None:
    """None for a definition that this version cannot use, which is kept in mind for the other rows."""
    try:
        return parse_definition(text)
    except DefinitionError:
        return None


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


def _progress(credential: Credential, scores: Mapping[str, Score], reopening: Reopening | None) -> tuple[int, int]:
    """How many are scored, of those that this attempt asks for."""
    scorables = [one for one in credential.scorables() if may_score(reopening, one.id)]
    return sum(1 for one in scorables if one.id in scores and scores[one.id].mark is not None), len(scorables)


def _status(facts: QueueFacts, scored: int, total: int, waiting: Waiting, *, begun: bool) -> QueueStatus:
    if facts.withdrawn or any(state in ("parked", "refused") for _, state, _ in waiting):
        return "needs_attention"
    kinds = frozenset(kind for kind, _, _ in waiting)
    state = assessments.assessment_state(kinds, facts.server_state, facts.has_receipt)
    if state == "recall_asked":
        return "recall_asked"
    if state != "open":
        return "waiting_to_send" if kinds & {"submit", "return"} else "submitted"
    if total and scored == total:
        return "complete"
    if begun:
        return "in_progress"
    return "not_downloaded" if facts.missing_ids else "ready"


def _note(
    facts: QueueFacts, credential: Credential | None, definition: StoredDefinition | None, waiting: Waiting
) -> str:
    if facts.withdrawn:
        return sentence_of("This is no longer assigned to you; what you had not sent is kept here.")
    stuck = next((sentence for _, state, sentence in waiting if state in ("parked", "refused")), None)
    if stuck is not None:
        return stuck or sentence_of("The hub did not take a change.")
    if definition is not None and credential is None:
        return sentence_of("The definition of this credential cannot be used by this version; tell your programme.")
    if credential is None or definition is None:
        return sentence_of("The definition of this credential has not arrived yet; sync again.")
    if credential.blocked and not definition.accepted:
        return sentence_of("Score freely: a lead must accept the definition before this can be submitted.")
    return ""
