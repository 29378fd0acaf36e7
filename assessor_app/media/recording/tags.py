"""What a recording's container says of whoever made it, read inside the recording child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from av.container import InputContainer

MOST_TAGS: Final = 60
_LONGEST: Final = 500
_MOST_STREAMS: Final = 16
_NAMING: Final = "artist author album_artist albumartist composer performer creator director producer encoded_by"
_SAYING: Final = "title comment description synopsis subject album show keywords"
_PEOPLE: Final = frozenset((*_NAMING.split(), "copyright"))
_WORDS: Final = frozenset(_SAYING.split())
_OWNERS: Final = frozenset(("owner", "com.android.owner"))
_PUBLISHERS: Final = frozenset(("publisher", "organization", "organisation"))


def tags_of(container: InputContainer) -> list[tuple[str, str]]:
    """Pairs of a role (domain.leaks.TRACE_ROLES) and a value, of the file and of its tracks."""
    kept: list[tuple[str, str]] = []
    for metadata in (container.metadata, *(one.metadata for one in container.streams.get()[:_MOST_STREAMS])):
        for pair in _roles(metadata):
            if pair not in kept and len(kept) < MOST_TAGS:
                kept.append(pair)
    return kept


def _roles(metadata: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in metadata.items():
        # com.apple.quicktime.author and the like; "title-eng" is the title in one language
        plain = name.casefold().removeprefix("com.apple.quicktime.").partition("-")[0]
        words = " ".join(str(value)[:_LONGEST].split())
        if not words:
            continue
        if plain in _PEOPLE:
            yield "author", words
        elif plain in _WORDS:
            yield "words", words
        elif plain in _OWNERS:
            yield "owner", words
        elif plain in _PUBLISHERS:
            yield "organisation", words
        elif "location" in plain or plain in ("xyz", "©xyz"):
            yield "position", words
