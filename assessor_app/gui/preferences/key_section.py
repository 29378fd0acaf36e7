"""The part of the settings where keys are given to commands: the list, what clashes, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.preferences import own_keys
from assessor_app.gui.preferences.key_choices import KeyChoices
from assessor_app.gui.preferences.key_list import KeyList
from assessor_app.gui.preferences.key_model import OWN_ROLE, KeyModel
from assessor_app.gui.shortcuts import native_key
from assessor_app.gui.theme import Theme


class KeySection(QWidget):
    """``spot_moved`` carries top and height (pixels from our own top) of what should be on screen now."""

    spot_moved = Signal(int, int)

    hint_label: QLabel
    clash_bar: QFrame
    clash_label: QLabel
    take_button: QPushButton
    leave_button: QPushButton
    key_list: KeyList
    reset_key_button: QPushButton
    reset_keys_button: QPushButton

    def __init__(self, choices: KeyChoices, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key_section")
        self._choices = choices
        # What is done when the person takes a key over: slot id, key; a key of None means the shipped ones.
        self._wish: tuple[str, str | None] | None = None
        load_form(self, "key_section", promoted=(KeyList,))
        self._model = KeyModel(choices, self)
        self.key_list.dress(theme, self._model)
        self.clash_label.setTextFormat(Qt.TextFormat.PlainText)
        self.key_list.key_chosen.connect(self.wish)
        self.key_list.reset_chosen.connect(self.wish_back)
        self.key_list.row_changed.connect(self._show_row)
        self.take_button.clicked.connect(self._take)
        self.leave_button.clicked.connect(self.leave_it)
        self.reset_key_button.clicked.connect(self._reset_current)
        self.reset_keys_button.clicked.connect(self._reset_all)
        choices.keymap.changed.connect(self._show_state)
        self.clash_bar.hide()
        self._show_state()

    def filter(self, words: tuple[str, ...]) -> bool:
        """Keep commands in which every one of ``words`` occurs; tells whether any is left."""
        self.leave_it()
        return self._model.filter(words) > 0

    @Slot(str, str)
    def wish(self, slot_id: str, key: str) -> None:
        """Give a command a key; one that another command has is asked for first."""
        self._wish = None
        slot = self._choices.keymap.slots()[slot_id]
        reason = own_keys.refusal(key) if key else ""
        rival = self._choices.rival(slot_id, key) if key and not reason else None
        if reason:
            self._say(reason, takes=False)
        elif rival is None:
            self.clash_bar.hide()
            self._choices.assign(slot_id, key)
        elif rival.command.fixed:
            sentence = self.tr("{key} is “{what}” and cannot be given away.")
            self._say(sentence.format(key=native_key(key), what=rival.words), takes=False)
        else:
            self._wish = (slot_id, key)
            sentence = self.tr("{key} is “{what}”. Take it over for “{wanted}”?")
            self._say(sentence.format(key=native_key(key), what=rival.words, wanted=slot.words), takes=True)

    @Slot(str)
    def wish_back(self, slot_id: str) -> None:
        """Give a command its usual keys back; asked for first when another command has them now."""
        self._wish = None
        rival = self._choices.shipped_rival(slot_id)
        slot = self._choices.keymap.slots(shipped=True)[slot_id]
        if rival is None:
            self.clash_bar.hide()
            self._choices.reset(slot_id)
            return
        self._wish = (slot_id, None)
        sentence = self.tr("{key} is “{what}” now. Take it back for “{wanted}”?")
        self._say(sentence.format(key=slot.key_words, what=rival.words, wanted=slot.words), takes=True)

    @Slot()
    def leave_it(self) -> None:
        """Nothing changes; the keyboard goes back to the list."""
        if not self.clash_bar.isHidden():
            self._end_asking()

    @Slot()
    def _take(self) -> None:
        wish = self._wish
        self._end_asking()
        if wish is None:
            return
        slot_id, key = wish
        if key is None:
            self._choices.reset(slot_id)
        else:
            self._choices.assign(slot_id, key)

    def _end_asking(self) -> None:
        self._wish = None
        had_focus = self.take_button.hasFocus() or self.leave_button.hasFocus()
        self.clash_bar.hide()
        if had_focus:
            self.key_list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_row()

    def _say(self, sentence: str, *, takes: bool) -> None:
        self.clash_label.setText(sentence)
        self.take_button.setVisible(takes)
        self.leave_button.setText(self.tr("Leave it as it is") if takes else self.tr("Close"))
        self.clash_bar.show()
        # Read aloud and answered by the keyboard at once; the safe answer has the focus.
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.spot_moved.emit(self.clash_bar.y(), self.clash_bar.sizeHint().height())

    @Slot()
    def _reset_current(self) -> None:
        slot = self.key_list.current_slot()
        if slot is not None:
            self.wish_back(slot.id)

    @Slot()
    def _reset_all(self) -> None:
        self.leave_it()
        self._choices.reset_all()

    @Slot()
    def _show_row(self) -> None:
        self._show_state()
        row = self.key_list.visualRect(self.key_list.currentIndex())
        if row.isValid() and self.key_list.hasFocus():
            self.spot_moved.emit(self.key_list.y() + row.top(), row.height())

    @Slot()
    def _show_state(self) -> None:
        index = self.key_list.currentIndex()
        self.reset_key_button.setEnabled(bool(index.data(OWN_ROLE)))
        self.reset_keys_button.setEnabled(self._choices.any_own())
