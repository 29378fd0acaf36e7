"""What is here, what was looked at and what a count of citations is still worth, by the store alone."""

from __future__ import annotations

from sqlalchemy import event

from assessor_app.domain.citation import ArtifactFacts, SheetFacts
from assessor_app.store import artifacts, known_facts, readiness, renditions, submissions
from assessor_app.store.readiness import ReadinessFacts
from assessor_app.store.renditions import KeptRendition
from tests.support.evidence import DOCX, arrive, artifact_of, assignment_of
from tests.support.vault import NOW, Shelf

PLAN, LETTER, PAGES = b"%PDF plan", b"PK letter", b"%PDF pages"
FILES = {"plan": PLAN, "letter": LETTER, "letter-pages": PAGES}


def delivered(shelf: Shelf, rendition: bytes | None = PAGES, cited: str = "p. 1") -> None:
    letter = artifact_of("letter", LETTER, kind="document", media_type=DOCX, rendition=rendition)
    shelf.deliver(assignment_of([artifact_of("plan", PLAN), letter], [(cited, "plan")]))


def jobs(shelf: Shelf, checked_with: str = "1") -> list[tuple[tuple[str, ...], bool]]:
    with shelf.vault.read() as session:
        return [(one.artifact_ids, one.complete) for one in readiness.jobs(session, ("as-1",), checked_with)]


def look(shelf: Shelf, artifact_id: str, facts: ArtifactFacts, rendition_sha256: str = "") -> None:
    with shelf.vault.write() as session:
        known_facts.record(session, artifact_id, facts, checked_with="1", rendition_sha256=rendition_sha256)


def count(shelf: Shelf) -> None:
    with shelf.vault.write() as session:
        digest = readiness.digest_of(session, "sub-1")
        readiness.write_summary(session, "sub-1", digest, "1", (3, 1), NOW)


def ready(shelf: Shelf) -> ReadinessFacts:
    with shelf.vault.read() as session:
        return readiness.readiness_of_all(session)["sub-1"]


def test_a_rendition_is_wanted_after_its_artifact_and_counts_in_sizes(shelf: Shelf) -> None:
    delivered(shelf)
    with shelf.vault.read() as session:
        found = artifacts.wanted(session, ("as-1",))
        (row,) = submissions.queue_facts(session)
    assert [one.artifact_id for one in found] == ["plan", "letter", "letter-pages"]
    assert (row.size, row.present_bytes) == (sum(map(len, FILES.values())), 0)
    arrive(shelf, {"letter-pages": PAGES})
    with shelf.vault.read() as session:
        (row,) = submissions.queue_facts(session)
        assert artifacts.is_present(session, "letter-pages")
        assert renditions.from_hub(session, "letter") == KeptRendition("letter-pages", len(PAGES), found[2].sha256)
    assert (row.present_bytes, sorted(row.missing_ids)) == (len(PAGES), ["letter", "plan"])


def test_a_rendition_goes_with_its_artifact_and_a_changed_one_is_wanted_again(shelf: Shelf) -> None:
    delivered(shelf)
    arrive(shelf, FILES)
    delivered(shelf, b"%PDF other pages")
    with shelf.vault.read() as session:
        assert renditions.from_hub(session, "letter") is None
        assert [one.artifact_id for one in artifacts.wanted(session, None) if not one.present] == ["letter-pages"]
    delivered(shelf, None)
    with shelf.vault.read() as session:
        assert not renditions.promised(session, "letter")
        assert [one.artifact_id for one in artifacts.wanted(session, None)] == ["plan", "letter"]


def test_all_that_a_check_finds_is_kept(shelf: Shelf) -> None:
    delivered(shelf)
    facts = ArtifactFacts(
        3, ("i", "1", "2"), 2.5, "hub", (SheetFacts("Results", 9, 4),), "timeout", False, "Öffnung", checked=True
    )
    look(shelf, "plan", facts)
    with shelf.vault.read() as session:
        assert known_facts.of_artifact(session, "plan") == facts
        assert known_facts.of_submission(session, "sub-1") == {"plan": facts}


