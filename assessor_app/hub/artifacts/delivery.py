"""How an artifact reaches whoever may read it: sent by the hub, or told where its store has it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from assessor_app.hub.artifacts.answer import artifact_answer
from assessor_app.hub.artifacts.store import ArtifactStore
from assessor_app.hub.door.refusals import PRIVATE_HEADERS, RefusedError
from assessor_app.protocol.messages import ADDRESS_TYPE, ArtifactAddress


@dataclass(frozen=True, slots=True)
class Asked:
    """Which bytes are asked for; ``follows`` where the caller's app goes to an address by itself."""

    follows: bool
    range: str | None
    if_range: str | None


def deliver(store: ArtifactStore, sha256: str, size: int, asked: Asked) -> Response:
    """The bytes, or an :class:`ArtifactAddress`. Raises RefusedError 416 (range), 500 (lost), 503 (store is away)."""
    address = store.address(sha256) if asked.follows else None
    if address is not None:
        told = ArtifactAddress(url=address, size=size, sha256=sha256)
        return Response(told.model_dump_json().encode(), media_type=ADDRESS_TYPE, headers=PRIVATE_HEADERS)
    try:
        content = store.open(sha256, size)
    except OSError as error:
        raise RefusedError(
            503, "busy", "The hub cannot reach its files just now. Try again in a moment.", headers={"Retry-After": "5"}
        ) from error
    if content is None:
        raise RefusedError(500, "artifact_lost", "The hub has lost this file. Tell the programme’s lead.")
    return artifact_answer(content, size, sha256, asked.range, asked.if_range)
