"""How deep a JSON text is nested, found without building it: what is nested too deep is refused before it is parsed."""

from __future__ import annotations

import re

MAX_DEPTH = 64
# A string that never ends goes on to the end of the text, and nothing is tried twice: otherwise every quotation mark in
# it would be a beginning to look at anew, and a few kilobytes of them would hold up the hub for minutes.
_STEP = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL)


def too_deep(text: bytes, most: int = MAX_DEPTH) -> bool:
    """Whether lists and objects lie more than ``most`` deep in each other; brackets inside strings do not count."""
    if text.count(b"[") + text.count(b"{") <= most:
        return False
    depth = 0
    for found in _STEP.finditer(text):
        first = found[0][:1]
        if first in b"[{":
            depth += 1
            if depth > most:
                return True
        elif first in b"]}":
            depth -= 1
    return False
