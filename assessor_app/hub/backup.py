"""Writes everything a hub holds into one file: rows as of one moment, and every file they name."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, Table, select, union

from assessor_app.hub import schema
from assessor_app.hub.artifacts.store import pieces
from assessor_app.hub.backup_format import (
    CONTENTS,
    BackedUpColumn,
    BackedUpFile,
    BackedUpTable,
    Contents,
    kind_of,
    line_of,
    new_digest,
)
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.state import Hub
from assessor_app.hub.tables import ArtifactRow, Base, ProgrammeRow, RenditionRow

ROWS_AT_ONCE = 500
PIECE = 1024 * 1024
# A zip cannot say an earlier year; the moment itself stands in the contents.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What went into a backup."""

    rows: int
    files: int
    bytes: int


def back_up(hub: Hub, path: Path, now: datetime, *, files: bool = True) -> BackedUp:
    """Write a backup to ``path``, for its owner only, there in full or not at all; without ``files`` rows alone.

    Others go on working meanwhile. Raises HubSetupError when the path is taken, the disk fails, or a file is lost.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        if path.exists():
            raise HubSetupError(f"There is a file called {path.name} already.")
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            done = _write(hub, file, now, files)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise HubSetupError(f"The backup cannot be written: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)
    return done


def kept_files(connection: Connection) -> list[BackedUpFile]:
    """Every content the rows name, once."""
    named = union(select(ArtifactRow.sha256, ArtifactRow.size), select(RenditionRow.sha256, RenditionRow.size))
    return [BackedUpFile(sha256=sha256, size=size) for sha256, size in connection.execute(named.order_by("sha256"))]


def _write(hub: Hub, file: BinaryIO, now: datetime, with_files: bool) -> BackedUp:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, hub.database.snapshot() as connection:
        named = kept_files(connection)
        programme = connection.scalar(select(ProgrammeRow.name)) or ""
        tables = [_write_table(archive, connection, table) for table in Base.metadata.sorted_tables]
        # Files never change, so the snapshot need not be kept for them.
        connection.rollback()
        for one in named if with_files else ():
            _write_file(hub, archive, one)
        contents = Contents(
            format="assessor-hub-backup/1",
            revision=schema.head(),
            programme=programme,
            made_at=now,
            tables=tables,
            with_files=with_files,
            files=named,
        )
        archive.writestr(zipfile.ZipInfo(CONTENTS, _NO_DATE), contents.model_dump_json(indent=1))
    size = sum(one.size for one in named) if with_files else 0
    return BackedUp(sum(table.rows for table in tables), len(named) if with_files else 0, size)


def _write_table(archive: zipfile.ZipFile, connection: Connection, table: Table) -> BackedUpTable:
    columns = [BackedUpColumn(name=column.name, kind=kind_of(column)) for column in table.columns]
    kinds = [column.kind for column in columns]
    digest, count = new_digest(), 0
    query = select(table).order_by(*table.primary_key.columns)
    rows = connection.execution_options(stream_results=True, yield_per=ROWS_AT_ONCE).execute(query)
    info = zipfile.ZipInfo(f"tables/{table.name}.jsonl", _NO_DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w", force_zip64=True) as member:
        for row in rows:
            line = line_of(row, kinds)
            digest.update(line)
            member.write(line)
            count += 1
    return BackedUpTable(name=table.name, columns=columns, rows=count, sha256=digest.hexdigest())


def _write_file(hub: Hub, archive: zipfile.ZipFile, one: BackedUpFile) -> None:
    digest = new_digest()
    # Pictures, films and PDFs are packed already.
    with archive.open(zipfile.ZipInfo(one.member, _NO_DATE), "w", force_zip64=True) as member:
        for piece in _content(hub, one):
            digest.update(piece)
            member.write(piece)
    if digest.hexdigest() != one.sha256:
        raise HubSetupError(f"A file of this hub is damaged: {one.sha256}.", "Restore it from an earlier backup.")


def _content(hub: Hub, one: BackedUpFile) -> Iterator[bytes]:
    content = hub.artifacts.open(one.sha256, one.size)
    if content is None:
        raise HubSetupError(f"A file of this hub is lost: {one.sha256}.", "Restore it from an earlier backup.")
    return pieces(content, PIECE)
