"""A vault of the first schema goes on with all its work, and asks the hub for what it could not know then."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.store import artifacts, feed, known_facts, outbox, sending
from assessor_app.store.cipher import connect
from assessor_app.store.vault import Vault
from tests.support.old_vaults import vault_of_schema
from tests.support.vault import ASSIGNMENT, KEY, assignment_copy

FILLING = (
    "INSERT INTO submission VALUES ('sub-1','TV-2401',1,'test/vision','v1','2026-03-02T09:30:00+00:00','','[]','[]')",
    "INSERT INTO artifact VALUES ('sub-1','a1-plan',0,'plan.pdf','pdf','application/pdf',840,'aa','')",
    "INSERT INTO artifact_file VALUES ('a1-plan','aa')",
    "INSERT INTO artifact_facts VALUES ('a1-plan','aa',4,'[\"i\"]',NULL)",
    "INSERT INTO assignment VALUES ('as-1','sub-1','reader_1',NULL,0,1)",
    "INSERT INTO feed_state VALUES (1,'cursor-77',0,NULL)",
    "INSERT INTO local_score VALUES ('as-1','eo1.a','shown','seen',0,'2026-03-02T09:30:00+00:00')",
    "INSERT INTO outbox VALUES (1,'k1','as-1','score','eo1.a',NULL,NULL,'pending',0,'',NULL,'2026-03-02T09:30:00Z')",
)


@pytest.fixture
def first_vault(tmp_path: Path) -> Path:
    """A vault as the first program made and filled it."""
    return vault_of_schema(tmp_path, "0001", FILLING)


def test_work_files_and_facts_stay(first_vault: Path) -> None:
    vault = Vault.open(first_vault, KEY)
    with vault.read() as session:
        assert known_facts.of_artifact(session, "a1-plan") == ArtifactFacts(4, ("i",))
        assert artifacts.is_present(session, "a1-plan")
        assert [one.scorable_id for one in outbox.operations(session, ASSIGNMENT)] == ["eo1.a"]
        assert session.execute(text("SELECT comment FROM local_score")).scalar_one() == "seen"
    vault.close()


def test_everything_is_listed_again_and_what_the_hub_no_longer_has_goes_then(first_vault: Path) -> None:
    vault = Vault.open(first_vault, KEY)
    with vault.write() as session:
        assert feed.cursor(session) == ""
        sending.acknowledge(session, "k1")
        feed.put_assignment(session, assignment_copy(2))
        feed.finish_full_list(session)
        left = session.execute(text("SELECT id FROM assignment")).scalars().all()
    assert left == ["as-2"]
    vault.close()


def test_a_vault_that_never_met_a_hub_has_nothing_to_list(tmp_path: Path, first_vault: Path) -> None:
    raw = connect(first_vault, KEY)
    raw.execute("DELETE FROM feed_state")
    raw.close()
    vault = Vault.open(first_vault, KEY)
    with vault.write() as session:
        feed.finish_full_list(session)
        assert session.execute(text("SELECT count(*) FROM assignment")).scalar_one() == 1
    vault.close()
