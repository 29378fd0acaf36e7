"""Burns a time code into demo frames that people can read and that a program can read back from any screen."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont
from PySide6.QtGui import QImage

NUMBER_BITS = 24
CHECK_BITS = 8
GUARD_UNITS = 2
UNITS = GUARD_UNITS + NUMBER_BITS + CHECK_BITS + GUARD_UNITS

_MAGENTA = (255, 0, 255)
_GREEN = (0, 255, 0)
_BLACK = (0, 0, 0)
_INK = (18, 22, 30)
_WHITE = (255, 255, 255)
_PROBES_PER_ROW = 240
_SMALLEST_BAR = 2 * UNITS

_FontType = ImageFont.ImageFont | ImageFont.FreeTypeFont


def bar_height(height: int) -> int:
    """Pixels that the block bar takes at the bottom of a frame of ``height`` pixels."""
    return max(8, height // 30)


def clock_text(frame: int, rate: int) -> str:
    """``hh:mm:ss.ff`` of a frame number at a whole number of frames a second."""
    seconds, rest = divmod(frame, rate)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:02d}"


def paint_time_code(image: Image.Image, frame: int, rate: int) -> None:
    """Paint the clock (top right) and the block bar (whole bottom edge) onto an RGB picture, in place.

    Raises ValueError when the number does not fit into the bar.
    """
    if not 0 <= frame < 1 << NUMBER_BITS:
        raise ValueError("the frame number does not fit into the time code")
    _paint_clock(image, clock_text(frame, rate))
    _paint_bar(image, frame)


def read_frame_number(image: QImage) -> int | None:
    """The frame number in the block bar, wherever and however large it stands in ``image``; None when unreadable.

    Works on scaled and letterboxed pictures (a grabbed widget) as long as a cell is about two pixels wide.
    """
    picture = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height, pitch = picture.width(), picture.height(), picture.bytesPerLine()
    pixels = bytes(picture.constBits())
    for y in range(height - 1, -1, -2):
        row = pixels[y * pitch : y * pitch + 4 * width]
        if _may_hold_bar(row, width):
            number = _read_row(row, width)
            if number is not None:
                return number
    return None


def _paint_clock(image: Image.Image, text: str) -> None:
    size = max(12, image.height // 18)
    pad = size // 3
    step = size * 5 // 8
    tile_height = size + 2 * pad
    left = image.width - len(text) * step - 3 * pad
    image.paste(_INK, (left, pad, left + len(text) * step + 2 * pad, pad + tile_height))
    for index, sign in enumerate(text):
        image.paste(_clock_tile(sign, size, step, tile_height), (left + pad + index * step, pad))


@lru_cache(maxsize=64)
def _clock_tile(sign: str, size: int, step: int, height: int) -> Image.Image:
    tile = Image.new("RGB", (step, height), _INK)
    draw = ImageDraw.Draw(tile)
    draw.text((step / 2, height / 2), sign, fill=(250, 250, 250), font=_font(size), anchor="mm")
    return tile


@lru_cache(maxsize=8)
def _font(size: int) -> _FontType:
    return ImageFont.load_default(size)


def _paint_bar(image: Image.Image, frame: int) -> None:
    top = image.height - bar_height(image.height)
    draw = ImageDraw.Draw(image)
    bits = f"{frame:0{NUMBER_BITS}b}{_check(frame):0{CHECK_BITS}b}"
    draw.rectangle((0, top, image.width, image.height), fill=_BLACK)
    draw.rectangle((0, top, _edge(image.width, GUARD_UNITS) - 1, image.height), fill=_MAGENTA)
    draw.rectangle((_edge(image.width, UNITS - GUARD_UNITS), top, image.width, image.height), fill=_GREEN)
    for index, bit in enumerate(bits, start=GUARD_UNITS):
        if bit == "1":
            cell = (_edge(image.width, index), top, _edge(image.width, index + 1) - 1, image.height)
            draw.rectangle(cell, fill=_WHITE)


def _edge(width: int, unit: int) -> int:
    return round(width * unit / UNITS)


def _check(number: int) -> int:
    """CRC-8 (polynomial 07) over the three bytes of the number: one misread cell never passes."""
    crc = 0x5A
    for byte in number.to_bytes(NUMBER_BITS // 8, "big"):
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ 0x07) & 0xFF if crc & 0x80 else crc << 1
    return crc


def _is_magenta(row: bytes, x: int) -> bool:
    blue, green, red = row[4 * x : 4 * x + 3]
    return red > 140 and blue > 140 and green < 110


def _is_green(row: bytes, x: int) -> bool:
    blue, green, red = row[4 * x : 4 * x + 3]
    return green > 140 and red < 120 and blue < 120


def _may_hold_bar(row: bytes, width: int) -> bool:
    step = max(1, width // _PROBES_PER_ROW)
    return any(_is_magenta(row, x) for x in range(0, width, step))


def _read_row(row: bytes, width: int) -> int | None:
    left = next((x for x in range(width) if _is_magenta(row, x)), None)
    right = next((x for x in range(width - 1, -1, -1) if _is_green(row, x)), None)
    if left is None or right is None or right - left < _SMALLEST_BAR:
        return None
    unit = (right + 1 - left) / UNITS
    value = 0
    for index in range(GUARD_UNITS, UNITS - GUARD_UNITS):
        x = int(left + (index + 0.5) * unit)
        value = value << 1 | (sum(row[4 * x : 4 * x + 3]) > 3 * 128)
    number, check = value >> CHECK_BITS, value & (1 << CHECK_BITS) - 1
    return number if _check(number) == check else None
