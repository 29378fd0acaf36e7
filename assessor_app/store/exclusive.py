"""Finds out whether somebody else has the vault open, before it is replaced below them."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3

from assessor_app.store.cipher import connect


def is_in_use(path: Path, key: bytes) -> bool:
    """Whether another connection, in whatever program, has the vault at ``path`` open now."""
    raw = connect(path, key, mode="rw")
    try:
        raw.execute("PRAGMA busy_timeout = 300")
        # leaving the log behind needs every other connection gone; a damaged file fails otherwise, and says so
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        raw.execute("PRAGMA journal_mode").fetchall()
        raw.execute("BEGIN EXCLUSIVE")
        raw.execute("ROLLBACK")
    except sqlcipher3.Error as error:
        return "locked" in str(error).lower()
    finally:
        raw.close()
    return False
