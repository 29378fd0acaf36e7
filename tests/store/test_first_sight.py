"""The next start shows the queue as it was left, from the encrypted file alone."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from assessor_app.store.cipher import connect, read_remembered
from assessor_app.store.vault import Vault
from assessor_app.workflows import first_sight
from assessor_app.workflows.desk import QueueRow, Readiness, Session, WorkingDays
from assessor_app.workflows.remember_windows import save_ui_state

KEY = bytes(range(32))
WHO = Session("http://127.0.0.1:1", "A programme", "A-07", "Assessor A-07", "assessor")
ROWS = (
    QueueRow(
        "as-1",
        "LVM-1",
        "Leading",
        1,
        datetime(2026, 11, 25, 12, tzinfo=UTC),
        3,
        8,
        10,
        10,
        "in_progress",
        2,
        "a note",
        Readiness(3, 3, 3, ("damaged", "password"), 9, 1, datetime(2026, 11, 20, 8, tzinfo=UTC)),
        "Please look at 2.c again.",
        True,
        14,
        WorkingDays(frozenset({4, 5}), frozenset({date(2026, 11, 26)}), "America/Chicago"),
        (
            (datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 4, tzinfo=UTC)),
            (datetime(2026, 11, 9, tzinfo=UTC), None),
        ),
    ),
    QueueRow("as-2", "LVM-2", "Leading", 2, None, 0, 8, 10, 0, "not_downloaded"),
)


def vault_with(tmp_path: Path, values: dict[str, str]) -> Path:
    path = tmp_path / "vault.db"
    vault = Vault.open(path, KEY)
    save_ui_state(vault, values)
    vault.close()
    return path


def test_what_was_left_is_seen_again(tmp_path: Path) -> None:
    path = vault_with(tmp_path, {first_sight.NAME: first_sight.encode(WHO, ROWS), "window.page": "queue"})
    remembered = read_remembered(path, KEY)
    assert remembered["window.page"] == "queue"
    assert first_sight.decode(remembered) == first_sight.FirstSight(WHO, ROWS)


def test_no_name_is_kept_beside_the_hubs_own_word() -> None:
    named = (replace(ROWS[0], practitioner="Ana Núñez"), ROWS[1])
    told = first_sight.encode(WHO, named)
    assert "practitioner" not in told
    assert first_sight.decode({first_sight.NAME: told}) == first_sight.FirstSight(WHO, ROWS)


def test_after_signing_out_nothing_is_seen(tmp_path: Path) -> None:
    assert first_sight.decode(read_remembered(vault_with(tmp_path, {first_sight.NAME: ""}), KEY)) is None


def test_a_note_of_another_shape_is_passed_over(tmp_path: Path) -> None:
    path = vault_with(tmp_path, {first_sight.NAME: '{"session": {"code": "A"}, "rows": [{}]}'})
    assert first_sight.decode(read_remembered(path, KEY)) is None


def test_a_wrong_key_shows_nothing(tmp_path: Path) -> None:
    assert read_remembered(vault_with(tmp_path, {"a": "b"}), bytes(32)) == {}


def test_a_vault_of_another_version_shows_nothing(tmp_path: Path) -> None:
    path = vault_with(tmp_path, {"a": "b"})
    raw = connect(path, KEY)
    raw.execute("UPDATE alembic_version SET version_num = 'from-tomorrow'")
    raw.close()
    assert read_remembered(path, KEY) == {}


def test_the_first_sight_imports_nothing_large() -> None:
    large = "('sqlalchemy', 'pydantic', 'httpx')"
    script = f"import sys, assessor_app.late_desk; print([m for m in {large} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
