"""Opened by hand under the rail: what was written, and the places that are likely or also meant; it never guesses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QHideEvent, QIcon, QImage
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from assessor_app.domain.citation import PagePlace
from assessor_app.domain.citation.meanings import Meaning
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.flow_layout import FlowLayout
from assessor_app.gui.widgets.worn_property import wear
from assessor_app.gui.workspace.citation_chips import Chip
from assessor_app.gui.workspace.citation_sentences import chip_sentence
from assessor_app.gui.workspace.likely_place import LikelyPlace
from assessor_app.gui.workspace.snug_scroll import SnugScroll

_PICTURE = QSize(66, 85)
# Larger text leaves no room for pictures beside it; the words tell what they would.
_MOST_SCALE = 150
# The share of the pane's height that is the card's at most: what it speaks of is below it.
_LARGEST_SHARE = 0.4


@runtime_checkable
class Previews(Protocol):
    """Small pictures of the pages of one file."""

    drawn: SignalInstance

    def want(self, pages: Sequence[int], box: QSize) -> None: ...
    def picture(self, page: int) -> QImage | None: ...


class ProblemCard(QFrame):
    """One citation; ``meaning_chosen`` carries the Meaning of the button pressed, to be looked at.

    ``keep_requested`` carries the Meaning on screen, to be kept as the place where the evidence is; ``put_away`` tells
    that the card went, and ``escaped`` that Esc sent it.
    """

    meaning_chosen = Signal(object)
    keep_requested = Signal(object)
    put_away = Signal()
    escaped = Signal()

    problem_frame: QFrame
    card_scroll: SnugScroll
    card_body: QWidget
    problem_raw_label: QLabel
    problem_sentence_label: QLabel
    likely_caption: QLabel
    likely_places: QWidget
    keep_place_button: QPushButton
    offset_label: QLabel

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        load_form(self, "problem_card", promoted=(SnugScroll,))
        self._flow = FlowLayout(self.likely_places, 6)
        self._offers: list[LikelyPlace] = []
        self._previews: Previews | None = None
        self._pictured = ""
        self._chosen: Meaning | None = None
        self._keepable = True
        for label in (self.problem_raw_label, self.problem_sentence_label, self.offset_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.keep_place_button.clicked.connect(self._keep)
        theme.changed.connect(self._show_pictures)
        self.hide()

    def explain(self, raw: str, chip: Chip, offers: Sequence[tuple[str, Meaning]], offset: str = "") -> None:
        """Show all there is to say of ``chip``; ``raw`` is what the practitioner wrote, ``offset`` a sentence or ""."""
        written = raw.strip() or self.tr("nothing")
        self.problem_raw_label.setText(self.tr("Written: “{raw}”").format(raw=written))
        self.problem_sentence_label.setText(chip_sentence(chip))
        self.problem_sentence_label.setVisible(bool(self.problem_sentence_label.text()))
        self.likely_caption.setText(self.tr("May also mean:") if chip.resolved else self.tr("Probably meant:"))
        wear(self.problem_frame, "kind", "" if chip.resolved else "warning")
        shifted = any(meaning.why == "shifted" for _words, meaning in offers)
        self.offset_label.setText(offset if shifted else "")
        self.offset_label.setVisible(shifted and bool(offset))
        self._offer(offers)
        self.show()
        self.card_scroll.refit()

    def fit(self, room: int) -> None:
        """Take no more than a share of the ``room`` (pixels) that the pane has, and scroll beyond it."""
        self.card_scroll.set_cap(max(1, round(room * _LARGEST_SHARE)))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.drop_previews()
        if self.isHidden():
            self.put_away.emit()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self._escape) or super().event(event)

    def _escape(self) -> None:
        self.hide()
        self.escaped.emit()

    def take_previews(self, artifact_id: str, previews: object) -> None:
        """Draw the pages offered of one file from here; anything else than Previews draws none."""
        self.drop_previews()
        for offer in self._offers:
            offer.setIcon(QIcon())
        pages = self._pages_of(artifact_id)
        large = self._theme.text_scale > _MOST_SCALE
        if large or len(pages) < 2 or not isinstance(previews, Previews):
            return
        self._previews, self._pictured = previews, artifact_id
        previews.drawn.connect(self._show_pictures)
        ratio = self.devicePixelRatioF()
        previews.want(pages, self._room() * ratio)
        self._show_pictures()

    def drop_previews(self) -> None:
        """Want no pictures any more."""
        if self._previews is not None:
            self._previews.drawn.disconnect(self._show_pictures)
            self._previews.want((), QSize())
        self._previews, self._pictured = None, ""

    def mark_chosen(self, meaning: Meaning) -> None:
        """Show which of the places offered is on screen; it can be kept then."""
        self._chosen = meaning
        for offer in self._offers:
            offer.setChecked(offer.meaning == meaning)
        self.keep_place_button.setVisible(self._keepable)

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing can be kept."""
        self._keepable = not read_only
        self.keep_place_button.setVisible(self._keepable and self._chosen is not None)

    def _offer(self, offers: Sequence[tuple[str, Meaning]]) -> None:
        self.drop_previews()
        self.likely_caption.setVisible(bool(offers))
        self.likely_places.setVisible(bool(offers))
        if [(one.text(), one.meaning) for one in self._offers] == list(offers):
            return
        self._chosen = None
        self.keep_place_button.hide()
        for button in self._offers:
            self._flow.removeWidget(button)
            discard(button)
        self._offers = []
        for number, (words, meaning) in enumerate(offers):
            button = LikelyPlace(number, meaning, words)
            button.picked.connect(self._choose)
            self._flow.addWidget(button)
            button.show()
            self._offers.append(button)

    def _pages_of(self, artifact_id: str) -> list[int]:
        places = [one.meaning.place for one in self._offers if one.meaning.artifact_id == artifact_id]
        return list(dict.fromkeys(place.first for place in places if isinstance(place, PagePlace)))

    def _room(self) -> QSize:
        return QSize(self._theme.px(_PICTURE.width()), self._theme.px(_PICTURE.height()))

    @Slot()
    def _show_pictures(self) -> None:
        if self._previews is None:
            return
        for offer in self._offers:
            place = offer.meaning.place
            if offer.meaning.artifact_id == self._pictured and isinstance(place, PagePlace):
                picture = self._previews.picture(place.first)
                offer.show_picture(picture, self._room(), self.devicePixelRatioF(), self._theme.color("field_line"))

    @Slot(object)
    def _choose(self, meaning: Meaning) -> None:
        self.mark_chosen(meaning)
        self.meaning_chosen.emit(meaning)

    @Slot()
    def _keep(self) -> None:
        if self._chosen is not None:
            self.keep_requested.emit(self._chosen)
