"""A portfolio to assess, built from domain objects: three-part ELN with a four-level rubric, and a CTQ one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from assessor_app.domain.citation import (
    ArtifactFacts,
    Citation,
    Locator,
    PagePlace,
    Place,
    Problem,
    ResolvedCitation,
    TimePlace,
    WholePlace,
)
from assessor_app.domain.credential import (
    All,
    Credential,
    Criterion,
    DecisionRule,
    EachAtLeast,
    Level,
    Outcome,
    Part,
    PartAtLeast,
    Prompt,
    PromptGroup,
    Scale,
    WordLimit,
)
from assessor_app.domain.scoring import Assessment, Score
from assessor_app.domain.submission import Artifact, Assignment, CitedText, Response, SelfAnalysis, Submission
from assessor_app.workflows.desk import OpenedSubmission
from assessor_app.workflows.desk import Place as DeskPlace

NARRATIVE = Scale("narrative", (Level("not-passing", "Not passing"), Level("passing", "Passing")))
SHOWN = Scale("detail", (Level("not-shown", "Not demonstrated"), Level("shown", "Demonstrated")), ("not_scorable",))
RUBRIC = Scale(
    "rubric",
    (
        Level("basic", "Basic", "Little or no evidence of stakeholder input."),
        Level("developing", "Developing", "Some groups missing, or evidence only asserted."),
        Level("proficient", "Proficient", "Evidence from each group is gathered and summarised."),
        Level("exemplary", "Exemplary", "Evidence from all groups visibly shapes the final statement."),
    ),
    ("not_scorable",),
)
PLAN = Artifact("art-plan", "improvement-plan.pdf", "pdf", "application/pdf", 2_400_000, "0" * 64)
FORUM = Artifact("art-forum", "family-forum.mp4", "video", "video/mp4", 180_000_000, "1" * 64)
SURVEY = Artifact("art-survey", "climate-survey.xlsx", "sheet", "application/vnd.ms-excel", 90_000, "2" * 64)
PHOTO = Artifact("art-photo", "photo-wall.jpg", "image", "image/jpeg", 3_100_000, "3" * 64)
NOTES = Artifact("art-notes", "minutes & notes.txt", "text", "text/plain", 4_000, "4" * 64)
ARTIFACTS = (PLAN, FORUM, SURVEY, PHOTO, NOTES)

_OUTCOMES = (
    ("Inquiry and research", ("Reviews current statements", "Gathers evidence from every stakeholder group",
                              "Uses research base", "Sets expectations")),
    ("Collaborative process", ("Brings in every group", "Facilitates dialogue", "Articulates outcome",
                               "Records agreement")),
    ("Sustainable plan", ("Strategies and timeline", "Roles and monitoring", "Evaluation")),
)  # fmt: skip


def credential() -> Credential:
    """Three parts, eleven details on a four-level rubric."""
    outcomes = tuple(
        Outcome(
            f"eo{place}",
            title,
            tuple(
                Criterion(f"eo{place}.{'abcd'[index]}", words, "rubric", text_status="sample")
                for index, words in enumerate(details)
            ),
        )
        for place, (title, details) in enumerate(_OUTCOMES, start=1)
    )
    prompts = (
        Prompt("q1", "How were the vision and mission planned, researched, written and put in place?"),
        Prompt("q2", "Who took part, and how were they brought in?", 2),
    )
    rule = All((PartAtLeast("p1", "passing"), EachAtLeast("p2", "details", "proficient"), PartAtLeast("p3", "passing")))
    return Credential(
        "eln-mo/leading-vision-and-mission",
        "mo-current",
        "current",
        "Leading Vision and Mission",
        "Ed Leaders Network",
        {"narrative": NARRATIVE, "rubric": RUBRIC},
        (
            Part("p1", "Overview narrative", "narrative", "narrative", WordLimit("part", 1000), prompts),
            Part("p2", "Portfolio", "portfolio", outcomes=outcomes),
            Part(
                "p3", "Reflection", "reflection", "narrative", WordLimit("part", 500), (Prompt("r1", "What changed?"),)
            ),
        ),
        DecisionRule(rule),
    )


def component_credential() -> Credential:
    """Components on a two-level scale, a part without scale, and a reflection in groups of at most 500 words."""
    components = (Criterion("c1", "Observable behaviours", "detail"), Criterion("c2", "Protocol", "detail"))
    groups = (
        PromptGroup("g1", (Prompt("g1a", "How is it present?"),), words=WordLimit("group", maximum=500)),
        PromptGroup("g2", (Prompt("g2a", "Which obstacles?"),), words=WordLimit("group", maximum=500)),
    )
    rule = All((EachAtLeast("p2", "components", "shown"), PartAtLeast("p3", "passing")))
    return Credential(
        "ctq/ensuring-alignment-shared-purpose",
        "1",
        "current",
        "Ensuring Alignment to the Shared Purpose",
        "CTQ",
        {"narrative": NARRATIVE, "detail": SHOWN},
        (
            Part("p1", "Context", "narrative", prompts=(Prompt("q1", "Who?"),)),
            Part("p2", "Evidence", "portfolio", components=components),
            Part("p3", "Reflection", "reflection", "narrative", groups=groups),
        ),
        DecisionRule(rule),
    )


def cited(
    raw: str,
    artifact_id: str,
    *places: Place,
    problems: tuple[Problem, ...] = (),
    note: str = "",
    locators: tuple[Locator, ...] = (),
) -> ResolvedCitation:
    """A resolved citation in short."""
    return ResolvedCitation(Citation(raw, locators), artifact_id, places, problems, note)


STAKEHOLDERS = (
    cited("p. 12", "art-plan", PagePlace(11, 11)),
    cited("pp. 14-15", "art-plan", PagePlace(13, 14)),
    cited("03:20 to 04:05", "art-forum", TimePlace(200, 245)),
    cited("survey, sheet 2", "art-survey", WholePlace(), locators=(Locator("cell", "B4", "D9", sheet="Sheet 2"),)),
)
BEYOND_END = cited(
    "see page 140 of the plan",
    "art-plan",
    problems=(Problem("page_beyond_end", "page 140 of 20", (PagePlace(13, 13), PagePlace(3, 3))),),
)
CITATIONS = {
    "eo1.a": (cited("pp. 3, 7–9", "art-plan", PagePlace(2, 2), PagePlace(6, 8)), BEYOND_END),
    "eo1.b": STAKEHOLDERS,
    "eo1.c": (BEYOND_END, cited("photo wall", "art-photo", WholePlace())),
    "eo1.d": (cited("Artifact 9", "", problems=(Problem("no_such_artifact", "no such artifact"),)),),
    "eo2.a": (cited("minutes", "art-notes", WholePlace()),),
    "eo2.b": (cited("page v", "art-plan", PagePlace(4, 4), note="read as the printed page number"),),
}


def words(count: int) -> str:
    """A text of that many words, in paragraphs."""
    stock = ["Between", "September", "and", "November", "the", "leadership", "team", "held", "listening", "sessions"]
    pieces = [stock[number % len(stock)] for number in range(count)]
    return "\n\n".join(" ".join(pieces[start : start + 90]) for start in range(0, count, 90))


def submission(of: Credential, responses: dict[str, str] | None = None) -> Submission:
    """Attempt 2 with five artifacts."""
    explanation = (
        "Page 12 summarises who took part in each listening session; pages 14–15 show how the responses were coded. "
        "The forum recording lets you hear families name the three themes."
    )
    analyses = tuple(
        SelfAnalysis(key, explanation if key == "eo1.b" else "See the pages cited.", (CitedText("p. 12", "art-plan"),))
        for key in CITATIONS
    )
    texts = {"q1": words(700), "q2": words(514), "r1": words(486), "g1a": words(512), "g2a": "<b>Bold</b> claims"}
    texts.update(responses or {})
    return Submission(
        "sub-1",
        "LVM-2418",
        2,
        of.id,
        of.version,
        datetime(2026, 11, 1, tzinfo=UTC),
        tuple(Response(key, text) for key, text in texts.items()),
        ARTIFACTS,
        analyses,
    )


SCORES = {
    "p1": Score("passing"),
    "eo1.a": Score("proficient"),
    "eo1.d": Score("developing", "Expectations are named, not yet dated."),
    "eo2.a": Score("exemplary"),
    "eo2.b": Score("proficient", flagged=True),
    "eo2.d": Score("not_scorable", "The file is empty."),
    "eo3.a": Score("basic", "No dates."),
}


def opened(
    of: Credential | None = None,
    *,
    scores: dict[str, Score] | None = None,
    place: DeskPlace | None = None,
    present: frozenset[str] | None = None,
    due_in_days: int = 3,
) -> OpenedSubmission:
    """The first reader's assignment, as the desk hands it over."""
    chosen = of or credential()
    return OpenedSubmission(
        Assignment("asg-1", "sub-1", "reader_1", datetime.now(UTC) + timedelta(days=due_in_days)),
        chosen,
        submission(chosen),
        Assessment("asg-1", scores=scores or {}),
        CITATIONS,
        {"art-plan": ArtifactFacts(20), "art-forum": ArtifactFacts(duration=272.0)},
        present if present is not None else frozenset(artifact.id for artifact in ARTIFACTS),
        place or DeskPlace(),
    )
