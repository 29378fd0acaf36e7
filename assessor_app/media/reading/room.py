"""Where files other than PDFs and recordings are read: asks one child, replaces it when it dies, keeps bytes meanwhile.

Everything here blocks and belongs on the ``media`` lane, never on the GUI thread; only :meth:`ReadingRoom.shutdown`
may be called from anywhere.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from assessor_app.domain.citation import CellPlace, SheetFacts
from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.child_wire import Header
from assessor_app.media.media_child import Answer, ChildLostError, ChildTimeoutError, MediaChild
from assessor_app.media.reading.faults import sheet_error
from assessor_app.media.reading.file_bytes import ReadingBytes
from assessor_app.media.reading.sheet_book import CellHit, CellRows, Workbook

PROGRAM: Final = "assessor_app.media.reading.process"
TASK_SECONDS: Final = 20.0
_LARGEST: Final = 512 << 20
# files kept between two questions; who reads a third one puts the one unused for longest away
_KEPT: Final = 3

FaultTeller = Callable[[str], ArtifactError]


class ReadingRoom:
    """One child for all such files; thread-safe, one question at a time.

    A question whose child dies is asked once more of a new child; one that took too long is not. Every method that
    reads raises ArtifactError with a class of ARTIFACT_FAULTS, and nothing else.
    """

    def __init__(self, *, task_seconds: float = TASK_SECONDS) -> None:
        self._task_seconds = task_seconds
        self._lock = threading.Lock()
        self._child: MediaChild | None = None
        self._kept: dict[int, ReadingBytes] = {}
        self._open: set[int] = set()
        self._last = 0
        self._shut = threading.Event()

    @property
    def pid(self) -> int | None:
        """The process id of the child, or None."""
        child = self._child
        return child.pid if child is not None and child.alive else None

    def sheets(self, source: ByteSource, media_type: str = "") -> Workbook:
        """What a spreadsheet holds; ``media_type`` decides between texts and workbooks only where the bytes do not."""
        header, _ = self.ask(source, "sheets", tell=sheet_error, media_type=media_type)
        return _workbook(header)

    def cells(
        self,
        source: ByteSource,
        sheet: int,
        first_row: int,
        row_count: int,
        first_column: int = 0,
        column_count: int = 0,
    ) -> CellRows:
        """Texts of cells, row by row, 0-based; rows end with their last filled cell, ``column_count`` 0 means all."""
        where = {"sheet": sheet, "row": first_row, "rows": row_count, "column": first_column, "columns": column_count}
        _, payload = self.ask(source, "cells", tell=sheet_error, arguments=where)
        return tuple(tuple(row) for row in json.loads(payload))

    def find_cells(
        self, source: ByteSource, sheet: int, text: str, first_row: int = 0
    ) -> tuple[tuple[CellHit, ...], int]:
        """Cells that hold ``text`` in any case, from ``first_row`` on, and the row to go on from (-1 at the end)."""
        where = {"sheet": sheet, "text": text, "row": first_row}
        header, _ = self.ask(source, "find_cells", tell=sheet_error, arguments=where)
        return tuple((int(row), int(column)) for row, column in header["hits"]), int(header["next"])

    def ask(
        self,
        source: ByteSource,
        verb: str,
        *,
        tell: FaultTeller,
        arguments: Mapping[str, Any] = MappingProxyType({}),
        media_type: str = "",
    ) -> Answer:
        """Ask the child a verb of ``reading.process.VERBS`` about one file; ``tell`` words what goes wrong.

        ``arguments`` are plain JSON values; the answer is a header and a payload as the verb gives them.
        """
        with self._lock:
            try:
                return self._ask_twice(source, media_type, {**arguments, "do": verb}, tell)
            except ChildTimeoutError:
                raise tell("timeout") from None
            except ChildLostError:
                raise tell("damaged") from None
            except (OSError, EOFError) as error:
                raise tell("missing") from error
            except MemoryError as error:
                raise tell("too_large") from error

    def forget(self, source: ByteSource) -> None:
        """Free the bytes of a file; it may be asked about again."""
        with self._lock:
            for kept in [one for one in self._kept.values() if one.source is source]:
                self._put_away(kept)

    def shutdown(self) -> None:
        """End the child at once, whatever it does, and free everything once nobody asks any more."""
        self._shut.set()
        child = self._child
        if child is not None:
            child.kill()
        with self._lock:
            if self._child is not None:
                self._child.end()
            self._child = None
            for kept in self._kept.values():
                kept.release()
            self._kept.clear()

    def _ask_twice(self, source: ByteSource, media_type: str, ask: Header, tell: FaultTeller) -> Answer:
        kept = self._bytes_of(source, media_type, tell)
        try:
            return self._ask_once(kept, ask, tell)
        except ChildTimeoutError:
            raise
        except ChildLostError:
            return self._ask_once(kept, ask, tell)

    def _ask_once(self, kept: ReadingBytes, ask: Header, tell: FaultTeller) -> Answer:
        child = self._ready_child()
        if kept.number not in self._open:
            self._checked(child.ask(*kept.opening(), seconds=self._task_seconds), tell)
            self._open.add(kept.number)
        return self._checked(child.ask({**ask, "document": kept.number}, seconds=self._task_seconds), tell)

    def _checked(self, answer: Answer, tell: FaultTeller) -> Answer:
        if "fault" in answer[0]:
            raise tell(str(answer[0]["fault"]))
        return answer

    def _ready_child(self) -> MediaChild:
        if self._shut.is_set():
            raise ChildTimeoutError("the room is shut")
        if self._child is None or not self._child.alive:
            if self._child is not None:
                self._child.end()
            self._open.clear()
            self._child = None
            try:
                self._child = MediaChild(PROGRAM)
            except OSError as error:
                raise ChildLostError("no child could be started") from error
            if self._shut.is_set():
                self._child.kill()  # shutdown() came while the child was starting and could not see it
        return self._child

    def _bytes_of(self, source: ByteSource, media_type: str, tell: FaultTeller) -> ReadingBytes:
        for number, kept in self._kept.items():
            if kept.source is source:
                self._kept[number] = self._kept.pop(number)  # the one used last stands last
                return kept
        if source.size > _LARGEST:
            raise tell("too_large")
        if not source.size:
            raise tell("empty")
        while len(self._kept) >= _KEPT:
            self._put_away(next(iter(self._kept.values())))
        self._last += 1
        kept = ReadingBytes(self._last, source, media_type)
        self._kept[kept.number] = kept
        return kept

    def _put_away(self, kept: ReadingBytes) -> None:
        del self._kept[kept.number]
        try:
            if kept.number in self._open and self._child is not None and self._child.alive:
                self._child.ask({"do": "close", "document": kept.number}, seconds=self._task_seconds)
        except ChildLostError:
            self._child = None  # it is gone and holds nothing any more; the next question starts another
        finally:
            self._open.discard(kept.number)
            kept.release()


def _workbook(header: Header) -> Workbook:
    merged = {
        int(sheet): tuple(CellPlace(int(sheet), *map(int, block)) for block in blocks)
        for sheet, blocks in header["merged"].items()
    }
    return Workbook(
        tuple(SheetFacts(str(name), int(rows), int(columns)) for name, rows, columns in header["sheets"]),
        frozenset(int(one) for one in header["hidden"]),
        frozenset(int(one) for one in header["unread"]),
        frozenset(int(one) for one in header["cut"]),
        int(header["left_out"]),
        merged,
    )
