"""One quiet line over the panes when a submission lacks something, with the way to the list of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.widgets.banner_fold import BannerFold


class CompletenessStrip(QFrame):
    """``look_requested`` and ``close_requested`` when its buttons are pressed."""

    look_requested = Signal()
    close_requested = Signal()

    strip_layout: QHBoxLayout
    strip_label: QLabel
    strip_look_button: QPushButton
    strip_close_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "completeness_strip")
        self.strip_label.setTextFormat(Qt.TextFormat.PlainText)
        self._fold = BannerFold(self, self.strip_label, self.strip_layout)
        self.strip_look_button.clicked.connect(self.look_requested)
        self.strip_close_button.clicked.connect(self.close_requested)
        self.hide()

    def tell(self, sentence: str, more: int) -> None:
        """Show the first point, and how many there are beside it."""
        words = sentence
        if more == 1:
            words += " " + self.tr("And 1 more.")
        elif more:
            words += " " + self.tr("And {n} more.").format(n=more)
        self.strip_label.setText(words)
        self._fold.fold()
        self.show()
