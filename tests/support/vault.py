"""A real encrypted vault in a temporary folder, filled the way sync fills it: through the feed."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from assessor_app.domain.annotation import Annotation
from assessor_app.domain.annotation_body import body_of, kind_of
from assessor_app.domain.scoring import Score
from assessor_app.protocol.messages import (
    AnalysisCopy,
    AnnotationBody,
    AnnotationCopy,
    ArtifactCopy,
    AssessmentCopy,
    AssignmentCopy,
    BankCopy,
    CitedCopy,
    CredentialCopy,
    ProgrammeCopy,
    ReasonCopy,
    ReceiptCopy,
    ResponseCopy,
    ScoreBody,
    ScoreCopy,
    SubmissionCopy,
    SwitchesCopy,
)
from assessor_app.store import artifacts, feed
from assessor_app.store.artifact_files import ArtifactFiles
from assessor_app.store.vault import Vault
from tests.support.sealed import put_file

KEY = bytes(range(32))
ARTIFACT_KEY = bytes(range(32, 64))
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ASSIGNMENT = "as-1"
PLAN = b"%PDF-1.7 not a real plan, but real bytes\n" * 20
CLIP = b"\x00\x00\x00\x18ftypmp42 not a real clip\n" * 30
SCORABLES = ("p1", "eo1.a", "eo1.b", "eo2.a", "p3")
GOOD_MARKS: Mapping[str, str] = {
    "p1": "passing",
    "eo1.a": "shown",
    "eo1.b": "shown",
    "eo2.a": "shown",
    "p3": "passing",
}


def definition(**changes: Any) -> dict[str, Any]:
    """A small three-part definition in the shape of mcdef/1."""
    found: dict[str, Any] = {
        "schema": "mcdef/1",
        "id": "test/vision",
        "title": "A Vision in Small",
        "version": {"label": "v1", "status": "current"},
        "issuer": {"name": "Test Issuer"},
        "provenance": {"sources": ["made for tests"], "rights": "own words", "review": "reviewed"},
        "scales": _scales(),
        "parts": [
            _narrative("p1", "Overview", "narrative", 5, {"q1": "Why?", "q2": "Who?"}),
            _portfolio(),
            _narrative("p3", "Reflection", "reflection", 3, {"r1": "What next?"}),
        ],
        "decision": _decision(),
    }
    return found | changes


def _scales() -> dict[str, Any]:
    return {
        "narrative": {"levels": [{"id": "not-passing", "title": "Not passing"}, {"id": "passing", "title": "Passing"}]},
        "detail": {
            "levels": [{"id": "not-shown", "title": "Not demonstrated"}, {"id": "shown", "title": "Demonstrated"}],
            "extra_marks": ["not_scorable"],
        },
    }


def _narrative(part: str, title: str, kind: str, least_words: int, prompts: Mapping[str, str]) -> dict[str, Any]:
    """A part that is answered in words, scored as one."""
    return {
        "id": part,
        "title": title,
        "kind": kind,
        "scale": "narrative",
        "words": {"min": least_words, "scope": "part", "severity": "warn"},
        "prompts": [{"id": prompt, "text": text} for prompt, text in prompts.items()],
    }


def _portfolio() -> dict[str, Any]:
    detail = {"scale": "detail", "text_status": "sample"}
    return {
        "id": "p2",
        "title": "Portfolio",
        "kind": "portfolio",
        "submissions": [{"id": "portfolio", "title": "Artifacts", "min_count": 1, "any_of": [{"kind": "any"}]}],
        "declared_outcomes": 2,
        "outcomes": [
            {
                "id": "eo1",
                "title": "Inquiry",
                "details": [
                    {"id": "eo1.a", "title": "Weighs several sources", **detail},
                    {"id": "eo1.b", "title": "Draws on research", **detail},
                ],
            },
            {"id": "eo2", "title": "Plan", "details": [{"id": "eo2.a", "title": "Names steps", **detail}]},
        ],
    }


def _decision() -> dict[str, Any]:
    return {
        "pass_if": {
            "all": [
                {"part": "p1", "at_least": "passing"},
                {"each": "p2.details", "at_least": "shown"},
                {"part": "p3", "at_least": "passing"},
            ]
        },
        "on_pass": "Earned",
        "on_fail": "Not yet earned",
    }


def blocked_definition() -> dict[str, Any]:
    """As :func:`definition`, with a finding that forbids a final decision until a lead accepts it."""
    provenance = {
        "sources": ["made for tests"],
        "rights": "own words",
        "review": "unreviewed",
        "findings": [{"code": "MISSING_DETAILS", "severity": "block", "note": "samples"}],
    }
    return definition(provenance=provenance)


def credential_copy(*, accepted: bool = True, data: Mapping[str, Any] | None = None) -> CredentialCopy:
    """The definition as the feed carries it."""
    chosen = dict(definition() if data is None else data)
    return CredentialCopy(id=chosen["id"], version=chosen["version"]["label"], definition=chosen, accepted=accepted)


def artifact_copy(artifact_id: str, name: str, content: bytes, kind: Any = "pdf") -> ArtifactCopy:
    """Facts of one artifact with this content."""
    digest = hashlib.sha256(content).hexdigest()
    return ArtifactCopy(
        id=artifact_id, name=name, kind=kind, media_type="application/octet-stream", size=len(content), sha256=digest
    )


def submission_copy(number: int = 1) -> SubmissionCopy:
    """A small submission: three answers, a plan and a clip, every detail analysed."""
    plan, clip = f"a{number}-plan", f"a{number}-clip"
    return SubmissionCopy(
        id=f"sub-{number}",
        code=f"TV-{2400 + number}",
        attempt=1,
        credential_id="test/vision",
        credential_version="v1",
        received_at=NOW,
        responses=[
            ResponseCopy(prompt_id="q1", text="Because we listened to everyone first."),
            ResponseCopy(prompt_id="q2", text="All staff."),
            ResponseCopy(prompt_id="r1", text="More of it."),
        ],
        artifacts=[
            artifact_copy(plan, "improvement-plan.pdf", PLAN),
            artifact_copy(clip, "staff-meeting.mp4", CLIP, "video"),
        ],
        analyses=[
            AnalysisCopy(
                criterion_id="eo1.a",
                explanation="The plan compares three sources.",
                citations=[CitedCopy(raw="p. 2", artifact_id=plan), CitedCopy(raw="0:10 - 0:20", artifact_id=clip)],
            ),
            AnalysisCopy(
                criterion_id="eo1.b", explanation="Cited.", citations=[CitedCopy(raw="page 9", artifact_id=plan)]
            ),
            AnalysisCopy(criterion_id="eo2.a", explanation="See the plan.", citations=[CitedCopy(raw="pp. 1-2")]),
        ],
    )


def assignment_copy(number: int = 1, due_at: datetime | None = None) -> AssignmentCopy:
    """Assignment ``as-<number>`` of submission ``sub-<number>``."""
    return AssignmentCopy(id=f"as-{number}", submission=submission_copy(number), role="reader_1", due_at=due_at)


def annotation_copy(
    annotation_id: str, annotation: Annotation | None, rev: int, assignment_id: str = ASSIGNMENT
) -> AnnotationCopy:
    """The hub's copy of one annotation, None where it was deleted."""
    body = None if annotation is None else AnnotationBody(kind=kind_of(annotation), body=body_of(annotation))
    return AnnotationCopy(assignment_id=assignment_id, annotation_id=annotation_id, rev=rev, annotation=body)


