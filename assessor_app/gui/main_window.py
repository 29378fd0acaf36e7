"""The window: rail, pages, notices and status bar; what each page does is its own business."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QStackedWidget, QStatusBar, QToolButton

from assessor_app.errors import DeskError, KeysNeededError, VaultDamagedError
from assessor_app.gui import window_memory as remembered
from assessor_app.gui.calibration_ways import CalibrationWays
from assessor_app.gui.day_goal import DayGoal
from assessor_app.gui.desk_pages import DeskPages
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say, say_error
from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.preferences.desk_habits import DeskHabits
from assessor_app.gui.preferences.key_choices import KeyChoices
from assessor_app.gui.preferences.preferences import Preferences
from assessor_app.gui.shortcuts import Keymap, is_text_field, load_keymap
from assessor_app.gui.status_line import StatusLine
from assessor_app.gui.step_teller import StepTeller
from assessor_app.gui.sync_driver import SyncDriver
from assessor_app.gui.sync_ways import SyncWays
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.text_field_guard import TextFieldGuard
from assessor_app.gui.theme import Theme
from assessor_app.gui.window_keys import leave_to_focus, switch_full_screen
from assessor_app.gui.window_memory import WindowMemory
from assessor_app.gui.window_menus import CommandMenu, SettingsMenu
from assessor_app.gui.window_overlays import WindowOverlays
from assessor_app.gui.window_rail import dress_rail, mark_front, offer_pages
from assessor_app.right_of_way import window_first

if TYPE_CHECKING:
    from assessor_app.gui.desk_pages import Views
    from assessor_app.gui.preferences.preferences_page import PreferencesPage
    from assessor_app.workflows.desk import Desk, Session, SyncStatus

_SIZE: Final = QSize(1440, 900)
_LEAST: Final = QSize(900, 560)
_PATIENCE_MS: Final = 200
_AFTER_PAINT_MS: Final = 60


class MainWindow(QMainWindow):
    """Call :meth:`start` once; it shows itself. ``ready`` tells that the first page stands with its content,
    ``closing`` that the window goes away and has handed all it remembers to the runner, ``keys_needed`` that the vault
    could not be opened: :meth:`start` again once it can be."""

    ready = Signal()
    closing = Signal()
    keys_needed = Signal(object)

    rail: QFrame
    queue_button: QToolButton
    review_button: QToolButton
    calibrate_button: QToolButton
    progress_button: QToolButton
    menu_button: QToolButton
    settings_button: QToolButton
    notice_bar: NoticeBar
    pages: QStackedWidget
    status_bar: QStatusBar

    def __init__(
        self, desk: Desk, runner: TaskRunner, theme: Theme, views: Views, keymap: Keymap | None = None
    ) -> None:
        super().__init__()
        self._desk, self._runner, self._theme = desk, runner, theme
        self._keymap = keymap or load_keymap()
        self._status: SyncStatus | None = None
        self._page_stands = self._is_ready = self._arriving = False
        # Not before the queue is painted: what follows imports half the program.
        self._painted = _once(self, _AFTER_PAINT_MS, self._catch_up)
        self.setObjectName("main_window")
        load_form(self, "main_window", promoted=(NoticeBar,))
        self.setWindowTitle(self.tr("Assessor’s desk"))
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE)
        self.notice_bar.dress(theme)
        self.driver = SyncDriver(desk, runner, self)
        self.memory = WindowMemory(self, desk, runner, theme)
        self.preferences = Preferences(self)
        self.key_choices = KeyChoices(self._keymap, self)
        self.habits = DeskHabits(self.preferences, theme, self)
        self._build_pages(views)
        self.status_line = StatusLine(theme)
        self.status_bar.setSizeGripEnabled(False)
        self.status_bar.addWidget(self.status_line, 1)
        parts = (self.notice_bar, self.preferences, self._keymap, desk, runner, theme)
        self.sync_ways = SyncWays(self, self.desk_pages, self.pages, self.driver, self.status_line, *parts)
        self.calibration_ways = CalibrationWays(self, self.desk_pages, self.pages, self.driver, self._dressed, *parts)
        DayGoal(desk, runner, self.preferences, self.driver, self.status_line)
        StepTeller(self.desk_pages, self.status_line, self.notice_bar)
        # A keyring may ask a question and a first start makes the vault: the window must not wait for that.
        self._patience = _once(self, _PATIENCE_MS, self.show)
        self.commands = CommandMenu(self._keymap, self, self.pages)
        self.settings = SettingsMenu(theme, self)
        TextFieldGuard(self._keymap, self)
        self.menu_button.setMenu(self.commands)
        self.settings_button.setMenu(self.settings)
        self._connect_rail()
        self._connect_driver()
        self._dress()

    def _build_pages(self, views: Views) -> None:
        desk, runner, theme = self._desk, self._runner, self._theme
        parts = (self.pages, self.driver, self.notice_bar, self._keymap, self.habits, self._build_settings)
        self._dressed = self.habits.dressed(views)
        self.desk_pages = DeskPages(desk, runner, theme, self._dressed, *parts, self.memory)
        places = (self.desk_pages, self.memory, desk, runner)
        self.overlays = WindowOverlays(self, self.pages, theme, self._keymap, *places)

    def _build_settings(self) -> PreferencesPage:
        from assessor_app.gui.preferences.preferences_page import PreferencesPage  # late: seldom wanted

        return PreferencesPage(self.preferences, self.key_choices, self._theme)

    def _connect_rail(self) -> None:
        pages = self.desk_pages
        self.queue_button.clicked.connect(pages.show_queue)
        self.review_button.clicked.connect(pages.show_workspace)
        self.calibrate_button.clicked.connect(self.calibration_ways.show_calibration)
        self.progress_button.clicked.connect(pages.show_progress)
        pages.front_changed.connect(self._note_front)
        pages.signed_in.connect(self._welcome)
        pages.queue_loaded.connect(self._announce_ready)
        pages.queue_loaded.connect(self._go_on)
        pages.evidence_alone_changed.connect(self._make_room)
        for menu in (self.commands, self.settings):
            menu.shortcuts_requested.connect(self.overlays.show_shortcuts)
            menu.about_requested.connect(self.overlays.show_about)
            menu.settings_requested.connect(self.show_settings)
        self.commands.tour_requested.connect(self.overlays.show_tour)
        self.commands.report_requested.connect(self.overlays.show_crash_report)
        self.settings.sign_out_requested.connect(self.sign_out)
        self.preferences.written.connect(self.memory.remember)
        self.key_choices.written.connect(self.memory.remember)
        self._theme.changed.connect(self._dress)
        self._actions = self._keymap.bind(
            self,
            {
                "desk.sync": self.driver.sync,
                "window.full_screen": self.toggle_full_screen,
                "desk.leave": self.leave,
                "desk.shortcuts": self.overlays.show_shortcuts,
                "desk.settings": self.show_settings,
                "desk.queue": pages.show_queue,
                "desk.workspace": pages.show_workspace,
                "palette.open": self.overlays.show_palette,
            },
        )

    def _connect_driver(self) -> None:
        self.driver.status_changed.connect(self._take_status)
        self.driver.progressed.connect(self.status_line.show_progress)
        self.driver.busy_changed.connect(self.status_line.set_busy)
        self.driver.failed.connect(self._tell_error)
        self.driver.sign_in_needed.connect(self._ask_sign_in)
        self.status_line.cancel_requested.connect(self.driver.cancel)
        self.memory.failed.connect(self._tell_error)

    @property
    def status(self) -> SyncStatus | None:
        """What the status bar tells; None before the first word of the sync."""
        return self._status

    @property
    def catching_up(self) -> bool:
        """Whether the queue is on screen but what can wait has not begun yet."""
        return self._painted.isActive()

    # ---- start and end ------------------------------------------------------------------------------------

    def start(self) -> None:
        """Read who is signed in and how the window was left, then show it; returns at once."""
        self._show_rail(None)
        self._patience.start()
        self._runner.run("store", self._read_start, self._started, self)

    def _read_start(self) -> tuple[Session | None, Mapping[str, str]]:
        return self._desk.session(), self._desk.load_ui_state()

    def _started(self, found: tuple[Session | None, Mapping[str, str]] | None, error: Exception | None) -> None:
        if isinstance(error, KeysNeededError | VaultDamagedError):
            self._patience.stop()
            self.show()
            self.keys_needed.emit(error)
            return
        session, values = found if found is not None else (None, {})
        self.memory.restore(values)
        complaints = (*self.preferences.load(values), *self.key_choices.load(values))
        if session is None:
            self._ask_sign_in("")
        else:
            # What was in front is read before the queue comes to the front and is noted as such.
            page, assignment_id = self.memory.value(remembered.PAGE), self.memory.value(remembered.ASSIGNMENT)
            self._enter(session)
            if page == "workspace" and assignment_id:
                self.desk_pages.open_assignment(assignment_id)
        if complaints:
            # what cannot be used is told, and stays where it is kept
            self.notice_bar.show_notice(" ".join(complaints), "warning", topic="settings")
        if error is not None:
            self._tell_error(_words(error))
        # not before: whatever goes wrong above, a window shows itself
        self._patience.stop()
        self.show()
        if self._page_stands:
            self._announce_ready()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.memory.note_geometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.memory.note_geometry()

    def closeEvent(self, event: QCloseEvent) -> None:
        steps = (self._painted.stop, self.driver.stop, self.desk_pages.put_away, self.memory.close, self.closing.emit)
        for step in steps:
            try:
                step()
            except Exception:  # noqa: BLE001 - the others are done all the same, and the window goes
                # told as ever, but not let out: Qt would call other overrides with the error still standing, and crash
                sys.excepthook(*sys.exc_info())
        super().closeEvent(event)

    @Slot()
    def _announce_ready(self) -> None:
        self._page_stands = True
        if self.isVisible() and not self._is_ready:
            self._is_ready = True
            self.ready.emit()

    # ---- who is here --------------------------------------------------------------------------------------

    @Slot(object)
    def _welcome(self, session: Session) -> None:
        self.notice_bar.close_all()
        self._enter(session)

    def _enter(self, session: Session) -> None:
        self._show_rail(session)
        self.status_line.show_session(session)
        if session.keyring_note:
            self.notice_bar.show_notice(say(session.keyring_note), "warning", topic="keyring")
        self._arriving = True
        self.desk_pages.show_queue()

    @Slot()
    def _go_on(self) -> None:
        if self._arriving:
            self._arriving = False
            self._painted.start()

    @Slot()
    def _catch_up(self) -> None:
        """Sync, and read the queue again: the first sight of it may be as old as the last closing."""
        self.driver.start()
        self.desk_pages.queue_page.refresh()
        self.desk_pages.bind_queue_keys()
        self.overlays.ready_palette()

    @Slot(str)
    def _ask_sign_in(self, sentence: str) -> None:
        self._arriving = False
        self._painted.stop()
        self._status = None
        self._show_rail(None)
        self.status_line.show_session(None)
        self.status_line.show_status(None)
        self.status_line.say(self.tr("Not signed in"))
        memory = self.memory
        self.desk_pages.show_sign_in(memory.value("sign_in.address"), memory.value("sign_in.name"), sentence)
        self._announce_ready()

    @Slot()
    def sign_out(self) -> None:
        """Sign out; what is unsent stays on this laptop, and is said to stay before."""
        unsent = self._status.unsent if self._status is not None else 0
        if not unsent:
            self._sign_out_now()
            return
        sentence = self.tr("Not everything is sent yet ({n}). It stays on this laptop until you sign in again.")
        self.notice_bar.show_notice(
            sentence.format(n=unsent), "warning", self.tr("Sign out"), self._sign_out_now, topic="sign-out"
        )

    def _sign_out_now(self) -> None:
        self._painted.stop()
        self.driver.stop()
        self.desk_pages.put_away()
        self._runner.run("net", self._desk.sign_out, self._signed_out, self)

    def _signed_out(self, _result: None, error: Exception | None) -> None:
        if error is not None:
            self._tell_error(_words(error))
            self.driver.start()
            return
        self.desk_pages.forget_session()
        self.memory.remember(remembered.ASSIGNMENT, "")
        self._ask_sign_in("")

    def _show_rail(self, session: Session | None) -> None:
        offer_pages(self.rail, session)
        self.calibration_ways.note_session(session)
        self.settings.sign_out_action.setEnabled(session is not None)
        for command in ("desk.queue", "desk.workspace", "desk.sync"):
            self._actions[command].setEnabled(session is not None)

    @Slot(str)
    def _note_front(self, name: str) -> None:
        mark_front(self.rail, name)
        if name not in ("sign_in", "settings", "conflicts", "sync_history", "devices"):
            self.memory.remember(remembered.PAGE, name)
            self.memory.remember(remembered.ASSIGNMENT, self.desk_pages.assignment_id)

    # ---- what is said -------------------------------------------------------------------------------------

    @Slot(object)
    def _take_status(self, status: SyncStatus) -> None:
        newly = status.sign_in_needed and not (self._status is not None and self._status.sign_in_needed)
        self._status = status
        self.status_line.show_status(status)
        if newly:
            # reading and scoring go on without the hub; the way back in is offered, not forced
            sentence = self.tr("The hub no longer knows this laptop. Everything entered is safe here.")
            self.notice_bar.show_notice(
                sentence, "warning", self.tr("Sign in again"), self._sign_in_again, topic="sign-in"
            )

    @Slot()
    def _sign_in_again(self) -> None:
        self._painted.stop()
        self.driver.stop()
        self.desk_pages.put_away()
        self._ask_sign_in("")

    @Slot(str)
    def _tell_error(self, sentence: str) -> None:
        self.notice_bar.show_notice(sentence, "error")

    # ---- keys ---------------------------------------------------------------------------------------------

    @Slot()
    def toggle_full_screen(self) -> None:
        """Fill the whole screen, or go back to a window."""
        switch_full_screen(self)

    @Slot()
    def leave(self) -> None:
        """Esc: close the overlay, else leave the text field, else the lone evidence, else full screen."""
        page = self.pages.currentWidget()
        if self.overlays.close_open() or self.calibration_ways.leave_field() or self.desk_pages.leave_field():
            return
        if is_text_field(QApplication.focusWidget()) and page is not None:
            page.setFocus()
        elif self.isFullScreen():
            self.showNormal()

    @Slot(bool)
    def _make_room(self, alone: bool) -> None:
        self.rail.setVisible(not alone)
        self.status_bar.setVisible(not alone)

    def event(self, event: QEvent) -> bool:
        # painting is one of them, for all that is in the window
        with window_first():
            return leave_to_focus(event) or super().event(event)

    @Slot()
    def show_settings(self) -> None:
        """Bring the settings to the front."""
        self.overlays.close_open()
        self.desk_pages.show_settings()

    @Slot()
    def _dress(self) -> None:
        dress_rail(self.rail, self._theme)


def _once(owner: QObject, milliseconds: int, then: Callable[[], None]) -> QTimer:
    """A timer, not started yet, that runs out once."""
    timer = QTimer(owner, singleShot=True, interval=milliseconds)
    timer.timeout.connect(then)
    return timer


def _words(error: Exception) -> str:
    if isinstance(error, DeskError):
        return say_error(error)
    sentence = "Something unexpected went wrong. What you entered before is safe on this laptop."
    return QCoreApplication.translate("MainWindow", sentence)
