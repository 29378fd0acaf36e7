"""Sixty jumps over artifacts of every kind: nothing that a jump needs may stay behind after it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from assessor_app.gui.theme import Theme
from tests.support.jump_mill import JumpMill, held
from tests.support.mixed_evidence import LOCKED, mixed_shelf

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.timeout(300)]

WARM = 60
JUMPS = 60
# One page of 900 pixels is 3.4 MB: a leak of one a jump would come to 200 MB.
MOST_GROWTH_MB = 100
# The page cache takes up to 128 MiB in blocks of at least 256 KiB; what comes and goes is pages of other sizes.
MOST_MORE_BLOCKS = 30


def test_sixty_jumps_leave_no_memory_no_children_and_no_blocks_behind(qapp: QApplication) -> None:
    with mixed_shelf(Theme()) as (shelf, artifacts):
        mill = JumpMill(shelf, artifacts, seed=31, silent=LOCKED)
        for _ in range(WARM):
            mill.jump()
        before = held()
        for _ in range(JUMPS):
            mill.jump()
        after = held()
        assert not mill.missed
    gone = held()
    assert after.memory - before.memory < MOST_GROWTH_MB
    assert after.child_count == before.child_count
    assert after.blocks - before.blocks < MOST_MORE_BLOCKS
    assert gone.child_count <= before.child_count - 3  # the PDF children and their spare
    assert gone.blocks <= after.blocks - 3
