"""The raw encrypted connection: all that is needed to read the vault before anything larger is imported."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import sqlcipher3

from assessor_app.store.schema_version import HEAD

BUSY_MILLISECONDS: Final = 10_000


def connect(path: Path, key: bytes, *, mode: str = "rwc") -> Any:
    """A raw SQLCipher connection in autocommit, keyed but not yet proven readable.

    ``mode`` is SQLite's own: ``ro`` never changes the file, ``rwc`` may create it. Raises sqlcipher3.Error.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    raw = sqlcipher3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    # SQLCipher would write its own lines to the terminal; we say it in plain words instead.
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return raw


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
