"""Verb: count what was signed today, for those who set themselves a number for the day."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from assessor_app.store.tables import incomplete_return, signing
from assessor_app.store.vault import Vault


def signed_today(vault: Vault, *, now: datetime | None = None) -> int:
    """How many submissions were signed since midnight by this laptop's clock, those sent back as incomplete included.

    Signing one twice in a day counts once.
    """
    moment = (now or datetime.now().astimezone()).astimezone()
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    with vault.read() as session:
        signed = session.scalars(select(signing.c.assignment_id).where(signing.c.signed_at >= midnight))
        sent_back = session.scalars(
            select(incomplete_return.c.assignment_id).where(incomplete_return.c.returned_at >= midnight)
        )
        return len({*signed, *sent_back})
