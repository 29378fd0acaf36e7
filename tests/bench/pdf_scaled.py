"""The click on a foreseen citation on a screen of twice the pixels: the same measurement in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from assessor_app.app import new_application
from assessor_app.demo.hub_process import DemoHub
from assessor_app.paths import Profile
from tests.bench import pdf_jump
from tests.bench.figures import Figure
from tests.bench.grounds import Grounds

NAME = "pdf-2x"
_GOAL_P95 = 6.0


def measure(grounds: Grounds, _application: QApplication) -> list[Figure]:
    """Run this module with Qt's scale factor at 2; Qt takes it from the environment, when it starts."""
    command = [sys.executable, "-m", __spec__.name, str(grounds.folder), json.dumps(grounds.assignments)]
    done = subprocess.run(
        command, env={**os.environ, "QT_SCALE_FACTOR": "2"}, stdout=subprocess.PIPE, check=True, timeout=300
    )
    return [Figure(**one, goal_p95=_GOAL_P95) for one in json.loads(done.stdout)]


def main(folder: Path, assignments: dict[str, str]) -> None:
    """The measurement itself; the hub is not asked for anything any more."""
    nobody = cast("DemoHub", None)
    grounds = Grounds(folder, nobody, Profile.at(folder / "assessor"), assignments)
    figure = replace(pdf_jump.measure_foreseen(grounds, new_application()), name=NAME)
    kept = ("name", "what", "ours", "limit", "limit_what")
    plain = {name: getattr(figure, name) for name in kept}
    sys.stdout.write(json.dumps([{**plain, "what": f"{figure.what}, 2x"}]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]))
