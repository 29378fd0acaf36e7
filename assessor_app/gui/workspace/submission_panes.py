"""The three panes over one opened submission: what is chosen in one is shown by the other two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from assessor_app.domain.credential import NOT_SCORABLE
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.assessment_draft import AssessmentDraft
from assessor_app.gui.workspace.evidence_pane import EvidencePane
from assessor_app.gui.workspace.judgement_pane import JudgementPane
from assessor_app.gui.workspace.outline_pane import OutlinePane
from assessor_app.gui.workspace.reading_order import ReadingOrder, Stop
from assessor_app.gui.workspace.viewer_keys import ViewerKeys
from assessor_app.gui.workspace.viewer_shelf import ViewFactory
from assessor_app.workflows.desk import Desk, OpenedSubmission, Place

_OUTLINE_WIDTH: Final = 262
_JUDGEMENT_WIDTH: Final = 376


class SubmissionPanes(QSplitter):
    """Outline, evidence and judgement. ``selected`` carries the id of the scorable or part taken in hand.

    ``moved`` tells that :meth:`place` is another; ``score_shown`` that a mark on screen changed.
    """

    selected = Signal(str)
    moved = Signal()
    score_shown = Signal()
    review_requested = Signal()

    def __init__(
        self, desk: Desk, runner: TaskRunner, theme: Theme, views: ViewFactory, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._opened: OpenedSubmission | None = None
        self._draft: AssessmentDraft | None = None
        self._key = ""
        self.order = ReadingOrder(())
        self.setObjectName("panes")
        self.setHandleWidth(10)
        self.outline = OutlinePane(theme)
        self.evidence = EvidencePane(desk, runner, theme, views)
        self.judgement = JudgementPane(theme)
        for pane in (self.outline, self.evidence, self.judgement):
            self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)
        self.viewer_keys = ViewerKeys(self.evidence.shelf, self)
        self._connect()

    def _connect(self) -> None:
        self.outline.scorable_chosen.connect(self.select)
        self.outline.pressed.connect(self.rest_focus)
        self.evidence.place_changed.connect(self.moved)
        self.judgement.mark_chosen.connect(self.set_mark)
        self.judgement.clear_requested.connect(self.clear_mark)
        self.judgement.comment_edited.connect(self._edit_comment)
        self.judgement.comment_entered.connect(self._enter_comment)
        self.judgement.comment_left.connect(self._leave_comment)
        self.judgement.flag_chosen.connect(self._set_flag)
        self.judgement.previous_requested.connect(self.previous_criterion)
        self.judgement.next_unscored_requested.connect(self.next_unscored)

    # -- one submission -------------------------------------------------------------------------------------

    def open_submission(self, opened: OpenedSubmission, draft: AssessmentDraft) -> None:
        """Show a submission where it was left; marks and comments go through ``draft``."""
        self._opened, self._draft, self._key = opened, draft, ""
        self.order = ReadingOrder.of(opened.credential)
        draft.score_changed.connect(self._refresh_score)
        draft.state_changed.connect(self.show_saving)
        self.outline.show_submission(opened)
        for scorable_id in draft.unsaved_comments():
            self._refresh_score(scorable_id)
        self.evidence.open_submission(opened)
        self.judgement.set_read_only(draft.read_only)
        self._restore(opened.place)
        self.show_saving()

    def take_reading(self, opened: OpenedSubmission) -> None:
        """Take a newer reading of the same submission; the reader stays in place."""
        self._opened = opened
        self.evidence.refresh(opened)
        self.show_access()

    def close_submission(self) -> None:
        """Let go of the draft and close every viewer."""
        if self._draft is not None:
            self._draft.score_changed.disconnect(self._refresh_score)
            self._draft.state_changed.disconnect(self.show_saving)
        self._opened, self._draft, self._key = None, None, ""
        self.order = ReadingOrder(())
        self.evidence.close_submission()

    @property
    def key(self) -> str:
        """The scorable or narrative part in hand."""
        return self._key

    def place(self) -> Place:
        """Where the assessor is now."""
        index = max(0, self.evidence.citation_index)
        return Place(self._key, self.evidence.artifact_id, index, self.evidence.positions())

    def scored(self) -> tuple[int, int]:
        """How many scorables carry a mark, and how many there are."""
        scorables = [stop for stop in self.order.stops if stop.scorable is not None]
        return sum(1 for stop in scorables if self._is_scored(stop.key)), len(scorables)

    def fit(self, remembered: str) -> None:
        """Set the pane widths as remembered ("270,680,360"), or to fit the page."""
        sizes = [int(size) for size in remembered.split(",") if size.isdigit()]
        if len(sizes) != 3 or not sizes[1]:
            room = max(self.width(), 900)
            left = min(self._theme.px(_OUTLINE_WIDTH), room * 22 // 100)
            right = min(self._theme.px(_JUDGEMENT_WIDTH), room * 31 // 100)
            sizes = [left, room - left - right, right]
        self.setSizes(sizes)

    def show_evidence_alone(self, alone: bool) -> None:
        """Hide the outline and the judgement, or show them again."""
        self.outline.setVisible(not alone)
        self.judgement.setVisible(not alone)

    # -- going about ----------------------------------------------------------------------------------------

    def select(self, key: str, *, jump: bool = True) -> None:
        """Take a scorable or narrative part in hand; with ``jump`` its first citation comes on screen."""
        stop = self.order.stop(key)
        if stop is None or self._opened is None or self._draft is None:
            return
        # What was typed belongs to the row being left: it goes to the store before anything else is shown.
        self._draft.flush()
        self._key = key
        self.outline.choose(key)
        if stop.scorable is not None:
            self.judgement.show_scorable(self._opened.credential, stop.scorable, self._explanation(stop))
            self._show_score(switching=True)
        else:
            self.judgement.show_unscored_part(stop.label, stop.title)
        if stop.is_narrative:
            self.evidence.show_narrative(f"{stop.label} · {stop.title}", stop.part)
        else:
            beside = (self.order.beside(key, 1), self.order.beside(key, -1))
            neighbours = tuple(one.key for one in beside if one is not None)
            self.evidence.show_citations(key, stop.label, jump=jump, neighbours=neighbours)
        self._show_ways()
        self.selected.emit(key)
        self.moved.emit()

    def next_criterion(self) -> None:
        """Go to the row below in the outline."""
        self._select_stop(self.order.beside(self._key, 1))

    def previous_criterion(self) -> None:
        """Go to the row above in the outline."""
        self._select_stop(self.order.beside(self._key, -1))

    def next_unscored(self) -> None:
        """Go to the next scorable without a mark; with none left, ask for the review."""
        stop = self.order.next_unscored(self._key, self._is_scored)
        if stop is None:
            self.review_requested.emit()
        else:
            self.select(stop.key)

    def _select_stop(self, stop: Stop | None) -> None:
        if stop is not None:
            self.select(stop.key)

    def _restore(self, place: Place) -> None:
        known = self.order.stop(place.scorable_id)
        first = known or (self.order.stops[0] if self.order.stops else None)
        if first is None:
            return
        self.select(first.key, jump=known is None)
        if known is not None and (not known.is_narrative or place.artifact_id):
            self.evidence.restore(place.artifact_id, place.citation_index)

    @Slot()
    def rest_focus(self) -> None:
        """Take the focus out of any field, to where every key is a command: no list or button owns a key here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- judging --------------------------------------------------------------------------------------------

    def level(self, number: int) -> None:
        """Set the level with this number, 1 the lowest; nothing happens when the scale has no such level."""
        mark = self.judgement.mark_for_level(number)
        if mark is not None:
            self.set_mark(mark)

    def not_scorable(self) -> None:
        """Mark as not scorable, where the scale allows it."""
        stop = self.order.stop(self._key)
        if stop is not None and stop.scorable is not None and NOT_SCORABLE in stop.scorable.scale.extra_marks:
            self.set_mark(NOT_SCORABLE)

    @Slot(str)
    def set_mark(self, mark: str) -> None:
        """Give the scorable in hand a mark."""
        self._change(AssessmentDraft.set_mark, mark)

    @Slot()
    def clear_mark(self) -> None:
        """Take the mark of the scorable in hand away."""
        self._change(AssessmentDraft.set_mark, None)

    @Slot(bool)
    def _set_flag(self, flagged: bool) -> None:
        self._change(AssessmentDraft.set_flag, flagged)

    @Slot(str)
    def _edit_comment(self, comment: str) -> None:
        self._change(AssessmentDraft.edit_comment, comment)

    def _change(self, verb: Callable[..., None], value: object) -> None:
        if self._draft is not None and self._key:
            verb(self._draft, self._key, value)

    @Slot()
    def _enter_comment(self) -> None:
        if not self.judgement.comment_editor.isReadOnly():
            self.viewer_keys.hold()

    @Slot()
    def _leave_comment(self) -> None:
        if self._draft is not None:
            self._draft.flush()
        # A menu of the editor or a look at another program is no leaving: the cursor will be back.
        editor = self.judgement.comment_editor
        if editor.window().focusWidget() is not editor:
            self.viewer_keys.release()

    # -- showing --------------------------------------------------------------------------------------------

    def show_access(self) -> None:
        """Show whether anything can be changed."""
        if self._draft is not None:
            self.judgement.set_read_only(self._draft.read_only)
            self._show_score()

    @Slot()
    def show_saving(self) -> None:
        """Say where saving stands."""
        if self._draft is not None:
            self.judgement.show_saving(
                busy=self._draft.busy, saved_at=self._draft.saved_at, trouble=self._draft.trouble
            )

    def _explanation(self, stop: Stop) -> str | None:
        """What the practitioner says about a criterion, "" for nothing; None where nothing is asked."""
        if stop.is_narrative or self._opened is None:
            return None
        analysis = self._opened.submission.analysis(stop.key)
        return analysis.explanation if analysis is not None else ""

    def _is_scored(self, key: str) -> bool:
        return self._draft is not None and self._draft.score(key).mark is not None

    def _show_score(self, *, switching: bool = False) -> None:
        if self._draft is not None and self._key:
            score, pending = self._draft.score(self._key), self._draft.mark_pending(self._key)
            self.judgement.show_score(score, pending=pending, switching=switching)

    def _show_ways(self) -> None:
        before = self.order.beside(self._key, -1)
        following = self.order.next_unscored(self._key, self._is_scored)
        self.judgement.show_ways(before.label if before else "", following.label if following else "")

    @Slot(str)
    def _refresh_score(self, scorable_id: str) -> None:
        if self._draft is None:
            return
        self.outline.set_score(scorable_id, self._draft.score(scorable_id))
        if scorable_id == self._key:
            self._show_score()
        if self._key:
            self._show_ways()
        self.score_shown.emit()
