"""Fetches what changed at the hub, page by page; items and cursor of a page are written together or not at all."""

from __future__ import annotations

from datetime import UTC, datetime

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
    Removed,
    ScoreCopy,
)
from assessor_app.remote.faults import NotTheHubError
from assessor_app.remote.hub_client import HubClient
from assessor_app.sentences import sentence
from assessor_app.store import assessments, feed, outbox, sending
from assessor_app.store.operations import OperationKind
from assessor_app.store.vault import Vault
from assessor_app.sync.joining import join_with_theirs, joins, repeats
from assessor_app.sync.report import Cancel, ProgressCall, SyncProgress

PAGE_ITEMS = 100
_GONE = 410

Item = CredentialCopy | AssignmentCopy | ScoreCopy | AssessmentCopy | AnnotationCopy | ProgrammeCopy | Removed


def pull(vault: Vault, client: HubClient, progress: ProgressCall, cancel: Cancel) -> bool:
    """Apply every page there is; False when ``cancel`` ended it early (the next sync goes on from there).

    A cursor the hub no longer knows (410) leads to a full re-list, once. Raises HubUnreachableError and
    HubRefusedError from the client; pages already applied stay applied.
    """
    done = 0
    relisted = False
    while not cancel():
        progress(SyncProgress("pulling", sentence("Fetching what is new"), done))
        with vault.read() as session:
            since = feed.cursor(session)
        try:
            page = client.changes(since, PAGE_ITEMS)
        except HubRefusedError as error:
            if error.code != _GONE or relisted:
                raise
            relisted = True
            with vault.write() as session:
                feed.start_full_list(session)
            continue
        if page.more and page.cursor == since:
            raise NotTheHubError(sentence("The hub's list of changes runs in a circle."))
        _apply_page(vault, page)
        done += len(page.items)
        if not page.more:
            return True
    return False


def _apply_page(vault: Vault, page: Changes) -> None:
    with vault.write() as session:
        for item in page.items:
            _apply(session, item)
        feed.set_cursor(session, page.cursor)
        if not page.more:
            # Harmless outside a full list; inside one it may be an earlier run that began it.
            feed.finish_full_list(session)


def _apply(session: Session, item: Item) -> None:
    if isinstance(item, CredentialCopy):
        feed.put_credential(session, item)
    elif isinstance(item, AssignmentCopy):
        feed.put_assignment(session, item)
    elif isinstance(item, ScoreCopy):
        known = assessments.server_score_of(session, item.assignment_id, item.scorable_id)
        if known != Score(item.score.mark, item.score.comment, item.score.flagged, item.score.reason):
            _freeze_older_edit(session, item.assignment_id, "score", item.scorable_id, item.rev)
        feed.put_score(session, item)
    elif isinstance(item, AssessmentCopy):
        if assessments.server_feedback_of(session, item.assignment_id) != item.feedback:
            _freeze_older_edit(session, item.assignment_id, "feedback", "", item.rev)
        feed.put_assessment(session, item)
    elif isinstance(item, AnnotationCopy):
        _apply_annotation(session, item)
    elif isinstance(item, ProgrammeCopy):
        feed.put_programme(session, item)
    else:
        feed.remove_assignment(session, item.id)


def _apply_annotation(session: Session, item: AnnotationCopy) -> None:
    try:
        if not joins(session, item) and not repeats(session, item):
            _freeze_older_edit(session, item.assignment_id, "annotation", item.annotation_id, item.rev)
        feed.put_annotation(session, item)
    except ValueError as error:
        raise NotTheHubError(sentence("The hub's list of changes holds a note that makes no sense.")) from error
    join_with_theirs(session, item.assignment_id, item.annotation_id, datetime.now(UTC))


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
    for pending in waiting:
        if pending.state == "pending":
            sending.freeze(session, pending.key)
