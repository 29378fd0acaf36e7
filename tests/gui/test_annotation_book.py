"""The annotation book: shown at once, stored behind it, and nothing comes back that was taken away."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from assessor_app.domain.annotation import Pin, Seen, seen_id
from assessor_app.domain.citation import PagePlace
from assessor_app.errors import ReadOnlyError, VaultError
from assessor_app.gui.workspace.annotation_book import AnnotationBook
from tests.support.desk_for_workspace import MemoryDesk
from tests.support.portfolio import opened
from tests.support.runner import HeldRunner
from tests.support.workspace import keep

PIN = Pin("first words", "art-plan", place=PagePlace(3, 3))
KEY = "pin-1"


class Book:
    """A book over a desk in memory whose lane stands still until told."""

    def __init__(self) -> None:
        self.desk = MemoryDesk(opened())
        self.runner = HeldRunner()
        self.book = AnnotationBook(self.desk, self.runner)
        self.refused: list[str] = []
        self.book.refused.connect(self.refused.append)
        self.book.open_submission(self.desk.opened)

    def stored(self) -> object:
        return self.desk.opened.annotations.get(KEY)


@pytest.fixture
def made(qtbot: QtBot) -> Book:
    found = Book()
    keep(qtbot, found)
    return found


def test_what_is_put_shows_at_once_and_is_stored_later(made: Book) -> None:
    made.book.put(KEY, PIN)
    assert made.book.pins() == {KEY: PIN}
    assert (made.book.busy, made.stored()) == (True, None)
    made.runner.release()
    assert (made.book.busy, made.stored()) == (False, PIN)
    assert made.book.saved_at is not None


def test_what_is_typed_before_the_pin_itself_is_stored_stays_in_the_field(made: Book) -> None:
    made.book.put(KEY, PIN)
    for note in ("f", "fo", "for the letter"):
        made.book.edit_note(KEY, note)
        assert made.book.pins()[KEY].note == note
    made.book.flush()
    made.runner.release()
    assert made.book.pins()[KEY].note == "for the letter"
    assert made.stored() == made.book.pins()[KEY]


def test_a_note_typed_last_does_not_bring_a_deleted_pin_back(made: Book) -> None:
    made.book.put(KEY, PIN)
    made.runner.release()
    made.book.edit_note(KEY, "half a wo")
    made.book.put(KEY, None)
    made.book.flush()
    made.runner.release()
    assert made.book.pins() == {}
    assert made.stored() is None


def test_a_note_waits_for_the_typing_to_rest_and_closing_does_not_lose_it(made: Book) -> None:
    made.book.put(KEY, PIN)
    made.runner.release()
    for text in ("s", "se", "second words"):
        made.book.edit_note(KEY, text)
    assert made.book.pins()[KEY].note == "second words"
    made.book.close_submission()
    assert made.book.all() == {}
    made.runner.release()
    stored = made.stored()
    assert isinstance(stored, Pin)
    assert stored.note == "second words"


def test_a_write_that_ends_after_the_submission_was_opened_anew_changes_nothing_shown(made: Book) -> None:
    made.book.put(KEY, PIN)
    held = list(made.runner.held)
    made.runner.held.clear()
    made.book.open_submission(made.desk.opened)
    for _lane, task in held:
        task.perform()
        task.deliver()
    assert made.book.all() == {}
    assert not made.book.busy
    made.book.take(made.desk.opened)
    assert made.book.pins() == {KEY: PIN}


def test_a_refused_write_is_taken_back_and_a_submitted_assessment_takes_nothing_more(made: Book) -> None:
    made.desk.failures.append(VaultError("The disk is full."))
    made.book.put(KEY, PIN)
    made.runner.release()
    assert made.book.all() == {}
    assert "The disk is full." in made.refused[0]
    made.desk.failures.append(ReadOnlyError("It is submitted."))
    made.book.put(KEY, PIN)
    made.runner.release()
    assert made.book.read_only
    made.book.put(KEY, PIN)
    assert made.runner.held == []


def test_places_seen_are_joined_and_written_once(made: Book) -> None:
    made.book.note_seen(Seen("art-plan", frozenset({1})))
    made.book.note_seen(Seen("art-plan", frozenset({2})))
    made.book.note_seen(Seen("art-plan", frozenset({1})))
    assert made.book.seen("art-plan").pages == {1, 2}
    made.book.flush()
    assert made.book.seen("art-plan").pages == {1, 2}, "known while it is on its way"
    made.runner.release()
    assert made.desk.opened.annotations == {seen_id("art-plan"): Seen("art-plan", frozenset({1, 2}))}
    made.book.note_seen(Seen("art-plan", frozenset({2})))
    made.book.flush()
    assert made.runner.held == [], "nothing new, nothing written"
