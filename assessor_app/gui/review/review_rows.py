"""What the review's table says of each scorable: its level, its comment, and which citations were seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assessor_app.domain.annotation import CitationVerdict
from assessor_app.domain.coverage import mark_on
from assessor_app.domain.credential import Scorable
from assessor_app.domain.light_markdown import to_plain
from assessor_app.domain.scoring import Score
from assessor_app.gui.workspace.score_badges import Badge, badge_for
from assessor_app.workflows.desk import OpenedSubmission

# as on the citation chips: supports, partly, not there, wrong place
_SIGNS: Final[tuple[tuple[CitationVerdict, str], ...]] = (
    ("supports", "✓"),
    ("partly", "½"),
    ("not_there", "✕"),
    ("wrong_place", "→"),
)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line. ``seen`` of ``cited`` citations were on screen or marked; ``cited`` is 0 for narratives.

    ``marks`` are the verdicts given, in the order of the citations.
    """

    scorable: Scorable
    score: Score
    badge: Badge
    seen: int
    cited: int
    marks: tuple[CitationVerdict, ...] = ()

    @property
    def comment_words(self) -> str:
        """The comment without the marks of light Markdown."""
        return to_plain(self.score.comment)

    @property
    def seen_words(self) -> str:
        """ "2 / 3", or a dash where nothing is cited; with the marks behind it: "2 / 3 · 1 ✓ 1 ✕"."""
        if not self.cited:
            return "–"
        counted = " ".join(f"{n} {sign}" for one, sign in _SIGNS if (n := self.marks.count(one)))
        seen = f"{self.seen} / {self.cited}"
        return f"{seen} · {counted}" if counted else seen


def review_rows(opened: OpenedSubmission, seen: Mapping[str, frozenset[int]]) -> tuple[ReviewRow, ...]:
    """A row per scorable in reading order."""
    rows = []
    for scorable in opened.credential.scorables():
        score = opened.assessment.score(scorable.id)
        cited = opened.citations.get(scorable.id, ()) if scorable.criterion is not None else ()
        found = [mark_on(opened.annotations, scorable.id, place, one) for place, one in enumerate(cited)]
        marks = tuple(one.verdict for one in found if one is not None)
        looked = sum(1 for place in seen.get(scorable.id, frozenset()) if place < len(cited))
        badge = badge_for(opened.credential, scorable, score.mark)
        rows.append(ReviewRow(scorable, score, badge, looked, len(cited), marks))
    return tuple(rows)
