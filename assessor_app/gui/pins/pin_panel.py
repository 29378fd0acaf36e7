"""The drawer under the evidence: every pin of the submission, and the note of the one in hand to be worded."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QLabel, QLineEdit, QStackedWidget, QToolButton, QWidget

from assessor_app.domain.annotation import MAX_NOTE
from assessor_app.gui.forms import load_form
from assessor_app.gui.pins.pin_keeper import PinKeeper
from assessor_app.gui.pins.pin_list import PinList
from assessor_app.gui.pins.pin_list_model import PinListModel
from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.gui.widgets.plain_editor import PlainEditor
from assessor_app.gui.widgets.when_shown import hear_when_shown

_BODY: Final = 172
_LEAST_BODY: Final = 84
_NARROWEST: Final = 150
_NARROW: Final = 340
_LOW: Final = 104
_LARGEST_SHARE: Final = 0.42
_FILTER_MS: Final = 120
_FILTER_WIDTH: Final = 150


class PinPanel(QFrame):
    """A slim bar with the number of pins; open, the list and the note below it.

    ``jump_wished`` carries the id of a pin to bring on screen; ``add_wished`` tells the button for a new one,
    ``note_entered`` and ``note_left`` that the cursor is in the note, and no longer.
    """

    jump_wished = Signal(str)
    add_wished = Signal()
    note_entered = Signal()
    note_left = Signal()

    pin_head: QFrame
    pins_button: QToolButton
    pin_filter: QLineEdit
    criterion_check: QCheckBox
    pin_news: ElidedLabel
    add_pin_button: QToolButton
    pin_body: QWidget
    pin_stack: QStackedWidget
    pin_list: PinList
    no_pins_label: QLabel
    pin_side: QWidget
    pin_side_layout: QBoxLayout
    pin_side_row: QBoxLayout
    pin_place_label: ElidedLabel
    pin_note: PlainEditor
    feedback_check: QCheckBox
    remove_pin_button: QToolButton

    def __init__(self, theme: Theme, keeper: PinKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._keeper = theme, keeper
        self._keymap: Keymap | None = None
        self._room = 0
        self._narrow = self._low = False
        load_form(self, "pin_panel", promoted=(PinList, PlainEditor, ElidedLabel))
        self._model = PinListModel(keeper)
        self.pin_list.dress(theme, self._model)
        self.no_pins_label.setTextFormat(Qt.TextFormat.PlainText)
        self._glass = self.pin_filter.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._glass.setVisible(False)
        self._pause = QTimer(self, singleShot=True, interval=_FILTER_MS)
        self._connect()
        hear_when_shown(self, theme.changed, self._draw)
        self._draw()
        self._show_open()
        self._refresh()

    def _connect(self) -> None:
        keeper = self._keeper
        keeper.regrouped.connect(self._refresh)
        keeper.reworded.connect(self._reword)
        keeper.chosen_changed.connect(self._show_chosen)
        keeper.access_changed.connect(self._show_access)
        self._pause.timeout.connect(self._refresh)
        self.pins_button.toggled.connect(self._show_open)
        self.pin_filter.textChanged.connect(self._filter_soon)
        self.criterion_check.toggled.connect(self._refresh)
        self.add_pin_button.clicked.connect(self.add_wished)
        self.pin_list.pin_chosen.connect(keeper.choose)
        self.pin_list.jump_wished.connect(self.jump_wished)
        self.pin_list.edit_wished.connect(self.edit)
        self.pin_list.removal_wished.connect(self._remove)
        self.pin_note.edited.connect(self._edit_note)
        self.pin_note.entered.connect(self.note_entered)
        self.pin_note.left.connect(self.note_left)
        self.feedback_check.clicked.connect(self._quote)
        self.remove_pin_button.clicked.connect(self._remove_current)

    # ---- what is shown

    @property
    def is_open(self) -> bool:
        """Whether the list is shown and not only the bar."""
        return self.pins_button.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show the list, or only the bar."""
        self.pins_button.setChecked(is_open)

    def set_keymap(self, keymap: Keymap) -> None:
        """Tell the key that pins a note, as it is now and after each change."""
        self._keymap = keymap
        keymap.changed.connect(self._refresh)
        self._refresh()

    def set_criterion(self, scorable_id: str) -> None:
        """Which criterion is in hand: new pins are for it."""
        if scorable_id == self._keeper.criterion:
            return
        self._keeper.criterion = scorable_id
        self._name_criterion()
        if self.criterion_check.isChecked():
            self._refresh()

    @Slot(str)
    def edit(self, pin_id: str) -> None:
        """Open the drawer on a pin with the cursor in its note."""
        self.reveal(pin_id)
        if self.pin_note.isEnabled():
            self.pin_note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.pin_note.moveCursor(QTextCursor.MoveOperation.End)

    def reveal(self, pin_id: str) -> None:
        """Open the drawer on a pin; a filter that hides it is put away."""
        self.set_open(True)
        if self._model.place_of(pin_id) < 0:
            self.pin_filter.clear()
            self.criterion_check.setChecked(False)
            self._refresh()
        self._keeper.choose(pin_id)
        self._show_chosen()

    def say(self, words: str) -> None:
        """Say something in the bar until the next thing is done."""
        self.pin_news.setText(words)

    def fit(self, room: int) -> None:
        """Take no more than a share of the ``room`` (pixels) that evidence and drawer have together."""
        self._room = room
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        body = self._theme.px(_BODY)
        share = round(self._room * _LARGEST_SHARE) if self._room else body
        head = self.pin_head.sizeHint().height()
        return QSize(hint.width(), head + min(body, share) if self.is_open else head)

    def minimumSizeHint(self) -> QSize:
        # The drawer gives way to the evidence, and never makes the window larger.
        head = self.pin_head.minimumSizeHint().height()
        return QSize(self._theme.px(_NARROWEST), head + self._theme.px(_LEAST_BODY) if self.is_open else head)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_width()
        low = self.is_open and self.height() - self.pin_head.sizeHint().height() < self._theme.px(_LOW)
        if low != self._low:
            self._low = low
            self._show_height()

    def _show_height(self) -> None:
        """Where it is low, all of the height is for the note; which pin it is of is told by the list beside it."""
        self.pin_place_label.setVisible(not self._low)
        ways = QBoxLayout.Direction
        self.pin_side_layout.setDirection(ways.LeftToRight if self._low else ways.TopToBottom)
        self.pin_side_row.setDirection(ways.TopToBottom if self._low else ways.LeftToRight)
        # -1 is what the style would have
        self.pin_side_row.setSpacing(0 if self._low else -1)
        self._show_width()

    def _show_width(self) -> None:
        style = Qt.ToolButtonStyle
        self.add_pin_button.setToolButtonStyle(
            style.ToolButtonIconOnly if self._narrow else style.ToolButtonTextBesideIcon
        )
        self.pins_button.setText(self.tr("Pins") if self._narrow else self.pins_button.accessibleName())
        quote = self.tr("Quote") if self._narrow else self.tr("Quote in the feedback")
        self.feedback_check.setText("" if self._low else quote)
        # beside a glass nobody needs the words, of which a letter or two would be left
        self.pin_filter.setPlaceholderText("" if self._narrow else self.pin_filter.accessibleName())
        self._glass.setVisible(self._narrow)
        self._name_criterion()

    @Slot()
    def _refresh(self) -> None:
        self._pause.stop()
        pins = sum(len(group.pins) for group in self._keeper.groups())
        words = self.tr("Pins · {0}").format(pins) if pins else self.tr("Pins")
        self.pins_button.setAccessibleName(words)
        self._show_width()
        only = self._keeper.criterion if self.criterion_check.isChecked() else ""
        self._model.refresh(self.pin_filter.text(), only)
        if self._model.rowCount():
            self.pin_stack.setCurrentWidget(self.pin_list)
        else:
            self.no_pins_label.setText(self.tr("No pin fits what is looked for.") if pins else self._how_to_pin())
            self.pin_stack.setCurrentWidget(self.no_pins_label)
        self._show_access()
        self._show_chosen()

    def _how_to_pin(self) -> str:
        key = self._keymap.key_words("pin.add") if self._keymap is not None else ""
        if not key:
            return self.tr("Nothing is pinned yet. Select a passage, or draw round a part with Shift.")
        words = self.tr("Nothing is pinned yet. Select a passage, draw round a part with Shift, or press {key}.")
        return words.format(key=key)

    @Slot(str)
    def _reword(self, pin_id: str) -> None:
        self._model.reword(pin_id)
        if pin_id == self._keeper.current:
            self._show_note()

    @Slot()
    def _show_chosen(self) -> None:
        self.pin_list.choose(self._model.place_of(self._keeper.current))
        self.pin_note.forget_undo()
        self._show_note()

    def _show_note(self) -> None:
        pin, index = self._keeper.pin(self._keeper.current), self._keeper.index
        if self.pin_side.isEnabled() is (pin is None):
            self.pin_side.setEnabled(pin is not None)
        self.pin_note.show_text(pin.note if pin is not None else "")
        self.feedback_check.setChecked(pin is not None and pin.in_feedback)
        if pin is None or index is None:
            self.pin_place_label.setText(self.tr("Choose a pin to read its note"))
            return
        number = self.tr("Pin {0}").format(self._keeper.number(self._keeper.current))
        parts = (number, index.place(pin), index.label(pin.scorable_id))
        self.pin_place_label.setText(" · ".join(part for part in parts if part))

    @Slot()
    def _show_access(self) -> None:
        writable = self._keeper.writable
        self.pin_note.setReadOnly(not writable)
        for part in (self.feedback_check, self.remove_pin_button):
            part.setEnabled(writable)
        self.add_pin_button.setVisible(writable)

    def _name_criterion(self) -> None:
        index = self._keeper.index
        label = index.label(self._keeper.criterion) if index is not None else ""
        only = label if self._narrow else self.tr("Only {0}").format(label)
        self.criterion_check.setText(only if label else self.tr("This criterion"))
        self.criterion_check.setAccessibleName(self.tr("Only pins for this criterion"))
        self.criterion_check.setEnabled(bool(label))

    @Slot()
    def _show_open(self) -> None:
        is_open = self.is_open
        for part in (self.pin_body, self.pin_filter, self.criterion_check):
            part.setVisible(is_open)
        self.pin_news.clear()
        self.updateGeometry()
        self.pins_button.setIcon(self._theme.icon("chevron-down" if is_open else "chevron-up"))

    @Slot()
    def _draw(self) -> None:
        theme, side = self._theme, self._theme.px(16)
        self.pins_button.setIconSize(QSize(side, side))
        for button, icon in ((self.add_pin_button, "comment-plus-outline"), (self.remove_pin_button, "delete-outline")):
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(side, side))
        self._glass.setIcon(theme.icon("magnify", "muted"))
        self.pin_note.setMinimumHeight(theme.px(34))
        self.pin_filter.setMaximumWidth(theme.px(_FILTER_WIDTH))
        line = theme.color("line").name()
        panel = theme.color("panel").name()
        # A line above, as the bars of the viewers have one below.
        self.setStyleSheet(f"#pin_head {{ background: {panel}; border: none; border-top: 1px solid {line}; }}")
        self._show_open()

    # ---- what is wished

    @Slot()
    def _filter_soon(self) -> None:
        self.pin_news.clear()
        self._pause.start()

    @Slot(str)
    def _edit_note(self, note: str) -> None:
        if len(note) > MAX_NOTE:
            note = note[:MAX_NOTE]
            self.pin_note.show_text(note)
            self.pin_note.moveCursor(QTextCursor.MoveOperation.End)
        if self._keeper.current:
            self._keeper.edit_note(self._keeper.current, note)

    @Slot(bool)
    def _quote(self, quoted: bool) -> None:
        if self._keeper.current:
            self._keeper.quote_in_feedback(self._keeper.current, quoted)

    @Slot()
    def _remove_current(self) -> None:
        if self._keeper.current:
            self._remove(self._keeper.current)

    @Slot(str)
    def _remove(self, pin_id: str) -> None:
        if not self._keeper.writable:
            return
        beside = self._model.pin_beside(pin_id)
        self._keeper.remove(pin_id)
        self._keeper.choose(beside)
        self.pin_news.setText(self.tr("Removed. Undo brings it back."))
        # The button may just have been switched off under the cursor; the list is where the keyboard goes on.
        (self.pin_list if beside else self.pins_button).setFocus(Qt.FocusReason.OtherFocusReason)
