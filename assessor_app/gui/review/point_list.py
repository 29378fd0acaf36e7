"""Lists what a submission lacks: what the practitioner owes to be chosen for a return, what the laptop lacks apart."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.domain.completeness import Point
from assessor_app.gui.language.saying import say
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard

_ICONS: Final = {
    "block": ("alert-circle-outline", "bad"),
    "warn": ("alert-outline", "warn"),
    "info": ("information-outline", "muted"),
}


class PointList(QWidget):
    """``place_chosen`` carries the Point to go to; ``choice_changed`` that another set is chosen for the return."""

    place_chosen = Signal(object)
    choice_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[Point, ...], bool] = ((), False)
        self._boxes: list[tuple[QCheckBox, Point]] = []
        self._ways: list[tuple[QPushButton, Point]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        theme.changed.connect(self._show_again)

    def show_points(self, points: tuple[Point, ...], *, choosing: bool) -> None:
        """Show points; with ``choosing`` those of the practitioner can be ticked, and what blocks is ticked already."""
        self._shown = (points, choosing)
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                discard(row)
        self._boxes, self._ways = [], []
        groups = (
            (self.tr("To be mended by the practitioner"), [one for one in points if one.side == "practitioner"]),
            (self.tr("Only on this laptop"), [one for one in points if one.side == "laptop"]),
        )
        for title, group in groups:
            if group:
                self._add_caption(title)
            for point in group:
                self._add(point, choosing and point.side == "practitioner")
        self._rows.addStretch(1)

    def chosen(self) -> tuple[Point, ...]:
        """The points ticked."""
        return tuple(point for box, point in self._boxes if box.isChecked())

    @Slot()
    def _show_again(self) -> None:
        """The signs are pictures in the theme's colours."""
        ticked = {point for box, point in self._boxes if box.isChecked()}
        points, choosing = self._shown
        self.show_points(points, choosing=choosing)
        for box, point in self._boxes:
            box.setChecked(point in ticked)

    def _add_caption(self, words: str) -> None:
        caption = QLabel(words)
        caption.setProperty("role", "caption")
        self._rows.addWidget(caption)

    def _add(self, point: Point, tickable: bool) -> None:
        row, number = QWidget(), len(self._ways)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px(8))
        sentence = say(point.sentence)
        if tickable:
            box = QCheckBox()
            box.setObjectName(f"point_box_{number}")
            box.setAccessibleName(self.tr("Return because: {sentence}").format(sentence=sentence))
            box.setChecked(point.severity == "block")
            box.toggled.connect(self.choice_changed)
            line.addWidget(box, 0, Qt.AlignmentFlag.AlignVCenter)
            self._boxes.append((box, point))
        line.addWidget(self._sign(point), 0, Qt.AlignmentFlag.AlignVCenter)
        label = QLabel(sentence)
        label.setObjectName("point_sentence")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line.addWidget(label, 1)
        way = QPushButton(self.tr("Show"))
        way.setObjectName(f"point_way_{number}")
        way.setAccessibleName(self.tr("Show the place: {sentence}").format(sentence=sentence))
        way.setProperty("role", "link")
        way.clicked.connect(self._choose)
        line.addWidget(way, 0, Qt.AlignmentFlag.AlignVCenter)
        # not before it stands in its row: alone it would be a window, which takes the keyboard away
        way.setVisible(bool(point.scorable_id or point.artifact_id))
        self._ways.append((way, point))
        self._rows.addWidget(row)
        row.show()

    def _sign(self, point: Point) -> QLabel:
        sign, side = QLabel(), self._theme.px(16)
        name, color = _ICONS[point.severity]
        sign.setPixmap(self._theme.icon(name, color).pixmap(QSize(side, side), self.devicePixelRatioF()))
        names = {
            "block": self.tr("cannot be judged without it"),
            "warn": self.tr("not as asked"),
            "info": self.tr("worth knowing"),
        }
        sign.setAccessibleName(names[point.severity])
        return sign

    @Slot()
    def _choose(self) -> None:
        pressed = self.sender()
        for way, point in self._ways:
            if way is pressed:
                self.place_chosen.emit(point)
                return
