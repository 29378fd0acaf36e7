"""A new calibration set: which submissions, which readers, under which name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from assessor_app.domain.lead_acts import CalibrationSet
from assessor_app.gui.calibration.calibration_act_sheet import ActForm
from assessor_app.gui.calibration.facts_table import FactColumn, FactRow
from assessor_app.gui.calibration.number_words import DASH, count, number
from assessor_app.gui.calibration.pick_table import PickTable
from assessor_app.gui.calibration.reader_picks import named, offer_readers, picked_readers
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.gui.calibration.set_proposal import Candidate
    from assessor_app.workflows.calibration_picture import CalibrationPicture

_FEWEST, _MOST = 10, 12
_LIMIT = 100


class CalibrationSetForm(ActForm):
    """Begins with what is proposed; everything may be changed before it is recorded."""

    name_box: QLineEdit
    submissions_hint: QLabel
    submissions_table: PickTable
    readers_table: PickTable
    others_box: QLineEdit

    def __init__(
        self,
        theme: Theme,
        picture: CalibrationPicture,
        found: Sequence[Candidate],
        readers: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_form(self, "calibration_set_form", promoted=(PickTable,))
        self.setObjectName("set_form")
        self.heading = self.tr("New calibration set")
        self.record_words = self.tr("Give out the set")
        self._picture = picture
        for table in (self.submissions_table, self.readers_table):
            table.dress(theme)
            table.picks_changed.connect(self._note)
        self.submissions_table.plan(last=3, giving={3: 90})
        rows = [self._row(one) for one in found]
        self.submissions_table.offer(self._columns(), rows, [one.submission_id for one in found if one.why])
        own = [one.reader for one in picture.overview.readers]
        offer_readers(self.readers_table, readers, own)
        self.name_box.textChanged.connect(self.changed)
        self.others_box.textChanged.connect(self.changed)
        self._note()

    def first_field(self) -> QWidget:
        return self.name_box

    def consequence(self) -> str:
        readers = picked_readers(self.readers_table, self.others_box)
        submissions = len(self.submissions_table.picked)
        words = self.tr(
            "{n} submissions go to {readers} readers ({codes}): {work} readings in all. "
            "They see one another’s scores only when all are done, and you see them as they come in."
        )
        return words.format(
            n=count(submissions),
            readers=count(len(readers)),
            codes=named(readers) or DASH,
            work=count(submissions * len(readers)),
        )

    def trouble(self) -> str:
        if not self.name_box.text().strip():
            return self.tr("Give the set a name first, so that you find it again.")
        if not self.submissions_table.picked:
            return self.tr("Tick at least one submission.")
        if len(self.submissions_table.picked) > _LIMIT:
            return self.tr("A set holds 100 submissions at most.")
        if not picked_readers(self.readers_table, self.others_box):
            return self.tr("Tick at least one reader, or type a code.")
        return ""

    def act(self) -> CalibrationSet:
        credential = self._picture.credential
        return CalibrationSet(
            self.name_box.text().strip(),
            credential.id,
            credential.version,
            self.submissions_table.picked_in_order(),
            picked_readers(self.readers_table, self.others_box),
        )

    def _note(self) -> None:
        picked = len(self.submissions_table.picked)
        words = self.tr("{n} ticked; {few} to {most} with a spread of levels say most.")
        self.submissions_hint.setText(words.format(n=count(picked), few=count(_FEWEST), most=count(_MOST)))
        self.changed.emit()

    def _columns(self) -> tuple[FactColumn, ...]:
        hint = self.tr("Mean of all levels given, 1 is the lowest")
        return (
            FactColumn(self.tr("Submission")),
            FactColumn(self.tr("Mean level"), hint, is_number=True),
            FactColumn(self.tr("Readers"), is_number=True),
            FactColumn(self.tr("Why proposed")),
        )

    def _row(self, one: Candidate) -> FactRow:
        why = {
            "link": self.tr("links readers who share nothing"),
            "borderline": self.tr("near the pass line"),
            "spread": self.tr("for the spread of levels"),
        }.get(one.why, DASH)
        code = self._picture.codes.get(one.submission_id, one.submission_id)
        texts = (code, number(one.mean, 1), count(one.readers), why)
        inks = {3: "muted"} if not one.why else {}
        return FactRow(one.submission_id, texts, {1: one.mean, 2: float(one.readers)}, inks)
