"""The page about the protocol is what the hub serves: a path that is added or changed has to be told there."""

from __future__ import annotations

from assessor_app.hub.app import create_app
from tests.support.hub import ROOT, LocalHub

PAGE = ROOT / "assessor_app" / "protocol" / "README.md"


def test_every_path_is_told_in_the_words_of_the_document(hub: LocalHub) -> None:
    paths = create_app(hub.hub).openapi()["paths"]
    expected = [
        f"| `{method.upper()} {path}` | {told['description'].splitlines()[0]} |"
        for path, methods in paths.items()
        for method, told in methods.items()
    ]
    told = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `") and " /" in line]

    assert told == expected


def test_every_word_an_app_may_ask_with_is_told() -> None:
    from assessor_app.protocol import message

    words = [value for name, value in vars(message).items() if name.startswith("WANTS_") and name != "WANTS_HEADER"]
    text = PAGE.read_text(encoding="utf-8")
    assert len(words) >= 7
    assert [word for word in words if f"`{word}`" not in text] == []
