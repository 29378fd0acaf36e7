"""How a reader inside the PDF child says that a file or page cannot be done, and why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pymupdf
from pymupdf import mupdf


class EngineError(Exception):
    """A file or page that cannot be done; ``kind`` is one of ARTIFACT_FAULTS."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(detail or kind)
        self.kind = kind


def fault_of(error: BaseException) -> str:
    """The fault class of a MuPDF error; PyMuPDF hides MuPDF's own as the cause of its own."""
    chain: BaseException | None = error
    while chain is not None:
        text = str(chain).lower()
        if isinstance(chain, MemoryError) or "malloc" in text or "calloc" in text or "out of memory" in text:
            return "too_large"
        if isinstance(chain, mupdf.FzErrorLimit):
            return "too_large"
        # A file locked for holders of a certificate: no password opens it.
        if isinstance(chain, mupdf.FzErrorUnsupported) or "unknown encryption" in text:
            return "unsupported"
        if isinstance(chain, pymupdf.EmptyFileError):
            return "empty"
        chain = chain.__cause__
    return "damaged"


@contextmanager
def telling(detail: str) -> Iterator[None]:
    """Turn whatever goes wrong within into an EngineError of its class; MemoryError stays what it is."""
    try:
        yield
    except (MemoryError, EngineError):
        raise
    except Exception as error:
        raise EngineError(fault_of(error), detail) from error
