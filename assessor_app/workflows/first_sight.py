"""What the desk showed last, kept so that the next start can show it before the machinery behind it is imported."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from assessor_app.workflows.desk import QueueRow, Readiness, Session

# kept beside what the windows remember, inside the encrypted vault
NAME = "start.first_sight"


@dataclass(frozen=True, slots=True)
class FirstSight:
    """Who was signed in, and the queue as it stood when the desk was last closed."""

    session: Session
    rows: tuple[QueueRow, ...]


def encode(session: Session, rows: Sequence[QueueRow]) -> str:
    """As text for the vault."""
    return json.dumps({"session": asdict(session), "rows": [asdict(row) for row in rows]}, default=_plain)


def decode(values: Mapping[str, str]) -> FirstSight | None:
    """Back from the remembered values; None where nothing fitting is kept."""
    try:
        data = json.loads(values[NAME])
        rows = tuple(_row(row) for row in data["rows"])
        return FirstSight(Session(**data["session"]), rows)
    except (KeyError, TypeError, ValueError):
        # written by another version, or nobody is signed in: the vault itself is asked, as ever
        return None


def _plain(value: object) -> str:
    assert isinstance(value, datetime)
    return value.isoformat()


def _row(row: dict[str, Any]) -> QueueRow:
    ready = row["readiness"]
    readiness = Readiness(**{**ready, "faults": tuple(ready["faults"]), "checked_at": _moment(ready["checked_at"])})
    return QueueRow(**{**row, "due_at": _moment(row["due_at"]), "readiness": readiness})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
