"""What a backup of a hub is made of: a zip with rows as lines of JSON, files under their hash, and a list of both."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, String, Text
from sqlalchemy.types import TypeEngine

from assessor_app.hub.tables.base import UtcTime

CONTENTS = "hub-backup.json"
MAX_CONTENTS = 64 * 1024 * 1024

Kind = Literal["text", "integer", "boolean", "moment", "bytes"]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BackedUpColumn(_Strict):
    """One column and how its values are written."""

    name: Name
    kind: Kind


class BackedUpTable(_Strict):
    """One table; ``sha256`` is of its lines as they are in the zip, before they are packed."""

    name: Name
    columns: list[BackedUpColumn]
    rows: int
    sha256: Hash

    @property
    def member(self) -> str:
        """The name of its lines in the zip."""
        return f"tables/{self.name}.jsonl"


class BackedUpFile(_Strict):
    """One artifact or rendition, by its hash."""

    sha256: Hash
    size: Annotated[int, Field(ge=0)]

    @property
    def member(self) -> str:
        """Its name in the zip."""
        return f"artifacts/{self.sha256}"


class Contents(_Strict):
    """Everything in a backup; written last, so that half a backup is none. Tables in the order they can be filled."""

    format: Literal["assessor-hub-backup/1"]
    revision: str
    programme: str
    made_at: AwareDatetime
    tables: list[BackedUpTable]
    with_files: bool
    files: list[BackedUpFile]


def kind_of(column: Column[Any]) -> Kind:
    """How a column's values are written. Raises TypeError for a type nobody has thought of."""
    column_type: TypeEngine[Any] = column.type
    if isinstance(column_type, UtcTime):
        return "moment"
    for found, kind in _KINDS:
        if isinstance(column_type, found):
            return kind
    raise TypeError(f"{column.table.name}.{column.name}")


def line_of(row: Sequence[Any], kinds: Sequence[Kind]) -> bytes:
    """One row as a line."""
    values = [_written(value, kind) for value, kind in zip(row, kinds, strict=True)]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def row_of(line: bytes, columns: Sequence[BackedUpColumn]) -> dict[str, Any]:
    """A line as values by column. Raises ValueError for a line that is no such row."""
    values = json.loads(line)
    if not isinstance(values, list) or len(values) != len(columns):
        raise ValueError("not a row of this table")
    return {column.name: _read(value, column.kind) for column, value in zip(columns, values, strict=True)}


def type_of(kind: Kind) -> TypeEngine[Any]:
    """What a value of this kind is given to any database as."""
    types: dict[Kind, TypeEngine[Any]] = {
        "text": Text(),
        "integer": BigInteger(),
        "boolean": Boolean(),
        "moment": UtcTime(),
        "bytes": LargeBinary(),
    }
    return types[kind]


def new_digest() -> hashlib._Hash:
    """SHA-256, under one name for writer and reader."""
    return hashlib.sha256()


# Boolean before Integer, Text after both: the first that fits counts.
_KINDS: tuple[tuple[type[TypeEngine[Any]], Kind], ...] = (
    (Boolean, "boolean"),
    (Integer, "integer"),
    (LargeBinary, "bytes"),
    (String, "text"),
)


def _written(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    if kind == "moment":
        return value.isoformat()
    return base64.b64encode(value).decode() if kind == "bytes" else value


def _read(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    if kind == "moment":
        return datetime.fromisoformat(value)
    return base64.b64decode(value, validate=True) if kind == "bytes" else value
