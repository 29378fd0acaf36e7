"""One case side by side: the evidence, the readers' judgement of it, and the place where a lead settles it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.lead_acts import Adjudication, CaseTaken, LeadAct, MadeAct
from assessor_app.gui.forms import load_form
from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.side_by_side.case_questions import CaseQuestions
from assessor_app.gui.side_by_side.case_rows import CaseRow
from assessor_app.gui.side_by_side.case_verbs import CaseVerbs, FoundCase
from assessor_app.gui.side_by_side.case_waiting import Step, Waiting, opening, unreadable, waiting_for
from assessor_app.gui.side_by_side.side_body import SideBody
from assessor_app.gui.side_by_side.side_words import summary_words
from assessor_app.gui.slices import Slices, Steps
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.held_painting import HeldPainting
from assessor_app.gui.widgets.inline_card import InlineCard
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.gui.workspace.view_making import ViewFactory
from assessor_app.workflows.desk import Desk


class SidePage(QWidget):
    """Open a case with :meth:`open_case`; :meth:`refresh` after every sync brings what has come meanwhile.

    ``case_shown`` tells that the columns of a case are on screen, ``acted`` carries every MadeAct,
    ``download_requested`` a tuple of assignment ids.
    """

    back_requested = Signal()
    sync_requested = Signal()
    download_requested = Signal(tuple)
    acted = Signal(object)
    case_shown = Signal()

    back_button: QPushButton
    title_label: ElidedLabel
    summary_label: ElidedLabel
    previous_button: QPushButton
    next_button: QPushButton
    inline_card: InlineCard
    side_stack: QStackedWidget
    waiting_page: EmptyState

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        theme: Theme,
        views: ViewFactory,
        keymap: Keymap,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._keymap = theme, keymap
        self._parts = (desk, runner, theme, views)
        self._found: FoundCase | None = None
        self._submission_id = self._wanted = ""
        # cases taken here whose files are still to be asked for
        self._taken: set[str] = set()
        # None until it is built, a step at a time
        self.body: SideBody | None = None
        load_form(self, "side_page", promoted=(ElidedLabel, InlineCard, EmptyState))
        self.waiting_page.dress(theme)
        self.inline_card.dress(theme)
        self.questions = CaseQuestions(self.inline_card, self)
        self._verbs = CaseVerbs(desk, runner, self)
        self._slices = Slices(self._build, self)
        self._slices.finished.connect(self._after_building)
        self._columns = Slices(self._make_columns, self)
        self._columns.finished.connect(self._after_building)
        # in a turn of its own, after the case: whether the network is metered takes a moment to find out at first
        self._files = QTimer(self, singleShot=True, interval=0)
        self._files.timeout.connect(self._fetch_files)
        self._painting = HeldPainting(self)
        self._connect()
        self._name_keys()
        self._show_waiting(opening())

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_requested)
        self._verbs.read.connect(self._take_case)
        self._verbs.acted.connect(self._after_act)
        self._verbs.refused.connect(self._tell_refusal)
        self._verbs.unkept.connect(self._tell_unkept)
        self.questions.act_chosen.connect(self._verbs.act)
        self._keymap.changed.connect(self._name_keys)

    @Slot()
    def _name_keys(self) -> None:
        for button, command in (
            (self.previous_button, "case.previous_disagreement"),
            (self.next_button, "case.next_disagreement"),
        ):
            button.setToolTip(self._keymap.hint(self._keymap.command(command).words, command))

    # -- building -------------------------------------------------------------------------------------------

    def _build(self) -> Steps:
        """Evidence and columns, in steps: a lead who opens a case waits for the store anyway."""
        body = SideBody(self._theme)
        yield from body.build(*self._parts)
        self.side_stack.addWidget(body)
        body.act_chosen.connect(self._verbs.act)
        body.first_given.connect(self._keep_first)
        body.rescore_requested.connect(self.questions.ask_rescore)
        body.anchor_requested.connect(self._ask_anchor)
        body.evidence.pane.facts_found.connect(self._note_facts)
        body.evidence.pane.download_requested.connect(self._ask_download)
        self.inline_card.closed.connect(body.line_list.setFocus)
        self.previous_button.clicked.connect(body.previous_disagreement)
        self.next_button.clicked.connect(body.next_disagreement)
        self._keymap.bind(self, body.commands())
        self.body = body
        yield

    def _make_columns(self) -> Steps:
        assert self.body is not None
        assert self._found is not None
        yield from self.body.make_columns(self._found)

    def finish_building(self) -> None:
        """Build what is missing at once."""
        if self.body is None:
            self._slices.finish()
        if self._columns.running:
            self._columns.finish()

    @Slot()
    def _after_building(self) -> None:
        if self._found is not None:
            self._show_found(self._found)

    # -- one case -------------------------------------------------------------------------------------------

    def open_case(self, submission_id: str, scorable_id: str = "") -> None:
        """Open a submission's case at a scorable, or at the first disagreement."""
        self._wanted = scorable_id
        if submission_id != self._submission_id:
            self.close_case()
            self._submission_id = submission_id
            self._show_waiting(opening())
        if self.body is None:
            self._slices.begin()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the case again; the reader stays in place."""
        if self._submission_id:
            self._verbs.read_case(self._submission_id)

    def close_case(self) -> None:
        """Let go of the case and close every viewer; what was begun and not recorded is given up."""
        self.inline_card.close_card()
        self._columns.stop()
        self._files.stop()
        if self.body is not None:
            self.body.close_case()
        self._found, self._submission_id = None, ""

    @property
    def submission_id(self) -> str:
        """The submission whose case is open, "" for none."""
        return self._submission_id

    @Slot(str, object, object)
    def _take_case(self, submission_id: str, found: FoundCase | None, error: Exception | None) -> None:
        if submission_id != self._submission_id:
            return
        if found is None:
            self._show_waiting(unreadable(plain_sentence(error)))
            return
        self._found = found
        self.title_label.setText(f"{found.case.code} · {found.case.credential.title}")
        if self.body is not None:
            self._show_found(found)

    def _show_found(self, found: FoundCase) -> None:
        assert self.body is not None
        self._columns.stop()
        if found.opened is None:
            self._show_waiting(waiting_for(found))
        elif self.body.has_columns(found):
            self._show_body(self.body, found)
        else:
            self._columns.begin()

    def _show_body(self, body: SideBody, found: FoundCase) -> None:
        self._painting.hold()
        wanted, self._wanted = self._wanted, ""
        body.show_case(found, wanted)
        if self.side_stack.currentWidget() is not body:
            self.side_stack.setCurrentWidget(body)
            body.line_list.setFocus()
        self._tell_head(body)
        self.case_shown.emit()
        self._files.start()

    def _tell_head(self, body: SideBody) -> None:
        self.summary_label.setText(summary_words(body.rows, body.hidden))
        for button in (self.previous_button, self.next_button):
            button.setVisible(True)
            button.setEnabled(bool(body.to_do))

    @Slot()
    def _fetch_files(self) -> None:
        """Once a case that was taken here is known, its files follow without being asked for again."""
        found = self._found
        if found is None or found.opened is None or not found.online:
            return
        if found.case.submission_id not in self._taken:
            return
        self._taken.discard(found.case.submission_id)
        if any(one.id not in found.opened.present for one in found.opened.submission.artifacts):
            self._ask_download()

    def _show_waiting(self, waiting: Waiting) -> None:
        steps: Mapping[Step, Callable[[], None]] = {
            "take": self._take,
            "sync": self.sync_requested.emit,
            "again": self.refresh,
        }
        self.summary_label.setText("")
        for button in (self.previous_button, self.next_button):
            button.hide()
        step = steps.get(waiting.step)
        self.waiting_page.tell(waiting.icon, waiting.heading, waiting.sentence, waiting.step_words, step)
        self.side_stack.setCurrentWidget(self.waiting_page)

    def _take(self) -> None:
        if self._found is not None:
            self._verbs.act(CaseTaken(self._found.case.submission_id))

    # -- acting ---------------------------------------------------------------------------------------------

    def leave_field(self) -> bool:
        """Esc leaves the text first; tells whether there was anything to leave."""
        return self.body is not None and self.body.leave_field()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self._step_back) or super().event(event)

    def _step_back(self) -> None:
        if not self.leave_field():
            self.back_requested.emit()

    @Slot(str, str)
    def _keep_first(self, scorable_id: str, mark: str) -> None:
        if self.body is not None:
            self._tell_head(self.body)
        opened = self._found.opened if self._found is not None else None
        if opened is not None and not opened.assessment.read_only:
            self._verbs.judge(opened.assignment.id, scorable_id, mark)

    @Slot(object)
    def _ask_anchor(self, row: CaseRow) -> None:
        if self._found is not None:
            self.questions.ask_anchor(self._found.case, row)

    @Slot(object)
    def _after_act(self, made: MadeAct) -> None:
        act: LeadAct = made.act
        if isinstance(act, Adjudication):
            if self.body is not None:
                self.body.note_adjudicated(act.scorable_id)
        elif act == self.questions.pending:
            self.questions.settle()
        self.acted.emit(made)
        self.refresh()
        if isinstance(act, CaseTaken):
            self._taken.add(act.submission_id)
            self.sync_requested.emit()

    @Slot(str)
    def _tell_refusal(self, sentence: str) -> None:
        if self.questions.pending is not None:
            self.questions.complain(sentence)
        elif self.side_stack.currentWidget() is self.waiting_page:
            self._show_waiting(unreadable(sentence))
        elif self.body is not None:
            self.body.judgement.record.complain(sentence)

    @Slot(str)
    def _tell_unkept(self, sentence: str) -> None:
        said = self.tr("Your own score is not stored: {why} It still goes with the score of record.")
        if self.body is not None:
            self.body.judgement.record.complain(said.format(why=sentence))

    @Slot(str, object)
    def _note_facts(self, artifact_id: str, facts: ArtifactFacts) -> None:
        if self._found is not None:
            self._verbs.note_facts(self._found, artifact_id, facts)

    @Slot()
    def _ask_download(self) -> None:
        if self._found is not None and self._found.case.assignment_id:
            self.download_requested.emit((self._found.case.assignment_id,))
