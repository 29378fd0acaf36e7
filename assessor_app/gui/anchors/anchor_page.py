"""The anchor examples of one criterion, beside the judgement: level by level, each with the evidence it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from assessor_app.domain.credential import Credential, Scorable
from assessor_app.domain.reading import Anchor
from assessor_app.gui.anchors.anchor_card import AnchorCard, AnchorPlace
from assessor_app.gui.anchors.anchor_file import AnchorFile
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.tall_room import TallRoom
from assessor_app.gui.workspace.view_making import ViewFactory
from assessor_app.workflows.desk import Desk


class AnchorPage(QWidget):
    """``close_requested`` when the assessor is done with it, ``download_requested`` when a file is not here.

    Files open below the examples, in viewers of their own.
    """

    close_requested = Signal()
    download_requested = Signal()

    anchor_title: ElidedLabel
    close_button: QPushButton
    trouble_label: QLabel
    anchor_stack: QStackedWidget

    def __init__(
        self, desk: Desk, runner: TaskRunner, theme: Theme, views: ViewFactory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._parts = theme, (desk, runner, theme, views)
        self._file: AnchorFile | None = None
        self._shown = ""
        self._chosen: AnchorPlace | None = None
        self._label = ""
        self._cards: list[AnchorCard] = []
        load_form(self, "anchor_page", promoted=(ElidedLabel,))
        self.anchor_empty = EmptyState()
        self.anchor_empty.dress(theme)
        self._empty_room = TallRoom(self.anchor_empty)
        self.anchor_stack.addWidget(self._empty_room)
        self.trouble_label.hide()
        self._column = QVBoxLayout()
        self._split = self._built_split()
        self.anchor_stack.addWidget(self._split)
        self.close_button.clicked.connect(self.close_requested)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _built_split(self) -> QSplitter:
        inside = QWidget()
        inside.setProperty("role", "clear")
        inside.setLayout(self._column)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(8)
        self._rest = QLabel()
        self._rest.setTextFormat(Qt.TextFormat.PlainText)
        self._rest.setProperty("role", "subtle")
        self._rest.setWordWrap(True)
        self._column.addWidget(self._rest)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("anchor_scroll")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(8)
        split.setChildrenCollapsible(False)
        split.addWidget(scroll)
        return split

    def show_anchors(self, credential: Credential, scorable: Scorable, anchors: Sequence[Anchor]) -> None:
        """Show the examples of a scorable, the highest level first; those retired are left out."""
        self.close_file()
        self._label = say(scorable.label)
        self.anchor_title.setText(f"{self.tr('Examples')} · {self._label}  {scorable.title}")
        order = [level.id for level in reversed(scorable.scale.levels)]
        known = [one for one in anchors if not one.retired and one.scorable_id == scorable.id and one.level in order]
        self._drop_cards()
        if not known:
            self._tell_none()
            return
        for place, anchor in enumerate(sorted(known, key=lambda one: order.index(one.level))):
            card = AnchorCard(self._theme, credential, scorable, anchor)
            card.place_chosen.connect(self._open_place)
            self._column.insertWidget(place, card)
            self._cards.append(card)
        shown = {one.level for one in known}
        missing = [level.title for level in scorable.scale.levels if level.id not in shown]
        self._rest.setText(self.tr("No example yet of: {levels}").format(levels=", ".join(missing)))
        self._rest.setVisible(bool(missing))
        self.anchor_stack.setCurrentWidget(self._split)

    def show_trouble(self, scorable: Scorable, sentence: str) -> None:
        """Say why the examples could not be read."""
        self.close_file()
        self._drop_cards()
        self.anchor_title.setText(f"{self.tr('Examples')} · {say(scorable.label)}  {scorable.title}")
        self.anchor_empty.tell("alert-outline", self.tr("The examples cannot be read"), sentence)
        self.anchor_stack.setCurrentWidget(self._empty_room)

    def viewer(self) -> EvidenceView | None:
        """The viewer of the example's file, while one is open: keys for paging and playing are its."""
        return self._file.viewer() if self._file is not None else None

    def try_again(self) -> None:
        """Files have come: show the one that is waited for."""
        if self._file is not None and self._chosen is not None and self._file.viewer() is None:
            self._open_place(self._chosen)

    def close_file(self) -> None:
        """Close the file of an example and free its bytes."""
        if self._file is not None:
            self._file.close_file()
            self._file, self._shown = None, ""
        self._complain("")

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self.close_requested.emit) or super().event(event)

    def _tell_none(self) -> None:
        self.anchor_empty.tell(
            "bookmark-check-outline",
            self.tr("No examples of {label} yet").format(label=self._label),
            self.tr(
                "Leads make them: from work that two readers scored alike, or that was adjudicated. They come with the "
                "next sync, for this version of the credential only."
            ),
        )
        self.anchor_stack.setCurrentWidget(self._empty_room)

    @Slot(object)
    def _open_place(self, place: AnchorPlace) -> None:
        if self._file is None or self._shown != place.artifact.id:
            self.close_file()
            self._file, self._shown = AnchorFile(*self._parts, place.artifact), place.artifact.id
            self._file.lost.connect(self._complain)
            self._file.download_requested.connect(self.download_requested)
            # before one that was just closed and is not quite gone
            self._split.insertWidget(1, self._file)
            high = max(2, self._split.height())
            self._split.setSizes([high * 2 // 5, high * 3 // 5])
            self._file.begin()
        self._chosen = place
        self._file.show_cited(place.cited, self.tr("Cited for {label}, in an example").format(label=self._label))

    @Slot(str)
    def _complain(self, sentence: str) -> None:
        self.trouble_label.setText(sentence)
        self.trouble_label.setVisible(bool(sentence))

    def _drop_cards(self) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            discard(card)
        self._cards = []
