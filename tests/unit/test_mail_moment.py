"""When a mail was sent is told by the reader's clock and in the reader's words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QLocale, QTimeZone

from assessor_app.media.reading.mail_moment import moment_of_mail

BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
AMERICAN = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)
CHICAGO, BERLIN = QTimeZone(b"America/Chicago"), QTimeZone(b"Europe/Berlin")
NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def plain(words: str) -> str:
    """Without the narrow spaces that some countries put before "AM"."""
    return words.replace("\u202f", " ").replace("\xa0", " ")


def test_a_moment_is_told_in_the_readers_zone_with_the_senders_time_beside_it() -> None:
    told = plain(moment_of_mail(NOON, AMERICAN, CHICAGO))
    assert told.startswith("Tuesday, March 3, 2026, 6:00 AM ")
    assert told.endswith("(sent at 12:00 PM UTC)")


def test_the_senders_day_is_told_where_it_is_another_one() -> None:
    late = datetime(2026, 3, 3, 2, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    told = plain(moment_of_mail(late, BRITISH, CHICAGO))
    assert told.startswith("Monday 2 March 2026, 15:00 ") or told.startswith("Monday, 2 March 2026, 15:00 ")
    assert told.endswith("(sent at 03/03/2026, 02:30 UTC+05:30)")


def test_a_sender_in_the_readers_zone_needs_no_second_time() -> None:
    told = moment_of_mail(NOON.astimezone(timezone(timedelta(hours=1))), GERMAN, BERLIN)
    assert told.startswith("Dienstag, 3. März 2026, 13:00 ")
    assert "(" not in told


def test_summer_time_is_that_of_the_mails_own_day() -> None:
    told = plain(moment_of_mail(datetime(2026, 7, 3, 12, 0, tzinfo=UTC), AMERICAN, CHICAGO))
    assert ", 7:00 AM " in told


def test_a_moment_without_a_zone_is_shown_as_it_stands() -> None:
    told = plain(moment_of_mail(NOON.replace(tzinfo=None), AMERICAN, CHICAGO))
    assert told == "Tuesday, March 3, 2026, 12:00 PM (time zone unknown)"


@pytest.mark.parametrize("year", [1, 1900, 9999])
def test_years_at_the_ends_of_the_calendar_have_words(year: int) -> None:
    offset = timezone(timedelta(hours=-14 if year == 9999 else 14))
    assert moment_of_mail(datetime(year, 1, 1, tzinfo=offset), AMERICAN, CHICAGO)
