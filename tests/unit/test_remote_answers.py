"""Reading answers: the wait the hub asks for, the slowest pace allowed, and what a refusal must hold."""

from __future__ import annotations

import pytest

from assessor_app.errors import HubUnreachableError
from assessor_app.protocol.messages import ScoreCopy
from assessor_app.remote.answers import Pace, parsed, retry_after
from assessor_app.remote.faults import NotTheHubError


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "30"}, 30.0),
        ({"retry-after": " 0 "}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "9" * 40}, None),
        ({"retry-after": "Sun, 22 Nov 2026 08:00:30 GMT"}, None),
        ({"retry-after": "Sun, 22 Nov 2026 08:00:30 GMT", "date": "Sun, 22 Nov 2026 08:00:00 GMT"}, 30.0),
        ({"retry-after": "Sun, 22 Nov 2026 08:00:00 GMT", "date": "Sun, 22 Nov 2026 09:00:00 GMT"}, 0.0),
        ({"retry-after": f"Sun, 22 Nov 2026 08:00:00 {'9' * 20}", "date": "Sun, 22 Nov 2026 09:00:00 GMT"}, None),
        ({"retry-after": "Sun, 99 Nov 2026 08:00:00 GMT", "date": "Sun, 22 Nov 2026 09:00:00 GMT"}, None),
    ],
)
def test_the_wait_asked_for_never_depends_on_this_devices_clock(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


def test_an_answer_that_drips_is_given_up_while_a_slow_one_is_not() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    now[0] = 29.0
    pace.check(1)
    now[0] = 120.0
    pace.check(2_000_000)
    with pytest.raises(HubUnreachableError, match="too slowly"):
        pace.check(1000)


def test_what_does_not_parse_never_quotes_the_body() -> None:
    body = b'{"assignment_id":"a","scorable_id":"s","rev":1,"score":{"comment":17},"name":"Mary Major"}'
    with pytest.raises(NotTheHubError) as refused:
        parsed(ScoreCopy, body)
    said = f"{refused.value} {refused.value.__cause__}"
    assert "Mary" not in said
    assert "17" not in said
    assert "score.comment" in said
