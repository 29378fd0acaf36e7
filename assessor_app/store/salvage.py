"""Saves what can still be read of a damaged vault: into an encrypted rescue copy first, then into a new vault."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import sqlcipher3

from assessor_app.errors import VaultDamagedError, VaultError
from assessor_app.paths import flush_folder
from assessor_app.sentences import sentence
from assessor_app.store.cipher import BESIDE, connect, remove_database
from assessor_app.store.migration import bring_up_to_date
from assessor_app.store.tables import metadata

# between two rows that can be read, at most so many numbers are tried one by one
_GAP: Final = 5_000
# what nobody but the assessor can say again
_WORK: Final = frozenset(
    (
        *("local_score", "local_annotation", "local_feedback", "signing", "recall", "incomplete_return"),
        *("bank_comment", "comment_count", "history", "local_act", "outbox"),
    )
)
# an operation that was not frozen takes its words from here as it is sent: kind, table, column beside the assignment
_WORDS: Final = (
    ("score", "local_score", "scorable_id"),
    ("annotation", "local_annotation", "annotation_id"),
    ("feedback", "local_feedback", "''"),
    ("submit", "signing", "''"),
    ("recall", "recall", "''"),
    ("return", "incomplete_return", "''"),
)
_EDITS: Final = _WORDS[:3]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What became of a damaged vault: ``rows`` read by table, ``lost`` tables of which something could not be read.

    ``unsent`` changes wait in the new vault to be sent; ``unplaced`` rows of the assessor's own are in the rescue copy
    alone, since what they belong to could not be read. ``damaged`` is where the damaged file lies now.
    """

    rows: Mapping[str, int]
    lost: tuple[str, ...]
    unsent: int
    unplaced: int
    rescue: Path
    damaged: Path


def salvage(path: Path, key: bytes) -> Salvaged:
    """Put a new vault in the place of the damaged one at ``path``, which is moved aside and never deleted.

    Everything in it that the hub also has is asked for again at the next sync. Nothing may have the vault open.
    Raises VaultDamagedError when not even the list of tables can be read, VaultError when the disk fails; then nothing
    was changed.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    rescue = path.with_name(f"{path.stem}.rescue-{stamp}{path.suffix}")
    damaged = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    fresh = path.with_name(f".{path.name}.fresh")
    columns = _columns(path, key)
    try:
        for leftover in (fresh, rescue):
            remove_database(leftover)
        bring_up_to_date(rescue, key)
        rows, lost = _copy_rows(path, rescue, key, columns)
        _copy_whole(rescue, fresh, key)
        unplaced, unsent = _make_consistent(fresh, key, lost)
        _fold(fresh, key)
        _take_place(fresh, path, damaged)
    except (OSError, sqlcipher3.Error, VaultError) as error:
        with suppress(OSError):
            _take_back(fresh, rescue, path, damaged)
        raise VaultError(
            sentence("What can still be read could not be saved; the damaged file was left as it was."),
            sentence("Free some space, then try again."),
        ) from error
    return Salvaged(rows, lost, unsent, unplaced, rescue, damaged)


def _copy_whole(source: Path, target: Path, key: bytes) -> None:
    raw = connect(source, key)
    try:
        raw.execute("VACUUM INTO ?", (str(target),))
    finally:
        raw.close()
    target.chmod(0o600)


def _take_place(fresh: Path, path: Path, damaged: Path) -> None:
    """The damaged file goes aside with its log. Cut short, it still lies there too: were there none, the next start
    would make an empty vault, and nobody would look for what was saved."""
    try:
        os.link(path, damaged)
    except OSError:
        # this drive gives no file two names
        path.replace(damaged)
    for end in BESIDE:
        one = path.with_name(path.name + end)
        if one.exists():
            one.replace(damaged.with_name(damaged.name + end))
    fresh.replace(path)
    with suppress(OSError):
        # it lies there; what is asked of the drive only makes sure of it sooner
        flush_folder(path.parent)


def _take_back(fresh: Path, rescue: Path, path: Path, damaged: Path) -> None:
    """Where the new one did not come to lie there, all is as it was, and the room it took is free again."""
    for end in ("", *BESIDE):
        aside, place = damaged.with_name(damaged.name + end), path.with_name(path.name + end)
        if not aside.exists():
            continue
        if not place.exists():
            aside.replace(place)
        elif aside.samefile(place):
            aside.unlink()
    for one in (fresh, rescue):
        remove_database(one)


def _columns(path: Path, key: bytes) -> dict[str, list[str]]:
    """Columns by table, of the tables this program knows."""
    raw = connect(path, key, mode="ro")
    try:
        names = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        known = [table for table in metadata.sorted_tables if table.name in names]
        return {
            table.name: [row[1] for row in raw.execute(f"PRAGMA table_info({table.name})") if row[1] in table.c]
            for table in known
        }
    except sqlcipher3.Error as error:
        raise VaultDamagedError(
            sentence("The local store is damaged so badly that nothing in it can be read."),
            sentence("Nothing was changed. A backup can be restored, or you sign in and download again."),
        ) from error
    finally:
        raw.close()


def _copy_rows(
    source: Path, target: Path, key: bytes, columns: Mapping[str, Sequence[str]]
) -> tuple[dict[str, int], tuple[str, ...]]:
    out = connect(target, key)
    counts: dict[str, int] = {}
    lost: list[str] = []
    try:
        out.execute("PRAGMA foreign_keys = OFF")
        for table, names in columns.items():
            reader = _Reader(source, key, table, names)
            out.execute("BEGIN")
            fields, marks = ", ".join(names), ", ".join("?" * len(names))
            count = 0
            for row in reader.rows():
                # names of tables and columns are our own, the values are bound
                out.execute(f"INSERT OR IGNORE INTO {table} ({fields}) VALUES ({marks})", row)  # noqa: S608
                count += 1
            out.execute("COMMIT")
            counts[table] = count
            if reader.lost:
                lost.append(table)
    finally:
        out.close()
    return counts, tuple(lost)


class _Reader:
    """The rows of one table, from both ends towards the damage, then one by one; ``lost`` tells that some are gone."""

    def __init__(self, path: Path, key: bytes, table: str, names: Sequence[str]) -> None:
        self._path, self._key, self._table = path, key, table
        self._fields = ", ".join(names)
        self.lost = False

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Each readable row once."""
        low = yield from self._run("> ?", "ASC", -(2**62))
        if not self.lost:
            return
        high = yield from self._run("> ?", "DESC", low)
        if high - low - 1 <= _GAP:
            for number in range(low + 1, high):
                yield from self._one(number)

    def _run(self, bound: str, order: str, start: int) -> Generator[tuple[Any, ...], None, int]:
        """Rows in ``order`` until they end or the damage comes; returns the last number read."""
        last = start if order == "ASC" else 2**62
        raw = connect(self._path, self._key, mode="ro")
        try:
            # names of tables and columns are our own, the values are bound
            asked = f"SELECT rowid, {self._fields} FROM {self._table} WHERE rowid {bound} ORDER BY rowid {order}"  # noqa: S608
            for row in raw.execute(asked, (start,)):
                last = row[0]
                yield row[1:]
        except sqlcipher3.Error:
            self.lost = True
        finally:
            raw.close()
        return last

    def _one(self, number: int) -> Iterator[tuple[Any, ...]]:
        # one bad page leaves a connection broken, so each try has its own
        raw = connect(self._path, self._key, mode="ro")
        try:
            asked = f"SELECT {self._fields} FROM {self._table} WHERE rowid = ?"  # noqa: S608
            yield from raw.execute(asked, (number,)).fetchall()
        except sqlcipher3.Error:
            self.lost = True
        finally:
            raw.close()


