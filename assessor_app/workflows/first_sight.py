"""What the desk showed last, kept so that the next start can show it before the machinery behind it is imported."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from assessor_app.workflows.queue_row import QueueRow, Readiness, Session, WorkingDays

# kept beside what the windows remember, inside the encrypted vault
NAME = "start.first_sight"


@dataclass(frozen=True, slots=True)
class FirstSight:
    """Who was signed in, and the queue as it stood when the desk was last closed."""

    session: Session
    rows: tuple[QueueRow, ...]


def encode(session: Session, rows: Sequence[QueueRow]) -> str:
    """As text for the vault."""
    # one programme has one calendar: it is told once, not with each of two thousand rows
    calendars = list(dict.fromkeys(row.working for row in rows))
    told = [_told(row, calendars.index(row.working)) for row in rows]
    days = [{"weekend": sorted(one.weekend), "holidays": sorted(one.holidays), "zone": one.zone} for one in calendars]
    return json.dumps({"session": asdict(session), "calendars": days, "rows": told}, default=_plain)


def decode(values: Mapping[str, str]) -> FirstSight | None:
    """Back from the remembered values; None where nothing fitting is kept."""
    try:
        data = json.loads(values[NAME])
        calendars = [_calendar(one) for one in data["calendars"]]
        rows = tuple(_row(row, calendars) for row in data["rows"])
        return FirstSight(Session(**data["session"]), rows)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        # written by another version, or nobody is signed in: the vault itself is asked, as ever
        return None


# names are kept in one place only, where the hub's own switch takes them away
_FIELDS: Final = tuple(one.name for one in fields(QueueRow) if one.name != "practitioner")


def _told(row: QueueRow, calendar: int) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in _FIELDS}
    return {**values, "readiness": asdict(row.readiness), "working": calendar}


def _plain(value: object) -> str:
    assert isinstance(value, date)  # a datetime is one too
    return value.isoformat()


def _calendar(told: dict[str, Any]) -> WorkingDays:
    holidays = frozenset(date.fromisoformat(one) for one in told["holidays"])
    return WorkingDays(frozenset(told["weekend"]), holidays, told["zone"])


def _row(row: dict[str, Any], calendars: Sequence[WorkingDays]) -> QueueRow:
    ready = row["readiness"]
    readiness = Readiness(**{**ready, "faults": tuple(ready["faults"]), "checked_at": _moment(ready["checked_at"])})
    stops = tuple((datetime.fromisoformat(since), _moment(until)) for since, until in row["stops"])
    own = {"due_at": _moment(row["due_at"]), "readiness": readiness, "working": calendars[row["working"]]}
    return QueueRow(**{**row, **own, "stops": stops})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
