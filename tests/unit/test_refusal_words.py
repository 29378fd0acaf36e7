"""Every refusal of the hub is said in the desk's own words, so that it can be said in the user's language."""

from __future__ import annotations

import ast
from http import HTTPStatus
from pathlib import Path

import pytest

from assessor_app import hub
from assessor_app.hub.door import refusals
from assessor_app.protocol.messages import Refusal
from assessor_app.remote.answers import refusal
from assessor_app.remote.faults import HubBusyError
from assessor_app.remote.refusal_words import REFUSALS, refusal_words
from assessor_app.sentences import Sentence

_HUB = Path(hub.__file__).parent


def _code_of(call: ast.Call) -> ast.expr | None:
    """What stands in a call for the code of a refusal; None for any other call."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    place = {"RefusedError": 1, "BodyRefusedError": 1, "Refusal": 0}.get(name)
    if place is None:
        return None
    named = {one.arg: one.value for one in call.keywords}
    return named.get("error") or (call.args[place] if len(call.args) > place else None)


def _codes_of_the_hub() -> set[str]:
    """Every code written out in the hub's sources, and those made of the names of HTTP's own statuses."""
    found: set[str] = set()
    for path in _HUB.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            code = _code_of(call) if isinstance(call, ast.Call) else None
            if isinstance(code, ast.Constant):
                found.add(str(code.value))
            elif code is not None:
                # there an exception passes on the code that it was made with
                assert path.name in {"refusals.py", "request_body.py"}, (
                    f"{path.name}:{code.lineno} gives a code that is not written out"
                )
    return found | {HTTPStatus(one).phrase.casefold().replace(" ", "_") for one in refusals._SENTENCES}


def test_every_code_the_hub_can_give_has_words_of_the_desk() -> None:
    codes = _codes_of_the_hub()
    assert len(codes) > 25
    assert sorted(codes - set(REFUSALS)) == []


def test_words_kept_in_the_vault_can_still_be_translated() -> None:
    assert [code for code, words in REFUSALS.items() if words.values or not isinstance(words, Sentence)] == []


def test_an_unknown_code_is_said_as_the_hub_says_it() -> None:
    assert refusal_words(Refusal(error="moon_phase", sentence="The <b>moon</b> is full.")) == "The <b>moon</b> is full."


@pytest.mark.parametrize(
    ("wait", "said"),
    [("30", "Try again in a minute."), ("540", "Try again in 9 minutes."), (None, "Try again later.")],
)
def test_how_long_to_wait_is_told_in_minutes(wait: str | None, said: str) -> None:
    body = Refusal(error="too_many_failures", sentence="Too often.").model_dump_json().encode()
    headers = {} if wait is None else {"retry-after": wait}
    error = refusal(429, headers, body)
    assert isinstance(error, HubBusyError)
    assert str(error) == f"Signing in failed too often. {said}"


@pytest.mark.parametrize("status", [401, 403, 404, 409, 422, 503])
def test_the_desk_does_not_repeat_the_hubs_words(status: int) -> None:
    body = Refusal(error="not_found", sentence="English of the hub").model_dump_json().encode()
    assert str(refusal(status, {}, body)) == REFUSALS["not_found"]
