"""`assessor-app inspect` gives one answer a file, always of the same form, and never a traceback."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from assessor_app.__main__ import main
from assessor_app.commands import inspect
from assessor_app.errors import ARTIFACT_FAULTS
from tests.support.office_files import docx, needs_libreoffice, xlsx
from tests.support.pdfs import locked_pdf, plain_pdf
from tests.support.pictures import encoded, quarters

KEYS = {
    "file", "kind", "media_type", "error", "sentence", "pages", "page_labels", "duration", "sheets", "has_text",
    "first_render", "pages_from", "codec",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """LibreOffice takes seconds; only the test about it waits for it."""
    if "libreoffice" not in request.node.name:
        monkeypatch.setattr(inspect, "makes_pages", never)


def never(_media_type: str) -> bool:
    return False


def run(*paths: Path, plain: bool = False) -> int:
    parser = argparse.ArgumentParser()
    inspect.add_arguments(parser.add_subparsers())
    flags = [] if plain else ["--json"]
    return inspect.run(parser.parse_args(["inspect", *map(str, paths), *flags]))


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_one_object_a_file_with_every_key_in_the_order_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [
        written(tmp_path, "a.pdf", plain_pdf(3, labels=True)),
        written(tmp_path, "b.png", encoded(quarters(), "PNG")),
        written(tmp_path, "c.xlsx", xlsx({"One": [["x", 2.0]]})),
        written(tmp_path, "d.pdf", locked_pdf()),
        tmp_path / "missing.pdf",
    ]
    assert run(*paths) == 0
    found = rows(capsys)
    assert [row["file"] for row in found] == [str(path) for path in paths]
    assert all(set(row) == KEYS for row in found)
    pdf, png, sheet, locked, missing = found
    assert (pdf["kind"], pdf["media_type"], pdf["error"], pdf["pages"], pdf["pages_from"]) == (
        "pdf", "application/pdf", None, 3, "file",
    )  # fmt: skip
    assert (pdf["page_labels"], pdf["has_text"], pdf["first_render"]) == (["i", "ii", "iii"], True, [1000, 1415])
    assert (png["kind"], png["first_render"], png["has_text"]) == ("image", [1000, 600], False)
    assert (sheet["sheets"], sheet["pages"]) == ([{"name": "One", "rows": 1, "columns": 2}], None)
    assert (locked["error"], locked["pages"], locked["first_render"]) == ("password", None, None)
    assert missing["error"] == "missing"
    assert all(row["error"] is None or row["error"] in ARTIFACT_FAULTS for row in found)


def test_folders_pipes_and_locked_doors_are_missing_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    odd = [tmp_path, tmp_path / "pipe.pdf", tmp_path / "loop", Path("/dev/zero"), tmp_path / ("n" * 300)]
    assert run(*odd, Path("nul\0name")) == 0
    found = rows(capsys)
    assert [row["error"] for row in found] == ["missing"] * 6
    assert found[0]["sentence"] == "This file cannot be read: Is a directory."
    assert all(row["sentence"].startswith("This file cannot be read: ") for row in found)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "a.pdf", plain_pdf(1))
    path.chmod(0)
    assert run(path) == 0
    assert rows(capsys)[0]["error"] == "missing"


def test_names_of_any_bytes_neither_break_the_output_nor_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = os.fsdecode(b"plan\xff\x1b[31m\nfile: other\xe2\x80\xae.txt")
    path = written(tmp_path, odd, b"words\n")
    assert run(path) == 0
    assert rows(capsys)[0]["file"] == str(path)
    assert run(path, plain=True) == 0
    lines = capsys.readouterr().out.split("\n")
    assert len(lines) == 3
    assert lines[0].isprintable()
    assert "\\udcff" in lines[0]


def test_a_terminal_of_a_narrow_alphabet_gets_escapes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "Plan für 2026 – ж.png", encoded(quarters(), "PNG"))
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert run(path, plain=True) == 0
    assert raw.getvalue().isascii()
    assert b"Plan f\\xfcr" in raw.getvalue()


def test_for_people_it_says_what_matters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [
        written(tmp_path, "a.pdf", plain_pdf(3, labels=True)),
        written(tmp_path, "b.csv", b"a,b\n1,2\n"),
        written(tmp_path, "c.pdf", b""),
        written(tmp_path, "d.docx", docx()),
    ]
    assert run(*paths, plain=True) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        str(paths[0]),
        "    pdf (application/pdf) · 3 pages · labels i to iii · text · first render 1000 × 1415",
        str(paths[1]),
        "    sheet (text/csv) · cells: 2 × 2 · text",
        str(paths[2]),
        "    cannot be shown (empty): This file is empty: it has no bytes.",
        str(paths[3]),
        lines[7],
        "    Only the text of this file can be shown; its layout and pictures are missing.",
    ]
    assert lines[7].startswith("    document (")
    assert "1 page " in lines[7]


def test_the_command_is_known_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", "--json", str(written(tmp_path, "a.txt", b"words"))]) == 0
    assert rows(capsys)[0]["kind"] == "text"
    with pytest.raises(SystemExit) as told:
        main(["inspect"])
    assert told.value.code == 2


@needs_libreoffice
def test_libreoffice_makes_the_pages_in_memory_where_it_may(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(written(tmp_path, "a.docx", docx(3))) == 0
    (row,) = rows(capsys)
    assert (row["pages"], row["pages_from"], row["error"]) == (3, "laptop", None)
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
