"""The raw encrypted connection: all that is needed to read the vault before anything larger is imported."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import sqlcipher3

from assessor_app.store.schema_version import HEAD

BUSY_MILLISECONDS: Final = 10_000
_JOURNAL: Final = "-journal"
BESIDE: Final = ("-wal", "-shm", _JOURNAL)
"""What SQLite keeps beside a database, by the end of the name."""


def connect(path: Path, key: bytes, *, mode: str = "rwc") -> Any:
    """A raw SQLCipher connection in autocommit, keyed but not yet proven readable.

    ``mode`` is SQLite's own: ``ro`` never changes the file, ``rwc`` may create it. What a power cut left half written
    is taken back first, whatever the mode: nothing could be read before. Raises sqlcipher3.Error.
    """
    if mode == "ro" and _is_half_written(path):
        _take_back(path, key)
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    raw = sqlcipher3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    # SQLCipher would write its own lines to the terminal; we say it in plain words instead.
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return raw


def remove_database(path: Path) -> None:
    """Remove a database, if there is one, with what SQLite kept beside it: its log would be read into the next one
    of that name. Raises OSError."""
    for one in (path, *(path.with_name(path.name + end) for end in BESIDE)):
        one.unlink(missing_ok=True)


def _is_half_written(path: Path) -> bool:
    try:
        return path.with_name(path.name + _JOURNAL).stat().st_size > 0
    except FileNotFoundError:
        return False


def _take_back(path: Path, key: bytes) -> None:
    """Have SQLite undo the write that its journal tells of, as it does for whoever may write."""
    raw = connect(path, key, mode="rw")
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.Error:
        # a wrong key or a damaged file: whoever reads it is told so, and says it
        return
    finally:
        raw.close()


def read_remembered(path: Path, key: bytes) -> dict[str, str]:
    """What the windows remembered, by name; nothing where the vault is of another version or cannot be read.

    Whatever is wrong is found and told by opening the vault itself, a moment later.
    """
    try:
        raw = connect(path, key, mode="rw")
    except sqlcipher3.Error:
        return {}
    try:
        if raw.execute("SELECT version_num FROM alembic_version").fetchone() != (HEAD,):
            return {}
        return dict(raw.execute("SELECT name, value FROM ui_state").fetchall())
    except sqlcipher3.Error:
        return {}
    finally:
        raw.close()
