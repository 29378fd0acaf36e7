"""What is done with pins: made, worded, quoted in the feedback, removed, and one of them taken in hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from assessor_app.domain.annotation import MAX_NOTE, Pin
from assessor_app.gui.pins.pin_groups import PinGroup, PinIndex
from assessor_app.gui.workspace.annotation_book import AnnotationBook
from assessor_app.workflows.desk import OpenedSubmission


class PinKeeper(QObject):
    """The pins of the open submission by group; the book behind it stores every change.

    ``regrouped`` tells that pins came, went or stand otherwise, ``reworded`` the id of one that only says something
    else now, ``chosen_changed`` that another is in hand, ``access_changed`` that pins may, or may no longer, be made.
    """

    regrouped = Signal()
    reworded = Signal(str)
    chosen_changed = Signal()
    access_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book: AnnotationBook | None = None
        self._index: PinIndex | None = None
        self._groups: list[PinGroup] = []
        self._pins: Mapping[str, Pin] = {}
        self._could = False
        # The newest stroke, until the book shows it: a pin that is still being stored comes without it.
        self._typed: tuple[str, str] = ("", "")
        self.current = ""
        self.criterion = ""

    def set_book(self, book: AnnotationBook) -> None:
        """Where pins are kept from now on; call once."""
        self._book = book
        book.changed.connect(self._take_one)
        book.renewed.connect(self._take_all)
        self._take_all()

    def open_submission(self, opened: OpenedSubmission) -> None:
        """Begin with a submission."""
        self._index, self.current = PinIndex(opened), ""
        self._take_all()

    def take_facts(self, opened: OpenedSubmission) -> None:
        """Take what was found out about the files since: pages may be called otherwise."""
        if self._index is not None:
            self._index.take_facts(opened)
            self.regrouped.emit()

    def close_submission(self) -> None:
        """Let go of the submission."""
        self._index, self.current = None, ""
        self._take_all()

    @property
    def index(self) -> PinIndex | None:
        """What is known of the submission; None while none is open."""
        return self._index

    @property
    def writable(self) -> bool:
        """Whether pins may be made and changed now."""
        return self._book is not None and self._index is not None and not self._book.read_only

    def groups(self) -> list[PinGroup]:
        """All pins, grouped and in order."""
        return self._groups

    def by_group(self) -> dict[str, Mapping[str, Pin]]:
        """The pins of every group by its key."""
        return {group.key: group.pins for group in self._groups}

    def pin(self, pin_id: str) -> Pin | None:
        """The pin with this id, or None."""
        return self._pins.get(pin_id)

    def number(self, pin_id: str) -> int:
        """The number on a pin's flag, 0 for one that is not there."""
        for group in self._groups:
            if pin_id in group.pins:
                return list(group.pins).index(pin_id) + 1
        return 0

    # ---- what is done

    def add(self, pin: Pin) -> str:
        """Keep a new pin for the criterion in hand and take it in hand; its id, "" where none may be made."""
        if self._book is None or not self.writable:
            return ""
        key = f"pin-{uuid4().hex}"
        self.current = key
        self._book.put(key, replace(pin, scorable_id=self.criterion))
        self.chosen_changed.emit()
        return key

    def remove(self, pin_id: str) -> None:
        """Remove a pin; undo brings it back."""
        if self._book is not None and self.writable and pin_id in self._pins:
            # What was typed goes first, so that undo brings the pin back with its last words.
            self._book.flush()
            self._book.put(pin_id, None)

    def edit_note(self, pin_id: str, note: str) -> None:
        """Take a note as it stands after a stroke."""
        if self._book is not None and self.writable:
            self._typed = (pin_id, note[:MAX_NOTE])
            self._book.edit_note(*self._typed)

    def quote_in_feedback(self, pin_id: str, quoted: bool) -> None:
        """Let the feedback quote a pin, or no longer."""
        pin = self._pins.get(pin_id)
        if self._book is not None and self.writable and pin is not None and pin.in_feedback != quoted:
            self._book.flush()
            self._book.put(pin_id, replace(pin, in_feedback=quoted))

    def choose(self, pin_id: str) -> None:
        """Take a pin in hand; "" for none."""
        if pin_id != self.current and (not pin_id or pin_id in self._pins):
            self.current = pin_id
            self.chosen_changed.emit()

    # ---- what the book tells

    @Slot()
    def _take_all(self) -> None:
        self._pins = self._known_pins()
        self._groups = self._index.groups(self._pins) if self._index is not None else []
        if self.writable != self._could:
            self._could = self.writable
            self.access_changed.emit()
        self.regrouped.emit()
        self._drop_lost()

    @Slot(str)
    def _take_one(self, annotation_id: str) -> None:
        if self._book is None or self._index is None:
            return
        before = self._pins.get(annotation_id)
        now = self._known_pins()
        after = now.get(annotation_id)
        self._pins = now
        if before is None and after is None:
            return
        if (
            before is None
            or after is None
            or replace(before, note="", in_feedback=False) != replace(after, note="", in_feedback=False)
        ):
            self._groups = self._index.groups(now)
            self.regrouped.emit()
            self._drop_lost()
        elif before != after:
            self._groups = [_with(group, annotation_id, after) for group in self._groups]
            self.reworded.emit(annotation_id)

    def _known_pins(self) -> dict[str, Pin]:
        """The pins on anything this submission holds."""
        if self._book is None or self._index is None:
            return {}
        pins = {key: pin for key, pin in self._book.pins().items() if self._index.key_of(pin)}
        typed = pins.get(self._typed[0])
        if typed is None or typed.note == self._typed[1] or not self._book.busy:
            self._typed = ("", "")
        else:
            pins[self._typed[0]] = replace(typed, note=self._typed[1])
        return pins

    def _drop_lost(self) -> None:
        if self.current and self.current not in self._pins:
            self.current = ""
            self.chosen_changed.emit()


def _with(group: PinGroup, pin_id: str, pin: Pin) -> PinGroup:
    return replace(group, pins={**group.pins, pin_id: pin}) if pin_id in group.pins else group
