"""Joins the pins with what shows them: the viewers, the narrative and the drawer, all of them kept in step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assessor_app.domain.annotation import Pin
from assessor_app.domain.credential import Part
from assessor_app.domain.submission import Artifact
from assessor_app.gui.pins.pin_groups import part_key
from assessor_app.gui.pins.pin_keeper import PinKeeper
from assessor_app.gui.pins.pin_panel import PinPanel
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.annotation_book import AnnotationBook
from assessor_app.gui.workspace.narrative_pane import NarrativePane
from assessor_app.gui.workspace.viewer_shelf import ViewerShelf
from assessor_app.workflows.desk import OpenedSubmission

_NONE: Final[Mapping[str, Pin]] = {}


class PinDesk(QObject):
    """``artifact_wished`` carries the Artifact and Pin, ``narrative_wished`` the Part and Pin to bring on screen.

    ``note_entered`` and ``note_left`` tell that a note is being worded, and no longer.
    """

    artifact_wished = Signal(object, object)
    narrative_wished = Signal(object, object)
    note_entered = Signal()
    note_left = Signal()

    def __init__(self, theme: Theme, shelf: ViewerShelf, narrative: NarrativePane, parent: QObject) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._narrative = narrative
        self._part: Part | None = None
        self.keeper = PinKeeper(self)
        self.panel = PinPanel(theme, self.keeper)
        # Several pins may come and go within one turn of the event loop: the viewers are told once.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show)
        keeper = self.keeper
        for news in (keeper.regrouped, keeper.reworded, keeper.chosen_changed):
            news.connect(self._show_soon)
        keeper.access_changed.connect(self._show_access)
        for shown in (shelf, narrative):
            shown.pin_requested.connect(self.add)
            shown.pin_chosen.connect(self.panel.reveal)
        self._show_access()
        self.panel.add_wished.connect(self.pin_here)
        self.panel.jump_wished.connect(self.go_to)
        self.panel.note_entered.connect(self.note_entered)
        self.panel.note_left.connect(self.note_left)

    def set_book(self, book: AnnotationBook) -> None:
        """Where pins are kept; call once."""
        self.keeper.set_book(book)

    def open_submission(self, opened: OpenedSubmission) -> None:
        """Begin with a submission."""
        self._part = None
        self.keeper.open_submission(opened)

    def take_facts(self, opened: OpenedSubmission) -> None:
        """Take what was found out about its files since."""
        self.keeper.take_facts(opened)

    def close_submission(self) -> None:
        """Let go of the submission."""
        self._part = None
        self.keeper.close_submission()
        self.panel.set_open(False)

    def show_criterion(self, scorable_id: str) -> None:
        """Which criterion is in hand; "" for none."""
        self.panel.set_criterion(scorable_id)

    def show_part(self, part: Part) -> None:
        """Which narrative is shown."""
        self._part = part
        scorable = self.keeper.index.scorable_of(part) if self.keeper.index is not None else ""
        self.panel.set_criterion(scorable)
        self._show_soon()

    @Slot()
    def pin_here(self) -> None:
        """Pin a note to what is selected, else to what is in front."""
        in_text = self._shelf.currentWidget() is self._narrative
        pin = self._narrative.pin_here() if in_text else self._shelf.pin_here()
        if pin is not None:
            self.add(pin)
        elif in_text:
            self.panel.say(self.tr("Select a passage first."))

    @Slot(object)
    def add(self, pin: Pin) -> None:
        """Keep a new pin and let its note be worded."""
        if key := self.keeper.add(pin):
            self.panel.edit(key)

    @Slot(str)
    def go_to(self, pin_id: str) -> None:
        """Bring what a pin is on to the screen."""
        pin = self.keeper.pin(pin_id)
        if pin is not None:
            self.keeper.choose(pin_id)
            self.show_pin(pin)

    def show_pin(self, pin: Pin) -> None:
        """Bring what a pin is on to the screen, or was on before it was removed."""
        index = self.keeper.index
        if index is None:
            return
        if (part := index.part(pin)) is not None:
            self.narrative_wished.emit(part, pin)
        elif (artifact := index.artifact(pin.artifact_id)) is not None:
            self.artifact_wished.emit(artifact, pin)

    def show_passage(self, pin: Pin) -> None:
        """Bring the passage of a pin into view, in the narrative that is shown."""
        self._show()
        self._narrative.show_pin(pin)

    def show_artifact(self, artifact: Artifact, pin: Pin) -> None:
        """Bring the place of a pin into view in its viewer."""
        self._show()
        self._shelf.show_pin(artifact, pin)

    @Slot()
    def _show_soon(self) -> None:
        self._later.start()

    @Slot()
    def _show(self) -> None:
        self._later.stop()
        groups = self.keeper.by_group()
        self._shelf.set_pins(groups, self.keeper.current)
        if self._part is not None:
            self._narrative.set_pins(groups.get(part_key(self._part.id), _NONE), self.keeper.current)

    @Slot()
    def _show_access(self) -> None:
        self._shelf.set_pinnable(self.keeper.writable)
        self._narrative.set_pinnable(self.keeper.writable)
