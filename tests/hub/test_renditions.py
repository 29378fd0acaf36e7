"""Office files get pages on import, or later; whoever may read a file may read its pages, and nobody else."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from sqlalchemy import select

from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.intake.page_making import NOT_INSTALLED, PageMaker
from assessor_app.hub.problems import ImportRefusedError
from assessor_app.hub.tables import ArtifactRow, RenditionRow
from assessor_app.protocol.messages import WANTS_HEADER, WANTS_RENDITIONS, Changes
from tests.support import office_files as made
from tests.support.hub import PDF, ROOT, Caller, LocalHub, definition, manifest, write_definition, write_submission
from tests.support.office_files import needs_libreoffice

WANTING = {WANTS_HEADER: f"other, {WANTS_RENDITIONS}"}
NOWHERE = "assessor_app.hub.intake.page_making.find_libreoffice"
FILES = {
    "letter.docx": made.docx(3),
    "talk.pptx": made.pptx(2),
    "plan.pdf": PDF,
    "broken.docx": made.broken_docx(),
    "table.csv": b"a,b\n1,2\n",
    "again.docx": made.docx(3),
}


def _submission(folder: Path, code: str, files: Mapping[str, bytes], **more: Mapping[str, str]) -> Path:
    """``more`` adds fields to the artifact of that ref (the name's stem)."""
    artifacts: list[dict[str, Any]] = [
        {"ref": Path(name).stem, "file": name, "name": name, **more.get(Path(name).stem, {})}
        for name in files
        if not name.startswith("copies/")
    ]
    return write_submission(folder / code, manifest(code, artifacts=artifacts, analyses=[]), files)


@pytest.fixture
def admin(tmp_path: Path) -> Iterator[HubAdmin]:
    """A hub that holds one definition."""
    opened = HubAdmin(tmp_path / "hub")
    opened.add_credential(write_definition(tmp_path / "definition.yaml", definition()))
    yield opened
    opened.close()


def _renditions(admin: HubAdmin) -> dict[str, RenditionRow]:
    """By artifact name."""
    with admin._hub.database.read() as session:
        rows = session.execute(select(ArtifactRow.name, RenditionRow).join(RenditionRow.artifact)).all()
        session.expunge_all()
    return {row[0]: row[1] for row in rows}


def _bytes_of(admin: HubAdmin, row: RenditionRow) -> bytes:
    file = admin._hub.artifacts.open(row.sha256, row.size)
    assert file is not None
    with file:
        return file.read()


@needs_libreoffice
def test_an_import_makes_pages_of_office_files_and_notes_those_it_cannot(admin: HubAdmin, tmp_path: Path) -> None:
    notes: list[str] = []

    admin.import_submission(_submission(tmp_path, "S-1", FILES), say=notes.append)

    rows = _renditions(admin)
    assert sorted(rows) == ["again.docx", "letter.docx", "talk.pptx"]
    assert {name: len(pymupdf.open("pdf", _bytes_of(admin, row))) for name, row in rows.items()} == {
        "again.docx": 3,
        "letter.docx": 3,
        "talk.pptx": 2,
    }
    assert rows["again.docx"].sha256 == rows["letter.docx"].sha256
    assert {row.origin for row in rows.values()} == {"made"}
    assert [note for note in notes if "broken" in note] == []
    assert notes[0].startswith("S-1: artifact 4 has no pages: ")
    assert admin.office_files() == (4, 3)
    assert list((tmp_path / "hub" / "incoming").iterdir()) == []


@needs_libreoffice
def test_the_same_file_in_another_submission_is_not_converted_again(
    admin: HubAdmin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin.import_submission(_submission(tmp_path, "S-1", {"letter.docx": FILES["letter.docx"]}))
    monkeypatch.setattr(NOWHERE, lambda: None)

    admin.import_submission(_submission(tmp_path, "S-2", {"copy.docx": FILES["letter.docx"]}))

    rows = _renditions(admin)
    assert rows["copy.docx"].sha256 == rows["letter.docx"].sha256
    assert rows["copy.docx"].id != rows["letter.docx"].id


def test_without_libreoffice_an_import_goes_through_and_says_so(
    admin: HubAdmin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NOWHERE, lambda: None)
    notes: list[str] = []

    admin.import_submission(_submission(tmp_path, "S-1", FILES), say=notes.append)

    assert admin.office_files() == (4, 0)
    assert sum(NOT_INSTALLED in note for note in notes) == 4
    assert "renditions --missing" in notes[-1]


def test_a_program_that_does_not_start_stops_no_import(
    admin: HubAdmin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_program = tmp_path / "soffice"
    no_program.write_bytes(b"\x7fELF nothing that runs")
    no_program.chmod(0o755)
    monkeypatch.setattr(NOWHERE, lambda: no_program)

    admin.import_submission(_submission(tmp_path, "S-1", {"letter.docx": FILES["letter.docx"]}))

    assert admin.office_files() == (1, 0)


def test_a_pdf_that_comes_along_is_taken_for_any_artifact(admin: HubAdmin, tmp_path: Path) -> None:
    files = {"forum.url": b"[InternetShortcut]\nURL=https://example.org/forum\n", "copies/forum.pdf": PDF}

    admin.import_submission(_submission(tmp_path, "S-1", files, forum={"rendition": "copies/forum.pdf"}))

    row = _renditions(admin)["forum.url"]
    assert (row.origin, row.size, row.sha256) == ("given", len(PDF), hashlib.sha256(PDF).hexdigest())
    assert _bytes_of(admin, row) == PDF


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.url": b"https://example.org", "copies/a.pdf": b"<html>not a PDF"}, "rendition of 'a' is not a PDF"),
        ({"a.url": b"https://example.org"}, "1 listed file(s) are missing, the first is for 'a'"),
        ({"a.url": b"https://example.org", "copies/a.pdf": PDF, "copies/b.pdf": PDF}, "not listed"),
    ],
)
def test_a_pdf_that_is_none_is_refused(admin: HubAdmin, tmp_path: Path, files: Mapping[str, bytes], told: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        admin.import_submission(_submission(tmp_path, "S-1", files, a={"rendition": "copies/a.pdf"}))

    assert told in str(refused.value)
    assert [path for path in (tmp_path / "hub" / "artifacts").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["../a.pdf", "/etc/passwd", "copies\\a.pdf"])
def test_a_hostile_name_of_a_pdf_is_refused(admin: HubAdmin, tmp_path: Path, name: str) -> None:
    with pytest.raises(ImportRefusedError):
        admin.import_submission(_submission(tmp_path, "S-1", {"a.txt": b"x"}, a={"rendition": name}))


def _give(hub: LocalHub, code: str, user: str) -> None:
    """A link with a captured copy, assigned."""
    files = {"forum.url": b"https://example.org", "copies/forum.pdf": PDF}
    hub.admin.import_submission(_submission(hub.inbox, code, files, forum={"rendition": "copies/forum.pdf"}))
    hub.admin.assign(code, user)


def _artifacts(caller: Caller, code: str, since: str = "", **headers: str) -> list[dict[str, Any]]:
    answer = caller.get(f"/changes?since={since}", **headers)
    assert answer.status_code == 200
    Changes.model_validate_json(answer.content)
    found = [
        item["submission"]["artifacts"]
        for item in answer.json()["items"]
        if item["kind"] == "assignment" and item["submission"]["code"] == code
    ]
    return found[-1] if found else []


def test_only_apps_that_ask_hear_of_renditions(hub: LocalHub, ana: Caller) -> None:
    _give(hub, "S-1", "A-ana")

    told = _artifacts(ana, "S-1", **WANTING)[0]["rendition"]
    assert (told["size"], told["sha256"]) == (len(PDF), hashlib.sha256(PDF).hexdigest())
    assert "rendition" not in _artifacts(ana, "S-1")[0]
    assert "rendition" not in _artifacts(ana, "LVM-2418", **WANTING)[0]


def test_a_rendition_is_served_like_an_artifact_to_its_readers_only(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    _give(hub, "S-1", "A-ana")
    path = f"/artifacts/{_artifacts(ana, 'S-1', **WANTING)[0]['rendition']['id']}"

    whole = ana.get(path)
    part = ana.get(path, Range="bytes=5-9")

    assert (whole.status_code, whole.content) == (200, PDF)
    assert whole.headers["Content-Type"] == "application/octet-stream"
    assert (part.status_code, part.content) == (206, PDF[5:10])
    assert ben.get(path).status_code == 404
    hub.admin.withdraw(
        next(one.assessment.assignment_id for one in hub.admin.recorded() if one.submission_code == "S-1")
    )
    assert ana.get(path).status_code == 404


@needs_libreoffice
def test_pages_made_later_reach_the_reader(hub: LocalHub, ana: Caller, ben: Caller) -> None:
    files = {"letter.docx": FILES["letter.docx"], "broken.docx": FILES["broken.docx"]}
    hub.admin.import_submission(_submission(hub.inbox, "S-1", files), pages=False)
    hub.admin.assign("S-1", "A-ana")
    before, bens = ana.changes()["cursor"], ben.changes()["cursor"]
    notes: list[str] = []

    assert hub.admin.make_renditions(notes.append) == 1
    assert hub.admin.office_files() == (2, 1)
    assert notes[0].startswith("S-1: artifact 2 has no pages")

    letter, broken = _artifacts(ana, "S-1", since=before, **WANTING)
    assert len(pymupdf.open("pdf", ana.get(f"/artifacts/{letter['rendition']['id']}").content)) == 3
    assert "rendition" not in broken
    assert ben.changes(bens)["items"] == []
    after = ana.changes(before)["cursor"]
    assert hub.admin.make_renditions(notes.append) == 0
    assert ana.changes(after)["items"] == []


@needs_libreoffice
def test_the_command_says_how_many_have_pages_and_makes_the_rest(admin: HubAdmin, tmp_path: Path) -> None:
    source = _submission(tmp_path, "S-1", {"letter.docx": FILES["letter.docx"], "broken.docx": FILES["broken.docx"]})

    imported = _command(tmp_path, "import", "--no-renditions", str(source))
    assert imported.startswith("Taken in as ")
    assert _command(tmp_path, "renditions") == "0 of 2 office files have pages.\n"
    made_now = _command(tmp_path, "renditions", "--missing")
    assert made_now.startswith("S-1: artifact 2 has no pages")
    assert made_now.endswith("1 made. 1 of 2 office files have pages.\n")


def _command(tmp_path: Path, *words: str) -> str:
    command = [sys.executable, "-m", "assessor_app", "hub", *words, "--folder", str(tmp_path / "hub")]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@needs_libreoffice
def test_two_imports_at_once_do_not_meet(admin: HubAdmin, tmp_path: Path) -> None:
    sources = [_submission(tmp_path, f"S-{n}", {f"letter{n}.docx": made.docx(n)}) for n in (1, 2)]
    command = [sys.executable, "-m", "assessor_app", "hub", "import", "--folder", str(tmp_path / "hub")]
    running = [subprocess.Popen([*command, str(source)], cwd=ROOT, stdout=subprocess.DEVNULL) for source in sources]

    assert [one.wait(100) for one in running] == [0, 0]
    rows = _renditions(admin)
    assert [len(pymupdf.open("pdf", _bytes_of(admin, rows[f"letter{n}.docx"]))) for n in (1, 2)] == [1, 2]


def test_a_maker_asked_for_nothing_starts_nothing(admin: HubAdmin) -> None:
    with admin._hub.artifacts.stage() as stage:
        assert PageMaker(Path("/nowhere")).make({}, stage) == {}
