"""Verb: move a vault that cannot be opened out of the way, whole, so that another can take its place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from assessor_app.credentials.choice import CHOICE_FILE
from assessor_app.credentials.private_file import write_private
from assessor_app.errors import VaultError
from assessor_app.paths import ASIDE_NOTE, Profile, flush_folder
from assessor_app.sentences import sentence

_PREFIX: Final = "set-aside-"


@contextmanager
def vault_set_aside(profile: Profile) -> Iterator[None]:
    """Move vault, wrapped keys, key note and keys into a folder of their own, for what is put in their place within.

    Nothing is deleted but downloaded evidence, in the end: it is the hub's, it can be fetched again, and under another
    key it is unreadable. An error within takes all of it back at once, a power cut at the next start
    (:func:`take_back`). Nothing may have the vault open. Raises VaultError when the folder cannot be written.
    """
    take_back(profile)
    note = profile.data / ASIDE_NOTE
    try:
        _move_away(profile, note)
        yield
        note.unlink()
        flush_folder(profile.data)
    except OSError as error:
        take_back(profile)
        raise VaultError(
            sentence("The work on this laptop could not be set aside."),
            sentence("Look at {place}", place=str(profile.data)),
        ) from error
    except Exception:
        take_back(profile)
        raise
    shutil.rmtree(profile.artifacts, ignore_errors=True)
    profile.create()


def take_back(profile: Profile) -> bool:
    """Put back what was set aside for something that did not come to its end; whether there was any.

    Raises VaultError where the folder cannot be written: then it is tried again at the next start.
    """
    note = profile.data / ASIDE_NOTE
    if not note.exists():
        return False
    try:
        told = json.loads(note.read_bytes())
        folder = profile.data / told["folder"]
        for part in _parts(profile):
            if part.name not in told["parts"]:
                # it was to take their place
                _remove(part)
        for name in told["parts"]:
            if (folder / name).exists():
                _remove(profile.data / name)
                (folder / name).rename(profile.data / name)
        if folder.exists():
            folder.rmdir()
        flush_folder(profile.data)
        note.unlink()
        profile.create()
    except OSError as error:
        raise VaultError(
            sentence("The work on this laptop, which had been set aside, could not be put back."),
            sentence("Look at {place}", place=str(profile.data)),
        ) from error
    return True


def _move_away(profile: Profile, note: Path) -> None:
    parts = _parts(profile)
    folder = profile.data / f"{_PREFIX}{datetime.now(UTC):%Y%m%d-%H%M%S}"
    write_private(note, json.dumps({"folder": folder.name, "parts": [one.name for one in parts]}).encode())
    if parts:
        folder.mkdir(mode=0o700)
    for part in parts:
        part.rename(folder / part.name)
    if parts:
        # first where they are now, then where they are no more
        flush_folder(folder)
    flush_folder(profile.data)
    profile.create()


def _parts(profile: Profile) -> list[Path]:
    """What makes up the vault of a profile and is here."""
    files = (profile.data / CHOICE_FILE, profile.wraps, *sorted(profile.data.glob(f"{profile.vault.name}*")))
    keys = [profile.keys] if profile.keys.is_dir() and any(profile.keys.iterdir()) else []
    return [*(one for one in files if one.exists()), *keys]


def _remove(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)
