"""A vault moves to a newer schema whole or not at all, and one from the future is never touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from assessor_app.domain.scoring import Score
from assessor_app.errors import VaultError
from assessor_app.store import outbox
from assessor_app.store.cipher import connect
from assessor_app.store.migration import SCRIPTS, bring_up_to_date
from assessor_app.store.schema_version import HEAD
from assessor_app.store.tables import metadata
from tests.support.vault import ASSIGNMENT, KEY, NOW, Shelf

Newer = Callable[[str], Path]

TEMPLATE = '''"""A later schema."""
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    {body}
'''


@pytest.fixture
def newer(tmp_path: Path) -> Newer:
    """Scripts of a later program: ours, and one revision more with this body."""

    def make(body: str) -> Path:
        scripts = tmp_path / "scripts"
        shutil.copytree(SCRIPTS, scripts)
        (scripts / "versions" / "9999_later.py").write_text(TEMPLATE.format(head=HEAD, body=body))
        return scripts

    return make


@pytest.fixture
def scored(shelf: Shelf) -> Shelf:
    """A closed vault with unsent work in it."""
    with shelf.vault.write() as session:
        outbox.queue_score(session, ASSIGNMENT, "eo1.a", Score("shown", "seen on page 2"), NOW)
    shelf.vault.close()
    return shelf


def one(path: Path, sql: str, key: bytes = KEY) -> object:
    raw = connect(path, key, mode="ro")
    try:
        row = raw.execute(sql).fetchone()
    finally:
        raw.close()
    return None if row is None else row[0]


def test_the_constant_is_the_head_of_the_migrations() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == HEAD


def test_the_migrations_make_exactly_the_tables_of_the_program(shelf: Shelf) -> None:
    with shelf.vault.read() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        made = session.execute(text("SELECT group_concat(sql) FROM sqlite_master WHERE type = 'table'")).scalar_one()
    for table in metadata.tables.values():
        for constraint in table.constraints - {table.primary_key}:
            assert str(constraint.name) in made


def test_a_newer_vault_is_refused_and_not_touched(scored: Shelf, newer: Newer) -> None:
    bring_up_to_date(scored.path, KEY, newer("op.create_table('later', sa.Column('a', sa.Integer()))"))
    before = {path.name: path.read_bytes() for path in scored.path.parent.iterdir() if path.suffix == ".db"}
    with pytest.raises(VaultError, match="newer version"):
        scored.reopened()
    after = {path.name: path.read_bytes() for path in scored.path.parent.iterdir() if path.suffix == ".db"}
    assert after == before


def test_a_migration_keeps_the_work_and_leaves_an_encrypted_copy_of_before(scored: Shelf, newer: Newer) -> None:
    body = "op.add_column('ui_state', sa.Column('extra', sa.Text()))"
    bring_up_to_date(scored.path, KEY, newer(body))
    copy = scored.path.with_name("vault.before-9999.db")
    assert copy.stat().st_mode & 0o077 == 0
    assert b"SQLite format" not in copy.read_bytes()
    for path, revision in ((scored.path, "9999"), (copy, HEAD)):
        assert one(path, "SELECT version_num FROM alembic_version") == revision
        assert one(path, "SELECT comment FROM local_score") == "seen on page 2"
        assert one(path, "SELECT count(*) FROM outbox") == 1
    with pytest.raises(sqlcipher3.DatabaseError):
        one(copy, "SELECT 1 FROM outbox", bytes(32))


def test_rebuilding_a_parent_table_does_not_delete_its_children(scored: Shelf, newer: Newer) -> None:
    body = """
    with op.batch_alter_table('assignment', recreate='always') as batch:
        batch.add_column(sa.Column('extra', sa.Text()))
    """
    bring_up_to_date(scored.path, KEY, newer(body.strip()))
    assert one(scored.path, "SELECT count(*) FROM local_score") == 1
    assert one(scored.path, "SELECT count(*) FROM artifact") == 2


@pytest.mark.parametrize(
    "body",
    [
        "op.execute('DELETE FROM local_score')",
        "op.drop_table('outbox')",
        "op.execute('DELETE FROM assignment')",
        "op.create_table('early', sa.Column('a', sa.Integer())); op.execute('SELECT * FROM nothing_like_it')",
    ],
    ids=["loses rows", "loses a table", "breaks references", "fails half way"],
)
def test_a_migration_that_would_lose_something_leaves_the_vault_as_it_was(
    scored: Shelf, newer: Newer, body: str
) -> None:
    with pytest.raises(VaultError, match=r"brought up to date|lost something"):
        bring_up_to_date(scored.path, KEY, newer(body))
    again = scored.reopened()
    with again.vault.read() as session:
        assert [one.scorable_id for one in outbox.operations(session, ASSIGNMENT)] == ["eo1.a"]
        assert session.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'early'")).scalar_one() == 0
    again.vault.close()


def test_migrating_twice_is_harmless(scored: Shelf, newer: Newer) -> None:
    scripts = newer("op.add_column('ui_state', sa.Column('extra', sa.Text()))")
    bring_up_to_date(scored.path, KEY, scripts)
    bring_up_to_date(scored.path, KEY, scripts)
    assert one(scored.path, "SELECT count(*) FROM local_score") == 1
