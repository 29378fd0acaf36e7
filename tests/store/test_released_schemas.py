"""Every schema a program ever wrote is brought up to date with its data: nothing counted before is missing after."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor_app.store.cipher import connect
from assessor_app.store.migration import SCRIPTS
from assessor_app.store.schema_version import HEAD
from assessor_app.store.vault import Vault
from assessor_app.store.vault_check import check_database
from tests.support.old_vaults import vault_of_schema
from tests.support.vault import KEY

RELEASED = sorted(path.name[:4] for path in (SCRIPTS / "versions").glob("0*.py"))
WHEN = "2026-03-02 09:30:00.000000"
# columns that every schema has had since the first
FILLING = (
    "INSERT INTO credential (id, version, definition, accepted) VALUES ('c', 'v1', '{}', 1)",
    "INSERT INTO submission (id, code, attempt, credential_id, credential_version, received_at, practitioner, "
    f"responses, analyses) VALUES ('s', 'LVM-1', 1, 'c', 'v1', '{WHEN}', 'P', '[]', '[]')",
    "INSERT INTO artifact (submission_id, id, position, name, kind, media_type, size, sha256, slot_id) "
    "VALUES ('s', 'a', 0, 'plan.pdf', 'pdf', 'application/pdf', 10, 'ff', '')",
    "INSERT INTO assignment (id, submission_id, role) VALUES ('as', 's', 'reader_1')",
    "INSERT INTO server_score (assignment_id, scorable_id, rev, mark, comment, flagged) "
    "VALUES ('as', 'p1', 3, 'passing', 'theirs', 0)",
    "INSERT INTO local_score (assignment_id, scorable_id, mark, comment, flagged, changed_at) "
    f"VALUES ('as', 'p1', 'not-passing', 'mine', 1, '{WHEN}')",
    f"INSERT INTO local_feedback (assignment_id, feedback, changed_at) VALUES ('as', 'well done', '{WHEN}')",
    "INSERT INTO outbox (key, assignment_id, kind, scorable_id, state, created_at) "
    f"VALUES ('k1', 'as', 'score', 'p1', 'pending', '{WHEN}'), ('k2', 'as', 'feedback', '', 'pending', '{WHEN}')",
    "INSERT INTO ui_state (name, value) VALUES ('theme.mode', 'dark')",
)
KEPT = {
    "SELECT comment, mark, flagged FROM local_score": ("mine", "not-passing", 1),
    "SELECT feedback FROM local_feedback": ("well done",),
    "SELECT group_concat(key || kind || state) FROM (SELECT * FROM outbox ORDER BY seq)": (
        "k1scorepending,k2feedbackpending",
    ),
    "SELECT rev, comment FROM server_score": (3, "theirs"),
    "SELECT name, sha256 FROM artifact": ("plan.pdf", "ff"),
    "SELECT value FROM ui_state WHERE name = 'theme.mode'": ("dark",),
}


@pytest.mark.parametrize("revision", RELEASED)
def test_a_vault_of_every_released_schema_keeps_its_data(tmp_path: Path, revision: str) -> None:
    path = vault_of_schema(tmp_path, revision, FILLING)
    Vault.open(path, KEY).close()
    found = check_database(path, KEY)
    assert found.whole
    assert found.revision == HEAD
    raw = connect(path, KEY, mode="ro")
    try:
        assert {asked: raw.execute(asked).fetchone() for asked in KEPT} == KEPT
    finally:
        raw.close()
    # the copy of before is kept, encrypted, until the next one
    assert path.with_name(f"vault.before-{HEAD}.db").exists() == (revision != HEAD)
