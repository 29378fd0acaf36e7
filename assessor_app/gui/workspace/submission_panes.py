"""The three panes over one opened submission: what is chosen in one is shown by the other two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from assessor_app.domain.credential import NOT_SCORABLE, Part
from assessor_app.domain.scoring import Score
from assessor_app.gui.comments.citation_values import Cited
from assessor_app.gui.comments.comment_desk import CommentDesk
from assessor_app.gui.resubmission.again_desk import AgainDesk
from assessor_app.gui.slices import Steps
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.annotation_book import AnnotationBook
from assessor_app.gui.workspace.assessment_draft import AssessmentDraft
from assessor_app.gui.workspace.citation_work import CitationWork
from assessor_app.gui.workspace.criterion_in_hand import CriterionInHand
from assessor_app.gui.workspace.evidence_pane import EvidencePane
from assessor_app.gui.workspace.judgement_pane import JudgementPane
from assessor_app.gui.workspace.outline_pane import OutlinePane
from assessor_app.gui.workspace.pane_widths import PaneWidths
from assessor_app.gui.workspace.reading_order import ReadingOrder, Stop
from assessor_app.gui.workspace.view_making import ViewFactory
from assessor_app.gui.workspace.viewer_keys import ViewerKeys
from assessor_app.workflows.desk import Desk, OpenedSubmission, Place

# The reason that is given in the comment; see domain/programme.py.
OTHER_REASON: Final = "other"


class SubmissionPanes(QSplitter):
    """Outline, evidence and judgement. ``selected`` carries the id of the scorable or part taken in hand.

    ``moved`` tells that :meth:`place` is another; ``score_shown`` that a mark on screen changed.
    """

    selected = Signal(str)
    moved = Signal()
    score_shown = Signal()
    review_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty as yet: take the steps of :meth:`build` before anything else."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._opened: OpenedSubmission | None = None
        self._draft: AssessmentDraft | None = None
        self._book: AnnotationBook | None = None
        self._key = ""
        # Whether choosing a criterion brings its first citation on screen: the person's choice.
        self.jumps = True
        self.order = ReadingOrder(())
        self.setObjectName("panes")
        self.setHandleWidth(10)

    def build(self, desk: Desk, runner: TaskRunner, theme: Theme, views: ViewFactory) -> Steps:
        """Build the panes and what joins them, in steps."""
        self.outline = OutlinePane(theme)
        self.evidence = EvidencePane()
        yield
        yield from self.evidence.build(desk, runner, theme, views)
        self.judgement = JudgementPane(theme)
        yield
        for pane in (self.outline, self.evidence, self.judgement):
            self.addWidget(pane)
            yield
        self._widths = PaneWidths(self, theme, (self.outline, self.judgement))
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)
        self.viewer_keys = ViewerKeys(self.evidence.shelf, self)
        self.citations = CitationWork(self.evidence, self)
        about = CriterionInHand(self.judgement, self._cited, self)
        self.comments = CommentDesk(desk, runner, theme, self.judgement.comment_field(), about, self)
        yield
        self.again = AgainDesk(desk, runner, theme, views, self.judgement, self.evidence, self.viewer_keys, self)
        self._connect()
        yield

    def _connect(self) -> None:
        self.outline.scorable_chosen.connect(self.select)
        self.outline.pressed.connect(self.rest_focus)
        self.evidence.place_changed.connect(self.moved)
        self.evidence.part_wished.connect(self._select_part)
        self.evidence.pins.note_entered.connect(self._enter_note)
        self.evidence.pins.note_left.connect(self._leave_note)
        self.again.criterion_wished.connect(self.select)
        self.judgement.mark_chosen.connect(self.set_mark)
        self.judgement.reasons.reason_chosen.connect(self._choose_reason)
        self.judgement.reasons.left.connect(self.rest_focus)
        self.judgement.clear_requested.connect(self.clear_mark)
        self.judgement.comment_edited.connect(self._edit_comment)
        self.judgement.comment_entered.connect(self._enter_comment)
        self.judgement.comment_left.connect(self._leave_comment)
        self.judgement.flag_chosen.connect(self._set_flag)
        self.judgement.scorable_shown.connect(self.comments.take_subject)
        self.judgement.previous_requested.connect(self.previous_criterion)
        self.judgement.next_unscored_requested.connect(self.next_unscored)

    # -- one submission -------------------------------------------------------------------------------------

    def set_book(self, book: AnnotationBook) -> None:
        """Keep marks on citations, pins and places seen there; call once."""
        self._book = book
        book.state_changed.connect(self.show_saving)
        for part in (self.evidence, self.citations, self.evidence.narrative, self.judgement, self.outline, self.again):
            # Who shows something of it says so by having this method.
            take = getattr(part, "set_book", None)
            if take is not None:
                take(book)

    def open_submission(self, opened: OpenedSubmission, draft: AssessmentDraft) -> None:
        """Show a submission, until :meth:`restore` none of its criteria; marks and comments go through ``draft``."""
        self._opened, self._draft, self._key = opened, draft, ""
        self.order = ReadingOrder.of(opened.credential, opened.reopening)
        draft.score_changed.connect(self._refresh_score)
        draft.state_changed.connect(self.show_saving)
        self.outline.show_submission(opened)
        for scorable_id in draft.unsaved_comments():
            self._refresh_score(scorable_id)
        self.citations.open_submission(opened)
        self.evidence.open_submission(opened)
        self.comments.open_submission(opened)
        self.again.open_submission(opened)
        self.judgement.set_read_only(draft.read_only)
        if opened.programme is not None:
            self.judgement.reasons.offer(opened.programme.reasons)
        self.show_saving()

    def take_reading(self, opened: OpenedSubmission) -> None:
        """Take a newer reading of the same submission; the reader stays in place."""
        self._opened = opened
        self.citations.take_reading(opened)
        self.evidence.refresh(opened)
        self.comments.take_reading(opened)
        self.again.take_reading(opened)
        self.show_access()

    def close_submission(self) -> None:
        """Let go of the draft and close every viewer."""
        if self._draft is not None:
            self._draft.score_changed.disconnect(self._refresh_score)
            self._draft.state_changed.disconnect(self.show_saving)
        self._opened, self._draft, self._key = None, None, ""
        self.order = ReadingOrder(())
        self.comments.close_submission()
        self.again.close_submission()
        self.evidence.close_submission()
        self.citations.close_submission()

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
        scorables = [stop for stop in self.order.stops if stop.scorable is not None and stop.is_open]
        return sum(1 for stop in scorables if self._is_scored(stop.key)), len(scorables)

    def fit(self, remembered: str) -> None:
        """Set the pane widths as remembered ("270,680,360"), or to fit the page, now and whenever it changes."""
        self._widths.fit(remembered)

    def show_evidence_alone(self, alone: bool) -> None:
        """Hide the outline and the judgement, or show them again."""
        self.outline.setVisible(not alone)
        self.judgement.setVisible(not alone)

    # -- going about ----------------------------------------------------------------------------------------

    def select(self, key: str, *, jump: bool | None = None) -> None:
        """Take a scorable or narrative part in hand; with ``jump`` its first citation comes on screen.

        Without a word about it, that is as the person prefers (:attr:`jumps`).
        """
        stop = self.order.stop(key)
        if stop is None or self._opened is None or self._draft is None:
            return
        # What was typed belongs to the row being left: it goes to the store before anything else is shown.
        self._draft.flush()
        self._key = key
        self.outline.choose(key)
        if stop.scorable is not None:
            self.judgement.show_scorable(self._opened.credential, stop.scorable, self._explanation(stop))
            self._show_access(stop)
            self._show_score(switching=True)
        else:
            self.judgement.show_unscored_part(stop.label, stop.title)
        self.again.show_criterion(key if stop.scorable is not None else "")
        self.citations.set_scored(self._is_scored(key))
        if stop.is_narrative:
            self.evidence.show_narrative(f"{stop.label} · {stop.title}", stop.part)
        else:
            beside = (self.order.beside(key, 1), self.order.beside(key, -1))
            neighbours = tuple(one.key for one in beside if one is not None)
            jumps = self.jumps if jump is None else jump
            self.evidence.show_citations(key, stop.label, jump=jumps, neighbours=neighbours)
            if jump is None and not jumps:
                self.evidence.restore(self.evidence.artifact_id, -1)
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

    def restore(self) -> None:
        """Go to where the submission was left, or to its beginning."""
        if self._opened is None:
            return
        place = self._opened.place
        known = self.order.stop(place.scorable_id)
        first = known or (self.order.stops[0] if self.order.stops else None)
        if first is None:
            self.judgement.show_nothing_to_score()
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
            self.judgement.reasons.take_focus()

    @Slot(str)
    def _choose_reason(self, code: str) -> None:
        """Say why it cannot be scored; with a reason of its own, the comment has to tell it."""
        if self._draft is not None and self._key:
            self._draft.set_mark(self._key, self._draft.score(self._key).mark, code)
            if code == OTHER_REASON:
                self.judgement.focus_comment()
            else:
                self.rest_focus()

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
        stop = self.order.stop(self._key)
        if self._draft is not None and stop is not None and stop.is_open:
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

    @Slot()
    def _enter_note(self) -> None:
        if not self.evidence.pins.panel.pin_note.isReadOnly():
            self.viewer_keys.hold()

    @Slot()
    def _leave_note(self) -> None:
        note = self.evidence.pins.panel.pin_note
        if note.window().focusWidget() is not note:
            self.viewer_keys.release()

    @Slot(object)
    def _select_part(self, part: Part) -> None:
        """Take the row of a narrative part in hand, unless it is."""
        stop = next((one for one in self.order.stops if one.is_narrative and one.part.id == part.id), None)
        in_front = self.evidence.shelf.currentWidget() is self.evidence.narrative
        if stop is not None and (stop.key != self._key or not in_front):
            self.select(stop.key)

    # -- showing --------------------------------------------------------------------------------------------

    def show_access(self) -> None:
        """Show whether anything can be changed."""
        if self._draft is not None:
            self._show_access(self.order.stop(self._key))
            self._show_score()

    def _show_access(self, stop: Stop | None) -> None:
        """What stands from an earlier attempt is only looked at."""
        if self._draft is not None:
            self.judgement.set_read_only(self._draft.read_only or (stop is not None and not stop.is_open))

    @Slot()
    def show_saving(self) -> None:
        """Say where saving stands."""
        if self._draft is not None and self._book is not None:
            moments = [one for one in (self._draft.saved_at, self._book.saved_at) if one is not None]
            busy = self._draft.busy or self._book.busy
            trouble = self._draft.trouble or self._book.trouble
            self.judgement.show_saving(busy=busy, saved_at=max(moments, default=None), trouble=trouble)

    def _explanation(self, stop: Stop) -> str | None:
        """What the practitioner says about a criterion, "" for nothing; None where nothing is asked."""
        if stop.is_narrative or self._opened is None:
            return None
        analysis = self._opened.submission.analysis(stop.key)
        return analysis.explanation if analysis is not None else ""

    def _cited(self) -> Cited:
        """The citation in hand, else the file in front."""
        chips, index = self.evidence.rail.chips, self.evidence.citation_index
        if 0 <= index < len(chips):
            return Cited(chips[index].artifact_id, chips[index].place)
        return Cited(self.evidence.artifact_id)

    def _is_scored(self, key: str) -> bool:
        return self._draft is not None and self._draft.is_scored(key)

    def _show_score(self, *, switching: bool = False) -> None:
        if self._draft is not None and self._key:
            score, pending = self._draft.score(self._key), self._draft.mark_pending(self._key)
            stop = self.order.stop(self._key)
            if stop is not None and not stop.is_open:
                score, pending = Score(stop.kept), False
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
            self.citations.set_scored(self._is_scored(scorable_id))
        if self._key:
            self._show_ways()
        self.score_shown.emit()
