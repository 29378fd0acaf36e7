"""Shows one thing in three columns (before, mine, theirs) with a way to choose, or to look at what was chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QLabel, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from assessor_app.gui.conflicts.choices import Choices, OpenPart
from assessor_app.gui.conflicts.conflict_words import (
    code_words,
    moment_words,
    name_words,
    part_words,
    value_words,
    way_words,
    written_words,
)
from assessor_app.gui.conflicts.side_card import SideCard
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.resize_watch import ResizeWatch
from assessor_app.workflows.conflict_view import Part, PartSides, SettledThing, Side, ThingName, Written

SIDES: Final[tuple[Side, ...]] = ("before", "mine", "theirs")
_NARROW: Final = 560
_EDITOR: Final = 96
_LEAST: Final = 44
# what is longer is scrolled within its card
_MOST: Final = 300


class ChoicePanel(QObject):
    """Lives on parts of the page's form. ``side_wished`` carries the side pressed, ``own_written`` the words."""

    side_wished = Signal(str)
    own_written = Signal(str)

    def __init__(
        self,
        theme: Theme,
        heading: QLabel,
        hint: QLabel,
        holder: QWidget,
        own: tuple[QWidget, QPushButton, QPlainTextEdit],
    ) -> None:
        super().__init__(holder)
        self._theme, self._heading, self._hint, self._holder = theme, heading, hint, holder
        self._own_holder, self.own_button, self.own_editor = own
        self._filling = False
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.cards = {side: SideCard(side) for side in SIDES}
        for card in self.cards.values():
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            card.side_pressed.connect(self.side_wished)
            ResizeWatch(card.words).resized.connect(self._fit)
            self._row.addWidget(card, 1)
        self.own_button.clicked.connect(self._wish_own)
        self.own_editor.textChanged.connect(self._tell_own)
        ResizeWatch(holder).resized.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def show_open(self, part: OpenPart, choices: Choices) -> None:
        """A part that awaits a choice."""
        conflict, side = part.conflict, choices.side(part.key)
        self._title(conflict.name, part.sides.part)
        if conflict.submitted:
            self._hint.setText(
                self.tr("It was submitted on another laptop, so only what the hub holds can stay. Ask for it back.")
            )
        else:
            self._hint.setText(
                self.tr("Changed on two laptops. Choose what is to stand; what you do not choose is kept.")
            )
        self._fill(conflict.name, part.sides, conflict.mine_written, conflict.theirs_written, numbered=True)
        for one, card in self.cards.items():
            card.set_choice(one == side, offered=part.offers(one))
        writable = part.offers("own")
        self._own_holder.setVisible(writable)
        self.own_button.setChecked(side == "own")
        self.own_editor.setVisible(side == "own")
        if side == "own":
            self._put(choices.own(part.key))

    def show_settled(self, thing: SettledThing, sides: PartSides) -> None:
        """What became of a part that was settled."""
        self._title(thing.name, sides.part)
        way = thing.ways.get(sides.part, "both")
        self._hint.setText(f"{way_words(way)} · {moment_words(thing.settled_at)}")
        self._fill(thing.name, sides, (), thing.theirs_written, numbered=False)
        stands = thing.chosen[sides.part]
        for one, card in self.cards.items():
            value = {"before": sides.before, "mine": sides.mine, "theirs": sides.theirs}[one]
            card.set_choice(way == one or (way == "both" and value == stands), offered=False)
        self._own_holder.setVisible(way == "own")
        self.own_button.setChecked(True)
        self.own_editor.setVisible(way == "own")
        if way == "own":
            self._put(value_words(sides.part, stands, thing.name))
        self.own_button.setEnabled(False)
        self.own_editor.setReadOnly(True)

    def set_columns(self, shown: bool) -> None:
        """Show or hide everything below the hint."""
        self._holder.setVisible(shown)
        if not shown:
            self._own_holder.hide()

    def _title(self, name: ThingName, part: Part) -> None:
        said = part_words(part) if name.label else ""
        self._heading.setText(" · ".join(filter(None, (code_words(name), name_words(name), said))))

    def _fill(
        self,
        name: ThingName,
        sides: PartSides,
        mine: tuple[Written, ...],
        theirs: tuple[Written, ...],
        *,
        numbered: bool,
    ) -> None:
        self.set_columns(True)
        self.own_button.setEnabled(True)
        self.own_editor.setReadOnly(False)
        titles = (self.tr("Before"), self.tr("Mine, on this laptop"), self.tr("Theirs, at the hub"))
        before = value_words(sides.part, sides.before, name) if sides.known_before else self.tr("(not known)")
        words = (before, value_words(sides.part, sides.mine, name), value_words(sides.part, sides.theirs, name))
        mine_here = tuple(one for one in mine if sides.part in one.parts)
        theirs_here = tuple(one for one in theirs if sides.part in one.parts)
        when = (
            self.tr("What both laptops began with"),
            written_words(mine_here, nothing=self.tr("This laptop")),
            written_words(theirs_here, nothing=self.tr("Another laptop of yours")),
        )
        for number, card in enumerate(self.cards.values(), start=1):
            title = f"{number} · {titles[number - 1]}" if numbered else titles[number - 1]
            card.show_side(title, when[number - 1], words[number - 1])
        self._fit()

    def _put(self, words: str) -> None:
        if self.own_editor.toPlainText() != words:
            self._filling = True
            self.own_editor.setPlainText(words)
            self._filling = False

    @Slot()
    def _wish_own(self) -> None:
        self.side_wished.emit("own")

    @Slot()
    def _tell_own(self) -> None:
        if not self._filling:
            self.own_written.emit(self.own_editor.toPlainText())

    @Slot()
    def _fit(self) -> None:
        """Columns stand below each other where there is no room beside, and are as high as their words."""
        narrow = self._holder.width() < self._theme.px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)
        self.own_editor.setFixedHeight(self._theme.px(_EDITOR))
        wanted = [card.height_of_words() for card in self.cards.values()]
        for card, height in zip(self.cards.values(), wanted, strict=True):
            height = height if narrow else max(wanted)
            card.words.setFixedHeight(min(max(height, self._theme.px(_LEAST)), self._theme.px(_MOST)))
