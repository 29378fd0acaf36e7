"""Pages made on the laptop: in memory where that can be promised, on disk only with consent, and nothing stays."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pymupdf
import pytest

from assessor_app.errors import ARTIFACT_FAULTS, ArtifactError
from assessor_app.media import office_rendition
from assessor_app.media.office_rendition import OfficeConverter
from assessor_app.office.conversion import ConversionCancelledError
from assessor_app.office.office_run import OfficeLimits
from assessor_app.office.private_place import PREFIX, memory_folder
from tests.support.office_files import broken_docx, docx, needs_libreoffice, running_offices

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NO_PROGRAM = Path("/nowhere/soffice")


class _Bytes:
    """An artifact in memory."""

    def __init__(self, content: bytes, size: int | None = None) -> None:
        self._content = content
        self.size = len(content) if size is None else size

    def open(self) -> BinaryIO:
        return io.BytesIO(self._content)


class _Gone:
    """An artifact whose bytes are damaged."""

    size = 10

    def open(self) -> BinaryIO:
        raise ArtifactError("damaged", kind="damaged")


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """A folder that stands for memory."""
    folder = tmp_path / "memory"
    folder.mkdir()
    return folder


def _never() -> bool:
    return False


def _fault(act: Callable[[], object]) -> str:
    with pytest.raises(ArtifactError) as raised:
        act()
    assert raised.value.kind in ARTIFACT_FAULTS
    return raised.value.kind


@needs_libreoffice
def test_pages_are_made_in_memory_and_nothing_stays_anywhere(tmp_path: Path) -> None:
    memory = memory_folder()
    if memory is None:
        pytest.skip("this system has no folder in memory")
    disk = tmp_path / "disk"
    seen: set[Path] = set()

    def look() -> bool:
        seen.update(path for path in memory.glob(f"{PREFIX}*/*.docx"))
        return False

    converter = OfficeConverter(disk)
    made = converter.convert(_Bytes(docx(3)), DOCX, look)

    assert converter.way() == "in_memory"
    assert len(pymupdf.open("pdf", made)) == 3
    assert len(seen) == 1
    assert not seen.pop().parent.exists()
    assert not disk.exists()


@needs_libreoffice
def test_on_disk_only_with_consent_and_removed_after(tmp_path: Path) -> None:
    converter = OfficeConverter(tmp_path / "disk", memory=lambda: None)
    assert converter.way() == "on_disk"

    assert _fault(lambda: converter.convert(_Bytes(docx(1)), DOCX, _never)) == "unsupported"
    assert not (tmp_path / "disk").exists()
    assert converter.convert(_Bytes(docx(1)), DOCX, _never, on_disk=True).startswith(b"%PDF-")
    assert list((tmp_path / "disk").iterdir()) == []


@needs_libreoffice
def test_every_failure_is_of_a_known_class_and_leaves_nothing(tmp_path: Path, memory: Path) -> None:
    converter = OfficeConverter(tmp_path / "disk", memory=lambda: memory)

    assert _fault(lambda: converter.convert(_Bytes(broken_docx()), DOCX, _never)) == "damaged"
    assert _fault(lambda: converter.convert(_Bytes(b"text"), "text/csv", _never)) == "unsupported"
    assert _fault(lambda: converter.convert(_Gone(), DOCX, _never)) == "damaged"
    with pytest.raises(ConversionCancelledError):
        converter.convert(_Bytes(docx(1)), DOCX, lambda: True)
    assert list(memory.iterdir()) == []


@needs_libreoffice
def test_one_that_hangs_is_stopped(tmp_path: Path, memory: Path) -> None:
    def hang() -> bool:
        for one in running_offices():
            one.suspend()
        return False

    converter = OfficeConverter(tmp_path / "disk", memory=lambda: memory, limits=OfficeLimits(seconds=2))

    assert _fault(lambda: converter.convert(_Bytes(docx(1)), DOCX, hang)) == "timeout"
    assert running_offices() == []
    assert list(memory.iterdir()) == []


def test_without_libreoffice_there_is_no_way(tmp_path: Path) -> None:
    converter = OfficeConverter(tmp_path, find=lambda: None)

    assert converter.way() == "none"
    assert _fault(lambda: converter.convert(_Bytes(docx(1)), DOCX, _never)) == "unsupported"


def test_what_cannot_fit_is_not_begun(tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converter = OfficeConverter(tmp_path, memory=lambda: memory, find=lambda: NO_PROGRAM)

    assert _fault(lambda: converter.convert(_Bytes(b"x", size=1 << 40), DOCX, _never)) == "too_large"
    monkeypatch.setattr(office_rendition, "free_bytes", lambda _folder: 1000)
    assert _fault(lambda: converter.convert(_Bytes(b"x"), DOCX, _never)) == "too_large"


def test_a_new_start_clears_what_a_crash_left(tmp_path: Path, memory: Path) -> None:
    for parent in (tmp_path, memory):
        left = parent / f"{PREFIX}dead"
        left.mkdir()
        (left / "0000.docx").write_bytes(b"somebody's letter")
        (parent / f"{PREFIX}dead.lock").touch()

    OfficeConverter(tmp_path, memory=lambda: memory)

    assert [path for parent in (tmp_path, memory) for path in parent.glob(f"{PREFIX}*")] == []
