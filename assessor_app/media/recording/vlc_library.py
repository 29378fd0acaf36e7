"""Finds and loads libVLC late, and says in plain words what is missing and which command mends it."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from assessor_app.errors import DeskError
from assessor_app.media.recording.vlc_calls import EventKinds, VlcCalls
from assessor_app.sentences import sentence

_log = logging.getLogger(__name__)

_OPTIONS = (
    "--quiet",
    "--no-video-title-show",
    "--no-osd",
    "--no-spu",
    "--no-stats",
    "--no-lua",
    # Evidence is hostile until shown otherwise: nothing in it may make the player reach for the network.
    "--no-metadata-network-access",
    "--no-auto-preparse",
    "--no-sub-autodetect-file",
    # Pixels go to memory in any case; hardware decoders only add ways to fail.
    "--avcodec-hw=none",
    "--no-drop-late-frames",
)
# Of a plug-in that may be missing, in which case libVLC refuses to start with it: shrink pictures
# as smoothly as Qt would, for a third of the price of the usual way.
SHRINKING = ("--swscale-mode=0",)
_LINUX_COMMANDS = {
    "debian": "sudo apt-get install libvlc5 vlc-plugin-base",
    "ubuntu": "sudo apt-get install libvlc5 vlc-plugin-base",
    "fedora": "sudo dnf install vlc-libs vlc-plugins-base vlc-plugin-ffmpeg",
    "arch": "sudo pacman -S vlc",
    "suse": "sudo zypper install libvlc5 vlc-noX",
    "alpine": "sudo apk add vlc-libs",
}
_OS_RELEASE = Path("/etc/os-release")


class VlcMissingError(DeskError):
    """libVLC is not installed or cannot be loaded; ``advice`` is the command that installs it."""


@dataclass(frozen=True, slots=True)
class VlcState:
    """What :meth:`VlcLibrary.state` found: ``version`` is empty when libVLC is missing, ``command`` when it is not."""

    version: str
    sentence: str
    command: str = ""


class VlcLibrary:
    """One libVLC instance for the whole program, made at the first use; every method may be called on any thread."""

    def __init__(self, options: Sequence[str] = ()) -> None:
        self._options = (*_OPTIONS, *options)
        self._lock = threading.Lock()
        self._calls: VlcCalls | None = None
        self._instance: Any = None
        self._version = ""

    def calls(self) -> VlcCalls:
        """The bound functions; loads libVLC the first time (20-200 ms). Raises VlcMissingError."""
        with self._lock:
            if self._calls is None:
                self._calls = self._load()
            return self._calls

    def warm_up(self) -> bool:
        """Load libVLC ahead of need, on a worker thread; False when it is missing (players then say so)."""
        try:
            self.calls()
        except VlcMissingError as error:
            _log.warning("libVLC could not be loaded: %s", error)
            return False
        return True

    def state(self) -> VlcState:
        """What a doctor reports: the version, or what is missing and the command that mends it."""
        try:
            self.calls()
        except VlcMissingError as error:
            return VlcState("", str(error), error.advice)
        return VlcState(self._version, f"libVLC {self._version} plays video and sound.")

    def release(self) -> None:
        """Give the instance back, after the last player was released."""
        with self._lock:
            instance, self._instance, self._calls = self._instance, None, None
        if instance is not None:
            instance.release()

    def _load(self) -> VlcCalls:
        vlc = _import_vlc()
        _hush_alsa()
        instance = vlc.Instance([*self._options, *SHRINKING]) or vlc.Instance(list(self._options))
        if instance is None:
            said = sentence("VLC is installed, but its plug-ins cannot be loaded, so video and sound cannot be played.")
            raise VlcMissingError(said, install_command())
        self._instance = instance
        self._version = vlc.libvlc_get_version().decode("utf-8", "replace").split(" ")[0]
        kinds = vlc.EventType
        return VlcCalls(
            vlc.dll,
            instance._as_parameter_.value,
            EventKinds(
                playing=kinds.MediaPlayerPlaying.value,
                ended=kinds.MediaPlayerEndReached.value,
                error=kinds.MediaPlayerEncounteredError.value,
                time=kinds.MediaPlayerTimeChanged.value,
                length=kinds.MediaPlayerLengthChanged.value,
                buffering=kinds.MediaPlayerBuffering.value,
            ),
        )


_AlsaHandler = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)


@_AlsaHandler
def _say_nothing(*_words: object) -> None:
    """Takes what ALSA would print."""


def _hush_alsa() -> None:
    """Keep ALSA from printing dozens of lines for every file on a machine without a sound card.

    Players say themselves that there is no sound.
    """
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_say_nothing)


def install_command() -> str:
    """The command that installs libVLC on this system, best guess."""
    if sys.platform == "darwin":
        return "brew install --cask vlc"
    if sys.platform == "win32":
        return "winget install VideoLAN.VLC"
    return _LINUX_COMMANDS.get(_linux_family(), _LINUX_COMMANDS["debian"])


def _linux_family() -> str:
    try:
        lines = _OS_RELEASE.read_text(encoding="utf-8").splitlines()
    except OSError:
        return "debian"
    facts = dict(line.split("=", 1) for line in lines if "=" in line)
    names = f"{facts.get('ID', '')} {facts.get('ID_LIKE', '')}".replace('"', "").lower().split()
    return next((family for name in names for family in _LINUX_COMMANDS if name.startswith(family)), "debian")


def vlc_version() -> str:
    """The version of libVLC on this computer, "" when there is none; loads it, so ask on a worker thread."""
    try:
        found = _import_vlc().libvlc_get_version()
    except VlcMissingError:
        return ""
    return str(found.decode("utf-8", "replace").split(" ")[0])


def _import_vlc() -> ModuleType:
    try:
        # Late: importing python-vlc searches the system for the library, which costs up to 100 ms.
        import vlc
    except (ImportError, OSError, NotImplementedError, AttributeError, SystemExit) as error:
        # python-vlc ends the program when its environment variables are wrong; here that is only a missing player.
        said = sentence("Video and sound cannot be played: VLC’s library (libVLC) is not installed on this computer.")
        raise VlcMissingError(said, install_command()) from error
    return vlc  # type: ignore[no-any-return]
