"""Sends what waits in the outbox, one operation at a time, so that each is either confirmed or still there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from assessor_app.errors import HubRefusedError, HubUnreachableError
from assessor_app.protocol.messages import (
    ActCopy,
    AnnotationCopy,
    AnnotationWrite,
    AssessmentCopy,
    ChoiceCopy,
    FeedbackWrite,
    Removed,
    ScoreBody,
    ScoreCopy,
    SubmitWrite,
)
from assessor_app.remote.faults import NotTheHubError, StaleRevisionError
from assessor_app.remote.hub_client import HubClient
from assessor_app.sentences import sentence
from assessor_app.store import conflicts, feed, outbox, sending
from assessor_app.store.operations import EDITS, Operation, OperationKind
from assessor_app.store.vault import Vault
from assessor_app.sync.calibration_items import holds_act, store_act
from assessor_app.sync.joining import join_with_theirs
from assessor_app.sync.report import Cancel, ProgressCall, SyncProgress
from assessor_app.sync.run_log import RunLog
from assessor_app.sync.triage import Verdict, triage

Copy = ScoreCopy | AssessmentCopy | AnnotationCopy
Answer = Copy | Removed | ChoiceCopy | ActCopy

# After so many in a row the hub itself is ill, not one operation.
_FAILURES_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Pushed:
    """``held`` is the last reason why something was kept back, ``stopped`` whether that ended the run."""

    sent: int
    held: Verdict | None = None
    stopped: bool = False


def push(
    vault: Vault,
    client: HubClient,
    log: RunLog,
    progress: ProgressCall,
    cancel: Cancel,
    without: Collection[OperationKind] = (),
) -> Pushed:
    """Send every operation that may go, oldest first, until none is left, the hub fails or ``cancel`` says so.

    Kinds in ``without`` wait for a hub that understands them.
    Raises VaultError when the vault cannot be read or written; operations then stay as they were.
    """
    with vault.read() as session:
        total = outbox.count_unsent(session) - outbox.count_attention(session)
    sent = failures = 0
    held: Verdict | None = None
    kept: set[str] = set()
    while not cancel():
        operation = _frozen_next(vault, kept, without)
        if operation is None:
            break
        progress(SyncProgress("pushing", sentence("Sending changes"), sent, max(total, sent), operation.assignment_id))
        verdict = deliver(vault, client, log, operation)
        if verdict is None or verdict.fate != "keep":
            sent += verdict is None
            failures = 0
            continue
        held, failures = verdict, failures + 1
        kept.add(operation.key)
        if verdict.stops or (verdict.standing == "busy" and failures >= _FAILURES_IN_A_ROW):
            return Pushed(sent, held, stopped=True)
    return Pushed(sent, held)


def _frozen_next(vault: Vault, kept: set[str], without: Collection[OperationKind]) -> Operation | None:
    """The next operation, fixed and committed before anyone else hears of it."""
    with vault.write() as session:
        operation = sending.next_operation(session, kept, without)
        return None if operation is None else sending.freeze(session, operation.key)


def deliver(vault: Vault, client: HubClient, log: RunLog, operation: Operation) -> Verdict | None:
    """Send one frozen operation and write down what came of it. None when the hub confirmed it.

    Raises VaultError; then nothing of it is written.
    """
    try:
        copy = _send(client, operation)
    except StaleRevisionError as error:
        return _meet_stale(vault, log, operation, error)
    except (HubUnreachableError, HubRefusedError) as error:
        verdict = triage(error, operation.attempts, waits=operation.kind != "act")
        if verdict.fate == "refuse":
            _refuse(vault, log, operation, str(error))
        return verdict
    _confirm(vault, log, operation, copy)
    return None


def _refuse(vault: Vault, log: RunLog, operation: Operation, why: str) -> None:
    with vault.write() as session:
        if operation.kind == "choice":
            # it only tells what is done; nobody is asked to mend it
            sending.give_up(session, operation.key)
            return
        sending.refuse(session, operation.key, why)
        log.note_operation(session, "refused", operation, why)


def _send(client: HubClient, operation: Operation) -> Answer:
    """The hub's copy, proven to hold what was sent. Raises NotTheHubError when it does not."""
    target, key = operation.assignment_id, operation.key
    body, base = operation.body, operation.base_rev
    if body is None or base is None:
        raise ValueError("an operation must be frozen before it is sent")
    copy: Copy
    if operation.kind == "release":
        return client.release(target, base, key)
    if operation.kind == "choice":
        return client.choose(target, body, key)
    if operation.kind == "act":
        return _sent_act(client, operation, body)
    if operation.kind == "score":
        copy = client.put_score(target, operation.scorable_id, body, base, key)
    elif operation.kind == "annotation":
        copy = client.put_annotation(target, operation.scorable_id, body, base, key)
    elif operation.kind == "feedback":
        copy = client.put_feedback(target, body, base, key)
    elif operation.kind == "submit":
        copy = client.submit(target, body, base, key)
    elif operation.kind == "return":
        copy = client.send_back(target, body, base, key)
    else:
        copy = client.recall(target, body, base, key)
    if copy.rev <= base or not holds(copy, operation):
        raise NotTheHubError(sentence("The hub’s answer does not confirm what was sent."))
    return copy


