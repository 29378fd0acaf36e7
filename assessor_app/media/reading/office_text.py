"""The bare text of office files as the desk asks for it, where nothing can lay out their pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.reading.faults import office_error
from assessor_app.media.reading.room import ReadingRoom
from assessor_app.media.reading.text_pages import text_pages

TEXT_TYPES: Final = frozenset(
    {
        "application/rtf",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.presentation",
        "application/vnd.oasis.opendocument.text-template",
        "application/vnd.oasis.opendocument.presentation-template",
        "application/vnd.oasis.opendocument.text-flat-xml",
        "application/vnd.oasis.opendocument.presentation-flat-xml",
    }
)
"""The media types whose text can be taken out without laying them out."""


@dataclass(frozen=True, slots=True)
class OfficeText:
    """Paragraphs, slide by slide for a presentation, else all in one part; ``cut`` tells that there is more."""

    parts: tuple[tuple[str, ...], ...]
    cut: bool = False


def read_office_text(room: ReadingRoom, source: ByteSource) -> OfficeText:
    """Take the text out; blocking. Raises ArtifactError."""
    try:
        header, _ = room.ask(source, "office_text", tell=office_error)
    finally:
        room.forget(source)
    try:
        return OfficeText(tuple(tuple(map(str, part)) for part in header["parts"]), header["cut"] is True)
    except (KeyError, TypeError, ValueError) as error:
        raise office_error("damaged") from error


def office_text_pages(room: ReadingRoom, source: ByteSource) -> bytes:
    """The text as XHTML with a page for each slide; blocking. Raises ArtifactError."""
    text = read_office_text(room, source)
    if not text.cut:
        return text_pages(text.parts)
    more = QCoreApplication.translate("OfficeText", "[The text goes on; only its beginning is shown here.]")
    return text_pages((*text.parts[:-1], (*text.parts[-1], more)))
