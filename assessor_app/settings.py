"""The options a profile may set, declared once; an unknown key or a wrong type is an error, not a shrug."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from assessor_app.errors import DeskError
from assessor_app.sentences import sentence

KeyStoreMode = Literal["auto", "system", "passphrase", "file"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``settings.toml`` may hold.

    ``key_store``: where keys live: ``system`` keyring, behind a ``passphrase``, in a ``file`` of the profile that opens
    by itself, or ``auto``: the keyring if there is one, else a passphrase.
    """

    key_store: KeyStoreMode = "auto"


def load_settings(path: Path) -> Settings:
    """Read the settings file; defaults where there is none. Raises DeskError for anything it does not know."""
    if not path.exists():
        return Settings()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DeskError(
            sentence("The settings file cannot be read."),
            sentence("Mend or remove {name}: {why}", name=path.name, why=str(error)),
        ) from error
    known = {field.name for field in fields(Settings)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise DeskError(
            sentence("The settings file has an unknown entry: {names}.", names=", ".join(unknown)),
            sentence("Known: {names}.", names=", ".join(sorted(known))),
        )
    if values.get("key_store", "auto") not in ("auto", "system", "passphrase", "file"):
        raise DeskError(sentence("The setting key_store must be auto, system, passphrase or file."))
    return Settings(**values)
