"""Reads the place out of a link: ``#page=5``, ``?t=2m35s``, ``#t=10,20``."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, urlsplit

from assessor_app.domain.citation import Locator
from assessor_app.domain.citation.lengths import length_at, seconds_text, timecode_at
from assessor_app.domain.citation.times import END_OF_RECORDING
from assessor_app.domain.citation.tokens import tokens_of

_MOMENT_KEYS: Final = ("t", "start", "time_continue", "time")
_MAX_LINK: Final = 4000


def link_locators(link: str) -> list[Locator]:
    """The locators in a link's query and fragment, pages first. Never raises."""
    try:
        parts = urlsplit(link[:_MAX_LINK])
        pairs = dict(parse_qsl(parts.query) + parse_qsl(parts.fragment))
    except ValueError:
        return []
    found: list[Locator] = []
    page = pairs.get("page", "")
    if page.isdecimal() and 0 < len(page) < 7:
        found.append(Locator("page", str(int(page)), str(int(page)), is_index=True))
    moment = next((pairs[key] for key in _MOMENT_KEYS if key in pairs), None)
    if moment is not None:
        first, comma, last = moment.removeprefix("npt:").partition(",")
        start, end = _seconds(first or "0"), _seconds(last or pairs.get("end", ""))
        if start is not None and (end is None or end > start):
            stop = "" if end is None else seconds_text(end)
            found.append(Locator("time", seconds_text(start), stop if stop or not comma else END_OF_RECORDING))
    return found


def _seconds(value: str) -> float | None:
    """ "155", "155.5", "2:35", "2m35s" in seconds."""
    tokens = tokens_of(value[:20])
    code = timecode_at(tokens, 0)
    if code is not None:
        return code[0]
    if value.replace(".", "", 1).isdecimal() and len(value) < 10:
        return float(value)
    end = length_at(tokens, 0)
    return end[0] if end is not None else None
