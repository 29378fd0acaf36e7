"""Pictures made for tests: quadrants whose colours tell which way up they are shown, in every form a camera writes."""

from __future__ import annotations

import io
import struct
import zlib
from fractions import Fraction
from typing import Any

import av
from PIL import Image

RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 160, 40), (20, 40, 220), (255, 255, 255)
_ORIENTATION = 0x0112
# how a camera held in the eight ways stores a picture that is to be seen upright
_STORED = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_90,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_270,),
}


def quarters(width: int = 160, height: int = 96) -> Image.Image:
    """Red and green above, blue and white below."""
    picture = Image.new("RGB", (width, height), WHITE)
    middle, half = width // 2, height // 2
    picture.paste(RED, (0, 0, middle, half))
    picture.paste(GREEN, (middle, 0, width, half))
    picture.paste(BLUE, (0, half, middle, height))
    return picture


def encoded(picture: Image.Image, form: str, **options: Any) -> bytes:
    """The bytes of a picture file."""
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def held(orientation: int, width: int = 160, height: int = 96) -> bytes:
    """A JPEG to be seen as :func:`quarters`, stored as a camera held in one of the eight ways (EXIF) does."""
    picture = quarters(width, height)
    for step in _STORED.get(orientation, ()):
        picture = picture.transpose(step)
    about = Image.Exif()
    about[_ORIENTATION] = orientation
    return encoded(picture, "JPEG", exif=about, quality=95)


def scans(pages: int = 3, size: tuple[int, int] = (120, 160)) -> bytes:
    """A TIFF of several pages, each of another grey, the first the darkest."""
    first, *rest = [Image.new("L", size, 40 * (number + 1)) for number in range(pages)]
    return encoded(first, "TIFF", save_all=True, append_images=rest)


def moving(form: str) -> bytes:
    """An animation that begins red and turns blue."""
    return encoded(
        Image.new("RGB", (40, 30), RED), form, save_all=True, append_images=[Image.new("RGB", (40, 30), BLUE)]
    )


def claiming(width: int, height: int) -> bytes:
    """A small PNG whose header claims another size."""
    data = bytearray(encoded(quarters(), "PNG"))
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
    return bytes(data)


def heic(picture: Image.Image) -> bytes:
    """The picture as a phone writes it: one HEVC frame in a HEIF container written by hand."""
    record, sample = _hevc(picture)
    properties = _box(b"ipco", record, _full(b"ispe", struct.pack(">II", *picture.size)))
    uses = _full(b"ipma", struct.pack(">IHBBB", 1, 1, 2, 0x81, 0x02))
    info = _full(b"iinf", struct.pack(">H", 1), _full(b"infe", struct.pack(">HH4s", 1, 0, b"hvc1"), b"\0", version=2))
    handler = _full(b"hdlr", struct.pack(">I4s12x", 0, b"pict"), b"\0")
    start = _box(b"ftyp", b"heic", bytes(4), b"mif1", b"heic")

    def meta(at: int) -> bytes:
        place = _full(b"iloc", struct.pack(">BBHHHHII", 0x44, 0, 1, 1, 0, 1, at, len(sample)))
        parts = (handler, _full(b"pitm", struct.pack(">H", 1)), place, info, _box(b"iprp", properties, uses))
        return _full(b"meta", *parts)

    at = len(start) + len(meta(0)) + 8
    return start + meta(at) + _box(b"mdat", sample)


def _hevc(picture: Image.Image) -> tuple[bytes, bytes]:
    """The decoder's record (an hvcC box) and the one frame, taken out of a film of one frame."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as film:
        stream = film.add_stream("libx265", rate=1, options={"x265-params": "log-level=none:keyint=1"})
        stream.width, stream.height, stream.pix_fmt = *picture.size, "yuv420p"
        stream.codec_context.codec_tag = "hvc1"
        frame = av.VideoFrame.from_image(picture).reformat(format="yuv420p")
        frame.pts, frame.time_base = 0, Fraction(1, 1)
        film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
    data = out.getvalue()
    at = data.index(b"hvcC") - 4
    record = data[at : at + int.from_bytes(data[at : at + 4], "big")]
    with av.open(io.BytesIO(data)) as film:
        return record, next(bytes(packet) for packet in film.demux(video=0) if packet.size)


def _box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, name) + body


def _full(name: bytes, *parts: bytes, version: int = 0) -> bytes:
    return _box(name, struct.pack(">I", version << 24), *parts)
