"""The composition root: builds every part of the desk once and takes it down in reverse."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot, qVersion
from PySide6.QtWidgets import QApplication

from assessor_app import __version__
from assessor_app.crash_log import CrashLog, watch_errors
from assessor_app.errors import DeskError
from assessor_app.gui.bundles.bundle_ways import BundleWays
from assessor_app.gui.crash_report import CrashOffer, watch_qt
from assessor_app.gui.devices.device_ways import DeviceWays
from assessor_app.gui.garbage import GarbageDays, set_program_apart
from assessor_app.gui.language.choice_file import ChoiceFile
from assessor_app.gui.language.languages import install_language
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.painting_turn import PaintingTurn
from assessor_app.gui.preferences.settings_table import LANGUAGE
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.vault.vault_guard import VaultGuard
from assessor_app.gui.viewers import MediaRooms, Viewers, import_viewers
from assessor_app.gui.widgets.reading_order import ReadingOrder
from assessor_app.late_desk import LateDesk
from assessor_app.log import start_logging
from assessor_app.paths import Profile
from assessor_app.settings import Settings

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Desk

_log = logging.getLogger(__name__)
WARM_UP_MS = 400
SWITCH_SECONDS = 0.0001


@dataclass(frozen=True, slots=True)
class Desktop:
    """The parts a test or the demo's robot drives; ``window`` is not started yet."""

    desk: Desk
    runner: TaskRunner
    theme: Theme
    media: MediaRooms
    window: MainWindow


