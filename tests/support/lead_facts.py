"""What a lead's laptop holds, on the small definition of tests.support.vault: readings, acts and examples."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from assessor_app.domain.lead_acts import LeadAct
from assessor_app.protocol.messages import (
    ActCopy,
    AnalysisCopy,
    AnchorCopy,
    CitedCopy,
    DoubleReadingCopy,
    ReadingCopy,
    RulesCopy,
    SubmissionCopy,
    TruthCopy,
)
from assessor_app.store.act_body import act_text
from assessor_app.store.acts import StoredAct
from assessor_app.store.identity import Identity, save_session
from assessor_app.store.operation_body import act_write
from assessor_app.store.vault import Vault
from assessor_app.sync.pull import apply_items
from assessor_app.sync.run_log import RunLog
from tests.support.vault import GOOD_MARKS, NOW, artifact_copy, credential_copy, make_shelf, programme_copy
from tests.support.vault import Shelf as Shelf

LEAD = "L-01"
PICTURE = b"%PDF-1.7 one page of somebody else's plan\n" * 9


def reading_copy(submission: str, reader: str, minute: int = 0, **changes: Any) -> ReadingCopy:
    """A reading that shows everything, unless ``marks`` say otherwise (they are laid over GOOD_MARKS)."""
    marks: Mapping[str, str] = changes.pop("marks", {})
    whole: dict[str, Any] = {
        "assignment_id": f"{submission}-{reader}",
        "submission_id": submission,
        "code": submission.upper(),
        "attempt": 1,
        "credential_id": "test/vision",
        "credential_version": "v1",
        "reader": reader,
        "role": "reader_1",
        "received_at": NOW,
        "submitted_at": NOW + timedelta(minutes=minute),
        "decision": "Earned",
        "marks": {**GOOD_MARKS, **marks},
    }
    return ReadingCopy(**(whole | changes))


def gone_copy(submission: str, reader: str) -> ReadingCopy:
    """That a reading is no more: nothing but ids is told."""
    whole = reading_copy(submission, reader).model_dump(include={"assignment_id", "submission_id", "attempt"})
    whole |= {"credential_id": "test/vision", "credential_version": "v1", "received_at": NOW, "submitted_at": None}
    return ReadingCopy(gone=True, code="", reader="", role="", decision="", marks={}, **whole)


def act_copy(act_id: str, act: LeadAct, minute: int = 0, by: str = LEAD) -> ActCopy:
    """An act as the hub tells it."""
    at = NOW + timedelta(minutes=minute)
    return ActCopy(id=act_id, by=by, made_at=at, accepted_at=at, body=act_write(StoredAct(at, act_text(act))).body)


def anchor_copy(anchor_id: str = "an-1", submission: str = "sub-1", **changes: Any) -> AnchorCopy:
    """An example of "shown" for eo1.a, with one file that may be in the reader's own submission as well."""
    piece = SubmissionCopy(
        id=submission,
        code="EX",
        attempt=1,
        credential_id="test/vision",
        credential_version="v1",
        received_at=NOW,
        responses=[],
        artifacts=[artifact_copy(f"{anchor_id}-page", "plan of Ana Diaz.pdf", PICTURE)],
        analyses=[
            AnalysisCopy(
                criterion_id="eo1.a",
                explanation="Three sources are compared.",
                citations=[CitedCopy(raw="p. 1", artifact_id=f"{anchor_id}-page")],
            )
        ],
    )
    whole: dict[str, Any] = {
        "id": anchor_id,
        "credential_id": "test/vision",
        "credential_version": "v1",
        "scorable_id": "eo1.a",
        "level": "shown",
        "rationale": "It weighs them.",
        "submission": piece,
    }
    return AnchorCopy(**(whole | changes))


def truth_copy(assignment_id: str) -> TruthCopy:
    """That an assignment was a seed."""
    return TruthCopy(assignment_id=assignment_id, truth={"eo1.a": "shown"}, rationale={"eo1.a": "p. 2"}, told_at=NOW)


def rules_copy(**changes: Any) -> RulesCopy:
    """Rules of a programme as its leads are told them."""
    whole: dict[str, Any] = {
        "double_reading": DoubleReadingCopy(share=0.1, first=10, near=1, seed=7),
        "judge_first": True,
        "qualify": {"2": 0.9, "3": 0.8, "4": 0.7},
        "seed_exact": 0.8,
        "seed_exact_binary": 0.9,
        "coefficient": 0.7,
        "coefficient_low": 0.5,
        "exact": 0.75,
        "adjacent": 0.95,
        "consistency": 0.9,
        "seeds_every": 10,
        "limits": {"severity_watch": 0.4, "fewest_submissions": 8, "of_a_newer_hub": 1.0},
    }
    return RulesCopy(**(whole | changes))


def tell(vault: Vault, *copies: Any) -> None:
    """Store items of calibration as sync does, in one transaction."""
    log = RunLog("sync")
    with vault.write() as session:
        apply_items(session, log, copies)


def sign_lead_in(vault: Vault, role: Any = "lead", code: str = LEAD) -> None:
    """Make the vault a lead's."""
    with vault.write() as session:
        save_session(session, Identity("http://hub", "Test programme", code, "Lea", role, "device-1"))


def leads_shelf(folder: Any) -> Shelf:
    """A lead's vault: the definition, the programme's rules, and two readers who differ on eo1.b of one submission."""
    shelf = make_shelf(folder, filled=False)
    shelf.deliver(credential_copy(), programme_copy(calibration=rules_copy()))
    sign_lead_in(shelf.vault)
    tell(
        shelf.vault,
        reading_copy("s1", "A-1", 1),
        reading_copy("s1", "A-2", 2, marks={"eo1.b": "not-shown"}),
        reading_copy("s2", "A-1", 3),
    )
    return shelf
