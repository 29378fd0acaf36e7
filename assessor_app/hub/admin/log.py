"""Reading the log of acts, and proving that nobody changed it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from assessor_app.hub import audit
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import UserRow


@dataclass(frozen=True, slots=True)
class LoggedAct:
    """One act as it is shown; ``actor`` is the code of a user, or "" for the office and for people unknown."""

    seq: int
    at: datetime
    event: str
    actor: str
    device_id: str
    subject: str
    detail: dict[str, Any]
    hash: str


class LogAdmin:
    """The part of HubAdmin about the log of acts."""

    _hub: Hub

    def acts(self, *, after: int = 0, event: str = "", subject: str = "") -> Iterator[LoggedAct]:
        """Acts in their order, from the one after number ``after`` on."""
        with self._hub.database.read() as session:
            codes = dict(session.execute(select(UserRow.id, UserRow.code)).all())
            for row in audit.rows(session, after=after, event=event, subject=subject):
                yield LoggedAct(
                    seq=row.seq,
                    at=row.at,
                    event=row.event,
                    actor=codes.get(row.actor_id, row.actor_id),
                    device_id=row.device_id,
                    subject=row.subject,
                    detail=json.loads(row.detail),
                    hash=row.hash,
                )

    def verify_log(self, anchor: str = "") -> audit.Verdict:
        """Whether the chain holds, and still goes through ``anchor`` (number:hash, as an earlier check printed it).

        Raises HubSetupError for an anchor that is none.
        """
        seq, _, known = anchor.partition(":")
        if anchor and not (seq.isdecimal() and len(known) == 64):
            raise HubSetupError("This is no anchor.", "Give it as an earlier check printed it, number:hash.")
        with self._hub.database.read() as session:
            verdict = audit.verify(session)
            if verdict.holds and anchor and audit.hash_at(session, int(seq)) != known:
                return audit.Verdict(verdict.entries, verdict.head, int(seq), "it is not the one written down then")
            return verdict
