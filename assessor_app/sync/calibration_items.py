"""Calibration as it passes between vault and hub: readings and acts for leads, examples, truths and reports for all."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from assessor_app.protocol.messages import (
    OFFERS_CALIBRATION,
    ActCopy,
    ActWrite,
    AnchorCopy,
    Meta,
    ReadingCopy,
    ReportCopy,
    TruthCopy,
)
from assessor_app.remote.faults import NotTheHubError
from assessor_app.sentences import sentence
from assessor_app.store import acts, calibration_feed, sync_history
from assessor_app.store.operations import Operation
from assessor_app.store.vault import Vault
from assessor_app.sync.run_log import RunLog

CalibrationItem = ActCopy | AnchorCopy | TruthCopy | ReportCopy


def apply_readings(session: Session, log: RunLog, copies: Sequence[ReadingCopy]) -> None:
    """Store readings of the feed together: a lead who begins gets them by the ten thousand."""
    if copies:
        calibration_feed.put_readings(session, copies)
        log.note(session, "received", "reading", count=len(copies))


def apply_calibration(session: Session, log: RunLog, item: CalibrationItem) -> None:
    """Store one other item of the feed. Raises NotTheHubError for an act that makes no sense."""
    if isinstance(item, ActCopy):
        store_act(session, item)
    elif isinstance(item, AnchorCopy):
        calibration_feed.put_anchor(session, item)
    elif isinstance(item, TruthCopy):
        calibration_feed.put_truth(session, item)
    else:
        calibration_feed.put_report(session, item)
    log.note(session, "received", item.kind)


def store_act(session: Session, copy: ActCopy) -> None:
    """Store an act as the hub holds it. Raises NotTheHubError for one that makes no sense."""
    try:
        calibration_feed.put_act(session, copy)
    except ValueError as error:
        raise NotTheHubError(sentence("The hub’s list of changes holds an act that makes no sense.")) from error


def holds_act(copy: ActCopy, operation: Operation) -> bool:
    """Whether the hub's copy is of the act that was sent, and says what it says."""
    return copy.id == operation.scorable_id and copy.body == ActWrite.model_validate_json(operation.body or b"").body


def note_offer(vault: Vault, log: RunLog, meta: Meta) -> bool:
    """Whether this hub takes part in calibration; where acts wait for one that does not, that is written down once."""
    offered = OFFERS_CALIBRATION in meta.offers
    with vault.read() as session:
        news = calibration_feed.is_offered(session) is not offered
        waiting = 0 if offered else acts.counts(session)[0]
        told = sync_history.has_noted(session, "kept", "act")
    if news or (waiting and not told):
        with vault.write() as session:
            calibration_feed.set_offered(session, offered=offered)
            if waiting:
                why = sentence("This hub is too old for what a lead has done; it waits here until the hub is updated.")
                log.note(session, "kept", "act", count=waiting, sentence=why)
    return offered
