"""A desk told to end by the system closes its window in order, and one whose window never came does not linger."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.support.crashing_desk import end_desk

pytestmark = [
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals"),
]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("window", ["shown", "hidden"])
def test_it_ends_well(tmp_path: Path, ending: signal.Signals, window: str) -> None:
    assert end_desk(tmp_path, ending, window) == 0
