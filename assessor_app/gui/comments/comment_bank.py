"""The comment bank over the workspace: type to find, Enter puts the comment in, Esc goes back to the editor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QListView, QPushButton, QStackedWidget, QWidget

from assessor_app.domain.comment_ranking import Fit, ranked_bank
from assessor_app.domain.programme import BankComment
from assessor_app.gui.comments.bank_delegate import BankDelegate
from assessor_app.gui.comments.bank_form import BankForm
from assessor_app.gui.comments.bank_model import BankModel
from assessor_app.gui.comments.in_hand import InHand
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.escape_key import takes_escape
from assessor_app.gui.widgets.flow_layout import FlowLayout

_WIDTH: Final = 500
_HEIGHT: Final = 400
_GAP: Final = 6
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 4, Qt.Key.Key_PageUp: -4}


class CommentBank(QFrame):
    """Floats over its window and closes when the keyboard goes elsewhere.

    ``comment_chosen`` and ``drop_requested`` carry a BankComment of the bank, ``keep_requested`` one to store,
    ``import_requested`` and ``export_requested`` tell of the buttons, ``closed`` whether the editor should have the
    keyboard back.
    """

    comment_chosen = Signal(object)
    keep_requested = Signal(object)
    drop_requested = Signal(object)
    restore_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    closed = Signal(bool)

    bank_stack: QStackedWidget
    list_page: QWidget
    search_box: QLineEdit
    comment_list: QListView
    nothing_label: QLabel
    hint_label: QLabel
    restore_button: QPushButton
    bank_buttons: QWidget
    keep_this_button: QPushButton
    edit_button: QPushButton
    drop_button: QPushButton
    import_button: QPushButton
    export_button: QPushButton
    bank_form: BankForm

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bank: tuple[BankComment, ...] = ()
        self._in_hand = InHand("", "", "", "", "")
        self._text = ""
        self._turning = False
        self._beside: QWidget | None = None
        load_form(self, "comment_bank", promoted=(BankForm,))
        # on to a second line where text is large
        ways = FlowLayout(self.bank_buttons, 0)
        own = (self.keep_this_button, self.edit_button, self.drop_button)
        for button in (*own, self.import_button, self.export_button):
            ways.addWidget(button)
        self.bank_form.dress(theme)
        self._model = BankModel(self)
        self.comment_list.setModel(self._model)
        self.comment_list.setItemDelegate(BankDelegate(theme, self.comment_list))
        self.comment_list.setMouseTracking(True)
        self.search_box.installEventFilter(self)
        self.comment_list.installEventFilter(self)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.search_box.textChanged.connect(self._find)
        self.comment_list.clicked.connect(self._take)
        self.comment_list.selectionModel().currentChanged.connect(self._show_choice)
        self.keep_this_button.clicked.connect(self._keep_this)
        self.edit_button.clicked.connect(self._edit)
        self.drop_button.clicked.connect(self._drop)
        self.restore_button.clicked.connect(self.restore_requested)
        self.import_button.clicked.connect(self.import_requested)
        self.export_button.clicked.connect(self.export_requested)
        self.bank_form.kept.connect(self._keep)
        self.bank_form.left.connect(self.show_list)
        self._theme.changed.connect(self._find_again)

    def open_bank(self, in_hand: InHand, text: str, beside: QWidget) -> None:
        """Come up above ``beside`` with what fits what is in hand; ``text`` is the comment as it stands."""
        self._in_hand, self._text = in_hand, text
        self.keep_this_button.setEnabled(bool(text.strip()))
        self.search_box.clear()
        self._say_usual()
        self._find("")
        self._beside = beside
        self._stand_by(beside)
        self.window().installEventFilter(self)
        self.bank_stack.setCurrentWidget(self.list_page)
        self.show()
        self.raise_()
        self.search_box.setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch_focus, Qt.ConnectionType.UniqueConnection)

    def show_bank(self, bank: Sequence[BankComment]) -> None:
        """Show another state of the bank; what is chosen stays chosen where it is still there."""
        chosen = self.chosen()
        self._bank = tuple(bank)
        self._find(self.search_box.text())
        place = self._model.place_of(chosen.id) if chosen is not None else -1
        if place >= 0:
            self._go_to(place)
        self.export_button.setEnabled(any(one.own for one in self._bank))

    def chosen(self) -> BankComment | None:
        """What Enter would put in."""
        return self._model.entry(self.comment_list.currentIndex().row())

    def say(self, words: str, *, restorable: bool = False) -> None:
        """Tell what came of an action; ``restorable`` offers to take a removal back."""
        self.hint_label.setText(words)
        self.hint_label.setAccessibleName(words)
        self.restore_button.setVisible(restorable)

    @Slot()
    def show_list(self) -> None:
        """Go back from changing a comment to the list."""
        self._turn_to(self.list_page)
        self.search_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bank(self, *, to_editor: bool) -> None:
        """Go away; ``to_editor`` tells that the keyboard belongs to the editor again."""
        if self.isHidden():
            return
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self._watch_focus)
        self.window().removeEventFilter(self)
        self.hide()
        self.closed.emit(to_editor)

    def event(self, event: QEvent) -> bool:
        return (self.isVisible() and takes_escape(event, self._step_back)) or super().event(event)

    def _step_back(self) -> None:
        if self.bank_stack.currentWidget() is self.list_page:
            self.close_bank(to_editor=True)
        else:
            self.show_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steered = watched is self.search_box or watched is self.comment_list
        if steered and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._steer(event):
            return True
        if event.type() == QEvent.Type.Resize and watched is self.window() and self._beside is not None:
            self._stand_by(self._beside)
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        """Keys of the field that move in the list below; tells whether this was one."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.comment_list.currentIndex())
            return True
        if key not in _STEPS:
            return False
        self._go_to(self._model.beside(self.comment_list.currentIndex().row(), _STEPS[key]))
        return True

    @Slot(str)
    def _find(self, wanted: str) -> None:
        groups = ranked_bank(self._bank, self._in_hand.scorable_id, self._in_hand.level, wanted)
        self._model.show_rows([(self._heading(fit), comments) for fit, comments in groups])
        self.nothing_label.setVisible(not groups)
        self.comment_list.setVisible(bool(groups))
        if not groups and wanted.strip():
            self.nothing_label.setText(self.tr("No comment holds “{words}”.").format(words=wanted.strip()))
        elif not groups:
            self.nothing_label.setText(
                self.tr("Nothing here yet. Write a comment and keep it, and it is at hand next time.")
            )
        self._go_to(self._model.beside(-1, 0))
        self.comment_list.scrollToTop()

    @Slot()
    def _find_again(self) -> None:
        if not self.isHidden():
            self._find(self.search_box.text())

    def _heading(self, fit: Fit) -> str:
        hand = self._in_hand
        if fit == "level":
            return self.tr("For {criterion} at {level}").format(criterion=hand.label, level=hand.level_title)
        if fit == "criterion":
            return self.tr("For {criterion}").format(criterion=hand.label)
        return self.tr("For any criterion") if fit == "any" else self.tr("For another criterion or level")

    def _go_to(self, place: int) -> None:
        index = self._model.index(place, 0)
        self.comment_list.setCurrentIndex(index)
        self.comment_list.scrollTo(index)
        # The field keeps the focus; who listens to it hears the row that Enter would take.
        self.search_box.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        self._show_choice()

    @Slot()
    def _show_choice(self) -> None:
        chosen = self.chosen()
        for button in (self.edit_button, self.drop_button):
            button.setEnabled(chosen is not None and chosen.own)

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        comment = self._model.entry(index.row())
        if comment is not None:
            self.close_bank(to_editor=True)
            self.comment_chosen.emit(comment)

    @Slot()
    def _keep_this(self) -> None:
        self._show_form(BankComment("", self._text.strip(), own=True))

    @Slot()
    def _edit(self) -> None:
        chosen = self.chosen()
        if chosen is not None and chosen.own:
            self._show_form(chosen)

    def _show_form(self, comment: BankComment) -> None:
        self._turn_to(self.bank_form)
        self.bank_form.show_comment(comment, self._in_hand)

    def _turn_to(self, page: QWidget) -> None:
        """Show one page; the keyboard, which Qt takes from the page that goes, has not left for that."""
        self._turning = True
        self.bank_stack.setCurrentWidget(page)
        self._turning = False

    @Slot()
    def _drop(self) -> None:
        chosen = self.chosen()
        if chosen is not None and chosen.own:
            self.search_box.setFocus(Qt.FocusReason.OtherFocusReason)
            self.drop_requested.emit(chosen)

    @Slot(object)
    def _keep(self, comment: BankComment) -> None:
        self.show_list()
        self.keep_requested.emit(comment)

    def _say_usual(self) -> None:
        self.say(self.tr("↑ ↓ choose · Enter put it in · Esc back"))

    @Slot(QWidget, QWidget)
    def _watch_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A file dialog or another program is no leaving.
        inside = new is self or (new is not None and self.isAncestorOf(new))
        if new is not None and not inside and new.window() is self.window() and not self._turning:
            self.close_bank(to_editor=False)

    def _stand_by(self, beside: QWidget) -> None:
        """Above ``beside`` if there is room, with their right edges in line; always inside the window."""
        window = self.window()
        spot = QRect(beside.mapTo(window, beside.rect().topLeft()), beside.size())
        width = min(max(self._theme.px(_WIDTH), self.sizeHint().width()), window.width() - 2 * _GAP)
        height = min(self._theme.px(_HEIGHT), window.height() - 2 * _GAP)
        left = max(_GAP, min(spot.right() - width, window.width() - width - _GAP))
        top = max(_GAP, min(spot.top() - height - _GAP, window.height() - height - _GAP))
        self.setGeometry(left, top, width, height)
