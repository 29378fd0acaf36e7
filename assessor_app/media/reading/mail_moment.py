"""When a mail was sent, in the words of the reader's own country and by the clock of their own zone."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime, QTimeZone


def moment_of_mail(sent_at: datetime, locale: QLocale | None = None, zone: QTimeZone | None = None) -> str:
    """Day and time in ``zone`` (else this laptop's), with the zone's short name, and the sender's time if it differs.

    A moment without an offset is shown as it stands, and that its zone is unknown.
    """
    locale = locale or QLocale()
    say = QCoreApplication.translate
    theirs = _words(locale, sent_at)
    offset = sent_at.utcoffset()
    if offset is None:
        return say("MailReader", "{moment} (time zone unknown)").format(moment=theirs)
    seconds = round((sent_at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
    here = QDateTime.fromSecsSinceEpoch(seconds, zone or QTimeZone.systemTimeZone())
    if not here.isValid():
        return theirs
    # the zone itself names its time for just that day; the clock of the laptop may be in another season
    name = here.timeZone().displayName(here, QTimeZone.NameType.ShortName, locale) or here.timeZoneAbbreviation()
    ours = f"{locale.toString(here.date(), QLocale.FormatType.LongFormat)}, " + (
        f"{locale.toString(here.time(), QLocale.FormatType.ShortFormat)} {name}"
    )
    if here.offsetFromUtc() == round(offset.total_seconds()):
        return ours
    there = locale.toString(_time(sent_at), QLocale.FormatType.ShortFormat)
    zone_of_sender = _offset_words(round(offset.total_seconds()))
    if here.date() != _date(sent_at):
        there = f"{locale.toString(_date(sent_at), QLocale.FormatType.ShortFormat)}, {there}"
    return say("MailReader", "{here} (sent at {there} {zone})").format(here=ours, there=there, zone=zone_of_sender)


def _words(locale: QLocale, moment: datetime) -> str:
    form = QLocale.FormatType
    return f"{locale.toString(_date(moment), form.LongFormat)}, {locale.toString(_time(moment), form.ShortFormat)}"


def _date(moment: datetime) -> QDate:
    return QDate(moment.year, moment.month, moment.day)


def _time(moment: datetime) -> QTime:
    return QTime(moment.hour, moment.minute, moment.second)


def _offset_words(seconds: int) -> str:
    """An offset as people write it: "UTC", "UTC-06:00"."""
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"UTC{'-' if seconds < 0 else '+'}{hours:02}:{minutes:02}" if seconds else "UTC"
