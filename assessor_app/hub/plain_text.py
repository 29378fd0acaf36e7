"""Text that every database can hold and every desk can show, however deep it lies in what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def holds_nul(value: object) -> bool:
    """Whether any text in plain data (mappings and lists of anything) has a NUL."""
    waiting: list[object] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if "\x00" in one:
                return True
        elif isinstance(one, Mapping):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, Iterable) and not isinstance(one, bytes):
            waiting += one
    return False
