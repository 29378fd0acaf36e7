"""The properties of a Rich Text file: its information group, near the beginning, read without following any markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_WITHIN: Final = 256 << 10
_ROLES: Final = {
    "author": "author",
    "operator": "editor",
    "manager": "author",
    "company": "organisation",
    "title": "words",
    "subject": "words",
    "keywords": "words",
    "doccomm": "words",
}
_GROUP: Final = re.compile(r"\{(?:\\\*)?\\(" + "|".join(_ROLES) + r")\b[ ]?([^{}]{1,500})\}")
# a letter of Unicode is followed by what readers without it show
_ESCAPED: Final = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,5})[ ]?(?:\\'[0-9a-fA-F]{2}|\?)?|\\[a-z]+-?\d*[ ]?|\\([{}\\])"
)


def rich_traces(data: memoryview) -> Iterator[tuple[str, str]]:
    """Roles and values."""
    head = bytes(data[:_WITHIN]).decode("cp1252", "replace")
    start = head.find("{\\info")
    if start < 0:
        return
    for found in _GROUP.finditer(head, start):
        yield _ROLES[found[1]], _ESCAPED.sub(_letter, found[2]).strip()


def _letter(found: re.Match[str]) -> str:
    if found[1]:
        return bytes.fromhex(found[1]).decode("cp1252", "replace")
    if found[2]:
        return chr(int(found[2]) % 0x10000)
    return found[3] or ""
