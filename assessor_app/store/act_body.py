"""Acts of leads as JSON, in the very shape the protocol gives them, read and written without pydantic."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from assessor_app.domain.lead_acts import (
    Adjudication,
    AnchorExample,
    AnchorRetired,
    CalibrationSet,
    CaseTaken,
    LeadAct,
    ProgrammeEvent,
    Qualification,
    ReaderReport,
    RescoreRequest,
    Seed,
)

_KINDS: Final[dict[str, type[LeadAct]]] = {
    "adjudicate": Adjudication,
    "rescore": RescoreRequest,
    "anchor": AnchorExample,
    "retire_anchor": AnchorRetired,
    "calibration_set": CalibrationSet,
    "seed": Seed,
    "report": ReaderReport,
    "qualify": Qualification,
    "event": ProgrammeEvent,
    "take": CaseTaken,
}
_NAMES: Final = {made: name for name, made in _KINDS.items()}


def act_text(act: LeadAct) -> str:
    """The JSON of an act."""
    fields = {name: _plain(value) for name, value in asdict(act).items()}
    return json.dumps({"act": _NAMES[type(act)]} | fields, ensure_ascii=False)


def act_from(text: str) -> LeadAct:
    """The act of a stored text. Raises ValueError for one that makes no sense."""
    found = json.loads(text)
    try:
        kind = _KINDS[found.pop("act")]
        return kind(**{name: _typed(name, value) for name, value in found.items()})
    except (KeyError, TypeError) as error:
        raise ValueError(f"no act: {error}") from error


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _typed(name: str, value: Any) -> Any:
    if name == "day":
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
