"""A desk told to end by the system closes its window in order, and one whose window never came does not linger."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals"),
]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("window", ["shown", "hidden"])
def test_it_ends_well(tmp_path: Path, ending: signal.Signals, window: str) -> None:
    command = [sys.executable, "-m", "tests.support.crashing_desk", str(tmp_path), window]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        try:
            assert desk.stdout.readline() == "ready\n"
            desk.send_signal(ending)
            assert desk.wait(60) == 0
        finally:
            desk.kill()
