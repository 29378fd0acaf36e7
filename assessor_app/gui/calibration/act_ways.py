"""The ways to a lead's acts: a form is opened with what it needs, its act written down off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.errors import DeskError
from assessor_app.gui.calibration.act_facts import about_words
from assessor_app.gui.calibration.calibration_act_sheet import ActForm, CalibrationActSheet
from assessor_app.gui.calibration.calibration_event_form import CalibrationEventForm
from assessor_app.gui.calibration.calibration_qualify_form import CalibrationQualifyForm
from assessor_app.gui.calibration.calibration_report_form import CalibrationReportForm
from assessor_app.gui.calibration.calibration_rescore_form import CalibrationRescoreForm
from assessor_app.gui.calibration.calibration_seed_form import CalibrationSeedForm
from assessor_app.gui.calibration.calibration_set_form import CalibrationSetForm
from assessor_app.gui.calibration.page_words import nothing_changed
from assessor_app.gui.calibration.retire_form import RetireForm
from assessor_app.gui.calibration.set_proposal import Candidate, candidates
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.domain.lead_acts import LeadAct, MadeAct
    from assessor_app.workflows.calibration_picture import CalibrationPicture, Case
    from assessor_app.workflows.desk import Desk

Proposed = tuple[tuple[Candidate, ...], tuple[str, ...]]
Show = Callable[["CalibrationPicture", tuple[Candidate, ...], tuple[str, ...]], None]


class ActWays(QObject):
    """``opened`` and ``closed`` when the sheet has something to show or no more; ``recorded`` carries the act made."""

    opened = Signal()
    closed = Signal()
    recorded = Signal(object)

    def __init__(
        self, desk: Desk, runner: TaskRunner, theme: Theme, sheet: CalibrationActSheet, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._theme, self._sheet = desk, runner, theme, sheet
        self._picture: CalibrationPicture | None = None
        sheet.act_chosen.connect(self._make)
        sheet.closed.connect(self.closed)

    def show_picture(self, picture: CalibrationPicture) -> None:
        """Acts are about this picture; a form that is open keeps the one it was opened with."""
        self._picture = picture

    @Slot()
    def open_set(self) -> None:
        """Propose a calibration set."""
        self._with_readers(self._show_set)

    @Slot(str, str)
    def open_by_name(self, name: str, reader: str) -> None:
        """Open the form of an act: set, seed, event, about one ``reader`` report, rescore, qualify, about one act
        (its id instead of a reader) retire."""
        picture = self._picture
        if picture is None:
            return
        if name == "set":
            self.open_set()
        elif name == "seed":
            self._with_readers(self._show_seed)
        elif name == "event":
            self._open(CalibrationEventForm(picture))
        elif name == "retire":
            self._open_retire(picture, reader)
        elif name == "report":
            self._open(CalibrationReportForm(picture, reader))
        elif name == "qualify":
            self._open(CalibrationQualifyForm(self._theme, picture, reader))
        elif name == "rescore":
            rescore = CalibrationRescoreForm(self._theme, picture, reader, self._read_case)
            self._open(rescore)
            rescore.begin()

    def _open_retire(self, picture: CalibrationPicture, act_id: str) -> None:
        made = next((one for one in picture.acts if one.id == act_id), None)
        if made is not None:
            self._open(RetireForm(made.id, about_words(picture, made.act)))

    # ---- what forms need ----------------------------------------------------------------------------------

    def _with_readers(self, show: Show) -> None:
        if self._picture is not None:
            work = partial(self._propose, self._picture)
            self._runner.run("sums", work, partial(self._take_proposed, self._picture, show), self)

    def _propose(self, picture: CalibrationPicture) -> Proposed:
        """Candidates for a set, and every reader known here: those of this version and of all others."""
        readers = {one.reader for one in picture.overview.readers}
        for rated in self._desk.rated_credentials():
            readers |= set(rated.readers)
        return candidates(picture), tuple(sorted(readers))

    def _take_proposed(
        self, picture: CalibrationPicture, show: Show, found: Proposed | None, error: Exception | None
    ) -> None:
        proposed, readers = found or ((), tuple(one.reader for one in picture.overview.readers))
        show(picture, proposed, readers)
        if error is not None:
            self._sheet.complain(_words(error))

    def _show_set(self, picture: CalibrationPicture, found: tuple[Candidate, ...], readers: tuple[str, ...]) -> None:
        self._open(CalibrationSetForm(self._theme, picture, found, readers))

    def _show_seed(self, picture: CalibrationPicture, _found: tuple[Candidate, ...], readers: tuple[str, ...]) -> None:
        form = CalibrationSeedForm(self._theme, picture, readers, self._read_case)
        self._open(form)
        form.begin()

    def _read_case(self, submission_id: str) -> None:
        self._runner.run("store", partial(self._desk.case, submission_id), self._take_case, self)

    def _take_case(self, case: Case | None, error: Exception | None) -> None:
        form = self._sheet.form
        if case is None:
            self._sheet.complain(_words(error))
        elif isinstance(form, CalibrationSeedForm | CalibrationRescoreForm):
            form.show_case(case)

    # ---- recording ----------------------------------------------------------------------------------------

    def _open(self, form: ActForm) -> None:
        self.opened.emit()
        self._sheet.open_form(form)

    @Slot(object)
    def _make(self, act: LeadAct) -> None:
        self._sheet.wait()
        self._runner.run("store", partial(self._desk.make_act, act), self._take_made, self)

    def _take_made(self, made: MadeAct | None, error: Exception | None) -> None:
        if made is None:
            # what was filled in is not lost: it stays in the form
            self._sheet.complain(_words(error))
            return
        self._sheet.close_sheet()
        self.recorded.emit(made)


def _words(error: Exception | None) -> str:
    return nothing_changed(say_error(error) if isinstance(error, DeskError) else "")
