"""A child that is started without holding the interpreter does what one of ``subprocess`` does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from assessor_app.media.child_process import SpawnedChild

ROOT = Path(__file__).parents[2]
ECHO = "import sys; print(sys.stdin.readline().upper(), end='')"


def started(program: str, *words: str) -> SpawnedChild:
    return SpawnedChild([sys.executable, "-c", program, *words], {**os.environ, "ASKED": "yes"})


def left(child: SpawnedChild) -> None:
    child.stdin.close()
    child.stdout.close()


def test_it_reads_and_answers_and_ends() -> None:
    child = started(ECHO)
    assert child.poll() is None
    child.stdin.write("page 12 – évidence\n".encode())
    child.stdin.flush()
    assert child.stdout.read().decode() == "PAGE 12 – ÉVIDENCE\n"
    assert child.wait(30) == 0
    left(child)


def test_it_has_the_words_and_the_environment_given() -> None:
    child = started("import os, sys; print(sys.argv[1:], os.environ['ASKED'])", "a b", "ü")
    assert child.stdout.read().decode() == "['a b', 'ü'] yes\n"
    assert child.wait(30) == 0
    left(child)


def test_it_tells_what_it_ended_with() -> None:
    child = started("raise SystemExit(7)")
    assert child.wait(30) == 7
    assert child.returncode == 7
    child.kill()
    left(child)


def test_one_that_goes_on_can_be_ended() -> None:
    child = started(ECHO)
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(0.01)
    child.kill()
    assert child.wait(30) == -signal.SIGKILL
    left(child)


def test_its_errors_go_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    child = started("import sys; print('a name', file=sys.stderr)")
    assert child.wait(30) == 0
    assert capfd.readouterr().err == ""
    left(child)


@pytest.mark.parametrize("command", [["/no/such/program"], [str(ROOT)]])
def test_what_cannot_be_started_says_so_and_leaves_nothing_open(command: Sequence[str]) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(OSError, match=r"No such file|Permission denied"):
        SpawnedChild(command, {})
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_it_can_be_started_by_a_program_without_input_and_output() -> None:
    """As one started by a desktop may be: the pipes would then have the numbers of a child's own three."""
    program = (
        "import os, sys; sys.path.insert(0, sys.argv[1])\n"
        "for number in (0, 1): os.close(number)\n"
        "from assessor_app.media.child_process import SpawnedChild\n"
        f"child = SpawnedChild([sys.executable, '-c', {ECHO!r}], dict(os.environ))\n"
        "child.stdin.write(b'well\\n'); child.stdin.close()\n"
        "sys.stderr.write(child.stdout.read().decode())"
    )
    told = subprocess.run([sys.executable, "-c", program, str(ROOT)], stderr=subprocess.PIPE, text=True, check=True)
    assert told.stderr == "WELL\n"
