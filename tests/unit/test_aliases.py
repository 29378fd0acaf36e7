"""Files whose names tell somebody are called otherwise, also where a citation says their names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessor_app.domain.aliases import with_aliases
from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.citation.resolution import resolve_cited
from assessor_app.domain.given_names import without_given_names
from assessor_app.domain.leaks import Leak
from assessor_app.domain.submission import Artifact, ArtifactKind, CitedText

NAMES = ("vision-plan.pdf", "Mrs_Oldenbarnevelt_notes.TXT", "Tiedeman letter.pdf", "walk.mp4")
KINDS: tuple[ArtifactKind, ...] = ("pdf", "text", "pdf", "video")
ARTIFACTS = tuple(
    Artifact(f"a{number}", name, kind, "", 10, "0" * 64)
    for number, (name, kind) in enumerate(zip(NAMES, KINDS, strict=True), start=1)
)
# the third one's author is called so
FACTS = {"a3": ArtifactFacts(4, leaks=(Leak("author", "properties"), Leak("name", "file_name")))}
ALIASED = with_aliases(ARTIFACTS, FACTS)


def test_only_names_that_tell_somebody_are_replaced_by_their_place() -> None:
    assert [one.name for one in ALIASED] == ["vision-plan.pdf", "Artifact 2.txt", "Artifact 3.pdf", "walk.mp4"]
    assert [one.called for one in ALIASED] == list(NAMES)
    assert [one.given_name for one in ALIASED] == ["", NAMES[1], NAMES[2], ""]


def test_before_a_file_is_here_its_name_alone_decides() -> None:
    assert [one.name for one in with_aliases(ARTIFACTS, {})][1:3] == ["Artifact 2.txt", NAMES[2]]


@pytest.mark.parametrize(
    "name", ["plan", "Mrs Oldenbarnevelt", "Mrs. Oldenbarnevelt.a b", "Mrs Oldenbarnevelt.pdf.exe2"]
)
def test_odd_names_get_plain_aliases(name: str) -> None:
    (one,) = with_aliases([replace(ARTIFACTS[0], name=name)], {})
    assert "Oldenbarnevelt" not in one.name
    assert one.name in (name, "Artifact 1", "Artifact 1.exe2")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Mrs_Oldenbarnevelt_notes.TXT, line 3", "Artifact 2.txt, line 3"),
        ("see mrs. oldenbarnevelt notes, line 3", "see Artifact 2, line 3"),
        ("Mrs Oldenbarnevelt-notes.txt", "Artifact 2.txt"),
        ("Oldenbarnevelt’s notes", "…’s notes"),
        ("the tiedeman letter p. 2; Tiedeman Letter.PDF p. 3", "the Artifact 3 p. 2; Artifact 3.pdf p. 3"),
        ("vision-plan.pdf, p. 3", "vision-plan.pdf, p. 3"),
        ("the notes, line 3", "the notes, line 3"),
        ("", ""),
    ],
)
def test_what_a_citation_calls_a_file_is_shown_as_its_alias(written: str, shown: str) -> None:
    assert without_given_names(written, ALIASED) == shown
    assert without_given_names(written, ARTIFACTS) == written


@pytest.mark.parametrize(
    "raw",
    [
        "Mrs_Oldenbarnevelt_notes.txt, line 3",
        "mrs oldenbarnevelt notes, line 3",
        "Tiedeman letter, p. 2",
        "Tiedeman letter, p. 900",
        "Tiedeman letter, 0:45",
        "Oldenbarnevelt video, 0:45",
        "the Oldenbarnevelt files",
    ],
)
def test_it_leads_where_it_led_and_nothing_that_is_said_about_it_tells(raw: str) -> None:
    plain, hidden = (resolve_cited(CitedText(raw), these, FACTS) for these in (ARTIFACTS, ALIASED))
    assert [(one.artifact_id, one.places) for one in plain] == [(one.artifact_id, one.places) for one in hidden]
    assert [one.citation.raw for one in hidden] == [raw] * len(hidden)
    said = [word for one in hidden for word in (one.written, one.note, *(each.sentence for each in one.problems))]
    assert not [one for one in said if "oldenbarnevelt" in one.casefold() or "tiedeman" in one.casefold()]
