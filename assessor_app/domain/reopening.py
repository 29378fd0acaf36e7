"""Which marks decide a further attempt: one's own for what is open again, those of before for all else."""

from __future__ import annotations

from collections.abc import Mapping

from assessor_app.domain.submission import Reopening


def effective_marks(reopening: Reopening | None, own_marks: Mapping[str, str | None]) -> dict[str, str | None]:
    """The marks (scorable id → level id, extra mark or None) a rule is to be evaluated over.

    At a first attempt these are one's own. At a further one a mark of one's own counts only where the criterion is
    open again, even if one should exist elsewhere, and what is not open again keeps the mark it had.
    """
    if reopening is None:
        return dict(own_marks)
    told = {one.scorable_id: one.mark for one in reopening.earlier.scores} if reopening.earlier is not None else {}
    marks: dict[str, str | None] = {key: mark for key, mark in own_marks.items() if key in reopening.open_again}
    marks.update({key: mark for key, mark in {**told, **reopening.kept}.items() if key not in reopening.open_again})
    return marks


def may_score(reopening: Reopening | None, scorable_id: str) -> bool:
    """Whether this attempt asks for a mark there."""
    return reopening is None or scorable_id in reopening.open_again