def _make_consistent(path: Path, key: bytes, lost: Sequence[str]) -> tuple[int, int]:
    """Take out rows that point to none and have everything listed again; how many of one's own went, and are unsent."""
    raw = connect(path, key)
    unplaced = 0
    try:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("BEGIN IMMEDIATE")
        while broken := raw.execute("PRAGMA foreign_key_check").fetchall():
            for table, rowid in {(row[0], row[1]) for row in broken}:
                # the name comes from the schema that this program made a moment ago
                raw.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))  # noqa: S608
                unplaced += table in _WORK
        unplaced += _match_words(raw, lost)
        raw.execute("INSERT OR IGNORE INTO feed_state (id, cursor, relisting) VALUES (1, '', 1)")
        raw.execute("UPDATE feed_state SET cursor = '', relisting = 1")
        for table in ("assignment", "reading", "server_act", "anchor"):
            raw.execute(f"UPDATE {table} SET listed = 0")  # noqa: S608 - the names stand above
        unsent = raw.execute("SELECT count(*) FROM outbox").fetchone()[0]
        raw.execute("COMMIT")
    finally:
        raw.close()
    return unplaced, unsent


def _match_words(raw: Any, lost: Sequence[str]) -> int:
    """Operations without the words to send go; words whose operation was lost get one. Returns how many went."""
    gone = 0
    # the names are those above
    for kind, table, target in _WORDS:
        same = f"w.assignment_id = outbox.assignment_id AND {target} = outbox.scorable_id"
        if table in lost:
            gone += raw.execute(
                f"DELETE FROM outbox WHERE kind = ? AND state = 'pending' "  # noqa: S608
                f"AND NOT EXISTS (SELECT 1 FROM {table} w WHERE {same})",
                (kind,),
            ).rowcount
    for kind, table, target in _EDITS if "outbox" in lost else ():
        same = f"outbox.kind = ? AND w.assignment_id = outbox.assignment_id AND {target} = outbox.scorable_id"
        raw.execute(
            f"INSERT INTO outbox (key, assignment_id, kind, scorable_id, state, created_at) "  # noqa: S608
            f"SELECT lower(hex(randomblob(16))), w.assignment_id, ?, {target}, 'pending', w.changed_at FROM {table} w "
            f"WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE {same})",
            (kind, kind),
        )
    return gone + _match_acts(raw, lost)


def _match_acts(raw: Any, lost: Sequence[str]) -> int:
    """The same for acts of leads, which belong to no assignment."""
    same, gone = "outbox.kind = 'act' AND outbox.scorable_id = a.id", 0
    # the condition is the one above
    if "local_act" in lost:
        unsaid = f"NOT EXISTS (SELECT 1 FROM local_act a WHERE {same})"  # noqa: S608
        gone = raw.execute(f"DELETE FROM outbox WHERE kind = 'act' AND state = 'pending' AND {unsaid}").rowcount  # noqa: S608
    if "outbox" in lost:
        raw.execute(
            "INSERT INTO outbox (key, kind, scorable_id, state, created_at) "  # noqa: S608
            "SELECT lower(hex(randomblob(16))), 'act', a.id, 'pending', a.made_at FROM local_act a "
            f"WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE {same})"
        )
    return gone


def _fold(path: Path, key: bytes) -> None:
    """Whole, on the disk, and without a log beside it."""
    raw = connect(path, key)
    try:
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        raw.execute("PRAGMA journal_mode = DELETE").fetchall()
        if raw.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise VaultDamagedError(sentence("What was saved could not be put together again."))
    finally:
        raw.close()
