"""A vault with broken pages: the damage gets a number, and unsent work comes out of it into a new one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from assessor_app.domain.lead_acts import CaseTaken
from assessor_app.domain.scoring import Score
from assessor_app.errors import VaultDamagedError, VaultError
from assessor_app.store import acts, outbox, plain_cache
from assessor_app.store.cipher import connect
from assessor_app.store.plain_cache import encrypt_plain
from assessor_app.store.salvage import salvage
from assessor_app.store.schema_version import HEAD
from assessor_app.store.vault import PLAIN_HEADER, Vault
from assessor_app.store.vault_check import check_database
from tests.support.vault import ASSIGNMENT, KEY, NOW, Shelf

PAGE = 4096
COMMENT = "seen on page 2"


@pytest.fixture
def worked(shelf: Shelf) -> Shelf:
    """A closed vault with unsent work, and enough beside it to fill many pages."""
    with shelf.vault.write() as session:
        outbox.queue_score(session, ASSIGNMENT, "eo1.a", Score("shown", COMMENT), NOW)
        outbox.queue_feedback(session, ASSIGNMENT, "Well done.", NOW)
        for number in range(300):
            session.execute(
                text("INSERT INTO ui_state VALUES (:name, :value)"), {"name": f"k{number}", "value": "x" * 300}
            )
    shelf.vault.close()
    return shelf


def break_page(path: Path, number: int) -> None:
    data = bytearray(path.read_bytes())
    data[(number - 1) * PAGE + 100] ^= 1
    path.write_bytes(data)


def rows(path: Path, table: str) -> int:
    raw = connect(path, KEY, mode="ro")
    try:
        return int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        raw.close()


def page_where(path: Path, statement: str, key: bytes = KEY) -> int:
    """A page which, when broken, makes a statement fail while the list of tables can still be read."""
    whole = path.read_bytes()
    for number in range(len(whole) // PAGE, 1, -1):
        break_page(path, number)
        raw = connect(path, key, mode="ro")
        try:
            raw.execute("SELECT name FROM sqlite_master").fetchall()
            try:
                raw.execute(statement).fetchall()
            except Exception:  # noqa: BLE001 - whatever SQLCipher calls it
                return number
        except Exception:  # noqa: BLE001 - a page of the schema is not what is looked for
            continue
        finally:
            raw.close()
            path.write_bytes(whole)
    raise AssertionError("no such page")


def test_a_whole_vault_has_nothing_to_mend(worked: Shelf) -> None:
    found = check_database(worked.path, KEY)
    assert found.whole
    assert found.revision == HEAD


def test_a_broken_page_is_named_by_its_number(worked: Shelf) -> None:
    last = worked.path.stat().st_size // PAGE
    break_page(worked.path, last)
    found = check_database(worked.path, KEY)
    assert not found.whole
    assert found.pages == (last,)


def test_a_wrong_key_is_not_taken_for_a_whole_vault(worked: Shelf) -> None:
    assert not check_database(worked.path, bytes(32)).readable


def test_unsent_work_comes_out_of_a_damaged_vault_and_the_rest_is_asked_for_again(worked: Shelf) -> None:
    break_page(worked.path, page_where(worked.path, "SELECT name, value FROM ui_state"))
    before = worked.path.read_bytes()
    told = salvage(worked.path, KEY)
    assert told.lost == ("ui_state",)
    assert 0 < told.rows["ui_state"] < 300
    assert (told.unsent, told.unplaced) == (2, 0)
    assert told.damaged.read_bytes() == before
    assert rows(told.rescue, "local_score") == 1
    assert b"SQLite format" not in told.rescue.read_bytes()
    again = worked.reopened()
    with again.vault.read() as session:
        assert [one.kind for one in outbox.operations(session, ASSIGNMENT)] == ["score", "feedback"]
        assert session.execute(text("SELECT comment FROM local_score")).scalar_one() == COMMENT
        assert session.execute(text("SELECT cursor, relisting FROM feed_state")).one() == ("", 1)
    again.vault.close()
    assert check_database(worked.path, KEY).whole


@pytest.mark.parametrize("step", ["chmod", "replace"])
def test_where_the_disk_fails_all_stays_as_it_was_and_the_next_try_succeeds(
    worked: Shelf, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    break_page(worked.path, page_where(worked.path, "SELECT name, value FROM ui_state"))
    held, names = worked.path.read_bytes(), sorted(worked.path.parent.iterdir())

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, step, full)
        with pytest.raises(VaultError, match="could not be saved"):
            salvage(worked.path, KEY)
    assert worked.path.read_bytes() == held
    assert sorted(worked.path.parent.iterdir()) == names
    assert salvage(worked.path, KEY).unsent == 2


def test_cut_short_before_the_new_one_lies_there_nothing_is_taken_for_a_first_start(
    worked: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_page(worked.path, page_where(worked.path, "SELECT name, value FROM ui_state"))
    held, replace = worked.path.read_bytes(), Path.replace

    def power_cut(name: Path, target: Path) -> Path:
        if target == worked.path:
            raise KeyboardInterrupt
        return replace(name, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", power_cut)
        with pytest.raises(KeyboardInterrupt):
            salvage(worked.path, KEY)
    assert worked.path.read_bytes() == held
    assert salvage(worked.path, KEY).unsent == 2
    assert check_database(worked.path, KEY).whole


def test_words_whose_operation_was_lost_are_still_sent(worked: Shelf) -> None:
    break_page(worked.path, page_where(worked.path, "SELECT key, kind, body, created_at FROM outbox"))
    told = salvage(worked.path, KEY)
    assert "outbox" in told.lost
    again = worked.reopened()
    with again.vault.read() as session:
        found = outbox.operations(session, ASSIGNMENT)
    again.vault.close()
    assert sorted((one.kind, one.scorable_id, one.state) for one in found) == [
        ("feedback", "", "pending"),
        ("score", "eo1.a", "pending"),
    ]


def test_an_operation_without_words_sends_nothing(worked: Shelf) -> None:
    break_page(worked.path, page_where(worked.path, "SELECT mark, comment, changed_at FROM local_score"))
    told = salvage(worked.path, KEY)
    assert told.lost == ("local_score",)
    assert (told.unsent, told.unplaced) == (1, 1)
    # what the operation was is still in the rescue copy
    assert rows(told.rescue, "outbox") == 2


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        ("SELECT key, kind, body, created_at FROM outbox", ("act-1", 1)),
        ("SELECT made_at, body FROM local_act", (None, 0)),
    ],
)
def test_an_act_of_a_lead_is_sent_whole_or_not_at_all(worked: Shelf, broken: str, left: tuple[str | None, int]) -> None:
    again = worked.reopened()
    with again.vault.write() as session:
        acts.make(session, "act-1", "L-01", CaseTaken("s1"), NOW)
    again.vault.close()
    break_page(worked.path, page_where(worked.path, broken))
    salvage(worked.path, KEY)
    again = worked.reopened()
    with again.vault.read() as session:
        waiting = session.execute(text("SELECT max(scorable_id), count(*) FROM outbox WHERE kind = 'act'")).one()
        assert tuple(waiting) == left
        assert len(acts.load_all(session)) == left[1]
    again.vault.close()


def test_where_what_work_belongs_to_is_gone_it_is_kept_in_the_rescue_copy(worked: Shelf) -> None:
    break_page(worked.path, page_where(worked.path, "SELECT role, submission_id FROM assignment"))
    told = salvage(worked.path, KEY)
    assert "assignment" in told.lost
    assert told.unplaced >= 2
    assert rows(told.rescue, "local_score") == 1
    assert rows(worked.path, "local_score") == 0
    assert check_database(worked.path, KEY).whole


def test_a_vault_of_which_nothing_can_be_read_is_left_as_it_is(worked: Shelf) -> None:
    break_page(worked.path, 1)
    before = {path.name: path.read_bytes() for path in worked.path.parent.glob("vault*")}
    with pytest.raises(VaultDamagedError):
        salvage(worked.path, KEY)
    assert {path.name: path.read_bytes() for path in worked.path.parent.glob("vault*")} == before
    with pytest.raises(VaultDamagedError):
        Vault.open(worked.path, KEY)


# --- the plain cache of an early build ----------------------------------------------------------------------------


@pytest.fixture
def plain(worked: Shelf) -> Iterator[Path]:
    """The same vault as an early build would have left it: readable, with its newest change still in the log."""
    path = worked.path.with_name("early.db")
    raw = connect(worked.path, KEY)
    raw.execute("ATTACH DATABASE ? AS open KEY ''", (str(path),))
    raw.execute("SELECT sqlcipher_export('open')").fetchall()
    raw.close()
    early = sqlite3.connect(path)
    early.execute("PRAGMA journal_mode = WAL")
    early.execute("INSERT INTO ui_state VALUES ('late', 'in the log')")
    early.commit()
    yield path
    early.close()


def test_a_plain_cache_becomes_an_encrypted_vault_and_nothing_readable_is_left(plain: Path) -> None:
    assert plain.read_bytes().startswith(PLAIN_HEADER)
    # the other program is still there until its log is folded in
    folder = plain.parent
    early = folder / "cold"
    early.mkdir()
    for one in folder.glob("early.db*"):
        (early / one.name).write_bytes(one.read_bytes())
    path = early / "early.db"
    vault = Vault.open(path, KEY, plain_proven=True)
    with vault.read() as session:
        assert session.execute(text("SELECT value FROM ui_state WHERE name = 'late'")).scalar_one() == "in the log"
        assert session.execute(text("SELECT comment FROM local_score")).scalar_one() == COMMENT
    vault.close()
    for one in early.iterdir():
        held = one.read_bytes()
        assert COMMENT.encode() not in held, one.name
        assert PLAIN_HEADER not in held, one.name
    assert path.stat().st_mode & 0o077 == 0


def test_somebody_elses_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = path.read_bytes()
    for proven in (False, True):
        with pytest.raises(VaultError, match="not encrypted"):
            Vault.open(path, KEY, plain_proven=proven)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["vault.db"]


def test_an_encryption_cut_short_is_finished_at_the_next_opening(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = plain.parent / "cold"
    cold.mkdir()
    path = cold / "vault.db"
    with sqlite3.connect(plain) as early:
        early.execute("VACUUM INTO ?", (str(path),))
    early.close()

    def cut(_path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(plain_cache, "remove_plain_leftovers", cut)
        with pytest.raises(KeyboardInterrupt):
            encrypt_plain(path, KEY)
    assert (cold / "vault.plain.db").exists()
    Vault.open(path, KEY).close()
    assert not (cold / "vault.plain.db").exists()
    assert rows(path, "local_score") == 1
