"""Who is read twice by the programme's rules, who takes it, and that the two are blind until both have handed in."""

from __future__ import annotations

import json
import math
from dataclasses import fields
from typing import Any

import pytest

from assessor_app.__main__ import main
from assessor_app.calibration.flags import Limits
from assessor_app.domain.calibration_rules import LIMITS, DoubleReading
from assessor_app.domain.pass_line import drawn_for_second_reading
from assessor_app.hub.calibration.settings import CalibrationSettings, DoubleReadingSettings
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_settings import ProgrammeSettings, programme_from
from tests.support.calibration_hub import (
    EARNED,
    NOT_YET,
    add_cases,
    add_people,
    assignment_of,
    calibrating,
    desk_of,
    hand_in,
    roles_of,
    submission_id,
    told,
)
from tests.support.hub import Caller, LocalHub


def _rules(hub: LocalHub, **twice: Any) -> None:
    wanted = DoubleReadingSettings(**{"share": 0.0, "first": 0, "near": None, **twice})
    settings = ProgrammeSettings(calibration=CalibrationSettings(double_reading=wanted))
    hub.admin.create_programme("Test programme", settings=settings)


def test_without_a_rule_nobody_reads_twice(hub: LocalHub, ana: Caller) -> None:
    add_cases(hub, "B-1")
    hub.admin.assign("B-1", "A-ana")
    hand_in(ana, hub.assignment_id, NOT_YET)

    assert (roles_of(hub, "B-1"), roles_of(hub, "LVM-2418")) == ({"A-ana": "reader_1"}, {"A-ana": "reader_1"})
    assert hub.admin.double_read() == ()


def test_the_first_of_a_credential_are_read_twice_by_who_has_least_and_may(hub: LocalHub, ana: Caller) -> None:
    _rules(hub, first=3)
    add_people(hub, "cy", "dee")
    add_cases(hub, "B-1", "B-2", "B-3")
    hub.admin.exclude("A-cy", "B-1")
    hub.admin.assign("B-3", "A-ben")

    hub.admin.assign("B-1", "A-ana")
    hub.admin.assign("B-2", "A-ben")

    assert roles_of(hub, "B-3") == {"A-ben": "reader_1"}
    assert roles_of(hub, "B-1") == {"A-ana": "reader_1", "A-dee": "reader_2"}
    assert roles_of(hub, "B-2") == {"A-ben": "reader_1", "A-cy": "reader_2"}
    given = [one.detail["role"] for one in hub.admin.acts() if one.event == "assigned"][-4:]
    assert given == ["reader_1", "reader_2", "reader_1", "reader_2"]


def test_the_random_share_is_the_same_on_every_machine(hub: LocalHub, ana: Caller) -> None:
    codes = [f"B-{number}" for number in range(12)]
    add_cases(hub, *codes)
    add_people(hub, "cy")
    _rules(hub, share=0.5, seed=3)

    for code in codes:
        hub.admin.assign(code, "A-ana")

    rule = DoubleReading(share=0.5, first=0, near=None, seed=3)
    expected = {code for code in codes if drawn_for_second_reading(rule, submission_id(hub, code))}
    assert {code for code in codes if "reader_2" in roles_of(hub, code).values()} == expected
    assert 0 < len(expected) < len(codes)


def test_what_lies_near_the_pass_line_is_read_again_once_it_is_handed_in(hub: LocalHub, ana: Caller) -> None:
    two_short = {**NOT_YET, "eo1.a": "not-shown"}
    cases: list[tuple[int, dict[str, str], bool]] = [
        (1, NOT_YET, True),
        (1, EARNED, True),
        (1, two_short, False),
        (2, two_short, True),
        # one level more would leave it incomplete still
        (1, {**NOT_YET, "eo1.a": "not_scorable"}, False),
        (0, NOT_YET, False),
    ]
    add_cases(hub, *(f"B-{number}" for number in range(len(cases))))

    for number, (near, marks, read_twice) in enumerate(cases):
        _rules(hub, near=near)
        mine = hub.admin.assign(f"B-{number}", "A-ana")
        assert roles_of(hub, f"B-{number}") == {"A-ana": "reader_1"}
        hand_in(ana, mine, marks)
        expected = {"A-ana": "reader_1"} | ({"A-ben": "reader_2"} if read_twice else {})
        assert roles_of(hub, f"B-{number}") == expected, (near, marks)


