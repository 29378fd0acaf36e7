"""Review and submit on one page: everything scored, what is missing, what the rule says and why, and the signature."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from assessor_app.domain.coverage import opened_citations
from assessor_app.domain.marking import MAX_SIGNATURE
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.review.letter_preview import LetterPreview
from assessor_app.gui.review.missing_list import MissingList
from assessor_app.gui.review.review_delegate import ReviewDelegate
from assessor_app.gui.review.review_model import COMMENT, CRITERION, LEVEL, ROW_ROLE, SEEN, ReviewModel
from assessor_app.gui.review.review_rows import ReviewRow, review_rows
from assessor_app.gui.review.rule_view import RuleView
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.gui.workspace.autosave import Autosave
from assessor_app.gui.workspace.plain_editor import PlainEditor
from assessor_app.gui.workspace.read_only_banner import ReadOnlyBanner
from assessor_app.workflows.desk import Changes, Desk, Review

# below this width of the table, in pixels at 100 % text, comments would be mere dots
_ROOM_FOR_COMMENTS = 460


class ReviewPage(QWidget):
    """Open with :meth:`open_assignment`; :meth:`reload` after a sync shows the receipt.

    ``criterion_requested`` carries assignment and scorable id, ``submitted`` the assignment id once the
    submission is safely on disk, ``changed`` the Changes of every write.
    """

    criterion_requested = Signal(str, str)
    submitted = Signal(str)
    back_requested = Signal()
    changed = Signal(object)

    letter_button: QPushButton
    back_button: QPushButton
    review_code_label: QLabel
    review_credential_label: ElidedLabel
    review_banner: ReadOnlyBanner
    review_stack: QStackedWidget
    review_waiting_page: QWidget
    review_waiting_label: QLabel
    review_body: QWidget
    scorables_table: QTableView
    reasons_content: QWidget
    missing_card: QFrame
    missing_caption: QLabel
    missing_layout: QVBoxLayout
    decision_title: QLabel
    decision_note: QLabel
    every_step_box: QCheckBox
    rule_layout: QVBoxLayout
    feedback_editor: PlainEditor
    feedback_state_label: QLabel
    sign_card: QFrame
    sign_hint_label: QLabel
    signature_edit: QLineEdit
    submit_button: QPushButton
    submit_trouble_label: QLabel

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._theme = theme
        self._wanted = ""
        self._review: Review | None = None
        self._feedback: Autosave | None = None
        self._submitting = False
        load_form(self, "review_page", promoted=(ElidedLabel, ReadOnlyBanner, PlainEditor))
        self.missing_list = MissingList(theme)
        self.reasons_content.setAutoFillBackground(False)
        # words wrap or end in "…" rather than run under the edge where text is large
        self.reasons_content.setMinimumWidth(1)
        self.missing_layout.addWidget(self.missing_list)
        self.rule_view = RuleView(theme)
        self.rule_layout.addWidget(self.rule_view)
        self._model = ReviewModel(self)
        self.letter = LetterPreview(desk, runner, theme)
        self.review_stack.addWidget(self.letter)
        self._dress_table()
        self._connect()

    def _dress_table(self) -> None:
        table = self.scorables_table
        table.setModel(self._model)
        table.setItemDelegate(ReviewDelegate(self._theme, table))
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        for column, mode in (
            (CRITERION, QHeaderView.ResizeMode.Stretch),
            (LEVEL, QHeaderView.ResizeMode.Fixed),
            (COMMENT, QHeaderView.ResizeMode.Stretch),
            (SEEN, QHeaderView.ResizeMode.Fixed),
        ):
            header.setSectionResizeMode(column, mode)
        self._fit_columns()
        self._theme.changed.connect(self._fit_columns)

    def _connect(self) -> None:
        for label in (self.review_code_label, self.decision_title, self.decision_note, self.submit_trouble_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.signature_edit.setMaxLength(MAX_SIGNATURE)
        self.back_button.clicked.connect(self.back_requested)
        self.letter_button.clicked.connect(self.show_letter)
        self.letter.close_requested.connect(self.close_letter)
        self.scorables_table.activated.connect(self._open_row)
        self.missing_list.scorable_chosen.connect(self._go_to)
        self.every_step_box.toggled.connect(self.rule_view.show_everything)
        self.feedback_editor.edited.connect(self._edit_feedback)
        self.feedback_editor.left.connect(self.flush)
        self.signature_edit.textChanged.connect(self._allow_submit)
        self.signature_edit.returnPressed.connect(self._submit)
        self.submit_button.clicked.connect(self._submit)
        self.review_banner.recall_requested.connect(self._ask_back)

    def open_assignment(self, assignment_id: str) -> None:
        """Show the review of an assignment, read anew."""
        if assignment_id != self._wanted:
            self.flush()
            self._wanted, self._review = assignment_id, None
            self._feedback = Autosave(self._runner, partial(self._write_feedback, assignment_id), self)
            self._feedback.saving.connect(self._show_saving)
            self._feedback.saved.connect(self._feedback_saved)
            self._feedback.failed.connect(self._feedback_failed)
            self.signature_edit.clear()
            self.feedback_editor.show_text("")
            self.feedback_state_label.clear()
            self._show_waiting(self.tr("Putting the review together…"))
        self.submit_trouble_label.hide()
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the review again; a receipt that has come is shown, what is typed stays."""
        if self._wanted:
            self._runner.run("store", partial(self._read, self._wanted), partial(self._show, self._wanted), self)

    @Slot()
    def flush(self) -> None:
        """Send typed feedback to the store lane now; call before the runner is shut down."""
        if self._feedback is not None:
            self._feedback.flush()

    @property
    def assignment_id(self) -> str:
        """The assignment on this page, "" before the first."""
        return self._wanted

    def _read(self, assignment_id: str) -> Review:
        """On the store lane."""
        return self._desk.review(assignment_id)

    def _write_feedback(self, assignment_id: str, _key: str, feedback: str) -> Changes:
        """On the store lane."""
        return self._desk.write_feedback(assignment_id, feedback)

    # -- showing --------------------------------------------------------------------------------------------

    def _show_waiting(self, sentence: str) -> None:
        self.review_waiting_label.setText(sentence)
        self.review_banner.hide()
        self.letter_button.hide()
        self.review_stack.setCurrentWidget(self.review_waiting_page)

    def _show(self, assignment_id: str, found: Review | None, error: Exception | None) -> None:
        if assignment_id != self._wanted:
            return
        if found is None:
            if self._review is None:
                self._show_waiting(plain_sentence(error))
            else:
                self._show_trouble(plain_sentence(error))
            return
        self._review = review = found
        opened = review.opened
        seen = opened_citations(opened.citations, opened.annotations)
        self.review_code_label.setText(opened.submission.code)
        attempt = self.tr("attempt {number}").format(number=opened.submission.attempt)
        self.review_credential_label.setText(f"{opened.credential.title} · {attempt}")
        self._model.show_rows(review_rows(opened, seen))
        self._show_missing(review)
        self._show_decision(review)
        if self._feedback is not None and self._feedback.idle:
            self.feedback_editor.show_text(opened.assessment.feedback)
        self._show_access(review)
        # a reading after a sync leaves the letter open
        if self.review_stack.currentWidget() is not self.letter:
            self.review_stack.setCurrentWidget(self.review_body)
            self.letter_button.show()

    @Slot()
    def show_letter(self) -> None:
        """Show the feedback letter of what is stored now, the feedback being typed included."""
        if self._review is None or self._feedback is None:
            return
        self.review_stack.setCurrentWidget(self.letter)
        self.letter_button.hide()
        self.letter.setFocus()
        unsaved = self._feedback.unsaved().get("")
        review = self._review
        if unsaved is not None:
            assessment = replace(review.opened.assessment, feedback=unsaved)
            review = replace(review, opened=replace(review.opened, assessment=assessment))
        self.letter.show_review(review)

    @Slot()
    def close_letter(self) -> None:
        """Go back from the letter to the review."""
        self.review_stack.setCurrentWidget(self.review_body)
        self.letter_button.show()
        self.letter_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_missing(self, review: Review) -> None:
        labels = {one.id: one.label for one in review.opened.credential.scorables()}
        read_only = review.opened.assessment.read_only
        self.missing_card.setVisible(not read_only)
        self.missing_list.show_points(review.missing, labels)
        blocking = sum(1 for point in review.missing if point.blocking)
        if blocking == 1:
            self.missing_caption.setText(self.tr("1 thing is needed before you can submit"))
        elif blocking:
            self.missing_caption.setText(self.tr("{n} things are needed before you can submit").format(n=blocking))
        elif review.missing:
            self.missing_caption.setText(self.tr("Nothing is missing; worth a look"))
        else:
            self.missing_caption.setText(self.tr("Nothing is missing"))

    def _show_decision(self, review: Review) -> None:
        self.decision_title.setText(say(review.decision.title))
        self.decision_note.setVisible(not review.decision.final)
        self.decision_note.setText(self.tr("Not final yet: this is what the marks so far give."))
        self.rule_view.show_step(review.decision.explanation)

    def _show_access(self, review: Review) -> None:
        assessment = review.opened.assessment
        self.review_banner.show_state(assessment)
        self.sign_card.setVisible(not assessment.read_only)
        self.feedback_editor.setReadOnly(assessment.read_only)
        self._allow_submit()

    @Slot()
    def _fit_columns(self) -> None:
        """Where large text leaves no room for a column of comments, they are read in the workspace."""
        table, room = self.scorables_table, self.scorables_table.viewport().width()
        table.setColumnWidth(LEVEL, min(self._theme.px(158), room * 34 // 100))
        table.setColumnWidth(SEEN, min(self._theme.px(128), room * 24 // 100))
        table.setColumnHidden(COMMENT, room < self._theme.px(_ROOM_FOR_COMMENTS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)

    @Slot(QModelIndex)
    def _open_row(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, ReviewRow):
            self._go_to(row.scorable.id)

    @Slot(str)
    def _go_to(self, scorable_id: str) -> None:
        self.flush()
        self.criterion_requested.emit(self._wanted, scorable_id)

    # -- feedback -------------------------------------------------------------------------------------------

    @Slot(str)
    def _edit_feedback(self, text: str) -> None:
        if self._feedback is not None:
            self._feedback.edit("", text)

    @Slot()
    def _show_saving(self) -> None:
        self._say_state(self.tr("Saving…"), "subtle")

    @Slot(str, str, object)
    def _feedback_saved(self, _key: str, _text: str, changes: Changes) -> None:
        if self.sender() is not self._feedback:
            self.changed.emit(changes)
            return
        if changes.saved_at is not None:
            time = changes.saved_at.astimezone().strftime("%H:%M:%S")
            self._say_state(self.tr("Saved {time}").format(time=time), "subtle")
        self.changed.emit(changes)
        self.reload()

    @Slot(str, object)
    def _feedback_failed(self, _key: str, error: Exception) -> None:
        if self.sender() is self._feedback:
            words = self.tr("Not saved — {why} Trying again.").format(why=plain_sentence(error))
            self._say_state(words, "error")

    def _say_state(self, words: str, role: str) -> None:
        label = self.feedback_state_label
        label.setText(words)
        if label.property("role") != role:
            label.setProperty("role", role)
            label.style().unpolish(label)
            label.style().polish(label)

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
        if not self.submit_button.isEnabled() or self._feedback is None:
            return
        self._submitting = True
        self.submit_trouble_label.hide()
        self._allow_submit()
        unsaved = self._feedback.unsaved().get("")
        work = partial(self._sign, self._wanted, unsaved, self.signature_edit.text().strip())
        self._runner.run("store", work, partial(self._after_submit, self._wanted), self)

    def _sign(self, assignment_id: str, unsaved: str | None, signature: str) -> Changes:
        """On the store lane: feedback still being typed is part of what is signed, or nothing is signed."""
        if unsaved is not None:
            self._desk.write_feedback(assignment_id, unsaved)
        return self._desk.submit_assessment(assignment_id, signature)

    def _after_submit(self, assignment_id: str, changes: Changes | None, error: Exception | None) -> None:
        self._submitting = False
        if changes is None:
            self._show_trouble(plain_sentence(error))
            self._allow_submit()
            return
        if assignment_id == self._wanted and self._feedback is not None:
            self._feedback.forget()
            self.feedback_state_label.clear()
        self.changed.emit(changes)
        # The field and button just used are gone: Space must not press whatever came next.
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.submitted.emit(assignment_id)
        self.reload()

    def _show_trouble(self, sentence: str) -> None:
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
        self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()
