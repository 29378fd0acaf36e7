"""The log of acts: everything done is in it without its content, and nothing of it can be changed unnoticed."""

from __future__ import annotations

import json
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from assessor_app.__main__ import main
from assessor_app.hub.audit import Entry, record, verify
from assessor_app.protocol.messages import SCHEMA_HEADER
from tests.support.hub import PASSWORD, Caller, LocalHub


def _events(hub: LocalHub) -> list[str]:
    return [one.event for one in hub.admin.acts()]


def test_every_act_is_recorded_once_without_what_was_written(hub: LocalHub, ana: Caller, lea: Caller) -> None:
    before = len(_events(hub))
    ana.score(hub.assignment_id, "eo1.a", "shown", key="key-00000001", comment="a comment about Dana")
    ana.score(hub.assignment_id, "eo1.a", "shown", key="key-00000001", comment="a comment about Dana")
    ana.score(hub.assignment_id, "eo1.a", "shown", rev=7)
    ana.write("PUT", f"/assessments/{hub.assignment_id}/feedback", {"feedback": "Thank you, Dana."}, 0)
    hub.http.post(
        "/sign-in",
        json={"name": "ana", "password": "Dana's password", "device": "x"},
        headers={SCHEMA_HEADER: "1"},
    )
    hub.http.post("/sign-out", headers=ana.headers)
    hub.admin.revoke(hub.admin.devices("A-lea")[0].id)
    hub.admin.set_role("A-ben", "lead")
    acts = list(hub.admin.acts())[before:]

    assert [one.event for one in acts] == [
        "score_written",
        "feedback_written",
        "sign_in_failed",
        "sign_out",
        "device_revoked",
        "role_set",
    ]
    assert (acts[0].actor, acts[0].subject, acts[0].detail) == ("A-ana", hub.assignment_id, {"rev": 1})
    assert acts[-1].detail == {"from": "assessor", "to": "lead"}
    with sqlite3.connect(hub.folder / "hub.db") as database:
        said = database.execute("SELECT * FROM audit_log").fetchall()
    database.close()
    assert "Dana" not in str(said)
    assert PASSWORD not in str(said)
    assert hub.admin.verify_log().holds


def test_the_log_tells_how_the_hub_was_set_up(hub: LocalHub) -> None:
    events = _events(hub)

    assert events[0] == "programme_set"
    assert {"user_added", "credential_added", "imported", "assigned", "sign_in"} <= set(events)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET event = 'nothing' WHERE seq = 2",
        "DELETE FROM audit_log WHERE seq = 2",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET seq = seq - 1",
    ],
)
def test_the_database_itself_refuses_to_change_it(
    tmp_path: Path, two_hubs: dict[str, LocalHub], database: str, statement: str
) -> None:
    engine = two_hubs[database].hub.database.engine

    with pytest.raises(DBAPIError, match="only ever added to"), engine.begin() as connection:
        connection.execute(text(statement))
    assert two_hubs[database].admin.verify_log().holds


@pytest.fixture(scope="module")
def two_hubs(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> object:
    """One hub on each database, for tests that only look."""
    made = {"sqlite": LocalHub(tmp_path_factory.mktemp("sqlite"))}
    yield made
    for one in made.values():
        one.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest, two_hubs: dict[str, LocalHub], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """SQLite, and PostgreSQL where there is one."""
    name: str = request.param
    if name not in two_hubs:
        url = request.getfixturevalue("postgres").new_database()
        two_hubs[name] = LocalHub(tmp_path_factory.mktemp(name), database_url=url)
    return name


def test_acts_at_once_make_one_chain(two_hubs: dict[str, LocalHub], database: str) -> None:
    hub = two_hubs[database].hub
    with hub.database.read() as session:
        before = verify(session).entries
    start = threading.Barrier(4)

    def act(number: int) -> None:
        start.wait()
        for step in range(5):
            with hub.database.write() as session:
                record(session, Entry("tested", f"{number}-{step}"), hub.clock())

    threads = [threading.Thread(target=act, args=(number,)) for number in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    with hub.database.read() as session:
        verdict = verify(session)
    assert verdict.holds, verdict
    assert verdict.entries == before + 20


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE audit_log SET event = 'nothing' WHERE seq = 3", "number 3: it was changed"),
        ("UPDATE audit_log SET at = '2020-01-01 00:00:00' WHERE seq = 3", "number 3: it was changed"),
        ("DELETE FROM audit_log WHERE seq = 3", "number 3: a row is missing"),
        ("DELETE FROM audit_log WHERE seq = (SELECT max(seq) FROM audit_log)", "the end of the chain is missing"),
    ],
)
def test_whoever_gets_past_the_database_breaks_the_chain(
    hub: LocalHub, capsys: pytest.CaptureFixture[str], harm: str, told: str
) -> None:
    _without_guards(hub, harm)

    assert main(["hub", "audit", "--verify", "--folder", str(hub.folder)]) == 1
    assert told in capsys.readouterr().err


def test_a_chain_written_anew_does_not_go_through_what_was_written_down(
    hub: LocalHub, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ["--folder", str(hub.folder)]
    assert main(["hub", "audit", "--verify", "--json", *folder]) == 0
    anchor = json.loads(capsys.readouterr().out)["anchor"]
    hub.admin.set_role("A-ben", "lead")
    assert main(["hub", "audit", "--anchor", anchor, *folder]) == 0
    _without_guards(hub, "DELETE FROM audit_log", "DELETE FROM audit_head")
    for _ in range(int(anchor.partition(":")[0])):
        hub.admin.set_role("A-ben", "assessor")
    capsys.readouterr()

    assert main(["hub", "audit", "--verify", *folder]) == 0
    assert main(["hub", "audit", "--anchor", anchor, *folder]) == 1
    assert "not the one written down" in capsys.readouterr().err


def test_the_log_can_be_asked_for_one_kind_as_json(hub: LocalHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hub", "audit", "--event", "assigned", "--json", "--folder", str(hub.folder)]) == 0
    (row,) = json.loads(capsys.readouterr().out)

    assert (row["subject"], row["detail"]["role"]) == (hub.assignment_id, "reader_1")
    assert main(["hub", "audit", "--folder", str(hub.folder)]) == 0
    assert "programme_set" in capsys.readouterr().out


def _without_guards(hub: LocalHub, *statements: str) -> None:
    """What somebody does who owns the database."""
    with sqlite3.connect(hub.folder / "hub.db") as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in names:
            database.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            database.execute(statement)
    database.close()
