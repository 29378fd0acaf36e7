"""One thread and the PDF child it looks after: takes tasks, survives the child's death, and says what came of them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from assessor_app.errors import ArtifactError
from assessor_app.media.child_wire import Header
from assessor_app.media.media_child import ChildLostError, ChildTimeoutError, MediaChild
from assessor_app.media.pdf.document_bytes import PdfBytes
from assessor_app.media.pdf.faults import crash_error, file_error, page_error
from assessor_app.media.pdf.layout import PageSize, PdfLayout
from assessor_app.media.pdf.reading import Read, answered, asking, left_of
from assessor_app.media.pdf.ready_slot import ReadySlot
from assessor_app.media.pdf.render_queue import PdfTask, RenderQueue
from assessor_app.media.pdf.slot_pool import Slot, SlotPool
from assessor_app.media.spare_child import SpareChild

_log = logging.getLogger(__name__)
_JOIN_SECONDS: Final = 5.0
# For so long the window may be busy with the page that was just drawn.
_PAINTING_SECONDS: Final = 0.03
# Both children may be dying when a page is asked for; more deaths than these are not by chance.
_MOST_TRIES: Final = 4


class FaultToldError(Exception):
    """The child is well and says that the file or page is not; the text is the fault class."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: a layout, a slot full of pixels, what was read, or an error."""

    task: PdfTask
    layout: PdfLayout | None = None
    slot: Slot | None = None
    error: ArtifactError | None = None
    warnings: str = ""
    read: Read | None = None


