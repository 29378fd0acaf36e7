"""Spelling by the system's own speller, and an honest nothing where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor_app.gui.comments import spelling
from assessor_app.gui.comments.spelling import HunspellSpelling, NoSpelling, find_spelling, words_in

_HAS_SPELLER = bool(spelling._library())


@pytest.fixture
def dictionaries(tmp_path: Path) -> Path:
    (tmp_path / "en_US.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", encoding="utf-8")
    (tmp_path / "en_US.dic").write_text("4\nplan/S\nfamily\ndon't\nnaïve\n", encoding="utf-8")
    return tmp_path


def test_words_to_look_up_have_their_places() -> None:
    text = "Don’t plann {page} me@host.org a_b 𝒜 x2y"
    assert [(word, text[slice(*span)]) for word, span in words_in(text)] == [
        ("Don’t", "Don’t"), ("plann", "plann"), ("org", "org"), ("𝒜", "𝒜"), ("x", "x"), ("y", "y"),
    ]  # fmt: skip


def test_without_a_dictionary_nothing_is_called_right_or_wrong(tmp_path: Path) -> None:
    found = find_spelling(("en_US",), (tmp_path,))
    assert isinstance(found, NoSpelling)
    assert not found.available
    assert found.misspelt(("plann",)) == frozenset()


@pytest.mark.skipif(not _HAS_SPELLER, reason="this system has no Hunspell")
def test_words_the_dictionary_does_not_know_are_told(dictionaries: Path) -> None:
    found = find_spelling(("de_DE", "en_GB"), (dictionaries,))
    assert found.available
    words = ("plans", "plann", "don’t", "naïve", "famly", "MAP", "NASAs", "a", "w" * 100, "漢字")
    assert found.misspelt(words) == {"plann", "famly"}
    assert found.misspelt(words) == {"plann", "famly"}


@pytest.mark.skipif(not _HAS_SPELLER, reason="this system has no Hunspell")
def test_a_library_of_another_kind_is_refused(dictionaries: Path) -> None:
    with pytest.raises(OSError, match="no Hunspell"):
        HunspellSpelling("libc.so.6", dictionaries / "en_US.aff", dictionaries / "en_US.dic")
