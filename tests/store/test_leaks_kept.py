"""What may tell who made a file is kept by kind and place, through later looks and through a change of schema."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.facts_merging import merge_facts
from assessor_app.domain.leaks import Leak
from assessor_app.store import known_facts
from assessor_app.store.vault import Vault
from tests.support.old_vaults import vault_of_schema
from tests.support.vault import KEY

LEAKS = (Leak("name", "file_name"), Leak("position", "picture"))
FILLING = (
    "INSERT INTO submission VALUES ('sub-1','TV-1',1,'test/vision','v1','2026-03-02T09:30:00+00:00','','[]','[]','')",
    "INSERT INTO artifact VALUES ('sub-1','a1',0,'wall.jpg','image','image/jpeg',9,'" + "a" * 64 + "','')",
    "INSERT INTO artifact_facts (artifact_id, sha256, pages, page_labels, checked, checked_with)"
    " VALUES ('a1','" + "a" * 64 + "',1,'[]',1,'2')",
)


@pytest.fixture
def third_vault(tmp_path: Path) -> Path:
    """A vault as the third program made and filled it."""
    return vault_of_schema(tmp_path, "0003", FILLING)


def test_files_looked_at_before_are_known_as_never_looked_through(third_vault: Path) -> None:
    vault = Vault.open(third_vault, KEY)
    with vault.read() as session:
        assert known_facts.of_artifact(session, "a1") == ArtifactFacts(1, checked=True)
    vault.close()


def test_kinds_and_places_are_kept_and_nothing_found_is_told_from_nobody_looked(third_vault: Path) -> None:
    vault = Vault.open(third_vault, KEY)
    for leaks in (LEAKS, (), None):
        facts = ArtifactFacts(1, checked=True, leaks=leaks)
        with vault.write() as session:
            known_facts.record(session, "a1", facts, checked_with="3")
        with vault.read() as session:
            assert known_facts.of_artifact(session, "a1") == facts
            assert known_facts.of_submission(session, "sub-1") == {"a1": facts}
    with vault.write() as session:
        known_facts.record(session, "a1", ArtifactFacts(leaks=LEAKS))
    with vault.read() as session:
        kept = session.execute(text("SELECT leaks FROM artifact_facts")).scalar_one()
    assert kept == '[["name", "file_name"], ["position", "picture"]]'
    printed = (Leak("author", "properties", ("0123456789abcdef",)),)
    with vault.write() as session:
        known_facts.record(session, "a1", ArtifactFacts(leaks=printed))
    with vault.read() as session:
        known = known_facts.of_artifact(session, "a1")
    assert known is not None
    assert [one.prints for one in known.leaks or ()] == [("0123456789abcdef",)]
    vault.close()


def test_a_viewer_does_not_make_the_desk_forget_and_a_new_look_decides() -> None:
    known = ArtifactFacts(3, checked=True, leaks=LEAKS)
    assert merge_facts(known, ArtifactFacts(3)).leaks == LEAKS
    assert merge_facts(known, ArtifactFacts(fault="missing", checked=True)).leaks == LEAKS
    assert merge_facts(known, ArtifactFacts(3, checked=True, leaks=())).leaks == ()
    assert merge_facts(ArtifactFacts(3), ArtifactFacts(3)).leaks is None
