"""The badge of cited cells looks for the nearest place where it hides nothing, and else leaves the cells alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize

from assessor_app.gui.sheet_view.cited_badge import GAP, badge_box, header_box

WINDOW, SIZE = QRect(0, 0, 400, 300), QSize(100, 20)
FRAME = QRect(120, 100, 80, 60)


def always(_box: QRect) -> bool:
    return True


def test_it_stands_beside_the_beginning_of_the_frame_where_nothing_is_in_the_way() -> None:
    assert badge_box(FRAME, WINDOW, 400, SIZE, always) == QRect(200 + GAP, 100, 100, 20)


@pytest.mark.parametrize(
    ("free", "found"),
    [
        (QRect(120, 80, 100, 20), QRect(120, 80, 100, 20)),
        (QRect(0, 90, 118, 60), QRect(120 - GAP - 100, 100, 100, 20)),
        (QRect(100, 160, 200, 30), QRect(120, 160, 100, 20)),
        (QRect(290, 0, 110, 300), QRect(290 + GAP, 100, 100, 20)),
        (QRect(0, 0, 90, 300), None),
    ],
)
def test_it_takes_the_nearest_free_place_and_none_where_there_is_none(free: QRect, found: QRect | None) -> None:
    assert badge_box(FRAME, WINDOW, 290, SIZE, free.contains) == found


def test_it_is_never_cut_off_and_never_on_the_frame() -> None:
    whole = badge_box(WINDOW, WINDOW, 400, SIZE, always)
    assert whole is None
    low = badge_box(QRect(0, 295, 390, 5), WINDOW, 390, SIZE, always)
    assert low == QRect(0, 275, 100, 20)


@pytest.mark.parametrize(
    ("cited", "left"), [((50, 90), 90 + GAP), ((350, 390), 350 - GAP - 100), ((0, 400), 300), ((-500, -20), 0)]
)
def test_in_the_header_it_keeps_off_the_letters_that_are_cited(cited: tuple[int, int], left: int) -> None:
    assert header_box(cited, QRect(0, 0, 400, 24), SIZE) == QRect(left, 2, 100, 20)
