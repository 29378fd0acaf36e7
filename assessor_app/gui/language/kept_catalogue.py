"""Keeps what was compiled of a catalogue, so that only the first start after a change of language or version compiles.

What is kept is bound to the bytes of the catalogue it was made of, and to its own: anything else is made anew.
"""

from __future__ import annotations

import logging
import zlib
from pathlib import Path
from typing import Final

from assessor_app.gui.language.catalogue_file import catalogue_path, content_of

# raise it when compiled.py writes something else than before
_FORM: Final = b"assessor-qm/1\n"
_log = logging.getLogger(__name__)


def compiled_catalogue(language: str, folder: Path | None) -> bytes:
    """The catalogue of a language as Qt reads it, kept in ``folder`` (None keeps nothing). Raises CatalogueError."""
    path = catalogue_path(language)
    content = content_of(path)
    kept = None if folder is None else folder / f"{path.stem}.qm"
    made = None if kept is None else _read(kept, content)
    if made is None:
        from assessor_app.gui.language.catalogue import messages_of  # late: brings the reader of XML
        from assessor_app.gui.language.compiled import compile_messages  # late: as above

        made = compile_messages(messages_of(content, path.name), language)
        if kept is not None:
            _keep(kept, content, made)
    return made


def _read(kept: Path, content: bytes) -> bytes | None:
    try:
        whole = kept.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        _log.warning("a compiled catalogue could not be read: %s", type(error).__name__)
        return None
    size = len(_head(b"", b""))
    made = whole[size:]
    return made if whole[:size] == _head(content, made) else None


def _keep(kept: Path, content: bytes, made: bytes) -> None:
    part = kept.with_suffix(".part")
    try:
        part.write_bytes(_head(content, made) + made)
        part.replace(kept)
    except OSError as error:
        # the next start compiles once more
        _log.warning("a compiled catalogue could not be kept: %s", type(error).__name__)


def _head(content: bytes, made: bytes) -> bytes:
    """What tells whether kept bytes are whole and of this catalogue; no guard against whoever may write the folder."""
    numbers = (len(content), zlib.crc32(content), len(made), zlib.crc32(made))
    return _FORM + b"".join(number.to_bytes(8, "big") for number in numbers)
