"""Pictures come upright, in the screen's colours and to size, and none can make the reader carry more than it may."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms

from assessor_app.media.media_child import MediaChild
from assessor_app.media.pdf.drawing import Cut
from assessor_app.media.pdf.engine_error import EngineError
from assessor_app.media.pdf.picture_engine import LONGEST_SIDE, POINTS_PER_PIXEL, PictureEngine
from assessor_app.media.pdf.picture_pixels import DecodedPages
from assessor_app.media.pdf.picture_words import INCOMPLETE, MOVING, STILL
from tests.support.pdf_child import open_in
from tests.support.pictures import BLUE, GREEN, RED, WHITE, claiming, encoded, heic, held, moving, quarters, scans

Colour = tuple[int, ...]


@pytest.fixture
def child() -> Iterator[MediaChild]:
    child = MediaChild()
    yield child
    child.end()


def engine_of(data: bytes, decoded: DecodedPages | None = None) -> PictureEngine:
    return PictureEngine(memoryview(data), decoded)


def drawn(engine: PictureEngine, width: int = 80, height: int = 48, *, page: int = 0, turn: int = 0) -> Image.Image:
    target = bytearray(width * height * 4)
    engine.draw(page, Cut(width, height, 0, 0, width, height, turn), memoryview(target))
    return Image.frombytes("RGB", (width, height), bytes(target), "raw", "BGRX")


def corners(picture: Image.Image) -> list[Colour]:
    """The colours in the middle of the four quarters: above left, above right, below left, below right."""
    across, down = picture.width // 4, picture.height // 4
    return [rgb(picture, x, y) for y in (down, 3 * down) for x in (across, 3 * across)]


def rgb(picture: Image.Image, x: int, y: int) -> Colour:
    colour = picture.getpixel((x, y))
    assert isinstance(colour, tuple)
    return tuple(int(value) for value in colour)


def near(seen: Any, wanted: Any, most: int = 12) -> bool:
    return all(
        abs(a - b) <= most for one, other in zip(seen, wanted, strict=True) for a, b in zip(one, other, strict=True)
    )


def fault_of(data: bytes) -> str:
    with pytest.raises(EngineError) as told:
        engine_of(data)
    return told.value.kind


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_upright_however_the_camera_was_held(orientation: int) -> None:
    engine = engine_of(held(orientation))
    (size,) = engine.layout.sizes
    assert (size.width, size.height) == (160 * POINTS_PER_PIXEL, 96 * POINTS_PER_PIXEL)
    assert near(corners(drawn(engine)), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize(
    ("turn", "seen"),
    [(90, [BLUE, RED, WHITE, GREEN]), (180, [WHITE, BLUE, GREEN, RED]), (270, [GREEN, WHITE, RED, BLUE])],
)
def test_the_reader_turns_it_clockwise(turn: int, seen: list[Colour]) -> None:
    width, height = (80, 48) if turn == 180 else (48, 80)
    assert near(corners(drawn(engine_of(held(6)), width, height, turn=turn)), seen)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "AVIF", "JPEG2000"])
def test_every_form_of_picture_shows_the_same(form: str) -> None:
    engine = engine_of(encoded(quarters(), form, **({"quality": 95} if form in ("WEBP", "AVIF") else {})))
    assert engine.layout.kind == STILL
    assert near(corners(drawn(engine)), [RED, GREEN, BLUE, WHITE], 20)


def test_a_phones_heic_is_shown() -> None:
    engine = engine_of(heic(quarters(256, 128)))
    assert engine.layout.sizes[0].width == 256 * POINTS_PER_PIXEL
    assert near(corners(drawn(engine)), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize(
    ("picture", "form", "options", "seen"),
    [
        (Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG", {}, (255, 0, 0)),
        (Image.new("I;16", (8, 8), 0x8080), "PNG", {}, (128, 128, 128)),
        (Image.new("I", (8, 8), 0x8080), "TIFF", {}, (128, 128, 128)),
        (Image.new("1", (8, 8), 1), "TIFF", {"compression": "group4"}, (255, 255, 255)),
        (Image.new("1", (8, 8), 0), "TIFF", {"compression": "group4"}, (0, 0, 0)),
        (Image.new("RGBA", (8, 8), (255, 0, 0, 0)), "PNG", {}, (255, 255, 255)),
        (Image.new("RGBA", (8, 8), (255, 0, 0, 128)), "PNG", {}, (255, 127, 127)),
        (Image.new("LA", (8, 8), (0, 255)), "PNG", {}, (0, 0, 0)),
        (Image.new("P", (8, 8), 0), "PNG", {"transparency": 0}, (255, 255, 255)),
        (Image.new("F", (8, 8), 7.5), "TIFF", {}, (128, 128, 128)),
    ],
)
def test_any_colours_become_the_screens(
    picture: Image.Image, form: str, options: dict[str, Any], seen: tuple[int, int, int]
) -> None:
    assert near([rgb(drawn(engine_of(encoded(picture, form, **options)), 8, 8), 4, 4)], [seen], 2)


def test_measured_values_span_from_black_to_white() -> None:
    picture = Image.linear_gradient("L").convert("F").point(lambda value: value * 0.001 + 0.0)
    shown = drawn(engine_of(encoded(picture, "TIFF")), 64, 64)
    assert rgb(shown, 32, 0)[0] < 20
    assert rgb(shown, 32, 63)[0] > 235


def test_a_colour_profile_is_applied_and_nonsense_in_its_place_ignored() -> None:
    picture = Image.new("RGB", (8, 8), (200, 30, 30))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, lab, b"no profile at all"):
        shown = drawn(engine_of(encoded(picture, "PNG", icc_profile=profile)), 8, 8)
        assert near([rgb(shown, 4, 4)], [(200, 30, 30)], 2)
    swapped = bytearray(srgb)
    red, green = (swapped.index(name, 128) for name in (b"rXYZ", b"gXYZ"))
    swapped[red : red + 4], swapped[green : green + 4] = b"gXYZ", b"rXYZ"
    shown = drawn(engine_of(encoded(picture, "PNG", icc_profile=bytes(swapped))), 8, 8)
    assert rgb(shown, 4, 4)[1] > rgb(shown, 4, 4)[0]


def test_a_tiff_has_its_pages_and_another_form_only_its_first_picture() -> None:
    engine = engine_of(scans(3))
    assert engine.layout.page_count == 3
    assert [rgb(drawn(engine, 12, 16, page=page), 6, 8)[0] for page in range(3)] == [40, 80, 120]
    for form in ("GIF", "WEBP", "PNG", "AVIF"):
        film = engine_of(moving(form))
        assert (film.layout.page_count, film.layout.kind) == (1, MOVING)
        assert near([rgb(drawn(film, 40, 30), 20, 15)], [RED], 20)


def test_the_pages_of_a_tiff_that_leads_in_a_circle_are_counted_once() -> None:
    data = bytearray(scans(2))
    first = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[first : first + 2], "little")
    second = int.from_bytes(data[first + 2 + 12 * count : first + 6 + 12 * count], "little")
    count = int.from_bytes(data[second : second + 2], "little")
    data[second + 2 + 12 * count : second + 6 + 12 * count] = first.to_bytes(4, "little")
    assert engine_of(bytes(data)).layout.page_count == 2


def test_part_of_a_picture_is_the_same_as_that_part_of_the_whole() -> None:
    engine = engine_of(encoded(Image.effect_noise((333, 217), 80).convert("RGB"), "PNG"))
    whole = drawn(engine, 1000, 651)
    target = bytearray(250 * 151 * 4)
    engine.draw(0, Cut(1000, 651, 750, 500, 250, 151), memoryview(target))
    part = Image.frombytes("RGB", (250, 151), bytes(target), "raw", "BGRX")
    apart = ImageChops.difference(part, whole.crop((750, 500, 1000, 651))).getextrema()
    assert max(most for _, most in apart) <= 1  # rounding


@pytest.mark.parametrize("size", [(1, 1), (3, 7), (997, 13), (4001, 2999)])
@pytest.mark.parametrize("shown", [(1, 1), (7, 3), (1366, 768), (999, 1001)])
def test_no_size_makes_a_cut_reach_beyond_the_picture(size: tuple[int, int], shown: tuple[int, int]) -> None:
    engine = engine_of(encoded(Image.new("1", size, 1), "PNG"))
    width, height = shown
    target = bytearray(4)
    engine.draw(0, Cut(width, height, width - 1, height - 1, 1, 1), memoryview(target))
    assert min(target) > 240


def test_a_large_photograph_is_decoded_small_first_and_in_full_when_enlarged() -> None:
    decoded = DecodedPages()
    engine = engine_of(encoded(quarters(2400, 1600), "JPEG"), decoded)
    drawn(engine, 300, 200)
    small = decoded.find(engine, 0, 0, 300)
    assert small is not None
    assert (small.image.size, small.full) == ((300, 200), False)
    drawn(engine, 2400, 1600)
    large = decoded.find(engine, 0, 0, 2400)
    assert large is not None
    assert (large.image.size, large.full) == ((2400, 1600), True)
    assert decoded.find(engine, 0, 0, 100_000) is large


def test_a_photograph_lying_on_its_side_is_decoded_small_too() -> None:
    decoded = DecodedPages()
    engine = engine_of(held(6, 3000, 1000), decoded)
    drawn(engine, 375, 125)
    small = decoded.find(engine, 0, 0, 375)
    assert small is not None
    assert small.image.size == (375, 125)


def test_pixels_of_many_pictures_stay_within_one_bound() -> None:
    decoded = DecodedPages(most_bytes=3 * 100 * 100 * 3)
    engines = [engine_of(encoded(Image.new("RGB", (100, 100)), "PNG"), decoded) for _ in range(5)]
    for engine in engines:
        drawn(engine, 100, 100)
    assert [decoded.find(engine, 0, 0, 100) is not None for engine in engines] == [False, False, True, True, True]
    engines[4].close()
    assert decoded.find(engines[4], 0, 0, 100) is None
    huge = engine_of(encoded(Image.new("1", (1000, 1000)), "PNG"), decoded)
    drawn(huge, 100, 100)
    assert [decoded.find(one, 0, 0, 100) is not None for one in (engines[3], huge)] == [False, True]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "BMP", "TIFF"])
@pytest.mark.parametrize("percent", [50, 90])
def test_what_is_left_of_a_cut_picture_is_shown_and_told(form: str, percent: int) -> None:
    data = encoded(Image.effect_noise((160, 160), 90).convert("RGB"), form)
    if form == "TIFF":  # its table stands at the end otherwise
        data = encoded(Image.effect_noise((160, 160), 90).convert("RGB"), form, compression="raw")
    engine = engine_of(data[: len(data) * percent // 100])
    target = bytearray(160 * 160 * 4)
    assert engine.draw(0, Cut(160, 160, 0, 0, 160, 160), memoryview(target)) == INCOMPLETE
    assert len(set(target)) > 20  # what there is is there
    assert engine.draw(0, Cut(80, 80, 0, 0, 80, 80), memoryview(target)) == INCOMPLETE


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "empty"),
        (b"This is a text.", "unsupported"),
        (b"\xff\xd8\xff", "damaged"),
        (encoded(quarters(), "PNG")[:20], "damaged"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "damaged"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "unsupported"),
        (claiming(2_000_000_000, 1), "too_large"),
        (claiming(10_001, 10_000), "too_large"),
        (claiming(LONGEST_SIDE + 1, 1), "too_large"),
    ],
)
def test_what_is_no_picture_is_told_by_its_class(data: bytes, fault: str) -> None:
    assert fault_of(data) == fault


def test_a_claim_just_within_bounds_is_drawn_as_far_as_it_goes() -> None:
    engine = engine_of(claiming(10_000, 10_000))
    target = bytearray(4)
    assert engine.draw(0, Cut(1, 1, 0, 0, 1, 1), memoryview(target)) == INCOMPLETE


def test_a_later_page_of_absurd_size_leaves_the_first_readable() -> None:
    data = bytearray(scans(2))
    first = int.from_bytes(data[4:8], "little")
    count = int.from_bytes(data[first : first + 2], "little")
    second = int.from_bytes(data[first + 2 + 12 * count : first + 6 + 12 * count], "little")
    width = next(at for at in range(second + 2, second + 200, 12) if data[at : at + 2] == b"\x00\x01")
    data[width + 2 : width + 4] = (4).to_bytes(2, "little")
    data[width + 8 : width + 12] = (2_000_000_000).to_bytes(4, "little")
    engine = engine_of(bytes(data))
    assert engine.layout.page_count == 2
    assert rgb(drawn(engine, 12, 16), 6, 8)[0] == 40
    with pytest.raises(EngineError) as told:
        drawn(engine, 12, 16, page=1)
    assert told.value.kind == "too_large"
    with pytest.raises(EngineError):
        drawn(engine, 12, 16, page=2)


def test_a_hundred_megapixels_fit_into_the_child_though_they_are_transparent(child: MediaChild) -> None:
    huge = Image.new("P", (10_000, 10_000), 1)
    huge.putpalette([0, 0, 0, 200, 30, 30])
    out = io.BytesIO()
    huge.save(out, "PNG", transparency=0, compress_level=1)
    header = open_in(child, out.getvalue(), type="image/png")
    assert "fault" not in header
    ask = {"do": "draw", "document": 1, "page": 0, "slot": "", "width": 100, "height": 100}
    header, pixels = child.ask({**ask, "x": 0, "y": 0, "w": 100, "h": 100, "turn": 90}, seconds=60)
    assert "fault" not in header
    assert tuple(pixels[:4]) == (30, 30, 200, 255)
