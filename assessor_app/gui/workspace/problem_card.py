"""Opened by hand under the rail: what was written, and the places likely meant or also meant; it never guesses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QHideEvent, QIcon, QImage
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from assessor_app.domain.citation import PagePlace, Place
from assessor_app.domain.citation.meanings import Meaning
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.flow_layout import FlowLayout
from assessor_app.gui.widgets.worn_property import wear
from assessor_app.gui.workspace.citation_chips import Chip, shorten
from assessor_app.gui.workspace.citation_sentences import chip_sentence
from assessor_app.gui.workspace.likely_place import LikelyPlace
from assessor_app.gui.workspace.snug_scroll import SnugScroll

# Not larger with the text, which needs the room beside it.
_PICTURE = QSize(66, 85)
_RAW_LENGTH = 60
# The share of the room that is the card's at most: what it speaks of is below it.
_LARGEST_SHARE = 0.55


@runtime_checkable
class Previews(Protocol):
    """Small pictures of the pages of one file."""

    drawn: SignalInstance

    def want(self, pages: Sequence[int], box: QSize) -> None: ...
    def picture(self, page: int) -> QImage | None: ...


class ProblemCard(QFrame):
    """One citation; ``meaning_chosen`` carries the Meaning of the button pressed, to be looked at.

    ``keep_requested`` carries the Meaning on screen, to be kept as the place where the evidence is, never the place the
    citation leads to; ``put_away`` tells that the card went, and ``escaped`` that Esc sent it.
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
    why_label: QLabel

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        load_form(self, "problem_card", promoted=(SnugScroll,))
        self._flow = FlowLayout(self.likely_places, 6)
        self._offers: list[LikelyPlace] = []
        self._previews: Previews | None = None
        self._pictured = ""
        self._cited: tuple[str, Place | None] = ("", None)
        self._shown: Meaning | None = None
        self._keepable = True
        for label in (self.problem_raw_label, self.problem_sentence_label, self.likely_caption, self.why_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.keep_place_button.clicked.connect(self._keep)
        theme.changed.connect(self._show_pictures)
        self.hide()

    def explain(self, raw: str, chip: Chip, offers: Sequence[tuple[str, Meaning]], offset: str = "") -> None:
        """Show all there is to say of ``chip``; ``raw`` is what the practitioner wrote, ``offset`` a sentence or ""."""
        self._cited = (chip.artifact_id, chip.place)
        written = raw.strip() or self.tr("nothing")
        self.problem_raw_label.setText(self.tr("Written: “{raw}”").format(raw=written))
        self.problem_raw_label.setVisible(not chip.resolved)
        self.problem_sentence_label.setText(chip_sentence(chip))
        self.problem_sentence_label.setVisible(not chip.resolved)
        readings = self.tr("“{raw}” can be read as:").format(raw=shorten(written, _RAW_LENGTH))
        self.likely_caption.setText(readings if chip.resolved else self.tr("Probably meant:"))
        wear(self.problem_frame, "kind", "" if chip.resolved else "warning")
        shifted = any(meaning.why == "shifted" for _words, meaning in offers)
        reasons = (chip_sentence(chip) if chip.resolved else "", offset if shifted else "")
        self.why_label.setText(" ".join(one for one in reasons if one))
        self.why_label.setVisible(bool(self.why_label.text()))
        self._offer(offers)
        self.show()
        self.card_scroll.refit()

    def take_focus(self) -> None:
        """Let the keyboard go through the places offered."""
        if self._offers:
            self._offers[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self, room: int) -> None:
        """Take no more than a share of the ``room`` (pixels) that card and evidence have, and scroll beyond it."""
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
        if previews is not None and previews is self._previews:
            return
        self.drop_previews()
        for offer in self._offers:
            offer.setIcon(QIcon())
        pages = self._pages_of(artifact_id)
        if not pages or not isinstance(previews, Previews):
            return
        self._previews, self._pictured = previews, artifact_id
        previews.drawn.connect(self._show_pictures)
        ratio = self.devicePixelRatioF()
        previews.want(pages, _PICTURE * ratio)
        self._show_pictures()

    def drop_previews(self) -> None:
        """Want no pictures any more."""
        if self._previews is not None:
            self._previews.drawn.disconnect(self._show_pictures)
            self._previews.want((), QSize())
        self._previews, self._pictured = None, ""

    def mark_shown(self, artifact_id: str, place: Place) -> None:
        """Say which of the places offered is on screen, if one is; what the citation does not say can be kept then."""
        there = (artifact_id, place)
        self._shown = next((one.meaning for one in self._offers if one.meaning.spot == there), None)
        for offer in self._offers:
            offer.set_shown(shown=offer.meaning == self._shown)
        self._show_keep()

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing can be kept."""
        self._keepable = not read_only
        self._show_keep()

    def _show_keep(self) -> None:
        new = self._shown is not None and self._shown.spot != self._cited
        self.keep_place_button.setVisible(self._keepable and new)

    def _offer(self, offers: Sequence[tuple[str, Meaning]]) -> None:
        self.drop_previews()
        self.likely_caption.setVisible(bool(offers))
        self.likely_places.setVisible(bool(offers))
        if [(one.place_words, one.meaning) for one in self._offers] == list(offers):
            return
        self._shown = None
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

    @Slot()
    def _show_pictures(self) -> None:
        if self._previews is None:
            return
        for offer in self._offers:
            place = offer.meaning.place
            if offer.meaning.artifact_id == self._pictured and isinstance(place, PagePlace):
                picture = self._previews.picture(place.first)
                offer.show_picture(picture, _PICTURE, self.devicePixelRatioF(), self._theme.color("field_line"))

    @Slot(object)
    def _choose(self, meaning: Meaning) -> None:
        self.mark_shown(meaning.artifact_id, meaning.place)
        self.meaning_chosen.emit(meaning)

    @Slot()
    def _keep(self) -> None:
        if self._shown is not None:
            self.keep_requested.emit(self._shown)
