"""Grammar of seconds: time codes such as "1:02:35" and lengths such as "2 min 35 s"."""

from __future__ import annotations

from typing import Final

from assessor_app.domain.citation.tokens import Tokens
from assessor_app.domain.citation.values import counted_at

UNITS: Final = (
    dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "hora", "horas"), 3600)
    | dict.fromkeys(("m", "min", "mins", "minute", "minutes", "minuto", "minutos", "′"), 60)
    | dict.fromkeys(("s", "sec", "secs", "second", "seconds", "seg", "segundo", "segundos", "″"), 1)
)
_MAX_SECONDS: Final = 360_000.0


def timecode_at(tokens: Tokens, at: int) -> tuple[float, int, bool] | None:
    """ "2:35", "1:02:35", "00:02:35.5", "01:15:30:12": seconds, the position after, and whether frames were cut.

    Subtitles part the thousandths by a comma ("00:02:35,500").
    """
    values: list[int] = []
    past = at
    while tokens[past].kind == "number" and len(values) < 5:
        values.append(tokens[past].number)
        if len(values) > 1 and len(tokens[past].text) != 2:
            return None
        past += 1
        if not (tokens.is_mark(past, ":", tight=True) and tokens.is_tight_number(past + 1)):
            break
        past += 1
    framed = len(values) == 4
    if not 2 <= len(values) <= 4 or len(tokens[at].text) > 3 or _is_middle(tokens, at):
        return None
    clock = values[:3]
    if any(value >= 60 for value in clock[1:]):
        return None
    seconds = float(sum(value * 60**place for place, value in enumerate(reversed(clock))))
    if not framed and _has_fraction(tokens, past, of_subtitle=len(values) == 3):
        seconds += float(f"0.{tokens[past + 1].text}")
        past += 2
    return (seconds, past, framed) if seconds <= _MAX_SECONDS else None


def _has_fraction(tokens: Tokens, at: int, *, of_subtitle: bool) -> bool:
    if not tokens.is_tight_number(at + 1):
        return False
    thousandths = of_subtitle and len(tokens[at + 1].text) == 3 and not tokens.is_mark(at + 2, ":", tight=True)
    return tokens.is_mark(at, ".,", tight=True) and (tokens[at].text == "." or thousandths)


def _is_middle(tokens: Tokens, at: int) -> bool:
    """Whether the number belongs to a longer run of figures and colons that began before it."""
    return tokens.is_tight_number(at) and tokens.is_mark(at - 1, ":", tight=True) and tokens[at - 2].kind == "number"


def seconds_text(seconds: float) -> str:
    """Seconds as text: whole where they are, else up to three decimals."""
    return str(int(seconds)) if seconds == int(seconds) else f"{seconds:.3f}".rstrip("0").rstrip(".")


def length_at(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """ "3 min 20 sec", "2m35s", "90 seconds", "2'35\"", "2 min 35", "1 hour and 2 minutes": units falling."""
    total, past, last = 0.0, at, 0
    while True:
        start = past
        if last:
            start += tokens.is_mark(start, ",")
            start += tokens.low(start) == "and"
        step = _quantity_at(tokens, start, last)
        if step is None:
            break
        total, past, last = total + step[0], step[1], step[2]
        if last == 1:
            break
    return (total, past) if last and total <= _MAX_SECONDS else None


def _quantity_at(tokens: Tokens, at: int, last: int) -> tuple[float, int, int] | None:
    """One number with its unit: seconds, the position after, the unit. A last bare number goes to the unit below."""
    number = decimal_at(tokens, at)
    if number is None:
        return None
    value, past = number
    unit = past + 1 if tokens.is_mark(past, "-", tight=True) else past
    size = UNITS.get(tokens.low(unit))
    if tokens.is_mark(unit, "'", tight=True):
        size = 60
    marked = _second_mark_at(tokens, unit) if last == 60 else None
    if marked is not None:
        return value, marked, 1
    if size is None:
        bare = last in (60, 3600) and value < 60 and _ends_clause(tokens, past) and tokens.low(at - 1) != "and"
        return (value * last / 60, past, last // 60) if bare and not tokens.is_mark(at - 1, ",") else None
    if (last and size >= last) or (len(tokens.low(unit)) == 1 and not _is_short_unit(tokens, unit, last, size)):
        return None
    return value * size, unit + (2 if tokens.is_mark(unit + 1, ".", tight=True) else 1), size


def _second_mark_at(tokens: Tokens, at: int) -> int | None:
    """The position after the mark for seconds, ``"`` or two primes, tied to the number before it."""
    if tokens[at].text == '"' and tokens[at].tight:
        return at + 1
    return at + 2 if tokens.is_mark(at, "'", tight=True) and tokens.is_mark(at + 1, "'", tight=True) else None


def _is_short_unit(tokens: Tokens, at: int, last: int, size: int) -> bool:
    """Whether a single "m", "s", "h" or prime is a unit: tied to its number, or beside a greater or a smaller unit."""
    if _ends_clause(tokens, at + 1):
        return True
    if tokens[at].text == "'":
        seconds = tokens[at + 1].kind == "number" and _second_mark_at(tokens, at + 2) is not None
        return tokens.is_tight_number(at + 1) or seconds
    return tokens[at].tight or last > 0 or _finer_follows(tokens, at + 1, size)


def _finer_follows(tokens: Tokens, at: int, size: int) -> bool:
    number = decimal_at(tokens, at)
    return number is not None and UNITS.get(tokens.low(number[1]), size) < size


def decimal_at(tokens: Tokens, at: int) -> tuple[float, int] | None:
    """A number in figures or words, with decimals or without, and the position after it."""
    counted = counted_at(tokens, at)
    if counted is None:
        return None
    value, past = counted
    if tokens[at].kind == "number" and tokens.is_mark(past, ".", tight=True) and tokens.is_tight_number(past + 1):
        return float(f"{value}.{tokens[past + 1].text}"), past + 2
    return float(value), past


def _ends_clause(tokens: Tokens, at: int) -> bool:
    return tokens[at].kind in ("end", "mark") and not tokens.is_mark(at, ":/%", tight=True)
