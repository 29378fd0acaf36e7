"""Before anybody opens a file it was opened once: its facts are known, its citations resolved, its trouble told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor_app.domain.citation import ArtifactFacts, PagePlace
from assessor_app.media.inspector import Inspector
from assessor_app.media.office_rendition import OfficeConverter
from assessor_app.store import known_facts
from assessor_app.sync.report import SyncProgress
from assessor_app.workflows.check_artifacts import check_artifacts
from assessor_app.workflows.desk import ArtifactSource, Cancel, Changes, Readiness, RenditionWay
from assessor_app.workflows.find_rendition import find_rendition
from assessor_app.workflows.load_queue import load_queue
from assessor_app.workflows.make_rendition import make_rendition
from assessor_app.workflows.open_submission import open_submission
from assessor_app.workflows.record_facts import record_facts
from tests.support.evidence import DOCX, PPTX, arrive, artifact_of, assignment_of, never
from tests.support.office_files import broken_docx, docx, pptx
from tests.support.pdfs import locked_pdf, plain_pdf
from tests.support.vault import ASSIGNMENT, NOW, Shelf

PLAN, LOCKED = plain_pdf(4), locked_pdf()


class PageMaker:
    """Stands in for LibreOffice, which has tests of its own: gives pages it was told, and counts."""

    def __init__(self, way: RenditionWay = "none", pages: bytes = b"") -> None:
        self._way: RenditionWay = way
        self._pages = pages
        self.made: list[bool] = []

    def way(self) -> RenditionWay:
        return self._way

    def convert(self, source: ArtifactSource, media_type: str, cancel: Cancel, *, on_disk: bool = False) -> bytes:
        self.made.append(on_disk)
        return self._pages


@pytest.fixture(scope="module")
def inspector() -> Iterator[Inspector]:
    found = Inspector()
    yield found
    found.close()


def check(
    shelf: Shelf,
    inspector: Inspector,
    *assignments: str,
    maker: PageMaker | None = None,
    told: list[SyncProgress] | None = None,
    cancel: Cancel = never,
) -> Changes:
    progress = [] if told is None else told
    asked = (shelf.vault, shelf.files, inspector, maker or PageMaker(), assignments)
    return check_artifacts(*asked, progress.append, cancel, now=NOW)


def facts(shelf: Shelf, artifact_id: str) -> ArtifactFacts | None:
    with shelf.vault.read() as session:
        return known_facts.of_artifact(session, artifact_id)


def readiness(shelf: Shelf) -> Readiness:
    return load_queue(shelf.vault, shelf.files)[0].readiness


def two_plans(shelf: Shelf) -> None:
    files = [artifact_of("plan", PLAN), artifact_of("locked", LOCKED)]
    shelf.deliver(assignment_of(files, [("p. 2", "plan"), ("page 9", "plan"), ("pp. 1-2", "locked")]))
    arrive(shelf, {"plan": PLAN, "locked": LOCKED})


def test_facts_trouble_and_citations_are_known_before_any_viewer_opened(shelf: Shelf, inspector: Inspector) -> None:
    two_plans(shelf)
    told: list[SyncProgress] = []
    changes = check(shelf, inspector, told=told)
    assert changes == Changes(frozenset({ASSIGNMENT}), queue=True)
    assert [(one.sentence, one.done, one.total, one.assignment_id) for one in told] == [
        ("Checking", 1, 2, ASSIGNMENT),
        ("Checking", 2, 2, ASSIGNMENT),
    ]
    plan, locked = facts(shelf, "plan"), facts(shelf, "locked")
    assert plan is not None
    assert (plan.pages, plan.has_text, plan.checked) == (4, True, True)
    assert locked is not None
    assert locked.fault == "password"
    cited = open_submission(shelf.vault, ASSIGNMENT).citations["eo1.a"]
    assert cited[0].places == (PagePlace(1, 1),)
    assert [one.code for one in cited[1].problems] == ["page_beyond_end"]
    found = readiness(shelf)
    assert (found.files, found.here, found.checked, found.faults, found.checked_at) == (2, 2, 2, ("password",), NOW)
    assert (found.resolved + found.unresolved, found.unresolved >= 1) == (3, True)


def test_what_was_checked_is_not_opened_again(shelf: Shelf, inspector: Inspector) -> None:
    two_plans(shelf)
    check(shelf, inspector)
    told: list[SyncProgress] = []
    assert check(shelf, inspector, told=told) == Changes()
    assert told == []


def test_only_the_assignments_named_are_looked_at(shelf: Shelf, inspector: Inspector) -> None:
    two_plans(shelf)
    shelf.deliver(assignment_of([artifact_of("other", PLAN)], [], 2))
    arrive(shelf, {"other": PLAN})
    assert check(shelf, inspector, "as-2").assignment_ids == {"as-2"}
    assert facts(shelf, "plan") is None


def test_a_file_shared_by_two_submissions_is_opened_once_and_both_are_counted(
    shelf: Shelf, inspector: Inspector
) -> None:
    for number in (1, 2):
        shelf.deliver(assignment_of([artifact_of("plan", PLAN)], [("p. 2", "plan")], number))
    arrive(shelf, {"plan": PLAN})
    told: list[SyncProgress] = []
    check(shelf, inspector, told=told)
    assert len(told) == 1
    assert [row.readiness.resolved for row in load_queue(shelf.vault, shelf.files)] == [1, 1]


def test_while_something_is_missing_citations_are_not_counted(shelf: Shelf, inspector: Inspector) -> None:
    two_plans(shelf)
    shelf.deliver(
        assignment_of([artifact_of("plan", PLAN), artifact_of("late", LOCKED)], [("p. 2", "plan"), ("p. 1", "late")])
    )
    check(shelf, inspector)
    assert (readiness(shelf).checked, readiness(shelf).checked_at) == (1, None)


def test_a_file_gone_from_the_disk_is_told_and_looked_at_again_when_it_is_back(
    shelf: Shelf, inspector: Inspector
) -> None:
    two_plans(shelf)
    shelf.files.final("plan").unlink()
    check(shelf, inspector)
    assert readiness(shelf).faults == ("missing", "password")
    arrive(shelf, {"plan": PLAN})
    check(shelf, inspector)
    assert readiness(shelf).faults == ("password",)


def test_the_hubs_pages_decide_where_a_citation_leads(shelf: Shelf, inspector: Inspector) -> None:
    letter = docx(1)
    copy = artifact_of("letter", letter, kind="document", media_type=DOCX, rendition=PLAN)
    shelf.deliver(assignment_of([copy], [("p. 3", "letter")]))
    arrive(shelf, {"letter": letter})
    check(shelf, inspector, maker=PageMaker("in_memory", PLAN))
    before = facts(shelf, "letter")
    assert before is not None
    assert before.pages_from == "text"  # the hub's pages are on their way, so none are made here
    arrive(shelf, {"letter-pages": PLAN})
    check(shelf, inspector)
    found = facts(shelf, "letter")
    assert found is not None
    assert (found.pages, found.pages_from) == (4, "hub")
    rendition = find_rendition(shelf.vault, shelf.files, "letter")
    assert rendition is not None
    assert (rendition.origin, rendition.source.size) == ("hub", len(PLAN))
    (cited,) = open_submission(shelf.vault, ASSIGNMENT).citations["eo1.a"]
    assert cited.places == (PagePlace(2, 2),)


def test_a_bad_rendition_does_not_make_a_good_file_bad(shelf: Shelf, inspector: Inspector) -> None:
    letter, bad = docx(1), b"%PDF-1.7 nothing else"
    copy = artifact_of("letter", letter, kind="document", media_type=DOCX, rendition=bad)
    shelf.deliver(assignment_of([copy], []))
    arrive(shelf, {"letter": letter, "letter-pages": bad})
    check(shelf, inspector)
    found = facts(shelf, "letter")
    assert found is not None
    assert (found.fault, found.pages_from) == ("", "text")


def test_pages_are_made_here_where_nothing_readable_touches_the_disk_and_found_again(
    shelf: Shelf, inspector: Inspector
) -> None:
    letter = docx(1)
    shelf.deliver(assignment_of([artifact_of("letter", letter, kind="document", media_type=DOCX)], []))
    arrive(shelf, {"letter": letter})
    check(shelf, inspector, maker=PageMaker("on_disk", PLAN))
    asked = facts(shelf, "letter")
    assert asked is not None
    assert asked.pages_from == "text"
    maker = PageMaker("in_memory", PLAN)
    made = make_rendition(shelf.vault, shelf.files, maker, "letter", never)
    again = make_rendition(shelf.vault, shelf.files, maker, "letter", never)
    assert (made.origin, again.origin, maker.made) == ("laptop", "laptop", [False])
    restarted = shelf.reopened()
    found = find_rendition(restarted.vault, restarted.files, "letter")
    assert found is not None
    with found.source.open() as reader:
        assert reader.read() == PLAN
    restarted.vault.close()


def test_a_check_makes_pages_itself_when_that_stays_in_memory(shelf: Shelf, inspector: Inspector) -> None:
    letter = docx(1)
    shelf.deliver(assignment_of([artifact_of("letter", letter, kind="document", media_type=DOCX)], []))
    arrive(shelf, {"letter": letter})
    maker = PageMaker("in_memory", PLAN)
    check(shelf, inspector, maker=maker)
    found = facts(shelf, "letter")
    assert found is not None
    assert (found.pages, found.pages_from, maker.made) == (4, "laptop", [False])


def test_with_this_laptops_own_libreoffice_a_citation_of_a_slide_leads_to_it(
    shelf: Shelf, inspector: Inspector, tmp_path: Path
) -> None:
    converter = OfficeConverter(tmp_path / "office")
    if converter.way() != "in_memory":
        pytest.skip("no LibreOffice here, or no folder in memory")
    slides = pptx(3)
    shelf.deliver(assignment_of([artifact_of("talk", slides, kind="slides", media_type=PPTX)], [("slide 3", "talk")]))
    arrive(shelf, {"talk": slides})
    check_artifacts(shelf.vault, shelf.files, inspector, converter, (), [].append, never)
    found = facts(shelf, "talk")
    assert found is not None
    assert (found.pages, found.pages_from, found.fault) == (3, "laptop", "")
    (cited,) = open_submission(shelf.vault, ASSIGNMENT).citations["eo1.a"]
    assert cited.places == (PagePlace(2, 2),)


def test_pages_made_of_an_earlier_content_are_not_believed_and_replaced(shelf: Shelf) -> None:
    for content in (docx(1), broken_docx()):
        shelf.deliver(assignment_of([artifact_of("letter", content, kind="document", media_type=DOCX)], []))
        arrive(shelf, {"letter": content})
        assert find_rendition(shelf.vault, shelf.files, "letter") is None
        make_rendition(shelf.vault, shelf.files, PageMaker("in_memory", PLAN), "letter", never)
    kept = [path.name for path in shelf.files.folder.iterdir() if path.name.startswith("laptop-")]
    assert len(kept) == 1


def test_a_viewer_does_not_make_a_checked_file_poorer_and_new_facts_count_citations_anew(
    shelf: Shelf, inspector: Inspector
) -> None:
    two_plans(shelf)
    check(shelf, inspector)
    before, lost = facts(shelf, "plan"), readiness(shelf).unresolved
    record_facts(shelf.vault, "plan", ArtifactFacts(pages=2))
    assert facts(shelf, "plan") == before
    record_facts(shelf.vault, "locked", ArtifactFacts(pages=6))
    opened = facts(shelf, "locked")
    assert opened is not None
    assert (opened.pages, opened.fault) == (6, "password")
    cited = open_submission(shelf.vault, ASSIGNMENT).citations["eo1.a"]
    assert cited[2].places == (PagePlace(0, 1),)
    assert readiness(shelf).unresolved == sum(not one.places for one in cited) <= lost
