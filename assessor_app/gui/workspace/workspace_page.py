"""The workspace page: opens a submission over the three panes, keeps it in step with the store, and closes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget, QWidget

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.gui.forms import load_form
from assessor_app.gui.review.completeness_guide import CompletenessGuide
from assessor_app.gui.shortcuts import is_text_field
from assessor_app.gui.slices import Steps
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.held_painting import HeldPainting
from assessor_app.gui.workspace.annotation_book import AnnotationBook
from assessor_app.gui.workspace.assessment_draft import AssessmentDraft, plain_sentence
from assessor_app.gui.workspace.draft_keeper import DraftKeeper
from assessor_app.gui.workspace.page_verbs import PageVerbs
from assessor_app.gui.workspace.pane_commands import PaneCommands
from assessor_app.gui.workspace.read_only_banner import ReadOnlyBanner
from assessor_app.gui.workspace.step_guide import StepGuide
from assessor_app.gui.workspace.submission_panes import SubmissionPanes
from assessor_app.gui.workspace.submission_reading import Found, SubmissionReading
from assessor_app.gui.workspace.view_making import ViewFactory
from assessor_app.gui.workspace.workspace_commands import workspace_commands
from assessor_app.gui.workspace.workspace_header import WorkspaceHeader
from assessor_app.gui.workspace.workspace_memory import WorkspaceMemory
from assessor_app.workflows.desk import Changes, Desk, OpenedSubmission

_PANES: Final = "workspace.panes"


class WorkspacePage(QWidget):
    """Open a submission with :meth:`open_assignment`; all else happens through the panes and the commands.

    ``opened`` carries the OpenedSubmission once it is there to be painted, ``left`` tells that it is no more,
    ``changed`` carries the Changes of every write, ``download_requested`` a tuple of assignment ids,
    ``full_evidence_changed`` whether the evidence stands alone.
    """

    opened = Signal(object)
    left = Signal()
    review_requested = Signal(str)
    queue_requested = Signal()
    download_requested = Signal(tuple)
    changed = Signal(object)
    full_evidence_changed = Signal(bool)

    workspace_header: WorkspaceHeader
    read_only_banner: ReadOnlyBanner
    refusal_bar: QFrame
    refusal_label: QLabel
    refusal_close_button: QPushButton
    workspace_stack: QStackedWidget
    waiting_page: EmptyState

    def __init__(
        self, desk: Desk, runner: TaskRunner, theme: Theme, views: ViewFactory, parent: QWidget | None = None
    ) -> None:
        """Empty as yet: take the steps of :meth:`build` before anything else."""
        super().__init__(parent)
        self._desk, self._runner, self._theme, self._views = desk, runner, theme, views
        self._memory = WorkspaceMemory(desk, runner, self)
        self._keeper = DraftKeeper(desk, runner, self)
        self._verbs = PageVerbs(desk, runner, self)
        self._submission: OpenedSubmission | None = None
        self._draft: AssessmentDraft | None = None
        self.book = AnnotationBook(desk, runner, self)
        self._reading = SubmissionReading(desk, runner, self)
        self._painting = HeldPainting(self)
        self._sized = self._full = False

    def build(self) -> Steps:
        """Build its parts, in steps."""
        load_form(self, "workspace_page", promoted=(WorkspaceHeader, ReadOnlyBanner, EmptyState))
        self.waiting_page.dress(self._theme)
        self.refusal_label.setTextFormat(Qt.TextFormat.PlainText)
        yield
        self.panes = SubmissionPanes(self._theme)
        yield from self.panes.build(self._desk, self._runner, self._theme, self._views)
        self.panes.set_book(self.book)
        self.workspace_stack.addWidget(self.panes)
        yield
        self._connect()
        self.steps, self.asides = StepGuide(self), PaneCommands(self)
        self.steps.review_wished.connect(self.review_requested)
        self.guide = CompletenessGuide(self._desk, self._runner, self._theme, self)
        self._show_nothing()
        yield

    def _connect(self) -> None:
        self._reading.late.connect(self._show_opening)
        self._reading.come.connect(self._make_way)
        self._reading.read.connect(self._fill)
        self._reading.filled.connect(self._show_opened)
        self.workspace_header.review_requested.connect(self.review)
        self.waiting_page.action_chosen.connect(self.queue_requested)
        self.refusal_close_button.clicked.connect(self.refusal_bar.hide)
        self.read_only_banner.recall_requested.connect(self._ask_back)
        self._keeper.trouble_found.connect(self._show_refusal)
        self._verbs.read.connect(self._take_reading)
        self._verbs.asked_back.connect(self.changed)
        self._verbs.asked_back.connect(self.reload)
        self._verbs.not_asked_back.connect(self.read_only_banner.show_trouble)
        self.book.stored.connect(self.changed)
        self.book.refused.connect(self._show_refusal)
        self.panes.splitterMoved.connect(self._remember_widths)
        self.panes.moved.connect(self._remember_place)
        self.panes.score_shown.connect(self._show_progress)
        self.panes.review_requested.connect(self.review)
        self.panes.evidence.facts_found.connect(self._note_facts)
        self.panes.evidence.download_requested.connect(self._ask_download)
        self.panes.judgement.mark_chosen.connect(self.refusal_bar.hide)

    # -- opening and closing --------------------------------------------------------------------------------

    def open_assignment(self, assignment_id: str) -> None:
        """Open a submission where it was left; one already open is only read again.

        The one before is left when this one is read, so that the page never stands empty between two.
        """
        if self.assignment_id == assignment_id:
            self._reading.stop()
            self.reload()
            return
        self.flush()
        self._reading.begin(assignment_id, patient=self._submission is not None)

    @Slot()
    def reload(self) -> None:
        """Read the open submission again: after a sync, a download or a submit. The reader stays in place."""
        if self._submission is not None:
            work = partial(self._desk.open_submission, self._submission.assignment.id)
            self._runner.run("store", work, self._take_reading, self)

    def close_assignment(self) -> None:
        """Save what is typed, remember the place and free every viewer."""
        self._reading.stop()
        self._leave()
        self._show_nothing()

    def _leave(self) -> None:
        self.flush()
        focused = self.focusWidget()
        if focused is not None and self.panes.isAncestorOf(focused):
            # the cursor must not stand in a field of what comes next
            self.panes.rest_focus()
        self.panes.close_submission()
        self.book.close_submission()
        if self._draft is not None:
            self._draft.reopened.disconnect(self._after_step)
            self._keeper.retire(self._draft)
        self._draft, self._submission = None, None
        self.refusal_bar.hide()
        self.set_full_evidence(False)
        self.left.emit()

    def flush(self) -> None:
        """Send everything typed and the present place to the store lane now; call before the runner is shut down."""
        if self._draft is not None:
            self._draft.flush()
        self.book.flush()
        self._keeper.flush()
        self._remember_place()
        self._memory.flush()

    @property
    def assignment_id(self) -> str:
        """The assignment that is open, "" when none is."""
        return self._submission.assignment.id if self._submission is not None else ""

    @property
    def submission(self) -> OpenedSubmission | None:
        """What is open, as last read."""
        return self._submission

    @property
    def scorable_id(self) -> str:
        """The scorable or narrative part in hand."""
        return self.panes.key

    @property
    def busy(self) -> bool:
        """Whether anything typed or chosen is not known to be on disk."""
        return self._keeper.busy or self.book.busy or (self._draft is not None and self._draft.busy)

    @Slot()
    def _make_way(self) -> None:
        """The next is there: what is open is let go of in a turn of its own, and stays in sight meanwhile."""
        self._painting.hold()
        if self._draft is not None:
            self._leave()
            if self.panes.evidence.window() is self.window():
                # in a window of its own it would stand empty for a moment
                self._reading.rest()

    @Slot(object, object)
    def _fill(self, found: Found | None, error: Exception | None) -> None:
        self._painting.hold()
        if found is None:
            self._show_waiting(self.tr("This submission cannot be opened"), plain_sentence(error))
            return
        opened, values = found
        self.book.open_submission(opened)
        self._draft = self._keeper.make(opened)
        self._draft.stored.connect(self.changed)
        self._draft.refused.connect(self._show_refusal)
        self._draft.reopened.connect(self._after_step)
        self.workspace_header.show_submission(opened)
        self.workspace_header.show()
        self.workspace_stack.setCurrentWidget(self.panes)
        if not self._sized:
            self.panes.fit(values.get(_PANES, ""))
            self._sized = True
        self.panes.open_submission(opened, self._draft)

    @Slot(object)
    def _show_opened(self, opened: OpenedSubmission) -> None:
        self._painting.hold()
        self._submission = opened
        self.panes.restore()
        self._show_access()
        self._show_progress()
        self._take_focus()
        self.opened.emit(opened)

    @Slot(object, object)
    def _take_reading(self, opened: OpenedSubmission | None, error: Exception | None) -> None:
        if opened is None:
            self._show_refusal(plain_sentence(error))
        elif self._draft is not None and opened.assignment.id == self._draft.assignment_id:
            self._submission = opened
            self._draft.take(opened.assessment)
            self.book.take(opened)
            self.workspace_header.show_submission(opened)
            self.panes.take_reading(opened)
            self._show_access()

    # -- commands -------------------------------------------------------------------------------------------

    def commands(self) -> Mapping[str, Callable[..., Any]]:
        """The methods behind the keys, by the ids of resources/shortcuts.toml; ``score.level`` takes a number."""
        return workspace_commands(self)

    def select(self, scorable_id: str) -> None:
        """Take a scorable or narrative part in hand; its first citation comes on screen."""
        self._reading.finish()
        self.panes.select(scorable_id)

    def focus_comment(self) -> None:
        """Put the cursor into the comment."""
        self.set_full_evidence(False)
        self.panes.judgement.focus_comment()

    def open_bank(self) -> None:
        """Show the comment bank over the comment."""
        self.set_full_evidence(False)
        self.panes.judgement.focus_comment()
        self.panes.comments.open_bank()

    def undo(self) -> None:
        """Take back the last change of this submission, whatever it was, and bring it into view."""
        self.book.flush()
        if self._draft is not None:
            self._draft.step_back()

    def redo(self) -> None:
        """Do again what was undone last, and bring it into view."""
        self.book.flush()
        if self._draft is not None:
            self._draft.step_forward()

    @Slot()
    def review(self) -> None:
        """Save what is typed and ask for the review page; not while a comment cannot be saved."""
        if self._submission is not None and self._draft is not None:
            if self._draft.trouble or self.book.trouble:
                self._show_refusal(
                    self.tr(
                        "A comment is not saved yet, so it would be missing from the review. It is being tried again."
                    )
                )
                return
            self.flush()
            self.review_requested.emit(self._submission.assignment.id)

    def leave_field(self) -> bool:
        """Esc: leave the text field, or else the full evidence; tells whether there was anything to leave."""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus() and is_text_field(focused):
            self.panes.rest_focus()
            return True
        was_full = self._full
        self.set_full_evidence(False)
        return was_full

    def toggle_full_evidence(self) -> None:
        """Give the whole page to the evidence, or take it back."""
        self.set_full_evidence(not self._full)

    def set_full_evidence(self, full: bool) -> None:
        """Hide or show everything but the evidence."""
        # evidence that stands in a window of its own cannot fill this one
        gone = self.panes.evidence.window() is not self.window()
        if full == self._full or (full and (self._submission is None or gone)):
            return
        self._full = full
        self.panes.show_evidence_alone(full)
        self.workspace_header.setVisible(not full and self._submission is not None)
        self.full_evidence_changed.emit(full)

    # -- showing --------------------------------------------------------------------------------------------

    @Slot()
    def _show_opening(self) -> None:
        """Nothing is open yet, or what is cannot stay on screen any longer."""
        if self._draft is not None:
            self._leave()
            self._reading.rest()
        self._show_waiting(self.tr("Opening…"), "", offer_queue=False)

    def _show_nothing(self) -> None:
        sentence = self.tr("Choose a submission in the queue: it opens here, beside its evidence.")
        self._show_waiting(self.tr("No submission is open"), sentence)

    def _show_waiting(self, heading: str, sentence: str, *, offer_queue: bool = True) -> None:
        for widget in (self.workspace_header, self.read_only_banner, self.refusal_bar):
            widget.hide()
        action = self.tr("Go to the queue") if offer_queue else ""
        self.waiting_page.tell("text-box-search-outline", heading, sentence, action)
        self.workspace_stack.setCurrentWidget(self.waiting_page)

    def _take_focus(self) -> None:
        """Keys work at once, without a click into the page first."""
        if self.isVisible() and not is_text_field(self.focusWidget()):
            self.panes.rest_focus()

    def _show_access(self) -> None:
        if self._submission is not None and self._draft is not None:
            self.read_only_banner.show_state(self._submission.assessment)
            self.workspace_header.set_read_only(self._draft.read_only)
            self.panes.show_access()

    @Slot()
    def _show_progress(self) -> None:
        self.workspace_header.show_progress(*self.panes.scored())

    @Slot(str)
    def _show_refusal(self, sentence: str) -> None:
        self.refusal_label.setText(sentence)
        self.refusal_bar.show()
        self._show_access()

    @Slot(object)
    def _after_step(self, step: tuple[Changes, OpenedSubmission]) -> None:
        """After an undo or redo: bring what changed into view."""
        changes, self._submission = step
        self.book.take(self._submission)
        self.steps.show_step(changes)

    # -- what else is stored --------------------------------------------------------------------------------

    @Slot(str)
    def _ask_back(self, reason: str) -> None:
        if self._submission is not None:
            self._verbs.ask_back(self._submission.assignment.id, reason)

    @Slot()
    def _ask_download(self) -> None:
        if self._submission is not None:
            self.download_requested.emit((self._submission.assignment.id,))

    @Slot(str, object)
    def _note_facts(self, artifact_id: str, facts: ArtifactFacts) -> None:
        if self._submission is not None:
            self._verbs.note_facts(self._submission, artifact_id, facts)

    @Slot()
    def _remember_place(self) -> None:
        if self._submission is not None and self.panes.key:
            self._memory.remember_place(self._submission.assignment.id, self.panes.place())

    @Slot()
    def _remember_widths(self) -> None:
        if not self._full:
            self._memory.remember_values({_PANES: ",".join(str(size) for size in self.panes.sizes())})

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()
