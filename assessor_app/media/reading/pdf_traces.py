"""The properties of a PDF: its information dictionary and its XMP packet, asked of MuPDF inside the reading child."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from pymupdf import mupdf

from assessor_app.media.pdf.engine import quiet_messages, taken_warnings
from assessor_app.media.reading.xmp_traces import LARGEST_PACKET, xmp_traces

_INFO: Final = {
    "Author": "author",
    # mostly a program, which is nobody; but some write the account's name here
    "Creator": "words",
    "Title": "words",
    "Subject": "words",
    "Keywords": "words",
    "Company": "organisation",
    "Manager": "author",
}


def pdf_traces(data: memoryview) -> Iterator[tuple[str, str]]:
    """Roles and values; none of a file that is locked."""
    quiet_messages()
    stream = mupdf.fz_open_memory(mupdf.python_buffer_data(data), len(data))
    try:
        pdf = mupdf.pdf_open_document_with_stream(stream)
        if mupdf.pdf_needs_password(pdf):
            return
        trailer = mupdf.pdf_trailer(pdf)
        for name, role in _INFO.items():
            value = _text(mupdf.pdf_dict_getp(trailer, f"Info/{name}"))
            if value:
                yield role, value
        yield from xmp_traces(_packet(trailer))
    finally:
        taken_warnings()


def _text(found: Any) -> str:
    with suppress(mupdf.FzErrorBase):
        if mupdf.pdf_is_string(found):
            return str(mupdf.pdf_to_text_string(found))
    return ""


def _packet(trailer: Any) -> bytes:
    """The XMP packet; empty where there is none, or one that claims to be larger than any is."""
    with suppress(mupdf.FzErrorBase):
        found = mupdf.pdf_dict_getp(trailer, "Root/Metadata")
        if mupdf.pdf_is_stream(found):
            raw = mupdf.pdf_load_raw_stream(found)
            if len(mupdf.fz_buffer_extract_copy(raw)) <= LARGEST_PACKET:
                return bytes(mupdf.fz_buffer_extract_copy(mupdf.pdf_load_stream(found)))[:LARGEST_PACKET]
    return b""
