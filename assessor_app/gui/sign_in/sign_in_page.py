"""The sign-in page: hub address, name and password, and every refusal in words beside the fields."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.sign_in.browser_wait import BrowserWait
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.workflows.desk import Desk, Session

ADDRESS_KEY = "sign_in.address"
NAME_KEY = "sign_in.name"


class SignInPage(QWidget):
    """Signs in on the net lane. Address and name are remembered on this laptop, the password never."""

    signed_in = Signal(object)
    bundle_requested = Signal()
    _browser_wanted = Signal(str)

    card: QFrame
    title_label: QLabel
    intro_label: QLabel
    address_box: QLineEdit
    name_box: QLineEdit
    password_box: QLineEdit
    error_label: QLabel
    sign_in_button: QPushButton
    provider_button: QPushButton
    bundle_button: QPushButton
    note_label: QLabel

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sign_in_page")
        self._desk = desk
        self._runner = runner
        self._theme = theme
        load_form(self, "sign_in_page")
        self._note = self.note_label.text()
        self.error_label.hide()
        self.sign_in_button.clicked.connect(self._try_sign_in)
        self.provider_button.clicked.connect(self._ask_provider)
        self.bundle_button.clicked.connect(self.bundle_requested)
        # Asked for on the lane's thread, opened on this one.
        self._browser_wanted.connect(self._open_browser)
        self._waiting: BrowserWait | None = None
        for box in (self.address_box, self.name_box, self.password_box):
            box.returnPressed.connect(self._enter)
            box.textEdited.connect(self._forget_error)
        theme.changed.connect(self._size_card)
        self._size_card()

    def fill(self, address: str, name: str, sentence: str = "") -> None:
        """Put in what is remembered, and say why signing in is needed again, if it is."""
        if not (address or name or sentence):
            self._welcome()
        self.address_box.setText(address)
        self.name_box.setText(name)
        self.password_box.clear()
        self._set_busy(False)
        self._show_error(sentence)
        self.focus_first_empty()

    def _welcome(self) -> None:
        """The first start on this laptop: say what this is and where the address comes from."""
        self.title_label.setWordWrap(True)
        self.title_label.setText(self.tr("Welcome to the assessor’s desk"))
        self.intro_label.setText(
            self.tr(
                "Sign in to the hub of your programme; its address came with your invitation. After the first sync you "
                "can work without a network, and everything you enter is saved on this laptop at once. Help in the "
                "menu shows you round."
            )
        )

    @Slot()
    def focus_first_empty(self) -> None:
        """Put the keyboard where something is still to be typed."""
        for box in (self.address_box, self.name_box, self.password_box):
            if not box.text():
                box.setFocus()
                return
        self.sign_in_button.setFocus()

    @Slot()
    def _enter(self) -> None:
        if all(box.text().strip() for box in (self.address_box, self.name_box, self.password_box)):
            self._try_sign_in()
        else:
            self.focus_first_empty()

    @Slot()
    def _try_sign_in(self) -> None:
        if not self.sign_in_button.isEnabled():
            return
        address, name = self.address_box.text().strip(), self.name_box.text().strip()
        password = self.password_box.text()
        if not (address and name and password):
            self._show_error(self.tr("Please fill in the hub address, your name and your password."))
            self.focus_first_empty()
            return
        self._show_error("")
        self._set_busy(True)
        self._runner.run("net", partial(self._desk.sign_in, address, name, password), self._answered, self)

    @Slot()
    def _ask_provider(self) -> None:
        """Through the browser; while it is open the same button takes it back."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._stop_waiting()
            return
        address = self.address_box.text().strip()
        if not address:
            self._show_error(self.tr("Please fill in the hub address first."))
            self.address_box.setFocus()
            return
        self._show_error("")
        wait = self._waiting = BrowserWait()
        self._set_busy(True)
        self.sign_in_button.setText(self.tr("Waiting for your browser…"))
        self.note_label.setText(self.tr("Sign in there; this page goes on by itself."))
        self.provider_button.setText(self.tr("Cancel"))
        farewell = self.tr("You are signed in when the app says so. This page can be closed.")
        work = partial(self._desk.sign_in_at_provider, address, self._browser_wanted.emit, farewell, wait.over)
        wait.task = self._runner.run("net", work, partial(self._provider_answered, wait), self)

    def _provider_answered(self, wait: BrowserWait, session: Session | None, error: Exception | None) -> None:
        if wait is not self._waiting and session is None:
            return
        # Who took it back a moment too late is signed in all the same.
        self._stop_waiting()
        if session is None and error is None:
            self._show_error(self.tr("Nobody signed in with the browser in time. Try again."))
        elif session is None:
            self._refused(error)
        else:
            self._welcome_back(session)

    def _stop_waiting(self) -> None:
        self._waiting = None
        self._set_busy(False)
        self.provider_button.setText(self.tr("Sign in with your organisation…"))
        self.note_label.setText(self._note)

    @Slot(str)
    def _open_browser(self, address: str) -> None:
        if self._waiting is not None and not QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode)):
            self._waiting.cancel()
            self._stop_waiting()
            self._show_error(self.tr("No browser could be opened on this machine."))

    def _answered(self, session: Session | None, error: Exception | None) -> None:
        self._set_busy(False)
        if session is None:
            self._refused(error)
            return
        self._welcome_back(session)

    def _welcome_back(self, session: Session) -> None:
        self.password_box.clear()
        self._remember()
        self.signed_in.emit(session)

    def _refused(self, error: Exception | None) -> None:
        if isinstance(error, DeskError):
            self._show_error(say_error(error))
        else:
            self._show_error(self.tr("Signing in did not work for a reason this program did not expect."))
        self.password_box.setFocus()
        self.password_box.selectAll()

    def _remember(self) -> None:
        values = {ADDRESS_KEY: self.address_box.text().strip(), NAME_KEY: self.name_box.text().strip()}
        self._runner.run("store", partial(self._desk.save_ui_state, values), self._remembered, self)

    def _remembered(self, _result: object, error: Exception | None) -> None:
        # Not being able to remember an address harms nobody: it is typed again. The vault speaks up elsewhere.
        if error is not None:
            self.address_box.setToolTip(self.tr("This address could not be remembered: {why}").format(why=error))

    def _set_busy(self, busy: bool) -> None:
        for box in (self.address_box, self.name_box, self.password_box):
            box.setReadOnly(busy)
        self.sign_in_button.setEnabled(not busy)
        # While the browser is waited for it takes that back.
        self.provider_button.setEnabled(not busy or self._waiting is not None)
        self.sign_in_button.setText(self.tr("Signing in…") if busy else self.tr("Sign in"))

    def _show_error(self, sentence: str) -> None:
        self.error_label.setText(sentence)
        self.error_label.setVisible(bool(sentence))

    @Slot()
    def _forget_error(self) -> None:
        self._show_error("")

    @Slot()
    def _size_card(self) -> None:
        self.card.setFixedWidth(min(760, self._theme.px(400)))
