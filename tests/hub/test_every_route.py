"""Every path of the hub as everybody: who gets in is written down here, and a path not in this table fails the test."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi import FastAPI

from assessor_app.hub.app import create_app
from assessor_app.protocol.messages import KEY_HEADER, SCHEMA_HEADER
from tests.support.hub import PASSWORD, Caller, LocalHub
from tests.support.hub_roles import another_device, device_of

ROLES = ("nobody", "other", "lead", "admin", "owner")
CODES = {"other": "A-ben", "lead": "A-lea", "admin": "A-ada", "owner": "A-ana"}
# What each role is told: for everybody, for whoever is signed in, for leads, for the reader alone.
OPEN = dict.fromkeys(ROLES, 200)
SIGNED_IN = {**OPEN, "nobody": 401}
LEADS = {"nobody": 401, "other": 403, "owner": 403, "lead": 200, "admin": 200}
OWNER = {"nobody": 401, "other": 404, "lead": 404, "admin": 404, "owner": 200}


@dataclass(frozen=True)
class Door:
    """One path: who gets which answer; ``owner`` is what the owner is told where that is not 200."""

    told: Mapping[str, int]
    body: Any = None
    owner: int | None = None
    query: str = ""
    path: Mapping[str, str] = field(default_factory=dict)

    def status(self, role: str) -> int:
        return self.owner if role == "owner" and self.owner is not None else self.told[role]


SIGN_IN = {"name": "ana", "password": PASSWORD, "device": "laptop"}
PROVIDED = {"code": "x", "verifier": "v" * 43, "redirect_uri": "http://127.0.0.1:1/", "device": "laptop"}
SIGNED = {"signature": "Ana", "decision": "Earned", "digest": "0" * 64}
POINT = {"code": "missing", "subject": "", "sentence": "The plan."}
RETURNED = {"signature": "Ana", "points": [POINT], "note": ""}
EVENT = {"made_at": "2026-03-01T12:00:00Z", "body": {"act": "event", "day": "2026-02-27", "title": "Training"}}
A = "/assessments/{assignment_id}"
DOORS: dict[str, Door] = {
    "GET /openapi.json": Door(OPEN),
    "GET /meta": Door(OPEN),
    "GET /health": Door(OPEN),
    "GET /ready": Door(OPEN),
    # no such path while the hub was not given a token for it
    "GET /metrics": Door(dict.fromkeys(ROLES, 404)),
    "POST /sign-in": Door(OPEN, SIGN_IN),
    # no such path for a programme without a provider
    "GET /sign-in/provider": Door(dict.fromkeys(ROLES, 404)),
    "POST /sign-in/provider": Door(dict.fromkeys(ROLES, 404), PROVIDED),
    "POST /sign-out": Door({**dict.fromkeys(ROLES, 204), "nobody": 401}),
    "GET /devices": Door(SIGNED_IN),
    "DELETE /devices/{device_id}": Door({**OWNER, "owner": 204}),
    "GET /changes": Door(SIGNED_IN),
    "GET /artifacts/{artifact_id}": Door(OWNER),
    "GET /progress": Door(LEADS),
    # what is not the caller's is left out of it
    "PUT /leases": Door(SIGNED_IN, {"assignment_ids": [], "days": 3}),
    "PUT /acts/{act_id}": Door(LEADS, EVENT),
    "GET /acts": Door(LEADS),
    f"PUT {A}/scores/{{scorable_id}}": Door(OWNER, {"mark": "shown"}),
    f"PUT {A}/annotations/{{annotation_id}}": Door(OWNER, {"annotation": None}),
    f"PUT {A}/feedback": Door(OWNER, {"feedback": "Thank you."}),
    # let in, and then refused for what is in it: other scores were signed, nothing is submitted
    f"POST {A}/submit": Door(OWNER, SIGNED, owner=412),
    f"POST {A}/recall": Door(OWNER, {"reason": "A slip"}, owner=409),
    f"POST {A}/return": Door(OWNER, RETURNED, owner=412),
    f"POST {A}/hand-back": Door(LEADS, {"note": "Look again."}),
    f"POST {A}/choices": Door(OWNER, {"thing": "score", "target": "eo1.a", "ways": {"mark": "mine"}}),
    f"GET {A}/revisions": Door(OWNER, query="?thing=score&target=eo1.a"),
    # the last one, since it takes the assignment away
    f"POST {A}/release": Door(OWNER),
}


def walked(routes: Any) -> Iterator[str]:
    """Every method and path an application answers, routers within it too."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from walked(inner.routes)
            continue
        for method in route.methods - {"HEAD"}:
            yield f"{method} {route.path.replace(':path}', '}')}"


