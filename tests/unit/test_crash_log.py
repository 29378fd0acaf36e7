"""A crash leaves places in our own code and versions, nothing else; a good end leaves nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from assessor_app.crash_log import BOUND, CrashLog, watch_errors
from assessor_app.domain.credential import Credential
from assessor_app.errors import DeskError

DYING = """
import sys, faulthandler
from contextlib import ExitStack
from pathlib import Path
import ctypes
from assessor_app.crash_log import CrashLog, watch_errors
from assessor_app.domain import light_markdown
stack = ExitStack()
log = CrashLog(Path(sys.argv[1]))
log.open(stack, (("Qt", "6.1"),))
watch_errors(log, stack)
def die(*_):
    ctypes.string_at(0)
import assessor_app.paths as paths
paths.Path = lambda *_: die()
paths._shipped.__globals__["PACKAGE"] = type("P", (), {"__truediv__": die})()
paths._shipped("secret-file.pdf", "x")
"""


def open_log(folder: Path, stack: ExitStack) -> CrashLog:
    log = CrashLog(folder)
    log.open(stack, (("Qt", "6.1"),))
    watch_errors(log, stack)
    return log


def after(folder: Path) -> str:
    """The report that the next start finds."""
    with ExitStack() as stack:
        return open_log(folder, stack).report()


def stumble(secret: str) -> None:
    try:
        Credential(secret)  # type: ignore[call-arg]
    except TypeError as error:
        raise DeskError(f"{secret} is not there") from error


def test_a_good_end_leaves_nothing(tmp_path: Path) -> None:
    with ExitStack() as stack:
        log = open_log(tmp_path, stack)
        assert not log.fresh
    assert list(tmp_path.iterdir()) == []


def test_a_killed_run_without_a_word_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "crash.log").write_text("desk 1.0.0 · Python 3.11.9 · system linux\n", encoding="utf-8")
    assert after(tmp_path) == ""


def test_a_real_crash_is_told_by_places_alone(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path)], check=False, capture_output=True, cwd=Path(__file__).parents[2]
    )
    assert ended.returncode != 0
    assert str(Path(__file__).parents[2]) in (tmp_path / "crash.log").read_text(encoding="utf-8"), (
        "the raw one names it"
    )
    with ExitStack() as stack:
        log = open_log(tmp_path, stack)
        report = log.report()
        assert log.fresh
    assert "The program ended: Segmentation fault" in report
    assert "assessor_app/paths.py:" in report
    assert "_shipped" in report
    assert "Qt 6.1" in report
    for word in ("secret", str(Path.home()), str(tmp_path), "site-packages", os.sep + "assessor_app", "lib/python"):
        assert word not in report


def test_an_offer_is_fresh_once_and_the_report_stays_until_it_is_deleted(tmp_path: Path) -> None:
    (tmp_path / "crash.log").write_text("desk 1.0.0\nFatal Python error: Aborted\n", encoding="utf-8")
    with ExitStack() as stack:
        assert open_log(tmp_path, stack).fresh
    with ExitStack() as stack:
        log = open_log(tmp_path, stack)
        assert (log.fresh, log.report()) == (False, "desk 1.0.0\nThe program ended: Aborted\n")
        log.forget()
        assert log.report() == ""


def test_errors_are_told_by_class_and_place_on_every_thread_and_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *found: heard.append(found[0]))
    monkeypatch.setattr(threading, "excepthook", lambda found: heard.append(found.exc_type))
    with ExitStack() as stack:
        open_log(tmp_path, stack)
        try:
            stumble("Jane Roe")
        except DeskError as error:
            sys.excepthook(type(error), error, error.__traceback__)
        worker = threading.Thread(target=stumble, args=("Jane Roe",))
        worker.start()
        worker.join()
    assert heard == [DeskError, DeskError]
    report = after(tmp_path)
    assert report.count("unexpected DeskError") == 2
    assert report.count("caused by TypeError") == 2
    assert "Jane" not in report
    assert "… in a library" in report


def test_what_is_written_is_bounded(tmp_path: Path) -> None:
    with ExitStack() as stack:
        log = open_log(tmp_path, stack)
        for _ in range(500):
            try:
                stumble("x")
            except DeskError as error:
                log.note_error(type(error), error, error.__traceback__)
    report = after(tmp_path)
    assert report.count("unexpected") == 20
    assert len(report) < BOUND


def test_nothing_but_known_lines_gets_into_a_report(tmp_path: Path) -> None:
    raw = (
        "desk 1.0.0\nFatal Python error: _Py_CheckFunctionResult: Jane Roe\nFatal Python error: Aborted\n"
        'Current thread 0x00007f [Jane Roe] (most recent call first):\n  File "/home/jane/x.py", line 3 in jane\n'
        '  File "/home/jane/assessor_app/gui/a.py", line 3 in Pane.<lambda>\n'
        '  File "/home/jane/assessor_app/gui/c.py", line ??? in eventFilter\n'
        "  assessor_app/gui/b.py:5 go\nExtension modules: jane (total: 1)\nJane Roe\n"
        "2026-11-22 Qt default QWidget::show\n"
    )
    (tmp_path / "crash.log").write_text(raw, encoding="utf-8")
    assert after(tmp_path) == (
        "desk 1.0.0\nThe program ended: Aborted\nCurrent thread\n  … in a library\n"
        "  assessor_app/gui/a.py:3 <lambda>\n  assessor_app/gui/c.py eventFilter\n"
        "  assessor_app/gui/b.py:5 go\n2026-11-22 Qt default QWidget::show\n"
    )


def test_turned_off_nothing_is_written_and_what_was_is_gone(tmp_path: Path) -> None:
    (tmp_path / "crash.log").write_text("desk 1.0.0\nFatal Python error: Aborted\n", encoding="utf-8")
    error = DeskError("x")
    with ExitStack() as stack:
        log = open_log(tmp_path, stack)
        log.allow(False)
        log.note_error(DeskError, error, None)
    assert [path.name for path in tmp_path.iterdir()] == ["no-crash-report"]
    with ExitStack() as stack:
        log = open_log(tmp_path, stack)
        log.note_error(DeskError, error, None)
        assert not log.allowed
        log.allow(True)
        log.note_error(DeskError, error, None)
    assert after(tmp_path).count("unexpected DeskError") == 1