def bank_copy(comment_id: str, text: str, **changes: str) -> BankCopy:
    """A comment of the programme."""
    return BankCopy(id=comment_id, text=text, **changes)


def programme_copy(**changes: Any) -> ProgrammeCopy:
    """Settings of a programme that hides names, counts no days and has two reasons."""
    switches = SwitchesCopy(
        hide_practitioner=True,
        hide_assessor_from_practitioner=True,
        hide_other_reader_until_both_submitted=True,
        hide_earlier_attempts_until_scored=False,
    )
    whole: dict[str, Any] = {
        "name": "Test programme",
        "switches": switches,
        "turnaround_days": None,
        "holidays": [],
        "weekend": [5, 6],
        "reasons": [ReasonCopy(code="unreadable", title="Cannot be read"), ReasonCopy(code="other", title="Other")],
        "bank": [],
        "letter": "",
        "may_return_incomplete": True,
        "most_attempts": 2,
    }
    return ProgrammeCopy(**(whole | changes))


def score_copy(scorable_id: str, score: Score, rev: int, assignment_id: str = ASSIGNMENT) -> ScoreCopy:
    """The hub's copy of one score."""
    body = ScoreBody(mark=score.mark, comment=score.comment, flagged=score.flagged, reason=score.reason)
    return ScoreCopy(assignment_id=assignment_id, scorable_id=scorable_id, rev=rev, score=body)


