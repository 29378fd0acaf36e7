"""A programme's settings come from its file, reach every desk that knows them, and bind what may be written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from assessor_app.__main__ import main
from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.programme_settings import programme_from, programme_of, read_programme_file
from assessor_app.protocol.messages import WANTS_HEADER, WANTS_JUDGING, ProgrammeCopy
from tests.support.hub import Caller, LocalHub

FULL: dict[str, Any] = {
    "name": "A strict programme",
    "switches": {"hide_practitioner": True, "hide_earlier_attempts_until_scored": False},
    "turnaround_days": 10,
    "holidays": ["2026-11-27", "2026-11-26", "2026-11-26"],
    "weekend": ["Saturday", 6],
    "reasons": [{"code": "dark", "title": "Too dark to see"}],
    "bank": [
        {"id": "b1", "text": "Name who decides."},
        {"id": "b2", "text": "Shown.", "credential": "test/small-credential", "scorable": "eo1.a", "level": "shown"},
    ],
    "letter": "Dear colleague,\n…",
    "may_return_incomplete": False,
    "most_attempts": 3,
    "timezone": "America/Chicago",
}


def _file(folder: Path, data: dict[str, Any]) -> Path:
    path = folder / "programme.yaml"
    text = (
        yaml.safe_dump(data, allow_unicode=True)
        .replace("'2026-11-26'", "2026-11-26")
        .replace("'2026-11-27'", "2026-11-27")
    )
    path.write_text(text, encoding="utf-8")
    return path


def _programmes(items: list[dict[str, Any]]) -> list[ProgrammeCopy]:
    return [ProgrammeCopy.model_validate_json(json.dumps(one)) for one in items if one["kind"] == "programme"]


def test_the_file_sets_everything_and_every_desk_is_told(
    hub: LocalHub, ana: Caller, ben: Caller, tmp_path: Path
) -> None:
    cursors = {caller: caller.judging().changes()["cursor"] for caller in (ana, ben)}
    hub.admin.load_programme(_file(tmp_path, {"programme": FULL, "users": []}))

    told = {caller: _programmes(caller.judging().changes(cursor)["items"]) for caller, cursor in cursors.items()}

    copy = told[ana][0]
    assert told[ben] == [copy]
    assert copy.name == "A strict programme"
    assert (copy.turnaround_days, copy.most_attempts, copy.may_return_incomplete) == (10, 3, False)
    assert [one.isoformat() for one in copy.holidays] == ["2026-11-26", "2026-11-27"]
    assert (copy.weekend, copy.timezone) == ([5, 6], "America/Chicago")
    assert [(one.code, one.title) for one in copy.reasons] == [("dark", "Too dark to see")]
    assert copy.bank[1].credential_id == "test/small-credential"
    assert (copy.bank[1].scorable_id, copy.bank[1].level, copy.bank[0].scorable_id) == ("eo1.a", "shown", "")
    assert copy.switches.hide_other_reader_until_both_submitted
    assert not copy.switches.hide_earlier_attempts_until_scored
    with hub.hub.database.read() as session:
        assert programme_of(session).bank[1].level == "shown"


def test_a_new_desk_is_told_at_first_sight_and_an_older_one_never(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    assert [item["kind"] for item in ben.changes()["items"]] == []
    assert [item["kind"] for item in ana.changes()["items"]] == ["credential", "assignment"]
    assert [item["kind"] for item in ben.judging().items()] == ["programme"]
    assert sorted(item["kind"] for item in ana.judging().items()) == ["assignment", "credential", "programme"]
    assert [item["kind"] for item in ana.changes()["items"]] == ["credential", "assignment"]


def test_a_desk_that_knows_of_no_time_zone_reads_a_programme_that_names_none(hub: LocalHub, ana: Caller) -> None:
    assert "timezone" not in next(one for one in ana.judging().items() if one["kind"] == "programme")


def test_a_desk_that_knows_of_no_time_zone_is_told_of_none(hub: LocalHub, ana: Caller, tmp_path: Path) -> None:
    hub.admin.load_programme(_file(tmp_path, FULL))
    ana.headers[WANTS_HEADER] = WANTS_JUDGING
    told = [one for one in ana.items() if one["kind"] == "programme"][-1]
    assert (told["turnaround_days"], "timezone" in told) == (10, False)


def test_a_new_name_leaves_the_settings(hub: LocalHub, ana: Caller, tmp_path: Path) -> None:
    hub.admin.load_programme(_file(tmp_path, FULL))
    hub.admin.create_programme("Another name")

    copy = _programmes(ana.judging().items())[-1]

    assert (copy.name, copy.turnaround_days) == ("Another name", 10)


def test_what_is_not_named_is_as_it_always_is() -> None:
    told = programme_from({"name": "P"})
    assert told.settings.turnaround_days is None
    assert told.settings.weekend == [5, 6]
    assert {one.code for one in told.settings.reasons} == {"missing", "unreadable", "wrong_file", "identity", "other"}
    assert told.settings.may_return_incomplete
    assert told.settings.most_attempts == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"turnaround": 5}, "no setting 'turnaround'"),
        ({"turnaround_days": 0}, "turnaround_days"),
        ({"turnaround_days": "5"}, "turnaround_days"),
        ({"weekend": ["someday"]}, "weekend"),
        ({"weekend": list(range(7))}, "weekend"),
        ({"holidays": ["soon"]}, "holidays"),
        ({"reasons": [{"code": "a", "title": "A"}, {"code": "a", "title": "B"}]}, "reasons"),
        ({"reasons": [{"code": "a", "titel": "A"}]}, "reasons.0.title"),
        ({"bank": [{"id": "b", "text": "x", "colour": "red"}]}, "bank.0.colour"),
        ({"timezone": "Mars/Olympus"}, "time zone"),
        ({"timezone": "../../etc/passwd"}, "timezone"),
        ({"letter": "a\x00b"}, "no text"),
        ({"switches": {"hide_everything": True}}, "hide_everything"),
        ({"switches": {"hide_practitioner": "yes"}}, "true or false"),
        ({"name": ""}, "needs a name"),
        ({"name": 3}, "needs a name"),
    ],
)
def test_an_unknown_or_wrong_setting_is_named_and_nothing_changes(
    hub: LocalHub, change: dict[str, Any], told: str
) -> None:
    with pytest.raises(HubSetupError, match=told):
        _take(hub.admin, {**{key: one for key, one in FULL.items() if key != "holidays"}, **change})
    with hub.hub.database.read() as session:
        assert (programme_of(session).name, programme_of(session).turnaround_days) == ("Test programme", None)


def _take(admin: HubAdmin, data: dict[str, Any]) -> None:
    told = programme_from(data)
    admin.create_programme(told.name, told.switches, told.settings)


@pytest.mark.parametrize("content", [b"[1, 2", b"- a\n- b\n", b"programme: 3\n", b"\xff\xfe\x00"])
def test_a_file_that_holds_no_programme_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(content)
    with pytest.raises(HubSetupError):
        read_programme_file(path)
    with pytest.raises(HubSetupError, match="cannot be read"):
        read_programme_file(tmp_path / "none.yaml")


def test_the_command_takes_a_file_or_a_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "hub")
    assert main(["hub", "programme", "--folder", folder, str(_file(tmp_path, {"programme": FULL}))]) == 0
    assert "A strict programme" in capsys.readouterr().out
    assert main(["hub", "programme", "--folder", folder, str(_file(tmp_path, {"programme": {**FULL, "x": 1}}))]) == 1
    assert "no setting 'x'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("mark", "reason", "error"),
    [
        ("not_scorable", "missing", None),
        ("not_scorable", "", None),
        ("not_scorable", "moonlight", "no_such_reason"),
        ("shown", "missing", "no_reason_here"),
        (None, "missing", "no_reason_here"),
    ],
)
def test_only_what_could_not_be_scored_has_a_reason_of_the_programme(
    hub: LocalHub, ana: Caller, mark: str | None, reason: str, error: str | None
) -> None:
    answer = ana.judging().score(hub.assignment_id, "eo1.a", mark, reason=reason)

    if error is not None:
        assert (answer.status_code, answer.json()["error"]) == (422, error)
        return
    assert answer.json()["score"].get("reason", "") == reason
    assert hub.admin.recorded()[0].assessment.score("eo1.a").reason == reason
