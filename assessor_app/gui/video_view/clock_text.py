"""Writes moments and spans the way a player shows them, and the way they are spoken."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def clock_text(seconds: float) -> str:
    """``03:20``, or ``1:03:20`` from an hour on; never negative."""
    hours, minutes, rest = _parts(seconds)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def span_text(start: float, end: float | None) -> str:
    """``03:20–04:05``, or one moment when there is no end."""
    return clock_text(start) if end is None else f"{clock_text(start)}–{clock_text(end)}"


def spoken_time(seconds: float) -> str:
    """ "3 minutes 20", "1 hour 3 minutes 20" or "45 seconds", for a screen reader."""
    hours, minutes, rest = _parts(seconds)
    if not hours and not minutes:
        return _counted(rest, _tr("1 second"), _tr("{n} seconds"))
    words = [_counted(hours, _tr("1 hour"), _tr("{n} hours"))] if hours else []
    if minutes:
        words.append(_counted(minutes, _tr("1 minute"), _tr("{n} minutes")))
    if rest:
        words.append(str(rest) if minutes else _counted(rest, _tr("1 second"), _tr("{n} seconds")))
    return " ".join(words)


def spoken_progress(seconds: float, duration: float) -> str:
    """ "3 minutes 20 of 9 minutes 40"."""
    return _tr("{now} of {length}").format(now=spoken_time(seconds), length=spoken_time(duration))


def _parts(seconds: float) -> tuple[int, int, int]:
    whole = max(0, int(seconds + 1e-6))
    hours, rest = divmod(whole, 3600)
    minutes, rest = divmod(rest, 60)
    return hours, minutes, rest


def _counted(number: int, one: str, many: str) -> str:
    return one if number == 1 else many.format(n=number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("spoken_time", text)
