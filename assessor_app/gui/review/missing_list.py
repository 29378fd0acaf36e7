"""Lists what stands in the way of submitting, and what deserves a look, each with a way to where it is mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from assessor_app.gui.language.saying import say
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.workspace.word_rows import number
from assessor_app.workflows.desk import MissingPoint

_ROW_HEIGHT: Final = 24
_LARGE: Final = 150
# a credential may have a thousand criteria: as many rows would help nobody, and take their time
_MOST_UNSCORED: Final = 8
_MOST: Final = 30
_TOP: Final = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: what it says, the way to where it is mended, and the name that may be kept."""

    sentence: str
    blocking: bool
    point: MissingPoint | None


class MissingList(QWidget):
    """``point_chosen`` carries the MissingPoint whose place is to be shown, ``name_kept`` that whose name may stay."""

    point_chosen = Signal(object)
    name_kept = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._targets: list[tuple[QPushButton, MissingPoint]] = []
        self._keepers: list[tuple[QPushButton, MissingPoint]] = []
        self._shown: tuple[tuple[MissingPoint, ...], Mapping[str, str]] = ((), {})
        theme.changed.connect(self._fill)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(3)

    def show_points(self, points: tuple[MissingPoint, ...], labels: Mapping[str, str]) -> None:
        """Show the points in their order; ``labels`` says what people call each scorable.

        Of very many only the first are shown, and how many there are beside them. What is shown already stays
        as it is: a sync that changed nothing takes no row from under the pointer.
        """
        if (points, labels) != self._shown:
            self._shown = (points, labels)
            self._fill()

    @Slot()
    def _fill(self) -> None:
        """Make the rows anew; also when the theme changed, since the signs are pictures in its colours."""
        points, labels = self._shown
        held = next((point.scorable_id for button, point in self._targets if button.hasFocus()), None)
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                discard(row)
        self._targets, self._keepers = [], []
        lines = list(self._lines(points))
        for place, line in enumerate(lines[:_MOST]):
            self._add(place, line, labels)
        if len(lines) > _MOST:
            words = self.tr("{n} more points are not listed here.").format(n=number(len(lines) - _MOST))
            self._add(_MOST, _Row(words, any(one.blocking for one in lines[_MOST:]), None), labels)
        # A sync writes the list anew under the assessor's hands; Space must not then press what Tab had left.
        for button, point in self._targets:
            if point.scorable_id == held:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                break

    def _lines(self, points: tuple[MissingPoint, ...]) -> Iterator[_Row]:
        """A row for each, but for the many that only say that nothing is scored: those are counted."""
        unscored = sum(1 for one in points if one.kind == "unscored")
        room = unscored if unscored <= _MOST_UNSCORED else _MOST_UNSCORED - 1
        met = 0
        for one in points:
            met += one.kind == "unscored"
            if one.kind != "unscored" or met <= room:
                yield _Row(say(one.sentence), one.blocking, one)
            elif met == room + 1:
                yield _Row(self.tr("{n} more have no score yet.").format(n=number(unscored - room)), True, None)

    def _add(self, place: int, shown: _Row, labels: Mapping[str, str]) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px(8))
        # rows without a button stand as far apart as those with one
        row.setMinimumHeight(self._theme.px(_ROW_HEIGHT))
        sign = QLabel()
        side = self._theme.px(16)
        name, color = ("alert-circle-outline", "bad") if shown.blocking else ("information-outline", "muted")
        sign.setPixmap(self._theme.icon(name, color).pixmap(QSize(side, side), self.devicePixelRatioF()))
        sign.setAccessibleName(self.tr("needed before submitting") if shown.blocking else self.tr("worth a look"))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter if self._theme.text_scale < _LARGE else _TOP)
        sentence = QLabel(shown.sentence)
        sentence.setObjectName("missing_sentence")
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        ways = line
        if self._theme.text_scale < _LARGE:
            line.addWidget(sentence, 1)
        else:
            # beside large buttons there would be no room for the words
            column, ways = QVBoxLayout(), QHBoxLayout()
            column.setSpacing(0)
            column.addWidget(sentence)
            column.addLayout(ways)
            line.addLayout(column, 1)
        if shown.point is not None:
            self._add_ways(ways, place, shown.point, labels.get(shown.point.scorable_id, ""))
        if ways is not line:
            ways.addStretch(1)
        self._rows.addWidget(row)
        row.show()

    def _add_ways(self, line: QHBoxLayout, place: int, point: MissingPoint, label: str) -> None:
        if point.name is not None:
            keep = QPushButton(self.tr("Keep it"))
            keep.setObjectName(f"missing_keep_{place}")
            keep.setAccessibleName(self.tr("Keep “{name}”").format(name=point.name[0]))
            keep.setProperty("role", "link")
            keep.clicked.connect(self._keep)
            line.addWidget(keep, 0, Qt.AlignmentFlag.AlignVCenter)
            self._keepers.append((keep, point))
        if label or point.kind == "conflict":
            settling = point.kind == "conflict"
            way = QPushButton(self.tr("Settle") if settling else self.tr("Go to {label}").format(label=label))
            way.setObjectName(f"missing_go_{place}")
            way.setProperty("role", "link")
            way.clicked.connect(self._choose)
            line.addWidget(way, 0, Qt.AlignmentFlag.AlignVCenter)
            self._targets.append((way, point))

    @Slot()
    def _choose(self) -> None:
        if (point := _of(self._targets, self.sender())) is not None:
            self.point_chosen.emit(point)

    @Slot()
    def _keep(self) -> None:
        if (point := _of(self._keepers, self.sender())) is not None:
            self.name_kept.emit(point)


def _of(buttons: list[tuple[QPushButton, MissingPoint]], pressed: object) -> MissingPoint | None:
    return next((point for button, point in buttons if button is pressed), None)
