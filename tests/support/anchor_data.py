"""Anchor examples, truths and reports as a lead's work brings them to a reader's laptop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from assessor_app.domain.reading import Anchor, ToldReport, Truth
from assessor_app.domain.submission import Artifact, CitedText, SelfAnalysis, Submission
from tests.support import portfolio

PLAN = Artifact("anchor-plan", "forum-plan.pdf", "pdf", "application/pdf", 4, "0" * 64)
NAMED_ONLY = "Groups are named only."
WELCOME = "Welcome to the programme."
WHEN = datetime(2026, 11, 20, 9, tzinfo=UTC)


def anchor(
    scorable_id: str,
    level: str,
    rationale: str = "Every group has a session of its own.",
    cited: Sequence[str] = ("p. 4", "pages 8-9"),
    *,
    retired: bool = False,
) -> Anchor:
    """An example of one level of a criterion of the sample credential."""
    of = portfolio.credential()
    analysis = SelfAnalysis(
        scorable_id, "Page 4 lists the groups we met.", tuple(CitedText(raw, PLAN.id) for raw in cited)
    )
    submission = Submission("sub-anchor", "LVM-0007", 1, of.id, of.version, WHEN, (), (PLAN,), (analysis,))
    key = f"anchor-{scorable_id}-{level}"
    return Anchor(key, of.id, of.version, scorable_id, level, rationale, submission, retired)


def truth(**agreed: str) -> Truth:
    """What was agreed for the seed that assignment asg-1 turned out to be; ``eo1_b`` stands for eo1.b."""
    marks = {key.replace("_", "."): mark for key, mark in agreed.items()}
    return Truth("asg-1", marks, {"eo1.a": "The statement is read against three sources."}, WHEN)


def report(number: int, text: str = "Your scores on **1.b** are about half a level stricter than most.") -> ToldReport:
    """A lead's private word."""
    of = portfolio.credential()
    return ToldReport(f"told-{number}", "L-01", WHEN.replace(day=number), of.id, of.version, text)
