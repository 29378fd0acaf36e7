"""What is imported beside PySide is not read as text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_source_of_a_window_is_not_kept_in_memory() -> None:
    asked = "import linecache; from assessor_app.gui import main_window; print(main_window.__file__ in linecache.cache)"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
