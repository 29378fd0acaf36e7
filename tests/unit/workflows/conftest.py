"""Fixtures of the workflow tests: a real vault, because a verb is what it leaves on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.vault import Shelf, open_shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """A vault with one definition and one assignment."""
    with open_shelf(tmp_path) as found:
        yield found
