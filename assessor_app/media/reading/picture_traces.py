"""What a camera or a program wrote into a picture: EXIF, XMP, IPTC and text chunks; no pixel is decoded."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from PIL import Image, ImageFile, IptcImagePlugin, UnidentifiedImageError

# registers HEIF, and leaves the check of sizes to us
from assessor_app.media.pdf import picture_engine
from assessor_app.media.reading.xmp_traces import LARGEST_PACKET, xmp_traces

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF", "GIF")
_ROOT: Final = {
    0x010E: "words",  # ImageDescription
    0x013B: "author",  # Artist
    0x013C: "words",  # HostComputer
    0x8298: "author",  # Copyright
    0x9C9B: "words",  # XPTitle
    0x9C9C: "words",  # XPComment
    0x9C9D: "author",  # XPAuthor
    0x9C9F: "words",  # XPSubject
}
_CAMERA: Final = {0xA430: "owner"}  # CameraOwnerName
_CAMERA_IFD: Final = 0x8769
_GPS_IFD: Final = 0x8825
_LATITUDE, _LONGITUDE = 2, 4
_WIDE: Final = range(0x9C9B, 0x9CA0)
_CHUNKS: Final = {"author": "author", "artist": "author", "copyright": "author", "title": "words", "comment": "words"}
_IPTC: Final = {(2, 80): "author", (2, 110): "organisation", (2, 116): "author", (2, 120): "words", (2, 90): "position"}


def picture_traces(data: memoryview) -> Iterator[tuple[str, str]]:
    """Roles and values; none of what is no picture."""
    try:
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return
    with image:
        for name, value in image.info.items():
            role = _CHUNKS.get(str(name).casefold())
            if role is not None and isinstance(value, str | bytes):
                yield role, _text(value)
        packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
        yield from xmp_traces((packet.encode() if isinstance(packet, str) else bytes(packet))[:LARGEST_PACKET])
        if "exif" in image.info or image.format != "PNG" or _is_small(image):
            # a PNG may keep its EXIF behind the pixels, which are then decoded on the way
            yield from _exif(image)
        yield from _iptc(image)


def _is_small(image: Image.Image) -> bool:
    return image.width * image.height <= picture_engine.MOST_PIXELS // 4


def _exif(image: Image.Image) -> Iterator[tuple[str, str]]:
    exif = image.getexif()
    for tag, role in _ROOT.items():
        if tag in exif:
            yield role, _text(exif[tag], wide=tag in _WIDE)
    camera = exif.get_ifd(_CAMERA_IFD)
    for tag, role in _CAMERA.items():
        if tag in camera:
            yield role, _text(camera[tag])
    gps = exif.get_ifd(_GPS_IFD)
    if _LATITUDE in gps and _LONGITUDE in gps:
        yield "position", f"{_text(gps[_LATITUDE])} {_text(gps[_LONGITUDE])}"


def _iptc(image: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    if image.format not in ("JPEG", "TIFF"):
        return
    found = IptcImagePlugin.getiptcinfo(image) or {}
    for key, role in _IPTC.items():
        for value in found[key] if isinstance(found.get(key), list) else [found.get(key)]:
            if value:
                yield role, _text(value)


def _text(value: Any, *, wide: bool = False) -> str:
    """A value of EXIF as words; ``wide`` are the tags that Windows writes in UTF-16."""
    if isinstance(value, tuple | list):
        if wide and all(isinstance(one, int) and 0 <= one < 256 for one in value):
            return _text(bytes(value), wide=True)
        return " ".join(str(one) for one in value[:8])
    if isinstance(value, bytes):
        return value.decode("utf-16-le" if wide else "utf-8", "replace").strip("\0 ")
    return str(value).strip("\0 ")
