"""Any picture's pixels as a screen shows them: eight bits, profile applied, transparency over white."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import suppress
from typing import Any, Final

from PIL import Image, ImageCms

BROKEN_PICTURE: Final = (
    OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError,
    AssertionError, struct.error, zlib.error,
)  # fmt: skip
"""What readers of pictures raise over broken files."""

_CLEAR: Final = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})
_PROFILED: Final = frozenset({"RGB", "CMYK", "L"})


def screen_colours(image: Any) -> Any:
    """The picture in mode RGB."""
    profile = image.info.get("icc_profile")
    image = _eight_bits(image)
    if image.mode in _CLEAR or "transparency" in image.info:
        image = _on_white(image)
    elif image.mode == "P":
        image = image.convert("RGB")
    if profile and image.mode in _PROFILED:
        # a profile that makes no sense is no reason to hide the picture
        with suppress(*BROKEN_PICTURE, ImageCms.PyCMSError):
            screen = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, io.BytesIO(profile), screen, outputMode="RGB")
    return image.convert("RGB")


def _eight_bits(image: Any) -> Any:
    """Measured values as greys: 16 bits by their upper half, wider ones from the least to the greatest there is."""
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value * (1 / 257)).convert("L")
    if image.mode not in ("I", "F"):
        return image
    least, greatest = image.getextrema()
    if image.mode == "I" and least >= 0 and greatest <= 0xFFFF:
        least, greatest = 0, 0xFFFF
    if not least < greatest:
        return Image.new("L", image.size, 128)
    scale = 255 / (greatest - least)
    return image.point(lambda value: value * scale + -least * scale).convert("L")


def _on_white(image: Any) -> Any:
    """Without a second picture of four channels: a large one has to fit into the child twice as it is."""
    clear = image.convert("LA").convert("RGBA") if image.mode == "La" else image.convert("RGBA")
    paper = Image.new("RGB", clear.size, (255, 255, 255))
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper
