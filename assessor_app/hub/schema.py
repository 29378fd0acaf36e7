"""Brings a hub's database to the schema this version needs: copied first, all or nothing, never backwards."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from assessor_app.hub.database import Database, single_connection_engine
from assessor_app.hub.problems import HubSetupError

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
POSTGRESQL_MIGRATION_LOCK = 7_270_118_401


def configuration() -> Config:
    """Alembic's configuration without an ini file."""
    config = Config()
    # A percent sign in a folder name would otherwise be read as interpolation.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def head() -> str:
    """The newest revision this version knows."""
    found = _steps(MIGRATIONS)
    if not found:
        raise HubSetupError("This installation is incomplete: the hub's migrations are missing.", "Install it again.")
    return found[0]


@cache
def _steps(migrations: Path) -> tuple[str, ...]:
    """All revisions in this folder, newest first: reading them takes longer than opening a hub otherwise does."""
    scripts = ScriptDirectory(str(migrations))
    return tuple(script.revision for script in scripts.walk_revisions())


def upgrade(database: Database) -> None:
    """Bring ``database`` to :func:`head`. Raises HubSetupError when it is newer, foreign, or does not hold together."""
    engine = single_connection_engine(database)
    try:
        with engine.connect() as connection:
            if _revision(connection) == head():
                return
            connection.rollback()
            if database.is_sqlite:
                _copy_sqlite(connection)
            _migrate(connection, database.is_sqlite)
    finally:
        engine.dispose()


def knows(revision: str) -> bool:
    """Whether this version can bring a database of ``revision`` to its own."""
    return revision in _steps(MIGRATIONS)


def begin_at(connection: Connection, revision: str) -> None:
    """Make the tables of an older version, inside the caller's transaction. Raises HubSetupError when any is there."""
    if inspect(connection).get_table_names():
        raise HubSetupError("There is something in this database already.", "Restore into an empty one.")
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _revision(connection: Connection) -> str | None:
    """The database's revision, None when it is empty. Raises HubSetupError for one we do not know."""
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None:
        if inspect(connection).get_table_names():
            raise HubSetupError("This database belongs to something else.", "Give the hub an empty database.")
        return None
    if not knows(revision):
        raise HubSetupError("This hub was made by a newer version of the program.", "Install the newer version.")
    return revision


def _copy_sqlite(connection: Connection) -> None:
    """A copy beside the database before its schema changes; none of an empty one."""
    revision = _revision(connection)
    connection.rollback()
    name = connection.engine.url.database
    if revision is None or not name:
        return
    copy = Path(name).with_name(f"{Path(name).stem}-before-{head()}.db")
    copy.unlink(missing_ok=True)
    raw = connection.connection.cursor()
    raw.execute("VACUUM INTO ?", (str(copy),))
    raw.close()


def _migrate(connection: Connection, is_sqlite: bool) -> None:
    """Every missing step in one transaction, with only one process doing it."""
    if is_sqlite:
        # Rebuilding a table with foreign keys on would delete its children; they are checked before the commit.
        raw = connection.connection.cursor()
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.close()
    with connection.begin():
        if not is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": POSTGRESQL_MIGRATION_LOCK})
        if _revision(connection) == head():
            return
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise HubSetupError(
                "The hub's database does not hold together, so it was left as it was.",
                "Restore a backup and try again.",
            )
