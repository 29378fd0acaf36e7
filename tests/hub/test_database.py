"""The hub's database: its schema is what the models say, it is upgraded safely, and writers do not cross."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from assessor_app.hub import schema
from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.artifacts.folder import StagedFile
from assessor_app.hub.database import Database
from assessor_app.hub.intake.evidence_files import FoundRendition, rendition_row
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_settings import ProgrammeSettings, settings_of
from assessor_app.hub.tables import (
    ArtifactRow,
    AssessmentRow,
    AssignmentRow,
    Base,
    ChangeRow,
    FeedRow,
    IdempotencyRow,
    ProgrammeRow,
    ScoreRevisionRow,
    ScoreRow,
)
from assessor_app.hub.tables.judging import ClockStopRow
from tests.support.hub import Caller, LocalHub

THREADS = 4
WRITES = 12


def test_the_newest_migration_gives_exactly_the_tables_of_the_models(tmp_path: Path, database_url: str | None) -> None:
    database = Database.open(tmp_path, database_url)
    schema.upgrade(database)

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
        revision = context.get_current_revision()
    database.close()

    assert differences == []
    assert revision == schema.head()


def test_opening_again_changes_nothing_and_makes_no_copy(tmp_path: Path) -> None:
    HubAdmin(tmp_path).close()
    HubAdmin(tmp_path).close()

    assert [path.name for path in tmp_path.glob("hub-before-*")] == []


def test_a_database_of_a_newer_version_or_of_something_else_is_not_touched(tmp_path: Path) -> None:
    HubAdmin(tmp_path).close()
    with sqlite3.connect(tmp_path / "hub.db") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(HubSetupError, match="newer version"):
        HubAdmin(tmp_path)

    other = tmp_path / "other"
    other.mkdir()
    with sqlite3.connect(other / "hub.db") as raw:
        raw.execute("CREATE TABLE recipes (name)")
    raw.close()
    with pytest.raises(HubSetupError, match="something else"):
        HubAdmin(other)


def test_an_upgrade_copies_the_database_first_and_a_failed_one_leaves_it_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    HubAdmin(tmp_path).close()
    database = Database.open(tmp_path)
    migrations = tmp_path / "migrations"
    (migrations / "versions").mkdir(parents=True)
    newest = schema.head()
    for path in (schema.MIGRATIONS / "env.py", *schema.MIGRATIONS.glob("versions/*.py")):
        target = migrations / path.relative_to(schema.MIGRATIONS)
        target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (migrations / "versions" / "9999_broken.py").write_text(
        f'from alembic import op\nimport sqlalchemy as sa\nrevision = "9999"\ndown_revision = "{newest}"\n\n\n'
        "def upgrade():\n"
        '    op.create_table("extra", sa.Column("id", sa.Integer))\n'
        '    op.execute("INSERT INTO nowhere VALUES (1)")\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)

    with pytest.raises(Exception, match="nowhere"):
        schema.upgrade(database)

    with database.engine.connect() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE name = 'extra'")).all()
        assert MigrationContext.configure(connection).get_current_revision() == newest
    database.close()
    assert tables == []
    with sqlite3.connect(tmp_path / "hub-before-9999.db") as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (newest,)
    copy.close()


def test_the_step_to_renditions_keeps_what_is_there_and_tells_tables_from_texts(
    tmp_path: Path, database_url: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old"
    (old / "versions").mkdir(parents=True)
    for name in ("env.py", "versions/0001_the_first_tables.py"):
        (old / name).write_text((schema.MIGRATIONS / name).read_text(encoding="utf-8"), encoding="utf-8")
    database = Database.open(tmp_path, database_url)
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", old)
        schema.upgrade(database)
    with database.engine.begin() as connection:
        for statement in OLD_ROWS:
            connection.execute(text(statement))

    schema.upgrade(database)

    with database.read() as session:
        artifacts = session.scalars(select(ArtifactRow).order_by(ArtifactRow.position)).all()
        assert [(one.kind, one.media_type, one.rendition) for one in artifacts] == [
            ("pdf", "application/pdf", None),
            ("sheet", "text/csv", None),
            ("document", "text/html", None),
            ("text", "text/plain", None),
        ]
    _add_rendition(database, tmp_path)
    with pytest.raises(IntegrityError):
        _add_rendition(database, tmp_path)
    database.close()


def _add_rendition(database: Database, path: Path) -> None:
    row = rendition_row(FoundRendition(StagedFile(path, 1, "0" * 64), "made"), datetime.now(UTC))
    row.artifact_id = "a1"
    with database.write() as session:
        session.add(row)


def test_the_step_to_judging_keeps_every_row_and_takes_what_is_new(
    tmp_path: Path, database_url: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old"
    (old / "versions").mkdir(parents=True)
    for name in ("env.py", "versions/0001_the_first_tables.py", "versions/0002_renditions.py"):
        (old / name).write_text((schema.MIGRATIONS / name).read_text(encoding="utf-8"), encoding="utf-8")
    database = Database.open(tmp_path, database_url)
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", old)
        schema.upgrade(database)
    with database.engine.begin() as connection:
        for statement in (*OLD_ROWS, *WORKED_ROWS):
            connection.execute(text(statement))

    schema.upgrade(database)

    with database.write() as session:
        assert settings_of(session.get(ProgrammeRow, 1)) == ProgrammeSettings()
        frame, score = session.get_one(AssessmentRow, "as"), session.get_one(ScoreRow, ("as", "eo1.a"))
        assert (frame.feedback, frame.lead_note, frame.return_points) == ("Thanks.", "", "")
        assert (score.mark, score.comment, score.reason) == ("shown", "Seen.", "")
        assert session.get_one(ScoreRevisionRow, ("as", "eo1.a", 1)).reason == ""
        assert session.get_one(AssignmentRow, "as").released_at is None
        told = session.scalars(select(ChangeRow).order_by(ChangeRow.seq)).all()
        assert [(row.seq, row.kind, row.target_id) for row in told] == [(1, "assignment", "as"), (2, "score", "as")]
        session.add(ChangeRow(user_id="u", seq=3, kind="programme", target_id=""))
        session.add(ChangeRow(user_id="u", seq=4, kind="annotation", target_id="as", scorable_id="pin-1"))
        session.add(ChangeRow(user_id="u", seq=6, kind="reading", target_id="as"))
        session.get_one(AssignmentRow, "as").role = "calibration"
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(ChangeRow(user_id="u", seq=5, kind="rumour", target_id="as"))
    with pytest.raises(IntegrityError), database.write() as session:
        session.get_one(AssignmentRow, "as").role = "visitor"
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(ClockStopRow(since=datetime.now(UTC)))
    database.close()


_AT = "'2026-01-01 00:00:00'"
WORKED_ROWS = (
    "INSERT INTO programme (id, name, hide_practitioner, hide_assessor_from_practitioner, "
    "hide_other_reader_until_both_submitted, hide_earlier_attempts_until_scored) "
    "VALUES (1, 'P', true, true, true, true)",
    "INSERT INTO users (id, name, code, display, role, password_hash, active, created_at) "
    f"VALUES ('u', 'ana', 'A-1', 'Ana', 'assessor', 'x', true, {_AT})",
    f"INSERT INTO devices (id, user_id, name, token_sha256, created_at) VALUES ('d', 'u', 'l', 'x', {_AT})",
    "INSERT INTO assignments (id, submission_id, user_id, role, created_at) "
    f"VALUES ('as', 's', 'u', 'reader_1', {_AT})",
    "INSERT INTO assessments (assignment_id, rev, state, feedback, signature, decision, digest, receipt_number, "
    f"recall_reason, updated_at) VALUES ('as', 1, 'open', 'Thanks.', '', '', '', '', '', {_AT})",
    "INSERT INTO scores (assignment_id, scorable_id, rev, mark, comment, flagged, updated_at) "
    f"VALUES ('as', 'eo1.a', 1, 'shown', 'Seen.', false, {_AT})",
    "INSERT INTO score_revisions (assignment_id, scorable_id, rev, mark, comment, flagged, by_device_id, at) "
    f"VALUES ('as', 'eo1.a', 1, 'shown', 'Seen.', false, 'd', {_AT})",
    "INSERT INTO feeds (user_id, epoch, last_seq) VALUES ('u', '0123456789abcdef', 2)",
    "INSERT INTO changes (user_id, seq, kind, target_id, scorable_id) VALUES ('u', 1, 'assignment', 'as', '')",
    "INSERT INTO changes (user_id, seq, kind, target_id, scorable_id) VALUES ('u', 2, 'score', 'as', 'eo1.a')",
)


OLD_ROWS = (
    "INSERT INTO credentials (id, credential_id, version, title, definition, added_at, accepted_by) "
    "VALUES ('c', 't/c', 'v1', 'T', '{}', '2026-01-01 00:00:00', '')",
    "INSERT INTO submissions (id, code, attempt, credential_pk, practitioner, received_at, imported_at) "
    "VALUES ('s', 'S-1', 1, 'c', '', '2026-01-01 00:00:00', '2026-01-01 00:00:00')",
    *(
        "INSERT INTO artifacts (id, submission_id, position, name, kind, media_type, size, sha256, slot_id) "
        f"VALUES ('a{position}', 's', {position}, 'x', '{kind}', '{media_type}', 1, '{'0' * 64}', '')"
        for position, kind, media_type in (
            (1, "pdf", "application/pdf"),
            (2, "text", "text/csv"),
            (3, "text", "text/html"),
            (4, "text", "text/plain"),
        )
    ),
)


def test_every_connection_keeps_its_promises(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    with database.engine.connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {one}").scalar()
            for one in ("journal_mode", "synchronous", "foreign_keys")
        ]
    database.close()

    assert found == ["wal", 2, 1]


def test_rows_that_point_nowhere_are_refused(tmp_path: Path) -> None:
    admin = HubAdmin(tmp_path)
    with pytest.raises(IntegrityError), admin._hub.database.write() as session:
        session.add(FeedRow(user_id="nobody", epoch="0", last_seq=0))
    admin.close()


@pytest.mark.parametrize(
    ("url", "told"),
    [("nonsense", "cannot be read"), ("mysql://x/y", "mysql"), ("postgresql+nodriver://x/y", "driver")],
)
def test_a_database_the_hub_cannot_use_is_named(tmp_path: Path, url: str, told: str) -> None:
    with pytest.raises(HubSetupError, match=told):
        Database.open(tmp_path, url)


def test_writers_on_one_assessor_leave_a_gapless_feed_in_the_order_of_commits(
    tmp_path: Path, database_url: str | None
) -> None:
    hub = LocalHub(tmp_path, database_url=database_url)
    try:
        devices = [hub.caller("ana") for _ in range(THREADS)]
        seen: list[list[int]] = [[] for _ in range(THREADS)]
        reader = hub.caller("ana")
        start = threading.Barrier(THREADS + 1)
        done = threading.Event()
        polled: list[dict[str, object]] = []
        threads = [
            threading.Thread(target=_write_until_accepted, args=(hub, devices[number], start, seen[number]))
            for number in range(THREADS)
        ]
        follower = threading.Thread(target=_follow, args=(reader, start, done, polled))
        for one in (*threads, follower):
            one.start()
        for one in threads:
            one.join()
        done.set()
        follower.join()

        with hub.hub.database.read() as session:
            numbers = session.scalars(select(ChangeRow.seq).order_by(ChangeRow.user_id, ChangeRow.seq)).all()
            revisions = session.scalars(select(ScoreRevisionRow.rev).order_by(ScoreRevisionRow.rev)).all()
            keys = session.scalars(select(IdempotencyRow.key)).all()
        total = THREADS * WRITES
        assert list(numbers) == list(range(1, total + 3))
        assert list(revisions) == list(range(1, total + 1))
        assert sorted(rev for found in seen for rev in found) == list(range(1, total + 1))
        assert len(keys) == total
        assert polled[-1]["rev"] == total
    finally:
        hub.close()


def _write_until_accepted(hub: LocalHub, device: Caller, start: threading.Barrier, seen: list[int]) -> None:
    """Write one score many times from one device, each time from the newest copy it knows."""
    start.wait()
    rev = 0
    while len(seen) < WRITES:
        answer = device.score(hub.assignment_id, "eo1.a", "shown", rev=rev)
        if answer.status_code == 412:
            rev = answer.json()["current"]["rev"]
        else:
            assert answer.status_code == 200, answer.text
            rev = answer.json()["rev"]
            seen.append(rev)


def _follow(reader: Caller, start: threading.Barrier, done: threading.Event, polled: list[dict[str, object]]) -> None:
    """Read the feed while it is written: what commits late must not hide behind a cursor that has passed it."""
    start.wait()
    cursor, last = "", False
    while True:
        page = reader.changes(cursor, limit=3)
        polled += page["items"]
        cursor = page["cursor"]
        if not page["more"] and last:
            return
        last = done.is_set()


def test_the_same_write_sent_twice_at_once_counts_once(tmp_path: Path, database_url: str | None) -> None:
    hub = LocalHub(tmp_path, database_url=database_url)
    try:
        devices = [hub.caller("ana") for _ in range(THREADS)]
        answers: list[bytes] = []
        start = threading.Barrier(THREADS)

        def send(device: Caller) -> None:
            start.wait()
            answers.append(device.score(hub.assignment_id, "eo1.a", "shown", key="key-00000001").content)

        threads = [threading.Thread(target=send, args=(device,)) for device in devices]
        for one in threads:
            one.start()
        for one in threads:
            one.join()

        assert len(answers) == THREADS
        assert len(set(answers)) == 1
        assert b'"rev":1' in answers[0]
    finally:
        hub.close()
