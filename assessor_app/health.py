"""The checks behind `assessor-app doctor`: each looks at one thing the desk stands on."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from assessor_app import __version__
from assessor_app.bound_desk import BoundDesk
from assessor_app.credentials.key_door import KeyDoor
from assessor_app.errors import DeskError, KeysNeededError
from assessor_app.media.office_rendition import OfficeConverter
from assessor_app.media.recording.vlc_library import VlcLibrary
from assessor_app.office.program import INSTALL_ADVICE, find_libreoffice
from assessor_app.paths import Profile
from assessor_app.remote.hub_client import HubClient
from assessor_app.settings import load_settings

PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "PyMuPDF", "python-vlc", "keyring", "pydantic", "httpx")
GIGABYTE = 1_000_000_000
QT_PACKAGES = "sudo apt-get install libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1"
# a missing Qt platform plug-in aborts the process, so it is tried in another one
QT_PROBE = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.show()
print(application.platformName())
"""
# what stands between this command and the keys is, for the most part, as it should be
_DOORS: Final[Mapping[str, tuple[Literal["ok", "warn", "fail"], str, str]]] = {
    "choose_passphrase": ("ok", "There is no system keyring; the desk asks for a passphrase at its first start.", ""),
    "show_code": ("ok", "Keys will be kept in the system keyring; the first start shows a recovery code.", ""),
    "passphrase": ("ok", "Keys are kept behind a passphrase, which the desk asks for.", ""),
    "locked": ("ok", "The desk is locked.", ""),
    "lost": ("fail", "The key to the work on this laptop is gone; the desk asks for the recovery code.", ""),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; ``mend`` is a command, empty when there is nothing to mend."""

    subject: str
    state: Literal["ok", "warn", "fail"]
    sentence: str
    mend: str = ""


def examine(profile: Profile, hub: str | None) -> tuple[Finding, ...]:
    """Look at everything; never raises for what it finds."""
    profile.create()
    return (
        _versions(),
        _qt(),
        _vlc(),
        _libreoffice(profile),
        _keyring(profile),
        _vault(profile),
        _disk(profile.data),
        _hub(profile, hub),
    )


def _versions() -> Finding:
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    return Finding("versions", "ok", f"assessor-app {__version__}, Python {platform.python_version()}, {versions}")


def _qt() -> Finding:
    screen = sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    environment = dict(os.environ)
    if not screen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        probe = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", QT_PROBE], capture_output=True, text=True, timeout=30, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        return Finding("qt", "fail", "Qt did not open a window within 30 seconds.")
    if probe.returncode:
        return Finding("qt", "fail", "Qt cannot open a window here; system libraries are missing.", QT_PACKAGES)
    if not screen:
        return Finding("qt", "warn", "There is no screen here: the desk can only run offscreen (demo --check, tests).")
    return Finding("qt", "ok", f"Qt opens windows ({probe.stdout.strip()}).")


def _vlc() -> Finding:
    library = VlcLibrary()
    state = library.state()
    library.release()
    if state.command:
        return Finding("libvlc", "fail", state.sentence, state.command)
    return Finding("libvlc", "ok", state.sentence)


def _libreoffice(profile: Profile) -> Finding:
    program = find_libreoffice()
    if program is None:
        sentence = "There is no LibreOffice: office files show their pages only where the hub has made them."
        return Finding("libreoffice", "warn", sentence, INSTALL_ADVICE.get(sys.platform, ""))
    if OfficeConverter(profile.cache / "office").way() == "in_memory":
        return Finding("libreoffice", "ok", f"LibreOffice makes pages of office files in memory ({program}).")
    sentence = f"LibreOffice is here ({program}); it works on the disk, so the desk asks before it makes pages."
    return Finding("libreoffice", "ok", sentence)


def _keyring(profile: Profile) -> Finding:
    try:
        store = KeyDoor(profile, load_settings(profile.settings).key_store).keys()
    except KeysNeededError as error:
        return Finding("keyring", *_DOORS[error.need])
    except DeskError as error:
        return Finding("keyring", "fail", str(error), error.advice)
    if store.note:
        return Finding("keyring", "warn", store.note)
    return Finding("keyring", "ok", f"Keys are kept in {store.name}.")


def _vault(profile: Profile) -> Finding:
    if not profile.vault.exists():
        return Finding("vault", "ok", "There is no vault yet; it is made at the first start.")
    desk = BoundDesk(profile, load_settings(profile.settings))
    try:
        count = len(desk.load_queue())
    except KeysNeededError as error:
        return Finding("vault", *_DOORS[error.need])
    except DeskError as error:
        return Finding("vault", "fail", str(error), error.advice)
    finally:
        desk.close()
    return Finding("vault", "ok", f"The vault opens; it holds {count} assignments.")


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    if free < GIGABYTE:
        return Finding("disk", "warn", f"Only {free / 1e6:,.0f} MB are free; ten submissions take 4 to 6 GB.")
    return Finding("disk", "ok", f"{free / 1e9:,.1f} GB are free.")


def _hub(profile: Profile, wanted: str | None) -> Finding:
    address = wanted or _known_hub(profile)
    if not address:
        return Finding("hub", "ok", "No hub is known yet; give one with --hub, or sign in.")
    try:
        with HubClient(address, timeout=10) as client:
            programme = client.greet().programme
    except DeskError as error:
        return Finding("hub", "warn", str(error), error.advice)
    return Finding("hub", "ok", f"The hub of {programme} answers.")


def _known_hub(profile: Profile) -> str:
    if not profile.vault.exists():
        return ""
    desk = BoundDesk(profile, load_settings(profile.settings))
    try:
        session = desk.session()
    except DeskError:
        # the vault's own finding has already said why
        return ""
    finally:
        desk.close()
    return session.hub_url if session else ""
