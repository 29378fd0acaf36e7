"""One anchor example: the level it shows, why, what the practitioner says, and the places cited, each a way in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from assessor_app.domain.credential import Credential, Scorable
from assessor_app.domain.reading import Anchor
from assessor_app.domain.submission import Artifact, CitedText
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.fitting_text import FittingButton
from assessor_app.gui.widgets.flow_layout import FlowLayout
from assessor_app.gui.workspace.badge_painter import paint_badge
from assessor_app.gui.workspace.citation_chips import artifact_name, shorten
from assessor_app.gui.workspace.score_badges import badge_for

_RAW = 32


@dataclass(frozen=True, slots=True)
class AnchorPlace:
    """One citation of an example, with the file it is in."""

    anchor: Anchor
    cited: CitedText
    artifact: Artifact


class AnchorCard(QFrame):
    """``place_chosen`` carries an AnchorPlace."""

    place_chosen = Signal(object)

    badge_label: QLabel
    level_label: QLabel
    rationale_label: QLabel
    explanation_caption: QLabel
    explanation_quote: QFrame
    explanation_label: QLabel
    places_box: QWidget

    def __init__(
        self, theme: Theme, credential: Credential, scorable: Scorable, anchor: Anchor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._badge = badge_for(credential, scorable, anchor.level)
        load_form(self, "anchor_card")
        self.setAccessibleName(self.tr("Example of {level}").format(level=self._badge.words))
        self.level_label.setText(self._badge.words)
        self.rationale_label.setText(anchor.rationale)
        self.rationale_label.setVisible(bool(anchor.rationale))
        analysis = anchor.submission.analysis(anchor.scorable_id)
        explanation = analysis.explanation.strip() if analysis is not None else ""
        self.explanation_label.setText(f"“{explanation}”" if explanation else self.tr("No explanation was given."))
        cited = analysis.citations if analysis is not None else ()
        self._places = _places(anchor, cited)
        self._flow = FlowLayout(self.places_box, 6)
        self._buttons = [self._button(place) for place in self._places]
        self.places_box.setVisible(bool(self._buttons))
        theme.changed.connect(self._draw)
        self._draw()

    def _button(self, place: AnchorPlace) -> QPushButton:
        words = place.cited.raw.strip()
        file = artifact_name(place.artifact.name)
        # no parent yet: what is cited is long at times, and a form's own buttons end in "…" too
        button = FittingButton(f"{file}: {shorten(words, _RAW)}" if words else file, self.places_box)
        button.setProperty("role", "offer")
        button.setIcon(self._theme.icon("open-in-app"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(f"{place.artifact.name}\n{words}".strip())
        button.setAccessibleName(self.tr("Show {words} in {file}").format(words=words, file=place.artifact.name))
        button.clicked.connect(self._choose)
        self._flow.addWidget(button)
        return button

    @Slot()
    def _choose(self) -> None:
        pressed = self.sender()
        for button, place in zip(self._buttons, self._places, strict=True):
            if button is pressed:
                self.place_chosen.emit(place)

    @Slot()
    def _draw(self) -> None:
        wide, high, ratio = self._theme.px(28), self._theme.px(20), self.devicePixelRatioF()
        pixmap = QPixmap(round(wide * ratio), round(high * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_badge(painter, QRectF(0, 1, wide, high - 2), self._badge, self._theme)
        painter.end()
        self.badge_label.setPixmap(pixmap)


def _places(anchor: Anchor, cited: Sequence[CitedText]) -> tuple[AnchorPlace, ...]:
    """What leads to a file: citations that name none belong to the only one, if there is only one."""
    files = anchor.submission.artifacts
    found = []
    for one in cited:
        artifact = anchor.submission.artifact(one.artifact_id) or (files[0] if len(files) == 1 else None)
        if artifact is not None:
            found.append(AnchorPlace(anchor, one, artifact))
    return tuple(found)
