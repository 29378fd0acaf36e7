"""The demo for leads has in it what it promises: four readers to be found, and four steady ones left in peace."""

from __future__ import annotations

from collections import Counter

from assessor_app.demo.planted_readers import DOUBLE, READERS, SUBMISSIONS, plan_readings
from tests.support.lead_season import season, season_credential, season_picture

FOUND = {
    "A-02": {"misfit"},
    "A-05": {"severe"},
    "A-06": {"lenient"},
    "A-08": {"halo", "overfit"},
}


def test_the_planted_manners_are_found_and_nobody_else() -> None:
    told = {one.reader: {flag.name for flag in one.flags} - {"seed_bias"} for one in season_picture().overview.readers}
    assert {reader: flags for reader, flags in told.items() if flags} == FOUND


def test_seeds_name_only_readers_with_a_manner() -> None:
    told = {one.reader for one in season_picture().overview.readers for flag in one.flags if flag.name == "seed_bias"}
    assert told <= set(FOUND)


def test_as_many_as_on_the_first_screen() -> None:
    plan = season()
    reads = Counter(one.submission for one in plan.readings)
    assert (len(reads), sum(n > 1 for n in reads.values())) == (SUBMISSIONS, DOUBLE)
    assert {one.reader for one in plan.readings} == set(READERS)
    assert len({(one.submission, one.reader) for one in plan.readings}) == len(plan.readings)


def test_the_same_every_time_and_another_with_another_seed() -> None:
    credential = season_credential()
    assert plan_readings(credential) == season()
    assert plan_readings(credential, 7).readings != season().readings
