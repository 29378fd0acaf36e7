"""The whole job, from queue to receipt, done by `assessor-app demo --check`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assessor_app.office.program import find_libreoffice


@pytest.mark.timeout(420)
def test_the_demo_proves_the_whole_job(programme: Path, tmp_path: Path) -> None:
    # the command keeps its programme under the profile; the one already made is put there
    shutil.copytree(programme / "hub", tmp_path / "demo" / "hub")
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "assessor_app", "demo", "--check", "--json", "--profile", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.stdout, done.stderr
    report = json.loads(done.stdout)
    assert report["ok"], [step for step in report["steps"] if not step["ok"]]
    assert done.returncode == 0
    proved = [step["detail"] for step in report["steps"] if step["step"].endswith("jump to every citation")]
    assert len(proved) == 9
    assert all("places proved from pixels" in detail and not detail.startswith("0 ") for detail in proved)
    assert sum("cards say why a file cannot be shown" in detail for detail in proved) == 1
    # office files are read as pages wherever LibreOffice could make them, and only there
    words_only = any("seen as words only" in detail for detail in proved)
    assert words_only == (find_libreoffice() is None)
    assert all(step["seconds"] >= 0 for step in report["steps"])
