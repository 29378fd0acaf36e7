"""What was drawn of a page before: shown scaled and turned, so that paper is never blank while any pixels exist."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtGui import QImage

from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.render_queue import RenderKey

_KEPT_KEYS: Final = 8
_KEPT_PAGES: Final = 256
_SHOWN_PARTS: Final = 2


class OlderPixels:
    """Remembers what was asked for, page by page; the pixels themselves stay in the document's cache."""

    def __init__(self) -> None:
        self._keys: OrderedDict[int, list[RenderKey]] = OrderedDict()

    def forget(self) -> None:
        """Start afresh, for another document."""
        self._keys.clear()

    def note(self, key: RenderKey) -> None:
        """Remember that these pixels were asked for."""
        keys = self._keys.setdefault(key.page, [])
        if keys and keys[0] == key:
            return
        if key in keys:
            keys.remove(key)
        keys.insert(0, key)
        del keys[_KEPT_KEYS:]
        self._keys.move_to_end(key.page)
        if len(self._keys) > _KEPT_PAGES:
            self._keys.popitem(last=False)

    def layers(self, document: PdfDocument, wanted: RenderKey) -> list[tuple[RenderKey, QImage]]:
        """Pixels to paint over each other in place of ``wanted``: the sharpest whole page, then the latest parts.

        Empty when nothing is there. The images are not copies: paint them at once.
        """
        whole: tuple[RenderKey, QImage] | None = None
        parts: list[tuple[RenderKey, QImage]] = []
        for key in self._keys.get(wanted.page, ()):
            if key == wanted or (key.cut is not None and len(parts) == _SHOWN_PARTS):
                continue
            image = document.image(key)
            if image is None:
                continue
            if key.cut is not None:
                parts.append((key, image))
            elif whole is None or image.width() * image.height() > whole[1].width() * whole[1].height():
                whole = (key, image)
        under = [] if whole is None else [whole]
        return under + [part for part in reversed(parts) if whole is None or _is_sharper(part[0], whole[0])]

    def of_use(self, document: PdfDocument, wanted: RenderKey) -> list[RenderKey]:
        """The parts now painted in place of ``wanted``, to be kept until it is there."""
        return [key for key, _ in self.layers(document, wanted)]


def _is_sharper(part: RenderKey, whole: RenderKey) -> bool:
    return part.width * part.height > whole.width * whole.height
