"""Fills an empty hub from a backup: checked line by line, and committed only when everything is there."""

from __future__ import annotations

import secrets
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import Connection, MetaData, Table, column, func, insert, inspect, select, table, text

from assessor_app.domain.zip_directory import BROKEN_ZIP, check_directory
from assessor_app.hub import schema
from assessor_app.hub.artifacts.place import ArtifactWish, BucketPlace, open_store
from assessor_app.hub.artifacts.store import ArtifactStore
from assessor_app.hub.backup_format import (
    CONTENTS,
    MAX_CONTENTS,
    BackedUpTable,
    Contents,
    new_digest,
    row_of,
    type_of,
)
from assessor_app.hub.database import Database, single_connection_engine
from assessor_app.hub.problems import HubSetupError

ROWS_AT_ONCE = 500
# What only the new hub can know; the revision is written with its tables.
OWN = frozenset({"hub_facts", "alembic_version"})
DAMAGED = "This backup is damaged."
_BROKEN: tuple[type[Exception], ...] = (*BROKEN_ZIP, ValueError, KeyError)


def restore(path: Path, folder: Path, database_url: str | None, wish: ArtifactWish | None) -> Contents:
    """Fill the empty hub in ``folder`` (and at ``database_url``) from the backup at ``path``; tell what was in it.

    Raises HubSetupError: the backup is damaged or of a newer version, the hub is not empty, the place fails. Nothing
    is left in the database then. Every feed begins anew, so that desks ask for everything again: what they know of
    this hub may be newer than the backup.
    """
    place = wish.place() if wish is not None else None
    with _opened(path) as archive:
        contents = _contents(archive)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
        except OSError as error:
            raise HubSetupError("The hub's folder cannot be used.", "Check that it can be written.") from error
        database = Database.open(folder, database_url)
        try:
            store = open_store(folder, place)
            _fill(database, archive, contents, store, place)
            schema.upgrade(database)
        finally:
            database.close()
    return contents


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip. Raises HubSetupError, also for what turns out to be damaged while it is read."""
    try:
        with path.open("rb") as file:
            check_directory(file)
        with zipfile.ZipFile(path) as archive:
            yield archive
    except OSError as error:
        raise HubSetupError(f"The backup cannot be read or restored: {error.strerror}.", "Check the path.") from error
    except _BROKEN as error:
        raise HubSetupError(DAMAGED, "Take an earlier one.") from error


def _contents(archive: zipfile.ZipFile) -> Contents:
    with archive.open(CONTENTS) as member:
        told = member.read(MAX_CONTENTS + 1)
    try:
        contents = Contents.model_validate_json(told)
    except ValidationError as error:
        raise HubSetupError("This file is no backup of a hub that this version can read.") from error
    if not schema.knows(contents.revision):
        raise HubSetupError("This backup was made by a newer version of the program.", "Install the newer version.")
    return contents


def _fill(
    database: Database, archive: zipfile.ZipFile, contents: Contents, store: ArtifactStore, place: BucketPlace | None
) -> None:
    engine = single_connection_engine(database)
    try:
        with engine.connect() as connection, connection.begin():
            schema.begin_at(connection, contents.revision)
            known = set(inspect(connection).get_table_names()) - OWN
            for one in contents.tables:
                if one.name in known:
                    _fill_table(connection, archive, one)
                elif one.name not in OWN:
                    raise HubSetupError(DAMAGED)
            _begin_feeds_anew(connection)
            _go_on_counting(connection)
            if place is not None:
                _record_place(connection, place)
            _keep_files(archive, contents, store)
    finally:
        engine.dispose()


def _fill_table(connection: Connection, archive: zipfile.ZipFile, told: BackedUpTable) -> None:
    """Every row, counted and hashed. Raises HubSetupError when they are not those that were backed up."""
    there = {one["name"] for one in inspect(connection).get_columns(told.name)}
    if not {one.name for one in told.columns} <= there:
        raise HubSetupError(DAMAGED)
    target = table(told.name, *(column(one.name, type_of(one.kind)) for one in told.columns))
    digest, count, waiting = new_digest(), 0, []
    with archive.open(told.member) as lines:
        for line in lines:
            digest.update(line)
            waiting.append(row_of(line, told.columns))
            count += 1
            if len(waiting) == ROWS_AT_ONCE:
                connection.execute(insert(target), waiting)
                waiting.clear()
    if waiting:
        connection.execute(insert(target), waiting)
    if (count, digest.hexdigest()) != (told.rows, told.sha256):
        raise HubSetupError(DAMAGED)


def _begin_feeds_anew(connection: Connection) -> None:
    """A cursor from before must not fit: numbers given after the backup will be given again."""
    feeds = table("feeds", column("user_id"), column("epoch"))
    for user_id in connection.scalars(select(feeds.c.user_id)).all():
        connection.execute(feeds.update().where(feeds.c.user_id == user_id).values(epoch=secrets.token_hex(8)))


def _go_on_counting(connection: Connection) -> None:
    """PostgreSQL counts apart from the rows."""
    if connection.dialect.name != "postgresql":
        return
    reflected = MetaData()
    reflected.reflect(connection)
    for one in reflected.sorted_tables:
        counted = one.autoincrement_column
        if counted is not None and counted.server_default is not None:
            _set_counter(connection, one, counted.name)


def _set_counter(connection: Connection, counted: Table, name: str) -> None:
    last = connection.scalar(select(func.max(counted.c[name])))
    if last is not None:
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)"),
            {"table": counted.name, "column": name, "last": last},
        )


def _record_place(connection: Connection, place: BucketPlace) -> None:
    facts = table("hub_facts", column("name"), column("value"))
    connection.execute(insert(facts).values(name="artifacts", value=place.model_dump_json()))


def _keep_files(archive: zipfile.ZipFile, contents: Contents, store: ArtifactStore) -> None:
    """Put every file where it belongs; of a backup without files, prove that the place has them already."""
    for one in contents.files:
        if store.kept(one.sha256, one.size):
            continue
        if not contents.with_files:
            raise HubSetupError(
                "This backup holds no files, and they are not where this hub keeps its own.",
                "Bring them there first, or say with --artifacts where they are.",
            )
        with store.stage() as stage, archive.open(one.member) as member:
            staged = stage.take(member)
            if (staged.sha256, staged.size) != (one.sha256, one.size):
                raise HubSetupError(DAMAGED)
            store.keep(staged)
