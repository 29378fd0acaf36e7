"""One quiet line under the editor when something typed looks like a name, with the way to keep it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from assessor_app.domain.name_flags import FlagKind, NameFlag
from assessor_app.gui.theme import Theme


class NameLine(QWidget):
    """``kept`` carries the NameFlag that the person wants to leave as it is."""

    kept = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flag: NameFlag | None = None
        self._theme: Theme | None = None
        self.icon_label = QLabel(self)
        self.name_label = QLabel(self)
        self.name_label.setObjectName("name_label")
        self.name_label.setTextFormat(Qt.TextFormat.PlainText)
        self.name_label.setWordWrap(True)
        self.name_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.keep_button = QPushButton(self.tr("Keep it"), self)
        self.keep_button.setObjectName("keep_name_button")
        self.keep_button.setProperty("role", "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.icon_label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.name_label, 1)
        layout.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignTop)
        self.keep_button.clicked.connect(self._keep)
        self.hide()

    def dress(self, theme: Theme) -> None:
        """Take the icon and sizes from the theme."""
        self._theme = theme
        theme.changed.connect(self._draw)
        self._draw()

    def tell(self, flags: Sequence[NameFlag]) -> None:
        """Speak of the first of ``flags``; without any the line goes."""
        self._flag = flags[0] if flags else None
        if self._flag is not None:
            words = self._sentence(self._flag.kind).format(name=" ".join(self._flag.text.split()))
            if len(flags) > 1:
                words += " " + self.tr("{count} more.").format(count=len(flags) - 1)
            self.name_label.setText(words)
            self.keep_button.setAccessibleName(self.tr("Keep “{name}”").format(name=self._flag.text))
        if bool(flags) == self.isHidden():
            self.setVisible(bool(flags))

    def _sentence(self, kind: FlagKind) -> str:
        if kind == "address":
            return self.tr("“{name}” is an e-mail address: feedback should name nobody.")
        if kind == "phone":
            return self.tr("“{name}” looks like a telephone number: feedback should name nobody.")
        if kind == "place":
            return self.tr("“{name}” looks like the name of a school: feedback should name nobody.")
        return self.tr("“{name}” looks like a name: feedback should name nobody.")

    @Slot()
    def _keep(self) -> None:
        if self._flag is not None:
            self.kept.emit(self._flag)

    @Slot()
    def _draw(self) -> None:
        if self._theme is not None:
            side = self._theme.px(16)
            self.icon_label.setPixmap(self._theme.icon("alert-outline", "warn").pixmap(QSize(side, side)))
