"""Verb: keep something the assessor made in a file of their own choosing, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from assessor_app.errors import DeskError
from assessor_app.paths import flush_if_able
from assessor_app.sentences import sentence


def save_outside(path: Path, content: bytes) -> Path:
    """Write ``content`` to ``path``, over what may be there; a file half written is never left behind.

    Raises DeskError when it cannot be written.
    """
    try:
        handle, temporary = tempfile.mkstemp(prefix=".saving-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                # without it a power cut may leave the new name with nothing in it
                os.fsync(file.fileno())
            Path(temporary).replace(path)
            # nor may it be gone with a stick pulled out too soon: a laptop may be emptied now
            flush_if_able(path.parent)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        raise DeskError(
            sentence("It could not be saved there."),
            sentence("Choose another folder, or look whether the disk is full."),
        ) from error
    return path
