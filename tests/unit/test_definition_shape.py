"""A definition whose values are something else than promised is refused as it is read, and not somewhere in a page."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from assessor_app.domain.definition import load_definition
from assessor_app.errors import DefinitionError
from assessor_app.paths import RESOURCES
from tests.support.vault import definition

FILES = sorted((RESOURCES / "credentials").rglob("*.yaml"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("title",), 3),
        (("id",), None),
        (("scales",), []),
        (("parts", 0, "title"), ["a"]),
        (("parts", 0, "kind"), "poem"),
        (("parts", 0, "prompts"), [{"id": {}, "text": "?"}]),
        (("parts", 1, "declared_outcomes"), True),
        (("decision", "on_pass"), {"a": 1}),
        (("decision", "pass_if"), {"part": [], "at_least": "passing"}),
        (("provenance", "findings"), [{"code": "X", "severity": "mild"}]),
    ],
)
def test_what_is_not_as_promised_is_refused(path: tuple[str | int, ...], value: object) -> None:
    data: Any = json.loads(json.dumps(definition()))
    load_definition(data)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(DefinitionError):
        load_definition(data)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_definition_of_the_house_is(file: Any) -> None:
    assert load_definition(yaml.safe_load(file.read_text(encoding="utf-8"))).scorables()