def assessment_copy(
    rev: int,
    *,
    feedback: str = "",
    state: Any = "open",
    receipt: str = "",
    decision: str = "Earned",
    assignment_id: str = ASSIGNMENT,
) -> AssessmentCopy:
    """The hub's copy of an assessment's frame."""
    proof = ReceiptCopy(number=receipt, received_at=NOW, decision=decision) if receipt else None
    return AssessmentCopy(assignment_id=assignment_id, rev=rev, feedback=feedback, state=state, receipt=proof)


@dataclass(frozen=True)
class Shelf:
    """A vault with its folder of artifact files."""

    vault: Vault
    files: ArtifactFiles
    path: Path

    def reopened(self) -> Shelf:
        """The same after a restart of the program."""
        self.vault.close()
        return Shelf(Vault.open(self.path, KEY), self.files, self.path)

    def deliver(self, *copies: Any) -> None:
        """Store copies as sync does, in one transaction."""
        puts = {
            "credential": feed.put_credential,
            "assignment": feed.put_assignment,
            "score": feed.put_score,
            "assessment": feed.put_assessment,
            "annotation": feed.put_annotation,
            "programme": feed.put_programme,
        }
        with self.vault.write() as session:
            for copy in copies:
                puts[copy.kind](session, copy)

    def download(self, number: int = 1) -> None:
        """Put the artifacts of one submission on the disk, verified."""
        for artifact_id, content in ((f"a{number}-plan", PLAN), (f"a{number}-clip", CLIP)):
            put_file(self.files, artifact_id, content)
            with self.vault.write() as session:
                artifacts.mark_present(session, artifact_id)


def make_shelf(folder: Path, *, filled: bool = True) -> Shelf:
    """The vault under ``folder``; a new one is ``filled`` with one definition and one assignment. Close it yourself.

    It is copied from the first one of this run: making its tables takes longer than most tests.
    """
    (folder / "artifacts").mkdir(parents=True, exist_ok=True)
    path = folder / "vault.db"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(_made_before(filled=filled))
    return Shelf(Vault.open(path, KEY), ArtifactFiles(folder / "artifacts", ARTIFACT_KEY), path)


@cache
def _made_before(*, filled: bool) -> bytes:
    """The closed database of such a vault."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        shelf = Shelf(Vault.open(path, KEY), ArtifactFiles(Path(folder), ARTIFACT_KEY), path)
        if filled:
            shelf.deliver(credential_copy(), assignment_copy())
        shelf.vault.close()
        return path.read_bytes()


@contextmanager
def open_shelf(folder: Path, *, filled: bool = True) -> Iterator[Shelf]:
    """As :func:`make_shelf`, closed at the end."""
    shelf = make_shelf(folder, filled=filled)
    try:
        yield shelf
    finally:
        shelf.vault.close()
