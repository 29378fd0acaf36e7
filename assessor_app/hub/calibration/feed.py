"""Who is told what of calibration: leads of readings and acts, all of anchors, one reader of truths and reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, literal, select
from sqlalchemy.orm import Session

from assessor_app.hub.calibration.lead_sight import LEADS
from assessor_app.hub.co_readers import co_reading
from assessor_app.hub.exclusions import may_not_read
from assessor_app.hub.feed import PROGRAMME, Change, announce, announce_to_many, locked_feed
from assessor_app.hub.tables import (
    ActRow,
    AnchorRow,
    AssessmentRow,
    AssignmentRow,
    CredentialRow,
    DeviceRow,
    FeedRow,
    SubmissionRow,
    ToldTruthRow,
    UserRow,
)

# Acts of which one reader hears.
REPORTS = ("report", "qualify")


def listening_leads(session: Session) -> Sequence[str]:
    """Leads any of whose devices asked for calibration; the others are told everything when they first ask."""
    return session.scalars(
        select(UserRow.id)
        .join(FeedRow, FeedRow.user_id == UserRow.id)
        .where(UserRow.role.in_(LEADS), FeedRow.calibration_since.is_not(None))
        .order_by(UserRow.id)
    ).all()


def tell_reading(session: Session, assignment: AssignmentRow) -> None:
    """Tell leads, and those who read the same submission together, what became of one assignment's reading.

    The caller holds all feeds.
    """
    if session.get(AssessmentRow, assignment.id) is not None:
        together = co_reading(session, assignment)
        # what each may see of the other hangs on how far both are
        if any(row.id != assignment.id for row in together):
            for row in together:
                announce(session, row.user_id, [Change("assignment", row.id)])
    _tell_leads(session, assignment)


def _tell_leads(session: Session, assignment: AssignmentRow) -> None:
    """Tell all leads of it.

    Leads who read the same work are told anew of everybody's reading of it, and of acts about it: what they may see
    hangs on how far they are themselves.
    """
    leads = listening_leads(session)
    if not leads:
        return
    own = [Change("reading", assignment.id)] if session.get(AssessmentRow, assignment.id) is not None else []
    near = {assignment.user_id, *_readers(session, assignment.submission.code)}
    around = _around(session, assignment.submission.code) if near & set(leads) else []
    for user_id in leads:
        announce(session, user_id, dict.fromkeys([*own, *around] if user_id in near else own))


def tell_leads_of_new(session: Session, assignments: Sequence[AssignmentRow]) -> None:
    """:func:`tell_reading` for many on which nothing was written yet: it concerns leads who read the same alone."""
    leads = listening_leads(session)
    if not leads or not assignments:
        return
    codes = select(SubmissionRow.code).join(AssignmentRow, AssignmentRow.submission_id == SubmissionRow.id)
    codes = codes.where(AssignmentRow.user_id.in_(leads), AssignmentRow.withdrawn_at.is_(None))
    near = set(session.scalars(select(SubmissionRow.id).where(SubmissionRow.code.in_(codes))))
    for row in assignments:
        if row.submission_id in near:
            _tell_leads(session, row)


def tell_co_reading_leads(session: Session) -> None:
    """Tell leads anew of the readings beside their own, since a switch was changed; the caller holds all feeds."""
    rows = session.execute(
        select(AssignmentRow.user_id, SubmissionRow.code)
        .join(AssignmentRow.submission)
        .where(AssignmentRow.withdrawn_at.is_(None), AssignmentRow.user_id.in_(listening_leads(session)))
        .distinct()
        .order_by(AssignmentRow.user_id, SubmissionRow.code)
    ).all()
    for user_id, code in rows:
        announce(session, user_id, _around(session, code))


def tell_act(session: Session, act_id: str) -> None:
    """Tell all leads of an act."""
    for user_id in listening_leads(session):
        announce(session, user_id, [Change("act", act_id)])


def tell_anchor(session: Session, anchor: AnchorRow) -> None:
    """Tell everybody of an anchor example who may read what it is taken from; the caller holds all feeds."""
    barred = may_not_read(session, anchor.submission)
    listening = select(FeedRow.user_id, literal(anchor.id)).where(
        FeedRow.calibration_since.is_not(None), FeedRow.user_id.not_in(barred)
    )
    announce_to_many(session, "anchor", listening)


def tell_anchors(session: Session) -> None:
    """Tell all live ones anew, since what is shown of submissions has changed."""
    for anchor in session.scalars(select(AnchorRow).where(AnchorRow.retired_at.is_(None)).order_by(AnchorRow.id)).all():
        tell_anchor(session, anchor)


def tell_truth(session: Session, assignment: AssignmentRow, act_id: str, now: datetime) -> None:
    """Tell a reader what was agreed of the seed just handed in; another time where it was corrected since."""
    row = session.get(ToldTruthRow, assignment.id)
    if row is None:
        row = ToldTruthRow(assignment_id=assignment.id)
        session.add(row)
    row.act_id, row.told_at = act_id, now
    session.flush()
    _tell(session, assignment.user_id, Change("truth", assignment.id))


def tell_report(session: Session, user_id: str, act_id: str) -> None:
    """Tell one reader of a private word."""
    _tell(session, user_id, Change("report", act_id))


def tell_role(session: Session, user: UserRow) -> None:
    """Tell somebody whose role was changed: a new lead everything, a former one that it is no longer theirs."""
    session.flush()
    announce(session, user.id, [PROGRAMME])
    if user.id in listening_leads(session):
        announce(session, user.id, _everything(session, user))


def tell_exclusion(session: Session, user: UserRow) -> None:
    """Tell somebody anew of what an exclusion declared or lifted hides or shows. The caller holds the feed."""
    if session.get_one(FeedRow, user.id).calibration_since is None:
        return
    session.flush()
    anchors = select(AnchorRow.id).where(AnchorRow.retired_at.is_(None)).order_by(AnchorRow.id)
    found = [Change("anchor", one) for one in session.scalars(anchors)]
    if user.role in LEADS:
        found += [Change("reading", one) for one in session.scalars(_handed_in())]
        found += [Change("act", one) for one in session.scalars(select(ActRow.id).order_by(ActRow.number))]
    announce(session, user.id, found)


def announce_calibration(session: Session, device_id: str, cursor: str, now: datetime) -> None:
    """Tell a device what it could not be told before its app asked for it: once, when it first asks.

    One that begins from the start finds everything in the feed, unless nobody of this user asked before.
    """
    device = session.get_one(DeviceRow, device_id)
    feed = locked_feed(session, device.user_id)
    session.refresh(device)
    if device.calibration_since is not None:
        return
    device.calibration_since = now
    if cursor or feed.calibration_since is None:
        user = session.get_one(UserRow, device.user_id)
        feed.calibration_since = feed.calibration_since or now
        announce(session, user.id, [PROGRAMME, *_everything(session, user)])


def needs_calibration(session: Session, device_id: str) -> bool:
    """Whether :func:`announce_calibration` has something to tell this device."""
    return session.scalar(select(DeviceRow.calibration_since).where(DeviceRow.id == device_id)) is None


def _tell(session: Session, user_id: str, change: Change) -> None:
    if session.get_one(FeedRow, user_id).calibration_since is not None:
        announce(session, user_id, [change])


def _everything(session: Session, user: UserRow) -> Iterable[Change]:
    """All there is for this user by now."""
    found = [Change("assignment", one) for one in session.scalars(_own(user.id, "calibration"))]
    told = select(ToldTruthRow.assignment_id).where(ToldTruthRow.assignment_id.in_(_own(user.id)))
    found += [Change("truth", one) for one in session.scalars(told.order_by(ToldTruthRow.assignment_id))]
    anchors = select(AnchorRow).where(AnchorRow.retired_at.is_(None)).order_by(AnchorRow.id)
    found += [
        Change("anchor", one.id)
        for one in session.scalars(anchors).all()
        if user.id not in may_not_read(session, one.submission)
    ]
    reports = select(ActRow.id).where(ActRow.reader_id == user.id, ActRow.kind.in_(REPORTS)).order_by(ActRow.number)
    found += [Change("report", one) for one in session.scalars(reports)]
    if user.role in LEADS:
        # Before what is said of them; a lead who reads nothing is told of no definition otherwise.
        credentials = select(CredentialRow.id).order_by(CredentialRow.added_at, CredentialRow.id)
        found += [Change("credential", one) for one in session.scalars(credentials)]
        found += [Change("reading", one) for one in session.scalars(_handed_in())]
        found += [Change("act", one) for one in session.scalars(select(ActRow.id).order_by(ActRow.number))]
    return found


def _own(user_id: str, role: str = "") -> Select[tuple[str]]:
    query = select(AssignmentRow.id).where(AssignmentRow.user_id == user_id, AssignmentRow.withdrawn_at.is_(None))
    return query.where(AssignmentRow.role == role) if role else query


def _handed_in() -> Select[tuple[str]]:
    return (
        select(AssignmentRow.id)
        .join(AssessmentRow, AssessmentRow.assignment_id == AssignmentRow.id)
        .where(AssignmentRow.withdrawn_at.is_(None), AssessmentRow.state != "open")
        .order_by(AssessmentRow.submitted_at, AssignmentRow.id)
    )


def _readers(session: Session, code: str) -> Iterable[str]:
    return session.scalars(
        select(AssignmentRow.user_id)
        .join(AssignmentRow.submission)
        .where(SubmissionRow.code == code, AssignmentRow.withdrawn_at.is_(None))
    ).all()


def _around(session: Session, code: str) -> list[Change]:
    """Every reading of one submission's attempts that was handed in, and every act about it."""
    readings = _handed_in().join(AssignmentRow.submission).where(SubmissionRow.code == code)
    acts = (
        select(ActRow.id)
        .join(SubmissionRow, SubmissionRow.id == ActRow.submission_id)
        .where(SubmissionRow.code == code)
        .order_by(ActRow.number)
    )
    found = [Change("reading", one) for one in session.scalars(readings)]
    return found + [Change("act", one) for one in session.scalars(acts)]
