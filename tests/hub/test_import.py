"""A submission is taken in whole, or refused with nothing of it left behind."""

from __future__ import annotations

import json
import os
import struct
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from assessor_app.errors import DefinitionError
from assessor_app.hub.admin import HubAdmin
from assessor_app.hub.intake.names import check_member
from assessor_app.hub.intake.source import ImportLimits
from assessor_app.hub.problems import HubSetupError, ImportRefusedError
from assessor_app.hub.tables import ArtifactRow, SubmissionRow
from tests.support.hub import PDF, definition, empty_hub, manifest, write_definition, write_submission

MIB = 1024 * 1024


@pytest.fixture
def admin(tmp_path: Path) -> Iterator[HubAdmin]:
    """A hub that holds one definition."""
    made = empty_hub(tmp_path / "hub")
    made.add_credential(write_definition(tmp_path / "definition.yaml", definition()))
    yield made
    made.close()


def _zip(path: Path, entries: list[tuple[str | zipfile.ZipInfo, bytes]], data: dict[str, Any] | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("submission.json", json.dumps(data or manifest()))
        for name, content in entries:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return path


def _left(admin: HubAdmin, folder: Path) -> tuple[int, list[Path]]:
    """Submissions in the database, and files in the hub's artifact folders."""
    with admin._hub.database.read() as session:
        rows = session.scalar(select(func.count()).select_from(SubmissionRow)) or 0
    files = [path for part in ("artifacts", "incoming") for path in (folder / "hub" / part).rglob("*")]
    return rows, files


def _expect_refused(admin: HubAdmin, tmp_path: Path, source: Path, limits: ImportLimits | None = None) -> str:
    with pytest.raises(ImportRefusedError) as refused:
        admin.import_submission(source, limits)
    assert _left(admin, tmp_path) == (0, [])
    return str(refused.value)


def test_folder_zip_and_zipped_folder_are_all_taken(admin: HubAdmin, tmp_path: Path) -> None:
    folder = write_submission(tmp_path / "a", manifest("S-1"))
    (folder / ".DS_Store").write_bytes(b"junk")
    flat = _zip(tmp_path / "b.zip", [("files/plan.pdf", PDF), ("__MACOSX/files/._plan.pdf", b"junk")], manifest("S-2"))
    nested = tmp_path / "c.zip"
    with zipfile.ZipFile(nested, "w") as archive:
        archive.writestr("S-3/", b"")
        archive.writestr("S-3/submission.json", json.dumps(manifest("S-3")))
        archive.writestr("S-3/files/plan.pdf", PDF)

    for source in (folder, flat, nested):
        admin.import_submission(source)

    with admin._hub.database.read() as session:
        artifacts = session.scalars(select(ArtifactRow)).all()
        assert {(one.size, one.kind) for one in artifacts} == {(len(PDF), "pdf")}
        assert len({one.sha256 for one in artifacts}) == 1
    kept = [path for path in (tmp_path / "hub" / "artifacts").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [PDF]
    assert list((tmp_path / "hub" / "incoming").iterdir()) == []


HOSTILE = [
    "/etc/passwd",
    "../plan.pdf",
    "files/../../plan.pdf",
    "./plan.pdf",
    "files//plan.pdf",
    "C:/plan.pdf",
    "c:plan.pdf",
    "files\\plan.pdf",
    "..\\plan.pdf",
    "files/plan\x00.pdf",
    "files/plan\n.pdf",
    "files/fdp.\u202eexe",
    "files/plan.pdf ",
    "files/plan.",
    "files/plan.pdf:stream",
    "f" * 501,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_refused_in_the_zip_and_in_the_manifest(admin: HubAdmin, tmp_path: Path, name: str) -> None:
    info = zipfile.ZipInfo("placeholder")
    info.filename = info.orig_filename = name
    _expect_refused(admin, tmp_path, _zip(tmp_path / "a.zip", [("files/plan.pdf", PDF), (info, b"x")]))

    listed = manifest(artifacts=[{"ref": "a1", "file": name, "name": "plan.pdf"}])
    _expect_refused(admin, tmp_path, write_submission(tmp_path / "b", listed))
    assert not (tmp_path.parent / "plan.pdf").exists()


@given(st.text(max_size=40))
def test_an_accepted_name_always_stays_inside_its_folder(name: str) -> None:
    try:
        check_member(name)
    except ImportRefusedError:
        return
    for inside in (Path("/hub/x"), Path("/hub")):
        assert Path(os.path.normpath(inside / name)).is_relative_to(inside)
    assert "\\" not in name
    assert ":" not in name


@pytest.mark.parametrize("second", ["files/plan.pdf", "files/PLAN.pdf", "FILES/plan.pdf", "files/ｐlan.pdf"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_a_file_system_may_take_for_one_are_refused(admin: HubAdmin, tmp_path: Path, second: str) -> None:
    source = _zip(tmp_path / "a.zip", [("files/plan.pdf", PDF), (second, b"other")])

    assert "same name" in _expect_refused(admin, tmp_path, source)


def test_links_are_refused_in_folders_and_zips(admin: HubAdmin, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("files/plan.pdf")
    link.external_attr = 0o120777 << 16
    _expect_refused(admin, tmp_path, _zip(tmp_path / "a.zip", [(link, b"/etc/passwd")]))

    file_link = write_submission(tmp_path / "b", manifest(), {})
    (file_link / "files").mkdir()
    (file_link / "files" / "plan.pdf").symlink_to("/etc/hostname")
    _expect_refused(admin, tmp_path, file_link)

    folder_link = write_submission(tmp_path / "c", manifest(), {})
    (folder_link / "files").symlink_to("/etc")
    _expect_refused(admin, tmp_path, folder_link)

    pipe = write_submission(tmp_path / "d", manifest())
    os.mkfifo(pipe / "files" / "pipe")
    _expect_refused(admin, tmp_path, pipe)


def test_a_zip_with_a_password_is_refused(admin: HubAdmin, tmp_path: Path) -> None:
    source = _zip(tmp_path / "a.zip", [("files/plan.pdf", PDF)])
    raw = bytearray(source.read_bytes())
    at = raw.rfind(b"PK\x01\x02")
    raw[at + 8] |= 1
    source.write_bytes(raw)

    assert "password" in _expect_refused(admin, tmp_path, source)


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_can_ask_for_any_memory_are_refused(admin: HubAdmin, tmp_path: Path, packing: int) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", packing) as archive:
        archive.writestr("submission.json", json.dumps(manifest()))
        archive.writestr("files/plan.pdf", PDF)

    assert "unusual" in _expect_refused(admin, tmp_path, tmp_path / "a.zip")


def test_a_zip_bomb_is_stopped_while_it_unpacks_and_memory_stays_small(admin: HubAdmin, tmp_path: Path) -> None:
    source = _zip(tmp_path / "a.zip", [("files/plan.pdf", bytes(200 * MIB))])
    assert source.stat().st_size < MIB
    tracemalloc.start()
    try:
        sentence = _expect_refused(admin, tmp_path, source)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert "unpacks to more" in sentence
    assert peak < 16 * MIB


def test_a_bomb_that_lies_about_its_size_is_refused(admin: HubAdmin, tmp_path: Path) -> None:
    source = _zip(tmp_path / "a.zip", [("files/plan.pdf", bytes(2 * MIB))])
    raw = bytearray(source.read_bytes())
    for at, offset in ((raw.rfind(b"PK\x01\x02"), 24), (raw.rfind(b"PK\x03\x04"), 22)):
        struct.pack_into("<I", raw, at + offset, 10)
    source.write_bytes(raw)

    _expect_refused(admin, tmp_path, source)


def test_files_that_share_their_bytes_are_refused(admin: HubAdmin, tmp_path: Path) -> None:
    source = _zip(tmp_path / "a.zip", [("files/plan.pdf", PDF), ("files/more.pdf", PDF)])
    raw = bytearray(source.read_bytes())
    last = raw.rfind(b"PK\x01\x02")
    before = raw.rfind(b"PK\x01\x02", 0, last)
    raw[last + 42 : last + 46] = raw[before + 42 : before + 46]
    source.write_bytes(raw)

    assert "overlap" in _expect_refused(admin, tmp_path, source)


def test_a_table_of_contents_made_to_fill_the_memory_is_not_read(admin: HubAdmin, tmp_path: Path) -> None:
    source = tmp_path / "a.zip"
    with source.open("wb") as file:
        file.seek(64 * MIB)
        file.write(struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 65535, 65535, 64 * MIB, 0, 0))
    tracemalloc.start()
    try:
        _expect_refused(admin, tmp_path, source)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 4 * MIB


@pytest.mark.parametrize(
    "limits",
    [
        ImportLimits(entries=1),
        ImportLimits(one_file=len(PDF) - 1),
        ImportLimits(total=len(PDF)),
        ImportLimits(manifest=100),
    ],
)
def test_each_limit_holds_for_folders_and_zips(admin: HubAdmin, tmp_path: Path, limits: ImportLimits) -> None:
    _expect_refused(admin, tmp_path, write_submission(tmp_path / "a", manifest()), limits)
    _expect_refused(admin, tmp_path, _zip(tmp_path / "a.zip", [("files/plan.pdf", PDF)]), limits)


def _without(name: str) -> dict[str, Any]:
    data = manifest()
    del data[name]
    return data


def _citing(artifact: str) -> list[dict[str, Any]]:
    return [{"criterion": "eo1.a", "explanation": "", "citations": [{"raw": "p. 1", "artifact": artifact}]}]


WRONG: list[tuple[dict[str, Any], str]] = [
    (manifest(format="assessor-submission/2"), "format"),
    (_without("code"), "code"),
    (manifest("../x"), "code"),
    (manifest(attempt=0), "attempt"),
    (manifest(attempt="1"), "attempt"),
    (manifest(received_at="2026-01-15T09:30:00"), "received_at"),
    (manifest(surprise=1), "the top"),
    (manifest(version="v9"), "does not hold"),
    (manifest(responses={"q9": "x"}), "no prompt 'q9'"),
    (manifest(responses={"q1": "a\x00b"}), "no text"),
    (manifest(analyses=[{"criterion": "eo9.z"}]), "no criterion 'eo9.z'"),
    (manifest(analyses=[{"criterion": "p1"}]), "no criterion 'p1'"),
    (manifest(analyses=[{"criterion": "eo1.a"}] * 2), "two self-analyses"),
    (manifest(analyses=_citing("a9")), "that is not there"),
    (manifest(artifacts=[{"ref": "a1", "file": "files/plan.pdf", "name": "p.pdf", "slot": "no"}]), "no evidence 'no'"),
    (manifest(artifacts=[{"ref": "a1", "file": "files/plan.pdf", "name": "../p.pdf"}]), "slash"),
    (manifest(artifacts=[{"ref": "a1", "file": "files/none.pdf", "name": "p.pdf"}]), "missing"),
    (manifest(artifacts=[], analyses=[]), "not listed"),
    (manifest(artifacts=[{"ref": "a1", "file": "files/plan.pdf", "name": "p.pdf"}] * 2), "same ref"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "told"), WRONG)
def test_a_wrong_manifest_is_refused_and_says_where(
    admin: HubAdmin, tmp_path: Path, data: dict[str, Any], told: str
) -> None:
    assert told in _expect_refused(admin, tmp_path, write_submission(tmp_path / "a", data))


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"format": "assessor-submission/1"}'])
def test_a_manifest_that_is_no_manifest_is_refused(admin: HubAdmin, tmp_path: Path, content: bytes) -> None:
    folder = write_submission(tmp_path / "a", manifest())
    (folder / "submission.json").write_bytes(content)

    _expect_refused(admin, tmp_path, folder)


def test_a_refusal_never_repeats_what_the_practitioner_wrote(admin: HubAdmin, tmp_path: Path) -> None:
    data = manifest(practitioner=["Dana Whitlock"], responses={"Dana Whitlock": 3})

    assert "Dana" not in _expect_refused(admin, tmp_path, write_submission(tmp_path / "a", data))


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06", b"PK\x05\x06" + bytes(18), b"hello" * 100])
def test_what_is_no_zip_is_refused(admin: HubAdmin, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)

    _expect_refused(admin, tmp_path, tmp_path / "a.zip")
    _expect_refused(admin, tmp_path, tmp_path / "nowhere.zip")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.floats(0, 1), byte=st.integers(0, 255))
def test_a_damaged_zip_is_taken_in_full_or_refused(admin: HubAdmin, tmp_path: Path, position: float, byte: int) -> None:
    before = _left(admin, tmp_path)[0]
    source = _zip(tmp_path / "a.zip", [("files/plan.pdf", PDF)], manifest(f"S-{before}"))
    raw = bytearray(source.read_bytes())
    raw[int(position * (len(raw) - 1))] = byte
    source.write_bytes(raw)

    try:
        admin.import_submission(source)
    except ImportRefusedError:
        assert _left(admin, tmp_path)[0] == before
    else:
        assert _left(admin, tmp_path)[0] == before + 1
    assert list((tmp_path / "hub" / "incoming").iterdir()) == []


def test_the_same_attempt_is_taken_once(admin: HubAdmin, tmp_path: Path) -> None:
    admin.import_submission(write_submission(tmp_path / "a", manifest()))

    with pytest.raises(ImportRefusedError, match="already here"):
        admin.import_submission(tmp_path / "a")
    admin.import_submission(write_submission(tmp_path / "b", manifest(attempt=2)))


def test_a_crash_while_storing_leaves_no_row_and_the_next_try_succeeds(
    admin: HubAdmin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_submission(tmp_path / "a", manifest())

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("assessor_app.hub.artifacts.folder.os.replace", no_room)
        with pytest.raises(ImportRefusedError, match="No space left"):
            admin.import_submission(source)
    rows, files = _left(admin, tmp_path)

    assert (rows, [path for path in files if path.is_file()]) == (0, [])
    admin.import_submission(source)
    assert _left(admin, tmp_path)[0] == 1


def test_a_version_once_added_never_changes(admin: HubAdmin, tmp_path: Path) -> None:
    same = write_definition(tmp_path / "same.yaml", definition())
    changed = definition()
    changed["title"] = "Another title"

    assert admin.add_credential(same) == "test/small-credential@v1"
    with pytest.raises(HubSetupError, match="with other content"):
        admin.add_credential(write_definition(tmp_path / "changed.yaml", changed))


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n"
        + "".join(f"{n}: &{n} [{','.join(['*' + p] * 8)}]\n" for p, n in zip("cdefgh", "defghi", strict=True)),
        "a: &a [*a]",
        "!!python/object/apply:os.system ['true']",
        "- 1",
        "a: .nan",
        "a: " + "9" * 5000,
        "\x00",
        "a: {",
    ],
)
def test_a_definition_that_is_not_plain_data_is_refused(admin: HubAdmin, tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(DefinitionError):
        admin.add_credential(tmp_path / "bad.yaml")


def test_what_a_file_is_comes_from_its_bytes(admin: HubAdmin, tmp_path: Path) -> None:
    files = {"f/1": PDF, "f/2": b"a,b\n1,2\n", "f/3": b"https://example.org/forum\n"}
    names = ("film.mp4", "table.csv", "where.txt")
    artifacts = [{"ref": file, "file": file, "name": name} for file, name in zip(files, names, strict=True)]
    admin.import_submission(write_submission(tmp_path / "a", manifest(artifacts=artifacts, analyses=[]), files))

    with admin._hub.database.read() as session:
        rows = session.scalars(select(ArtifactRow).order_by(ArtifactRow.position)).all()
        found = [(row.name, row.kind, row.media_type) for row in rows]
    assert found == [
        ("film.mp4", "pdf", "application/pdf"),
        ("table.csv", "sheet", "text/csv"),
        ("where.txt", "link", "text/uri-list"),
    ]
