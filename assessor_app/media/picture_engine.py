"""Pictures as documents of the PDF child: measured before they are believed, upright, drawn to size."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from pi_heif import register_heif_opener
from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from assessor_app.media.pdf_drawing import Cut
from assessor_app.media.pdf_fault import EngineError
from assessor_app.media.pdf_layout import PageSize, PdfLayout
from assessor_app.media.pdf_links import PlainLink
from assessor_app.media.pdf_outline import PlainEntry
from assessor_app.media.pdf_words import PlainWord

MOST_PIXELS: Final = 100_000_000
POINTS_PER_PIXEL: Final = 0.75
"""At 100 % a picture's pixel is a pixel of a plain screen (96 to the inch)."""

_MOST_PAGES: Final = 500
_ORIENTATION: Final = 0x0112
_ON_ITS_SIDE: Final = 5
# Photographs, drawings and scans; formats that run programs or name other files are no evidence.
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "DIB", "ICO", "PPM", "JPEG2000", "HEIF", "AVIF")
_PAGED: Final = frozenset({"TIFF"})
_TURNS: Final = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
_BROKEN: Final = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, AttributeError)
INCOMPLETE: Final = "the picture is incomplete"

register_heif_opener()
Image.init()
# Sizes are checked here, with words of our own; Pillow only warns.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class _Page:
    """A decoded page as turned; ``full`` tells that it has the size the file says."""

    number: int
    turn: int
    full: bool
    image: Any
    incomplete: bool


class PictureEngine:
    """One open picture; a TIFF may have several pages. Raises EngineError, or MemoryError at the child's limit."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._kept: _Page | None = None
        image = self._opened()
        count = min(_frames(image), _MOST_PAGES) if image.format in _PAGED else 1
        self._layout = PdfLayout(tuple(self._size(image, page) for page in range(count)), kind="picture")

    @property
    def layout(self) -> PdfLayout:
        """Sizes of all pages, upright."""
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
        """Draw part of a page as RGB888 into ``target``; returns INCOMPLETE where the file ends before its picture."""
        shown = self._page(page, cut)
        across, down = shown.image.width / cut.width, shown.image.height / cut.height
        box = (cut.x * across, cut.y * down, (cut.x + cut.w) * across, (cut.y + cut.h) * down)
        drawn = shown.image.resize((cut.w, cut.h), Image.Resampling.BICUBIC, box, reducing_gap=3.0)
        target[: cut.w * cut.h * 3] = drawn.tobytes()
        return INCOMPLETE if shown.incomplete else ""

    def close(self) -> None:
        """Let go of the pixels and of the bytes."""
        self._kept = None
        self._data = memoryview(b"")

    def _opened(self) -> Any:
        """A fresh handle on the file, header read and measured, nothing decoded."""
        if not len(self._data):
            raise EngineError("empty")
        try:
            image = Image.open(io.BytesIO(self._data), formats=_FORMATS)
        except UnidentifiedImageError as error:
            raise EngineError("unsupported", "no picture of a known kind") from error
        except _BROKEN as error:
            raise EngineError("damaged", "header") from error
        _measure(image)
        return image

    def _size(self, image: Any, page: int) -> PageSize:
        """A page's size in points; one that cannot be reached has the first one's and fails when drawn."""
        with suppress(*_BROKEN):
            if page:
                image.seek(page)
            _measure(image)
        width, height = image.size
        if _orientation(image) >= _ON_ITS_SIDE:
            width, height = height, width
        return PageSize(width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL)

    def _page(self, number: int, cut: Cut) -> _Page:
        """One page decoded to RGB and turned; kept, so that zooming and scrolling do not decode again.

        A large JPEG is decoded at a half, quarter or eighth of its size where that will do.
        """
        kept, side = self._kept, max(cut.width, cut.height)
        same = kept is not None and (kept.number, kept.turn) == (number, cut.turn)
        if kept is not None and same and (kept.full or max(kept.image.size) >= side):
            return kept
        self._kept = kept = None
        incomplete = False
        try:
            image, full = self._decoded(number, side, tolerant=False)
        except _BROKEN:
            try:
                image, full = self._decoded(number, side, tolerant=True)
            except _BROKEN as error:
                raise EngineError("damaged", "the picture cannot be decoded") from error
            incomplete = True
        if cut.turn in _TURNS:
            image = image.transpose(_TURNS[cut.turn])
        self._kept = _Page(number, cut.turn, full, image, incomplete)
        return self._kept

    def _decoded(self, number: int, side: int, *, tolerant: bool) -> tuple[Any, bool]:
        """The page and whether it has its full size. ``tolerant`` shows what is left of a cut photograph."""
        image = self._opened()
        ImageFile.LOAD_TRUNCATED_IMAGES = tolerant
        try:
            if number:
                image.seek(number)
                _measure(image)
            size = image.size
            if image.format == "JPEG":
                image.draft("RGB", (side, side))
            full = image.size == size
            image.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        with suppress(*_BROKEN):  # an orientation that makes no sense leaves the picture as it lies
            image = ImageOps.exif_transpose(image)
        return _flat(image), full


def _measure(image: Any) -> None:
    width, height = image.size
    if width < 1 or height < 1:
        raise EngineError("damaged", "no size")
    if width * height > MOST_PIXELS:
        raise EngineError("too_large", "more than 100 megapixels")


def _frames(image: Any) -> int:
    try:
        return max(1, int(getattr(image, "n_frames", 1)))
    except _BROKEN:
        return 1


def _orientation(image: Any) -> int:
    """How the camera was held, 1 to 8 (EXIF 2.32, tag 0x0112)."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except _BROKEN:
        return 1


def _flat(image: Any) -> Any:
    """Eight bits of red, green and blue as a screen shows them: colour profile applied, transparency over white."""
    if image.mode.startswith("I;16") or image.mode == "I":
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    profile = image.info.get("icc_profile")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        # a profile that makes no sense is no reason to hide the picture
        with suppress(*_BROKEN, ImageCms.PyCMSError):
            screen = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, io.BytesIO(profile), screen, outputMode="RGB")
    return image.convert("RGB")