@pytest.fixture
def app(hub: LocalHub) -> FastAPI:
    return create_app(hub.hub)


def test_every_path_is_in_the_table(app: FastAPI) -> None:
    assert sorted(walked(app.routes)) == sorted(DOORS)


def test_everybody_gets_what_is_theirs_and_nothing_else(hub: LocalHub, ana: Caller) -> None:
    hub.admin.add_user("ada", "A-ada", "Ada", None, "admin")
    artifact = ana.items()[1]["submission"]["artifacts"][0]["id"]
    own = {"assignment_id": hub.assignment_id, "artifact_id": artifact, "scorable_id": "eo1.a", "annotation_id": "n1"}
    own["device_id"] = another_device(hub, "A-ana")
    nothing = {**own, **dict.fromkeys(("assignment_id", "artifact_id", "device_id"), "0" * 32)}
    callers = {role: device_of(hub, code) for role, code in CODES.items()}
    told: dict[str, dict[str, int]] = {}
    leaks: list[str] = []
    before = _written(hub)
    for role in ROLES:
        if role == "owner":
            assert _written(hub) == before, "somebody who was refused changed something"
        for name, door in DOORS.items():
            # Signing out ends the device that does it.
            caller = device_of(hub, CODES[role]) if name == "POST /sign-out" and role in CODES else callers.get(role)
            answer = _send(hub, caller, name, door, own)
            told.setdefault(name, {})[role] = answer.status_code
            if (
                answer.status_code in {401, 403, 404}
                and answer.content != _send(hub, caller, name, door, nothing).content
            ):
                leaks.append(f"{role}: {name} tells that it is there")
            if role != "owner" and any(word in answer.text for word in ("Núñez", "We asked everybody", "plan.pdf")):
                leaks.append(f"{role}: {name} shows what is not theirs")
            if "Núñez" in answer.text:
                leaks.append(f"{role}: {name} tells the practitioner")

    expected = {name: {role: door.status(role) for role in ROLES} for name, door in DOORS.items()}
    assert told == expected
    assert not leaks


def test_a_withdrawn_case_is_nobodys(hub: LocalHub, ana: Caller, lea: Caller) -> None:
    artifact = ana.items()[1]["submission"]["artifacts"][0]["id"]
    hub.admin.withdraw(hub.assignment_id)
    own = {"assignment_id": hub.assignment_id, "artifact_id": artifact, "scorable_id": "eo1.a", "annotation_id": "n1"}

    for name, door in DOORS.items():
        if "{assignment_id}" in name or "{artifact_id}" in name:
            caller = lea if door.told is LEADS else ana
            assert _send(hub, caller, name, door, own).status_code == 404, name


def _send(hub: LocalHub, caller: Caller | None, name: str, door: Door, ids: Mapping[str, str]) -> Any:
    method, _, path = name.partition(" ")
    headers = {**(caller.headers if caller is not None else {SCHEMA_HEADER: "1"})}
    if method in {"PUT", "POST"} and "/assessments/" in path:
        headers |= {"If-Match": '"0"', KEY_HEADER: uuid.uuid4().hex}
    if name.endswith("/hand-back"):
        headers.pop("If-Match")
    if "/acts/" in path:
        headers[KEY_HEADER] = uuid.uuid4().hex
    # every act has a number of its own
    url = path.format(**ids, act_id=uuid.uuid4().hex) + door.query
    return hub.http.request(method, url, json=door.body, headers=headers)


def _written(hub: LocalHub) -> list[str]:
    return [one.event for one in hub.admin.acts() if one.actor == "A-ana" and one.event not in {"sign_in", "sign_out"}]
