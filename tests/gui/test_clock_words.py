"""The time of a save is written as the user's locale writes times, to the second and without the time zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from assessor_app.gui.widgets.sizes import clock_words


@pytest.fixture
def spoken() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("C", "14:02:11"),
        ("en_US", "2:02:11 PM"),
        ("en_GB", "14:02:11"),
        ("es_ES", "14:02:11"),
        # the letters of words are no part of the zone's name
        ("fr_CA", "14 h 02 min 11 s"),
        ("zh_CN", "14:02:11"),
    ],
)
def test_the_time_is_that_of_the_locale(locale: str, said: str) -> None:
    QLocale.setDefault(QLocale(locale))
    afternoon = datetime(2026, 11, 28, 14, 2, 11).astimezone()
    assert " ".join(clock_words(afternoon).split()) == said
