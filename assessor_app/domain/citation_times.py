"""Grammar of moments and spans inside a citation, and of times of day that only look like them."""

from __future__ import annotations

from dataclasses import dataclass

from assessor_app.domain.citation import Locator
from assessor_app.domain.citation_pages import NUMBER_WORDS
from assessor_app.domain.citation_tokens import Reader

_HOURS = {"h", "hr", "hrs", "hour", "hours"}
_MINUTES = {"m", "min", "mins", "minute", "minutes"}
_SECONDS = {"s", "sec", "secs", "second", "seconds"}
_UNITS = _HOURS | _MINUTES | _SECONDS
_APPROXIMATELY = {"around", "about", "approx", "approximately", "circa", "ca", "roughly", "near", "~", "≈"}
_GATHERINGS = {"meeting", "class", "period", "session", "assembly", "conference", "appointment", "lesson", "forum"}


@dataclass(frozen=True, slots=True)
class _Moment:
    """Seconds from the start; ``unit`` is how long the named minute lasts, 0 for a point."""

    seconds: float
    unit: float = 0.0


def read_times(reader: Reader) -> list[Locator]:
    """Moments and spans at the position, or nothing (the position is then unchanged)."""
    start = reader.at
    found = _edge_span(reader) or _from_start(reader) or _span(reader)
    if not found:
        reader.at = start
        return []
    return [found]


def skip_clock_time(reader: Reader) -> bool:
    """Step over a time of day ("2:35 pm", "at 3 o'clock", "meeting at 10:30 on 4/17"); tells whether there was one."""
    start = reader.at
    if reader.is_kind("timecode") or reader.is_kind("number"):
        by_company = reader.is_kind("timecode") and _is_appointment(reader)
        reader.take()
        if _skip_half_of_day(reader):
            return True
        if reader.skip_range_word() and (reader.is_kind("timecode") or reader.is_kind("number")):
            reader.take()
            if _skip_half_of_day(reader):
                return True
        reader.at = start
        if by_company:
            reader.take()
            return True
    return False


def _is_appointment(reader: Reader) -> bool:
    """A time code beside a date and a gathering is when people met, not where in the video."""
    lows = [token.low for token in reader.tokens]
    dated = any(token.kind == "date" for token in reader.tokens)
    gathering = bool(_GATHERINGS & set(lows))
    spoken = reader.low(-1) in ("at", "the", "@") and (reader.low(1) in _GATHERINGS or reader.low(-2) in _GATHERINGS)
    filmed = bool({"video", "clip", "recording", "mark", "minute", "footage", "audio"} & set(lows))
    return (dated and gathering and not filmed) or (spoken and not filmed)


def _skip_half_of_day(reader: Reader) -> bool:
    start = reader.at
    if reader.skip("am", "pm", "a.m", "p.m", "o'clock", "o’clock", "oclock", "uhr"):
        reader.skip(".")
        return True
    if reader.low() in ("a", "p") and reader.low(1) == "." and reader.low(2) == "m":
        reader.at += 3
        reader.skip(".")
        return True
    reader.at = start
    return False


def _edge_span(reader: Reader) -> Locator | None:
    """ "first 30 seconds", "last minute": spans counted from an edge."""
    edge = reader.low()
    if edge not in ("first", "opening", "last", "final", "closing"):
        return None
    reader.take()
    length = _duration(reader)
    if length is None:
        if reader.low() not in ("minute", "second", "hour"):
            return None
        length = {"minute": 60.0, "second": 1.0, "hour": 3600.0}[reader.take().low]
    if edge in ("first", "opening"):
        return Locator("time", "0", _text(length))
    return Locator("time", _text(-length), "end")


def _from_start(reader: Reader) -> Locator | None:
    """ "from the beginning to 0:45"."""
    reader.skip("from")
    reader.skip("the")
    if not reader.skip("beginning", "start", "opening"):
        return None
    if not reader.skip_range_word():
        return None
    last = _moment(reader)
    return Locator("time", "0", _text(last.seconds)) if last else None


