"""A hub in one file and back: nothing is lost on the way, between databases, or told as whole when it is not."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from assessor_app.__main__ import main
from assessor_app.domain.annotation import Pin, Quote
from assessor_app.domain.annotation_body import body_of
from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.problems import HubSetupError
from assessor_app.hub.restore import restore
from assessor_app.hub.tables import Base
from assessor_app.protocol.messages import AdjudicateBody, RescoreBody, SeedBody
from tests.support.calibration_hub import hand_in, submission_id
from tests.support.hub import PDF, LocalHub
from tests.support.postgres import PostgresServer

CHANGED = {"feeds", "hub_facts"}


@pytest.fixture
def worked_hub(hub: LocalHub) -> LocalHub:
    """A hub in which somebody has scored, a clock stands still, and a lead has made a seed."""
    ana = hub.caller("ana").judging()
    assert ana.score(hub.assignment_id, "eo1.a", "shown", comment="Así es: 日本 \U0001f600").status_code == 200
    hub.admin.stop_clock("LVM-2418")
    hub.admin.make_act("A-lea", SeedBody(submission_id=submission_id(hub, "LVM-2418"), truth={"eo1.a": "shown"}))
    return hub


def _rows(admin: HubAdmin) -> dict[str, list[Any]]:
    with admin._hub.database.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key.columns))]
            for table in Base.metadata.sorted_tables
            if table.name not in CHANGED
        }


def test_a_hub_goes_from_one_database_to_the_other_and_back_unchanged(
    worked_hub: LocalHub, postgres: PostgresServer, tmp_path: Path
) -> None:
    cursor = worked_hub.caller("ana").changes()["cursor"]
    done = worked_hub.admin.back_up(tmp_path / "first.zip")
    url = postgres.new_database()
    told = restore(tmp_path / "first.zip", tmp_path / "second", url, None)
    second = HubAdmin(tmp_path / "second", url)
    second.back_up(tmp_path / "second.zip")
    restore(tmp_path / "second.zip", tmp_path / "third", None, None)
    third = HubAdmin(tmp_path / "third")

    assert (done.files, done.bytes, told.programme) == (1, len(PDF), "Test programme")
    expected = _rows(worked_hub.admin)
    after = _rows(third)
    # Each backup is an act of its own in the log, the second one is in the second log only.
    assert expected.pop("audit_log") == after.pop("audit_log")[:-1]
    expected.pop("audit_head"), after.pop("audit_head")
    assert expected == after
    assert second.verify_log("").holds
    assert second.check_files() == (1, [])
    # PostgreSQL goes on counting where the rows end.
    second.start_clock("LVM-2418")
    second.stop_clock("LVM-2418")
    second.close()
    third.close()

    restored = LocalHub(tmp_path / "running", template=tmp_path / "third")
    try:
        # A cursor from before must not fit: what it stands for may be given to something else now.
        ana = restored.caller("ana")
        assert ana.get(f"/changes?since={cursor}").status_code == 410
        items = ana.judging().items()
        assert [item["score"]["comment"] for item in items if item["kind"] == "score"] == ["Así es: 日本 \U0001f600"]
        artifact = next(item for item in items if item["kind"] == "assignment")["submission"]["artifacts"][0]["id"]
        assert ana.get(f"/artifacts/{artifact}").content == PDF
    finally:
        restored.close()


def test_a_damaged_or_foreign_backup_leaves_nothing(worked_hub: LocalHub, tmp_path: Path) -> None:
    good = tmp_path / "good.zip"
    worked_hub.admin.back_up(good)

    def changed(name: str, was: bytes, now: bytes) -> Path:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.zip"
        with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as target:
            for info in source.infolist():
                content = source.read(info)
                if info.filename.startswith(name):
                    assert was in content
                    content = content.replace(was, now)
                target.writestr(info.filename, content)
        return path

    for path, told in (
        (changed("tables/scores", b"shown", b"hidden"), "damaged"),
        (changed("artifacts/", b"plan", b"pl\xffn"), "damaged"),
        (changed("hub-backup.json", b'"name": "users"', b'"name": "sqlite_master"'), "damaged"),
        (changed("hub-backup.json", b'"revision": "', b'"revision": "9'), "newer version"),
        (changed("hub-backup.json", b'"format"', b'"shape"'), "no backup"),
        (tmp_path / "nowhere.zip", "cannot be read"),
    ):
        with pytest.raises(HubSetupError, match=told):
            restore(path, tmp_path / "target", None, None)
    good.write_bytes(good.read_bytes()[:-300])
    with pytest.raises(HubSetupError, match="damaged"):
        restore(good, tmp_path / "target", None, None)
    empty = HubAdmin(tmp_path / "target")
    assert not any(_rows(empty).values())
    empty.close()


def test_a_hub_that_holds_something_is_not_written_over(worked_hub: LocalHub, tmp_path: Path) -> None:
    worked_hub.admin.back_up(tmp_path / "one.zip")

    with pytest.raises(HubSetupError, match="something in this database"):
        restore(tmp_path / "one.zip", worked_hub.folder, None, None)
    with pytest.raises(HubSetupError, match="already"):
        worked_hub.admin.back_up(tmp_path / "one.zip")


def test_by_command_without_files_and_into_a_hub_that_has_them(
    worked_hub: LocalHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "rows.zip")
    at = ["--folder", str(worked_hub.folder)]
    assert main(["hub", "backup", path, "--without-files", *at]) == 0
    assert main(["hub", "files", *at]) == 0
    target = tmp_path / "target"
    assert main(["hub", "restore", path, "--folder", str(target)]) == 1
    assert "holds no files" in capsys.readouterr().err
    (worked_hub.folder / "artifacts").rename(tmp_path / "artifacts")
    (target / "artifacts").rmdir()
    (tmp_path / "artifacts").rename(target / "artifacts")

    assert main(["hub", "restore", path, "--folder", str(target)]) == 0
    assert "are back as of" in capsys.readouterr().out
    assert main(["hub", "files", *at]) == 1
    assert "1 of 1 files are lost" in capsys.readouterr().err


def test_what_was_judged_comes_out_as_tables_without_names_or_formulas(
    worked_hub: LocalHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ana = worked_hub.caller("ana").judging()
    ana.score(worked_hub.assignment_id, "eo1.b", "shown", comment='=HYPERLINK("http://x")')
    pin = body_of(Pin("a note", prompt_id="q1", quote=Quote("We")))
    path = f"/assessments/{worked_hub.assignment_id}/annotations/pin-1"
    assert ana.write("PUT", path, {"annotation": {"kind": "pin", "body": pin}}, 0).status_code == 200
    second = worked_hub.admin.assign("LVM-2418", "A-ben", "reader_2")
    hand_in(worked_hub.caller("ben"), second)
    case = submission_id(worked_hub, "LVM-2418")
    asked = RescoreBody(assignment_id=second, scorable_ids=["eo1.b"], note="Look again.")
    decided = AdjudicateBody(submission_id=case, scorable_id="eo1.b", mark="shown", reason="It is on p. 3.")
    for body in (decided, asked):
        worked_hub.admin.make_act("A-lea", body)

    assert main(["hub", "export", str(tmp_path / "out"), "--folder", str(worked_hub.folder)]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "assessments.csv: 2 rows",
        "scores.csv: 5 rows",
        "notes.jsonl: 1 rows",
        "first_scores.csv: 3 rows",
        "record.csv: 1 rows",
        "acts.jsonl: 3 rows",
    ]
    with (tmp_path / "out" / "scores.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["assessor"] == "A-ana"]
    assert [(row["code"], row["assessor"], row["criterion"], row["mark"]) for row in rows] == [
        ("LVM-2418", "A-ana", "eo1.a", "shown"),
        ("LVM-2418", "A-ana", "eo1.b", "shown"),
    ]
    assert rows[1]["comment"] == '\'=HYPERLINK("http://x")'
    note = json.loads((tmp_path / "out" / "notes.jsonl").read_text(encoding="utf-8"))
    assert (note["kind"], note["body"]) == ("pin", pin)
    lines = (tmp_path / "out" / "acts.jsonl").read_text(encoding="utf-8").splitlines()
    acts = [json.loads(line) for line in lines]
    assert [(one["by"], one["body"]["act"]) for one in acts] == [
        ("A-lea", "seed"),
        ("A-lea", "adjudicate"),
        ("A-lea", "rescore"),
    ]
    first = (tmp_path / "out" / "first_scores.csv").read_text(encoding="utf-8").splitlines()
    assert first[0] == "code,attempt,assessor,role,criterion,mark"
    assert "LVM-2418,1,A-ben,reader_2,eo1.b,shown" in first
    told = "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "out").iterdir())
    assert "Núñez" not in told
    assert main(["hub", "export", str(tmp_path / "out"), "--folder", str(worked_hub.folder)]) == 1
