"""One run of LibreOffice over some files: out of process, alone in its group, watched, and always ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from assessor_app.office.office_settings import write_profile

Cancel = Callable[[], bool]
Ending = Literal["ended", "died", "stuck", "cancelled"]
MIB: Final = 1024 * 1024
_START_AGAIN: Final = 81
_MOST_STARTS: Final = 3
_LOOK_SECONDS: Final = 0.1
_END_SECONDS: Final = 10.0
_PASSED_ON: Final = (
    "PATH",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "PATHEXT",
    "COMSPEC",
    "PROGRAMDATA",
    "NUMBER_OF_PROCESSORS",
)


@dataclass(frozen=True, slots=True)
class OfficeLimits:
    """What conversion may take: ``seconds`` for starting and each file, memory and one output in bytes.

    Memory is held on Linux only: elsewhere the time limit has to do.
    """

    seconds: float = 90.0
    memory: int = 4096 * MIB
    output: int = 256 * MIB


@dataclass(frozen=True, slots=True)
class OfficeRun:
    """Runs ``program`` in ``folder``, a private folder that exists; all it writes stays in there."""

    program: Path
    folder: Path
    limits: OfficeLimits
    cancel: Cancel

    def convert(self, files: Sequence[Path]) -> Ending:
        """Make a PDF beside each of ``files`` that can be made; they lie in ``folder`` under names of ours.

        "died" when it did not end in order, "stuck" when for ``limits.seconds`` no further file was done. The whole
        process group is ended. Raises OSError when the program does not start.
        """
        profile, temporary = self.folder / "profile", self.folder / "tmp"
        if not profile.exists():
            write_profile(profile)
            temporary.mkdir()
        for _ in range(_MOST_STARTS):
            ending, code = self._start(profile, temporary, files)
            # The first start with a profile may only set it up, and ask to be started again.
            if code != _START_AGAIN:
                return "died" if ending == "ended" and code else ending
        return "died"

    def _start(self, profile: Path, temporary: Path, files: Sequence[Path]) -> tuple[Ending, int | None]:
        """One start, and the exit code where it ended by itself."""
        process = subprocess.Popen(  # noqa: S603 - LibreOffice where the system has it, and names of ours
            self._command(profile, files),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env=self._environment(temporary),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            return self._watch(process, [file.with_suffix(".pdf") for file in files]), process.poll()
        finally:
            _end_group(process)

    def _command(self, profile: Path, files: Sequence[Path]) -> list[str]:
        convert = [
            str(self.program),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", "pdf", "--outdir", str(self.folder)),
            *(str(file) for file in files),
        ]
        if os.name != "posix":
            return convert
        guard = Path(__file__).with_name("guard.py")
        seconds = int(self.limits.seconds * (len(files) + 1)) + 1
        limits = (os.getpid(), self.limits.memory, self.limits.output, seconds)
        return [sys.executable, "-I", "-S", "-B", str(guard), *(str(limit) for limit in limits), *convert]

    def _environment(self, temporary: Path) -> dict[str, str]:
        """Nothing of the user's: no home, no screen, no session bus, no proxy that leads anywhere."""
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        private = dict.fromkeys(
            (*("HOME", "TMPDIR", "TMP", "TEMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
             *("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")),
            str(temporary),
        )  # fmt: skip
        nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")
        return {**kept, **private, **nowhere, "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}

    def _watch(self, process: subprocess.Popen[bytes], wanted: Sequence[Path]) -> Ending:
        """Wait for the end, for as long as files keep coming."""
        pause = threading.Event()
        done, since = 0, time.monotonic()
        while process.poll() is None:
            if self.cancel():
                return "cancelled"
            now_done = sum(file.exists() for file in wanted)
            if now_done > done:
                done, since = now_done, time.monotonic()
            if time.monotonic() - since > self.limits.seconds:
                return "stuck"
            pause.wait(_LOOK_SECONDS)
        return "ended"


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and all it started, and wait for it."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):  # nobody is left, or only what is dying already
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(  # noqa: S603 - the system's own
            ["taskkill", "/PID", str(process.pid), "/T", "/F"],  # noqa: S607
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip
    with suppress(subprocess.TimeoutExpired):  # stuck in the system; it ends once that lets go
        process.wait(_END_SECONDS)
