"""LibreOffice on its leash: right pages from every kind, nothing fetched, nothing left behind, and always an end."""

from __future__ import annotations

import http.server
import io
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

import psutil
import pymupdf
import pytest

from assessor_app.domain.file_kind import file_kind_of
from assessor_app.errors import ArtifactError
from assessor_app.office import office_run, office_settings
from assessor_app.office.conversion import Conversion, ConversionCancelledError, OfficeFile
from assessor_app.office.office_run import OfficeLimits, OfficeRun
from assessor_app.office.office_types import SUFFIXES, makes_pages
from assessor_app.office.private_place import memory_folder, private_place, sweep
from assessor_app.office.program import find_libreoffice
from tests.support import office_files as made
from tests.support.office_files import needs_libreoffice, running_offices

PICTURE = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 40, 40)).tobytes("png")
SHEETS: Mapping[str, list[list[str | float]]] = {"Answers": [["row", "mark"], ["2", 3.5]], "Notes": [["none"]]}
FILES: Mapping[str, tuple[bytes, list[str]]] = {
    "letter.docx": (made.docx(3), ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]),
    "broken.docx": (made.broken_docx(), []),
    "talk.pptx": (made.pptx(4), [f"Slide {n} of 4" for n in (1, 2, 3, 4)]),
    "hidden.pptx": (made.pptx(3, hidden=2), [f"Slide {n} of 3" for n in (1, 2, 3)]),
    "table.xlsx": (made.xlsx(SHEETS), ["row", "none"]),
    "letter.odt": (made.odt(2), ["Page 1 of 2", "Page 2 of 2"]),
    "talk.odp": (made.odp(2), ["Slide 1 of 2", "Slide 2 of 2"]),
    "table.ods": (made.ods(SHEETS), ["row", "none"]),
    "letter.rtf": (made.rtf(3), ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]),
}
Result = Path | ArtifactError


def _convert(
    folder: Path,
    contents: Mapping[str, bytes],
    limits: OfficeLimits | None = None,
    cancel: Callable[[], bool] = lambda: False,
) -> dict[str, Result]:
    program = find_libreoffice()
    assert program is not None
    files = [_file(name, content) for name, content in contents.items()]
    folder.mkdir(exist_ok=True)
    results = Conversion(program, folder, limits or OfficeLimits(), cancel).convert(files)
    return dict(zip(contents, results, strict=True))


def _file(name: str, content: bytes) -> OfficeFile:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return OfficeFile(file_kind_of(io.BytesIO(content), name).media_type, write)


def _pages(result: Result) -> list[pymupdf.Page]:
    assert isinstance(result, Path), result
    return list(pymupdf.open(result))


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """All kinds in one go."""
    contents = {name: content for name, (content, _) in FILES.items()}
    return _convert(tmp_path_factory.mktemp("converted"), contents)


@needs_libreoffice
@pytest.mark.parametrize("name", [name for name, (_, said) in FILES.items() if said])
def test_every_page_slide_and_sheet_becomes_a_page(converted: dict[str, Result], name: str) -> None:
    pages = _pages(converted[name])

    assert len(pages) == len(FILES[name][1])
    for page, said in zip(pages, FILES[name][1], strict=True):
        assert said in page.get_text()


@needs_libreoffice
def test_a_broken_file_spoils_nothing_but_itself(converted: dict[str, Result]) -> None:
    broken = converted["broken.docx"]

    assert isinstance(broken, ArtifactError)
    assert broken.kind == "damaged"
    assert [name for name, result in converted.items() if isinstance(result, ArtifactError)] == ["broken.docx"]


class _Listener(http.server.ThreadingHTTPServer):
    """Counts every request, of whatever method."""

    def __init__(self, answer: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.answer = answer
        self.requests = 0


class _Answering(http.server.BaseHTTPRequestHandler):
    server: _Listener

    def parse_request(self) -> bool:
        self.server.requests += 1
        return super().parse_request()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(self.server.answer)))
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""


