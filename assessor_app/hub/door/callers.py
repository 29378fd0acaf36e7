"""What a route asks of a request: the hub, who calls, and that ids look like ids."""

from __future__ import annotations

import gzip
from typing import Annotated

from fastapi import Depends, Header, Path, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

from assessor_app.hub.door.accounts import Caller, signed_out
from assessor_app.hub.door.refusals import PRIVATE_HEADERS, RefusedError
from assessor_app.hub.plain_text import holds_nul
from assessor_app.hub.state import Hub
from assessor_app.protocol.messages import WANTS_HEADER

# bytes; less fits into a packet or two anyway
WORTH_PACKING = 4_096
bearer = HTTPBearer(auto_error=False, description="The device token that signing in returned.")


def hub_of(request: Request) -> Hub:
    """The hub behind this application."""
    hub: Hub = request.app.state.hub
    return hub


TheHub = Annotated[Hub, Depends(hub_of)]


def signed_in(hub: TheHub, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> Caller:
    """Who calls. Raises RefusedError 401, or 429 when this device asks for too much."""
    if credentials is None:
        raise signed_out()
    caller = hub.accounts.caller(credentials.credentials, hub.clock())
    hub.allowances.take(caller.device_id)
    return caller


TheCaller = Annotated[Caller, Depends(signed_in)]


def lead(caller: TheCaller) -> Caller:
    """A lead or admin. Raises RefusedError 403."""
    if caller.role not in {"lead", "admin"}:
        raise RefusedError(403, "leads_only", "Only a lead may do this.")
    return caller


TheLead = Annotated[Caller, Depends(lead)]
PlainId = Annotated[str, Path(pattern=r"^[A-Za-z0-9-]{1,64}$")]
ScorableId = Annotated[str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9._@/-]{0,199}$")]


def wants_of(wants: Annotated[str, Header(alias=WANTS_HEADER, max_length=500)] = "") -> frozenset[str]:
    """What the caller's app understands beyond the first form of its schema."""
    return frozenset(word.strip() for word in wants.split(","))


TheWants = Annotated[frozenset[str], Depends(wants_of)]


async def raw_body(request: Request) -> bytes:
    """The bytes exactly as sent: a repeated write is recognised by them."""
    return await request.body()


RawBody = Annotated[bytes, Depends(raw_body)]


def check_plain(message: BaseModel) -> None:
    """Raises RefusedError 422 for text with a NUL, which not every database can hold."""
    if holds_nul(message.model_dump()):
        raise RefusedError(422, "invalid", "Text must not hold NUL characters.")


def packs_of(accepted: Annotated[str, Header(alias="Accept-Encoding", max_length=500)] = "") -> bool:
    """Whether the caller can unpack gzip."""
    return "gzip" in (word.strip().lower() for word in accepted.split(","))


ThePacking = Annotated[bool, Depends(packs_of)]


def packed_answer(message: BaseModel, packs: bool) -> Response:
    """:func:`answer` for what may be long, packed where the caller can unpack it: a tenth of the bytes.

    Never for an answer with a secret in it: its length would tell of it beside what others wrote.
    """
    content = message.model_dump_json().encode()
    if not packs or len(content) < WORTH_PACKING:
        return json_answer(content)
    told = json_answer(gzip.compress(content, compresslevel=1, mtime=0))
    told.headers["Content-Encoding"] = "gzip"
    return told


def answer(message: BaseModel) -> Response:
    """A message as the whole answer."""
    return json_answer(message.model_dump_json().encode())


def json_answer(content: bytes) -> Response:
    """Ready JSON as the whole answer."""
    return Response(content, media_type="application/json", headers=PRIVATE_HEADERS)
