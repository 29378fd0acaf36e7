"""Looks a vault over page by page, so that damage has a name and a number before anybody decides what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlcipher3

from assessor_app.store.cipher import connect

_PAGE: Final = re.compile(r"page (\d+)")
_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class DatabaseFinding:
    """What a look at every page of the database found; all empty and ``readable`` where it is whole.

    ``pages`` are numbers, from 1, of pages whose bytes are not those that were written; ``structure`` are SQLite's own
    remarks on what hangs together wrongly; ``references`` counts rows that point to none.
    """

    readable: bool = True
    pages: tuple[int, ...] = ()
    structure: tuple[str, ...] = ()
    references: int = 0
    revision: str = ""

    @property
    def whole(self) -> bool:
        """Whether there is nothing to mend."""
        return self.readable and not (self.pages or self.structure or self.references)


def check_database(path: Path, key: bytes) -> DatabaseFinding:
    """Read every page of the vault at ``path`` and hold it against its checksum; nothing is changed.

    Also finds a file that cannot be opened at all (``readable`` is False then). Raises OSError.
    """
    pages: set[int] = set()
    structure: list[str] = []
    readable, references, revision = True, 0, ""
    try:
        raw = connect(path, key, mode="ro")
    except sqlcipher3.Error:
        return DatabaseFinding(readable=False)
    try:
        pages, structure = _cipher_faults(raw)
        revision = str(raw.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except (sqlcipher3.Error, TypeError):
        readable = False
    finally:
        raw.close()
    if readable and not pages:
        structure += _structure(path, key)
        references = _references(path, key)
    return DatabaseFinding(readable, tuple(sorted(pages)), tuple(structure[:_MOST]), references, revision)


def _cipher_faults(raw: Any) -> tuple[set[int], list[str]]:
    """Numbers of pages whose checksum is wrong, and remarks that name none."""
    pages: set[int] = set()
    remarks: list[str] = []
    for (told,) in raw.execute("PRAGMA cipher_integrity_check").fetchall():
        found = _PAGE.search(str(told))
        if found:
            pages.add(int(found[1]))
        else:
            remarks.append(str(told))
    return pages, remarks


def _structure(path: Path, key: bytes) -> list[str]:
    raw = connect(path, key, mode="ro")
    try:
        return [str(told) for (told,) in raw.execute("PRAGMA integrity_check").fetchall() if told != "ok"]
    except sqlcipher3.Error as error:
        return [str(error)]
    finally:
        raw.close()


def _references(path: Path, key: bytes) -> int:
    raw = connect(path, key, mode="ro")
    try:
        return len(raw.execute("PRAGMA foreign_key_check").fetchall())
    except sqlcipher3.Error:
        # the structure has been found wanting already
        return 0
    finally:
        raw.close()
