"""The PDF child: alone, bounded, deaf to Ctrl+C, and gone when the desk is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from assessor_app.media.media_child import ChildLostError, ChildTimeoutError, MediaChild
from assessor_app.media.shared_block import create_block, free_block
from tests.support.pdfs import (
    assembled,
    difference,
    independent_render,
    locked_pdf,
    mixed_pdf,
    pageless_pdf,
    plain_pdf,
    slow_pdf,
)

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits and signals")


@pytest.fixture
def child() -> Iterator[MediaChild]:
    child = MediaChild()
    yield child
    child.end()


def opening(data: bytes, **more: object) -> dict[str, object]:
    return {"do": "open", "document": 1, "block": "", "size": len(data), **more}


def drawing(page: int, width: int, height: int) -> dict[str, object]:
    whole = {"width": width, "height": height, "x": 0, "y": 0, "w": width, "h": height}
    return {"do": "draw", "document": 1, "page": page, "slot": "", **whole}


def test_no_widget_or_window_library_is_loaded_in_the_child() -> None:
    look = (
        "import sys, assessor_app.media.pdf.process; sys.exit(any(n.split('.')[0] == 'PySide6' for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


def test_it_tells_sizes_turned_as_shown_and_labels(child: MediaChild) -> None:
    data = mixed_pdf()
    answer, _ = child.ask(opening(data), data, seconds=30)
    assert [size[:2] for size in answer["sizes"]] == [
        [595, 842],
        [842, 595],
        [842, 595],  # turned by 90°
        [360, 460],  # cropped
        [120, 60],
        [14400, 14400],
    ]
    assert answer["sizes"][2][2] == 90
    assert answer["labels"] == []


def test_pixels_come_through_the_pipe_where_there_is_no_shared_memory(child: MediaChild) -> None:
    data = plain_pdf(3)
    child.ask(opening(data), data, seconds=30)
    _, pixels = child.ask(drawing(1, 300, 424), seconds=30)
    from PySide6.QtGui import QImage

    image = QImage(pixels, 300, 424, 1200, QImage.Format.Format_RGB32)
    assert difference(image, independent_render(data, 1, 300, 424)) < 1.0


def test_a_slot_touched_ahead_is_drawn_into_as_any_other(child: MediaChild) -> None:
    data, slot = plain_pdf(1), create_block(300 * 424 * 4)
    assert slot is not None
    assert slot.buf is not None
    child.ask(opening(data), data, seconds=30)
    assert child.ask({"do": "touch", "slot": slot.name}, seconds=30)[0] == {"warnings": ""}
    assert bytes(slot.buf[:64]) == b"\xff" * 64
    child.ask({**drawing(0, 300, 424), "slot": slot.name}, seconds=30)
    seen = bytes(slot.buf[: 300 * 424 * 4])
    assert (seen[3::4], 0 in seen) == (b"\xff" * (300 * 424), True)
    answer, _ = child.ask({"do": "touch", "slot": "never made"}, seconds=30)
    assert answer["fault"] == "missing"
    free_block(slot)


def test_pixels_land_in_shared_memory_that_outlives_the_child(child: MediaChild) -> None:
    data = plain_pdf(1)
    block, slot = create_block(len(data)), create_block(300 * 424 * 4)
    assert block is not None
    assert slot is not None
    assert block.buf is not None
    assert slot.buf is not None
    block.buf[: len(data)] = data
    child.ask(opening(data, block=block.name), seconds=30)
    child.ask({**drawing(0, 300, 424), "slot": slot.name}, seconds=30)
    child.end()
    seen = bytes(slot.buf[: 300 * 424 * 4])
    assert 0 in seen
    assert 255 in seen
    again = MediaChild()  # the first child's end must not have taken the memory with it
    again.ask(opening(data, block=block.name), seconds=30)
    again.end()
    free_block(block)
    free_block(slot)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (locked_pdf(), "password"),
        (pageless_pdf(), "empty"),
        (b"", "empty"),
        (b"%PDF-1.7 and then nothing", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "unsupported"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='5' height='5'/>", "unsupported"),
    ],
    ids=["locked", "no pages", "empty", "damaged", "broken picture", "svg"],
)
def test_each_kind_of_bad_file_has_its_class(child: MediaChild, data: bytes, fault: str) -> None:
    answer, _ = child.ask(opening(data), data, seconds=30)
    assert answer["fault"] == fault
    assert child.alive


def test_a_locked_file_opens_with_its_password(child: MediaChild) -> None:
    data = locked_pdf("open sesame")
    answer, _ = child.ask(opening(data, password="open sesame"), data, seconds=30)
    assert answer["encrypted"]
    assert len(answer["sizes"]) == 1


def test_label_trees_that_bite_their_own_tail_are_no_labels(child: MediaChild) -> None:
    data = assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R /PageLabels 4 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
            b"<< /Kids [4 0 R] >>",
        ]
    )
    answer, _ = child.ask(opening(data), data, seconds=30)
    assert answer["labels"] == []
    assert len(answer["sizes"]) == 1


def test_a_page_beyond_bounds_of_reason_is_a_fault_and_not_the_end(child: MediaChild) -> None:
    data = plain_pdf(1)
    child.ask(opening(data), data, seconds=30)
    answer, _ = child.ask(drawing(0, 40_000, 40_000), seconds=30)  # 4.8 GB of pixels
    assert answer["fault"] == "too_large"
    assert child.alive
    assert child.ask(drawing(0, 100, 142), seconds=30)[1]


@POSIX
def test_the_child_is_bounded_by_the_system(child: MediaChild) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("limits of another process can be read on Linux only")
    process = psutil.Process(child.pid)
    assert process.rlimit(psutil.RLIMIT_AS)[0] == 2 << 30
    assert process.rlimit(psutil.RLIMIT_CORE)[0] == 0
    assert process.rlimit(psutil.RLIMIT_FSIZE)[0] == 0
    assert "DISPLAY" not in process.environ()


@POSIX
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks into /proc")
def test_what_libraries_of_the_desk_left_open_is_not_open_in_the_child(tmp_path: Path) -> None:
    secret = tmp_path / "vault"
    secret.write_bytes(b"nothing for a child")
    careless = os.open(secret, os.O_RDONLY)
    os.set_inheritable(careless, True)
    child = MediaChild()
    opened = {str(one.readlink()) for one in Path(f"/proc/{child.pid}/fd").iterdir()}
    child.end()
    os.close(careless)
    assert str(secret) not in opened


def test_ctrl_c_in_the_terminal_does_not_reach_the_child(child: MediaChild) -> None:
    os.kill(child.pid, signal.SIGINT)
    data = plain_pdf(1)
    assert len(child.ask(opening(data), data, seconds=30)[0]["sizes"]) == 1


def test_a_child_that_takes_too_long_is_ended(child: MediaChild) -> None:
    data = slow_pdf(1, strokes=40_000)
    child.ask(opening(data), data, seconds=60)
    with pytest.raises(ChildTimeoutError):
        child.ask(drawing(0, 1400, 1981), seconds=0.3)
    assert not child.alive


def test_a_killed_child_is_noticed(child: MediaChild) -> None:
    child.kill()
    with pytest.raises(ChildLostError):
        child.ask({"do": "close", "document": 1}, seconds=30)
    assert not child.alive


def test_the_child_ends_when_the_desk_dies() -> None:
    desk = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from assessor_app.media.media_child import MediaChild; c = MediaChild(); "
            "sys.stdout.write(f'{c.pid}\\n'); sys.stdout.flush(); sys.stdin.read()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with desk:
        assert desk.stdout is not None
        child = psutil.Process(int(desk.stdout.readline()))
        desk.kill()
        desk.wait(30)
    _, alive = psutil.wait_procs([child], timeout=30)
    assert not alive or child.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("start", [["-m", "starter"], ["starter.py"]], ids=["as a module", "as a script"])
def test_the_child_starts_however_the_desk_was_started_and_never_runs_its_main(
    tmp_path: Path, start: list[str]
) -> None:
    # without any guard: a child that imported the desk's main module would start children for ever
    (tmp_path / "starter.py").write_text(
        "import sys\nsys.stdout.write('main ran\\n')\nsys.stdout.flush()\n"
        "from assessor_app.media.media_child import MediaChild\nchild = MediaChild()\nchild.end()\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, *start],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "main ran\n", "")
