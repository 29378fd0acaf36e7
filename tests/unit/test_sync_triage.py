"""The table of outcomes: what follows from each answer of the hub, row by row."""

from __future__ import annotations

import pytest

from assessor_app.errors import HubRefusedError, HubUnreachableError, NotSignedInError
from assessor_app.protocol.messages import ScoreBody, ScoreCopy
from assessor_app.remote.answers import refusal
from assessor_app.remote.faults import NotTheHubError, OtherHubError, StaleRevisionError
from assessor_app.sync.triage import HubError, triage, triage_run

REFUSAL = b'{"error":"no","sentence":"No."}'
STALE = b'{"error":"stale","sentence":"Changed.","current":%s}' % (
    ScoreCopy(assignment_id="a", scorable_id="s", rev=2, score=ScoreBody()).model_dump_json().encode()
)


def answered(status: int, body: bytes = REFUSAL, **headers: str) -> HubError:
    error = refusal(status, headers, body)
    assert isinstance(error, HubUnreachableError | HubRefusedError)
    return error


@pytest.mark.parametrize(
    ("error", "fate", "stops", "standing", "retry"),
    [
        (HubUnreachableError("gone"), "keep", True, "offline", True),
        (NotTheHubError("portal"), "keep", True, "not_the_hub", True),
        (OtherHubError("other"), "keep", True, "other_hub", False),
        (answered(302), "keep", True, "not_the_hub", True),
        (answered(407), "keep", True, "not_the_hub", True),
        (answered(511), "keep", True, "not_the_hub", True),
        (answered(403, b"<html>blocked by your firewall</html>"), "keep", True, "not_the_hub", True),
        (answered(401, b"<html>log in</html>"), "keep", True, "not_the_hub", True),
        (answered(401), "keep", True, "sign_in", False),
        (answered(401, b'{"error":"revoked","sentence":"No."}'), "keep", True, "revoked", False),
        (answered(401, b'{"error":"wipe","sentence":"No."}'), "keep", True, "wipe", False),
        (answered(403, b'{"error":"wipe","sentence":"No."}'), "refuse", False, "connected", False),
        (answered(426), "keep", True, "update", False),
        (answered(408), "keep", True, "busy", True),
        (answered(425), "keep", True, "busy", True),
        (answered(429), "keep", True, "busy", True),
        (answered(502, b""), "keep", True, "busy", True),
        (answered(503, b""), "keep", True, "busy", True),
        (answered(504, b""), "keep", True, "busy", True),
        (answered(500, b"oops"), "keep", False, "busy", True),
        (answered(507, b""), "keep", False, "busy", True),
        (answered(409), "keep", False, "waiting", True),
        (answered(412, STALE), "park", False, "connected", False),
        (answered(412), "keep", True, "not_the_hub", True),
        (answered(400), "refuse", False, "connected", False),
        (answered(403), "refuse", False, "connected", False),
        (answered(404), "refuse", False, "connected", False),
        (answered(422), "refuse", False, "connected", False),
        (answered(428), "refuse", False, "connected", False),
    ],
)
def test_each_answer_has_its_row(error: HubError, fate: str, stops: bool, standing: str, retry: bool) -> None:
    verdict = triage(error)
    assert (verdict.fate, verdict.stops, verdict.standing, verdict.retry) == (fate, stops, standing, retry)


def test_no_row_deletes_work() -> None:
    fates = {triage(answered(status)).fate for status in range(300, 600)}
    assert fates == {"keep", "refuse"}


def test_the_types_tell_the_special_cases_apart() -> None:
    assert isinstance(answered(401), NotSignedInError)
    stale = answered(412, STALE)
    assert isinstance(stale, StaleRevisionError)
    assert stale.current.rev == 2


def test_the_wait_the_hub_asked_for_is_passed_on() -> None:
    assert triage(answered(503, b"", **{"retry-after": "17"})).retry_after == 17.0


def test_a_refused_feed_is_tried_again_as_there_is_nothing_to_refuse() -> None:
    verdict = triage_run(answered(403))
    assert (verdict.fate, verdict.stops, verdict.standing, verdict.retry) == ("keep", True, "refused", True)
    assert triage_run(answered(401)) == triage(answered(401))


def test_a_conflict_that_lasts_becomes_the_persons_business() -> None:
    fates = [triage(answered(409), attempts).fate for attempts in (1, 4, 5, 6)]
    assert fates == ["keep", "keep", "refuse", "refuse"]
