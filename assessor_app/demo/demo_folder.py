"""The folder of a made-up hub: made once and whole, with a password for each of its people."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from assessor_app.demo.artifact_making import Say
from assessor_app.hub.admin import HubAdmin

_READY = "demo-is-complete"
_PASSWORDS = "passwords"


class DemoFolder:
    """Each demo says in :meth:`_fill` what is in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def complete(self) -> bool:
        """Whether a former run got to its end."""
        return (self.folder / _READY).exists()

    def make(self, say: Say) -> None:
        """Make everything, unless that was done; a half-made demo of an interrupted run is thrown away first."""
        if self.complete:
            return
        if self.folder.exists():
            shutil.rmtree(self.folder)
        work = self.folder / "made"
        work.mkdir(parents=True, mode=0o700)
        self.folder.chmod(0o700)
        (self.folder / _PASSWORDS).mkdir(mode=0o700)
        self._fill(work, say)
        shutil.rmtree(work)
        (self.folder / _READY).touch()

    def password(self, name: str) -> str:
        """The password made up for this user of the demo."""
        return (self.folder / _PASSWORDS / name).read_text(encoding="utf-8")

    def _fill(self, work: Path, say: Say) -> None:
        """Make the hub; ``work`` is an empty folder for what is of no use afterwards."""
        raise NotImplementedError

    def _add_user(self, hub: HubAdmin, name: str, code: str, shown: str, role: str) -> None:
        password = secrets.token_urlsafe(9)
        kept = self.folder / _PASSWORDS / name
        kept.touch(mode=0o600)
        kept.write_text(password, encoding="utf-8")
        hub.add_user(name, code, shown, password, role)
