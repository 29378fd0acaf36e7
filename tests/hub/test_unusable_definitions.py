"""A definition nobody could score by never gets past the hub's door."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor_app.errors import DefinitionError
from assessor_app.hub.definitions import read_definition
from assessor_app.paths import RESOURCES

LEADING = RESOURCES / "credentials" / "leading-vision-and-mission.yaml"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("scale: detail, text_status", "scale: nosuch, text_status", "not defined"),
        ("{each: p2.details", "{each: p2.components", "runs over nothing"),
        ("id: eo2.a", "id: eo1.a", "two different things"),
    ],
)
def test_it_is_refused_in_the_words_of_the_checker(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = LEADING.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "unusable.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError, match=words):
        read_definition(path)
