"""A reader is asked to score some criteria of one submission again; what they gave first stays and keeps counting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from assessor_app.domain.lead_acts import RescoreRequest
from assessor_app.gui.calibration.act_facts import mark_words
from assessor_app.gui.calibration.calibration_act_sheet import ActForm
from assessor_app.gui.calibration.chooser import Chooser
from assessor_app.gui.calibration.facts_table import FactColumn, FactRow
from assessor_app.gui.calibration.number_words import DASH
from assessor_app.gui.calibration.pick_table import PickTable
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.domain.reading import Reading
    from assessor_app.workflows.calibration_picture import CalibrationPicture, Case

_LETTERS = 2_000


class CalibrationRescoreForm(ActForm):
    """``read_case`` is asked for a submission's readings; :meth:`show_case` takes them."""

    submission_box: Chooser
    state_label: QLabel
    criteria_table: PickTable
    note_box: QPlainTextEdit

    def __init__(
        self,
        theme: Theme,
        picture: CalibrationPicture,
        reader: str,
        read_case: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_form(self, "calibration_rescore_form", promoted=(Chooser, PickTable))
        self.setObjectName("rescore_form")
        self.heading = self.tr("Ask {reader} for a re-score").format(reader=reader)
        self.record_words = self.tr("Ask for it")
        self._picture, self._reader, self._read_case = picture, reader, read_case
        self._reading: Reading | None = None
        self._own = [one for one in picture.disagreements if reader in one.scores and not one.settled]
        self.submission_box.dress(theme)
        submissions = dict.fromkeys(one.submission for one in self._own)
        self.submission_box.fill([(one, picture.codes.get(one, one)) for one in submissions])
        self.submission_box.chosen.connect(self._ask)
        self.criteria_table.dress(theme)
        self.criteria_table.plan(last=0, giving={0: 90})
        self.criteria_table.picks_changed.connect(self.changed)
        self.note_box.textChanged.connect(self.changed)

    def begin(self) -> None:
        """Ask for the readings of the submission shown first."""
        self._ask(self.submission_box.value)

    def first_field(self) -> QWidget:
        return self.submission_box

    def consequence(self) -> str:
        words = self.tr(
            "{code} is open again for {reader}, with your note. The first scores are kept, and agreement is still "
            "counted on them."
        )
        return words.format(code=self.submission_box.currentText() or DASH, reader=self._reader)

    def trouble(self) -> str:
        note = self.note_box.toPlainText().strip()
        if self._reading is None:
            return self.tr("There is no submission of this reader that another reader scored differently.")
        if not self.criteria_table.picked:
            return self.tr("Tick what should be scored again.")
        if not note:
            return self.tr("Say what the reader should look at: a re-score without a reason is a riddle.")
        return self.tr("The note is too long; 2,000 letters are enough.") if len(note) > _LETTERS else ""

    def act(self) -> RescoreRequest:
        assert self._reading is not None
        picked = self.criteria_table.picked_in_order()
        return RescoreRequest(self._reading.assignment_id, picked, self.note_box.toPlainText().strip())

    def show_case(self, case: Case) -> None:
        """Offer what this reader gave, ticked where another differs."""
        if case.submission_id != self.submission_box.value:
            return
        self._reading = next((one for one in case.readings if one.reader == self._reader), None)
        if self._reading is None:
            self.state_label.setText(self.tr("This reading is not here any more."))
            return
        self.state_label.setText("")
        marks = self._reading.marks
        apart = [one.detail for one in self._own if one.submission == case.submission_id]
        rows = []
        for scorable in case.credential.scorables():
            if scorable.id in marks:
                given = mark_words(self._picture, scorable.id, marks[scorable.id])
                differs = self.tr("others differ") if scorable.id in apart else DASH
                inks = {2: "muted"} if scorable.id not in apart else {}
                name = f"{say(scorable.label)} {scorable.title}"
                rows.append(FactRow(scorable.id, (name, given, differs), inks=inks))
        columns = (FactColumn(self.tr("Criterion")), FactColumn(self.tr("Given")), FactColumn(self.tr("Others")))
        self.criteria_table.offer(columns, rows, apart)
        self.changed.emit()

    @Slot(object)
    def _ask(self, submission_id: str) -> None:
        self._reading = None
        if submission_id:
            self.state_label.setText(self.tr("Reading what was given…"))
            self._read_case(submission_id)
