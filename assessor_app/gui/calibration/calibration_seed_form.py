"""A new seed: a submission whose marks are agreed, given to readers as if it were any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.domain.lead_acts import Adjudication, Seed
from assessor_app.gui.calibration.calibration_act_sheet import ActForm
from assessor_app.gui.calibration.chooser import Chooser
from assessor_app.gui.calibration.number_words import DASH, count
from assessor_app.gui.calibration.pick_table import PickTable
from assessor_app.gui.calibration.reader_picks import named, offer_readers, picked_readers
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from assessor_app.domain.credential import Scorable
    from assessor_app.workflows.calibration_picture import CalibrationPicture, Case

_MOST = 400
_AGREE = 2
_LEVEL_PX, _SOURCE_PX = 160, 150


@dataclass(frozen=True, slots=True)
class TruthLine:
    """The fields of one scorable: the level agreed ("" for none), and why."""

    scorable_id: str
    level: Chooser
    rationale: QLineEdit


class CalibrationSeedForm(ActForm):
    """``read_case`` is asked for a submission's readings; :meth:`show_case` takes them."""

    submission_box: Chooser
    submission_hint: QLabel
    truth_holder: QWidget
    truth_layout: QVBoxLayout
    readers_table: PickTable
    others_box: QLineEdit

    def __init__(
        self,
        theme: Theme,
        picture: CalibrationPicture,
        readers: Sequence[str],
        read_case: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_form(self, "calibration_seed_form", promoted=(Chooser, PickTable))
        self.setObjectName("seed_form")
        self.heading = self.tr("New seed")
        self.record_words = self.tr("Make it a seed")
        self._theme, self._picture, self._read_case = theme, picture, read_case
        self._lines: list[TruthLine] = []
        self.submission_box.dress(theme)
        self.submission_box.fill(self._submissions())
        self.submission_box.chosen.connect(self._ask)
        self.readers_table.dress(theme)
        offer_readers(self.readers_table, readers, ())
        self.readers_table.picks_changed.connect(self.changed)
        self.others_box.textChanged.connect(self.changed)

    def begin(self) -> None:
        """Ask for the readings of the submission shown first."""
        self._ask(self.submission_box.value)

    @property
    def lines(self) -> Sequence[TruthLine]:
        """The fields, in the order of the rubric."""
        return self._lines

    def first_field(self) -> QWidget:
        return self.submission_box

    def consequence(self) -> str:
        readers = picked_readers(self.readers_table, self.others_box)
        who = named(readers) or self.tr("whoever is next, one submission in {n}").format(
            n=count(self._picture.rules.seeds_every)
        )
        words = self.tr(
            "It goes to {who} and looks like any other submission. What was agreed stays at the hub and reaches a "
            "reader’s laptop only after the reader’s own scores are in."
        )
        return words.format(who=who)

    def trouble(self) -> str:
        if not self.submission_box.value:
            return self.tr("There is no submission to make a seed of.")
        if not self._truth():
            return self.tr("Say for at least one criterion what was agreed.")
        return ""

    def act(self) -> Seed:
        truth = self._truth()
        rationale = {
            line.scorable_id: line.rationale.text().strip()
            for line in self._lines
            if line.scorable_id in truth and line.rationale.text().strip()
        }
        return Seed(self.submission_box.value, truth, rationale, picked_readers(self.readers_table, self.others_box))

    def show_case(self, case: Case) -> None:
        """Offer what was agreed already: adjudicated, or given alike by two independent readers or more."""
        if case.submission_id != self.submission_box.value:
            return
        self._drop_lines()
        agreed = 0
        for scorable in case.credential.scorables():
            mark, rationale, words = self._known(case, scorable)
            agreed += bool(mark)
            self._add_line(scorable, mark, rationale, words)
        self.truth_layout.addStretch(1)
        words = self.tr("{n} criteria are agreed already; look at the others before you fill them in.")
        self.submission_hint.setText(words.format(n=count(agreed)))
        self.changed.emit()

    def _truth(self) -> dict[str, str]:
        return {line.scorable_id: line.level.value for line in self._lines if line.level.value}

    def _submissions(self) -> list[tuple[str, str]]:
        """Those with most agreed first; what is a seed already is left out."""
        seeds = {one.act.submission_id for one in self._picture.acts if isinstance(one.act, Seed)}
        codes = {key: code for key, code in self._picture.codes.items() if key not in seeds}
        agreed = self._picture.agreed
        order = sorted(codes, key=lambda key: (-len(agreed.get(key, ())), codes[key]))
        return [(key, codes[key]) for key in order[:_MOST]]

    def _known(self, case: Case, scorable: Scorable) -> tuple[str, str, str]:
        made = case.adjudications.get(scorable.id)
        if made is not None and isinstance(made.act, Adjudication):
            return made.act.mark, made.act.reason, self.tr("adjudicated")
        given = [one.independent_marks.get(scorable.id, "") for one in case.readings if one.role != "adjudicator"]
        marks = {mark for mark in given if mark}
        if len(marks) == 1 and len([mark for mark in given if mark]) >= _AGREE:
            return marks.pop(), "", self.tr("all readers gave this")
        return "", "", self.tr("readers differ") if len(marks) > 1 else DASH

    def _add_line(self, scorable: Scorable, mark: str, rationale: str, words: str) -> None:
        name = f"{say(scorable.label)} {scorable.title}"
        row = QWidget(self.truth_holder)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        label = ElidedLabel(row)
        label.setText(name)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        level = Chooser(row)
        level.dress(self._theme)
        level.setAccessibleName(self.tr("Agreed level: {criterion}").format(criterion=name))
        levels = [("", self.tr("not agreed")), *((one.id, one.title) for one in scorable.scale.levels)]
        level.fill(levels, mark)
        level.setMinimumWidth(self._theme.px(_LEVEL_PX))
        level.chosen.connect(self.changed)
        source = ElidedLabel(row)
        source.setText(words)
        source.setProperty("role", "subtle")
        source.setMinimumWidth(self._theme.px(_SOURCE_PX))
        why = QLineEdit(rationale, row)
        why.setCursorPosition(0)
        why.setPlaceholderText(self.tr("Why (told to the reader afterwards)"))
        why.setAccessibleName(self.tr("Why: {criterion}").format(criterion=name))
        for part, stretch in ((label, 3), (level, 0), (source, 1), (why, 3)):
            layout.addWidget(part, stretch)
        self.truth_layout.addWidget(row)
        self._lines.append(TruthLine(scorable.id, level, why))

    def _drop_lines(self) -> None:
        self._lines = []
        while (item := self.truth_layout.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()

    @Slot(object)
    def _ask(self, submission_id: str) -> None:
        if submission_id:
            self.submission_hint.setText(self.tr("Reading what was given…"))
            self._read_case(submission_id)
