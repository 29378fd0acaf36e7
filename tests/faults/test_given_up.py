"""A laptop is given up only where its own hub says so twice, and never by what stands between the two."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor_app.protocol.messages import DeviceList, Meta
from assessor_app.store import identity
from assessor_app.store.identity import Identity
from tests.support.laptop import Laptop, open_laptop
from tests.support.rude_server import (
    Manner,
    RudeServer,
    answering,
    broken,
    captive_portal,
    redirecting,
    saying_json,
    signed_out,
)


def greeting(programme: str = "Test") -> Manner:
    told = Meta(service="assessor-hub", schema_min=1, schema_max=1, programme=programme)
    return saying_json(told.model_dump_json().encode())


def ended(order: str) -> Manner:
    return saying_json(json.dumps({"error": order, "sentence": "Given up."}).encode(), 401)


META = greeting()
DEVICES = saying_json(DeviceList(devices=[]).model_dump_json().encode())


@pytest.fixture
def hub() -> Iterator[RudeServer]:
    with RudeServer() as server:
        yield server


@pytest.fixture
def laptop(hub: RudeServer, tmp_path: Path) -> Iterator[Laptop]:
    with open_laptop(tmp_path, hub.url) as one:
        one.edit("eo1.a", "shown", "mine")
        with one.shelf.vault.write() as session:
            identity.save_session(session, Identity(hub.url, "Test", "A-01", "Ana", "assessor", "device-1"))
        yield one


@pytest.mark.parametrize("order", ["revoked", "wipe"])
def test_what_the_hub_says_twice_is_believed_and_the_work_waits(hub: RudeServer, laptop: Laptop, order: str) -> None:
    hub.then(META, ended(order), META, ended(order))
    status = laptop.sync()
    assert (status.ended, status.unsent, status.retry_in, status.sign_in_needed) == (order, 1, None, False)
    assert "1 change saved on this laptop" in status.sentence
    # the second time by a request that changes nothing
    assert [(one.method, one.path) for one in hub.seen][-2:] == [("GET", "/meta"), ("GET", "/devices")]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param((META, DEVICES), id="the hub knows this laptop well"),
        pytest.param((META, signed_out), id="signed out, no more"),
        pytest.param((captive_portal,), id="a portal's page"),
        pytest.param((answering(401, b"<html>log in</html>"),), id="a proxy's 401 at the greeting"),
        pytest.param((META, answering(401, b"<html>log in</html>")), id="a proxy's 401"),
        pytest.param((META, answering(401, b'{"error":"revoked"}')), id="half a refusal"),
        pytest.param((META, redirecting("http://127.0.0.1:9/devices")), id="a way elsewhere"),
        pytest.param((greeting("Another"), ended("wipe")), id="another programme"),
        pytest.param((ended("wipe"),), id="no greeting"),
        pytest.param((broken,), id="nothing"),
    ],
)
def test_said_once_it_is_doubted(hub: RudeServer, laptop: Laptop, again: tuple[Manner, ...]) -> None:
    hub.then(META, ended("wipe"), *again)
    status = laptop.sync()
    assert (status.ended, status.unsent) == ("", 1)


@pytest.mark.parametrize(
    "first",
    [
        answering(401, b"<html>revoked</html>"),
        answering(401, b'{"error":"revoked"}'),
        answering(401, b'{"error":"wipe","sentence":"Now.","and":"more"}'),
        saying_json(b'{"error":"wipe","sentence":"Now."}', 403),
        captive_portal,
    ],
)
def test_what_is_no_refusal_of_the_hub_never_ends_a_laptop(hub: RudeServer, laptop: Laptop, first: Manner) -> None:
    hub.then(META, first, META, first)
    assert laptop.sync().ended == ""


def test_a_download_learns_it_too(hub: RudeServer, laptop: Laptop) -> None:
    hub.then(META, ended("revoked"), META, ended("revoked"))
    assert laptop.download().ended == "revoked"
