"""What the palette finds for a few letters, in which order, and that it asks and looks no more than it must."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.gui.palette.fuzzy import INSIDE, PREFIX, SCATTERED, WORD, fold, places, rank
from assessor_app.gui.palette.palette_search import MOST_SHOWN, PaletteSearch
from assessor_app.gui.palette.palette_source import PaletteEntry


class Shelf:
    """A source in memory that counts how often it was asked."""

    def __init__(self, name: str, entries: Sequence[PaletteEntry]) -> None:
        self.name, self.caption, self.asked = name, name.title(), 0
        self._entries = tuple(entries)

    def entries(self) -> Sequence[PaletteEntry]:
        self.asked += 1
        return self._entries

    def choose(self, key: str) -> None:
        raise AssertionError(f"{key} is only looked for here")


def shelf(name: str, *titles: str) -> Shelf:
    return Shelf(name, [PaletteEntry(title, title) for title in titles])


def found(search: PaletteSearch, typed: str) -> list[str]:
    return [hit.entry.title for group in search.find(typed) for hit in group.hits]


def searching(*shelves: Shelf, recent: Sequence[str] = ()) -> PaletteSearch:
    search = PaletteSearch(shelves, recent)
    search.read()
    return search


@pytest.mark.parametrize(
    ("typed", "name", "kind"),
    [
        ("nex", "Next criterion", PREFIX),
        ("crit", "Next criterion", WORD),
        ("1.b", "EO 1.b  Gathers evidence", WORD),
        ("iter", "Next criterion", INSIDE),
        ("ncr", "Next criterion", SCATTERED),
        ("next crit", "Next criterion", PREFIX),
        ("crit next", "Next criterion", WORD),
        ("next iter", "Next criterion", INSIDE),
    ],
)
def test_how_a_name_answers_is_told_by_its_kind(typed: str, name: str, kind: int) -> None:
    answer = rank(typed.split(), fold(name))
    assert answer is not None
    assert answer[0] == kind


@pytest.mark.parametrize("typed", ["xyz", "nextz", "noitirc", "next zoo"])
def test_a_letter_that_is_missing_or_out_of_order_is_no_answer(typed: str) -> None:
    assert rank(typed.split(), fold("Next criterion")) is None


def test_beginnings_come_before_words_and_words_before_scattered_letters() -> None:
    names = shelf("a", "Improvised cited", "Lead citation", "Inside aciton", "Citation")
    assert found(searching(names), "cit") == ["Citation", "Lead citation", "Improvised cited", "Inside aciton"]


def test_accents_and_capitals_do_not_matter_and_places_stay() -> None:
    assert found(searching(shelf("a", "Évaluation générale")), "evaluation") == ["Évaluation générale"]
    assert places(["gen"], fold("Évaluation générale")) == (11, 12, 13)


@given(st.text(max_size=30))
def test_folding_keeps_one_character_for_each(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="abc .-", max_size=20), st.text(alphabet="abc ", min_size=1, max_size=4))
def test_the_marked_letters_are_the_typed_ones(name: str, typed: str) -> None:
    words = fold(typed).split()
    if words and rank(words, fold(name)) is not None:
        marked = {name[place] for place in places(words, fold(name))}
        assert marked == set("".join(words))


@given(
    st.lists(st.text(alphabet="abcd 1", min_size=1, max_size=12), min_size=1, max_size=40, unique=True),
    st.text(alphabet="abcd 1", min_size=1, max_size=6),
)
def test_typing_letter_by_letter_finds_what_typing_at_once_finds(names: list[str], typed: str) -> None:
    slowly = searching(shelf("a", *names))
    for end in range(1, len(typed) + 1):
        slowly.find(typed[:end])
    assert found(slowly, typed) == found(searching(shelf("a", *names)), typed)


def test_what_was_left_out_comes_back_when_a_letter_is_deleted() -> None:
    search = searching(shelf("a", "Next criterion", "Next citation"))
    assert found(search, "next cita") == ["Next citation"]
    assert len(found(search, "next c")) == 2


def test_thousands_of_answers_are_cut_and_no_source_is_drowned() -> None:
    many = shelf("submission", *[f"LVM-{number}" for number in range(2000)])
    search = searching(many, shelf("command", "Leave the field", "Lever"))
    names = found(search, "l")
    assert len(names) == MOST_SHOWN
    assert {"Leave the field", "Lever"} <= set(names)


def test_the_group_of_the_best_answer_stands_first() -> None:
    search = searching(shelf("command", "All citations"), shelf("criterion", "Cites research"))
    assert [group.caption for group in search.find("cit")] == ["Criterion", "Command"]


def test_before_anything_is_typed_what_was_used_last_comes_first_and_once() -> None:
    search = searching(shelf("command", "One", "Two", "Three"), recent=["command/Three", "gone/9", "command/One"])
    groups = search.find("")
    assert groups[0].recent
    assert [hit.entry.title for hit in groups[0].hits] == ["Three", "One"]
    assert [hit.entry.title for hit in groups[1].hits] == ["Two"]


def test_of_equal_answers_the_one_used_last_wins() -> None:
    search = searching(shelf("command", "Undo this", "Undo that"))
    search.note_use(search.find("undo")[0].hits[1])
    assert found(search, "undo")[0] == search.recent[0].partition("/")[2]


def test_what_stands_behind_a_name_is_found_too_and_marked_there() -> None:
    entry = PaletteEntry("1", "LVM-2418", "Leading Vision and Mission")
    search = searching(Shelf("submission", [entry]))
    hit = search.find("2418 vision")[0].hits[0]
    assert (hit.strong, hit.strong_aside) == ((4, 5, 6, 7), (8, 9, 10, 11, 12, 13))


def test_a_source_that_has_not_changed_is_not_read_again() -> None:
    names = shelf("a", "One")
    search = searching(names)
    titles = search._shelves[0].titles
    search.read()
    assert names.asked == 2
    assert search._shelves[0].titles is titles
