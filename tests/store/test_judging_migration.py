"""A vault of the second schema goes on with all its work and its place in line, and can then hold the new kinds."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import PagePlace
from assessor_app.domain.scoring import Score
from assessor_app.store import annotation_rows, assessments, feed, history, outbox, programmes
from assessor_app.store.cipher import connect
from assessor_app.store.schema_version import HEAD
from assessor_app.store.vault import Vault
from tests.support.old_vaults import vault_of_schema
from tests.support.vault import ASSIGNMENT, KEY, NOW

FILLING = (
    "INSERT INTO submission VALUES ('sub-1','TV-1',1,'test/vision','v1','2026-03-02T09:30:00+00:00','','[]','[]','')",
    "INSERT INTO assignment VALUES ('as-1','sub-1','reader_1',NULL,0,1)",
    "INSERT INTO feed_state VALUES (1,'cursor-77',0,NULL)",
    "INSERT INTO server_score VALUES ('as-1','p1',4,'passing','fine',1)",
    "INSERT INTO server_assessment VALUES ('as-1',3,'Good.','open',NULL,NULL,NULL)",
    "INSERT INTO local_score VALUES ('as-1','eo1.a','shown','seen',0,'2026-03-02T09:30:00+00:00')",
    "INSERT INTO local_score VALUES ('as-1','eo1.b',NULL,'half','0','2026-03-02T09:31:00+00:00')",
    "INSERT INTO history (assignment_id, scorable_id, field, before, after, made_at)"
    " VALUES ('as-1','eo1.a','mark','null','\"shown\"','2026-03-02T09:30:00+00:00')",
    "INSERT INTO outbox VALUES (7,'k1','as-1','score','eo1.a',X'7B7D',4,'sent',2,'',NULL,'2026-03-02T09:30:00+00:00')",
    "INSERT INTO outbox VALUES (9,'k2','as-1','score','eo1.b',NULL,NULL,'pending',0,'',NULL,"
    "'2026-03-02T09:31:00+00:00')",
)


@pytest.fixture
def second_vault(tmp_path: Path) -> Path:
    """A vault as the second program made and filled it."""
    return vault_of_schema(tmp_path, "0002", FILLING)


def test_every_score_step_and_operation_stays_as_it_was(second_vault: Path) -> None:
    vault = Vault.open(second_vault, KEY)
    with vault.read() as session:
        assert assessments.effective_scores(session, ASSIGNMENT) == {
            "p1": Score("passing", "fine", True),
            "eo1.a": Score("shown", "seen"),
            "eo1.b": Score(None, "half"),
        }
        first, second = outbox.operations(session, ASSIGNMENT)
        assert (first.key, first.state, first.body, first.base_rev, first.attempts) == ("k1", "sent", b"{}", 4, 2)
        assert (second.key, second.state) == ("k2", "pending")
        assert session.execute(text("SELECT seq FROM outbox ORDER BY seq")).scalars().all() == [7, 9]
        step = history.last_done(session, ASSIGNMENT)
        assert step is not None
        assert (step.field, step.after) == ("mark", "shown")
        assert programmes.load_programme(session).may_return_incomplete
        assert programmes.load_reopening(session, ASSIGNMENT) is None
    vault.close()


def test_new_kinds_fit_and_nothing_else_does(second_vault: Path) -> None:
    vault = Vault.open(second_vault, KEY)
    pin = Pin("n", "a1", place=PagePlace(0, 0))
    with vault.write() as session:
        outbox.queue_annotation(session, ASSIGNMENT, "pin-1", "pin", pin, NOW)
        outbox.enqueue(session, ASSIGNMENT, "return", "", NOW)
        outbox.enqueue(session, ASSIGNMENT, "release", "", NOW)
    with vault.read() as session:
        assert annotation_rows.effective_annotations(session, ASSIGNMENT) == {"pin-1": pin}
        # later ones come later in line
        assert session.execute(text("SELECT seq FROM outbox ORDER BY seq")).scalars().all() == [7, 9, 10, 11, 12]
    with pytest.raises(IntegrityError), vault.write() as session:
        session.execute(text("UPDATE outbox SET kind = 'gossip'"))
    with pytest.raises(IntegrityError), vault.write() as session:
        session.execute(text("UPDATE outbox SET scorable_id = 'eo1.b', kind = 'score', state = 'pending'"))
    vault.close()


def test_the_hub_is_asked_for_everything_again_and_a_copy_of_before_is_kept(second_vault: Path) -> None:
    vault = Vault.open(second_vault, KEY)
    with vault.read() as session:
        assert feed.cursor(session) == ""
        assert session.execute(text("SELECT listed FROM assignment")).scalar_one() == 0
    vault.close()
    copy = connect(second_vault.with_name(f"vault.before-{HEAD}.db"), KEY, mode="ro")
    assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)
    assert copy.execute("SELECT count(*) FROM outbox").fetchone() == (2,)
    copy.close()
