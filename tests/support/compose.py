"""The compose file of a hub as data, with what ``hub.env`` would say filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from tests.support.hub import ROOT

PACKAGING = ROOT / "packaging"
_ASKED = re.compile(r"\$\{([A-Z_]+)(?:(:[?-])([^}]*))?\}")


def compose(values: Mapping[str, str]) -> dict[str, Any]:
    """The file, its variables replaced as Compose does it. Raises KeyError for one that must be set and is not."""

    def said(found: re.Match[str]) -> str:
        name, how, otherwise = found.groups()
        return values.get(name) or otherwise if how == ":-" else values[name]

    text = (PACKAGING / "hub-compose.yaml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(_ASKED.sub(said, text))
    return told


def dockerfile() -> list[tuple[str, str]]:
    """The hub's Dockerfile: instruction and what follows, lines that go on put together."""
    text = (PACKAGING / "hub.Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines)]