class PdfLane:
    """Works through the queue with one child. ``report`` is called on the lane's thread.

    A task whose child dies is tried once more, by whichever lane is free first, and some times more if it was not
    the task that ended the child; one that took too long is not, since it would only take as long again.
    """

    def __init__(
        self,
        number: int,
        tasks: RenderQueue,
        pool: SlotPool,
        report: Callable[[Outcome], None],
        *,
        foresees: bool,
        task_seconds: float,
        spare: SpareChild,
    ) -> None:
        self._number = number
        self._queue = tasks
        self._pool = pool
        self._report = report
        self._foresees = foresees
        self._task_seconds = task_seconds
        self._spare = spare
        self._gone = pool.watch_gone()
        self._ready = ReadySlot(pool)
        self._open: set[int] = set()
        self._child: MediaChild | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"pdf-lane-{number}", daemon=True)

    @property
    def pid(self) -> int | None:
        """The process id of the child at work, or None."""
        child = self._child
        return child.pid if child is not None and child.alive else None

    def start(self) -> None:
        """Start the thread and its child; further calls do nothing."""
        if self._thread.ident is None:
            self._thread.start()

    def stop(self) -> None:
        """Kill the child and let the thread end; the queue must be shut first."""
        self._stopping.set()
        child = self._child
        if child is not None:
            child.kill()

    def join(self) -> bool:
        """Wait for the thread; returns whether it has ended."""
        if self._thread.ident is None:
            return True
        self._thread.join(_JOIN_SECONDS)
        return not self._thread.is_alive()

    def _run(self) -> None:
        with self._spare.in_turn:
            self._warm()
        while (task := self._next_task()) is not None:
            outcome = self._settle(task)
            self._queue.finish(task)
            if outcome is not None and not self._stopping.is_set():
                self._report(outcome)
            elif outcome is not None and outcome.slot is not None:
                self._pool.give_back(outcome.slot)
        self._ready.let_go()
        if self._child is not None:
            self._child.end()

    def _next_task(self) -> PdfTask | None:
        """What to do next; with nothing to do for a moment, room for the next page is made ready."""
        if self._ready.is_due:
            task = self._queue.take(self._number, foresees=self._foresees, seconds=_PAINTING_SECONDS)
            if task is not None:
                return task
            self._lay_out()
        return self._queue.take(self._number, foresees=self._foresees)

    def _lay_out(self) -> None:
        if self._child is None or not self._child.alive or self._stopping.is_set():
            return
        try:
            self._ready.lay_out(partial(self._ask, self._child))
        except FaultToldError:
            return  # no room: the next page is drawn into whatever there is
        except ChildLostError:
            self._replace_child()

    def _warm(self) -> None:
        """Have a child ready before it is needed; a failure shows when one is needed and still cannot be had."""
        with suppress(ChildLostError):
            self._ready_child()

    def _settle(self, task: PdfTask) -> Outcome | None:
        """Do a task whatever happens; None when there is nothing to tell yet."""
        try:
            return self._perform(task)
        except ChildLostError as loss:
            if len(task.pages) > 1:
                self._queue.read_on(task, task.pages, singly=True)
                return self._after_loss(task, None)
            if isinstance(loss, ChildTimeoutError):
                return self._after_loss(task, _error_for(task, "timeout"))
            if self._may_try_again(task, _MOST_TRIES if loss.blameless else 2):
                self._queue.try_again(task)
                return self._after_loss(task, None)
            return self._after_loss(task, crash_error(whole_file=task.kind == "open"))
        except FaultToldError as fault:
            return Outcome(task, error=_error_for(task, str(fault)))
        except ArtifactError as error:
            return Outcome(task, error=error)
        except Exception as error:  # noqa: BLE001
            # A lane that ends would leave every later page blank: say what is known and go on.
            _log.error("a PDF task failed with %s", type(error).__name__)
            return Outcome(task, error=_error_for(task, "damaged"))

    def _may_try_again(self, task: PdfTask, most: int) -> bool:
        return not (task.foreseen or task.kind == "close" or self._stopping.is_set()) and task.tries + 1 < most

    def _replace_child(self) -> None:
        self._child = None
        self._open.clear()
        if not self._stopping.is_set():
            self._warm()

    def _after_loss(self, task: PdfTask, error: ArtifactError | None) -> Outcome | None:
        self._replace_child()
        return None if error is None or task.kind == "close" else Outcome(task, error=error)

    def _perform(self, task: PdfTask) -> Outcome | None:
        if task.kind == "close":
            self._close(task.document)
            return None
        if task.document.closed:
            return None
        if task.kind == "open":
            return Outcome(task, layout=layout_of(self._open_in(self._ready_child(), task.document, tell=True)))
        return self._draw(task) if task.kind == "draw" else self._read(task)

    def _read(self, task: PdfTask) -> Outcome:
        child = self._child_holding(task.document)
        header, part = self._ask(child, asking(task, task.document.number, briefly=not self._foresees))
        read = answered(task, header, part)
        self._queue.read_on(task, left_of(task, read))
        return Outcome(task, read=read)

    def _draw(self, task: PdfTask) -> Outcome:
        assert task.key is not None
        child = self._child_holding(task.document)
        slot = self._ready.take(task.key.byte_count, urgent=not task.foreseen)
        try:
            x, y, w, h = task.key.box
            ask = {"do": "draw", "document": task.document.number, "page": task.key.page, "slot": slot.name}
            size = {"width": task.key.width, "height": task.key.height, "x": x, "y": y, "w": w, "h": h}
            header, pixels = self._ask(child, {**ask, **size, "turn": task.key.turn})
            if not slot.name:
                slot.buffer[: len(pixels)] = pixels
            elif task.foreseen:
                slot.touch()  # here and now, since nobody waits: whoever asks for the page then need not
        except BaseException:
            self._pool.give_back(slot)
            raise
        return Outcome(task, slot=slot, warnings=str(header.get("warnings", "")))

    def _child_holding(self, document: PdfBytes) -> MediaChild:
        """The child with the document open. If it dies from here on, what is asked of it is lost and asked again."""
        child = self._ready_child()
        if document.number not in self._open:
            self._open_in(child, document, tell=False)
        return child

    def _open_in(self, child: MediaChild, document: PdfBytes, *, tell: bool) -> Header:
        ask, payload = document.opening(tell=tell)
        header, _ = self._ask(child, ask, payload)
        self._open.add(document.number)
        return header

    def _close(self, document: PdfBytes) -> None:
        if document.number in self._open and self._child is not None and self._child.alive:
            self._ask(self._child, {"do": "close", "document": document.number})
        self._open.discard(document.number)
        document.release()

    def _ask(
        self,
        child: MediaChild,
        ask: dict[str, Any],
        payload: bytes | memoryview = b"",
    ) -> tuple[Header, bytearray]:
        """Ask this child and no other: a new one has nothing open. Raises FaultToldError for a fault it tells of."""
        gone = {"gone": self._pool.take_gone(self._gone)}
        header, answer = child.ask({**ask, **gone}, payload, seconds=self._task_seconds)
        if "fault" in header:
            raise FaultToldError(str(header["fault"]))
        return header, answer

    def _ready_child(self) -> MediaChild:
        if self._child is not None and not self._child.alive:
            self._child.end()
            self._child = None
        if self._child is None:
            self._open.clear()
            self._pool.take_gone(self._gone)
            try:
                self._child = self._spare.take() or MediaChild()
            except OSError as error:
                raise ChildLostError("no child could be started") from error
            if self._stopping.is_set():
                self._child.kill()  # stop() came while the child was starting and could not see it
        return self._child


def _error_for(task: PdfTask, kind: str) -> ArtifactError:
    # A page may also fail because the whole file does not open in a fresh child.
    if task.kind == "open" or kind in ("password", "missing"):
        document = task.document
        return file_error(kind, media_type=document.media_type, wrong_password=document.has_password)
    return page_error(kind, media_type=task.document.media_type)


def layout_of(header: Header) -> PdfLayout:
    try:
        sizes = tuple(PageSize(float(width), float(height), int(turn)) for width, height, turn in header["sizes"])
        labels = tuple(str(label) for label in header["labels"])
        return PdfLayout(sizes, labels, bool(header["encrypted"]), bool(header["repaired"]), str(header["kind"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ChildLostError("the child answered nonsense") from error
