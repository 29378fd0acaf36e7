"""Drawn pages are kept within a budget of bytes, and their memory is used again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assessor_app.media.pdf.page_cache import PageCache, RenderedPage
from assessor_app.media.pdf.render_queue import RenderKey
from assessor_app.media.pdf.slot_pool import SlotPool

MEGABYTE = 1 << 20


@pytest.fixture
def pool() -> Iterator[SlotPool]:
    pool = SlotPool()
    yield pool
    pool.close()


def key(page: int, width: int = 512, cut: tuple[int, int, int, int] | None = None) -> RenderKey:
    return RenderKey(page, width, 512, cut)


def drawn(pool: SlotPool, wanted: RenderKey, shade: int = 0) -> RenderedPage:
    slot = pool.take(wanted.byte_count)
    slot.buffer[: wanted.byte_count] = bytes([shade]) * wanted.byte_count
    return RenderedPage(wanted, slot)


def test_the_least_recently_used_page_goes_first(pool: SlotPool) -> None:
    cache = PageCache(pool, 2 * MEGABYTE)
    cache.put(1, drawn(pool, key(0)))
    cache.put(1, drawn(pool, key(1)))
    assert cache.get(1, key(0)) is not None  # looked at again: now page 1 is the oldest
    cache.put(1, drawn(pool, key(2)))
    assert cache.get(1, key(1)) is None
    assert cache.get(1, key(0)) is not None
    assert cache.byte_count <= cache.budget
    cache.forget(1)


def test_a_page_on_screen_is_never_thrown_out(pool: SlotPool) -> None:
    cache = PageCache(pool, MEGABYTE)
    cache.keep(1, [key(0), key(1)])
    cache.put(1, drawn(pool, key(0)))
    cache.put(1, drawn(pool, key(1)))
    cache.put(1, drawn(pool, key(2)))
    assert [cache.get(1, key(page)) is not None for page in range(3)] == [True, True, False]
    cache.forget(1)


def test_the_memory_of_a_page_thrown_out_is_drawn_into_again(pool: SlotPool) -> None:
    cache = PageCache(pool, MEGABYTE)
    first = drawn(pool, key(0))
    slot = first.slot
    cache.put(1, first)
    cache.forget(1)
    assert first.image.isNull()
    assert pool.take(key(5).byte_count) is slot
    pool.give_back(slot)


def test_the_pixels_are_those_of_the_slot(pool: SlotPool) -> None:
    page = drawn(pool, key(0), shade=200)
    assert page.image.pixelColor(10, 10).red() == 200
    cache = PageCache(pool)
    cache.put(1, page)
    cache.forget(1)


def test_the_sharpest_whole_page_stands_in(pool: SlotPool) -> None:
    cache = PageCache(pool)
    for one in (key(0, 200), key(0, 400), key(0, 4000, (0, 0, 10, 10)), key(1, 500)):
        cache.put(1, drawn(pool, one))
    found = cache.stand_in(1, 0)
    assert found is not None
    assert found.key == key(0, 400)
    assert cache.stand_in(2, 0) is None
    found = None
    cache.forget(1)


def test_children_hear_of_memory_that_went_back_to_the_system(pool: SlotPool) -> None:
    gone = pool.watch_gone()
    slots = [pool.take(MEGABYTE * (1 + number)) for number in range(20)]
    names = {slot.name for slot in slots}
    for slot in slots:
        pool.give_back(slot)
    told = pool.take_gone(gone)
    assert told
    assert set(told) <= names
    assert pool.take_gone(gone) == []
