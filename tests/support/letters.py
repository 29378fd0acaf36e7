"""Reviews and letters made of the portfolio, for tests of what a practitioner is told."""

from __future__ import annotations

from dataclasses import replace

from assessor_app.domain.decision import decide
from assessor_app.domain.programme import Programme
from assessor_app.domain.reopening import effective_marks
from assessor_app.domain.scoring import Score
from assessor_app.gui.review.letter_voice import LETTER_VOICE
from assessor_app.workflows.desk import OpenedSubmission, Review
from assessor_app.workflows.feedback_letter import letter_of
from assessor_app.workflows.letter_page import letter_html
from tests.support.portfolio import credential, opened

COMMENT = "The plan on **p. 12** names staff, but not families.\n\nNext step: Add the families’ survey."


def scores(**changed: Score) -> dict[str, Score]:
    """Everything met but what is given; dots of ids are written as underscores."""
    marks = {one.id: Score("proficient" if one.criterion else "passing") for one in credential().scorables()}
    return {**marks, **{key.replace("_", "."): score for key, score in changed.items()}}


def review_of(submission: OpenedSubmission | None = None, programme: Programme | None = None) -> Review:
    """The review of a submission in which 1.b is not met."""
    found = submission or opened(scores=scores(eo1_b=Score("developing", COMMENT)))
    found = replace(found, programme=programme or Programme("Missouri MC programme"))
    marks = {one.id: found.assessment.score(one.id).mark for one in found.credential.scorables()}
    return Review(found, decide(found.credential, effective_marks(found.reopening, marks)), ())


def letter_page(review: Review, template: str = "", assessor: str = "A-07") -> str:
    """The whole page of a review's letter."""
    return letter_html(letter_of(review, LETTER_VOICE, assessor), template, LETTER_VOICE)
