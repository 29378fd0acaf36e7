"""Paths that write: scores, feedback, submit, recall, and a lead's hand-back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel

from assessor_app.hub.accounts import Caller
from assessor_app.hub.assessments import HandBack, Recall, Submit, WriteFeedback, WriteScore
from assessor_app.hub.callers import (
    PlainId,
    RawBody,
    ScorableId,
    TheCaller,
    TheHub,
    TheLead,
    check_plain,
    json_answer,
)
from assessor_app.hub.state import Hub
from assessor_app.hub.writes import Work, read_wish, run_write
from assessor_app.protocol.messages import (
    KEY_HEADER,
    AssessmentCopy,
    FeedbackWrite,
    RecallWrite,
    ScoreBody,
    ScoreCopy,
    SubmitWrite,
)

router = APIRouter(prefix="/assessments/{assignment_id}")
IfMatch = Annotated[str | None, Header(alias="If-Match", description='The revision it was made from, as "3"')]
Key = Annotated[str | None, Header(alias=KEY_HEADER, description="The same for every repetition of one write")]


@router.put("/scores/{scorable_id:path}", response_model=ScoreCopy)
def put_score(
    hub: TheHub,
    caller: TheCaller,
    request: Request,
    assignment_id: PlainId,
    scorable_id: ScorableId,
    body: ScoreBody,
    raw: RawBody,
    if_match: IfMatch = None,
    key: Key = None,
) -> Response:
    """Write one score."""
    work = WriteScore(scorable_id, body, hub.definitions)
    return _write(hub, caller, request, assignment_id, body, raw, if_match, key, work)


@router.put("/feedback", response_model=AssessmentCopy)
def put_feedback(
    hub: TheHub,
    caller: TheCaller,
    request: Request,
    assignment_id: PlainId,
    body: FeedbackWrite,
    raw: RawBody,
    if_match: IfMatch = None,
    key: Key = None,
) -> Response:
    """Write the overall feedback."""
    return _write(hub, caller, request, assignment_id, body, raw, if_match, key, WriteFeedback(body))


@router.post("/submit", response_model=AssessmentCopy)
def submit(
    hub: TheHub,
    caller: TheCaller,
    request: Request,
    assignment_id: PlainId,
    body: SubmitWrite,
    raw: RawBody,
    if_match: IfMatch = None,
    key: Key = None,
) -> Response:
    """Sign and submit."""
    work = Submit(body, hub.definitions)
    return _write(hub, caller, request, assignment_id, body, raw, if_match, key, work)


@router.post("/recall", response_model=AssessmentCopy)
def recall(
    hub: TheHub,
    caller: TheCaller,
    request: Request,
    assignment_id: PlainId,
    body: RecallWrite,
    raw: RawBody,
    if_match: IfMatch = None,
    key: Key = None,
) -> Response:
    """Ask to have it back."""
    return _write(hub, caller, request, assignment_id, body, raw, if_match, key, Recall(body))


@router.post("/hand-back", response_model=AssessmentCopy)
def hand_back(
    hub: TheHub,
    caller: TheLead,
    request: Request,
    assignment_id: PlainId,
    if_match: IfMatch = None,
    key: Key = None,
) -> Response:
    """Open a submitted assessment again; both headers may be left out, since a lead's list carries no revisions."""
    wish = read_wish(request.method, request.url.path, b"", if_match, key, hub.clock(), strict=False)
    return json_answer(run_write(hub.database, caller, assignment_id, wish, HandBack(), as_lead=True))


def _write(
    hub: Hub,
    caller: Caller,
    request: Request,
    assignment_id: str,
    body: BaseModel,
    raw: bytes,
    if_match: str | None,
    key: str | None,
    work: Work,
) -> Response:
    check_plain(body)
    wish = read_wish(request.method, request.url.path, raw, if_match, key, hub.clock())
    return json_answer(run_write(hub.database, caller, assignment_id, wish, work))
