"""Sizes of files and moments in time in the words and the number format of the user's locale."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTimeZone

# the name of the time zone in a form of Qt's; words in quotes are left alone
_ZONE: Final = re.compile(r"('[^']*')|\s*[(\[]?t+[)\]]?")


def size_words(count: int) -> str:
    """A number of bytes as people read it: "412 MB", "1.2 GB"."""
    precision = 1 if count >= 1_000_000_000 else 0
    return QLocale().formattedDataSize(count, precision, QLocale.DataSizeFormat.DataSizeSIFormat)


def moment_words(moment: datetime) -> str:
    """An aware moment as local date, written out, and time to the minute."""
    stamp = QDateTime.fromMSecsSinceEpoch(int(moment.timestamp() * 1000), QTimeZone(QTimeZone.Initialization.LocalTime))
    day = QLocale().toString(stamp.date(), QLocale.FormatType.LongFormat)
    # the long form of both together would name the seconds and the time zone as well
    return f"{day}, {QLocale().toString(stamp.time(), QLocale.FormatType.ShortFormat)}"


def clock_words(moment: datetime) -> str:
    """The local time of an aware moment to the second, as the user's locale writes it."""
    stamp = QDateTime.fromMSecsSinceEpoch(int(moment.timestamp() * 1000), QTimeZone(QTimeZone.Initialization.LocalTime))
    # the only form with seconds names the zone as well
    pattern = _ZONE.sub(lambda found: found[1] or "", QLocale().timeFormat(QLocale.FormatType.LongFormat))
    return QLocale().toString(stamp.time(), pattern.strip())


def day_words(moment: datetime) -> str:
    """The local day of an aware moment: "Friday, 28 November"."""
    stamp = QDateTime.fromMSecsSinceEpoch(int(moment.timestamp() * 1000), QTimeZone(QTimeZone.Initialization.LocalTime))
    return QLocale().toString(stamp.date(), QLocale.FormatType.LongFormat)


def ago_words(moment: datetime, now: datetime | None = None) -> str:
    """How long ago a moment was: "just now", "2 minutes ago", "3 hours ago", else its day."""
    passed = ((now or datetime.now(UTC)) - moment).total_seconds()
    if passed < 60:
        return QCoreApplication.translate("ago", "just now")
    minutes = int(passed // 60)
    if minutes == 1:
        return QCoreApplication.translate("ago", "1 minute ago")
    if minutes < 60:
        return QCoreApplication.translate("ago", "{n} minutes ago").format(n=QLocale().toString(minutes))
    hours = minutes // 60
    if hours == 1:
        return QCoreApplication.translate("ago", "1 hour ago")
    if hours < 24:
        return QCoreApplication.translate("ago", "{n} hours ago").format(n=QLocale().toString(hours))
    return QCoreApplication.translate("ago", "on {day}").format(day=day_words(moment))
