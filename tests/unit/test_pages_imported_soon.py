"""What is imported in the background after the start is really there, and nothing of it is imported by the start."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest

from assessor_app.gui.late_pages import PAGES_SOON


@pytest.mark.parametrize("name", PAGES_SOON)
def test_it_is_there(name: str) -> None:
    assert find_spec(name) is not None


def test_the_start_imports_none_of_it() -> None:
    code = "import sys, assessor_app.app; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    imported = set(done.stdout.split())
    assert "assessor_app.gui.queue.queue_page" in imported
    late = {*PAGES_SOON, "assessor_app.crash_lines", "difflib", "secrets", "sqlalchemy", "pydantic", "httpx"}
    assert not imported & late
