"""Which file names inside a submission are acceptable; they are compared and shown, and never become paths to write."""

from __future__ import annotations

import re
import unicodedata

from assessor_app.hub.problems import ImportRefusedError

MAX_NAME = 500
_DRIVE = re.compile(r"[A-Za-z]:")
# Overrides of the reading direction make "gpj.exe" look like "exe.jpg".
_DIRECTION_MARKS = frozenset(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F))
JUNK = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
JUNK_FOLDER = "__macosx"


def check_member(name: str) -> str:
    """``name`` as it is, when it is a plain relative path with ``/``. Raises ImportRefusedError, never echoing it."""
    check_text(name, "A file name")
    if "\\" in name:
        raise ImportRefusedError("A file name holds a backslash.", "Make the zip again with plain file names.")
    if name.startswith("/") or _DRIVE.match(name):
        raise ImportRefusedError("A file name starts at the root of a disk.", "Only names inside the folder are taken.")
    for piece in name.split("/"):
        if piece in {"", ".", ".."} or piece != piece.strip() or piece.endswith("."):
            raise ImportRefusedError("A file name points outside its folder or is not plain.")
        if ":" in piece:
            raise ImportRefusedError("A file name holds a colon.")
    return name


def check_text(name: str, what: str) -> None:
    """Length and characters of anything that will be shown as a name. Raises ImportRefusedError."""
    if not name or len(name) > MAX_NAME:
        raise ImportRefusedError(f"{what} is empty or longer than {MAX_NAME} characters.")
    if any(unicodedata.category(letter) in {"Cc", "Cs"} or letter in _DIRECTION_MARKS for letter in name):
        raise ImportRefusedError(f"{what} holds characters that cannot be shown.")


def check_shown_name(name: str) -> None:
    """A name people see must not look like a path. Raises ImportRefusedError."""
    check_text(name, "The name of an artifact")
    if "/" in name or "\\" in name:
        raise ImportRefusedError("The name of an artifact holds a slash.", "Give the bare file name.")


def folded(name: str) -> str:
    """How two names are compared: what one file system keeps apart, another makes one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


def is_junk(name: str) -> bool:
    """What file managers leave behind and nobody handed in."""
    pieces = name.casefold().rstrip("/").split("/")
    return pieces[0] == JUNK_FOLDER or pieces[-1] in JUNK
