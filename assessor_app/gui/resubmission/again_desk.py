"""Joins what belongs to a further attempt: the panel beside the judgement, the page of changes, the files of before."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, get_args, runtime_checkable

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.domain.annotation import ChangeAnswer, ChangeVerdict, answer_id
from assessor_app.domain.attempt_overview import AttemptOverview, compare_attempts
from assessor_app.domain.citation import PagePlace
from assessor_app.domain.reopening import may_score
from assessor_app.domain.submission import Artifact, EarlierAttempt
from assessor_app.gui.resubmission.changes_page import ChangesPage
from assessor_app.gui.resubmission.changes_view import Target
from assessor_app.gui.resubmission.earlier_file import EarlierFile
from assessor_app.gui.resubmission.earlier_panel import EarlierPanel
from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.workspace.annotation_book import AnnotationBook
from assessor_app.gui.workspace.evidence_pane import EvidencePane
from assessor_app.gui.workspace.judgement_pane import JudgementPane
from assessor_app.gui.workspace.view_making import ViewFactory
from assessor_app.gui.workspace.viewer_keys import ViewerKeys
from assessor_app.workflows.desk import Desk, OpenedSubmission

if TYPE_CHECKING:
    from assessor_app.media.pdf.service import PdfService

CHANGES: Final = "\0changes"
"""Key of the tab of what changed; those of files of before begin with EARLIER."""
EARLIER: Final = "\0earlier-"


@runtime_checkable
class ReadsPages(Protocol):
    """A maker of viewers that also hands out the PDF children."""

    def pdf_service(self) -> PdfService: ...


class AgainDesk(QObject):
    """Everything here stays out of sight at a first attempt. ``criterion_wished`` carries a scorable's id."""

    criterion_wished = Signal(str)

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        theme: Theme,
        views: ViewFactory,
        judgement: JudgementPane,
        evidence: EvidencePane,
        keys: ViewerKeys,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._theme, self._views = desk, runner, theme, views
        self._evidence, self._keys = evidence, keys
        self._book: AnnotationBook | None = None
        self._opened: OpenedSubmission | None = None
        self._overview: AttemptOverview | None = None
        self._task: Task | None = None
        self._key = ""
        self._page: ChangesPage | None = None
        self._files: dict[str, EarlierFile] = {}
        self.panel = EarlierPanel(theme)
        judgement.add_aside(self.panel)
        self.panel.verdict_chosen.connect(self.answer)
        self.panel.note_edited.connect(self._edit_note)
        self.panel.note_entered.connect(self._enter_note)
        self.panel.note_left.connect(self._leave_note)
        self.panel.changes_requested.connect(self.show_changes)
        self.panel.resized.connect(judgement.criterion_scroll.refit)

    def set_book(self, book: AnnotationBook) -> None:
        """Keep answers there; call once."""
        self._book = book
        book.changed.connect(self._note_change)
        book.renewed.connect(self._show_answer)

    # -- one submission -------------------------------------------------------------------------------------

    def open_submission(self, opened: OpenedSubmission) -> None:
        """Begin with a submission; of a further attempt what changed is looked for at once, off this thread."""
        self.close_submission()
        self._opened = opened
        self._compare()

    def take_reading(self, opened: OpenedSubmission) -> None:
        """Take a newer reading of the same submission: what was hidden may be shown by now."""
        was_hidden = self.earlier is None
        self._opened = opened
        if was_hidden and self.earlier is not None:
            self._compare()
        self.show_criterion(self._key)

    def close_submission(self) -> None:
        """Let go of everything that was opened for it."""
        if self._task is not None:
            self._task.cancel()
        if self._page is not None:
            self._page.stop()
            discard(self._page)
        for file in self._files.values():
            file.close_file()
        self._files.clear()
        self._page, self._task, self._overview, self._opened, self._key = None, None, None, None, ""
        self.panel.hide()

    @property
    def earlier(self) -> EarlierAttempt | None:
        """The attempt before, None at a first attempt and while it is hidden."""
        reopening = self._opened.reopening if self._opened is not None else None
        return reopening.earlier if reopening is not None else None

    @property
    def page(self) -> ChangesPage | None:
        """The page of changes, once it was asked for."""
        return self._page

    def show_criterion(self, scorable_id: str) -> None:
        """Take a criterion (or a part that is scored) in hand; "" for what is not scored."""
        switching = scorable_id != self._key
        self._key = scorable_id
        reopening = self._opened.reopening if self._opened is not None else None
        if self._opened is None or reopening is None or not scorable_id:
            self.panel.hide()
            return
        if reopening.earlier is None:
            self.panel.show_hidden(self._opened.submission.attempt - 1)
            return
        asks = may_score(reopening, scorable_id)
        self.panel.show_earlier(reopening.earlier, scorable_id, asks=asks)
        self._show_citations()
        self._show_answer(switching=switching)

    # -- the answer -----------------------------------------------------------------------------------------

    @Slot(str)
    def answer(self, verdict: str) -> None:
        """Say whether the change asked for was made ("yes", "partly", "no"), or take the answer back with ""."""
        if self._book is None or not self._key or not self._may_answer():
            return
        known = self._known_answer()
        if not verdict:
            self._book.put(answer_id(self._key), None)
        elif verdict in get_args(ChangeVerdict):
            chosen = next(one for one in get_args(ChangeVerdict) if one == verdict)
            answer = replace(known, verdict=chosen) if known is not None else ChangeAnswer(self._key, chosen)
            self._book.put(answer_id(self._key), answer)

    @Slot(str)
    def _edit_note(self, note: str) -> None:
        if self._book is not None and self._key and self._may_answer():
            self._book.edit_note(answer_id(self._key), note)

    @Slot()
    def _enter_note(self) -> None:
        if not self.panel.answer_note.isReadOnly():
            self._keys.hold()

    @Slot()
    def _leave_note(self) -> None:
        # A menu of the field or a look at another program is no leaving: the cursor will be back.
        note = self.panel.answer_note
        if note.window().focusWidget() is not note:
            self._keys.release()

    def _may_answer(self) -> bool:
        reopening = self._opened.reopening if self._opened is not None else None
        return reopening is not None and reopening.earlier is not None and may_score(reopening, self._key)

    def _known_answer(self) -> ChangeAnswer | None:
        found = self._book.all().get(answer_id(self._key)) if self._book is not None and self._key else None
        return found if isinstance(found, ChangeAnswer) else None

    @Slot(str)
    def _note_change(self, annotation_id: str) -> None:
        if self._key and annotation_id == answer_id(self._key):
            self._show_answer()

    @Slot()
    def _show_answer(self, *, switching: bool = False) -> None:
        if self._book is not None and self._key and self.earlier is not None:
            self.panel.set_read_only(self._book.read_only)
            self.panel.show_answer(self._known_answer(), switching=switching)

    # -- what changed ---------------------------------------------------------------------------------------

    def _compare(self) -> None:
        if self._opened is not None and self.earlier is not None:
            work = partial(compare_attempts, self._opened.credential, self.earlier.submission, self._opened.submission)
            self._task = self._runner.run("media", work, self._take_overview, self)

    def _take_overview(self, overview: AttemptOverview | None, _error: Exception | None) -> None:
        self._overview = overview
        self._show_citations()
        if self._page is not None:
            self._fill_page()

    def _show_citations(self) -> None:
        found = self._overview.criterion(self._key) if self._overview is not None and self._key else None
        self.panel.show_citations(found)

    @Slot()
    def show_changes(self) -> None:
        """Bring the page of what changed to the front, in a tab of its own; nothing happens at a first attempt."""
        if self.earlier is None:
            return
        if self._page is None:
            self._page = ChangesPage(self._desk, self._runner, self._theme, self._pdfs())
            self._page.target_chosen.connect(self.go_to)
            self._fill_page()
        self._evidence.show_beside(CHANGES, self.tr("What changed"), "file-compare", self._page)

    def _fill_page(self) -> None:
        if self._page is not None and self._overview is not None and self._opened is not None:
            reopening = self._opened.reopening
            first = reopening.open_again if reopening is not None else frozenset()
            attempt = self.earlier.submission.attempt if self.earlier is not None else 1
            self._page.show_overview(self._overview, attempt, first, self._opened.facts)

    def _pdfs(self) -> Callable[[], PdfService] | None:
        views: object = inspect.unwrap(self._views)
        return views.pdf_service if isinstance(views, ReadsPages) else None

    @Slot(object)
    def go_to(self, target: Target) -> None:
        """Follow a link of the page of changes."""
        if target.scorable_id:
            self.criterion_wished.emit(target.scorable_id)
        elif target.artifact is not None and target.earlier:
            self.show_file(target.artifact, target.page)
        elif target.artifact is not None:
            place = None if target.page is None else PagePlace(target.page, target.page)
            self._evidence.show_found(target.artifact.id, place, self.tr("Changed since the attempt before"))

    def show_file(self, artifact: Artifact, page: int | None = None) -> None:
        """Bring a file of the attempt before to the front, in a tab that says whose it is."""
        if self.earlier is None:
            return
        number = self.earlier.submission.attempt
        file = self._files.get(artifact.id)
        if file is None:
            file = EarlierFile(self._desk, self._runner, self._theme, self._views, artifact, number)
            self._files[artifact.id] = file
            file.begin()
        title = self.tr("Attempt {number}: {name}").format(number=number, name=artifact.name)
        self._evidence.show_beside(EARLIER + artifact.id, title, "history", file)
        if page is not None:
            file.show_place(PagePlace(page, page), self.tr("Attempt {number}").format(number=number))
