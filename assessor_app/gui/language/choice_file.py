"""Keeps the language chosen where it can be read before any window is built, and before the vault is opened."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final

from assessor_app.gui.language.languages import SYSTEM

_NAME: Final = "language"
_log = logging.getLogger(__name__)


class ChoiceFile:
    """A file of one word under ``folder``; it says nothing of anybody's work and needs no key."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME

    def read(self) -> str:
        """The choice kept, "system" where there is none."""
        try:
            return self._path.read_text(encoding="ascii").strip() or SYSTEM
        except FileNotFoundError:
            return SYSTEM
        except (OSError, UnicodeDecodeError) as error:
            _log.warning("the language chosen could not be read: %s", type(error).__name__)
            return SYSTEM

    def write(self, choice: str) -> None:
        """Keep a choice for the next start; where that fails, the next start speaks as this one."""
        try:
            self._path.write_text(choice, encoding="ascii")
        except OSError as error:
            _log.warning("the language chosen could not be kept: %s", type(error).__name__)
