"""What lies where on a turned page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF

from assessor_app.gui.pdf_view.page_turning import PageMap, right_angle, turned_region, turned_size, turned_spot
from assessor_app.gui.pdf_view.strip_area import Spot
from assessor_app.media.pdf.layout import PageSize

SHEET = PageSize(600, 800)


@pytest.mark.parametrize(
    ("turn", "box", "place"),
    [
        # a stamp at the upper left corner, 60 by 20 points, at 2 pixels a point, the page's corner at (10, 5)
        (0, QRectF(10, 5, 1200, 1600), QRectF(10, 5, 120, 40)),
        (90, QRectF(10, 5, 1600, 1200), QRectF(10 + 1560, 5, 40, 120)),
        (180, QRectF(10, 5, 1200, 1600), QRectF(10 + 1080, 5 + 1560, 120, 40)),
        (270, QRectF(10, 5, 1600, 1200), QRectF(10, 5 + 1080, 40, 120)),
    ],
)
def test_a_stamp_in_the_corner_turns_with_its_page(turn: int, box: QRectF, place: QRectF) -> None:
    page = PageMap(box, SHEET, turn)
    found = page.box((0, 0, 60, 20))
    assert found.getRect() == pytest.approx(place.getRect())
    back = page.point(found.center())
    assert (back.x(), back.y()) == pytest.approx((30, 10))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_spots_turn_as_boxes_do(turn: int) -> None:
    size = turned_size(SHEET, turn)
    page = PageMap(QRectF(0, 0, size.width, size.height), SHEET, turn)
    x, y = turned_spot(0.25, 0.1, turn)
    back = page.point(QPointF(x * size.width, y * size.height))
    assert (back.x(), back.y()) == pytest.approx((150, 80))


def test_a_spot_comes_back_when_the_page_is_turned_back() -> None:
    spot = Spot(3, 0.25, 0.125)
    assert spot.turned_to(90).turned_to(180).turned_to(0) == spot
    above = Spot(3, 0.5, -32.0)
    assert above.turned_to(90) == Spot(3, 0.5, -32.0, 90)


def test_turns_are_right_angles() -> None:
    assert [right_angle(degrees) for degrees in (0, 90, 450, -90, 359, 180)] == [0, 90, 90, 270, 0, 180]
    assert turned_region(QRectF(5, 5, 30, 20), 90).toTuple() == (20, 30)
    assert turned_size(SHEET, 180) == SHEET
