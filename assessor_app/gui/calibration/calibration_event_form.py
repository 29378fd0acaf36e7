"""Something that may have changed how readers score, for the charts over time: a training, a reworded descriptor."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from assessor_app.domain.lead_acts import ProgrammeEvent
from assessor_app.gui.calibration.act_facts import event_day
from assessor_app.gui.calibration.calibration_act_sheet import ActForm
from assessor_app.gui.calibration.day_field import DayField
from assessor_app.gui.forms import load_form

if TYPE_CHECKING:
    from assessor_app.workflows.calibration_picture import CalibrationPicture


class CalibrationEventForm(ActForm):
    """The day is typed as 2026-11-22 or as the user's country writes it; it is said back in words."""

    day_box: DayField
    day_words: QLabel
    title_box: QLineEdit
    all_box: QCheckBox

    def __init__(self, picture: CalibrationPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "calibration_event_form", promoted=(DayField,))
        self.setObjectName("event_form")
        self.heading = self.tr("Note an event")
        self.record_words = self.tr("Note it")
        self._picture = picture
        self.day_box.show_day(datetime.now(UTC).astimezone().date())
        self.day_box.textChanged.connect(self._note)
        self.title_box.textChanged.connect(self.changed)
        self.all_box.toggled.connect(self._note)
        self._note()

    def first_field(self) -> QWidget:
        return self.title_box

    def consequence(self) -> str:
        if self.all_box.isChecked():
            return self.tr("All leads see it as a line in the charts over time of every credential.")
        words = self.tr("All leads see it as a line in the charts over time of {title}.")
        return words.format(title=self._picture.credential.title)

    def trouble(self) -> str:
        if self.day_box.day is None:
            return self.tr("Write the day as in 2026-11-22.")
        return "" if self.title_box.text().strip() else self.tr("Say what happened, in a few words.")

    def act(self) -> ProgrammeEvent:
        day = self.day_box.day
        assert day is not None
        credential_id = "" if self.all_box.isChecked() else self._picture.credential.id
        return ProgrammeEvent(day, self.title_box.text().strip(), credential_id)

    @Slot()
    def _note(self, _value: object = None) -> None:
        day = self.day_box.day
        self.day_words.setText(event_day(day) if day is not None else self.tr("as in 2026-11-22"))
        self.changed.emit()
