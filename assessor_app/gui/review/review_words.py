"""What the review page says in each of its states: nothing scored, something missing, ready, handed in, returned."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from assessor_app.domain.reopening import may_score
from assessor_app.gui.language.saying import say
from assessor_app.gui.workspace.word_rows import number
from assessor_app.sentences import sentence
from assessor_app.workflows.desk import MissingKind, MissingPoint, OpenedSubmission, Review
from assessor_app.workflows.return_reasons import return_reasons


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """Caption, heading and what stands below; ``by_rule`` tells that the steps of the rule belong there, too."""

    caption: str
    title: str
    note: str
    by_rule: bool


def tr(text: str) -> str:
    """Translate in the context of this module."""
    return QCoreApplication.translate("review_words", text)


def missing_words(review: Review, silenced: Collection[MissingKind]) -> tuple[str, tuple[MissingPoint, ...]]:
    """The heading over what is missing, and the points to list; those of a kind in ``silenced`` stay unsaid."""
    points = tuple(one for one in review.missing if one.kind not in silenced)
    first = _first_to_score(review.opened)
    if first is not None:
        rest = tuple(one for one in points if one.kind != "unscored")
        said = sentence("Score each criterion beside its evidence: then what is missing stands here.")
        return tr("Nothing is scored yet"), (MissingPoint(first, said, False), *rest)
    blocking = sum(1 for one in points if one.blocking)
    if blocking == 1:
        return tr("1 thing is needed before you can submit"), points
    if blocking:
        return tr("{n} things are needed before you can submit").format(n=number(blocking)), points
    return (tr("Nothing is missing; worth a look") if points else tr("Nothing is missing")), points


def decision_words(review: Review) -> DecisionWords:
    """What stands where the decision does."""
    opened, caption = review.opened, tr("What the rule says")
    returned = opened.assessment.returned
    if returned is not None:
        reasons = [f"• {say(one)}" for one in return_reasons(opened, returned)]
        note = "\n".join([*reasons, *([f"\n{returned.note.strip()}"] if returned.note.strip() else [])])
        return DecisionWords(tr("Why it was sent back"), tr("Returned unscored"), note, False)
    if _first_to_score(opened) is not None:
        return DecisionWords(caption, tr("Nothing to decide yet"), "", False)
    note = "" if review.decision.final else tr("Not final yet: this is what the scores so far give.")
    return DecisionWords(caption, say(review.decision.title), note, True)


def _first_to_score(opened: OpenedSubmission) -> str | None:
    """The first scorable, where none that this attempt asks for carries a mark yet."""
    if opened.assessment.read_only:
        return None
    asked = [one.id for one in opened.credential.scorables() if may_score(opened.reopening, one.id)]
    if not asked or any(opened.assessment.score(one).mark is not None for one in asked):
        return None
    return asked[0]
