"""Paths about one thing changed on two laptops: how it was settled, and when and where it was written before."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from assessor_app.hub.choices import Choose, revisions
from assessor_app.hub.door.callers import PlainId, RawBody, TheCaller, TheHub, answer, check_plain, json_answer
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.routes.assessment import IfMatch, Key
from assessor_app.hub.writes import read_wish, run_write
from assessor_app.protocol.messages import ChoiceCopy, ChoiceWrite, RevisionList, Thing

router = APIRouter(prefix="/assessments/{assignment_id}")
ThingTarget = Annotated[str, Query(pattern=r"^$|^[A-Za-z0-9][A-Za-z0-9._@/-]{0,199}$")]


@router.post("/choices", response_model=ChoiceCopy)
def choose(
    hub: TheHub,
    caller: TheCaller,
    assignment_id: PlainId,
    raw: RawBody,
    body: ChoiceWrite,
    if_match: IfMatch = None,
    key: Key = None,
) -> Response:
    """Take note of how a conflict was settled; If-Match may be left out, since no copy of anything is changed."""
    if key is None:
        raise RefusedError(428, "precondition_required", "A write must carry an Idempotency-Key.")
    check_plain(body)
    path = f"/assessments/{assignment_id}/choices"
    wish = read_wish("POST", path, raw, if_match, key, hub.clock(), strict=False)
    return json_answer(run_write(hub.database, caller, assignment_id, wish, Choose(body)))


@router.get("/revisions", response_model=RevisionList)
def written_before(
    hub: TheHub, caller: TheCaller, assignment_id: PlainId, thing: Thing, target: ThingTarget = ""
) -> Response:
    """When and on which of the caller's devices one thing was written, the newest first."""
    with hub.database.read() as session:
        return answer(revisions(session, caller, assignment_id, thing, target))
