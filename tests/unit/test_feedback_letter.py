"""The feedback letter: what it says, what it never says, and what a programme's own template may do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from assessor_app.domain.aliases import with_aliases
from assessor_app.domain.annotation import (
    ChangeAnswer,
    ChangeVerdict,
    CitationMark,
    Pin,
    Quote,
    Seen,
    answer_id,
    mark_id,
    seen_id,
)
from assessor_app.domain.citation import ArtifactFacts, PagePlace, TimePlace
from assessor_app.domain.letter_template import TemplateError
from assessor_app.domain.programme import Programme, Switches
from assessor_app.domain.scoring import Returned, ReturnPoint, Score
from assessor_app.domain.submission import Reopening
from assessor_app.gui.comments.citation_values import Cited, citation_values
from assessor_app.gui.review.letter_voice import LETTER_VOICE
from assessor_app.paths import RESOURCES
from assessor_app.workflows.desk import OpenedSubmission
from assessor_app.workflows.feedback_letter import letter_of
from assessor_app.workflows.letter_page import VOCABULARY
from tests.support.letters import COMMENT, letter_page, review_of, scores
from tests.support.portfolio import CITATIONS, opened
from tests.support.second_attempt import second_attempt


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._style:
            self.said.append(" ".join(data.split()))


def words(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    return "\n".join(reader.said)


def judged() -> OpenedSubmission:
    """1.b not met, its citations marked, one pin for the letter and one for nobody else."""
    found = opened(
        scores=scores(eo1_b=Score("developing", COMMENT), eo2_d=Score("not_scorable", "", False, "unreadable"))
    )
    first, second = (one.citation.raw for one in CITATIONS["eo1.b"][:2])
    annotations = {
        mark_id("eo1.b", 0, first): CitationMark("eo1.b", 0, first, "partly"),
        mark_id("eo1.b", 1, second): CitationMark("eo1.b", 1, second, "wrong_place", "art-plan", PagePlace(4, 4)),
        seen_id("art-forum"): Seen("art-forum", spans=((190.0, 240.0),)),
        "pin-1": Pin(
            "Families **are** named here", "art-plan", "", PagePlace(6, 6), None, Quote("our families"), "eo1.b", True
        ),
        "pin-2": Pin("a thought of my own", "art-plan", place=PagePlace(1, 1), scorable_id="eo1.b"),
    }  # fmt: skip
    return replace(found, annotations=annotations)


GOLDEN = """\
1.b · Gathers evidence from every stakeholder group
Developing
Some groups missing, or evidence only asserted.
The plan on
p. 12
names staff, but not families.
Evidence looked at
“p. 12” · improvement-plan.pdf: supports it in part
“pp. 14-15” · improvement-plan.pdf: was found at another place (p. 5)
“03:20 to 04:05” · family-forum.mp4: was looked at
Notes on the evidence
improvement-plan.pdf · p. 7
“our families”
Families
are
named here
Next step
Add the families’ survey.
Needed:
Proficient
– Evidence from each group is gathered and summarised.
1.c · Uses research base"""


def test_a_criterion_is_told_with_what_was_seen_and_the_next_step() -> None:
    said = words(letter_page(review_of(judged())))
    assert GOLDEN in said
    assert "a thought of my own" not in said
    # cited, but never opened and not marked: no claim is made
    assert "survey, sheet 2" not in said


def test_a_numbered_comment_keeps_its_numbers_and_its_emphasised_next_step() -> None:
    said = "3. The third detail lacks dates.\n\n**Next step**: 2) Add them."
    page = letter_page(review_of(opened(scores=scores(eo1_b=Score("developing", said)))))
    assert '<ol start="3"><li>The third detail lacks dates.</li></ol>' in page
    assert '<ol start="2"><li>Add them.</li></ol>' in page


def test_decision_reasons_and_dates_are_told() -> None:
    found = judged()
    signed = datetime(2026, 11, 20, 12, tzinfo=UTC)
    done = replace(
        found, assessment=replace(found.assessment, state="submitted", signed_at=signed, signature="Jo Reader")
    )
    said = words(letter_page(review_of(done)))
    for one in ("Leading Vision and Mission", "Missouri MC programme", "LVM-2418", "2", "20 November 2026",
                "Not yet earned", "1.b is Developing, Proficient needed", "2.d could not be scored, Proficient needed",
                "– The evidence cannot be opened or read"):  # fmt: skip
        assert one in said
    assert "Draft" not in said
    assert "Draft: not signed yet" in words(letter_page(review_of(found)))


@pytest.mark.parametrize(("hidden", "shown"), [(True, False), (False, True)])
def test_the_assessor_is_a_code_or_nobody_and_no_name_is_ever_told(hidden: bool, shown: bool) -> None:
    found = judged()
    named = replace(
        found,
        submission=replace(found.submission, practitioner="Rosalind Okafor"),
        assessment=replace(found.assessment, state="submitted", signature="Jo Reader", signed_at=datetime.now(UTC)),
    )
    switches = Switches(hide_assessor_from_practitioner=hidden)
    page = letter_page(review_of(named, Programme("P", switches)), assessor="A-07")
    assert ("A-07" in page) == shown
    assert "Jo Reader" not in page
    assert "Okafor" not in page


def told_of_1c(*marks: CitationMark) -> list[tuple[str, str, str, str]]:
    """The evidence told for 1.c, whose first citation leads nowhere and whose second is a photo, with these marks."""
    found = judged()
    given = {mark_id(one.scorable_id, one.index, one.raw): one for one in marks}
    letter = letter_of(review_of(replace(found, annotations={**found.annotations, **given})), LETTER_VOICE)
    (criterion,) = (one for one in letter.criteria if one.label == "1.c")
    return [(one.cited, one.file, one.remark, one.found) for one in criterion.evidence]


def test_a_citation_that_leads_nowhere_is_told_only_where_the_assessor_found_or_marked_it() -> None:
    lost, photo = CITATIONS["eo1.c"]
    assert told_of_1c() == []
    wrong = CitationMark("eo1.c", 0, lost.citation.raw, "wrong_place")
    assert told_of_1c(wrong) == [(lost.citation.raw, "improvement-plan.pdf", "wrong_place", "")]
    found = replace(wrong, artifact_id="art-forum", corrected=TimePlace(200, 245))
    assert told_of_1c(found) == [(lost.citation.raw, "family-forum.mp4", "elsewhere", "▶ 03:20–04:05")]
    shown = CitationMark("eo1.c", 1, photo.citation.raw, "supports")
    assert told_of_1c(shown) == [("photo wall", "photo-wall.jpg", "supports", "")]


@pytest.mark.parametrize("blind", [True, False])
def test_files_are_called_in_the_letter_as_in_the_comments(blind: bool) -> None:
    found = judged()
    plan = replace(found.submission.artifacts[0], name="Mrs Okafor plan.pdf")
    handed_in = (plan, *found.submission.artifacts[1:])
    called = with_aliases(handed_in, {}) if blind else handed_in
    found = replace(found, submission=replace(found.submission, artifacts=called))
    filled = citation_values(found, Cited("art-plan", PagePlace(11, 11)))["artifact"]
    page = letter_page(review_of(found, Programme("P", Switches(hide_practitioner=blind))))
    assert filled == ("Artifact 1.pdf" if blind else "Mrs Okafor plan.pdf")
    assert f"“p. 12” · {filled}: supports it in part" in words(page)
    assert f"{filled} · p. 7" in words(page)
    assert ("Okafor" in page) is not blind
    # what tells nobody keeps the name by which its practitioner knows it
    assert "family-forum.mp4" in page


def test_what_an_earlier_attempt_has_settled_keeps_its_level_and_says_no_more() -> None:
    found = replace(judged(), reopening=Reopening(frozenset({"eo1.b"}), kept={"eo1.a": "exemplary"}))
    letter = letter_of(review_of(found), LETTER_VOICE)
    kept = next(one for one in letter.criteria if one.label == "1.a")
    assert (kept.level, kept.carried, kept.comment, kept.evidence) == ("Exemplary", True, "", ())


def answered(verdict: ChangeVerdict = "partly", note: str = "Named, but **not dated**.") -> OpenedSubmission:
    """A second attempt with two criteria open again, one of them answered."""
    again = second_attempt()
    marked = {"eo1.b": Score("developing", "The plan on p. 12 lacks dates."), "eo2.a": Score("proficient", "Shown.")}
    return replace(
        again,
        assessment=replace(again.assessment, scores=marked),
        annotations={answer_id("eo1.b"): ChangeAnswer("eo1.b", verdict, note)},
    )


@pytest.mark.parametrize(("verdict", "word"), [("yes", "Yes"), ("partly", "Partly"), ("no", "No")])
def test_at_a_second_attempt_it_is_told_whether_the_requested_change_was_made(
    verdict: ChangeVerdict, word: str
) -> None:
    said = words(letter_page(review_of(answered(verdict))))
    told = (
        f"Was the requested change made?\n{word}\n"
        "Asked for at the attempt before: The agreements are announced. Next step: say which of them was kept, and how "
        "often.\nNamed, but\nnot dated"
    )
    assert said.count(told) == 1
    assert said.count("Was the requested change made?") == 1, "only where somebody said so"


def test_a_template_that_knows_nothing_of_answers_tells_them_with_the_comment() -> None:
    own = "{{#each criteria}}{{#if comment}}<h3>{{label}}</h3>{{comment}}{{/if}}{{/each}}"
    said = words(letter_page(review_of(answered()), own))
    assert "1.b\nWas the requested change made?\nPartly\nNamed, but\nnot dated\n.\nThe plan on p. 12" in said
    assert letter_page(review_of(answered()), "{{#each criteria}}{{change}}{{/each}}").count("Partly") == 1


def test_what_stood_before_has_no_answer_in_the_letter_even_if_there_is_one() -> None:
    found = answered()
    stale = {answer_id("eo1.a"): ChangeAnswer("eo1.a", "no", "long settled")}
    assert "long settled" not in letter_page(review_of(replace(found, annotations=stale)))


def returned() -> OpenedSubmission:
    """Sent back for a locked file, for something the rules do not know, and for a file mended and renamed since."""
    found = judged()
    points = (
        ReturnPoint("unreadable", "art-plan", "“improvement-plan.pdf” cannot be read: it is locked with a password."),
        ReturnPoint("other", "", "The second page is upside down."),
        ReturnPoint("unreadable", "art-photo", "“Okafor wall.jpg” cannot be read: it is damaged."),
    )
    when = datetime(2026, 11, 20, 12, tzinfo=UTC)
    said = Returned(when, points, "Please hand it in *again*.")
    done = replace(found.assessment, state="submitted", signature="Jo Reader", signed_at=when, returned=said)
    files = tuple(
        replace(one, name="Artifact 4.jpg", given_name="Okafor wall.jpg") if one.id == "art-photo" else one
        for one in found.submission.artifacts
    )
    return replace(
        found,
        submission=replace(found.submission, artifacts=files),
        assessment=done,
        facts={**found.facts, "art-plan": ArtifactFacts(fault="password")},
        present=frozenset(one.id for one in found.submission.artifacts),
    )


@pytest.mark.parametrize("own", ["", "{{decision}}{{#each reasons}}<p>{{reason}}</p>{{/each}}{{feedback}}"])
def test_a_submission_returned_unscored_has_a_letter_with_its_reasons(own: str) -> None:
    said = words(letter_page(review_of(returned()), own, assessor="A-07"))
    for one in (
        "Returned unscored",
        "“improvement-plan.pdf” cannot be read: it is locked with a password.",
        "The second page is upside down.",
        "“Artifact 4.jpg” cannot be read: it is damaged.",
        "Please hand it in\nagain",
    ):
        assert one in said
    # nothing was judged, nobody is named, and what was scored before is nobody's business
    for one in (
        "Developing",
        "1.b",
        "Draft",
        "Jo Reader",
        "A-07",
        "Okafor",
        "What was assessed",
    ):
        assert one not in said
    if not own:
        assert "20 November 2026" in said
        assert "It was not scored" in said


def test_hostile_words_stay_words() -> None:
    nasty = '<script>alert(1)</script><img src=x onerror=y> {{assessor}} "><b>'
    found = opened(scores=scores(eo1_b=Score("developing", nasty)))
    found = replace(found, assessment=replace(found.assessment, feedback=nasty))
    page = letter_page(review_of(found, Programme(nasty)))
    assert "<script" not in page
    assert "<img" not in page
    assert words(page).count(nasty) == 3


def test_a_programme_s_own_template_is_used_and_made_safe() -> None:
    own = (
        "<style>p { color: #123456 }</style><script>x()</script>"
        "<p onclick=x>Dear colleague, {{decision}} for {{code}}</p><img src='https://x.invalid/pixel.png'>"
        "{{#each criteria}}{{#if not_met}}<p>{{label}} {{level}}</p>{{/if}}{{/each}}"
    )
    page = letter_page(review_of(judged()), own)
    assert "<p>Dear colleague, Not yet earned for LVM-2418</p>" in page
    assert "<p>1.b Developing</p>" in page
    assert "p { color: #123456 }" in page
    assert not any(one in page for one in ("script>", "onclick", "x.invalid", "<img"))


def test_a_name_no_letter_has_is_told() -> None:
    with pytest.raises(TemplateError, match="“practitioner”, which a letter does not have"):
        letter_page(review_of(), "Dear {{practitioner}}")


def test_the_same_review_gives_the_same_page() -> None:
    assert letter_page(review_of(judged())) == letter_page(review_of(judged()))


def test_the_page_loads_nothing_and_says_what_it_is() -> None:
    page = letter_page(review_of(judged()))
    assert page.startswith("<!DOCTYPE html>")
    assert "default-src 'none'" in page
    assert '<meta charset="utf-8">' in page
    assert not any(one in page for one in ("http://", "https://", "src=", "href=", "url("))


def test_the_names_on_offer_are_told_in_the_readme() -> None:
    told = (RESOURCES / "letters" / "README.md").read_text(encoding="utf-8")
    names = {*VOCABULARY, *(key for inner in VOCABULARY.values() if inner for key in inner)}
    assert [one for one in sorted(names) if f"`{one}`" not in told] == []
