"""Pictures are measured before they are believed, and turned as the camera held them."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from assessor_app.errors import ArtifactError
from assessor_app.media.picture_reader import draw_picture, open_picture
from tests.support.pdfs import MemorySource


def encoded(form: str, size: tuple[int, int] = (300, 200), orientation: int = 1) -> bytes:
    picture = Image.new("RGB", size, (20, 120, 40))
    picture.paste((200, 30, 30), (0, 0, size[0] // 3, size[1] // 2))
    exif = picture.getexif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    picture.save(out, form, exif=exif.tobytes())
    return out.getvalue()


def claimed_png(width: int, height: int) -> bytes:
    """A PNG whose header claims a size its data does not have."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_photographs_of_the_usual_kinds_open(form: str) -> None:
    picture = open_picture(MemorySource(encoded(form)))
    assert (picture.width, picture.height) == (300, 200)
    image = draw_picture(picture, 300, 200)
    assert image.pixelColor(30, 30).red() > 150
    assert image.pixelColor(250, 150).red() < 60


def test_a_picture_taken_on_its_side_stands_upright() -> None:
    picture = open_picture(MemorySource(encoded("JPEG", orientation=6)))
    assert (picture.width, picture.height) == (200, 300)
    image = draw_picture(picture, 100, 150)
    assert (image.width(), image.height()) == (100, 150)
    assert image.pixelColor(90, 10).red() > 150  # what was top left is top right now
    assert image.pixelColor(10, 10).red() < 60


def test_a_picture_is_decoded_smaller_when_that_is_enough() -> None:
    picture = open_picture(MemorySource(encoded("PNG", (3000, 2000))))
    image = draw_picture(picture, 300, 200)
    assert (image.width(), image.height()) == (300, 200)
    assert image.pixelColor(30, 30).red() > 150


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (claimed_png(20_000, 20_000), "too_large"),
        (claimed_png(2_000_000_000, 1), "damaged"),
        (b"", "empty"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "unsupported"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/hostname'/></svg>", "unsupported"),
        (b"not a picture", "unsupported"),
    ],
    ids=["400 megapixels", "absurdly wide", "empty", "heic", "svg naming a file", "no picture"],
)
def test_what_cannot_be_shown_is_named_before_anything_is_decoded(data: bytes, kind: str) -> None:
    with pytest.raises(ArtifactError) as caught:
        open_picture(MemorySource(data))
    assert caught.value.kind == kind


def test_a_picture_that_breaks_off_at_once_is_damaged() -> None:
    picture = open_picture(MemorySource(claimed_png(4000, 4000)[:60]))
    with pytest.raises(ArtifactError) as caught:
        draw_picture(picture, 4000, 4000)
    assert caught.value.kind == "damaged"
