"""Where a lead's act is filled in: one quiet panel in the page that says what will happen, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.widgets.escape_key import takes_escape

if TYPE_CHECKING:
    from assessor_app.domain.lead_acts import LeadAct


class ActForm(QWidget):
    """What one kind of act needs to be told; ``changed`` when what would be recorded is different now.

    ``heading`` names the act, :meth:`consequence` says what will happen once it is recorded, :meth:`trouble` why it
    cannot be yet ("" when it can), :meth:`act` is the act as filled in.
    """

    changed = Signal()

    heading = ""
    record_words = ""

    def consequence(self) -> str:
        """What recording it does, to whom."""
        raise NotImplementedError

    def trouble(self) -> str:
        """What is missing; "" when nothing is."""
        raise NotImplementedError

    def act(self) -> LeadAct:
        """The act as filled in; to be asked only without trouble."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        raise NotImplementedError


class CalibrationActSheet(QFrame):
    """``act_chosen`` carries the act once it is complete and confirmed, ``closed`` that the sheet goes without one."""

    act_chosen = Signal(object)
    closed = Signal()

    heading_label: QLabel
    consequence_label: QLabel
    form_holder: QWidget
    form_layout: QVBoxLayout
    trouble_label: QLabel
    record_button: QPushButton
    close_button: QPushButton
    record_label: QLabel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "calibration_act_sheet")
        self._form: ActForm | None = None
        self.trouble_label.hide()
        self.record_button.clicked.connect(self._record)
        self.close_button.clicked.connect(self.close_sheet)

    @property
    def form(self) -> ActForm | None:
        """What is being filled in; None while nothing is."""
        return self._form

    def open_form(self, form: ActForm) -> None:
        """Fill in this act; one that was begun before is given up."""
        self._drop()
        self._form = form
        self.form_layout.addWidget(form)
        self.heading_label.setText(form.heading)
        self.setAccessibleName(form.heading)
        self.record_button.setText(form.record_words)
        form.changed.connect(self._note_change)
        form.show()
        self._note_change()
        form.first_field().setFocus()

    def complain(self, trouble: str) -> None:
        """Say what went wrong; what was filled in stays."""
        self.trouble_label.setText(trouble)
        self.trouble_label.setVisible(bool(trouble))
        self.record_button.setEnabled(True)

    def wait(self) -> None:
        """It is being written down: it cannot be recorded twice."""
        self.complain("")
        self.record_button.setEnabled(False)

    @Slot()
    def close_sheet(self) -> None:
        """Go without recording anything."""
        self._drop()
        self.closed.emit()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self.close_sheet) or super().event(event)

    @Slot()
    def _note_change(self) -> None:
        if self._form is not None:
            self.consequence_label.setText(self._form.consequence())
            self.complain("")

    @Slot()
    def _record(self) -> None:
        form = self._form
        if form is None:
            return
        trouble = form.trouble()
        if trouble:
            self.complain(trouble)
            return
        self.act_chosen.emit(form.act())

    def _drop(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self.form_layout.removeWidget(form)
            form.hide()
            form.deleteLater()
