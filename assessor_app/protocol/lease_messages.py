"""What a desk says about the submissions it has with it for work without a network."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from assessor_app.protocol.message import Id, Message, Moment


class LeaseWrite(Message):
    """``PUT /leases``: everything this device has with it, for so many days by the hub's clock; replaces the last."""

    assignment_ids: Annotated[list[Id], Field(max_length=2_000)]
    days: Annotated[int, Field(ge=1, le=60)]


class LeaseCopy(Message):
    """One of them, as leads are told."""

    assignment_id: Id
    until: Moment


class LeaseList(Message):
    """What is noted of this device now; what is not the caller's is left out."""

    leases: list[LeaseCopy]
