"""What the desk writes down when it breaks: where in its own code, and which versions; nothing of anybody's work.

Kept in the profile until the person has looked at it. A run that ends well and met nothing unexpected leaves nothing.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from assessor_app import __version__

BOUND: Final = 64_000
_RECORDS: Final = 20
_CAUSES: Final = 4
_log = logging.getLogger(__name__)


class CrashLog:
    """One for a profile, under ``folder``. :meth:`open` watches the process until ``stack`` closes.

    Safe to be written to from any thread.
    """

    def __init__(self, folder: Path) -> None:
        self._raw = folder / "crash.log"
        self._new = folder / "crash-report-new.txt"
        self._report = folder / "crash-report.txt"
        self._refusal = folder / "no-crash-report"
        self._file: IO[str] | None = None
        self._left = _RECORDS
        self._lock = threading.Lock()
        self._watching = False
        self._head = _head(())
        self._fresh = False

    @property
    def fresh(self) -> bool:
        """Whether the report is of the last run and was never offered before this one."""
        return self._fresh

    @property
    def allowed(self) -> bool:
        """Whether the person wants anything written down; known before the vault is open."""
        return not self._refusal.exists()

    def open(self, stack: ExitStack, versions: Sequence[tuple[str, str]] = ()) -> None:
        """Take up what the last run left, and watch this one; ``versions`` (name, number) go into the report's head."""
        self._collect()
        self._take_new()
        self._head = _head(versions)
        stack.callback(self._close)
        if self.allowed:
            self._begin()

    def allow(self, wanted: bool) -> None:
        """Write down crashes from now on, or stop doing so and forget what was written."""
        try:
            if wanted:
                self._refusal.unlink(missing_ok=True)
                if self._file is None:
                    self._begin()
            else:
                self._refusal.touch()
                self._close()
                for path in (self._raw, self._new, self._report):
                    path.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("the choice about crash reports could not be kept: %s", type(error).__name__)

    def report(self) -> str:
        """What the last run left: stack frames of our own code and versions, nothing else; empty when all was well."""
        try:
            return self._report.read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError) as error:
            _log.warning("the crash report could not be read: %s", type(error).__name__)
            return ""

    def forget(self) -> None:
        """Delete the report of the last run."""
        try:
            self._report.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("the crash report could not be deleted: %s", type(error).__name__)

    def note_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write down an error that nobody expected: its class, never its text, and where in our code it came up."""
        from assessor_app.crash_lines import own_frames  # late: wanted only once something broke

        lines = [f"{_today()} unexpected {kind.__name__}", *own_frames(trace)]
        cause, seen = error.__cause__ or error.__context__, 0
        while cause is not None and seen < _CAUSES:
            lines += [f"{_today()} caused by {type(cause).__name__}", *own_frames(cause.__traceback__)]
            cause, seen = cause.__cause__ or cause.__context__, seen + 1
        self._write(lines)

    def note_qt(self, category: str, origin: str) -> None:
        """Write down that Qt called something critical; ``origin`` is the Qt class and method, never its words."""
        from assessor_app.crash_lines import plain_words  # late: as above

        self._write([f"{_today()} Qt {plain_words(f'{category} {origin}')}"])

    # ---- the files ----------------------------------------------------------------------------------------

    def _begin(self) -> None:
        try:
            self._file = self._raw.open("w", encoding="utf-8")
        except OSError as error:
            _log.warning("no crash log can be written: %s", type(error).__name__)
            return
        self._left = _RECORDS
        self._file.write(self._head + "\n")
        self._file.flush()
        if not faulthandler.is_enabled():
            faulthandler.enable(self._file)
            self._watching = True

    def _close(self) -> None:
        with self._lock:
            file, self._file = self._file, None
        if file is None:
            return
        if self._watching:
            faulthandler.disable()
            self._watching = False
        file.close()
        self._collect()

    def _write(self, lines: Sequence[str]) -> None:
        with self._lock:
            if self._file is None or self._left <= 0:
                return
            self._left -= 1
            self._file.write("\n".join(lines) + "\n")
            self._file.flush()

    def _take_new(self) -> None:
        try:
            self._new.replace(self._report)
            self._fresh = True
        except FileNotFoundError:
            self._fresh = False
        except OSError as error:
            _log.warning("the crash report could not be taken up: %s", type(error).__name__)

    def _collect(self) -> None:
        """Cut it down to what may be shown: what the system itself wrote names folders of this computer."""
        try:
            with self._raw.open(encoding="utf-8", errors="replace") as file:
                raw = file.read(BOUND)
            if told := self._told(raw):
                self._new.write_text("\n".join(told)[:BOUND] + "\n", encoding="utf-8")
            self._raw.unlink()
        except FileNotFoundError:
            return
        except OSError as error:
            _log.warning("the crash log could not be read: %s", type(error).__name__)

    def _told(self, raw: str) -> list[str]:
        """What may be shown of it; nothing for a run that met nothing."""
        if raw.strip() == self._head:
            return []
        from assessor_app.crash_lines import told_lines  # late: wanted only once something broke

        return told_lines(raw.splitlines())


def watch_errors(log: CrashLog, stack: ExitStack) -> None:
    """Write down what no code caught, on any thread, and hand it on as before, until ``stack`` closes."""
    former, former_of_threads = sys.excepthook, threading.excepthook

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.note_error(kind, error, trace)
        former(kind, error, trace)

    def note_of_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            log.note_error(found.exc_type, found.exc_value, found.exc_traceback)
        former_of_threads(found)

    def put_back() -> None:
        # someone may have come after us; theirs is not ours to take away
        if sys.excepthook is note:
            sys.excepthook = former
        if threading.excepthook is note_of_thread:
            threading.excepthook = former_of_threads

    sys.excepthook, threading.excepthook = note, note_of_thread
    stack.callback(put_back)


def _head(versions: Sequence[tuple[str, str]]) -> str:
    python = ".".join(str(number) for number in sys.version_info[:3])
    found = (("Python", python), *versions, ("system", sys.platform))
    return " · ".join((f"desk {__version__}", *(f"{name} {number}" for name, number in found)))


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
