"""Whether a reader may score live: what the rule gives is shown, a lead confirms it or decides otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from assessor_app.calibration.qualification import ruling
from assessor_app.domain.lead_acts import Outcome, Qualification
from assessor_app.gui.calibration.calibration_act_sheet import ActForm
from assessor_app.gui.calibration.chooser import Chooser
from assessor_app.gui.calibration.number_words import count, percent, value_words, with_interval
from assessor_app.gui.calibration.page_words import sets_of
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.calibration.confusion import Confusion
    from assessor_app.workflows.calibration_picture import CalibrationPicture


class CalibrationQualifyForm(ActForm):
    """Compares one reader with what was agreed for the submissions chosen in the head of the page."""

    sentence_label: QLabel
    facts_label: QLabel
    outcome_box: Chooser
    differs_label: QLabel

    def __init__(self, theme: Theme, picture: CalibrationPicture, reader: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "calibration_qualify_form", promoted=(Chooser,))
        self.setObjectName("qualify_form")
        self.heading = self.tr("Qualify {reader}").format(reader=reader)
        self.record_words = self.tr("Confirm the outcome")
        self._picture, self._reader = picture, reader
        self._found: Confusion | None = picture.confusions.get(reader)
        self._needed = picture.rules.needed(len(picture.scale.levels))
        self._ruling = ruling(self._found, self._needed)
        self.outcome_box.dress(theme)
        entries = [("qualified", self.tr("Qualified")), ("not_yet", self.tr("Not yet qualified"))]
        self.outcome_box.fill(entries, self._ruling.outcome)
        self.outcome_box.chosen.connect(self._note)
        self.sentence_label.setText(self._sentence())
        self.facts_label.setText(self._facts())
        self._note()

    def first_field(self) -> QWidget:
        return self.outcome_box

    def consequence(self) -> str:
        title = self._picture.credential.title
        if self.outcome_box.value == "qualified":
            words = self.tr("{reader} is told after the next sync: qualified to score {title} live.")
        else:
            words = self.tr("{reader} is told after the next sync: not yet qualified to score {title} live.")
        return words.format(reader=self._reader, title=title)

    def trouble(self) -> str:
        if self._found is None or not self._found.exact.n_units:
            return self.tr("Nothing this reader scored has been agreed yet, so there is nothing to qualify by.")
        return ""

    def act(self) -> Qualification:
        assert self._found is not None
        credential, exact = self._picture.credential, self._found.exact
        outcome: Outcome = "qualified" if self.outcome_box.value == "qualified" else "not_yet"
        return Qualification(
            self._reader,
            credential.id,
            credential.version,
            outcome,
            exact.value or 0.0,
            exact.n_units,
            self._needed,
            self._picture.wish.set_id,
        )

    def _sentence(self) -> str:
        if self._found is None or self._found.exact.value is None:
            return self.trouble()
        words = self.tr("{exact} of {n} scores are the level that was agreed; the rule asks for {needed}.")
        exact = self._found.exact
        return words.format(exact=percent(exact.value or 0.0), n=count(exact.n_units), needed=percent(self._needed))

    def _facts(self) -> str:
        found = self._found
        if found is None:
            return ""
        name = dict(sets_of(self._picture)).get(self._picture.wish.set_id, "")
        lines = [
            self.tr("Calibration set: {name}").format(name=name)
            if name
            else self.tr(
                "All submissions chosen on the page that have agreed levels; choose a set there to keep to it."
            ),
            self.tr("Exact: {value}").format(value=with_interval(found.exact, "share")),
            self.tr("Exact or next to it: {value}").format(value=with_interval(found.adjacent, "share")),
            self.tr("Above (+) or below what was agreed: {value} levels").format(
                value=value_words(found.bias, "level")
            ),
            self.tr("Weighted κ: {value}").format(value=with_interval(found.qwk)),
        ]
        if not self._ruling.sure:
            lines.append(self.tr("The interval reaches over the line: a few more scores would make it surer."))
        return "\n".join(lines)

    @Slot()
    def _note(self, _value: object = None) -> None:
        differs = self.outcome_box.value != self._ruling.outcome and not self.trouble()
        self.differs_label.setVisible(differs)
        self.differs_label.setText(self.tr("This is not what the rule gives; both are recorded.") if differs else "")
        self.changed.emit()
