"""A case for the side by side page: two readers of the sample portfolio who differ, and a desk that keeps acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from assessor_app.domain.annotation import (
    Annotation,
    CitationMark,
    CitationVerdict,
    Pin,
    Region,
    Seen,
    mark_id,
    seen_id,
)
from assessor_app.domain.calibration_rules import CalibrationRules
from assessor_app.domain.citation import PagePlace, TimePlace
from assessor_app.domain.lead_acts import Adjudication, CaseTaken, LeadAct, MadeAct
from assessor_app.domain.reading import Anchor, Reading, ReadingDetail, ToldReport, Truth
from assessor_app.domain.scoring import Score
from assessor_app.domain.submission import Assignment
from assessor_app.errors import DeskError
from assessor_app.workflows.calibration_picture import Case
from assessor_app.workflows.desk import ArtifactSource, OpenedSubmission, SyncStatus
from tests.support import portfolio
from tests.support.desk_for_workspace import MemoryDesk

WHEN = datetime(2026, 11, 20, 9, tzinfo=UTC)
SEVERE = {"p1": "passing", "eo1.a": "proficient", "eo1.b": "basic", "eo1.c": "developing", "eo1.d": "developing"}
STEADY = {"p1": "passing", "eo1.a": "proficient", "eo1.b": "proficient", "eo1.c": "basic", "eo1.d": "developing"}


def mark_of(scorable_id: str, index: int, verdict: CitationVerdict) -> CitationMark:
    """What a reader said of a citation of the sample portfolio."""
    cited = portfolio.CITATIONS[scorable_id][index]
    return CitationMark(scorable_id, index, cited.citation.raw, verdict, cited.artifact_id)


def annotations(*given: Annotation) -> dict[str, Annotation]:
    """Annotations under ids of their kinds."""
    found: dict[str, Annotation] = {}
    for number, one in enumerate(given):
        if isinstance(one, CitationMark):
            found[mark_id(one.scorable_id, one.index, one.raw)] = one
        else:
            found[seen_id(one.artifact_id) if isinstance(one, Seen) else f"pin-{number}"] = one
    return found


LEFT_BY_SEVERE = annotations(
    Seen("art-plan", frozenset({2, 11})),
    mark_of("eo1.b", 0, "not_there"),
    Pin("Only six names, no groups.", "art-plan", "", PagePlace(11, 11), Region(0.12, 0.3, 0.5, 0.08), None, "eo1.b"),
)
LEFT_BY_STEADY = annotations(
    Seen("art-plan", frozenset({11, 12, 13, 14})),
    Seen("art-forum", spans=((190.0, 250.0),)),
    mark_of("eo1.b", 0, "supports"),
    mark_of("eo1.b", 2, "partly"),
    Pin(
        "All six groups are named here.", "art-plan", "", PagePlace(11, 11), Region(0.12, 0.42, 0.7, 0.1), None, "eo1.b"
    ),
    Pin("Families name the themes.", "art-forum", "", TimePlace(215.0), None, None, "eo1.b"),
)
COMMENTS = {
    "A-02": "Six groups are listed, each with its own session; what became of their words is not shown.",
    "A-05": "No evidence that every group was heard.",
}


REASON = "Six groups are named with their dates."


def reading(
    reader: str, marks: Mapping[str, str], left: Mapping[str, Annotation] | None, *, role: str = "reader_1"
) -> Reading:
    """One submitted reading of the sample portfolio; ``left`` None where its detail is not here yet."""
    comment = COMMENTS.get(reader, "")
    detail = None if left is None else ReadingDetail({"eo1.b": Score(marks["eo1.b"], comment)}, "", left)
    of = portfolio.credential()
    key = (f"asg-{reader}", "sub-1", "LVM-2418", 2, of.id, of.version, reader, role)
    return Reading(*key, WHEN, WHEN + timedelta(days=1), "", marks, detail=detail)


def case(*, taken: bool = True, judge_first: bool = False, detail: bool = True) -> Case:
    """A-05 is severe on 1.b, A-02 is not; they differ by a level on 1.c."""
    severe = reading("A-05", SEVERE, LEFT_BY_SEVERE if detail else None)
    steady = reading("A-02", STEADY, LEFT_BY_STEADY if detail else None, role="reader_2")
    rules = CalibrationRules(judge_first=judge_first)
    mine = "asg-lead" if taken else ""
    return Case("sub-1", "LVM-2418", 2, portfolio.credential(), (severe, steady), rules, mine, taken)


def opened_for_lead() -> OpenedSubmission:
    """The evidence as the lead's own assignment brings it."""
    found = portfolio.opened()
    mine = replace(found.assessment, assignment_id="asg-lead")
    return replace(found, assignment=Assignment("asg-lead", "sub-1", "adjudicator"), assessment=mine)


@dataclass
class Kept:
    """What a CaseDesk was told, and what it is to answer."""

    acts: list[LeadAct] = field(default_factory=list)
    online: bool = True
    refusals: list[DeskError] = field(default_factory=list)
    sources: dict[str, ArtifactSource] = field(default_factory=dict)
    anchors: tuple[Anchor, ...] = ()
    truth: Truth | None = None
    reports: tuple[ToldReport, ...] = ()


class CaseDesk(MemoryDesk):
    """A desk of a lead who has one case."""

    def __init__(self, of: Case | None = None, opened: OpenedSubmission | None = None) -> None:
        super().__init__(opened or opened_for_lead())
        self.of = of or case()
        self.kept = Kept()
        self.after_act: Callable[[LeadAct], None] | None = None

    def case(self, submission_id: str) -> Case:
        self._note("case", submission_id)
        return self.of

    def sync_status(self) -> SyncStatus:
        self._note("sync_status")
        return SyncStatus(self.kept.online, "", 0, None)

    def make_act(self, act: LeadAct) -> MadeAct:
        """Keeps it, waiting for the hub; the case follows."""
        self._note("make_act", act)
        if self.kept.refusals:
            raise self.kept.refusals.pop(0)
        self.kept.acts.append(act)
        made = MadeAct(f"act-{len(self.kept.acts)}", "L-01", WHEN + timedelta(days=2), None, act)
        self.of = replace(self.of, acts=(*self.of.acts, made))
        if isinstance(act, Adjudication):
            self.of = replace(self.of, adjudications={**self.of.adjudications, act.scorable_id: made})
        elif isinstance(act, CaseTaken):
            self.of = replace(self.of, taken=True)
        return made

    def arrive(self) -> None:
        """What a sync does once the hub has given the case."""
        self.of = case()

    def artifact_source(self, artifact_id: str) -> ArtifactSource:
        return self.kept.sources.get(artifact_id) or super().artifact_source(artifact_id)

    def anchors(self, credential_id: str, version: str) -> tuple[Anchor, ...]:
        self._note("anchors", credential_id, version)
        return self.kept.anchors

    def truth(self, assignment_id: str) -> Truth | None:
        self._note("truth", assignment_id)
        return self.kept.truth

    def told_reports(self) -> tuple[ToldReport, ...]:
        self._note("told_reports")
        return self.kept.reports
