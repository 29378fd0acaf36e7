"""Completeness before competence: what is asked for and not there, for every shipped definition."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.domain.citation import ArtifactFacts, Citation, PagePlace, Problem, ResolvedCitation
from assessor_app.domain.completeness import Point, check_completeness
from assessor_app.domain.credential import Credential, EvidenceRequirement, EvidenceSlot, Part
from assessor_app.domain.definition import load_definition
from assessor_app.domain.evidence_slots import fit
from assessor_app.domain.submission import (
    Artifact,
    ArtifactKind,
    CitedText,
    Reopening,
    Response,
    SelfAnalysis,
    Submission,
)
from assessor_app.gui.workspace.word_rows import word_rows
from assessor_app.paths import RESOURCES
from assessor_app.sentences import Sentence, sentence

FILES = sorted((RESOURCES / "credentials").glob("*.yaml"))
DEFINITIONS = [load_definition(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in FILES]
CTQ = next(one for one in DEFINITIONS if one.id.startswith("ctq/"))
ELN = next(one for one in DEFINITIONS if one.id == "eln-mo/leading-vision-and-mission" and "pilot" not in one.version)
# A definition's file name says which it is; version labels do not all.
NAMES = [path.stem for path in FILES]


def artifact(key: str, kind: ArtifactKind, slot: str = "") -> Artifact:
    return Artifact(key, f"{key}.bin", kind, "application/octet-stream", 10, "0" * 64, slot)


def resolved(raw: str = "p. 1") -> ResolvedCitation:
    return ResolvedCitation(Citation(raw), "a1", (PagePlace(0, 0),))


def words_for(part: Part) -> str:
    """Enough words for a minimum, few enough for a maximum, whatever the scope."""
    limits = [one for one in (part.words, *(group.words for group in part.groups)) if one is not None]
    least = max((one.minimum or 0 for one in limits), default=0)
    return "word " * max(least, 5)


def whole(credential: Credential) -> tuple[Submission, dict[str, tuple[ResolvedCitation, ...]], frozenset[str]]:
    """A submission that lacks nothing."""
    texts: dict[str, str] = {}
    artifacts: list[Artifact] = []
    for part in credential.parts:
        if part.kind in ("narrative", "reflection"):
            for key in [one.id for one in part.all_prompts] or [part.id]:
                texts[key] = words_for(part)
        for slot in part.slots:
            kind = slot.any_of[0].kind
            known: dict[str, ArtifactKind] = {"document": "pdf", "survey_results": "sheet", "any": "pdf"}
            artifacts.append(artifact(f"a{len(artifacts) + 1}", known[kind], slot.id))
    criteria = [one.id for one in credential.scorables() if one.criterion is not None]
    analyses = tuple(SelfAnalysis(key, "It shows it.", (CitedText("p. 1", "a1"),)) for key in criteria)
    found = Submission(
        "s", "X-1", 1, credential.id, credential.version, datetime(2026, 11, 1, tzinfo=UTC),
        tuple(Response(key, text) for key, text in texts.items()), tuple(artifacts), analyses,
    )  # fmt: skip
    return found, {key: (resolved(),) for key in criteria}, frozenset(one.id for one in artifacts)


def look(credential: Credential, submission: Submission, **given: object) -> tuple[Point, ...]:
    _, citations, present = whole(credential)
    values: dict[str, object] = {"citations": citations, "facts": {}, "present": present} | given
    reopening = values.pop("reopening", None)
    return check_completeness(credential, submission, reopening=reopening, **values)  # type: ignore[arg-type]


def codes(points: tuple[Point, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.subject) for one in points]


def test_all_nine_definitions_are_looked_at() -> None:
    assert len(DEFINITIONS) == 9


@pytest.mark.parametrize("credential", DEFINITIONS, ids=NAMES)
def test_a_whole_submission_lacks_nothing(credential: Credential) -> None:
    submission, _, _ = whole(credential)
    assert look(credential, submission) == ()


@pytest.mark.parametrize("credential", DEFINITIONS, ids=NAMES)
def test_an_empty_submission_lacks_every_part_slot_and_criterion(credential: Credential) -> None:
    submission, _, _ = whole(credential)
    bare = replace(submission, responses=(), artifacts=(), analyses=())
    points = look(credential, bare, citations={}, present=frozenset())
    blocked = {one.subject for one in points if one.severity == "block"}
    written = {part.id for part in credential.parts if part.kind in ("narrative", "reflection")}
    slots = {slot.id for part in credential.parts for slot in part.slots if slot.required or slot.min_count}
    cited = {one.id for one in credential.scorables() if one.criterion is not None and not one.criterion.evidence_from}
    assert blocked == written | slots | cited
    assert all(one.side == "practitioner" for one in points)


@pytest.mark.parametrize("credential", DEFINITIONS, ids=NAMES)
@given(data=st.data())
def test_taking_one_thing_away_is_told_and_nothing_else(credential: Credential, data: st.DataObject) -> None:
    submission, _, present = whole(credential)
    asked = [one.id for one in credential.scorables() if one.criterion is not None and not one.criterion.evidence_from]
    kinds = ["response", "artifact"] + (["analysis", "explanation", "download"] if asked else ["download"])
    kind = data.draw(st.sampled_from(kinds))
    if kind == "response":
        gone = data.draw(st.sampled_from(submission.responses))
        left = replace(submission, responses=tuple(one for one in submission.responses if one != gone))
        part = next(p for p in credential.parts if gone.prompt_id in {p.id, *(one.id for one in p.all_prompts)})
        assert {one.scorable_id for one in look(credential, left)} == {part.id}
    elif kind == "artifact":
        gone_file = data.draw(st.sampled_from(submission.artifacts))
        left = replace(submission, artifacts=tuple(one for one in submission.artifacts if one != gone_file))
        assert codes(look(credential, left)) == [("missing_artifact", gone_file.slot_id)]
    elif kind == "download":
        away = data.draw(st.sampled_from(sorted(present)))
        points = look(credential, submission, present=present - {away})
        assert codes(points) == [("not_here", away)]
        assert points[0].side == "laptop"
    else:
        key = data.draw(st.sampled_from(asked))
        without = {
            "analysis": tuple(one for one in submission.analyses if one.criterion_id != key),
            "explanation": tuple(
                replace(one, explanation=" \n") if one.criterion_id == key else one for one in submission.analyses
            ),
        }[kind]
        points = look(credential, replace(submission, analyses=without))
        wanted = ["no_citation", "no_explanation"] if kind == "analysis" else ["no_explanation"]
        assert codes(points) == [(code, key) for code in wanted]


@pytest.mark.parametrize(
    ("duration", "told"),
    [(299.99, []), (300.0, [("too_long", "a3", "block")]), (301.0, [("too_long", "a3", "block")]),
     (None, [("unknown_length", "a3", "info")])],
)  # fmt: skip
def test_a_video_must_stay_under_five_minutes(duration: float | None, told: list[tuple[str, str, str]]) -> None:
    submission, _, _ = whole(CTQ)
    video = artifact("a3", "video", "example")
    changed = replace(submission, artifacts=(*submission.artifacts[:2], video))
    points = look(CTQ, changed, facts={"a3": ArtifactFacts(duration=duration)})
    assert [(one.code, one.subject, one.severity) for one in points] == told
    assert all(one.scorable_id == "c3" for one in points)


def test_survey_and_video_together_are_told() -> None:
    submission, _, present = whole(CTQ)
    both = replace(submission, artifacts=(*submission.artifacts, artifact("a4", "video", "example")))
    facts = {"a4": ArtifactFacts(duration=120)}
    points = look(CTQ, both, facts=facts, present=present | {"a4"})
    assert codes(points) == [("alternatives", "example")]
    assert points[0].sentence == (
        "“The behaviours seen in practice” asks for one or the other; handed in are survey results and a video."
    )
    too_long = look(CTQ, both, facts={"a4": ArtifactFacts(duration=400)}, present=present | {"a4"})
    # the survey is there, so the long video blocks nothing
    assert [(one.code, one.severity) for one in too_long] == [("too_long", "warn"), ("alternatives", "warn")]
    assert "a video under 5 minutes" in too_long[0].sentence


def test_a_sound_recording_is_no_survey() -> None:
    submission, _, _ = whole(CTQ)
    changed = replace(submission, artifacts=(*submission.artifacts[:2], artifact("a3", "audio", "example")))
    points = look(CTQ, changed)
    assert [(one.code, one.severity) for one in points] == [("wrong_kind", "block")]
    assert "survey results or a video under 5 minutes" in points[0].sentence


def test_where_no_file_says_what_it_is_for_only_what_cannot_be_there_is_missing() -> None:
    submission, _, _ = whole(CTQ)
    unsorted = tuple(replace(one, slot_id="") for one in submission.artifacts)
    assert look(CTQ, replace(submission, artifacts=unsorted)) == ()
    sounds = (artifact("a1", "audio"), artifact("a2", "audio"), artifact("a3", "audio"))
    points = look(CTQ, replace(submission, artifacts=sounds))
    assert codes(points) == [("missing_artifact", one) for one in ("behaviours", "protocol", "example")]


def test_word_limits_keep_their_scope_and_severity() -> None:
    submission, _, _ = whole(CTQ)
    part = next(one for one in CTQ.parts if one.kind == "reflection")
    group = part.groups[1]
    long = tuple(
        replace(one, text="word " * 501) if one.prompt_id == group.prompts[0].id else one
        for one in submission.responses
    )
    points = look(CTQ, replace(submission, responses=long))
    assert codes(points) == [("too_many_words", group.id)]
    assert group.words is not None
    assert points[0].severity == group.words.severity


@pytest.mark.parametrize("kind", ["document", "video"])
def test_files_stand_in_for_a_narrative_where_the_definition_lets_them(kind: str) -> None:
    submission, _, _ = whole(ELN)
    part = next(one for one in ELN.parts if one.kind == "narrative")
    forms = (EvidenceRequirement("document"), EvidenceRequirement("video", max_seconds=300, exclusive_max=True))
    slot = EvidenceSlot("told", "The overview in another form", forms)
    allowing = replace(ELN, parts=tuple(replace(one, slots=(slot,)) if one == part else one for one in ELN.parts))
    silent = replace(
        submission,
        responses=tuple(one for one in submission.responses if one.prompt_id not in {p.id for p in part.all_prompts}),
    )
    assert ("no_answer", part.id) in codes(look(allowing, silent))
    given: ArtifactKind = "pdf" if kind == "document" else "video"
    told = replace(silent, artifacts=(*silent.artifacts, artifact("told-1", given, "told")))
    _, _, present = whole(ELN)
    here, facts = present | {"told-1"}, {"told-1": ArtifactFacts(duration=299.0)}
    assert look(allowing, told, present=here, facts=facts) == ()
    assert [
        one.text for one in word_rows(allowing.parts[allowing.parts.index(replace(part, slots=(slot,)))], told)
    ] == ["Answered with files"]
    # one or the other
    both = replace(told, artifacts=(*told.artifacts, artifact("told-2", "video" if given == "pdf" else "pdf", "told")))
    facts["told-2"] = ArtifactFacts(duration=120.0)
    assert codes(look(allowing, both, present=here | {"told-2"}, facts=facts)) == [("alternatives", "told")]


def test_unreadable_files_are_told_apart_from_what_this_laptop_lacks() -> None:
    submission, _, _ = whole(CTQ)
    locked = look(CTQ, submission, facts={"a1": ArtifactFacts(fault="password")})
    assert [(one.code, one.side, one.severity) for one in locked] == [("unreadable", "practitioner", "block")]
    broken = look(CTQ, submission, facts={"a1": ArtifactFacts(fault="missing")})
    assert [(one.code, one.side) for one in broken] == [("not_readable_here", "laptop")]


def test_a_citation_that_leads_nowhere_is_told_with_its_reason() -> None:
    submission, citations, _ = whole(ELN)
    key = next(iter(citations))
    told = sentence("Page 140 of {n}.", n=20)
    nowhere = ResolvedCitation(Citation("p. 140"), "a1", (), (Problem("page_beyond_end", told, (PagePlace(13, 13),)),))
    points = look(ELN, submission, citations=citations | {key: (resolved(), nowhere)})
    assert codes(points) == [("citation_nowhere", key)]
    assert points[0].sentence.endswith("“p. 140” leads nowhere. Page 140 of 20.")
    assert isinstance(points[0].sentence, Sentence)
    assert points[0].sentence.values["why"] is told, "so that it can be said in another language"
    unwritten = replace(nowhere, citation=Citation(""))
    (point,) = look(ELN, submission, citations=citations | {key: (unwritten,)})
    assert point.sentence.endswith(": a citation leads nowhere. Page 140 of 20.")
    unread = replace(nowhere, problems=(Problem("unknown_length", "not read yet"),))
    assert look(ELN, submission, citations=citations | {key: (unread,)}) == ()


def test_a_further_attempt_is_asked_only_for_what_is_open_again() -> None:
    submission, citations, _ = whole(ELN)
    keys = list(citations)
    bare = replace(submission, analyses=(), responses=())
    points = look(ELN, bare, citations={}, reopening=Reopening(frozenset({keys[1]})))
    assert {one.subject for one in points} == {keys[1]}


@given(
    st.sampled_from(["pdf", "video", "audio", "image", "text", "document", "slides", "sheet", "link", "other"]),
    st.floats(0, 10_000) | st.none(),
    st.integers(1, 5_000),
    st.booleans(),
)
def test_a_length_fits_exactly_when_it_is_within(
    kind: ArtifactKind, duration: float | None, most: int, exclusive: bool
) -> None:
    form = EvidenceRequirement("video", most, exclusive)
    found = fit(form, artifact("a", kind), ArtifactFacts(duration=duration))
    if kind not in ("video", "link"):
        assert found == "wrong_kind"
    elif duration is None:
        assert found == "unknown"
    else:
        within = duration < most if exclusive else duration <= most
        assert found == ("fits" if within else "too_long")
