"""What the side by side page makes of a case: the order of its list, the evidence in common, what may be an example."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from assessor_app.domain.annotation import Annotation, Pin, Seen
from assessor_app.domain.citation import PagePlace, TimePlace
from assessor_app.domain.lead_acts import Adjudication, AnchorExample, AnchorRetired, MadeAct
from assessor_app.gui.side_by_side.case_rows import rows_of, sides_of
from assessor_app.gui.side_by_side.evidence_footing import footing_of, spots_of
from assessor_app.gui.side_by_side.reader_places import Shown, traces_of
from tests.support import portfolio
from tests.support.side_case import (
    LEFT_BY_SEVERE,
    LEFT_BY_STEADY,
    WHEN,
    annotations,
    case,
    mark_of,
    opened_for_lead,
    reading,
)

CITED = portfolio.CITATIONS["eo1.b"]


def adjudicated(mark: str, hours: int = 1, refused: str = "") -> MadeAct:
    act = Adjudication("sub-1", "eo1.b", mark, "Six groups are named.")
    return MadeAct(f"act-{hours}", "L-01", WHEN + timedelta(hours=hours), None, act, refused)


def test_readers_get_letters_by_their_codes_and_an_adjudicator_none() -> None:
    mine = replace(case().readings[0], reader="A-00", role="adjudicator")
    sides = sides_of((*case().readings, mine))
    assert [(one.letter, one.reading.reader) for one in sides] == [("A", "A-02"), ("B", "A-05")]


def test_disagreements_across_the_pass_line_come_first() -> None:
    rows = rows_of(case())
    assert [(row.scorable.id, row.state, row.gap, row.crosses) for row in rows] == [
        ("eo1.b", "apart", 2, True),
        ("eo1.c", "apart", 1, False),
        ("p1", "alike", 0, False),
        ("eo1.a", "alike", 0, False),
        ("eo1.d", "alike", 0, False),
    ]


def test_agreement_counts_on_what_was_given_first() -> None:
    severe, steady = case().readings
    again = replace(severe, marks={**severe.marks, "eo1.b": "proficient"}, first_marks=severe.marks)
    (row,) = (one for one in rows_of(replace(case(), readings=(again, steady))) if one.scorable.id == "eo1.b")
    assert row.state == "apart"
    assert row.marks["B"] == "basic"


def test_the_last_score_of_record_that_was_not_refused_settles() -> None:
    acts = (adjudicated("developing", 1), adjudicated("proficient", 2), adjudicated("basic", 3, "No."))
    (row,) = (one for one in rows_of(replace(case(), acts=acts)) if one.scorable.id == "eo1.b")
    assert row.state == "settled"
    assert row.settled is not None
    assert row.settled.id == "act-2"
    assert row.agreed == "proficient"


def test_what_the_hub_refused_last_is_told_and_counts_for_nothing() -> None:
    acts = (adjudicated("developing", 1), adjudicated("basic", 3, "You are one of its readers."))
    (row,) = (one for one in rows_of(replace(case(), acts=acts)) if one.scorable.id == "eo1.b")
    assert (row.settled, row.refused) == acts
    later = (*acts, adjudicated("proficient", 4))
    (row,) = (one for one in rows_of(replace(case(), acts=later)) if one.scorable.id == "eo1.b")
    assert row.refused is None


def test_an_example_is_made_once_until_it_is_withdrawn() -> None:
    of = portfolio.credential()
    example = AnchorExample(of.id, of.version, "eo1.d", "developing", "sub-1", "Named, not dated.")
    made = MadeAct("act-1", "L-01", WHEN, None, example)
    gone = MadeAct("act-2", "L-01", WHEN, None, AnchorRetired("act-1"))
    for acts, wanted in (((made,), True), ((made, gone), False), ((replace(made, refused="No."),), False)):
        rows = {row.scorable.id: row.is_example for row in rows_of(replace(case(), acts=acts))}
        assert rows["eo1.d"] is wanted
        assert rows["eo1.b"] is False


def test_an_example_needs_two_who_agree_or_a_score_of_record() -> None:
    agreed = {row.scorable.id: row.agreed for row in rows_of(case())}
    assert agreed["eo1.b"] == ""
    assert agreed["eo1.d"] == "developing"
    alone = rows_of(replace(case(), readings=case().readings[:1]))
    assert {row.state for row in alone} == {"single"}
    assert {row.agreed for row in alone} == {""}


def test_readers_who_looked_elsewhere_judged_on_different_evidence() -> None:
    footing = footing_of({"A": LEFT_BY_STEADY, "B": LEFT_BY_SEVERE}, CITED, "eo1.b", narrative=False)
    assert (footing.kind, footing.both, footing.either) == ("different", 1, 5)
    assert footing.apart == (0,)


def test_readers_who_looked_at_the_same_differ_in_judgement() -> None:
    left = annotations(Seen("art-plan", frozenset({11, 13, 14})), mark_of("eo1.b", 0, "not_there"))
    other = annotations(Seen("art-plan", frozenset({11, 13})), mark_of("eo1.b", 0, "supports"))
    footing = footing_of({"A": left, "B": other}, CITED, "eo1.b", narrative=False)
    assert (footing.kind, footing.both, footing.either) == ("same", 2, 3)


@pytest.mark.parametrize(
    ("left", "kind", "silent"),
    [
        (annotations(), "different", ("B",)),
        (None, "unrecorded", ()),
    ],
)
def test_whoever_opened_nothing_is_named(
    left: dict[str, Annotation] | None, kind: str, silent: tuple[str, ...]
) -> None:
    footing = footing_of({"A": LEFT_BY_STEADY, "B": left}, CITED, "eo1.b", narrative=False)
    assert (footing.kind, footing.silent) == (kind, silent)


def test_a_narrative_is_the_same_evidence_for_all() -> None:
    assert footing_of({"A": {}, "B": {}}, (), "p1", narrative=True).kind == "narrative"


def test_a_pin_made_for_another_criterion_is_no_place_of_this_one() -> None:
    pins = annotations(
        Pin("mine", "art-plan", place=PagePlace(3, 3), scorable_id="eo1.b"),
        Pin("other", "art-plan", place=PagePlace(4, 4), scorable_id="eo2.a"),
        Pin("loose", "art-forum", place=TimePlace(61.0)),
    )
    assert spots_of(pins, CITED, "eo1.b") == {("art-plan", "page", 3), ("art-forum", "time", 2)}


def test_only_what_is_wanted_is_drawn() -> None:
    opened = opened_for_lead()
    everything = traces_of("A", LEFT_BY_STEADY, opened, "eo1.b", Shown(frozenset("A")))
    assert {one.kind for one in everything["art-plan"]} == {"seen", "mark", "pin"}
    assert {one.kind for one in everything["art-forum"]} == {"seen", "mark", "pin"}
    pinned = traces_of("A", LEFT_BY_STEADY, opened, "eo1.b", Shown(frozenset("A"), marks=False, seen=False))
    assert [one.note for one in pinned["art-plan"]] == ["All six groups are named here."]
    assert traces_of("A", LEFT_BY_STEADY, opened, "eo2.a", Shown(frozenset("A"), seen=False)) == {}


def test_pages_seen_next_to_each_other_are_one_trace() -> None:
    left = annotations(Seen("art-plan", frozenset({0, 1, 2, 7})))
    drawn = traces_of("B", left, opened_for_lead(), "eo1.b", Shown(frozenset("B")))["art-plan"]
    assert [one.place for one in drawn] == [PagePlace(0, 2), PagePlace(7, 7)]


def test_a_mark_on_a_citation_that_is_there_no_more_is_left_out() -> None:
    gone = replace(mark_of("eo1.b", 0, "supports"), index=40)
    assert traces_of("A", annotations(gone), opened_for_lead(), "eo1.b", Shown(frozenset("A"))) == {}


def test_a_reading_without_detail_has_marks_all_the_same() -> None:
    bare = reading("A-05", {"eo1.b": "basic"}, None)
    (row,) = rows_of(replace(case(), readings=(bare,)))
    assert row.marks == {"A": "basic"}
