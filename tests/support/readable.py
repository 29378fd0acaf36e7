"""Looks through a profile for what nobody without its key may be able to read there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

# what a hub's tables hold of people and their work
_TOLD: Final = (("submissions", "practitioner"), ("submissions", "code"), ("artifacts", "name"))


def found_in(folder: Path, secrets: Mapping[str, bytes]) -> list[str]:
    """Each secret found, as "name in file": in the content of any file below ``folder``, or in a file's own name."""
    found = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file() and not one.is_symlink()):
        held = path.read_bytes() + b"\n" + path.name.encode()
        found += [f"{name} in {path.relative_to(folder)}" for name, secret in secrets.items() if secret in held]
    return found


def spellings(name: str, text: str) -> Iterator[tuple[str, bytes]]:
    """A text as programs write it: plain, as UTF-16, and as JSON escapes it."""
    yield name, text.encode()
    yield f"{name} (UTF-16)", text.encode("utf-16-le")
    escaped = json.dumps(text)[1:-1]
    if escaped != text:
        yield f"{name} (JSON)", escaped.encode()


def of_hub(folder: Path) -> dict[str, bytes]:
    """What the demo's hub knows: people, codes, file names, words of practitioners, and a piece of every artifact."""
    secrets: dict[str, bytes] = {}
    database = sqlite3.connect(folder / "hub.db")
    for table, column in _TOLD:
        for (value,) in database.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall():
            if isinstance(value, str) and len(value) > 5:
                secrets.update(spellings(f"{table}.{column} {value[:40]}", value))
    database.close()
    for path in sorted(one for one in (folder / "artifacts").rglob("*") if one.is_file()):
        held = path.read_bytes()
        middle = held[len(held) // 2 : len(held) // 2 + 48]
        # a run of one byte is found everywhere and tells nothing
        if len(set(middle)) > 12:
            secrets[f"artifact {path.name}"] = middle
    return secrets
