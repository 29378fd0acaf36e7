"""Grammar of moments and spans of a recording: time codes, spoken times, edges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from assessor_app.domain.citation import Locator
from assessor_app.domain.citation.calendar import date_at
from assessor_app.domain.citation.lengths import UNITS, decimal_at, length_at, seconds_text, timecode_at
from assessor_app.domain.citation.names import is_filler
from assessor_app.domain.citation.numbering import range_mark_at, separator_at
from assessor_app.domain.citation.tokens import Tokens, vocabulary
from assessor_app.domain.citation.values import counted_at, ordinal_at

END_OF_RECORDING: Final = "end"
_MARKS: Final = frozenset(("mark", "marker", "point", "timestamp", "in", "into"))
_MEDIA: Final = frozenset(("video", "clip", "recording", "film", "audio", "footage", "movie", "tape", "podcast"))
# a length of time after these is how long something took, not where it is
_LENGTH_BEFORE: Final = vocabulary("for every each lasting lasts lasted within per takes took under over another")
_HAPPENINGS: Final = vocabulary(
    "meeting lesson segment session period class reflection discussion activity interview conversation"
)
_EDGES: Final = {"first": 1, "opening": 1, "last": -1, "final": -1, "closing": -1}
_STARTS: Final = frozenset(("beginning", "start", "opening"))
_ENDS: Final = frozenset(("end", "finish", "close", "ending"))

TimesFound = tuple[Locator, int]


@dataclass(frozen=True, slots=True)
class _Moment:
    """Seconds from the start. ``lasts`` is 60 for a minute named as a whole; ``form`` how it was written."""

    seconds: float
    form: str
    lasts: int = 0
    loose: bool = False


def times_at(tokens: Tokens, at: int) -> TimesFound | None:
    """One moment or span at the position, and the position after it."""
    edge = _edge_at(tokens, at) or _from_start_at(tokens, at) or _parameter_at(tokens, at)
    if edge is not None:
        return edge
    first = _bare_first_at(tokens, at) or _moment_at(tokens, at)
    if first is None:
        return None
    moment, past = first
    spanned = _span_at(tokens, at, moment, past)
    if spanned is not None:
        return spanned
    if moment.form in ("length", "hours") and _is_length(tokens, at, past):
        return None
    for _ in range(2):
        if tokens.low(past) in _MARKS or (tokens.low(past) in UNITS and moment.form == "code"):
            past += 1
    end = seconds_text(moment.seconds + moment.lasts) if moment.lasts else ""
    start = seconds_text(moment.seconds)
    return Locator("time", start, end, approximate=moment.loose or bool(moment.lasts)), past


def _edge_at(tokens: Tokens, at: int) -> TimesFound | None:
    """ "first 30 seconds", "last minute", "opening 2:30"."""
    edge = _EDGES.get(tokens.low(at))
    if edge is None:
        return None
    past = at + 2 if tokens.low(at + 1) in ("few", "couple") else at + 1
    code = timecode_at(tokens, past)
    length = (code[0], code[1]) if code else length_at(tokens, past)
    if length is None and tokens.low(past) in ("minute", "minutes", "second", "hour"):
        if past > at + 1:
            return Locator("time", "0", "180", approximate=True), past + 1
        length = float(UNITS[tokens.low(past)]), past + 1
    if length is None:
        return None
    if edge > 0:
        return Locator("time", "0", seconds_text(length[0])), length[1]
    return Locator("time", seconds_text(-length[0]), END_OF_RECORDING), length[1]


def _from_start_at(tokens: Tokens, at: int) -> TimesFound | None:
    """ "from the beginning to 0:45"."""
    if tokens.low(at) not in _STARTS:
        return None
    past = at + 1
    for word in ("of", "the"):
        past += tokens.low(past) == word
    past += tokens.low(past) in _MEDIA
    mark = range_mark_at(tokens, past)
    last = _moment_at(tokens, _skip_lead(tokens, mark)) if mark is not None else None
    if last is None:
        return None
    return Locator("time", "0", seconds_text(last[0].seconds), approximate=last[0].loose), last[1]


def _parameter_at(tokens: Tokens, at: int) -> TimesFound | None:
    """ "t=155" and "t=155s", copied from a link."""
    if tokens.low(at) not in ("t", "start") or not tokens.is_mark(at + 1, "=", tight=True):
        return None
    value = decimal_at(tokens, at + 2)
    if value is None or timecode_at(tokens, at + 2) or length_at(tokens, at + 2):
        return None
    return Locator("time", seconds_text(value[0])), value[1]


def _skip_lead(tokens: Tokens, at: int) -> int:
    """Step over what may stand before the end of a range: "to about the 3:10"."""
    for _ in range(3):
        if tokens.low(at) in ("the", "la", "about", "around", "approximately", "at") or tokens.is_mark(at, "~"):
            at += 1
    return at


def _span_at(tokens: Tokens, at: int, first: _Moment, past: int) -> TimesFound | None:
    for _ in range(2):
        if tokens.low(past) in ("mark", "marker", "point"):
            past += 1
    mark = range_mark_at(tokens, past) or _ending_at(tokens, past)
    if mark is None and tokens.low(past) == "and" and "between" in (tokens.low(at - 1), tokens.low(at - 2)):
        mark = past + 1
    if mark is None:
        start = seconds_text(first.seconds)
        if tokens.low(past) in ("onward", "onwards", "on") or tokens.is_mark(past, "+", tight=True):
            return Locator("time", start, END_OF_RECORDING, approximate=first.loose), past + 1
        return None
    lead = _skip_lead(tokens, mark)
    if tokens.low(lead) in _ENDS:
        return Locator("time", seconds_text(first.seconds), END_OF_RECORDING, approximate=first.loose), lead + 1
    read = _moment_at(tokens, lead)
    elided = False
    if read is not None:
        first, read = _in_hours(first, read[0]), (_in_hours(read[0], first), read[1])
    if read is None or (read[0].form == "code" and read[0].seconds < first.seconds):
        short = _short_end_at(tokens, lead, first) or _unitless_end_at(tokens, lead, first, past)
        elided, read = short is not None and first.form == "code", short or read
    if read is None:
        return None
    last, past = read
    loose = first.loose or last.loose or bool(first.lasts or last.lasts)
    low, high = sorted((first.seconds, last.seconds + last.lasts))
    if low == high:
        return Locator("time", seconds_text(low), "", approximate=loose), past
    past += tokens.low(past) in ("mark", "marker", "point")
    return Locator("time", seconds_text(low), seconds_text(high), approximate=loose, elided=elided), past


def _in_hours(one: _Moment, other: _Moment) -> _Moment:
    """One end of "1:30-1:45 hours", where the unit said once counts for both."""
    said_once = other.form == "hours" and one.form == "code" and one.seconds < 3600
    return replace(one, seconds=one.seconds * 60, form="hours") if said_once else one


def _ending_at(tokens: Tokens, at: int) -> int | None:
    """The position after ", ends at", "and ending at" or "(to", which open the end of a span."""
    past = at
    if tokens.is_mark(past, "("):
        return range_mark_at(tokens, past + 1) if tokens[past + 1].kind == "word" else None
    past += tokens.is_mark(past, ",")
    past += tokens.low(past) == "and"
    return past + 1 if tokens.low(past) in ("ends", "ending", "stops", "stopping") else None


def _short_end_at(tokens: Tokens, at: int, first: _Moment) -> tuple[_Moment, int] | None:
    """The end of "2:35–50" (seconds alone), "1:02:35–05:10" (no hour) and "minutes 3–5"."""
    code = timecode_at(tokens, at)
    if code is not None:
        longer = first.seconds - first.seconds % 3600 + code[0]
        return (_Moment(longer, "code"), code[1]) if first.seconds >= 3600 and longer > first.seconds else None
    counted = counted_at(tokens, at)
    if counted is None or tokens.is_mark(counted[1], ":/%", tight=True):
        return None
    if first.lasts:
        return _Moment(counted[0] * 60.0, "minute", first.lasts), counted[1]
    longer = first.seconds - first.seconds % 60 + counted[0]
    two_figures = first.form == "code" and len(tokens[at].text) == 2 and counted[0] < 60
    return (_Moment(longer, "code"), counted[1]) if two_figures and longer > first.seconds else None


def _unitless_end_at(tokens: Tokens, at: int, first: _Moment, past: int) -> tuple[_Moment, int] | None:
    """The end of "2 min to 3", counted as the last unit before ``past``, where the first moment ends."""
    unit = UNITS.get(tokens.low(past - 2 if tokens.is_mark(past - 1, ".") else past - 1))
    counted = counted_at(tokens, at)
    if first.form != "length" or unit is None or counted is None:
        return None
    if tokens[counted[1]].kind not in ("end", "mark") or tokens.is_mark(counted[1], ":/%-", tight=True):
        return None
    last = float(counted[0] * unit)
    if last <= first.seconds:
        # "3 min 20 sec to 50" stays in the third minute
        last += first.seconds - first.seconds % (unit * 60)
    return (_Moment(last, "length"), counted[1]) if last > first.seconds else None


def _bare_first_at(tokens: Tokens, at: int) -> tuple[_Moment, int] | None:
    """The start of "2–3 min": a bare number whose unit is said once, after the end of the range."""
    first = counted_at(tokens, at)
    mark = range_mark_at(tokens, first[1]) if first is not None else None
    if first is not None and tokens.low(first[1]) == "and" and tokens.low(at - 1) == "between":
        mark = first[1] + 1
    second = counted_at(tokens, mark) if mark is not None else None
    if first is None or second is None or second[0] <= first[0]:
        return None
    unit = second[1] + 1 if tokens.is_mark(second[1], "-") else second[1]
    size = UNITS.get(tokens.low(unit))
    if size is None or tokens.is_mark(second[1], ":"):
        return None
    return _Moment(float(first[0] * size), "length"), first[1]


def _moment_at(tokens: Tokens, at: int) -> tuple[_Moment, int] | None:
    code = timecode_at(tokens, at)
    if code is not None and code[1] == at + 3 and UNITS.get(tokens.low(code[1])) == 3600:
        # "1:30 hours" are hours and minutes
        return _Moment(code[0] * 60, "hours"), code[1] + 1
    if code is not None:
        return _Moment(code[0], "code", loose=code[2]), code[1]
    named = _named_minute_at(tokens, at)
    if named is not None:
        return named
    length = length_at(tokens, at)
    return (_Moment(length[0], "length"), length[1]) if length is not None else None


def _named_minute_at(tokens: Tokens, at: int) -> tuple[_Moment, int] | None:
    """ "minute 3" is the whole of that minute, as is "third minute"; "minute 3:20" and "second 45" are points."""
    size = UNITS.get(tokens.low(at))
    if size in (60, 1) and len(tokens.low(at)) > 1:
        past = at + 1
        while tokens.is_mark(past, ".#") or tokens.low(past) in ("mark", "marker", "no"):
            past += 1
        code = timecode_at(tokens, past)
        if code is not None:
            return _Moment(code[0], "code", loose=code[2]), code[1]
        counted = counted_at(tokens, past)
        if counted is None or (tokens.low(at) == "minutes" and _are_of_meeting(tokens, at, past, counted[1])):
            return None
        finer = _named_second_at(tokens, counted[1]) if size == 60 else None
        if finer is not None:
            return _Moment(counted[0] * 60.0 + finer[0], "code"), finer[1]
        if UNITS.get(tokens.low(counted[1])) is not None:
            return None
        lasts = 60 if size == 60 else 0
        return _Moment(float(counted[0] * (size or 1)), "minute", lasts), counted[1]
    ordinal = ordinal_at(tokens, at)
    if ordinal is not None and tokens.low(ordinal[1]) == "minute" and ordinal[0] > 0:
        return _Moment((ordinal[0] - 1) * 60.0, "minute", 60), ordinal[1] + 1
    return None


def _are_of_meeting(tokens: Tokens, at: int, number: int, past: int) -> bool:
    """Whether "minutes" are the record of a meeting: with a date or "#2", or in a title ("Board minutes 3")."""
    if tokens.is_mark(number - 1, "#") or date_at(tokens, number) is not None:
        return True
    following = range_mark_at(tokens, past) or separator_at(tokens, past)
    is_list = following is not None and tokens[following].kind == "number"
    before = tokens[at - 1]
    return before.kind == "word" and len(before.text) > 2 and not is_filler(before.low) and not is_list


def _named_second_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The rest of "minute 3, second 20"."""
    past = at + tokens.is_mark(at, ",")
    past += tokens.low(past) in ("and", "y")
    if UNITS.get(tokens.low(past)) != 1 or len(tokens.low(past)) == 1:
        return None
    past += 2 if tokens.is_mark(past + 1, ".") else 1
    counted = counted_at(tokens, past)
    return counted if counted is not None and counted[0] < 60 else None


def _is_length(tokens: Tokens, at: int, past: int) -> bool:
    """Whether "5 minutes" tells how long something is and not where in the recording something happens."""
    if tokens.low(at - 1) in _LENGTH_BEFORE or tokens.low(past) in ("long", "each", "per", "of", "or", "ago", "later"):
        return True
    return tokens[past].kind == "word" and tokens.low(past) in _MEDIA | _HAPPENINGS
