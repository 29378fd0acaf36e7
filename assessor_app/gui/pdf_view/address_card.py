"""Asks before a link leads out of the file, and shows where it really goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFontMetrics, QGuiApplication, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.pdf_view.outside_address import read_address
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.escape_key import takes_escape

_MOST_LINES = 4


class AddressCard(QFrame):
    """Nothing is opened but by its own button; ``closed`` when the person has decided."""

    closed = Signal()

    lead_label: QLabel
    host_label: QLabel
    address_text: QPlainTextEdit
    open_address_button: QPushButton
    copy_address_button: QPushButton
    cancel_address_button: QPushButton

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url: QUrl | None = None
        load_form(self, "address_card")
        # A long address has no spaces to be broken at.
        self.address_text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.address_text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.open_address_button.clicked.connect(self._open)
        self.copy_address_button.clicked.connect(self._copy)
        self.cancel_address_button.clicked.connect(self.close_bar)
        theme.changed.connect(self._fit)
        self.hide()

    @Slot(str)
    def ask(self, raw: str) -> None:
        """Show an address from a document, and what can be done with it."""
        address = read_address(raw)
        self._url = address.url
        self.address_text.setPlainText(address.text)
        self.host_label.setText(address.host)
        self.host_label.setVisible(bool(address.host))
        self.lead_label.setText(self._lead(openable=address.url is not None, is_mail=address.is_mail))
        self.open_address_button.setVisible(address.url is not None)
        self.open_address_button.setText(self.tr("Write a mail") if address.is_mail else self.tr("Open in browser"))
        self.show()
        self._fit()
        # On the button that does no harm.
        self.cancel_address_button.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def close_bar(self) -> None:
        """Put the question away."""
        if self.isHidden():
            return
        self._url = None
        self.hide()
        self.closed.emit()

    def _lead(self, *, openable: bool, is_mail: bool) -> str:
        if not openable:
            return self.tr("This link leads out of the file. Links of this kind are not opened here; it can be copied.")
        if is_mail:
            return self.tr("This link writes a mail to:")
        return self.tr("This link leaves the file and goes to:")

    @Slot()
    def _open(self) -> None:
        if self._url is None:
            return
        if QDesktopServices.openUrl(self._url):
            self.close_bar()
        else:
            self.lead_label.setText(self.tr("No program on this laptop opens this address. It can be copied."))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address_text.toPlainText())
        self.close_bar()

    @Slot()
    def _fit(self) -> None:
        """As many lines as the address needs, to a limit; the rest is scrolled to."""
        metrics = QFontMetrics(self.address_text.font())
        lines = max(1, min(_MOST_LINES, round(self.address_text.document().size().height())))
        frame = self.address_text.height() - self.address_text.viewport().height()
        self.address_text.setFixedHeight(lines * metrics.lineSpacing() + max(frame, 12) + 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self.close_bar) or super().event(event)
