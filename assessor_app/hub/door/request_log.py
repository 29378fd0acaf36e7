"""The hub's log: one JSON object a line, that tells what kind of request was answered how, and nothing of anybody."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TextIO

REQUESTS = logging.getLogger("assessor_app.hub.requests")
# What a line may hold beside its message; whatever else a caller attaches is left out.
FIELDS = ("id", "method", "route", "status", "ms")


def note_request(request_id: str, method: str, route: str, status: int, seconds: float) -> None:
    """One line for one request. ``route`` is its template: the path itself holds ids, and a query may hold anything."""
    if REQUESTS.isEnabledFor(logging.INFO):
        said = {"id": request_id, "method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1)}
        REQUESTS.info("request", extra=said)


class JsonLines(logging.Formatter):
    """Time, level, where and what; exceptions by their kind alone, since their text can hold what people wrote."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "where": record.name,
            "what": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=False)


def start_log(stream: TextIO, *, requests: bool) -> None:
    """Write warnings and errors to ``stream``, and with ``requests`` a line for each request."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    REQUESTS.setLevel(logging.INFO if requests else logging.WARNING)
