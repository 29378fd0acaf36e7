"""The line in the status bar says in plain words how it stands."""

from __future__ import annotations

from typing import get_args

import pytest

from assessor_app.sync.status_line import status_line
from assessor_app.sync.triage import Standing


@pytest.mark.parametrize(
    ("standing", "unsent", "attention", "line"),
    [
        ("connected", 0, 0, "Connected"),
        ("connected", 2, 0, "Connected — 2 changes waiting to be sent"),
        ("connected", 1, 1, "Connected — 1 change needs attention"),
        ("connected", 3, 2, "Connected — 1 change waiting to be sent · 2 changes need attention"),
        ("offline", 0, 0, "Offline"),
        ("offline", 3, 0, "Offline — 3 changes saved on this laptop, will sync when connected"),
        ("offline", 1200, 0, "Offline — 1,200 changes saved on this laptop, will sync when connected"),
        ("sign_in", 3, 0, "Sign in again to send 3 changes"),
        ("sign_in", 0, 0, "Sign in again to sync"),
        ("sign_in", 1, 1, "Sign in again to sync — 1 change needs attention"),
        ("busy", 1, 0, "The hub is busy — 1 change saved on this laptop, will be sent again"),
        ("untried", 0, 0, "Not connected yet"),
    ],
)
def test_the_line(standing: Standing, unsent: int, attention: int, line: str) -> None:
    assert status_line(standing, unsent, attention) == line


@pytest.mark.parametrize("standing", get_args(Standing))
def test_every_standing_has_words_and_unsent_work_is_always_named(standing: Standing) -> None:
    assert status_line(standing, 0, 0)
    assert "7 changes" in status_line(standing, 7, 0)
    assert "7 changes need attention" in status_line(standing, 7, 7)


@pytest.mark.parametrize(
    ("unsent", "attention", "conflicts", "line"),
    [
        (1, 1, 1, "Connected — 1 conflict to settle"),
        (5, 4, 3, "Connected — 1 change waiting to be sent · 3 conflicts to settle · 1 change needs attention"),
    ],
)
def test_conflicts_are_told_apart(unsent: int, attention: int, conflicts: int, line: str) -> None:
    assert status_line("connected", unsent, attention, conflicts) == line
