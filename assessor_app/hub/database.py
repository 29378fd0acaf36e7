"""One database behind the hub: SQLite by default, PostgreSQL by URL, with the same promises from both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.orm import Session

from assessor_app.hub.problems import HubSetupError

BUSY_SECONDS = 30
WRITE_OPTION = "hub_write"
DRIVER_FOR_POSTGRESQL = "psycopg"
# As many as the web server has threads that wait for a database at the same time, in one process.
CONNECTIONS = 16
# A request that cannot get a connection in this time is told to come back, rather than kept until its caller gives up.
WAIT_SECONDS = 10
CONNECT_SECONDS = 10
# Longer than any statement of a request takes; what hangs must not hold its locks for ever.
STATEMENT_MS = 30_000
LOCK_MS = 15_000
IDLE_MS = 60_000
TRIES = 5
# Serialization failure and deadlock: the database chose this transaction to be done again, and says so.
_AGAIN = frozenset({"40001", "40P01"})

T = TypeVar("T")


class Database:
    """Sessions for reading and for writing; every ``with`` is one transaction.

    On SQLite a write takes the lock when it begins, so nothing read inside it can be stale at commit; on PostgreSQL
    the rows that order matters for are locked by the caller (``SELECT … FOR UPDATE``). Nothing is kept in this
    process that another one would have to know.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writing = engine.execution_options(**{WRITE_OPTION: True})
        self._reading = engine
        if not self.is_sqlite:
            self._reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

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
        """One consistent look: what others commit meanwhile is not seen; nothing is ever written by it."""
        with Session(self._reading, autoflush=False) as session:
            yield session
            session.rollback()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction that commits at the end of the block and rolls back on any error."""
        with Session(self._writing) as session, session.begin():
            yield session

    def transact(self, work: Callable[[Session], T]) -> T:
        """Do ``work`` in one :meth:`write`; begun anew where the database asks for that, so it must bear repeating."""
        for tries in range(1, TRIES + 1):
            try:
                with self.write() as session:
                    return work(session)
            except DBAPIError as error:
                # No wait: the transaction this one crossed has won by then, and its locks are waited for in order.
                if tries == TRIES or getattr(error.orig, "sqlstate", None) not in _AGAIN:
                    raise
        raise AssertionError("the last try returns or raises")

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """One consistent look at everything, however long it takes; others go on writing meanwhile."""
        if self.is_sqlite:
            with self.engine.connect() as connection:
                yield connection
            return
        engine = single_connection_engine(self)
        try:
            looking = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with looking.connect() as connection:
                yield connection
        finally:
            engine.dispose()

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
        return create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_timeout=WAIT_SECONDS,
            connect_args=_postgresql_limits(url),
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise HubSetupError(
            "A PostgreSQL database needs a driver that is not installed.",
            f"Install it with: pip install '{DRIVER_FOR_POSTGRESQL}[binary]'",
        ) from error


def _postgresql_limits(url: URL) -> dict[str, Any]:
    """Time limits of the hub's own connections; what the URL says itself goes first."""
    limits = f"-c statement_timeout={STATEMENT_MS} -c lock_timeout={LOCK_MS}"
    limits += f" -c idle_in_transaction_session_timeout={IDLE_MS}"
    ours = {"connect_timeout": CONNECT_SECONDS, "application_name": "assessor-hub", "options": limits}
    return {name: value for name, value in ours.items() if name not in url.query}


def single_connection_engine(database: Database) -> Engine:
    """An engine without a pool or time limits on the same database: for migrations, and copies of everything."""
    if not database.is_sqlite:
        return create_engine(database.engine.url, hide_parameters=True, poolclass=NullPool)
    engine = create_engine(
        database.engine.url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True, poolclass=NullPool
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine.execution_options(**{WRITE_OPTION: True})
