"""Which lines of a crash may be written down and shown: frames of our own code, classes of errors, nothing else.

Apart from :mod:`crash_log`, since a start that follows a good end needs none of it.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Sequence
from types import TracebackType
from typing import Final

_FRAMES: Final = 40
_ELSEWHERE: Final = "  … in a library"
_OWN: Final = re.compile(r"[/\\](assessor_app[/\\][\w/\\]+\.py)$")
# as the system's own handler writes them ("???" where a function has just begun), and as we do
_FAULT_FRAME: Final = re.compile(r'^  File "(?P<file>.+)", line (?P<line>\d+|\?+) in (?P<name>[\w<>.]+)$')
_OWN_FRAME: Final = re.compile(r"^  assessor_app/[\w/]+\.py(:\d+)? [\w<>]+$")
_HEAD: Final = re.compile(r"^desk [\w.+-]+( · [A-Za-z0-9_]+ [\w.+-]+)*$")
_RECORD: Final = re.compile(r"^\d{4}-\d\d-\d\d (unexpected|caused by|Qt) [\w.: ]+$")
_THREAD: Final = re.compile(r"^(Current thread|Thread) 0x[0-9a-f]+.*$")
_FATAL: Final = re.compile(r"^(Fatal Python error|Windows fatal exception): ([A-Za-z ]+|code 0x[0-9a-f]+)$")
_NOT_SAID: Final = re.compile(r"[^A-Za-z0-9_.: ]")


def own_frames(trace: TracebackType | None) -> list[str]:
    """The frames of our own code, innermost last; others are one line that says no more than that."""
    lines: list[str] = []
    for frame, line in list(traceback.walk_tb(trace))[-_FRAMES:]:
        _add(lines, _frame(frame.f_code.co_filename, str(line), frame.f_code.co_name))
    return lines


def plain_words(text: str) -> str:
    """What of a class's or method's name may be written down."""
    return _NOT_SAID.sub("", text).strip()


def told_lines(raw: Sequence[str]) -> list[str]:
    """Only lines of a known shape get through, so nothing else can; none where the run only named its versions."""
    lines: list[str] = []
    for line in raw:
        if (frame := _FAULT_FRAME.match(line)) is not None:
            _add(lines, _frame(frame["file"], frame["line"], frame["name"]))
        elif (fatal := _FATAL.match(line)) is not None:
            lines.append(f"The program ended: {fatal[2]}")
        elif (thread := _THREAD.match(line)) is not None:
            lines.append(thread[1])
        elif line == _ELSEWHERE or _OWN_FRAME.match(line) or _RECORD.match(line) or _HEAD.match(line):
            lines.append(line)
    return lines if any(not _HEAD.match(line) for line in lines) else []


def _frame(file: str, line: str, name: str) -> str:
    own = _OWN.search(file)
    at = f":{line}" if line.isdigit() else ""
    return f"  {own[1].replace(chr(92), '/')}{at} {name.rpartition('.')[2]}" if own else _ELSEWHERE


def _add(lines: list[str], one: str) -> None:
    if one != _ELSEWHERE or not lines or lines[-1] != _ELSEWHERE:
        lines.append(one)
