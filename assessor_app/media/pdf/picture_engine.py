"""Pictures as documents of the PDF child: measured before they are believed, upright, drawn to size."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import Any, Final

from pi_heif import register_heif_opener
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from assessor_app.media.pdf.drawing import Cut
from assessor_app.media.pdf.engine_error import EngineError
from assessor_app.media.pdf.layout import PageSize, PdfLayout
from assessor_app.media.pdf.links import PlainLink
from assessor_app.media.pdf.outline import PlainEntry
from assessor_app.media.pdf.picture_colours import BROKEN_PICTURE, screen_colours
from assessor_app.media.pdf.picture_pixels import DecodedPage, DecodedPages
from assessor_app.media.pdf.picture_words import INCOMPLETE, MOVING, STILL
from assessor_app.media.pdf.pixels import PIXEL_BYTES
from assessor_app.media.pdf.words import PlainWord

MOST_PIXELS: Final = 100_000_000
LONGEST_SIDE: Final = 200_000
POINTS_PER_PIXEL: Final = 0.75
"""At 100 % a picture's pixel is a pixel of a plain screen (96 to the inch)."""

_MOST_PAGES: Final = 500
_ORIENTATION: Final = 0x0112
_ON_ITS_SIDE: Final = 5
# Photographs, drawings and scans; formats that run programs or name other files are no evidence.
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "DIB", "ICO", "PPM", "JPEG2000", "HEIF", "AVIF")
_PAGED: Final = frozenset({"TIFF"})
# A camera's burst of HEIC pictures is no film, but these are.
_FILMED: Final = frozenset({"GIF", "WEBP", "PNG", "AVIF"})
_TURNS: Final = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
_SIGNATURE: Final = 32

register_heif_opener()
Image.init()
# Sizes are checked here, with words of our own; Pillow only warns.
Image.MAX_IMAGE_PIXELS = None


