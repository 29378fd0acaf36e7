"""Says that an assessment is submitted and where it is now, and lets the assessor ask for it back, inline."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from assessor_app.domain.marking import MAX_REASON
from assessor_app.domain.scoring import Assessment
from assessor_app.gui.forms import load_form
from assessor_app.gui.widgets.banner_fold import BannerFold
from assessor_app.gui.widgets.sizes import moment_words


class ReadOnlyBanner(QFrame):
    """Hidden while the assessment is open. ``recall_requested`` carries the reason, "" for what is not sent yet;
    ``state_shown`` the Assessment shown, whenever it was read."""

    recall_requested = Signal(str)
    state_shown = Signal(object)

    banner_row: QHBoxLayout
    banner_label: QLabel
    ask_back_button: QPushButton
    reason_row: QWidget
    reason_edit: QLineEdit
    send_recall_button: QPushButton
    cancel_recall_button: QPushButton
    recall_trouble_label: QLabel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unsent = False
        self._shown_for = ""
        load_form(self, "read_only_banner")
        self.banner_label.setTextFormat(Qt.TextFormat.PlainText)
        self.recall_trouble_label.setTextFormat(Qt.TextFormat.PlainText)
        self._fold = BannerFold(self, self.banner_label, self.banner_row)
        self.reason_edit.setMaxLength(MAX_REASON)
        self.ask_back_button.clicked.connect(self._ask_reason)
        self.cancel_recall_button.clicked.connect(self._cancel)
        self.reason_edit.textChanged.connect(self._allow)
        self.reason_edit.returnPressed.connect(self._send)
        self.send_recall_button.clicked.connect(self._send)
        self._cancel()
        self.hide()

    def show_state(self, assessment: Assessment) -> None:
        """Show where a submitted assessment is; hide for an open one."""
        asking = self.reason_row.isVisibleTo(self) and assessment.state in ("submitted", "received")
        stays, self._shown_for = asking and self._shown_for == assessment.assignment_id, assessment.assignment_id
        self.setVisible(assessment.read_only)
        words = state_words(assessment) if assessment.read_only else ""
        if words != self.banner_label.text():
            self.banner_label.setText(words)
            self._fold.fold()
        self.state_shown.emit(assessment)
        if stays:
            # read again after a sync: a reason being typed stays
            return
        self._unsent = assessment.state == "submitted" and assessment.receipt is None
        self.ask_back_button.setText(self.tr("Take it back") if self._unsent else self.tr("Ask for it back…"))
        self._cancel()
        self.ask_back_button.setVisible(assessment.state != "recall_asked")

    def show_trouble(self, sentence: str) -> None:
        """Say why asking failed; the reason typed stays. What was on its way already needs one after all."""
        if self._unsent and not self.reason_row.isVisibleTo(self):
            self._unsent = False
            self._ask_reason()
        self.recall_trouble_label.setText(sentence)
        self.recall_trouble_label.setVisible(bool(sentence))
        self._allow()

    @Slot()
    def ask_back(self) -> None:
        """Do what the button does, while there is one."""
        if self.isVisible() and not self.ask_back_button.isHidden():
            self._ask_reason()

    @Slot()
    def _ask_reason(self) -> None:
        if self._unsent:
            self.recall_requested.emit("")
            return
        self.ask_back_button.hide()
        self.reason_row.show()
        self._allow()
        self.reason_edit.setFocus()

    @Slot()
    def _cancel(self) -> None:
        self.reason_row.hide()
        self.reason_edit.clear()
        self.recall_trouble_label.hide()
        self.ask_back_button.show()

    @Slot()
    def _allow(self) -> None:
        self.send_recall_button.setEnabled(bool(self.reason_edit.text().strip()))

    @Slot()
    def _send(self) -> None:
        reason = self.reason_edit.text().strip()
        if reason and self.send_recall_button.isEnabled():
            self.send_recall_button.setEnabled(False)
            self.recall_requested.emit(reason)


def state_words(assessment: Assessment) -> str:
    """Where a submitted assessment is, in one or two sentences."""
    signed = _signed_words(assessment)
    if assessment.state == "recall_asked":
        return f"{signed} " + _tr("You have asked for it back; a lead must hand it back before it can be changed.")
    if assessment.receipt is not None:
        receipt = _tr("Received by the hub, receipt {number}.").format(number=assessment.receipt.number)
        return f"{signed} {receipt}"
    if assessment.state == "received":
        return f"{signed} " + _tr("Received by the hub.")
    return f"{signed} " + _tr("Waiting to be sent: it goes by itself when this laptop is connected.")


def _signed_words(assessment: Assessment) -> str:
    """That it was handed in, or returned as incomplete, and when."""
    returned = assessment.returned
    if returned is not None:
        return _tr("Returned unscored on {moment}.").format(moment=moment_words(returned.returned_at))
    if assessment.signed_at is not None:
        return _tr("Submitted {moment}.").format(moment=moment_words(assessment.signed_at))
    return _tr("Submitted.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReadOnlyBanner", text)
