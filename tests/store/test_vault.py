"""The vault opens only for its key, keeps nothing readable on the disk, and never runs on the windows' thread."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from assessor_app.domain.scoring import Score
from assessor_app.errors import VaultError
from assessor_app.store import outbox, ui_state
from assessor_app.store.cipher import connect
from assessor_app.store.vault import Vault
from assessor_app.store.vault_check import check_database
from tests.support.vault import ASSIGNMENT, KEY, NOW, Shelf


def test_a_wrong_key_is_refused_and_nothing_changes(shelf: Shelf) -> None:
    shelf.vault.close()
    before = shelf.path.read_bytes()
    with pytest.raises(VaultError, match="key does not fit"):
        Vault.open(shelf.path, bytes(32))
    assert shelf.path.read_bytes() == before


def test_a_key_of_the_wrong_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="length"):
        Vault.open(tmp_path / "vault.db", b"short")
    assert not (tmp_path / "vault.db").exists()


def test_a_plain_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    with pytest.raises(VaultError, match="not encrypted"):
        Vault.open(path, KEY)
    assert path.read_bytes() == before


def test_nothing_that_was_written_can_be_read_off_the_disk(shelf: Shelf) -> None:
    secret = "The principal never met the families"
    with shelf.vault.write() as session:
        outbox.queue_score(session, ASSIGNMENT, "eo1.a", Score("shown", secret), NOW)
    found = [path for path in shelf.path.parent.iterdir() if path.name.startswith("vault.db")]
    assert any(path.name.endswith("-wal") and path.stat().st_size for path in found)
    for path in found:
        content = path.read_bytes()
        for word in (secret, "improvement-plan.pdf", "local_score", "SQLite format"):
            assert word.encode() not in content, path.name


def test_an_error_inside_a_write_leaves_no_trace(shelf: Shelf) -> None:
    def fail_half_way() -> None:
        with shelf.vault.write() as session:
            ui_state.save(session, {"page": "queue"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with shelf.vault.read() as session:
        assert ui_state.load(session) == {}


def test_schema_changes_roll_back_with_the_rest(shelf: Shelf) -> None:
    def fail_half_way() -> None:
        with shelf.vault.write() as session:
            session.execute(text("CREATE TABLE stray (a)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with shelf.vault.read() as session:
        assert session.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'stray'")).scalar_one() == 0


def test_what_is_written_through_a_read_is_not_kept(shelf: Shelf) -> None:
    with shelf.vault.read() as session:
        ui_state.save(session, {"page": "queue"})
    with shelf.vault.read() as session:
        assert ui_state.load(session) == {}


def test_connections_keep_what_the_design_asks_for(shelf: Shelf) -> None:
    with shelf.vault.read() as session:
        asked = {name: session.execute(text(f"PRAGMA {name}")).scalar_one() for name in ("journal_mode", "synchronous")}
        asked["foreign_keys"] = session.execute(text("PRAGMA foreign_keys")).scalar_one()
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_sql_on_the_forbidden_thread_raises_and_elsewhere_does_not(shelf: Shelf) -> None:
    shelf.vault.forbidden_thread = threading.get_ident()
    with pytest.raises(RuntimeError, match="lane"), shelf.vault.read():
        pass
    with pytest.raises(RuntimeError, match="lane"), shelf.vault.write():
        pass
    seen: list[dict[str, str]] = []

    def elsewhere() -> None:
        with shelf.vault.write() as session:
            ui_state.save(session, {"page": "queue"})
            seen.append(ui_state.load(session))

    worker = threading.Thread(target=elsewhere)
    worker.start()
    worker.join()
    assert seen == [{"page": "queue"}]


def test_two_threads_that_read_and_then_write_lose_nothing(shelf: Shelf) -> None:
    """A write that began with a read must not meet another in between: it has the lock from the start."""
    failures: list[Exception] = []

    def count_up() -> None:
        try:
            for _ in range(60):
                with shelf.vault.write() as session:
                    ui_state.save(session, {"count": str(int(ui_state.load(session).get("count", "0")) + 1)})
        except Exception as error:  # noqa: BLE001 - shown to the main thread, which asserts on it
            failures.append(error)

    workers = [threading.Thread(target=count_up) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    with shelf.vault.read() as session:
        assert ui_state.load(session) == {"count": "180"}


def test_a_write_let_in_before_the_vault_was_closed_lands_no_more(shelf: Shelf) -> None:
    """A wipe shuts the vault, takes what is unsent under the lock of writers, and then removes the file."""

    def write_too_late() -> None:
        with shelf.vault.write() as session:
            shelf.vault.close()
            outbox.queue_score(session, ASSIGNMENT, "eo1.a", Score("shown", "too late"), NOW)

    with pytest.raises(VaultError, match="closed"):
        write_too_late()
    again = Vault.open(shelf.path, KEY)
    with again.read() as session:
        assert outbox.count_unsent(session) == 0
    again.close()


def test_a_write_that_has_the_lock_is_seen_by_whoever_gets_it_next(shelf: Shelf) -> None:
    with shelf.vault.write() as session:
        outbox.queue_score(session, ASSIGNMENT, "eo1.a", Score("shown", "in time"), NOW)
        shelf.vault.close()
    again = Vault.open(shelf.path, KEY)
    with again.write() as session:
        assert outbox.count_unsent(session) == 1
    again.close()


def test_a_closed_vault_whose_file_is_gone_makes_none(shelf: Shelf) -> None:
    def write_into_nothing() -> None:
        with shelf.vault.write() as session:
            shelf.vault.close()
            shelf.path.unlink()
            outbox.queue_score(session, ASSIGNMENT, "eo1.a", Score("shown", "too late"), NOW)

    with pytest.raises(VaultError):
        write_into_nothing()
    assert not shelf.path.exists()


def test_damage_is_told_in_plain_words(shelf: Shelf) -> None:
    shelf.vault.close()
    content = bytearray(shelf.path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 100] ^= 0xFF
    shelf.path.write_bytes(content)
    with pytest.raises(VaultError, match=r"damaged|cannot be read"):
        _read_everything(shelf.path)


def _read_everything(path: Path) -> None:
    vault = Vault.open(path, KEY)
    try:
        with vault.read() as session:
            ui_state.load(session)
    finally:
        vault.close()


def test_a_full_disk_loses_nothing_and_saving_works_again_after(shelf: Shelf) -> None:
    with shelf.vault.write() as session:
        ui_state.save(session, {"kept": "yes"})
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(VaultError, match="disk is full"), shelf.vault.write() as session:
        ui_state.save(session, {"kept": "x" * 1_000_000})
    with shelf.vault.write() as session:
        assert ui_state.load(session) == {"kept": "yes"}
        session.execute(text("PRAGMA max_page_count = 1000000"))
        ui_state.save(session, {"kept": "x" * 1_000_000})
    with shelf.vault.read() as session:
        assert len(ui_state.load(session)["kept"]) == 1_000_000


def test_a_power_cut_in_the_middle_of_a_change_of_schema_is_taken_back_at_the_next_start(shelf: Shelf) -> None:
    """A vault that is made, migrated or was restored has no write-ahead log yet: its journal lies beside it then."""
    with shelf.vault.write() as session:
        outbox.queue_score(session, ASSIGNMENT, "p1", Score("passing", "kept"), NOW)
    shelf.vault.close()
    cut = shelf.path.with_name("cut.db")
    raw = connect(shelf.path, KEY)
    raw.execute("PRAGMA journal_mode = DELETE").fetchall()
    # pages go to the file before the commit
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN")
    raw.execute(
        "CREATE TABLE half AS WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) SELECT * FROM n"
    )
    raw.execute("UPDATE local_score SET comment = 'half'")
    raw.execute("INSERT INTO half SELECT randomblob(4000) FROM half")
    for end in ("", "-journal"):
        shutil.copyfile(f"{shelf.path}{end}", f"{cut}{end}")
    raw.close()
    assert cut.read_bytes() != shelf.path.read_bytes()
    copied = cut.with_name("copied.db")
    for end in ("", "-journal"):
        shutil.copyfile(f"{cut}{end}", f"{copied}{end}")

    assert check_database(copied, KEY).whole
    vault = Vault.open(cut, KEY)
    with vault.read() as session:
        assert session.execute(text("SELECT comment FROM local_score")).scalars().all() == ["kept"]
        assert session.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'half'")).scalar_one() == 0
    vault.close()


def test_only_the_owner_may_read_the_file(shelf: Shelf) -> None:
    assert shelf.path.stat().st_mode & 0o077 == 0


def test_opening_an_up_to_date_vault_imports_no_heavy_tool(shelf: Shelf) -> None:
    shelf.vault.close()
    code = (
        "import sys; from pathlib import Path; from assessor_app.store.vault import Vault;"
        "import assessor_app.store.feed, assessor_app.store.outbox, assessor_app.store.artifacts;"
        f"Vault.open(Path({str(shelf.path)!r}), bytes(range(32))).close();"
        "sys.exit(','.join({'alembic', 'pydantic', 'PySide6', 'httpx'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
