"""A second attempt to look at: the portfolio of ``portfolio.py`` with an earlier one, and real PDFs of both plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pymupdf

from assessor_app.domain.submission import (
    Artifact,
    CitedText,
    EarlierAttempt,
    EarlierScore,
    Reopening,
    SelfAnalysis,
    Submission,
)
from assessor_app.media.byte_source import MemoryBytes
from assessor_app.workflows.desk import ArtifactSource, OpenedSubmission, Rendition
from tests.support.desk_for_workspace import MemoryDesk
from tests.support.portfolio import ARTIFACTS, NOTES, PLAN, opened

OPEN_AGAIN = frozenset({"eo1.b", "eo2.a"})
OLD_PLAN = Artifact("old-plan", "improvement-plan-draft.pdf", "pdf", "application/pdf", 2_000_000, "a" * 64)
OLD_BOARD = Artifact("old-board", "notice-board.jpg", "image", "image/jpeg", 900_000, "b" * 64)
OLD_NOTES = replace(NOTES, id="old-notes", sha256="c" * 64)
OLD_REST = tuple(replace(one, id=f"old-{one.id}") for one in ARTIFACTS if one not in (PLAN, NOTES))
COMMENT = "The agreements are announced. Next step: say which of them was kept, and how often."
FEEDBACK = "Most is shown clearly.\n\nTwo details are not shown yet; everything else stands."
DECIDED = datetime(2026, 10, 12, 9, tzinfo=UTC)

PAGES_THEN = ["Our school and what it needs", "Teams meet every second week to plan", "Budget and dates of the year"]
PAGES_NOW = [
    "Our school and what it needs",
    "Teams meet every third week to plan",
    "Feedback given on twelve lessons with dates",
    "Budget and dates of the year",
]
TEXTS = {
    "art-notes": "We met in March.\nFour came.\nWe agreed on walks.",
    "old-notes": "We met in March.\nThree came.\nWe agreed on walks.",
}


def earlier_attempt(of: OpenedSubmission) -> EarlierAttempt:
    """The attempt before: another plan, a picture that is gone, and one answer in other words."""
    now = of.submission
    responses = tuple(
        replace(one, text=one.text.replace("September", "August", 1) + " It was a start.")
        if one.prompt_id == "q1"
        else one
        for one in now.responses
    )
    analyses = (
        SelfAnalysis("eo1.a", "See the pages cited.", (CitedText("p. 12", "old-plan"),)),
        SelfAnalysis("eo1.b", "The photo shows it.", (CitedText("the notice board", "old-board"),)),
    )
    submission = Submission(
        "sub-0", now.code, 1, now.credential_id, now.credential_version, datetime(2026, 9, 1, tzinfo=UTC), responses,
        (OLD_PLAN, OLD_BOARD, OLD_NOTES, *OLD_REST), analyses,
    )  # fmt: skip
    scores = tuple(
        EarlierScore(one.id, mark, title, comment)
        for one in of.credential.scorables()
        for mark, title, comment in [
            ("developing", "Developing", COMMENT) if one.id in OPEN_AGAIN else (_kept(of, one.id), "Shown", "")
        ]
    )
    return EarlierAttempt(submission, "Not yet earned", DECIDED, FEEDBACK, scores)


def second_attempt(*, hidden: bool = False) -> OpenedSubmission:
    """Two criteria open again, the other marks kept; what was said before may still be hidden."""
    first = opened()
    scorables = first.credential.scorables()
    kept = {one.id: _kept(first, one.id) for one in scorables if one.id not in OPEN_AGAIN}
    reopening = Reopening(OPEN_AGAIN, None if hidden else earlier_attempt(first), kept)
    return replace(first, reopening=reopening)


def _kept(of: OpenedSubmission, scorable_id: str) -> str:
    levels = of.credential.scorable(scorable_id).scale.levels
    return levels[min(2, len(levels) - 1)].id


def pdf_of(pages: list[str]) -> bytes:
    """A PDF with these words on its pages."""
    document = pymupdf.open()
    for words in pages:
        document.new_page(width=300, height=300).insert_text((20, 40), words, fontsize=9)
    data: bytes = document.tobytes()
    document.close()
    return data


class SecondDesk(MemoryDesk):
    """Hands out real files of both attempts."""

    def __init__(self, of: OpenedSubmission) -> None:
        super().__init__(of)
        self.files = {"art-plan": pdf_of(PAGES_NOW), "old-plan": pdf_of(PAGES_THEN)}
        self.files |= {key: text.encode() for key, text in TEXTS.items()}

    def artifact_source(self, artifact_id: str) -> ArtifactSource:
        if artifact_id in self.files and not self.source_failures:
            self._note("artifact_source", artifact_id)
            return MemoryBytes(self.files[artifact_id])
        return super().artifact_source(artifact_id)

    def rendition(self, artifact_id: str) -> Rendition | None:
        self._note("rendition", artifact_id)
        return None