@pytest.fixture
def listener() -> Iterator[_Listener]:
    """A web server that a document points to."""
    server = _Listener(PICTURE)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _linking(address: str) -> dict[str, bytes]:
    return {
        "far.docx": made.docx(1, linked_picture=f"{address}/a.png"),
        "far.odt": made.odt(1, linked_picture=f"{address}/b.png", linked_section=f"{address}/c.odt"),
    }


@needs_libreoffice
def test_nothing_a_document_points_to_is_fetched(tmp_path: Path, listener: _Listener) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "a.png").write_bytes(PICTURE)
    (here / "b.png").write_bytes(PICTURE)
    (here / "c.odt").write_bytes(made.odt(1))

    for address in (f"http://127.0.0.1:{listener.server_port}", here.as_uri()):
        results = _convert(tmp_path / f"out-{len(address)}", _linking(address))
        for result in results.values():
            assert [len(page.get_images()) for page in _pages(result)] == [0]
            assert _pages(result)[0].get_text().count("Page 1 of 1") == 1
    assert listener.requests == 0


@needs_libreoffice
@pytest.mark.parametrize(
    ("settings", "guard", "fetched"), [(True, False, False), (False, True, False), (False, False, True)]
)
def test_the_settings_and_the_name_space_each_keep_it_from_the_network(
    tmp_path: Path, listener: _Listener, monkeypatch: pytest.MonkeyPatch, settings: bool, guard: bool, fetched: bool
) -> None:
    if guard and not _own_network_possible():
        pytest.skip("this system gives no network name spaces to users")
    whole = OfficeRun._command
    alone = "assessor_app.office.office_run.OfficeRun"
    monkeypatch.setattr(f"{alone}._environment", lambda _run, folder: {"PATH": os.environ["PATH"], "HOME": str(folder)})
    if not settings:
        monkeypatch.setattr(office_settings, "SETTINGS", ())
    if not guard:

        def unguarded(run: OfficeRun, profile: Path, files: list[Path]) -> list[str]:
            command = whole(run, profile, files)
            return command[command.index(str(run.program)) :]

        monkeypatch.setattr(f"{alone}._command", unguarded)

    _convert(tmp_path / "out", _linking(f"http://127.0.0.1:{listener.server_port}"))

    assert (listener.requests > 0) is fetched


def _own_network_possible() -> bool:
    if sys.platform != "linux":
        return False
    return subprocess.run(["unshare", "-Un", "true"], capture_output=True, check=False).returncode == 0


def _at_office(act: Callable[[psutil.Process], None], times: int) -> Callable[[], bool]:
    """A "cancel" that does something to LibreOffice once it runs, for its first ``times`` starts."""
    met: set[int] = set()

    def look() -> bool:
        for office in running_offices():
            if office.pid not in met and len(met) < times:
                met.add(office.pid)
                act(office)
        return False

    return look


@needs_libreoffice
def test_one_that_is_killed_is_tried_again_and_then_given_up(tmp_path: Path) -> None:
    files = {"a.docx": made.docx(1), "b.docx": made.docx(2)}

    once = _convert(tmp_path / "once", files, cancel=_at_office(psutil.Process.kill, 1))
    always = _convert(tmp_path / "always", {"a.docx": made.docx(1)}, cancel=_at_office(psutil.Process.kill, 99))

    assert [len(_pages(result)) for result in once.values()] == [1, 2]
    assert isinstance(always["a.docx"], ArtifactError)
    assert always["a.docx"].kind == "damaged"


