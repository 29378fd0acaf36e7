"""Review and submit on one page: everything scored, what is missing, what the rule says and why, and the signature."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assessor_app.domain.coverage import opened_citations
from assessor_app.domain.marking import MAX_SIGNATURE
from assessor_app.gui.comments.comment_editor import CommentEditor
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.review.feedback_draft import FeedbackDraft
from assessor_app.gui.review.feedback_field import FeedbackField
from assessor_app.gui.review.letter_preview import LetterPreview
from assessor_app.gui.review.missing_list import MissingList
from assessor_app.gui.review.other_reader import OtherReader
from assessor_app.gui.review.review_rows import review_rows
from assessor_app.gui.review.review_shape import ReviewShape
from assessor_app.gui.review.review_steps import ReviewSteps
from assessor_app.gui.review.review_words import decision_words, missing_words
from assessor_app.gui.review.rule_view import RuleView
from assessor_app.gui.review.scorables_table import ScorablesTable
from assessor_app.gui.shortcuts import is_text_field
from assessor_app.gui.slices import Steps
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.worn_property import wear
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.gui.workspace.read_only_banner import ReadOnlyBanner
from assessor_app.workflows.desk import Changes, Desk, MissingKind, MissingPoint, Review


class ReviewPage(QWidget):
    """Open with :meth:`open_assignment`; :meth:`reload` after a sync shows the receipt.

    ``criterion_requested`` carries assignment and scorable id and the index of a citation (-1 for none),
    ``submitted`` the assignment id once the submission is safely on disk, ``changed`` the Changes of every write;
    ``name_kept`` tells that another name may stay in the feedback, ``conflicts_requested`` carries the assignment id.
    """

    criterion_requested = Signal(str, str, int)
    submitted = Signal(str)
    back_requested = Signal()
    changed = Signal(object)
    name_kept = Signal()
    conflicts_requested = Signal(str)

    letter_button: QPushButton
    back_button: QPushButton
    review_code_label: QLabel
    review_credential_label: ElidedLabel
    review_banner: ReadOnlyBanner
    review_stack: QStackedWidget
    review_waiting_page: QWidget
    review_waiting_label: QLabel
    review_body: QWidget
    scorables_table: ScorablesTable
    reasons_content: QWidget
    missing_card: QFrame
    missing_caption: QLabel
    missing_layout: QVBoxLayout
    rule_caption: QLabel
    decision_title: QLabel
    decision_note: QLabel
    every_step_box: QCheckBox
    rule_layout: QVBoxLayout
    finish_panel: QFrame
    feedback_field: FeedbackField
    feedback_editor: CommentEditor
    feedback_state_label: QLabel
    sign_card: QFrame
    sign_hint_label: QLabel
    signature_edit: QLineEdit
    submit_button: QPushButton
    submit_trouble_label: QLabel

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty as yet: take the steps of :meth:`build` before anything else."""
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._theme = theme
        self._wanted = ""
        self._review: Review | None = None
        self._submitting = False
        self._silenced: frozenset[MissingKind] = frozenset()

    def build(self) -> Steps:
        """Build its parts, in steps."""
        load_form(self, "review_page", promoted=(ElidedLabel, ReadOnlyBanner, FeedbackField, ScorablesTable))
        yield
        theme = self._theme
        self.missing_list = MissingList(theme)
        self.reasons_content.setAutoFillBackground(False)
        # words wrap or end in "…" rather than run under the edge where text is large
        self.reasons_content.setMinimumWidth(1)
        self.missing_layout.addWidget(self.missing_list)
        self.rule_view = RuleView(theme)
        self.rule_layout.addWidget(self.rule_view)
        self.other_reader = OtherReader()
        self.rule_layout.addWidget(self.other_reader)
        self.scorables_table.dress(theme)
        ReviewShape(self, theme)
        yield
        self.letter = LetterPreview(self._desk, self._runner, theme)
        self.review_stack.addWidget(self.letter)
        self.empty_state = EmptyState()
        self.empty_state.dress(theme)
        self.review_stack.addWidget(self.empty_state)
        yield
        self._feedback = FeedbackDraft(self._desk, self._runner, theme, self.feedback_field, self)
        self.comments = self._feedback.comments
        self._kept = self.comments.watch.kept
        self.steps = ReviewSteps(self._desk, self._runner, self)
        self._connect()
        yield

    def _connect(self) -> None:
        for label in (self.review_code_label, self.decision_title, self.decision_note, self.submit_trouble_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.signature_edit.setMaxLength(MAX_SIGNATURE)
        self.back_button.clicked.connect(self.back_requested)
        self.letter_button.clicked.connect(self.show_letter)
        self.letter.close_requested.connect(self.close_letter)
        self.scorables_table.scorable_chosen.connect(self._go_to)
        self.missing_list.point_chosen.connect(self._go_to_point)
        self.missing_list.name_kept.connect(self._keep_name)
        self._kept.kept.connect(self.name_kept)
        self._kept.kept.connect(self.reload)
        self.every_step_box.toggled.connect(self.rule_view.show_everything)
        self._feedback.saved.connect(self.changed)
        self.steps.taken.connect(self.changed)
        self._feedback.renewed.connect(self.reload)
        self.signature_edit.textChanged.connect(self._allow_submit)
        self.signature_edit.returnPressed.connect(self._submit)
        self.submit_button.clicked.connect(self._submit)
        self.review_banner.recall_requested.connect(self._ask_back)

    def open_assignment(self, assignment_id: str) -> None:
        """Show the review of an assignment, read anew."""
        if assignment_id != self._wanted:
            self._wanted, self._review = assignment_id, None
            self._feedback.open(assignment_id)
            self.signature_edit.clear()
            self._show_waiting(self.tr("Putting the review together…"))
        self.submit_trouble_label.hide()
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the review again; a receipt that has come is shown, what is typed stays."""
        if self._wanted:
            self._runner.run("store", partial(self._read, self._wanted), partial(self.take_review, self._wanted), self)

    @Slot()
    def flush(self) -> None:
        """Send typed feedback to the store lane now; call before the runner is shut down."""
        self._feedback.flush()

    def silence(self, kinds: frozenset[MissingKind]) -> None:
        """Do not speak of these kinds of points: the person's choice."""
        if kinds != self._silenced:
            self._silenced = kinds
            if self._review is not None:
                self._show_missing(self._review)

    @property
    def review(self) -> Review | None:
        """What is shown, as last read."""
        return self._review

    @property
    def assignment_id(self) -> str:
        """The assignment on this page, "" before the first."""
        return self._wanted

    def _read(self, assignment_id: str) -> Review:
        """On the store lane."""
        return self._desk.review(assignment_id)

    # -- showing --------------------------------------------------------------------------------------------

    def _show_waiting(self, sentence: str) -> None:
        self.review_waiting_label.setText(sentence)
        self.review_banner.hide()
        self.letter_button.hide()
        self.review_stack.setCurrentWidget(self.review_waiting_page)

    def _show_failure(self, why: str) -> None:
        self._show_waiting("")
        safe = self.tr("What you entered is safe on this laptop.")
        self.empty_state.tell("alert-circle-outline", why, safe, self.tr("Try again"), self.reload)
        self.review_stack.setCurrentWidget(self.empty_state)

    def take_review(self, assignment_id: str, found: Review | None, error: Exception | None) -> None:
        """Show a review just read, or why it could not be."""
        if assignment_id != self._wanted:
            return
        if found is None:
            if self._review is None:
                self._show_failure(plain_sentence(error))
            else:
                self.show_trouble(plain_sentence(error))
            return
        self._review = review = found
        opened = review.opened
        self.review_code_label.setText(opened.submission.code)
        attempt = self.tr("attempt {number}").format(number=opened.submission.attempt)
        named = (opened.submission.practitioner, opened.credential.title, attempt)
        self.review_credential_label.setText(" · ".join(one for one in named if one))
        self.scorables_table.show_rows(review_rows(opened, opened_citations(opened.citations, opened.annotations)))
        self._show_missing(review)
        self._show_decision(review)
        self._feedback.show(opened)
        self._show_access(review)
        # a reading after a sync leaves the letter open
        if self.review_stack.currentWidget() is not self.letter:
            self.review_stack.setCurrentWidget(self.review_body)
            self.letter_button.show()

    @Slot()
    def show_letter(self) -> None:
        """Show the feedback letter of what is stored now, the feedback being typed included."""
        if self._review is None:
            return
        self.review_stack.setCurrentWidget(self.letter)
        self.letter_button.hide()
        self.letter.setFocus()
        unsaved = self._feedback.unsaved()
        review = self._review
        if unsaved is not None:
            assessment = replace(review.opened.assessment, feedback=unsaved)
            review = replace(review, opened=replace(review.opened, assessment=assessment))
        self.letter.show_review(review)

    @Slot()
    def close_letter(self) -> None:
        """Go back from the letter to the review."""
        if self.review_stack.currentWidget() is not self.letter:
            return
        self.review_stack.setCurrentWidget(self.review_body)
        self.letter_button.show()
        self.letter_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_missing(self, review: Review) -> None:
        labels = {one.id: say(one.label) for one in review.opened.credential.scorables()}
        caption, points = missing_words(review, self._silenced)
        self.missing_card.setVisible(not review.opened.assessment.read_only)
        self.missing_caption.setText(caption)
        self.missing_list.show_points(points, labels)

    def _show_decision(self, review: Review) -> None:
        self.other_reader.show_reading(review.opened)
        said = decision_words(review)
        self.rule_caption.setText(said.caption)
        self.decision_title.setText(said.title)
        self.decision_note.setVisible(bool(said.note))
        self.decision_note.setText(said.note)
        # reasons of a return are what the page is about then, and no remark
        wear(self.decision_note, "role", "subtle" if said.by_rule else "")
        self.finish_panel.setVisible(review.opened.assessment.returned is None)
        self.every_step_box.setVisible(said.by_rule)
        self.rule_view.setVisible(said.by_rule)
        if said.by_rule:
            self.rule_view.show_step(review.decision.explanation)

    def _show_access(self, review: Review) -> None:
        assessment = review.opened.assessment
        self.review_banner.show_state(assessment)
        self.sign_card.setVisible(not assessment.read_only)
        self._allow_submit()

    @Slot(str)
    def _go_to(self, scorable_id: str) -> None:
        self.flush()
        self.criterion_requested.emit(self._wanted, scorable_id, -1)

    @Slot(object)
    def _go_to_point(self, point: MissingPoint) -> None:
        self.flush()
        if point.kind == "conflict":
            self.conflicts_requested.emit(self._wanted)
            return
        self.criterion_requested.emit(self._wanted, point.scorable_id, point.citation)

    @Slot(object)
    def _keep_name(self, point: MissingPoint) -> None:
        if point.name is not None:
            self._kept.keep(point.scorable_id, point.name)

    # -- submitting -----------------------------------------------------------------------------------------

    @Slot()
    def _allow_submit(self) -> None:
        possible = self._review is not None and self._review.can_submit and not self._submitting
        signed = bool(self.signature_edit.text().strip())
        self.submit_button.setEnabled(possible and signed)
        if self._review is not None and not self._review.can_submit:
            self.sign_hint_label.setText(self.tr("You can sign once nothing above is missing."))
        elif not signed:
            self.sign_hint_label.setText(
                self.tr("Type your name or code to sign. Works offline: it is sent when connected.")
            )
        else:
            self.sign_hint_label.setText(self.tr("After this nothing can be changed unless a lead hands it back."))

    @Slot()
    def _submit(self) -> None:
        if not self.submit_button.isEnabled():
            return
        self._submitting = True
        self.submit_trouble_label.hide()
        self._allow_submit()
        work = partial(self._sign, self._wanted, self._feedback.unsaved(), self.signature_edit.text().strip())
        self._runner.run("store", work, partial(self._after_submit, self._wanted), self)

    def _sign(self, assignment_id: str, unsaved: str | None, signature: str) -> Changes:
        """On the store lane: feedback still being typed is part of what is signed, or nothing is signed."""
        if unsaved is not None:
            self._desk.write_feedback(assignment_id, unsaved)
        return self._desk.submit_assessment(assignment_id, signature)

    def _after_submit(self, assignment_id: str, changes: Changes | None, error: Exception | None) -> None:
        self._submitting = False
        if changes is None:
            self.show_trouble(plain_sentence(error))
            self._allow_submit()
            return
        if assignment_id == self._wanted:
            self._feedback.forget()
        self.changed.emit(changes)
        # The field and button just used are gone: Space must not press whatever came next.
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.submitted.emit(assignment_id)
        self.reload()

    def show_trouble(self, sentence: str) -> None:
        """Say below the signature what did not work."""
        self.submit_trouble_label.setText(sentence)
        self.submit_trouble_label.show()

    @Slot(str)
    def _ask_back(self, reason: str) -> None:
        work = partial(self._desk.ask_back, self._wanted, reason)
        self._runner.run("store", work, self._asked_back, self)

    def _asked_back(self, changes: Changes | None, error: Exception | None) -> None:
        if changes is None:
            self.review_banner.show_trouble(plain_sentence(error))
            return
        self.changed.emit(changes)
        # the field just used is gone
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._wanted:
            # never opened it has nothing to send, and may not be whole: it is made hidden
            self.flush()

    def event(self, event: QEvent) -> bool:
        # out of a field first, as everywhere; then out of the letter, then back to the evidence
        is_key = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if is_key and not is_text_field(QApplication.focusWidget()) and takes_escape(event, self._step_back):
            return True
        return super().event(event)

    def _step_back(self) -> None:
        if self.review_stack.currentWidget() is self.letter:
            self.close_letter()
        else:
            self.back_requested.emit()
