"""What readers see: their artifacts in full or in part, and nothing that the blind switches hide."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from assessor_app.hub.blind import BlindSwitches, names_someone, shown_artifact_name
from assessor_app.hub.door import callers
from assessor_app.remote import hub_client
from assessor_app.remote.hub_client import HubClient
from tests.support.hub import PDF, Caller, LocalHub, manifest, write_submission
from tests.support.hub import ROOT as PROJECT

SHA = hashlib.sha256(PDF).hexdigest()


def _artifact(caller: Caller) -> str:
    found: str = caller.items()[1]["submission"]["artifacts"][0]["id"]
    return found


def test_an_artifact_arrives_whole_with_its_hash_as_etag(ana: Caller) -> None:
    answer = ana.get(f"/artifacts/{_artifact(ana)}")

    assert (answer.status_code, answer.content) == (200, PDF)
    assert answer.headers["etag"] == f'"{SHA}"'
    assert answer.headers["content-length"] == str(len(PDF))
    assert answer.headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=100-199", 100, 200),
        ("bytes=100-", 100, len(PDF)),
        ("bytes=-50", len(PDF) - 50, len(PDF)),
        (f"bytes=100-{len(PDF) * 9}", 100, len(PDF)),
        (f"bytes=-{len(PDF) * 9}", 0, len(PDF)),
    ],
)
def test_a_download_goes_on_where_it_broke_off(ana: Caller, wanted: str, start: int, end: int) -> None:
    answer = ana.get(f"/artifacts/{_artifact(ana)}", Range=wanted, **{"If-Range": f'"{SHA}"'})

    assert (answer.status_code, answer.content) == (206, PDF[start:end])
    assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/{len(PDF)}"


@pytest.mark.parametrize("if_range", ['"' + "0" * 64 + '"', f'W/"{SHA}"', "Mon, 02 Mar 2026 08:00:00 GMT"])
def test_a_part_of_other_content_is_never_continued(ana: Caller, if_range: str) -> None:
    answer = ana.get(f"/artifacts/{_artifact(ana)}", Range="bytes=100-", **{"If-Range": if_range})

    assert (answer.status_code, answer.content) == (200, PDF)


@pytest.mark.parametrize("odd", ["bytes=0-1,5-6", "lines=1-2", "bytes=", "bytes=-", "bytes=9-2", "bytes=a-b"])
def test_ranges_the_hub_does_not_know_are_ignored(ana: Caller, odd: str) -> None:
    assert ana.get(f"/artifacts/{_artifact(ana)}", Range=odd).content == PDF


@pytest.mark.parametrize("beyond", [f"bytes={len(PDF)}-", "bytes=-0", "bytes=999999999999999999-"])
def test_a_range_beyond_the_end_is_refused(ana: Caller, beyond: str) -> None:
    answer = ana.get(f"/artifacts/{_artifact(ana)}", Range=beyond)

    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(PDF)}"
    assert answer.json()["error"] == "range"


def test_artifacts_of_others_do_not_exist_for_the_caller_not_even_for_leads(
    hub: LocalHub, ana: Caller, ben: Caller, lea: Caller
) -> None:
    path = f"/artifacts/{_artifact(ana)}"

    assert (ben.get(path).status_code, lea.get(path).status_code) == (404, 404)
    hub.admin.withdraw(hub.assignment_id)
    assert ana.get(path).status_code == 404


def test_a_file_the_hub_lost_or_that_shrank_is_named_as_lost(hub: LocalHub, ana: Caller) -> None:
    path = f"/artifacts/{_artifact(ana)}"
    file = hub.hub.artifacts.path(SHA)
    file.write_bytes(PDF[:10])
    shrunk = ana.get(path)
    file.unlink()

    assert [one.json()["error"] for one in (shrunk, ana.get(path))] == ["artifact_lost"] * 2


def test_a_blind_reader_sees_neither_the_name_nor_files_that_tell_it(hub: LocalHub, ben: Caller) -> None:
    artifacts = [
        {"ref": "a1", "file": "f/1.pdf", "name": "ananunez_plan.PDF"},
        {"ref": "a2", "file": "f/2.pdf", "name": "agenda.pdf"},
        {"ref": "a3", "file": "f/3.pdf", "name": "x.pdf", "title": "Letter from Núñez"},
    ]
    cited = [{"raw": raw} for raw in ("Ana Nunez Plan, p. 3", "ANANUNEZ_PLAN.pdf, agenda.pdf", "plan p. 2")]
    told = {"criterion": "eo1.a", "explanation": "See “ananunez plan.pdf”.", "citations": cited}
    data = manifest("LVM-3000", artifacts=artifacts, analyses=[told])
    hub.admin.import_submission(write_submission(hub.inbox / "b", data, {f"f/{n}.pdf": PDF for n in (1, 2, 3)}))
    hub.admin.assign("LVM-3000", "A-ben")

    submission = ben.items()[1]["submission"]

    assert submission["practitioner"] == ""
    assert [one["name"] for one in submission["artifacts"]] == ["Artifact 1.pdf", "agenda.pdf", "Artifact 3.pdf"]
    (analysis,) = submission["analyses"]
    assert [one["raw"] for one in analysis["citations"]] == [
        "Artifact 1, p. 3",
        "Artifact 1.pdf, agenda.pdf",
        "plan p. 2",
    ]
    assert analysis["explanation"] == "See “Artifact 1.pdf”."
    assert "unez" not in ben.get("/changes").text.casefold()


def test_with_the_switch_off_names_are_shown_and_readers_are_told(hub: LocalHub, ana: Caller) -> None:
    cursor = ana.changes()["cursor"]

    hub.admin.create_programme("Test programme", {"hide_practitioner": False})

    assert ana.changes(cursor)["items"][0]["submission"]["practitioner"] == "Ana Núñez"


@pytest.mark.parametrize(
    ("text", "person", "found"),
    [
        ("Smith-plan.pdf", "Jo Smith", True),
        ("JSMITH.pdf", "Jo Smith", True),
        ("reliable.pdf", "Li Ma", False),
        ("plan Li.pdf", "Li Ma", True),
        ("Mueller.pdf", "Zoë Müller", False),
        ("muller zoe.pdf", "Zoë Müller", True),
        ("plan.pdf", "", False),
        ("o'neil.pdf", "Pat O'Neil", True),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, person: str, found: bool) -> None:
    assert names_someone(text, person) is found


def test_a_name_used_as_suffix_does_not_survive() -> None:
    assert shown_artifact_name("plan.ana nunez", 2, "Ana Nunez", BlindSwitches()) == "Artifact 2"


def _rows(caller: Caller) -> list[tuple[str, str]]:
    rows: list[dict[str, Any]] = caller.get("/progress").json()["rows"]
    return [(row["assessor_code"], row["state"]) for row in rows]


def test_progress_is_for_leads_only(hub: LocalHub, ana: Caller, lea: Caller) -> None:
    ana.score(hub.assignment_id, "eo1.a", "shown")
    ana.score(hub.assignment_id, "eo1.b", None, comment="later")

    row = lea.get("/progress").json()["rows"][0]

    assert ana.get("/progress").status_code == 403
    assert (row["submission_code"], row["assessor_code"], row["scored"], row["total"]) == ("LVM-2418", "A-ana", 1, 3)
    assert row["updated_at"] == "2026-03-02T08:00:00Z"


def _submit_empty(hub: LocalHub, caller: Caller, assignment_id: str) -> None:
    digest = hashlib.sha256(b'[[],""]').hexdigest()
    body = {"signature": "x", "decision": "Incomplete", "digest": digest}
    assert caller.write("POST", f"/assessments/{assignment_id}/submit", body, 0).status_code == 200


def test_a_lead_who_reads_too_sees_the_other_reader_only_when_both_have_submitted(
    hub: LocalHub, ana: Caller, lea: Caller
) -> None:
    own = hub.admin.assign("LVM-2418", "A-lea", "reader_2")
    before = _rows(lea)
    _submit_empty(hub, lea, own)
    between = _rows(lea)
    refused = hub.http.post(f"/assessments/{hub.assignment_id}/hand-back", headers=lea.headers)
    _submit_empty(hub, ana, hub.assignment_id)

    assert before == [("A-lea", "open")]
    assert between == [("A-lea", "submitted")]
    assert refused.status_code == 404
    assert _rows(lea) == [("A-ana", "submitted"), ("A-lea", "submitted")]


def test_a_lead_who_reads_a_second_attempt_sees_the_first_only_after_scoring(
    hub: LocalHub, ana: Caller, lea: Caller
) -> None:
    _submit_empty(hub, ana, hub.assignment_id)
    own = hub.add_submission("LVM-2418", "A-lea", attempt=2)
    before = _rows(lea)
    _submit_empty(hub, lea, own)

    assert before == [("A-lea", "open")]
    assert _rows(lea) == [("A-ana", "submitted"), ("A-lea", "submitted")]


def test_with_those_switches_off_a_reading_lead_sees_everything(start_hub: Callable[..., LocalHub]) -> None:
    hub = start_hub(switches={"hide_other_reader_until_both_submitted": False})
    hub.admin.assign("LVM-2418", "A-lea", "reader_2")

    assert _rows(hub.caller("lea")) == [("A-ana", "open"), ("A-lea", "open")]


def test_the_import_format_is_documented_beside_the_code() -> None:
    text = (PROJECT / "assessor_app/hub/IMPORT.md").read_text(encoding="utf-8")

    assert '"format": "assessor-submission/1"' in text


def test_pages_of_progress_are_the_whole_list_also_packed(
    hub: LocalHub, lea: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("B-2", "B-1", "B-3"):
        hub.add_submission(code, "A-ana")
        hub.admin.assign(code, "A-ben", "reader_2")
    whole = lea.get("/progress", **{"Accept-Encoding": "identity"})
    monkeypatch.setattr(hub_client, "PROGRESS_ROWS", 3)
    monkeypatch.setattr(callers, "WORTH_PACKING", 10)

    with HubClient(hub.url, lea.token) as desk:
        told = desk.progress()
    packed = lea.get("/progress", **{"Accept-Encoding": "br, gzip"})

    assert "content-encoding" not in whole.headers
    assert [one["submission_code"] for one in whole.json()["rows"]] == [
        *("B-1", "B-1", "B-2", "B-2", "B-3", "B-3", "LVM-2418")
    ]
    assert [one.model_dump(mode="json") for one in told.rows] == whole.json()["rows"]
    assert (packed.headers["content-encoding"], packed.json()["rows"]) == ("gzip", whole.json()["rows"])
    assert lea.get("/progress?limit=3&after=nobody").status_code == 404