def test_the_second_reader_is_blind_and_leads_see_both(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    _rules(hub, near=1)
    hand_in(ana, hub.assignment_id, NOT_YET)
    second, lead = assignment_of(hub, "LVM-2418", "A-ben"), desk_of(hub, "A-lea")

    said = json.dumps(calibrating(ben).items())
    hand_in(ben, second)

    assert hub.assignment_id not in said
    assert "not-shown" not in json.dumps([one for one in json.loads(said) if one["kind"] != "credential"])
    assert {one["reader"]: one["marks"]["eo1.b"] for one in told(lead.items(), "reading")} == {
        "A-ana": "not-shown",
        "A-ben": "shown",
    }
    rules = told(lead.items(), "programme")[-1]["calibration"]["double_reading"]
    assert rules == {"share": 0.0, "first": 0, "near": 1, "seed": 1}


def test_a_rule_that_comes_later_is_caught_up_by_command(
    hub: LocalHub, ana: Caller, capsys: pytest.CaptureFixture[str]
) -> None:
    add_cases(hub, "B-1", "B-2")
    hand_in(ana, hub.assignment_id, NOT_YET)
    hub.admin.assign("B-1", "A-ana")
    hub.admin.exclude("A-ben", "B-1")
    _rules(hub, first=2, near=1)
    command = ["hub", "double-read", "--folder", str(hub.folder)]

    assert main([*command, "--dry-run"]) == 0
    shown = capsys.readouterr().out
    before = roles_of(hub, "LVM-2418")
    assert main([*command, "--json"]) == 0
    given = json.loads(capsys.readouterr().out)
    assert main(command) == 0

    assert "LVM-2418  attempt 1  first of its credential  A-ben" in shown
    assert "B-1  attempt 1  first of its credential  nobody is left who may read it" in shown
    assert before == {"A-ana": "reader_1"}
    assert {row["submission"]: row["user"] for row in given} == {"B-1": "", "LVM-2418": "A-ben"}
    assert roles_of(hub, "LVM-2418") == {"A-ana": "reader_1", "A-ben": "reader_2"}
    assert "nobody is left" in capsys.readouterr().out


def test_the_block_of_the_programme_file_is_read_and_told_to_leads(hub: LocalHub) -> None:
    block = {
        "double_reading": {"share": 0.25, "near": None},
        "qualify": {2: 0.95, 4: 0.75},
        "judge_first": True,
        "seeds_every": 8,
        "limits": {"severity_act": 1.2},
    }
    told_file = programme_from({"name": "A programme", "calibration": block})
    hub.admin.create_programme(told_file.name, told_file.switches, told_file.settings)

    rules = told(desk_of(hub, "A-lea").items(), "programme")[-1]["calibration"]

    assert rules["double_reading"] == {"share": 0.25, "first": 10, "near": None, "seed": 1}
    assert (rules["qualify"], rules["judge_first"], rules["seeds_every"]) == ({"2": 0.95, "4": 0.75}, True, 8)
    assert (rules["exact"], rules["limits"]) == (0.75, {"severity_act": 1.2})


@pytest.mark.parametrize(
    ("block", "where"),
    [
        ({"double_reading": {"share": 10}}, "calibration.double_reading.share"),
        ({"qualify": {"many": 0.8}}, "calibration.qualify"),
        ({"qualify": {}}, "calibration.qualify"),
        ({"seeds": 3}, "calibration.seeds"),
        ({"limits": {"Severity!": 1.0}}, "calibration.limits"),
        ({"limits": {"severity_wach": 1.0}}, "severity_wach"),
        # kept as null it could never be read again
        ({"limits": {"drift": math.nan}}, "calibration.limits.drift"),
    ],
)
def test_what_is_wrong_in_the_block_is_named(block: dict[str, Any], where: str) -> None:
    with pytest.raises(HubSetupError, match=where):
        programme_from({"name": "A programme", "calibration": block})


def test_limits_are_known_by_name_and_the_nearest_is_offered() -> None:
    assert set(LIMITS) == {field.name for field in fields(Limits)}
    with pytest.raises(HubSetupError) as refused:
        programme_from({"name": "A programme", "calibration": {"limits": {"severity_wach": 1.0}}})
    assert refused.value.advice.startswith("Did you mean 'severity_watch'?")