class PictureEngine:
    """One open picture; a TIFF may have several pages. Raises EngineError, or MemoryError at the child's limit.

    ``decoded`` keeps pixels between two drawings, for all pictures of a child together.
    """

    def __init__(self, data: memoryview, decoded: DecodedPages | None = None) -> None:
        self._data = data
        self._decoded = decoded if decoded is not None else DecodedPages()
        image = self._opened()
        sizes = self._sizes(image)
        kind = MOVING if image.format in _FILMED and _is_moving(image) else STILL
        self._layout = PdfLayout(sizes, kind=kind)

    @property
    def layout(self) -> PdfLayout:
        """Sizes of all pages, upright; its kind is one of picture_words.PICTURE_KINDS."""
        return self._layout

    def words(self, _page: int) -> list[PlainWord]:
        """None: a picture's letters are pixels."""
        return []

    def links(self, _page: int) -> list[PlainLink]:
        """None."""
        return []

    def outline(self) -> list[PlainEntry]:
        """None."""
        return []

    def draw(self, page: int, cut: Cut, target: memoryview) -> str:
        """Draw part of a page into ``target``; returns INCOMPLETE where the file ends before its picture."""
        shown = self._page(page, cut)
        width, height = shown.image.size
        across, down = width / cut.width, height / cut.height
        # What a rounding error puts a hair beyond the edge would be refused.
        right, bottom = min(float(width), (cut.x + cut.w) * across), min(float(height), (cut.y + cut.h) * down)
        box = (cut.x * across, cut.y * down, right, bottom)
        drawn = shown.image.resize((cut.w, cut.h), Image.Resampling.BICUBIC, box, reducing_gap=3.0)
        target[: cut.w * cut.h * PIXEL_BYTES] = drawn.convert("RGBA").tobytes("raw", "BGRA")
        return INCOMPLETE if shown.incomplete else ""

    def close(self) -> None:
        """Let go of the pixels and of the bytes."""
        self._decoded.forget(self)
        self._data = memoryview(b"")

    def _opened(self) -> Any:
        """A fresh handle on the file, header read and measured, nothing decoded."""
        if not len(self._data):
            raise EngineError("empty")
        try:
            image = Image.open(io.BytesIO(self._data), formats=_FORMATS)
        except UnidentifiedImageError as error:
            kind = "damaged" if _is_signed(bytes(self._data[:_SIGNATURE])) else "unsupported"
            raise EngineError(kind, "no picture of a known kind") from error
        except BROKEN_PICTURE as error:
            raise EngineError("damaged", "header") from error
        _measure(image)
        return image

    def _sizes(self, image: Any) -> tuple[PageSize, ...]:
        """Sizes of the pages that can be reached; a later one of no sensible size fails only when it is drawn."""
        sizes = [_upright(image)]
        while image.format in _PAGED and len(sizes) < _MOST_PAGES:
            try:
                image.seek(len(sizes))
            except BROKEN_PICTURE:
                break
            try:
                _measure(image)
                sizes.append(_upright(image))
            except EngineError:
                sizes.append(sizes[0])
        return tuple(sizes)

    def _page(self, number: int, cut: Cut) -> DecodedPage:
        """One page decoded to RGB and turned; kept, so that zooming and scrolling do not decode again.

        A large JPEG is decoded at a half, quarter or eighth of its size where that will do.
        """
        if not 0 <= number < self._layout.page_count:
            raise EngineError("damaged", "no such page")
        kept = self._decoded.find(self, number, cut.turn, max(cut.width, cut.height))
        if kept is not None:
            return kept
        wanted = (cut.width, cut.height) if cut.turn % 180 == 0 else (cut.height, cut.width)
        incomplete = False
        try:
            image, full = self._read(number, wanted, tolerant=False)
        except BROKEN_PICTURE:
            try:
                image, full = self._read(number, wanted, tolerant=True)
            except BROKEN_PICTURE as error:
                raise EngineError("damaged", "the picture cannot be decoded") from error
            incomplete = True
        if cut.turn in _TURNS:
            image = image.transpose(_TURNS[cut.turn])
        return self._decoded.keep(self, DecodedPage(number, cut.turn, full, image, incomplete))

    def _read(self, number: int, wanted: tuple[int, int], *, tolerant: bool) -> tuple[Any, bool]:
        """The upright page and whether it has its full size. ``tolerant`` shows what is left of a cut photograph."""
        image = self._opened()
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerant
        try:
            if number:
                image.seek(number)
                _measure(image)
            size = image.size
            if image.format == "JPEG":
                image.draft("RGB", wanted if _orientation(image) < _ON_ITS_SIDE else wanted[::-1])
            full = image.size == size
            image.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        with suppress(*BROKEN_PICTURE):  # an orientation that makes no sense leaves the picture as it lies
            image = ImageOps.exif_transpose(image)
        return screen_colours(image), full


def _measure(image: Any) -> None:
    width, height = image.size
    if width < 1 or height < 1:
        raise EngineError("damaged", "no size")
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise EngineError("too_large", "more than 100 megapixels, or too long")


def _upright(image: Any) -> PageSize:
    """The size in points as the camera was held."""
    width, height = image.size
    if _orientation(image) >= _ON_ITS_SIDE:
        width, height = height, width
    return PageSize(width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL)


def _is_signed(start: bytes) -> bool:
    """Whether a file begins like a picture of a kind that can be read here."""
    for name in _FORMATS:
        accepts = Image.OPEN[name][1] if name in Image.OPEN else None
        with suppress(*BROKEN_PICTURE):
            if accepts is not None and accepts(start) is True:
                return True
    return False


def _is_moving(image: Any) -> bool:
    try:
        return bool(getattr(image, "is_animated", False))
    except BROKEN_PICTURE:
        return False


def _orientation(image: Any) -> int:
    """How the camera was held, 1 to 8 (EXIF 2.32, tag 0x0112)."""
    try:
        held = int(image.getexif().get(_ORIENTATION, 1))
    except BROKEN_PICTURE:
        return 1
    return held if 1 <= held <= 8 else 1
