"""Where pages lie is known before one is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from assessor_app.gui.pdf_view.page_pixels import WHOLE_PAGE_PIXELS, Cutter, stand_in, whole_page
from assessor_app.gui.pdf_view.page_strip import GAP, LARGEST, PIXELS_PER_POINT, SIDE, SMALLEST, PageStrip, Zoom
from assessor_app.media.pdf.layout import PageSize

MIXED = (PageSize(595, 842), PageSize(842, 595), PageSize(14400, 14400), PageSize(100, 50))


def strip(zoom: Zoom, width: int = 800, height: int = 600) -> PageStrip:
    pages = PageStrip(MIXED)
    pages.arrange(width, height, zoom)
    return pages


def test_every_page_fits_the_width_by_itself() -> None:
    pages = strip(Zoom("width"))
    assert [pages.box(page).width() for page in range(3)] == [800 - 2 * SIDE] * 3
    assert pages.box(3).width() == round(100 * PIXELS_PER_POINT * 4)  # a ticket is not blown up beyond bounds
    assert pages.width == 800


def test_a_page_fitted_whole_leaves_room_above_and_below() -> None:
    pages = strip(Zoom("page"))
    for page in range(3):
        assert pages.box(page).height() <= 600 - 2 * GAP + 1


def test_natural_size_is_four_thirds_of_a_pixel_per_point() -> None:
    assert strip(Zoom("none", 1.0)).box(0).size().toTuple() == (793, 1123)


def test_pages_follow_each_other_with_a_gap_and_are_found_by_height() -> None:
    pages = strip(Zoom("none", 1.0))
    for page in range(1, 4):
        assert pages.box(page).top() == pages.box(page - 1).bottom() + GAP
        assert pages.page_at(pages.box(page).top()) == page
        assert pages.page_at(pages.box(page).top() - GAP + 1) == page  # the gap above belongs to it
    assert pages.page_at(-5) == 0
    assert pages.page_at(10**9) == 3


def test_only_pages_in_the_window_are_named() -> None:
    pages = strip(Zoom("none", 1.0))
    assert pages.pages_between(0, 600) == range(0, 1)
    assert pages.pages_between(pages.box(0).bottom() - 1, pages.box(1).top() + 1) == range(0, 2)
    assert pages.pages_between(pages.box(0).bottom() + 1, pages.box(1).top() - 1) == range(1, 1)


def test_nothing_to_show_is_no_trouble() -> None:
    empty = PageStrip(())
    empty.arrange(800, 600, Zoom())
    assert empty.pages_between(0, 600) == range(0)
    assert empty.page_at(10) == 0


@pytest.mark.parametrize(
    ("now", "up", "down"), [(1.0, 1.1, 0.9), (0.87, 0.9, 0.75), (8.0, 8.0, 6.0), (4.0, 5.0, 3.0), (0.04, 0.25, 0.25)]
)
def test_zoom_goes_in_steps_between_its_bounds(now: float, up: float, down: float) -> None:
    assert Zoom("width").step(1, now) == Zoom("none", up)
    assert Zoom("width").step(-1, now) == Zoom("none", down)


def test_the_wheel_cannot_leave_the_bounds() -> None:
    assert Zoom().times(100, 1.0).factor == LARGEST
    assert Zoom().times(0.001, 1.0).factor == SMALLEST


def test_a_page_of_moderate_size_is_drawn_whole_in_device_pixels() -> None:
    key = whole_page(3, QRectF(0, 0, 800, 1000), 1.5)
    assert (key.page, key.width, key.height) == (3, 1200, 1500)
    assert Cutter().key_for(key, QRectF(0, 0, 100, 100), 1.5) is key


def test_of_a_huge_page_the_part_in_view_and_a_margin_is_drawn() -> None:
    whole = whole_page(0, QRectF(0, 0, 76800, 76800), 1.0)
    cutter = Cutter()
    cut = cutter.key_for(whole, QRectF(10_000, 20_000, 800, 600), 1.0)
    assert cut.cut == (9800, 19850, 1200, 900)
    assert cut.byte_count < WHOLE_PAGE_PIXELS * 3
    # a small scroll is covered by the margin, a large one is not
    assert cutter.key_for(whole, QRectF(10_100, 20_050, 800, 600), 1.0) is cut
    assert cutter.key_for(whole, QRectF(10_900, 20_050, 800, 600), 1.0) is not cut


def test_a_cut_never_leaves_the_page() -> None:
    whole = whole_page(0, QRectF(0, 0, 5000, 5000), 1.0)
    x, y, width, height = Cutter().key_for(whole, QRectF(4600, 4700, 400, 300), 1.0).box
    assert (x + width, y + height) == (5000, 5000)


def test_the_stand_in_of_a_huge_page_is_small_and_in_proportion() -> None:
    small = stand_in(whole_page(0, QRectF(0, 0, 76800, 38400), 1.0))
    assert small.width * small.height < 1_600_000
    assert small.width / small.height == pytest.approx(2, rel=0.01)


def test_the_next_part_of_a_huge_page_is_known_before_the_view_leaves_this_one() -> None:
    whole = whole_page(0, QRectF(0, 0, 76800, 76800), 1.0)
    cutter, down = Cutter(), QPointF(0, 30)
    here = cutter.key_for(whole, QRectF(10_000, 20_000, 800, 600), 1.0)
    assert cutter.ahead(whole, QRectF(10_000, 20_000, 800, 600), 1.0, down) is None
    near_the_end = QRectF(10_000, 20_100, 800, 600)
    following = cutter.ahead(whole, near_the_end, 1.0, down)
    assert following is not None
    assert cutter.key_for(whole, near_the_end, 1.0) is here
    # once the view has left the one, the other is what is drawn, and it reaches on
    assert cutter.key_for(whole, QRectF(10_000, 20_200, 800, 600), 1.0) is following
    assert cutter.key_for(whole, QRectF(10_000, 20_400, 800, 600), 1.0) is following


def test_a_small_page_has_no_part_ahead() -> None:
    key = whole_page(3, QRectF(0, 0, 800, 1000), 1.5)
    assert Cutter().ahead(key, QRectF(0, 0, 100, 100), 1.5, QPointF(0, 9)) is None


def test_a_page_alone_is_all_there_is_and_lies_in_the_middle() -> None:
    pages = strip(Zoom("page"))
    pages.show_alone(1)
    assert (pages.width, pages.height) == (800, 600)
    box = pages.box(1)
    assert box.center().y() == pytest.approx(300, abs=1)
    assert pages.page_at(5) == pages.page_at(10**6) == 1
    assert pages.pages_between(0, 600) == range(1, 2)
    assert pages.pages_between(0, box.top() - 1) == range(1, 1)
    pages.arrange(800, 600, Zoom("none", 2.0))
    assert pages.height == pages.box(1).height() + 2 * GAP
    assert pages.box(1).top() == GAP
    pages.show_alone(None)
    assert pages.box(1).top() > pages.box(0).bottom()


def test_a_region_fills_the_window_with_some_room_round_it() -> None:
    pages = PageStrip(MIXED)
    pages.arrange(800, 600, Zoom("region"), QSizeF(300, 100))
    shown = 300 * pages.factor(0) * PIXELS_PER_POINT
    assert 0.75 * 800 < shown < 800
    assert pages.factor(0) == pages.factor(1)
    pages.arrange(800, 600, Zoom("region"), QSizeF(10, 10))
    assert pages.factor(0) == 4.0  # a word is not blown up out of all measure
    pages.arrange(800, 600, Zoom("region"))
    assert pages.box(0).width() == 800 - 2 * SIDE
