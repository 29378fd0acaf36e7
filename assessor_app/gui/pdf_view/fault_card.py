"""What stands in the place of a page that cannot be drawn: why, and a button to try again."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from assessor_app.errors import ArtifactError
from assessor_app.gui.language.saying import say
from assessor_app.gui.widgets.heading_words import as_heading

_WIDEST = 420
_MARGIN = 12


class FaultCard(QFrame):
    """Lies over the page it speaks for; ``retry_requested`` carries the page (0-based)."""

    retry_requested = Signal(int)

    def __init__(self, page: int, fault: ArtifactError, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self.setObjectName("fault_card")
        self.setProperty("role", "card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        sentence = _words(as_heading(say(str(fault))), "strong")
        sentence.setObjectName("fault_sentence")
        self.retry_button = QPushButton(self.tr("Try again"))
        self.retry_button.setObjectName("retry_button")
        self.retry_button.setAccessibleName(self.tr("Try page {0} again").format(page + 1))
        self.retry_button.clicked.connect(self._retry)
        self._words = layout = QVBoxLayout(self)
        layout.addWidget(sentence)
        if fault.advice:
            layout.addWidget(_words(say(fault.advice), "subtle"))
        layout.addWidget(self.retry_button, 0, Qt.AlignmentFlag.AlignLeft)

    def lie_over(self, page: QRectF, window: QRect) -> None:
        """Sit in the middle of what is in view of a page, both in the window's coordinates."""
        seen = page.toRect().intersected(window)
        width = max(160, min(_WIDEST, seen.width() - 2 * _MARGIN))
        height = self._words.heightForWidth(width)
        self.setGeometry(
            seen.center().x() - width // 2, max(seen.top() + _MARGIN, seen.center().y() - height // 2), width, height
        )
        self.show()

    def _retry(self) -> None:
        self.retry_requested.emit(self._page)


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
