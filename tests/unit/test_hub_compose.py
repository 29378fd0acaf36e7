"""The compose file cannot be started here, so it is held against what the program understands."""

from __future__ import annotations

import argparse
import re
from typing import Any

import pytest
import yaml

from assessor_app.commands import hub, hub_place
from assessor_app.hub.environment import PROVIDER_SECRET, PROXIES, HubEnvironment
from tests.support.hub import ROOT as CHECKOUT

PACKAGING = CHECKOUT / "packaging"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The file as data."""
    told: dict[str, Any] = yaml.safe_load((PACKAGING / "hub-compose.yaml").read_text(encoding="utf-8"))
    return told


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    hub.add_arguments(parser.add_subparsers())
    return parser


def test_the_hub_is_started_with_arguments_and_variables_it_knows(compose: dict[str, Any]) -> None:
    service = compose["services"]["hub"]
    known = {value for name, value in vars(hub_place).items() if name.endswith("_VARIABLE")}

    args = _parser().parse_args(service["command"])
    assert (args.verb, args.host, args.workers) == ("serve", "0.0.0.0", 4)
    assert {name for name in service["environment"] if name.startswith("ASSESSOR_")} == known | {
        PROXIES,
        PROVIDER_SECRET,
    }


def test_every_service_network_volume_and_variable_is_there(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for service in services.values():
        assert set(service.get("depends_on", ())) <= set(services)
        assert set(service["networks"]) <= set(compose["networks"])
        named = {volume.partition(":")[0] for volume in service.get("volumes", ())}
        assert {name for name in named if not name.startswith(".")} <= set(compose["volumes"])
        assert all((PACKAGING / name).is_file() for name in named if name.startswith("."))
    asked = set(re.findall(r"\$\{([A-Z_]+)", (PACKAGING / "hub-compose.yaml").read_text(encoding="utf-8")))
    example = (PACKAGING / "hub.env.example").read_text(encoding="utf-8")
    assert asked == set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    assert (CHECKOUT / services["hub"]["build"]["dockerfile"]).is_file()


def test_only_the_proxy_is_open_to_the_world(compose: dict[str, Any]) -> None:
    services = compose["services"]

    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert [name for name, service in services.items() if "outside" in service["networks"]] == ["proxy"]
    # The hub asks the provider, which is elsewhere; the proxy must not meet it there, where its word does not count.
    assert [name for name, service in services.items() if "outgoing" in service["networks"]] == ["hub"]
    assert not (compose["networks"]["outgoing"] or {}).get("internal")
    inside = compose["networks"]["inside"]
    assert inside["internal"] is True
    told = {name: str(value) for name, value in services["hub"]["environment"].items()}
    assert HubEnvironment.read(told).proxies == (inside["ipam"]["config"][0]["subnet"],)