def new_application() -> QApplication:
    """The one application object of the process."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("assessor-app")
    application.setApplicationDisplayName("Assessor’s desk")
    application.setApplicationVersion(__version__)
    # Pages and frames pass from thread to thread on their way to the screen; at Python's own 5 ms a page drawn in 2 ms
    # would wait twice as long for its turn. And the window asks for its turn some hundred times while it is filled: at
    # half a millisecond each, it stood still for 100 ms and more while a lane took in a first sync.
    sys.setswitchinterval(SWITCH_SECONDS)
    return application


def build_desktop(application: QApplication, profile: Profile, settings: Settings, stack: ExitStack) -> Desktop:
    """Build the desk of one profile; ``stack`` takes it down: window, threads, children, vault, in this order."""
    profile.create()
    start_logging(profile.logs, stack)
    crashes = CrashLog(profile.logs)
    crashes.open(stack, (("Qt", qVersion()), ("PySide6", pyside_version)))
    watch_errors(crashes, stack)
    watch_qt(crashes, stack)
    kept = ChoiceFile(profile.data)
    # before any window: texts are translated as they are put on screen
    stack.callback(install_language(application, kept.read(), profile.cache).remove)
    desk = LateDesk(profile, settings, threading.get_ident())
    stack.callback(desk.close)
    garbage = GarbageDays()
    stack.callback(garbage.end)
    media = MediaRooms()
    stack.callback(media.close)
    runner = TaskRunner()
    stack.callback(runner.shutdown)
    theme = Theme()
    theme.apply(application)
    viewers = Viewers(desk, runner, theme, media)
    window = MainWindow(desk, runner, theme, viewers)
    PaintingTurn(window)
    stack.callback(window.deleteLater)
    theme.change_by(window, window.pages, window.rail, window.notice_bar)
    ReadingOrder(window)
    _NextLanguage(window, kept)
    CrashOffer(window, crashes)
    VaultGuard(window, desk, runner, theme)
    DeviceWays(window, desk, runner, theme)
    BundleWays(window, desk, runner, theme)
    viewers.speak_through(window.notice_bar)
    warmth = _Warmth(window, runner, media)
    window.ready.connect(warmth.timer.start)
    window.closing.connect(warmth.timer.stop)
    window.closing.connect(viewers.end)
    return Desktop(desk, runner, theme, media, window)


class _NextLanguage(QObject):
    """Keeps the language preferred where the next start finds it in time."""

    def __init__(self, window: MainWindow, kept: ChoiceFile) -> None:
        super().__init__(window)
        self._preferences, self._kept = window.preferences, kept
        self._preferences.changed.connect(self.keep)

    @Slot(str)
    def keep(self, name: str) -> None:
        """Keep it if the setting that changed is the language."""
        if name == LANGUAGE.name:
            self._kept.write(self._preferences.get(LANGUAGE))


class _Warmth(QObject):
    """Starts what the first jump will need, once the queue is on screen and nobody waits for it."""

    def __init__(self, window: MainWindow, runner: TaskRunner, media: MediaRooms) -> None:
        super().__init__(window)
        self._pages, self._runner, self._media = window.desk_pages, runner, media
        # the first page is painted and used first
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(WARM_UP_MS)
        self.timer.timeout.connect(self.spread)

    @Slot()
    def spread(self) -> None:
        """Start the PDF child, load libVLC, and build what the first submission opened is shown with."""
        # stands already, unless somebody has yet to sign in: they see it next, while much begins at once
        _ = self._pages.queue_page
        self._media.pdfs.warm()
        self._pages.late.warm()
        # one after the other: all at once they would leave the window neither core nor interpreter
        self._runner.run("convert", import_viewers, self._done, self)
        self._runner.run("convert", self._media.vlc.warm_up, self._done, self)

    def _done(self, _loaded: object, error: Exception | None) -> None:
        if error is not None:
            _log.warning("warming up failed: %s", type(error).__name__)


def run_desk(profile: Profile, settings: Settings, sign_in: tuple[str, str, str] | None = None) -> int:
    """Open the desk and stay until its window closes; ``sign_in`` (hub, name, password) spares the sign-in page."""
    application = new_application()
    set_program_apart()
    with ExitStack() as stack:
        desktop = build_desktop(application, profile, settings, stack)
        quit_on_signals(application, stack)
        if sign_in is None:
            desktop.window.start()
        else:
            from assessor_app.gui.tour.first_tour import FirstTour  # late: for the demo alone

            FirstTour(desktop.window)
            _Arrival(desktop, sign_in).begin()
        return application.exec()


class _Arrival(QObject):
    """Signs the demo's user in before the window looks who is there."""

    def __init__(self, desktop: Desktop, sign_in: tuple[str, str, str]) -> None:
        super().__init__(desktop.window)
        self._desktop = desktop
        self._sign_in = sign_in

    def begin(self) -> None:
        """Sign in on the net lane; the window starts whatever comes of it."""
        self._desktop.runner.run("net", partial(self._desktop.desk.sign_in, *self._sign_in), self._signed_in, self)

    def _signed_in(self, _session: object, error: Exception | None) -> None:
        if isinstance(error, DeskError):
            self._desktop.window.notice_bar.show_notice(say_error(error), "warning")
        self._desktop.window.start()


def quit_on_signals(application: QApplication, stack: ExitStack) -> None:
    """Let SIGTERM and Ctrl+C close the window in order, so that nothing typed is lost.

    Python runs signal handlers only between its own steps, and Qt's loop takes none; a socket wakes it.
    """
    if os.name != "posix" or threading.current_thread() is not threading.main_thread():
        return
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    stack.callback(reader.close)
    stack.callback(writer.close)
    former = signal.set_wakeup_fd(writer.fileno())
    stack.callback(signal.set_wakeup_fd, former)
    end = _EndOnSignal(application, reader)
    stack.callback(end.stop)
    for number in (signal.SIGTERM, signal.SIGINT):
        stack.callback(signal.signal, number, signal.signal(number, _take_note))


class _EndOnSignal(QObject):
    """Closes the windows at the first signal and ends the event loop, also when there is no window to close."""

    def __init__(self, application: QApplication, reader: socket.socket) -> None:
        super().__init__(application)
        self._application, self._reader = application, reader
        self._notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self.end)

    @Slot()
    def end(self) -> None:
        """Read what woke us, which would otherwise wake us for ever."""
        self._reader.recv(64)
        self._application.closeAllWindows()
        self._application.quit()

    def stop(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)


def _take_note(number: int, _frame: object) -> None:
    _log.info("closing after signal %d", number)
