"""Paths that write: scores, annotations, feedback, submit, return, release, recall, and a lead's hand-back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response
from pydantic import BaseModel

from assessor_app.hub.annotations import WriteAnnotation
from assessor_app.hub.assessments import HandBack, Recall, Submit, WriteFeedback, WriteScore
from assessor_app.hub.door.accounts import Caller
from assessor_app.hub.door.callers import (
    PlainId,
    RawBody,
    ScorableId,
    TheCaller,
    TheHub,
    TheLead,
    TheWants,
    check_plain,
    json_answer,
)
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.giving_up import Release, ReturnIncomplete
from assessor_app.hub.state import Hub
from assessor_app.hub.writes import Work, read_wish, run_write
from assessor_app.protocol.messages import (
    KEY_HEADER,
    AnnotationCopy,
    AnnotationWrite,
    AssessmentCopy,
    FeedbackWrite,
    HandBackWrite,
    RecallWrite,
    Removed,
    ReturnWrite,
    ScoreBody,
    ScoreCopy,
    SubmitWrite,
)

router = APIRouter(prefix="/assessments/{assignment_id}")
IfMatch = Annotated[str | None, Header(alias="If-Match", description='The revision it was made from, as "3"')]
Key = Annotated[str | None, Header(alias=KEY_HEADER, description="The same for every repetition of one write")]


@dataclass(frozen=True, slots=True)
class Letter:
    """What every write carries beside its body: who sends it about what, and its headers."""

    hub: Hub
    caller: Caller
    request: Request
    assignment_id: str
    raw: bytes
    if_match: str | None
    key: str | None
    wants: frozenset[str]

    def answer(self, body: BaseModel, work: Work) -> Response:
        """Do ``work`` once; a repeated letter gets the first answer."""
        check_plain(body)
        request, now = self.request, self.hub.clock()
        wish = read_wish(request.method, request.url.path, self.raw, self.if_match, self.key, now, wants=self.wants)
        return json_answer(run_write(self.hub.database, self.caller, self.assignment_id, wish, work))


def letter(
    hub: TheHub,
    caller: TheCaller,
    request: Request,
    assignment_id: PlainId,
    raw: RawBody,
    wants: TheWants,
    if_match: IfMatch = None,
    key: Key = None,
) -> Letter:
    """The letter of a request."""
    return Letter(hub, caller, request, assignment_id, raw, if_match, key, wants)


TheLetter = Annotated[Letter, Depends(letter)]


@router.put("/scores/{scorable_id:path}", response_model=ScoreCopy)
def put_score(sent: TheLetter, scorable_id: ScorableId, body: ScoreBody) -> Response:
    """Write one score."""
    return sent.answer(body, WriteScore(scorable_id, body, sent.hub.definitions))


@router.put("/annotations/{annotation_id}", response_model=AnnotationCopy)
def put_annotation(sent: TheLetter, annotation_id: PlainId, body: AnnotationWrite) -> Response:
    """Write or delete one annotation."""
    return sent.answer(body, WriteAnnotation(annotation_id, body.annotation))


@router.put("/feedback", response_model=AssessmentCopy)
def put_feedback(sent: TheLetter, body: FeedbackWrite) -> Response:
    """Write the overall feedback."""
    return sent.answer(body, WriteFeedback(body))


@router.post("/submit", response_model=AssessmentCopy)
def submit(sent: TheLetter, body: SubmitWrite) -> Response:
    """Sign and submit."""
    return sent.answer(body, Submit(body, sent.hub.definitions))


@router.post("/return", response_model=AssessmentCopy)
def return_incomplete(sent: TheLetter, body: ReturnWrite) -> Response:
    """Send it back unscored because it is incomplete."""
    return sent.answer(body, ReturnIncomplete(body))


@router.post("/recall", response_model=AssessmentCopy)
def recall(sent: TheLetter, body: RecallWrite) -> Response:
    """Ask to have it back."""
    return sent.answer(body, Recall(body))


@router.post("/release", response_model=Removed)
def release(
    hub: TheHub,
    caller: TheCaller,
    request: Request,
    assignment_id: PlainId,
    raw: RawBody,
    if_match: IfMatch = None,
    key: Key = None,
) -> Response:
    """Give the case up without saying why; If-Match may be left out, since no copy of anything is changed."""
    if raw:
        raise RefusedError(422, "invalid", "Releasing a case takes no words.")
    if key is None:
        raise RefusedError(428, "precondition_required", "A write must carry an Idempotency-Key.")
    wish = read_wish(request.method, request.url.path, b"", if_match, key, hub.clock(), strict=False)
    return json_answer(run_write(hub.database, caller, assignment_id, wish, Release()))


@router.post("/hand-back", response_model=AssessmentCopy)
def hand_back(
    hub: TheHub,
    caller: TheLead,
    request: Request,
    assignment_id: PlainId,
    raw: RawBody,
    wants: TheWants,
    body: HandBackWrite | None = None,
    if_match: IfMatch = None,
    key: Key = None,
) -> Response:
    """Open a submitted assessment again, with a note or without.

    Both headers may be left out, since a lead's list carries no revisions.
    """
    told = body or HandBackWrite()
    check_plain(told)
    now = hub.clock()
    wish = read_wish(request.method, request.url.path, raw, if_match, key, now, strict=False, wants=wants)
    return json_answer(run_write(hub.database, caller, assignment_id, wish, HandBack(told), as_lead=True))