def _sent_act(client: HubClient, operation: Operation, body: bytes) -> ActCopy:
    act = client.put_act(operation.scorable_id, body, operation.key)
    if not holds_act(act, operation):
        raise NotTheHubError(sentence("The hub’s answer does not confirm what was sent."))
    return act


def _meet_stale(vault: Vault, log: RunLog, operation: Operation, error: StaleRevisionError) -> Verdict | None:
    """412: done where the hub already says the same, laid together where it can be, else kept for the person."""
    current = error.current
    if not _same_target(current, operation):
        return triage(NotTheHubError(sentence("The hub answered about something else than what was sent.")))
    if holds(current, operation):
        _confirm(vault, log, operation, current)
        return None
    with vault.write() as session:
        _store(session, current)
        if isinstance(current, AnnotationCopy) and _join(session, operation, current):
            return triage(error)
        said = current.model_dump_json().encode()
        if operation.kind not in EDITS:
            sending.park(session, operation.key, said, str(error))
        elif _laid_together(session, operation):
            log.note_operation(session, "merged", operation)
        else:
            conflicts.park(session, operation, said, str(error))
            log.note_operation(session, "parked", operation)
    return triage(error)


def _laid_together(session: Session, operation: Operation) -> bool:
    now = datetime.now(UTC)
    return conflicts.lay_together(session, operation.assignment_id, operation.kind, operation.scorable_id, now)


def _join(session: Session, operation: Operation, current: AnnotationCopy) -> bool:
    """What was seen goes again on top of what the hub knows; False for anything a person has to decide."""
    body = AnnotationWrite.model_validate_json(operation.body or b"").annotation
    if body is None or body.kind != "seen" or (current.annotation is not None and current.annotation.kind != "seen"):
        return False
    sending.give_up(session, operation.key)
    if not join_with_theirs(session, operation.assignment_id, operation.scorable_id, operation.created_at):
        # the hub holds none any more: mine is all there is
        outbox.enqueue(session, operation.assignment_id, "annotation", operation.scorable_id, operation.created_at)
    return True


def _confirm(vault: Vault, log: RunLog, operation: Operation, copy: Answer) -> None:
    with vault.write() as session:
        if isinstance(copy, Removed):
            # the case is gone, and with it the operation that gave it back
            feed.remove_assignment(session, copy.id)
            return
        if isinstance(copy, ActCopy):
            store_act(session, copy)
        elif not isinstance(copy, ChoiceCopy):
            _store(session, copy)
        sending.acknowledge(session, operation.key)
        log.note_operation(session, "sent", operation)


def _store(session: Session, copy: Copy) -> None:
    if isinstance(copy, ScoreCopy):
        feed.put_score(session, copy)
    elif isinstance(copy, AnnotationCopy):
        feed.put_annotation(session, copy)
    else:
        feed.put_assessment(session, copy)


def _same_target(copy: Copy, operation: Operation) -> bool:
    if copy.assignment_id != operation.assignment_id:
        return False
    if isinstance(copy, ScoreCopy):
        return operation.kind == "score" and copy.scorable_id == operation.scorable_id
    if isinstance(copy, AnnotationCopy):
        return operation.kind == "annotation" and copy.annotation_id == operation.scorable_id
    return operation.kind not in ("score", "annotation")


def holds(copy: Copy, operation: Operation) -> bool:
    """Whether the hub's copy holds what this frozen operation was sent to achieve."""
    body = operation.body or b""
    if isinstance(copy, ScoreCopy):
        return operation.kind == "score" and copy.score == ScoreBody.model_validate_json(body)
    if isinstance(copy, AnnotationCopy):
        return (
            operation.kind == "annotation" and copy.annotation == AnnotationWrite.model_validate_json(body).annotation
        )
    if operation.kind == "feedback":
        return copy.feedback == FeedbackWrite.model_validate_json(body).feedback
    if operation.kind == "submit":
        decision = SubmitWrite.model_validate_json(body).decision
        return copy.state == "submitted" and copy.receipt is not None and copy.receipt.decision == decision
    if operation.kind == "return":
        return copy.state == "submitted" and copy.receipt is not None
    return copy.state == "recall_asked"