@needs_libreoffice
def test_one_that_hangs_is_ended_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"a.docx": made.docx(1), "b.docx": made.docx(2)}
    passed = [0.0]

    def hang(office: psutil.Process) -> None:
        office.suspend()
        passed[0] += OfficeLimits().seconds + 1

    # the time that the first one may take passes at once; the other has all it may need
    monkeypatch.setattr(office_run, "time", SimpleNamespace(monotonic=lambda: time.monotonic() + passed[0]))
    results = _convert(tmp_path / "out", files, cancel=_at_office(hang, 1))

    hung = results["a.docx"]
    assert isinstance(hung, ArtifactError)
    assert hung.kind == "timeout"
    assert len(_pages(results["b.docx"])) == 2
    assert running_offices() == []


@needs_libreoffice
def test_a_cancelled_one_ends_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConversionCancelledError):
        _convert(tmp_path / "out", {"a.docx": made.docx(1)}, cancel=lambda: bool(running_offices()))

    assert running_offices() == []


@needs_libreoffice
def test_pages_over_the_limit_are_not_written(tmp_path: Path) -> None:
    results = _convert(tmp_path / "out", {"a.docx": made.docx(200)}, OfficeLimits(output=20_000))

    assert isinstance(results["a.docx"], ArtifactError)
    assert all(path.stat().st_size <= 20_000 for path in (tmp_path / "out").glob("*.pdf"))


@needs_libreoffice
@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_memory_over_the_limit_is_not_given(tmp_path: Path) -> None:
    results = _convert(tmp_path / "out", {"a.docx": made.docx(1)}, OfficeLimits(memory=64 * office_run.MIB))

    assert isinstance(results["a.docx"], ArtifactError)


def test_a_locked_file_says_so(tmp_path: Path) -> None:
    listed = '<manifest:encryption-data manifest:checksum="x"/>'
    kind = "application/vnd.oasis.opendocument.text"
    content = made.packed({"mimetype": kind, "content.xml": b"\x00", "META-INF/manifest.xml": listed})
    ran = Conversion(Path("/bin/true"), tmp_path).convert([_file("a.odt", content)])

    assert [one.kind for one in ran if isinstance(one, ArtifactError)] == ["password"]


def test_only_office_files_make_pages() -> None:
    assert not any(makes_pages(kind) for kind in ("application/pdf", "text/csv", "text/html", "application/epub+zip"))
    assert len(set(SUFFIXES.values())) == len(SUFFIXES)


def _die_inside(parent: str) -> None:
    with private_place(Path(parent)) as folder:
        (folder / "letter.docx").write_bytes(b"x")
        os.kill(os.getpid(), signal.SIGKILL)


def test_what_a_crash_left_is_removed_and_what_is_in_use_stays(tmp_path: Path) -> None:
    child = multiprocessing.get_context("spawn").Process(target=_die_inside, args=(str(tmp_path),))
    child.start()
    child.join()
    child.close()
    assert len(list(tmp_path.glob("*/letter.docx"))) == 1
    (tmp_path / "assessor-pages-other").mkdir()

    with private_place(tmp_path) as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        assert sweep(tmp_path) == 1
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
            (folder.name, f"{folder.name}.lock", "assessor-pages-other")
        )
    assert [path.name for path in tmp_path.iterdir()] == ["assessor-pages-other"]
    assert sweep(tmp_path / "nowhere") == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux promises files in memory")
def test_a_folder_on_disk_is_not_taken_for_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    monkeypatch.setattr("assessor_app.office.private_place._MOUNTS", mounts)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)

    mounts.write_text("/dev/sda1 / ext4 rw 0 0\ntmpfs /dev/shm tmpfs rw 0 0\n")
    assert memory_folder() == Path("/dev/shm")
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\ntmpfs /dev/shm tmpfs rw 0 0\n/dev/sda2 /dev/shm ext4 rw 0 0\n")
    assert memory_folder() is None
    mounts.write_text("tmpfs /dev tmpfs rw 0 0\n/dev/sda1 / ext4 rw 0 0\n")
    assert memory_folder() == Path("/dev/shm")
    mounts.unlink()
    assert memory_folder() is None
