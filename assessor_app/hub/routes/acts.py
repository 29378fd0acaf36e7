"""Paths of a lead's acts: making one, and reading them all."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from sqlalchemy.orm import Session

from assessor_app.hub.calibration.acts import acts_after, hold_for, take_act
from assessor_app.hub.calibration.copies import CalibrationCopies
from assessor_app.hub.calibration.deeds import deed_of
from assessor_app.hub.copies import Copies
from assessor_app.hub.door.callers import PlainId, RawBody, TheHub, TheLead, answer, check_plain, json_answer
from assessor_app.hub.door.refusals import RefusedError
from assessor_app.hub.programme_settings import switches_of
from assessor_app.hub.routes.assessment import Key
from assessor_app.hub.writes import answered_once, read_wish
from assessor_app.protocol.messages import ActCopy, ActList, ActWrite

router = APIRouter()
MAX_PAGE = 500


@router.put("/acts/{act_id}", response_model=ActCopy)
def put_act(hub: TheHub, caller: TheLead, act_id: PlainId, raw: RawBody, body: ActWrite, key: Key = None) -> Response:
    """Make one act; the same one again is answered as it was the first time."""
    if key is None:
        raise RefusedError(428, "precondition_required", "A write must carry an Idempotency-Key.")
    check_plain(body)
    wish = read_wish("PUT", f"/acts/{act_id}", raw, None, key, hub.clock(), strict=False)
    deed = deed_of(body.body)

    def once(session: Session) -> bytes:
        def made() -> bytes:
            copy = take_act(session, caller, act_id, body, deed, hub.definitions, wish.now)
            return copy.model_dump_json().encode()

        hold_for(session, body.body)
        return answered_once(session, caller, wish, made)

    return json_answer(hub.database.transact(once))


@router.get("/acts", response_model=ActList)
def acts(
    hub: TheHub,
    caller: TheLead,
    after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 100,
) -> Response:
    """Every act in the order of acceptance, but those about what the caller is still scoring."""
    with hub.database.read() as session:
        rows = acts_after(session, after, limit)
        copies = Copies(session, switches_of(session))
        told = CalibrationCopies(session, caller.user_id, copies, hub.definitions).acts(rows)
        last = rows[-1].number if rows else after
        return answer(ActList(acts=told, last=last, more=len(rows) == limit))
