"""The encrypted database: opening it safely, and the only two ways to speak SQL (read and write)."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from assessor_app.errors import VaultDamagedError, VaultError
from assessor_app.right_of_way import stand_aside
from assessor_app.sentences import sentence
from assessor_app.store.cipher import connect
from assessor_app.store.schema_version import HEAD

KEY_BYTES: Final = 32
PLAIN_HEADER: Final = b"SQLite format 3\x00"

_NOT_READABLE = ("file is not a database", "file is encrypted")
_DAMAGED = ("malformed", *_NOT_READABLE)


class Vault:
    """One open vault; safe to use from several threads.

    ``forbidden_thread`` is the identifier of a thread (the windows' own) on which SQL raises RuntimeError;
    development and test runs set it, so that a blocking call cannot slip in.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.forbidden_thread: int | None = None
        self._engine = engine
        self._closed = threading.Event()
        self._writer = engine.execution_options(vault_begin="BEGIN IMMEDIATE")
        event.listen(engine, "begin", self._begin)

    @classmethod
    def open(cls, path: Path, key: bytes, *, plain_proven: bool = False) -> Vault:
        """Open the vault at ``path`` with a raw 32-byte key, creating or migrating it where needed.

        A readable database is taken over, and encrypted, only where it is ``plain_proven``: known to have lain there
        before the key was made.

        Raises VaultError: wrong key, not encrypted, damaged, or made by a newer program (left untouched).
        """
        if len(key) != KEY_BYTES:
            raise VaultError(sentence("The key of the local store has the wrong length."))
        if _stored_revision(path, key, plain_proven) != HEAD:
            # Late on purpose: the migration tool costs a third of a second and is hardly ever needed.
            from assessor_app.store.migration import bring_up_to_date

            bring_up_to_date(path, key)
        return cls(path, _make_engine(path, key))

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One write transaction: committed to the disk at the end, rolled back on any error."""
        self._check_thread()
        with self._trouble_in_plain_words(), Session(self._writer, autoflush=False) as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view of the vault; whatever is written through it is rolled back."""
        self._check_thread()
        with self._trouble_in_plain_words(), Session(self._engine, autoflush=False) as session:
            yield session

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the file.

        A write that has the lock of writers may end; no other can be begun, even one that was let in before, so
        whoever gets that lock afterwards (``workflows.save_unsent.settled_content``) sees all that was ever written.
        The key is forgotten with the last of what is under way.
        """
        self._closed.set()
        self._engine.dispose()

    def _check_thread(self) -> None:
        self._check_open()
        if self.forbidden_thread is not None and threading.get_ident() == self.forbidden_thread:
            raise RuntimeError("SQL on the windows' thread: run this verb on a lane")

    def _check_open(self) -> None:
        if self._closed.is_set():
            raise VaultError(sentence("The local store is closed."), sentence("Unlock the desk first."))

    def _begin(self, connection: Connection) -> None:
        """An explicit BEGIN, so that every statement of a transaction, schema changes too, rolls back together."""
        connection.exec_driver_sql(connection.get_execution_options().get("vault_begin", "BEGIN"))
        try:
            # asked again under the lock of writers: the vault may have been closed since the first look
            self._check_open()
        except VaultError:
            connection.exec_driver_sql("ROLLBACK")
            raise

    @contextmanager
    def _trouble_in_plain_words(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            cause = str(error.orig).lower()
            if any(sign in cause for sign in _DAMAGED):
                # One bad page leaves a connection broken; the next call gets a new one.
                self._engine.dispose()
            told = in_plain_words(cause)
            if told is None and not isinstance(error, OperationalError):
                raise
            raise told or VaultError(
                sentence("The local store could not be read or written just now."), sentence("Try again.")
            ) from error


def in_plain_words(cause: str) -> VaultError | None:
    """What the person is told for SQLite's own sentence, None for one that is not expected."""
    if "disk is full" in cause:
        return VaultError(
            sentence("The disk is full, so this change could not be saved."),
            sentence("Free some space, then try again."),
        )
    if "disk i/o error" in cause:
        # what SQLite says where it has no room for what it keeps beside the file
        return VaultError(
            sentence("The disk could not be read or written: it may be full."),
            sentence("Free some space, then try again."),
        )
    if any(sign in cause for sign in _DAMAGED):
        return VaultDamagedError(
            sentence("The local store on this laptop is damaged and part of it cannot be read."),
            sentence("Work already sent is safe at the hub. The rest can be saved: start the desk again."),
        )
    if "locked" in cause:
        return VaultError(
            sentence("Another copy of this program is using the local store."),
            sentence("Close the other window, then try again."),
        )
    return None


def _stored_revision(path: Path, key: bytes, plain_proven: bool) -> str:
    """The revision a vault carries, empty for a new one; the file is opened for reading only."""
    if not path.exists() or path.stat().st_size == 0:
        return ""
    if is_plain(path) and not plain_proven:
        raise VaultError(
            sentence("The local store is not encrypted, so it was not made by this program."),
            sentence(
                "Nothing was changed. Move the file away and start again; or, if you know that an early version left "
                "it here, type: assessor-app vault adopt"
            ),
        )
    if is_plain(path) or path.with_name(f"{path.stem}.plain{path.suffix}").exists():
        # late: caches of builds before the first release alone
        from assessor_app.store.plain_cache import encrypt_plain, remove_plain_leftovers

        if is_plain(path):
            encrypt_plain(path, key)
        remove_plain_leftovers(path)
    try:
        raw = connect(path, key, mode="ro")
        try:
            names = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "alembic_version" not in names:
                return ""
            row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
            return "" if row is None else str(row[0])
        finally:
            raw.close()
    except sqlcipher3.Error as error:
        if any(sign in str(error).lower() for sign in _NOT_READABLE):
            raise VaultDamagedError(
                sentence("The local store cannot be unlocked: the key does not fit, or the file is damaged."),
                sentence("Nothing was changed."),
            ) from error
        told = in_plain_words(str(error).lower())
        raise told or VaultError(
            sentence("The local store cannot be read."), sentence("Nothing was changed.")
        ) from error


def is_plain(path: Path) -> bool:
    """Whether the file is a database that anybody can read."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def _make_engine(path: Path, key: bytes) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://", module=sqlcipher3, creator=_creator(path, key), poolclass=QueuePool, pool_size=4
    )
    make_considerate(engine)
    return engine


def make_considerate(engine: Engine) -> None:
    """Have whoever uses it let the window go first at each statement."""
    event.listen(engine, "before_cursor_execute", lambda *_statement: stand_aside())


def _creator(path: Path, key: bytes) -> Callable[[], Any]:
    def make() -> Any:
        # never a new file: a wiped laptop would have one under the key that was forgotten
        raw = connect(path, key, mode="rw")
        raw.execute("PRAGMA journal_mode = WAL")
        # NORMAL issues no fsync at commit: an acknowledged score could vanish with the battery.
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA foreign_keys = ON")
        return raw

    return make


def make_private(path: Path) -> None:
    """Create an empty file that only its owner may read, where there is none yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
