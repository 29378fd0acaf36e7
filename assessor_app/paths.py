"""Where everything lives on disk: one profile, every folder under it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

PACKAGE = Path(__file__).resolve().parent
# Notes in a profile's data: with one of them there, what lies beside it is about to go, or to be put back.
WIPE_NOTE: Final = "wiping"
ASIDE_NOTE: Final = "setting-aside.json"


def _shipped(name: str, packed: str) -> Path:
    """Data beside the package in a checkout, inside it in a wheel."""
    inside = PACKAGE / packed
    return inside if inside.is_dir() else PACKAGE.parent / name


RESOURCES = _shipped("resources", "_resources")
FORMS = _shipped("ui", "_ui")


@dataclass(frozen=True, slots=True)
class Profile:
    """The folders of one profile; nothing is created until :meth:`create`."""

    data: Path
    cache: Path
    logs: Path

    @classmethod
    def default(cls) -> Profile:
        """The user's own folders, as the operating system wants them."""
        dirs = platformdirs.PlatformDirs("assessor-app", appauthor=False)
        return cls(Path(dirs.user_data_dir), Path(dirs.user_cache_dir), Path(dirs.user_log_dir))

    @classmethod
    def at(cls, root: Path) -> Profile:
        """A self-contained profile under ``root`` (``--profile DIR``)."""
        root = root.expanduser().absolute()
        return cls(root / "data", root / "cache", root / "logs")

    @property
    def vault(self) -> Path:
        """The encrypted database file."""
        return self.data / "vault.db"

    @property
    def artifacts(self) -> Path:
        """Downloaded artifacts, named by artifact id only."""
        return self.data / "artifacts"

    @property
    def keys(self) -> Path:
        """Fallback for keys and tokens where there is no system keyring."""
        return self.data / "keys"

    @property
    def wraps(self) -> Path:
        """The profile's secret, wrapped by passphrase and recovery code."""
        return self.data / "key-wraps.json"

    @property
    def settings(self) -> Path:
        """The settings file (TOML)."""
        return self.data / "settings.toml"

    def create(self) -> None:
        """Make the folders, readable by their owner only."""
        for folder in (self.data, self.cache, self.logs, self.artifacts, self.keys):
            folder.mkdir(parents=True, exist_ok=True)
            if os.name == "posix":
                folder.chmod(0o700)


def flush_folder(folder: Path) -> None:
    """Make renames in ``folder`` survive a power cut; Windows does so by itself. Raises OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_if_able(folder: Path) -> None:
    """The same for a folder of the user's choosing: not every drive knows how."""
    with suppress(OSError):
        flush_folder(folder)
