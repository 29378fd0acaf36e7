"""Fetches what changed at the hub, page by page; items and cursor of a page are written together or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assessor_app.domain.scoring import Score
from assessor_app.errors import HubRefusedError
from assessor_app.protocol.messages import (
    AnnotationCopy,
    AssessmentCopy,
    AssignmentCopy,
    Changes,
    CredentialCopy,
    ProgrammeCopy,
    ReadingCopy,
    Removed,
    ScoreCopy,
)
from assessor_app.remote.faults import NotTheHubError
from assessor_app.remote.hub_client import HubClient
from assessor_app.sentences import sentence
from assessor_app.store import assessments, conflicts, feed, outbox, sending
from assessor_app.store.operations import OperationKind
from assessor_app.store.vault import Vault
from assessor_app.sync.calibration_items import CalibrationItem, apply_calibration, apply_readings
from assessor_app.sync.joining import join_with_theirs, joins, repeats
from assessor_app.sync.report import Cancel, ProgressCall, SyncProgress
from assessor_app.sync.run_log import RunLog

PAGE_ITEMS = 100
# Readings are small and come by the ten thousand where a lead begins.
PAGE_READINGS = 500
_GONE = 410

Item = CredentialCopy | AssignmentCopy | ScoreCopy | AssessmentCopy | AnnotationCopy | ProgrammeCopy | Removed
AnyItem = Item | CalibrationItem | ReadingCopy


def pull(vault: Vault, client: HubClient, log: RunLog, progress: ProgressCall, cancel: Cancel) -> bool:
    """Apply every page there is; False when ``cancel`` ended it early (the next sync goes on from there).

    A cursor the hub no longer knows (410) leads to a full re-list, once. Raises HubUnreachableError and
    HubRefusedError from the client; pages already applied stay applied.
    """
    done = 0
    relisted = False
    limit = PAGE_ITEMS
    while not cancel():
        progress(SyncProgress("pulling", sentence("Fetching what is new"), done))
        with vault.read() as session:
            since = feed.cursor(session)
        try:
            page = client.changes(since, limit)
        except HubRefusedError as error:
            if error.code != _GONE or relisted:
                raise
            relisted = True
            with vault.write() as session:
                feed.start_full_list(session)
            continue
        if page.more and page.cursor == since:
            raise NotTheHubError(sentence("The hub’s list of changes runs in a circle."))
        try:
            _apply_page(vault, log, page)
        except (IntegrityError, OverflowError) as error:
            # Well formed, but it contradicts itself (one file twice). Not quoted: it may hold names.
            raise NotTheHubError(
                sentence("The hub’s list of changes holds something that makes no sense.")
            ) from ValueError(type(error).__name__)
        done += len(page.items)
        many = page.items and all(isinstance(one, ReadingCopy) for one in page.items)
        limit = PAGE_READINGS if many else PAGE_ITEMS
        if not page.more:
            return True
    return False


def _apply_page(vault: Vault, log: RunLog, page: Changes) -> None:
    with vault.write() as session:
        apply_items(session, log, page.items)
        feed.set_cursor(session, page.cursor)
        if not page.more:
            # Harmless outside a full list; inside one it may be an earlier run that began it.
            feed.finish_full_list(session)


def apply_items(session: Session, log: RunLog, items: Iterable[AnyItem]) -> None:
    """Store items of the feed, however they came, with the same care for what is unsent. Raises NotTheHubError."""
    readings: list[ReadingCopy] = []
    for item in items:
        if isinstance(item, ReadingCopy):
            readings.append(item)
        else:
            _apply(session, log, item)
    apply_readings(session, log, readings)


def _apply(session: Session, log: RunLog, item: Item | CalibrationItem) -> None:
    if isinstance(item, CredentialCopy):
        feed.put_credential(session, item)
        log.note(session, "received", "credential")
    elif isinstance(item, AssignmentCopy):
        feed.put_assignment(session, item)
        log.note(session, "received", "submission", item.id)
    elif isinstance(item, ScoreCopy):
        _apply_score(session, log, item)
    elif isinstance(item, AssessmentCopy):
        _apply_assessment(session, log, item)
    elif isinstance(item, AnnotationCopy):
        _apply_annotation(session, log, item)
    elif isinstance(item, ProgrammeCopy):
        feed.put_programme(session, item)
        log.note(session, "received", "programme")
    elif isinstance(item, CalibrationItem):
        apply_calibration(session, log, item)
    else:
        feed.remove_assignment(session, item.id)
        log.note(session, "received", "removed")


def _apply_score(session: Session, log: RunLog, item: ScoreCopy) -> None:
    known = assessments.server_score_of(session, item.assignment_id, item.scorable_id)
    news = known != Score(item.score.mark, item.score.comment, item.score.flagged, item.score.reason)
    if news:
        _freeze_older_edit(session, item.assignment_id, "score", item.scorable_id, item.rev)
    feed.put_score(session, item)
    if news:
        log.note(session, "received", "score", item.assignment_id)
        conflicts.reconsider(session, item.assignment_id, "score", item.scorable_id, datetime.now(UTC))


def _apply_assessment(session: Session, log: RunLog, item: AssessmentCopy) -> None:
    news = assessments.server_feedback_of(session, item.assignment_id) != item.feedback
    newer = item.rev > feed.assessment_rev(session, item.assignment_id)
    if news:
        _freeze_older_edit(session, item.assignment_id, "feedback", "", item.rev)
    feed.put_assessment(session, item)
    if news:
        conflicts.reconsider(session, item.assignment_id, "feedback", "", datetime.now(UTC))
    if newer:
        log.note(session, "received", "feedback" if news else "state", item.assignment_id)


def _apply_annotation(session: Session, log: RunLog, item: AnnotationCopy) -> None:
    try:
        news = not repeats(session, item)
        if news and not joins(session, item):
            _freeze_older_edit(session, item.assignment_id, "annotation", item.annotation_id, item.rev)
        feed.put_annotation(session, item)
    except ValueError as error:
        raise NotTheHubError(sentence("The hub’s list of changes holds a note that makes no sense.")) from error
    joined = join_with_theirs(session, item.assignment_id, item.annotation_id, datetime.now(UTC))
    if news:
        about_seen = item.annotation is not None and item.annotation.kind == "seen"
        log.note(session, "received", "seen" if about_seen else "note", item.assignment_id)
        if not joined:
            conflicts.reconsider(session, item.assignment_id, "annotation", item.annotation_id, datetime.now(UTC))


def _freeze_older_edit(session: Session, assignment_id: str, kind: OperationKind, scorable_id: str, rev: int) -> None:
    """Tie an unsent edit to the revision it was made upon, before the newer copy arrives beneath it.

    Frozen later it would carry the newer revision and overwrite, unseen, what another device or person wrote;
    frozen now the hub answers 412 and both are kept. The echo of our own write still unconfirmed is no such copy.
    """
    waiting = [
        one for one in outbox.operations(session, assignment_id) if one.kind == kind and one.scorable_id == scorable_id
    ]
    for sent in waiting:
        if sent.state == "sent" and sent.base_rev is not None and rev <= sent.base_rev + 1:
            return
    if any(one.state == "parked" for one in waiting):
        # it belongs to what awaits a choice, and goes nowhere before
        return
    for pending in waiting:
        if pending.state == "pending":
            sending.freeze(session, pending.key)
