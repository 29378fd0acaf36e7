"""The reading child: spreadsheets, mail, texts of office files and pictures, read in a process of its own.

It needs no display and imports no Qt, and lives within the bounds of :mod:`child_life`. A reader is imported when its
first question comes, so that a child which reads sheets never carries a picture library.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final

from assessor_app.media.child_life import Answering, live
from assessor_app.media.child_wire import Header
from assessor_app.media.reading.document import ReadingDocument, ReadingFaultError, Reply, Verb
from assessor_app.media.shared_block import attach_block, attach_only

# what can be asked, and the function ``(document, ask) -> (reply, payload)`` that answers
VERBS: Final[Mapping[str, tuple[str, str]]] = {
    "sheets": ("assessor_app.media.reading.sheet_reader", "sheets"),
    "cells": ("assessor_app.media.reading.sheet_reader", "cells"),
    "find_cells": ("assessor_app.media.reading.sheet_reader", "find_cells"),
    "mail": ("assessor_app.media.reading.mail_engine", "mail"),
    "traces": ("assessor_app.media.reading.trace_engine", "traces"),
    "office_text": ("assessor_app.media.reading.office_text_engine", "office_text"),
}


class _Child:
    """The documents open in this process and what can be asked of them."""

    def __init__(self) -> None:
        self._documents: dict[int, ReadingDocument] = {}

    def answer(self, ask: Header, payload: bytearray) -> Reply:
        """Do what one frame asks; every failure becomes an answer with its fault class."""
        try:
            verb = str(ask["do"])
            if verb == "open":
                return self._open(ask, payload)
            if verb == "close":
                return self._close(int(ask["document"]))
            return _verb(verb)(self._documents[int(ask["document"])], ask)
        except ReadingFaultError as error:
            return {"fault": error.kind, "detail": str(error)}, b""
        except MemoryError:
            return {"fault": "too_large", "detail": "memory limit"}, b""
        except RecursionError:
            return {"fault": "damaged", "detail": "nested too deeply"}, b""
        except OSError as error:
            # Attaching failed: no room left in the address space, or the desk has closed the document meanwhile.
            return {"fault": "too_large" if error.errno == errno.ENOMEM else "missing", "detail": "no memory"}, b""

    def _open(self, ask: Header, payload: bytearray) -> Reply:
        number = int(ask["document"])
        self._close(number)
        block = attach_block(str(ask["block"])) if ask["block"] else None
        whole = memoryview(payload) if block is None else block.buf
        assert whole is not None
        self._documents[number] = ReadingDocument(whole, int(ask["size"]), block, str(ask["media_type"]))
        return {}, b""

    def _close(self, number: int) -> Reply:
        document = self._documents.pop(number, None)
        if document is not None:
            document.close()
        return {}, b""


@cache
def _verb(name: str) -> Verb:
    module, function = VERBS[name]
    found: Verb = getattr(import_module(module), function)
    return found


def main() -> Any:
    """The child's whole life; never returns."""
    live(_begin)


def _begin() -> Answering:
    attach_only()
    return _Child().answer
