"""Whatever cannot be shown is told in one plain sentence of its own, with a next step where there is one."""

from __future__ import annotations

import pytest

from assessor_app.errors import ARTIFACT_FAULTS
from assessor_app.media.fault_sentences import FaultSentences
from assessor_app.media.pdf.faults import crash_error, file_error, page_error
from assessor_app.media.reading.faults import mail_error, office_error, sheet_error

TABLES = {
    "sheet": sheet_error,
    "mail": mail_error,
    "office": office_error,
    "pdf": file_error,
}


@pytest.mark.parametrize("name", TABLES)
def test_every_fault_class_has_a_sentence_of_its_own_and_a_next_step(name: str) -> None:
    kinds = [kind for kind in ARTIFACT_FAULTS if not (name == "mail" and kind == "password")]
    told = [TABLES[name](kind) for kind in kinds]
    assert len({str(one) for one in told}) == len(kinds)
    assert [one.kind for one in told] == kinds
    assert all(one.advice.endswith(".") for one in told)


@pytest.mark.parametrize("name", TABLES)
def test_a_class_nobody_knows_counts_as_damage(name: str) -> None:
    assert (TABLES[name]("new").kind, str(TABLES[name]("new"))) == ("damaged", str(TABLES[name]("damaged")))


def test_the_next_step_fits_the_fault() -> None:
    assert file_error("missing").advice == "Download the submission again."
    assert sheet_error("too_large").advice == "Another program on this laptop may be able to show it."
    assert mail_error("password").kind == "damaged"
    assert (office_error("no_pages").kind, office_error("no_pages").advice) == (
        "unsupported",
        "Another program on this laptop may be able to show it.",
    )


def test_a_page_keeps_its_class_and_speaks_of_the_other_pages() -> None:
    told = {kind: page_error(kind) for kind in ARTIFACT_FAULTS}
    assert [one.kind for one in told.values()] == list(ARTIFACT_FAULTS)
    assert str(told["timeout"]) == "This page took too long to draw and was stopped."
    assert {one.advice for one in told.values()} == {"The other pages can still be read."}
    assert str(page_error("empty", media_type="image/png")) == "This picture is damaged and cannot be drawn."
    assert "picture" in str(page_error("too_large", media_type="image/png"))


def test_passwords_and_crashes_have_sentences_of_their_own() -> None:
    assert str(file_error("password", wrong_password=True)) == "That is not the password of this file."
    assert file_error("damaged", wrong_password=True).kind == "damaged"
    assert str(file_error("empty", media_type="text/html")) == "This file opens but has nothing in it."
    assert [str(crash_error(whole_file=whole)) for whole in (True, False)] == [
        "This file stopped the reader twice.",
        "This page stopped the reader twice.",
    ]


def test_a_table_without_advice_gives_none() -> None:
    table = FaultSentences("Somewhere", {"damaged": "Broken."}, advice={}, otherwise="")
    assert (str(table("x")), table("x").advice) == ("Broken.", "")