def _span(reader: Reader) -> Locator | None:
    approximate = _is_loose(reader)
    reader.skip("from", "between", "at", "t", "@")
    reader.skip("=")
    here = reader.at
    if skip_clock_time(reader):
        return None
    reader.at = here
    first = _moment(reader)
    if first is None:
        return None
    reader.skip("mark")
    here = reader.at
    if reader.skip_range_word() or (reader.low(-2) != "" and reader.skip("and") and _was_between(reader)):
        reader.skip("about", "around", "the")
        if reader.skip("end", "finish"):
            return Locator("time", _text(first.seconds), "end", approximate=approximate)
        last = _moment(reader, after=first)
        if last is not None and last.seconds + last.unit > first.seconds:
            loose = approximate or bool(first.unit or last.unit)
            return Locator("time", _text(first.seconds), _text(last.seconds + last.unit), approximate=loose)
        reader.at = here
    if reader.skip("onward", "onwards", "+"):
        return Locator("time", _text(first.seconds), "end", approximate=approximate)
    end = _text(first.seconds + first.unit) if first.unit else ""
    return Locator("time", _text(first.seconds), end, approximate=approximate or bool(first.unit))


def _was_between(reader: Reader) -> bool:
    return any(token.low == "between" for token in reader.tokens[max(0, reader.at - 4) : reader.at])


def _is_loose(reader: Reader) -> bool:
    return any(reader.low(-back) in _APPROXIMATELY for back in (1, 2, 3) if reader.at - back >= 0)


def _moment(reader: Reader, after: _Moment | None = None) -> _Moment | None:
    """One point in time at the position; ``after`` lets a bare number complete a range ("2:35–50")."""
    start = reader.at
    unit_first = _unit_first(reader)
    if unit_first is not None:
        return unit_first
    reader.at = start
    if reader.is_kind("timecode"):
        return _Moment(timecode_seconds(reader.take().text))
    length = _duration(reader)
    if length is not None:
        return _Moment(length)
    if after is not None and not after.unit and reader.is_kind("number") and len(reader.low()) == 2:
        seconds = int(reader.low()) if reader.low().isdigit() else 99
        if seconds < 60 and seconds > after.seconds % 60 and not reader.is_kind("word", 1):
            reader.take()
            return _Moment(after.seconds - after.seconds % 60 + seconds)
    if after is not None and after.unit and reader.is_kind("number") and reader.low().isdigit():
        return _Moment(int(reader.take().text) * after.unit, after.unit)
    reader.at = start
    return None


def _unit_first(reader: Reader) -> _Moment | None:
    """ "minute 3" is the whole of that minute; "minute 3:20" a point; "second 45" a point."""
    word = reader.low()
    if word in ("minute", "minutes", "min", "mins"):
        reader.take()
        reader.skip(".")
        reader.skip("mark")
        if reader.is_kind("timecode"):
            return _Moment(timecode_seconds(reader.take().text))
        number = _number(reader)
        return None if number is None else _Moment(number * 60, 60.0)
    if word in ("second", "seconds"):
        reader.take()
        number = _number(reader)
        return None if number is None else _Moment(number)
    return None


def _number(reader: Reader) -> float | None:
    token = reader.peek()
    if token is None:
        return None
    if token.kind == "number" and token.text.count(".") <= 1:
        reader.take()
        return float(token.text)
    if token.low in NUMBER_WORDS:
        reader.take()
        return float(NUMBER_WORDS[token.low])
    return None


def _duration(reader: Reader) -> float | None:
    """ "3 min 20 sec", "2m35s", "90 seconds", "1 hour and 2 minutes" in seconds, units falling."""
    start = reader.at
    total, last = 0.0, float("inf")
    while True:
        here = reader.at
        if total:
            reader.skip("and", ",")
        number = _number(reader)
        size = _unit_size(reader)
        if number is None or size is None or size >= last:
            reader.at = here
            break
        if size == 60.0 and number > 999:
            reader.at = here
            break
        total += number * size
        last = size
    if last == float("inf"):
        reader.at = start
        return None
    return total


def _unit_size(reader: Reader) -> float | None:
    word = reader.low()
    if word not in _UNITS:
        return None
    if word in ("m", "s", "h") and not reader.touches() and reader.peek(1) is not None and reader.is_kind("word", 1):
        return None
    reader.take()
    if reader.low() == "." and reader.touches():
        reader.take()
    return 3600.0 if word in _HOURS else 60.0 if word in _MINUTES else 1.0


def timecode_seconds(text: str) -> float:
    """Seconds of ``mm:ss``, ``h:mm:ss`` with or without a fraction."""
    total = 0.0
    for piece in text.split(":"):
        total = total * 60 + float(piece)
    return total


def _text(seconds: float) -> str:
    """Seconds as text, whole where they are."""
    return str(int(seconds)) if seconds == int(seconds) else f"{seconds:.3f}".rstrip("0")
