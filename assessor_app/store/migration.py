"""Bringing a vault to this program's schema: copy first, one transaction, everything counted before and after."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlcipher3
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine, event, func, select, table, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from assessor_app.errors import VaultError
from assessor_app.sentences import sentence
from assessor_app.store.cipher import connect, remove_database
from assessor_app.store.vault import in_plain_words, make_considerate, make_private

SCRIPTS = Path(__file__).parent / "migrations"


def bring_up_to_date(path: Path, key: bytes, scripts: Path = SCRIPTS) -> None:
    """Create the vault at ``path``, or migrate it to the head of ``scripts``.

    An existing vault is first copied beside itself, encrypted with the same key. Raises VaultError when the
    vault is newer than ``scripts`` (the file is not touched) or when a migration would lose rows or break
    references (rolled back, the vault stays as it was).
    """
    directory = ScriptDirectory(str(scripts))
    head = directory.get_current_head()
    if not path.exists() or path.stat().st_size == 0:
        make_private(path)
        _upgrade(path, key, scripts, head)
        return
    stored = _revision(path, key)
    if stored == head:
        return
    if stored is not None and not _knows(directory, stored):
        raise VaultError(
            sentence("The local store was made by a newer version of this program."),
            sentence("Nothing was changed. Install the newer version again."),
        )
    _copy(path, key, path.with_name(f"{path.stem}.before-{head}{path.suffix}"))
    _upgrade(path, key, scripts, head)


def _upgrade(path: Path, key: bytes, scripts: Path, head: str | None) -> None:
    engine = create_engine(
        "sqlite+pysqlite://", module=sqlcipher3, creator=lambda: _bare(path, key), poolclass=NullPool
    )
    make_considerate(engine)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as connection:
            # A second program may have done it while we waited for the lock.
            if MigrationContext.configure(connection).get_current_revision() == head:
                return
            before = _counts(connection)
            config = Config()
            config.set_main_option("script_location", str(scripts).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            _prove(connection, before)
    except SQLAlchemyError as error:
        raise in_plain_words(str(getattr(error, "orig", error)).lower()) or VaultError(
            sentence("The local store could not be brought up to date."),
            sentence("It was left as it was; nothing is lost."),
        ) from error
    finally:
        engine.dispose()


def _bare(path: Path, key: bytes) -> Any:
    raw = connect(path, key)
    raw.execute("PRAGMA synchronous = FULL")
    # Batch changes rebuild tables: with foreign keys ON, dropping the old one would delete its children.
    raw.execute("PRAGMA foreign_keys = OFF")
    return raw


def _prove(connection: Connection, before: Mapping[str, int]) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    after = _counts(connection)
    lost = sorted(name for name, rows in before.items() if after.get(name, 0) < rows)
    if broken or lost:
        what = ", ".join(lost) or f"{len(broken)} references"
        raise VaultError(
            sentence("Bringing the local store up to date would have lost something ({what}).", what=what),
            sentence("It was left as it was; nothing is lost."),
        )


def _counts(connection: Connection) -> dict[str, int]:
    """Rows of every table; alembic's own and SQLite's are no content."""
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
    content = [name for name in names if name != "alembic_version" and not name.startswith("sqlite_")]
    return {name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in content}


def _copy(path: Path, key: bytes, target: Path) -> None:
    remove_database(target)
    raw = connect(path, key, mode="rw")
    try:
        raw.execute("VACUUM INTO ?", (str(target),))
        target.chmod(0o600)
    except sqlcipher3.Error as error:
        raise in_plain_words(str(error).lower()) or VaultError(
            sentence("The local store could not be copied before bringing it up to date."),
            sentence("Free some space, then try again."),
        ) from error
    finally:
        raw.close()


def _revision(path: Path, key: bytes) -> str | None:
    raw = connect(path, key, mode="ro")
    try:
        found = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        row = raw.execute("SELECT version_num FROM alembic_version").fetchone() if found else None
    finally:
        raw.close()
    return None if row is None else str(row[0])


def _knows(directory: ScriptDirectory, revision: str) -> bool:
    try:
        return directory.get_revision(revision) is not None
    except CommandError:
        return False
