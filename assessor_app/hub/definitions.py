"""Credential definitions as the hub keeps them: JSON that never changes once its id and version are taken."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from assessor_app.domain.credential import Credential
from assessor_app.domain.definition import load_definition
from assessor_app.domain.definition_check import check_definition
from assessor_app.errors import DefinitionError
from assessor_app.hub.tables import CredentialRow
from assessor_app.protocol.messages import Id

MAX_DEFINITION = 2 * 1024 * 1024
_WIRE_ID = TypeAdapter(Id)


class Definitions:
    """Typed definitions by row, each read once: a pinned version never changes."""

    def __init__(self) -> None:
        self._read: dict[str, Credential] = {}
        self._lock = threading.Lock()

    def of(self, row: CredentialRow) -> Credential:
        """The definition of a stored credential. Raises DefinitionError when it no longer makes sense."""
        with self._lock:
            found = self._read.get(row.id)
            if found is None:
                found = self._read[row.id] = load_definition(json.loads(row.definition))
            return found


def read_definition(path: Path) -> tuple[Credential, str]:
    """The definition in a YAML or JSON file, typed, and as the JSON text that is kept. Raises DefinitionError."""
    try:
        if path.stat().st_size > MAX_DEFINITION:
            raise DefinitionError("This definition is larger than 2 MB.")
        data = yaml.safe_load(path.read_bytes())
    except OSError as error:
        raise DefinitionError("This definition cannot be read.", "Check the path.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise DefinitionError("This file is not YAML or JSON.") from error
    if not isinstance(data, Mapping):
        raise DefinitionError("This file does not hold a credential definition.")
    text = _as_json(data)
    credential = load_definition(json.loads(text))
    _check_sense(credential)
    _check_wire_ids(credential)
    return credential, text


def _check_sense(credential: Credential) -> None:
    """A definition nobody could score by is refused at the door. Raises DefinitionError with the first error."""
    for finding in check_definition(credential):
        if finding.severity == "error":
            raise DefinitionError(finding.sentence, "Run `assessor-app credential check` on its file.")


def _as_json(data: Mapping[Any, Any]) -> str:
    """Canonical JSON. Raises DefinitionError: YAML can hold what JSON cannot, and aliases that unfold without end."""
    pieces: list[str] = []
    size = 0
    encoder = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False, default=_plain)
    try:
        for piece in encoder.iterencode(data):
            size += len(piece)
            if size > MAX_DEFINITION:
                raise DefinitionError("This definition unfolds to more than 2 MB.")
            pieces.append(piece)
    except (TypeError, ValueError, RecursionError) as error:
        raise DefinitionError("This definition holds something that is not plain data.") from error
    return "".join(pieces)


def _plain(value: object) -> str:
    """YAML reads 2026-01-31 as a date. Raises TypeError for anything else that is not JSON."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _check_wire_ids(credential: Credential) -> None:
    """Ids that could not travel are refused now, not when an assessor scores. Raises DefinitionError."""
    ids = [credential.id, credential.version]
    ids += [scorable.id for scorable in credential.scorables()]
    ids += [level.id for scale in credential.scales.values() for level in scale.levels]
    ids += [prompt.id for part in credential.parts for prompt in part.all_prompts]
    for one in ids:
        try:
            _WIRE_ID.validate_python(one)
        except ValidationError as error:
            raise DefinitionError(f"The id '{one}' holds characters that ids must not hold.") from error
    if "@" in credential.id:
        raise DefinitionError("The id of a credential must not hold an @.")
