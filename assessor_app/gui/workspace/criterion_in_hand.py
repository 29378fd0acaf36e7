"""What the comment of the judgement pane is about: its criterion, the level chosen, and the citation in hand."""

from __future__ import annotations

from PySide6.QtCore import QObject

from assessor_app.domain.credential import NOT_SCORABLE
from assessor_app.gui.comments.citation_values import CitedNow, citation_values
from assessor_app.gui.comments.in_hand import InHand
from assessor_app.gui.language.saying import say
from assessor_app.gui.workspace.judgement_pane import JudgementPane
from assessor_app.workflows.desk import OpenedSubmission


class CriterionInHand(QObject):
    """A Subject that lives beside the judgement pane; ``cited`` answers what citation is in hand."""

    def __init__(self, pane: JudgementPane, cited: CitedNow, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._cited = cited

    def in_hand(self, opened: OpenedSubmission) -> InHand | None:
        """The criterion on screen and its level; None where what is on screen is not scored."""
        scorable, mark = self._pane.scorable, self._pane.mark or ""
        if scorable is None:
            return None
        title = next((one.title for one in scorable.scale.levels if one.id == mark), "")
        if mark == NOT_SCORABLE:
            title = self.tr("Not scorable")
        return InHand(opened.credential.id, scorable.id, say(scorable.label), mark, title)

    def values(self, opened: OpenedSubmission) -> dict[str, str]:
        """File and place of the citation, the criterion and its level."""
        hand, values = self.in_hand(opened), citation_values(opened, self._cited())
        return values | {"criterion": hand.label, "level": hand.level_title} if hand is not None else values
