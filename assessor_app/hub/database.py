"""One database behind the hub: SQLite by default, PostgreSQL by URL, with the same promises from both."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.orm import Session

from assessor_app.hub.problems import HubSetupError

BUSY_SECONDS = 30
WRITE_OPTION = "hub_write"
DRIVER_FOR_POSTGRESQL = "psycopg"


class Database:
    """Sessions for reading and for writing; every ``with`` is one transaction.

    On SQLite a write takes the lock when it begins, so nothing read inside it can be stale at commit; on PostgreSQL
    the rows that order matters for are locked by the caller (``SELECT … FOR UPDATE``).
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writing = engine.execution_options(**{WRITE_OPTION: True})

    @classmethod
    def open(cls, folder: Path, database_url: str | None = None) -> Database:
        """The database at ``database_url``, or ``folder/hub.db``. Raises HubSetupError with what is missing."""
        if database_url is None:
            return cls(_sqlite_engine(URL.create("sqlite", database=str(folder / "hub.db"))))
        try:
            url = make_url(database_url)
        except ArgumentError as error:
            raise HubSetupError("The database URL cannot be read.", "Use postgresql://user@host/name.") from error
        backend = url.get_backend_name()
        if backend == "sqlite":
            return cls(_sqlite_engine(url))
        if backend != "postgresql":
            raise HubSetupError(f"The hub does not know the database '{backend}'.", "Use SQLite or PostgreSQL.")
        return cls(_postgresql_engine(url))

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the default, single-file database."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent look; nothing is ever written by it."""
        with Session(self.engine, autoflush=False) as session:
            yield session
            session.rollback()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction that commits at the end of the block and rolls back on any error."""
        with Session(self._writing) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def _sqlite_engine(url: URL) -> Engine:
    """An engine that begins its transactions itself, so that schema changes roll back too."""
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True, pool_size=8)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """Own transactions, WAL, an fsync at every commit, and foreign keys that hold."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once where writing is intended: a later upgrade could fail."""
    writing = connection.get_execution_options().get(WRITE_OPTION, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _postgresql_engine(url: URL) -> Engine:
    """An engine on psycopg. Raises HubSetupError naming the package when the driver is not installed."""
    try:
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=8)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise HubSetupError(
            "A PostgreSQL database needs a driver that is not installed.",
            f"Install it with: pip install '{DRIVER_FOR_POSTGRESQL}[binary]'",
        ) from error


def single_connection_engine(database: Database) -> Engine:
    """An engine without a pool on the same database, for work that must close its connection (migrations)."""
    if not database.is_sqlite:
        return create_engine(database.engine.url, hide_parameters=True, poolclass=NullPool)
    engine = create_engine(
        database.engine.url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True, poolclass=NullPool
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine.execution_options(**{WRITE_OPTION: True})
