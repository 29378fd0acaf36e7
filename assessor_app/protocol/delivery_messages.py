"""What is said where an artifact's bytes are to be fetched from somewhere else than the hub."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assessor_app.protocol.message import Message, Sha256

# The type of an answer that is an address; an artifact's own bytes never travel under it.
ADDRESS_TYPE = "application/vnd.assessor.artifact-address+json"


class ArtifactAddress(Message):
    """``GET /artifacts/{id}`` of a hub that keeps its files in a store: where to fetch them, for a short while.

    Only to those who sent WANTS_ADDRESSES. The address itself is the permission: whoever follows it sends no token,
    asks with Range from where an earlier try broke off, and proves the whole by ``sha256``.
    """

    kind: Literal["artifact_address"] = "artifact_address"
    url: Annotated[str, StringConstraints(min_length=1, max_length=8000, pattern=r"^https?://[!-~]+$")]
    size: Annotated[int, Field(ge=0)]
    sha256: Sha256
