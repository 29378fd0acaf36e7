"""What in a file may tell who made it, said by its kind and its place and never by its words.

The words themselves are not kept: a list of them would be the very thing a blind reading must not have. Of the names
of people only prints are (see :mod:`name_prints`), so that one of them typed into feedback is noticed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, get_args

LeakKind = Literal["author", "editor", "owner", "organisation", "position", "name", "school", "contact"]
LeakPlace = Literal["file_name", "properties", "picture", "recording", "first_page"]
TraceRole = Literal["author", "editor", "owner", "organisation", "position", "words"]

LEAK_KINDS: Final[tuple[LeakKind, ...]] = get_args(LeakKind)
LEAK_PLACES: Final[tuple[LeakPlace, ...]] = get_args(LeakPlace)
TRACE_ROLES: Final[tuple[TraceRole, ...]] = get_args(TraceRole)


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that may tell who made a file.

    ``kind``: its author, who saved it last, the owner of the device, an organisation, where on earth it was made, or a
    name, a school, an address or telephone number among other words. ``where``: the file's name, the properties of a
    document, the details of a picture or of a recording, or the first words of what is shown. ``prints`` are those of
    the people's names found there; they say nothing of what leaked, so two leaks are equal without them.
    """

    kind: LeakKind
    where: LeakPlace
    prints: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Trace:
    """One value that a file carries beside what it shows; ``role`` "words" is free text such as a title.

    It lives as long as one look at the file and is never stored.
    """

    role: TraceRole
    value: str
