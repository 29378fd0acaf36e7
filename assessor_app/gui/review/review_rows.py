"""What the review's table says of each scorable: its level, its comment, and which citations were seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessor_app.domain.credential import Scorable
from assessor_app.domain.scoring import Score
from assessor_app.gui.workspace.score_badges import Badge, badge_for
from assessor_app.workflows.desk import OpenedSubmission


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line. ``seen`` of ``cited`` citations were on screen; ``cited`` is 0 for narratives."""

    scorable: Scorable
    score: Score
    badge: Badge
    seen: int
    cited: int

    @property
    def seen_words(self) -> str:
        """ "2 / 3", or a dash where nothing is cited."""
        return f"{self.seen} / {self.cited}" if self.cited else "–"


def review_rows(opened: OpenedSubmission, seen: Mapping[str, frozenset[int]]) -> tuple[ReviewRow, ...]:
    """A row per scorable in reading order."""
    rows = []
    for scorable in opened.credential.scorables():
        score = opened.assessment.score(scorable.id)
        cited = len(opened.citations.get(scorable.id, ())) if scorable.criterion is not None else 0
        looked = len([index for index in seen.get(scorable.id, frozenset()) if index < cited])
        rows.append(ReviewRow(scorable, score, badge_for(opened.credential, scorable, score.mark), looked, cited))
    return tuple(rows)
