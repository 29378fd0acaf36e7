"""The hub's facts of calibration as they arrive; written by sync, removed whole where they are nobody's here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Table, bindparam, delete, exists, select, update
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.orm import Session

from assessor_app.store import acts, tables
from assessor_app.store.calibration_tables import kept_under
from assessor_app.store.submission_rows import put_submission

if TYPE_CHECKING:
    # Types only: pydantic must not be imported just to show the queue.
    from assessor_app.protocol.messages import ActCopy, AnchorCopy, ReadingCopy, ReportCopy, TruthCopy

# what only leads get
_LEADS: Final = (tables.reading, tables.server_act)
_LISTED: Final = (tables.reading, tables.server_act, tables.anchor)


@cache
def _whole_reading() -> Insert:
    """A statement made once, for what comes by the ten thousand: building it takes longer than the write."""
    statement = insert(tables.reading)
    changed = {one.name: statement.excluded[one.name] for one in tables.reading.c if one.name != "assignment_id"}
    return statement.on_conflict_do_update(index_elements=["assignment_id"], set_=changed)


def put_readings(session: Session, copies: Iterable[ReadingCopy]) -> None:
    """Store others' assessments in place of what was known of them; those that are gone are forgotten.

    Of several copies of one the last counts.
    """
    told = {copy.assignment_id: _reading_values(copy) for copy in copies}
    gone = [assignment_id for assignment_id, values in told.items() if values is None]
    if gone:
        chosen = tables.reading.c.assignment_id == bindparam("gone")
        session.execute(delete(tables.reading).where(chosen), [{"gone": one} for one in gone])
    kept = [values for values in told.values() if values is not None]
    if kept:
        session.execute(_whole_reading(), kept)


def _reading_values(copy: ReadingCopy) -> dict[str, Any] | None:
    """What is stored of one, None of one that is gone."""
    if copy.gone or copy.submitted_at is None:
        return None
    return {
        "assignment_id": copy.assignment_id,
        "submission_id": copy.submission_id,
        "code": copy.code,
        "attempt": copy.attempt,
        "credential_id": copy.credential_id,
        "credential_version": copy.credential_version,
        "reader": copy.reader,
        "role": copy.role,
        "received_at": copy.received_at,
        "submitted_at": copy.submitted_at,
        "decision": copy.decision,
        "set_id": copy.set_id,
        "listed": True,
        "marks": _text(copy.marks),
        "first_marks": _text(copy.first_marks) if copy.first_marks else "",
        "words": _text(copy.words),
        "citations": _text({name: one.model_dump() for name, one in copy.citations.items()}),
        "detail": None if copy.detail is None else copy.detail.model_dump_json(),
    }


def put_act(session: Session, copy: ActCopy) -> None:
    """Store an act; what waited here of it is let go of once nothing has to be sent. Raises ValueError for nonsense."""
    from assessor_app.store.act_body import act_from  # late: whoever opens the queue needs none of it

    body = copy.body.model_dump_json()
    act_from(body)
    values = {
        "by": copy.by,
        "made_at": copy.made_at,
        "accepted_at": copy.accepted_at,
        "listed": True,
        "body": body,
    }
    _upsert(session, tables.server_act, {"id": copy.id}, values)
    acts.settle(session, copy.id)


def put_anchor(session: Session, copy: AnchorCopy) -> None:
    """Store an example with its piece of a submission; of one that is retired nothing but that is kept."""
    values = {
        "retired": copy.retired,
        "credential_id": copy.credential_id,
        "credential_version": copy.credential_version,
        "scorable_id": copy.scorable_id,
        "level": copy.level,
        "rationale": copy.rationale,
        "submission_id": copy.submission.id,
        "listed": True,
    }
    _upsert(session, tables.anchor, {"id": copy.id}, values)
    if copy.retired:
        _drop_submission(session, copy.id)
    else:
        put_submission(session, copy.submission, kept_under(copy.id))


def put_truth(session: Session, copy: TruthCopy) -> None:
    """Store what was agreed for a seed."""
    values = {"truth": _text(copy.truth), "rationale": _text(copy.rationale), "told_at": copy.told_at}
    _upsert(session, tables.truth, {"assignment_id": copy.assignment_id}, values)


def put_report(session: Session, copy: ReportCopy) -> None:
    """Store a lead's word to the reader."""
    values = copy.model_dump(exclude={"kind", "id"})
    _upsert(session, tables.told_report, {"id": copy.id}, values)


def set_offered(session: Session, *, offered: bool) -> None:
    """Remember whether the hub takes part."""
    _upsert(session, tables.calibration_state, {"id": 1}, {"offered": offered})


def is_offered(session: Session) -> bool | None:
    """What the hub last said, None while it was not asked."""
    return session.execute(select(tables.calibration_state.c.offered)).scalar_one_or_none()


def holds_leads_facts(session: Session) -> bool:
    """Whether anything is here that only a lead may have."""
    return any(session.execute(select(exists().select_from(one))).scalar_one() for one in _LEADS)


def forget_leads_facts(session: Session) -> bool:
    """Remove what only a lead may have, acts that wait to be sent aside; True where there was any."""
    if not holds_leads_facts(session):
        return False
    for table in _LEADS:
        session.execute(delete(table))
    return True


def start_full_list(session: Session) -> None:
    """Everything is listened to again; nothing is deleted yet."""
    for table in _LISTED:
        session.execute(update(table).values(listed=False))


def finish_full_list(session: Session) -> None:
    """What was not seen again is gone."""
    for gone in session.execute(select(tables.anchor.c.id).where(tables.anchor.c.listed.is_(False))).scalars().all():
        _drop_submission(session, gone)
    for table in _LISTED:
        session.execute(delete(table).where(table.c.listed.is_(False)))


def _drop_submission(session: Session, anchor_id: str) -> None:
    session.execute(delete(tables.submission).where(tables.submission.c.id == kept_under(anchor_id)))


# made once, and no room for spaces: there are very many of these
_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _upsert(session: Session, table: Table, keys: dict[str, Any], values: dict[str, Any]) -> None:
    statement = insert(table).values(**keys, **values)
    session.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=values))
