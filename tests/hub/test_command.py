"""The hub from the command line, and as a process that is stopped, killed and started again."""

from __future__ import annotations

import io
from pathlib import Path

import httpx
import pytest

from assessor_app.__main__ import main
from assessor_app.hub.admin import HubAdmin
from tests.support.hub import (
    PASSWORD,
    Caller,
    HubProcess,
    definition,
    manifest,
    seed,
    write_definition,
    write_submission,
)


def _hub(folder: Path, *arguments: str) -> int:
    return main(["hub", arguments[0], "--folder", str(folder), *arguments[1:]])


def _type(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_programme_is_set_up_by_commands_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "hub"
    write_definition(tmp_path / "d.yaml", definition(blocked=True))
    write_submission(tmp_path / "s", manifest())
    assert _hub(folder, "programme", "A programme", "--no-hide-practitioner") == 0
    for name, role in (("ana", "assessor"), ("lea", "lead")):
        _type(monkeypatch, f"{PASSWORD}\n")
        assert _hub(folder, "add-user", name, "--code", f"A-{name}", "--role", role) == 0
    assert _hub(folder, "add-credential", str(tmp_path / "d.yaml")) == 0
    assert _hub(folder, "accept", "test/small-credential@v1", "--by", "A-lea") == 0
    assert _hub(folder, "import", str(tmp_path / "s")) == 0
    assert _hub(folder, "assign", "LVM-2418", "A-ana", "--due", "2026-03-20T17:00:00+00:00") == 0
    assert _hub(folder, "devices", "A-ana") == 0
    said = capsys.readouterr()

    assert said.err == ""
    assert "No devices." in said.out
    admin = HubAdmin(folder)
    assert [(one.submission_code, one.user_code) for one in admin.recorded()] == [("LVM-2418", "A-ana")]
    admin.close()


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        (("assign", "NONE-1", "A-ana"), "", "no such submission"),
        (("import", "/nowhere"), "", "no such folder or zip"),
        (("accept", "a@b", "--by", "A-x"), "", "does not hold a@b"),
        (("revoke", "nothing"), "", "no such device"),
        (("hand-back", "nothing"), "", "no such assignment"),
        (("add-user", "ana", "--code", "A-1"), "short\n", "at least 8"),
        (("add-user", "ana", "--code", "A 1"), f"{PASSWORD}\n", "code may hold"),
        (("programme", " "), "", "needs a name"),
        (("programme", "\udc80"), "", "characters that are no text"),
        (("serve", "--certificate", "/nowhere"), "", "certificate or its key cannot be read"),
        (("users", "--database-url", "postgresql+psycopg://hub@127.0.0.1:1/hub"), "", "database cannot be reached"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    typed: str,
    told: str,
) -> None:
    _type(monkeypatch, typed)

    assert _hub(tmp_path / "hub", *arguments) == 1
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1


def test_by_default_the_hub_lives_in_the_profile(tmp_path: Path) -> None:
    assert main(["--profile", str(tmp_path), "hub", "programme", "A programme"]) == 0

    assert (tmp_path / "data" / "hub" / "hub.db").exists()


def test_one_seat_is_for_one_reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "inbox").mkdir()
    admin = HubAdmin(tmp_path / "hub")
    seed(admin, tmp_path / "inbox")
    admin.close()

    assert _hub(tmp_path / "hub", "assign", "LVM-2418", "A-ben") == 1
    assert "has a reader 1 already" in capsys.readouterr().err
    assert _hub(tmp_path / "hub", "disable-user", "A-ben") == 0
    assert _hub(tmp_path / "hub", "assign", "LVM-2418", "A-ben", "--role", "reader_2") == 1
    assert "shut out" in capsys.readouterr().err
    assert _hub(tmp_path / "hub", "enable-user", "A-ben") == 0
    assert _hub(tmp_path / "hub", "assign", "LVM-2418", "A-ben", "--role", "reader_2") == 0


def test_what_was_acknowledged_outlives_a_killed_hub(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    admin = HubAdmin(tmp_path / "hub")
    assignment_id = seed(admin, tmp_path / "inbox")
    admin.close()
    process = HubProcess(tmp_path / "hub")
    with httpx.Client(base_url=process.start(), trust_env=False, timeout=60) as http:
        ana = Caller.sign_in(http, "ana")
        first = ana.score(assignment_id, "eo1.a", "shown", key="key-00000001")
    process.kill()
    with process, httpx.Client(base_url=process.url, trust_env=False, timeout=60) as http:
        again = Caller(http, ana.token).score(assignment_id, "eo1.a", "shown", key="key-00000001")
        assert process.stop() == 0

    assert first.status_code == 200
    assert again.content == first.content


def test_a_taken_port_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with HubProcess(tmp_path / "one") as running:
        port = running.url.rpartition(":")[2]

        assert _hub(tmp_path / "two", "serve", "--port", port) == 1
    assert "cannot listen" in capsys.readouterr().err
    # the system would take it for another port
    with pytest.raises(SystemExit):
        _hub(tmp_path / "two", "serve", "--port", "99999")
