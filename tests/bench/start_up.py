"""Start-up to a usable queue against a bare PySide6 window, both from the birth of their process."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.grounds import Grounds

NAME = "start-up"
ROUNDS = 9
_PATIENCE = 60


def measure(grounds: Grounds) -> list[Figure]:
    """Alternate the two; the first round only warms the disk cache and compiles, as an installation does."""
    bare: list[Mapping[str, float]] = []
    desk: list[Mapping[str, float]] = []
    profile = grounds.profile.data.parent
    for number in range(ROUNDS + 1):
        pair = (_start(grounds.folder, "bare_window"), _start(grounds.folder, "desk_start", str(profile)))
        if number:
            bare.append(pair[0])
            desk.append(pair[1])
    middle = {name: statistics.median(one[name] for one in desk) for name in desk[0]}
    bare_imports = statistics.median(one["imported"] - one["began"] for one in bare)
    parts = {
        "python": middle["began"],
        "imports before the window": middle["imported"] - middle["began"],
        "(of which a bare window imports)": bare_imports,
        "building": middle["built"] - middle["imported"],
        "until the queue was read": middle["ready"] - middle["built"],
        "painting": middle["painted"] - middle["ready"],
    }
    return [
        Figure(
            NAME,
            "start-up to a painted queue",
            [one["painted"] for one in desk],
            [one["painted"] for one in bare],
            "bare PySide6 window",
            goal_ratio=3.0,
            parts=parts,
        )
    ]


def _start(folder: Path, module: str, *arguments: str) -> dict[str, float]:
    """Milliseconds from the birth of the process to each of its moments."""
    # An installed program is compiled; a check-out whose interpreter may write nothing would be compiled each time.
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    command = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
    born = time.monotonic_ns()
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=_PATIENCE, env=compiled)
    moments: dict[str, int] = json.loads(done.stdout)
    return {name: (value - born) / 1e6 for name, value in moments.items() if name != "rows"}
