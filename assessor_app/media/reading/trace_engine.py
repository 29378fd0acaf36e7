"""What a file carries beside what it shows (authors, owners, positions), read inside the reading child.

Values go back to the desk bounded in number and length; whether they tell who somebody is, is judged there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from assessor_app.domain.ole_kind import OLE_START
from assessor_app.media.child_wire import Header
from assessor_app.media.reading.document import ReadingDocument, Reply

MOST_TRACES: Final = 60
LONGEST_TRACE: Final = 500
_PDF_WITHIN: Final = 4096
_RTF_START: Final = b"{\\rtf"

Found = Iterable[tuple[str, str]]


def traces(document: ReadingDocument, _ask: Header) -> Reply:
    """``traces``: pairs of a role (domain.leaks.TRACE_ROLES) and a value; none where there is nothing to be read."""
    kept: list[tuple[str, str]] = []
    try:
        for role, value in _found_in(document.data):
            words = " ".join(value[:LONGEST_TRACE].split())
            if words and (role, words) not in kept:
                kept.append((role, words))
            if len(kept) >= MOST_TRACES:
                break
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001
        # Properties that cannot be read tell nobody anything; what was found before them counts.
        return {"traces": kept, "broken": True}, b""
    return {"traces": kept}, b""


def _found_in(data: memoryview) -> Found:
    head = bytes(data[:_PDF_WITHIN])
    if head.startswith(b"PK"):
        # late: each kind of file brings the libraries it needs, here and below
        from assessor_app.media.reading.office_traces import office_traces

        return office_traces(data)
    if head.startswith(OLE_START):
        from assessor_app.media.reading.ole_traces import ole_traces  # late: as above

        return ole_traces(data)
    if head.startswith(_RTF_START):
        from assessor_app.media.reading.rich_traces import rich_traces  # late: as above

        return rich_traces(data)
    if b"%PDF-" in head:
        from assessor_app.media.reading.pdf_traces import pdf_traces  # late: as above

        return pdf_traces(data)
    if b"<svg" in head:
        from assessor_app.media.reading.xmp_traces import LARGEST_PACKET, xmp_traces  # late: as above

        # a drawing holds its packet among its shapes; one too long to be read whole is not read
        return xmp_traces(bytes(data)) if len(data) <= LARGEST_PACKET else ()
    from assessor_app.media.reading.picture_traces import picture_traces  # late: as above

    return picture_traces(data)
