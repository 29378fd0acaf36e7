"""Lists what stands in the way of submitting, and what deserves a look, each with a way to where it is mended."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.gui.language.saying import say
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.workflows.desk import MissingPoint

_ROW_HEIGHT = 24


class MissingList(QWidget):
    """``scorable_chosen`` carries the id of the scorable to go to."""

    scorable_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._targets: list[tuple[QPushButton, str]] = []
        self._shown: tuple[tuple[MissingPoint, ...], Mapping[str, str]] = ((), {})
        theme.changed.connect(self._show_again)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(3)

    def show_points(self, points: tuple[MissingPoint, ...], labels: Mapping[str, str]) -> None:
        """Show the points in their order; ``labels`` says what people call each scorable."""
        self._shown = (points, labels)
        held = next((scorable_id for button, scorable_id in self._targets if button.hasFocus()), None)
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                discard(row)
        self._targets = []
        for number, point in enumerate(points):
            self._add(number, point, labels.get(point.scorable_id, ""))
        # A sync writes the list anew under the assessor's hands; Space must not then press what Tab had left.
        for button, scorable_id in self._targets:
            if scorable_id == held:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                break

    @Slot()
    def _show_again(self) -> None:
        """The signs are pictures in the theme's colours."""
        self.show_points(*self._shown)

    def _add(self, number: int, point: MissingPoint, label: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px(8))
        # rows without a button stand as far apart as those with one
        row.setMinimumHeight(self._theme.px(_ROW_HEIGHT))
        sign = QLabel()
        side = self._theme.px(16)
        name, color = ("alert-circle-outline", "bad") if point.blocking else ("information-outline", "muted")
        sign.setPixmap(self._theme.icon(name, color).pixmap(QSize(side, side), self.devicePixelRatioF()))
        sign.setAccessibleName(self.tr("needed before submitting") if point.blocking else self.tr("worth a look"))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        sentence = QLabel(say(point.sentence))
        sentence.setObjectName("missing_sentence")
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line.addWidget(sentence, 1)
        if label:
            button = QPushButton(self.tr("Go to {label}").format(label=label))
            button.setObjectName(f"missing_go_{number}")
            button.setProperty("role", "link")
            button.clicked.connect(self._choose)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            self._targets.append((button, point.scorable_id))
        self._rows.addWidget(row)
        row.show()

    @Slot()
    def _choose(self) -> None:
        pressed = self.sender()
        for button, scorable_id in self._targets:
            if button is pressed:
                self.scorable_chosen.emit(scorable_id)
                return
