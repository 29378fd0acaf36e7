"""Understands a moment typed by hand, with the same grammar that reads citations."""

from __future__ import annotations

import re
from typing import Final

from assessor_app.domain.citation import ArtifactFacts, TimePlace
from assessor_app.domain.citation.moments import resolve_moment
from assessor_app.domain.citation.text import parse_citation

_SECONDS: Final = re.compile(r"\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*\Z")
_MOST_SIGNS: Final = 60


def typed_moment(text: str, duration: float | None) -> float | None:
    """The second meant by "3:20", "3 min 20", "last 30 seconds" or plain seconds ("200").

    None for what is no moment, or lies beyond ``duration``.
    """
    bare = _SECONDS.match(text)
    if bare:
        seconds = float(bare[1].replace(",", "."))
        return seconds if duration is None or seconds <= duration else None
    for locator in parse_citation(text[:_MOST_SIGNS]).locators:
        if locator.kind == "time":
            place, _ = resolve_moment(locator, ArtifactFacts(duration=duration))
            return place.start if isinstance(place, TimePlace) else None
    return None
