"""Verbs: write down what a lead does, with or without a network, and forget what the hub said no to."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from pydantic import ValidationError
from sqlalchemy.orm import Session

from assessor_app.domain.credential import Credential
from assessor_app.domain.lead_acts import (
    Adjudication,
    AnchorExample,
    AnchorRetired,
    CalibrationSet,
    CaseTaken,
    LeadAct,
    MadeAct,
    Qualification,
    ReaderReport,
    RescoreRequest,
    Seed,
)
from assessor_app.domain.reading import Reading
from assessor_app.errors import DeskError
from assessor_app.sentences import sentence
from assessor_app.store import acts, identity, readings
from assessor_app.store.act_body import act_text
from assessor_app.store.acts import StoredAct
from assessor_app.store.operation_body import act_write
from assessor_app.store.vault import Vault
from assessor_app.workflows.calibration_picture import Case
from assessor_app.workflows.list_rated import LEADS, credential_of
from assessor_app.workflows.open_case import read_case
from assessor_app.workflows.rating_roles import ADJUDICATOR

_ANCHOR_READERS = 2
_MADE_ID: Final = re.compile(r"[0-9a-f]{32}")


def make_act(vault: Vault, act: LeadAct, *, now: datetime | None = None) -> MadeAct:
    """Keep an act and its operation in one transaction; the next sync sends it.

    Raises DeskError where it is plainly not allowed (the hub has the last word), VaultError.
    """
    with vault.write() as session:
        return _make(session, uuid.uuid4().hex, act, now or datetime.now(UTC))


def take_act(session: Session, act_id: str, act: LeadAct, made_at: datetime) -> bool:
    """Keep an act that the same lead made on another laptop, under its own id, so that the hub takes it once.

    False where it is known here already. Raises DeskError as :func:`make_act`.
    """
    if acts.is_known(session, act_id):
        return False
    if not _MADE_ID.fullmatch(act_id):
        raise DeskError(sentence("The hub would not understand this."))
    _make(session, act_id, act, made_at)
    return True


def drop_refused_act(vault: Vault, act_id: str) -> None:
    """Forget an act that the hub said no to. Raises DeskError where it has said no to none such, VaultError."""
    with vault.write() as session:
        if not acts.drop_refused(session, act_id):
            raise DeskError(sentence("Only what the hub refused can be dropped."))


def _make(session: Session, act_id: str, act: LeadAct, moment: datetime) -> MadeAct:
    who = identity.load_identity(session)
    if who is None or who.role not in LEADS:
        raise DeskError(sentence("Only a lead may do this."))
    _check_words(act, moment)
    _check(session, act, who.code)
    return acts.make(session, act_id, who.code, act, moment)


def _check_words(act: LeadAct, moment: datetime) -> None:
    """Whether a hub could take it at all: limits of length, and what must not be empty."""
    try:
        act_write(StoredAct(moment, act_text(act)))
    except ValidationError as error:
        kinds = {one["type"] for one in error.errors(include_input=False)}
        if "string_too_long" in kinds:
            said = sentence("This text is too long.")
        elif "string_too_short" in kinds or "too_short" in kinds:
            said = sentence("Something is missing: write a reason, and choose at least one of each.")
        else:
            said = sentence("The hub would not understand this.")
        raise DeskError(said) from None


def _check(session: Session, act: LeadAct, me: str) -> None:
    match act:
        case Adjudication():
            case = _foreign_case(session, act.submission_id, me)
            _check_marks(case.credential, {act.scorable_id: act.mark})
            if act.judged_first is not None:
                _check_marks(case.credential, {act.scorable_id: act.judged_first})
        case CaseTaken():
            case = _foreign_case(session, act.submission_id, me)
            if case.assignment_id or case.taken:
                raise DeskError(sentence("This case was taken already."), sentence("Sync to get its evidence."))
        case RescoreRequest():
            _check_rescore(session, act)
        case AnchorExample():
            _check_anchor(session, act)
        case AnchorRetired():
            _check_retired(session, act)
        case CalibrationSet():
            _check_set(session, act)
        case Seed():
            if readings.of_submission(session, act.submission_id):
                _check_marks(read_case(session, act.submission_id).credential, act.truth)
        case ReaderReport() | Qualification():
            credential_of(session, act.credential_id, act.credential_version)
        case _:
            return


def _foreign_case(session: Session, submission_id: str, me: str) -> Case:
    case = read_case(session, submission_id)
    if any(one.reader == me for one in case.readings):
        raise DeskError(
            sentence("You have read this submission yourself, so another lead has to decide."),
            sentence("Nothing was changed."),
        )
    return case


def _check_marks(credential: Credential, marks: Mapping[str, str]) -> None:
    for scorable_id, mark in marks.items():
        try:
            accepted = credential.scorable(scorable_id).scale.accepts(mark)
        except KeyError:
            raise DeskError(sentence("This credential has nothing of that name to score.")) from None
        if not accepted:
            raise DeskError(sentence("The scale has no such level."))


def _check_rescore(session: Session, act: RescoreRequest) -> None:
    found = readings.of_assignment(session, act.assignment_id)
    if found is None or found.role == ADJUDICATOR:
        raise DeskError(
            sentence("This assessment is not submitted any more, so it cannot be asked for again."),
            sentence("Sync, then look again."),
        )
    credential = credential_of(session, found.credential_id, found.credential_version)
    known = {one.id for one in credential.scorables()}
    if not set(act.scorable_ids) <= known:
        raise DeskError(sentence("This credential has nothing of that name to score."))


def _check_anchor(session: Session, act: AnchorExample) -> None:
    case = read_case(session, act.submission_id)
    if (case.credential.id, case.credential.version) != (act.credential_id, act.credential_version):
        raise DeskError(sentence("This submission was scored under another version of the credential."))
    _check_marks(case.credential, {act.scorable_id: act.level})
    settled = case.adjudications.get(act.scorable_id)
    if settled is not None and isinstance(settled.act, Adjudication) and settled.act.mark == act.level:
        return
    if _agreeing(case.readings, act) < _ANCHOR_READERS:
        raise DeskError(
            sentence("An anchor example needs two readers who gave this level independently, or a score of record."),
            sentence("Adjudicate first, or choose another submission."),
        )


def _agreeing(found: Iterable[Reading], act: AnchorExample) -> int:
    return len({one.reader for one in found if one.independent_marks.get(act.scorable_id) == act.level})


def _check_retired(session: Session, act: AnchorRetired) -> None:
    """An example may be known by the act that made it before the hub shows it."""
    made = acts.load_all(session)
    if any(
        isinstance(one.act, AnchorRetired) and one.act.anchor_id == act.anchor_id and not one.refused for one in made
    ):
        raise DeskError(sentence("This example is retired already."))
    if not any(one.id == act.anchor_id and isinstance(one.act, AnchorExample) and not one.refused for one in made):
        raise DeskError(sentence("There is no such example."))


def _check_set(session: Session, act: CalibrationSet) -> None:
    credential_of(session, act.credential_id, act.credential_version)
    for submission_id in act.submission_ids:
        found = readings.of_submission(session, submission_id)
        here = {(one.credential_id, one.credential_version) for one in found}
        if here and here != {(act.credential_id, act.credential_version)}:
            raise DeskError(sentence("This submission was scored under another version of the credential."))
    if len(set(act.submission_ids)) < len(act.submission_ids) or len(set(act.readers)) < len(act.readers):
        raise DeskError(sentence("A submission or reader is named twice."))
