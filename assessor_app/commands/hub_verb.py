"""What one verb of ``assessor-app hub`` is made of, and how what it lists is printed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assessor_app.hub.admin import HubAdmin

Act = Callable[["HubAdmin", argparse.Namespace], str]


@dataclass(frozen=True, slots=True)
class Verb:
    """``act`` does it and returns what to say; ``arguments`` adds its own to the parser it is given."""

    name: str
    act: Act
    explain: str
    arguments: Callable[[argparse.ArgumentParser], None]


def json_flag(parser: argparse.ArgumentParser) -> None:
    """``--json``, the same on every verb that lists."""
    parser.add_argument("--json", action="store_true", help="as JSON, for other programs")


def listed(
    rows: Sequence[dict[str, Any]], line: Callable[[dict[str, Any]], str], nothing: str, *, as_json: bool
) -> str:
    """Rows as JSON, or a line each; ``nothing`` is said where there are none."""
    if as_json:
        return json.dumps(rows, ensure_ascii=False, indent=2, default=_said)
    return "\n".join(line(row) for row in rows) or nothing


def moment(text: str) -> datetime:
    """An aware time. Raises argparse.ArgumentTypeError."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("is no time, for example 2026-03-31T17:00:00Z") from error
    if found.tzinfo is None:
        raise argparse.ArgumentTypeError("needs a time zone, for example 2026-03-31T17:00:00Z")
    return found


def _said(value: object) -> str:
    assert isinstance(value, datetime)
    return value.isoformat()
