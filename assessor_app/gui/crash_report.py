"""Watches Qt for what it calls critical, and offers the report of a crash at the next start, quietly and once."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Slot, qFormatLogMessage, qInstallMessageHandler

from assessor_app.crash_log import CrashLog
from assessor_app.gui.preferences.settings_table import CRASH_REPORT

if TYPE_CHECKING:
    from assessor_app.gui.main_window import MainWindow

TOPIC: Final = "crash"
# said of the laptop at every start, with nothing to press: the crash, told only once, does not wait behind these
_STANDING: Final = ("keyring", "settings")
_ORIGIN: Final = re.compile(r"^[A-Z]\w+::\w+")
# Qt says it of every packet of some films, thousands of times a minute
_CHATTER: Final = "QFFmpeg::Demuxer received AVPacket with pts"
_GRAVE: Final = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
Handler = Callable[[QtMsgType, QMessageLogContext, str], None]


def watch_qt(log: CrashLog, stack: ExitStack) -> None:
    """Write down which class of Qt met something critical, and pass all messages on as before, until ``stack`` closes.

    What a message says stays out: it may name files.
    """
    former: Handler | None = None

    def note(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message.startswith(_CHATTER):
            return
        if kind in _GRAVE:
            origin = _ORIGIN.match(message)
            log.note_qt(str(context.category or ""), origin[0] if origin else "")
        if former is not None:
            former(kind, context, message)
        elif sys.stderr is not None:
            sys.stderr.write(qFormatLogMessage(kind, context, message) + "\n")

    former = qInstallMessageHandler(note)
    stack.callback(qInstallMessageHandler, former)


class CrashOffer(QObject):
    """Says so once in the notice bar when the last run broke, and lets the preference decide what is written down."""

    def __init__(self, window: MainWindow, log: CrashLog) -> None:
        super().__init__(window)
        self._window, self._log = window, log
        window.overlays.crash_log = log
        window.preferences.changed.connect(self._follow)
        window.ready.connect(self._begin)

    @Slot(str)
    def _follow(self, name: str) -> None:
        if name == CRASH_REPORT.name:
            wanted = self._window.preferences.get(CRASH_REPORT)
            if wanted != self._log.allowed:
                self._log.allow(wanted)

    @Slot()
    def _begin(self) -> None:
        if self._log.fresh:
            self._window.notice_bar.closed.connect(self._offer)
            self._offer()

    @Slot()
    def _offer(self) -> None:
        bar = self._window.notice_bar
        if bar.sentence and bar.topic not in _STANDING:
            # what is being said matters now; this can wait until it has been read
            return
        bar.closed.disconnect(self._offer)
        bar.show_notice(
            self.tr("Something went wrong in the last session. What you had entered is safe."),
            "info",
            self.tr("Show report…"),
            self._window.overlays.show_crash_report,
            topic=TOPIC,
        )
