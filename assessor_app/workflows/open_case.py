"""Verb: one submission as its readers saw it, with what leads have done about it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from assessor_app.domain.calibration_rules import CalibrationRules
from assessor_app.domain.lead_acts import (
    Adjudication,
    AnchorExample,
    AnchorRetired,
    CalibrationSet,
    CaseTaken,
    LeadAct,
    RescoreRequest,
    Seed,
)
from assessor_app.domain.reading import Reading
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import acts, programmes, readings
from assessor_app.store.vault import Vault
from assessor_app.workflows.calibration_picture import Case
from assessor_app.workflows.list_rated import credential_of
from assessor_app.workflows.rating_roles import ADJUDICATOR


def open_case(vault: Vault, submission_id: str) -> Case:
    """Readings by the code of their readers. Raises DeskError where none of it is here, VaultError."""
    with vault.read() as session:
        return read_case(session, submission_id)


def read_case(session: Session, submission_id: str) -> Case:
    """As :func:`open_case`, inside a transaction that is already open."""
    found = [one for one in readings.of_submission(session, submission_id) if one.role != ADJUDICATOR]
    if not found:
        raise DeskError(
            sentence("No assessment of this submission is on this laptop any more."),
            sentence("It may be open again. Sync, then look at the list again."),
        )
    first = found[0]
    known = list(reversed(acts.load_all(session)))
    mine = {one.id: one.act for one in known if concerns(one.act, submission_id, found)}
    about = [one for one in known if one.id in mine or _withdraws(one.act, mine)]
    standing = [one for one in about if not one.refused]
    return Case(
        submission_id,
        first.code,
        first.attempt,
        credential_of(session, first.credential_id, first.credential_version),
        tuple(sorted(found, key=_by_reader)),
        programmes.load_calibration_rules(session) or CalibrationRules(),
        readings.own_case(session, submission_id),
        any(isinstance(one.act, CaseTaken) for one in standing),
        {one.act.scorable_id: one for one in standing if isinstance(one.act, Adjudication)},
        tuple(about),
    )


def concerns(act: LeadAct, submission_id: str, found: list[Reading]) -> bool:
    """Whether an act is about this submission or one of its readings."""
    if isinstance(act, Adjudication | AnchorExample | Seed | CaseTaken):
        return act.submission_id == submission_id
    if isinstance(act, RescoreRequest):
        return any(act.assignment_id == one.assignment_id for one in found)
    return isinstance(act, CalibrationSet) and submission_id in act.submission_ids


def _withdraws(act: LeadAct, acts_here: Mapping[str, LeadAct]) -> bool:
    return isinstance(act, AnchorRetired) and isinstance(acts_here.get(act.anchor_id), AnchorExample)


def _by_reader(one: Reading) -> tuple[str, str]:
    return one.reader, one.assignment_id
