"""Finds the seconds a time citation means in a recording of known, or not yet known, length."""

from __future__ import annotations

from assessor_app.domain.citation import ArtifactFacts, Locator, Place, Problem, TimePlace
from assessor_app.domain.citation.times import END_OF_RECORDING
from assessor_app.sentences import sentence

# people round up: 3:58 is within a recording of 3:57.6
_ROUNDING = 1.0
_NEAR_END = 5.0


def resolve_moment(locator: Locator, facts: ArtifactFacts) -> tuple[Place | Problem, str]:
    """The moment or span, or why it is not in the recording; and a note on how it was cut or counted.

    With a known duration d, ``0 <= start < d`` and ``end <= d``; while it is unknown the place is as written.
    """
    length = facts.duration
    start = float(locator.start)
    if start < 0:
        if length is None:
            return TimePlace(0.0), sentence("counted from the end, which is known once the recording is open")
        start = max(0.0, length + start)
    if length is not None and start >= length:
        if length <= _ROUNDING or start >= length + _ROUNDING:
            return _after_end(start, length), ""
        return TimePlace(length - _ROUNDING), sentence("the recording ends at {time}", time=clock(length))
    end, note = _end(locator, start, length)
    return TimePlace(start, end), note


def _end(locator: Locator, start: float, length: float | None) -> tuple[float | None, str]:
    if not locator.end:
        return None, ""
    if locator.end == END_OF_RECORDING:
        return length, ""
    end = float(locator.end)
    if length is not None and end > length:
        beyond = end >= length + _ROUNDING
        said = sentence("{time} is after the end ({end})", time=clock(end), end=clock(length))
        return length, said if beyond else ""
    return (end if end > start else None), ""


def _after_end(start: float, length: float) -> Problem:
    likely: list[Place] = []
    minutes_for_hours = start / 60
    if start >= 3600 and minutes_for_hours < length:
        # 02:35:00 for two minutes thirty-five is a common slip of the keyboard
        likely.append(TimePlace(minutes_for_hours))
    if length > 0:
        likely.append(TimePlace(max(0.0, length - _NEAR_END)))
    said = sentence("{time} is after the end ({end}).", time=clock(start), end=clock(length))
    return Problem("time_beyond_end", said, tuple(likely))


def clock(seconds: float) -> str:
    """Seconds as people say them: ``04:30``, ``1:02:35``; fractions are cut."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"