def test_only_what_is_here_and_not_seen_by_these_checks_is_left(shelf: Shelf) -> None:
    delivered(shelf)
    assert jobs(shelf) == []
    arrive(shelf, {"plan": PLAN})
    assert jobs(shelf) == [(("plan",), False)]
    look(shelf, "plan", ArtifactFacts(2, checked=True))
    assert jobs(shelf) == []
    arrive(shelf, {"letter": LETTER})
    assert jobs(shelf) == [(("letter",), True)]
    look(shelf, "letter", ArtifactFacts(checked=True))
    assert jobs(shelf) == [((), True)]
    count(shelf)
    assert jobs(shelf) == []
    assert jobs(shelf, "2") == [(("plan", "letter"), True)]


def test_a_rendition_that_came_later_and_a_file_that_was_gone_are_looked_at_again(shelf: Shelf) -> None:
    delivered(shelf)
    arrive(shelf, {"plan": PLAN, "letter": LETTER})
    look(shelf, "plan", ArtifactFacts(fault="missing", checked=True))
    look(shelf, "letter", ArtifactFacts(checked=True))
    count(shelf)
    assert jobs(shelf) == [(("plan",), True)]
    arrive(shelf, {"letter-pages": PAGES})
    assert jobs(shelf) == [(("plan", "letter"), True)]


def test_a_viewers_facts_do_not_pass_for_a_check(shelf: Shelf) -> None:
    delivered(shelf)
    arrive(shelf, FILES)
    with shelf.vault.write() as session:
        known_facts.record(session, "plan", ArtifactFacts(4))
    assert jobs(shelf)[0][0] == ("plan", "letter")


def test_readiness_tells_files_faults_and_citations(shelf: Shelf) -> None:
    delivered(shelf)
    assert ready(shelf) == ReadinessFacts(2, 0, 0, (), 0, 0, None)
    arrive(shelf, FILES)
    look(shelf, "plan", ArtifactFacts(fault="password", checked=True))
    assert ready(shelf) == ReadinessFacts(2, 2, 1, ("password",), 0, 0, None)
    look(shelf, "letter", ArtifactFacts(fault="damaged", checked=True))
    count(shelf)
    assert ready(shelf) == ReadinessFacts(2, 2, 2, ("damaged", "password"), 3, 1, NOW)


def test_a_count_of_other_citations_is_not_believed(shelf: Shelf) -> None:
    delivered(shelf)
    count(shelf)
    assert ready(shelf).checked_at == NOW
    delivered(shelf)
    assert ready(shelf).checked_at == NOW
    delivered(shelf, cited="p. 2")
    assert ready(shelf).checked_at is None


def test_summaries_of_submissions_that_are_gone_go_too(shelf: Shelf) -> None:
    delivered(shelf)
    with shelf.vault.write() as session:
        readiness.write_summary(session, "sub-99", "x", "1", (1, 0), NOW)
        readiness.write_summary(session, "sub-1", "x", "1", (1, 0), NOW)
        assert readiness.summarised_with(session, "plan") == {"sub-1": "1"}
        assert "sub-99" not in readiness.readiness_of_all(session)


def test_a_submission_without_files_has_a_readiness_of_its_own(shelf: Shelf) -> None:
    shelf.deliver(assignment_of([], []))
    assert jobs(shelf) == [((), True)]
    assert ready(shelf) == ReadinessFacts(0, 0, 0, (), 0, 0, None)


def test_the_readiness_of_a_long_queue_is_one_query(shelf: Shelf) -> None:
    for number in range(2, 30):
        shelf.deliver(assignment_of([artifact_of(f"plan{number}", PLAN)], [], number))
    asked: list[str] = []
    with shelf.vault.read() as session:
        listen = session.get_bind()
        event.listen(listen, "before_cursor_execute", lambda _c, _k, statement, *_: asked.append(statement))
        assert len(readiness.readiness_of_all(session)) == 29
    assert len([one for one in asked if one != "BEGIN"]) == 1
