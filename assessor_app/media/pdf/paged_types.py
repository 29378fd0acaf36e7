"""Which media types have pages, or are given some, in the PDF child; known without importing what reads them."""

from __future__ import annotations

from typing import Final

PDF: Final = "application/pdf"
XHTML: Final = "application/xhtml+xml"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_WORD: Final = "application/vnd.ms-word."
_POWERPOINT: Final = "application/vnd.ms-powerpoint."
FLOW_TYPES: Final = {
    "application/epub+zip": "epub",
    XHTML: "xhtml",
    "text/html": "html",
    "image/svg+xml": "svg",
    "application/vnd.ms-xpsdocument": "xps",
    "application/oxps": "xps",
    "application/vnd.comicbook+zip": "cbz",
    "application/x-fictionbook+xml": "fb2",
    "application/x-fictionbook": "fb2",
    "application/x-mobipocket-ebook": "mobi",
    "text/plain": "txt",
    _OFFICE + "wordprocessingml.document": "docx",
    _OFFICE + "wordprocessingml.template": "docx",
    _WORD + "document.macroEnabled.12": "docx",
    _WORD + "template.macroEnabled.12": "docx",
    _OFFICE + "presentationml.presentation": "pptx",
    _OFFICE + "presentationml.template": "pptx",
    _OFFICE + "presentationml.slideshow": "pptx",
    _POWERPOINT + "presentation.macroEnabled.12": "pptx",
    _POWERPOINT + "template.macroEnabled.12": "pptx",
    _POWERPOINT + "slideshow.macroEnabled.12": "pptx",
    _OFFICE + "spreadsheetml.sheet": "xlsx",
}
"""The media types MuPDF shows as pages besides PDF itself, and its names for them."""

BARE_TEXT_TYPES: Final = frozenset(type_ for type_, name in FLOW_TYPES.items() if name in ("docx", "pptx", "xlsx"))
"""Of those, the ones whose layout MuPDF does not keep: only their words are shown."""

PICTURE_TYPES: Final = frozenset(
    {
        "image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff", "image/bmp", "image/heic", "image/avif",
        "image/jp2",
    }
)  # fmt: skip


def has_pages(media_type: str) -> bool:
    """Whether the PDF child shows files of this type by itself."""
    return media_type == PDF or media_type in FLOW_TYPES or media_type in PICTURE_TYPES
