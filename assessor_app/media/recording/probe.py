"""Asks a child what a recording is made of and whether it plays, so that no hostile byte is parsed in the desk."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, BinaryIO, Final

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.media_child import Answer, ChildLostError, ChildTimeoutError, MediaChild
from assessor_app.media.recording.cancel_watch import ended_when
from assessor_app.media.recording.captions import Caption, in_order, styled_caption
from assessor_app.media.recording.facts import RecordingFacts, facts_from_wire
from assessor_app.media.recording.faults import recording_fault
from assessor_app.media.recording.media_reader import refuse_what_is_no_recording
from assessor_app.media.recording.waveform import Waveform, waveform_from_wire

PROGRAM: Final = "assessor_app.media.recording.process"
_LARGEST_PIECE: Final = 4 << 20
_FACTS_SECONDS: Final = 30.0
_CAPTIONS_SECONDS: Final = 90.0
_WAVEFORM_SECONDS: Final = 300.0
_FRAME_SECONDS: Final = 25.0

Cancel = Callable[[], bool]


class _Cancelled(Exception):  # noqa: N818 - a wish, not an error
    """Whoever asked no longer wants to know."""


class RecordingProbe:
    """Blocking, for a worker thread; may be used from several, one task at a time. The child starts at the first use.

    Every method raises ArtifactError and nothing else, whatever the file does; the next file gets a fresh child when
    the last one killed it.
    """

    def __init__(self, program: str = PROGRAM) -> None:
        self._program = program
        self._lock = threading.Lock()
        self._child: MediaChild | None = None
        self._closed = False

    def facts(self, source: ByteSource, cancel: Cancel | None = None) -> RecordingFacts:
        """What is in the container: 20 to 200 ms, up to seconds where a header tells nothing.

        Once ``cancel()`` says so the child is ended, and ArtifactError ``timeout`` raised, which means nothing then.
        """
        header, _ = self._ask_unless(source, {"do": "facts"}, _FACTS_SECONDS, cancel)
        try:
            facts = facts_from_wire(header["facts"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise recording_fault("damaged") from error
        return facts if facts.has_picture else replace(facts, width=0, height=0)

    def tags(self, source: ByteSource, cancel: Cancel | None = None) -> list[Any]:
        """What the container says of whoever made it: pairs of a role and a value as the child sent them, unbelieved.

        ``cancel`` is that of :meth:`facts`.
        """
        header, _ = self._ask_unless(source, {"do": "tags"}, _FACTS_SECONDS, cancel)
        found = header.get("tags")
        return found if isinstance(found, list) else []

    def captions(self, source: ByteSource, index: int) -> tuple[Caption, ...]:
        """The words of one embedded text track (``CaptionTrack.index``), in order of time."""
        header, _ = self._ask(source, {"do": "captions", "index": index}, _CAPTIONS_SECONDS)
        try:
            found = [styled_caption(float(start), float(end), str(text)) for start, end, text in header["captions"]]
        except (KeyError, TypeError, ValueError) as error:
            raise recording_fault("damaged") from error
        return in_order(found)

    def waveform(self, source: ByteSource, buckets: int, cancel: Cancel | None = None) -> Waveform | None:
        """The loudness of the first sound track in ``buckets`` equal steps; None once ``cancel()`` says so."""
        try:
            header, payload = self._ask(source, {"do": "waveform", "buckets": buckets}, _WAVEFORM_SECONDS, cancel)
            return waveform_from_wire(payload, float(header["seconds"]))
        except _Cancelled:
            return None
        except (KeyError, TypeError, ValueError) as error:
            raise recording_fault("damaged") from error

    def first_frame(self, source: ByteSource, cancel: Cancel | None = None) -> tuple[int, int] | None:
        """Play its first moment as the app would: width and height of the picture, None where there is only sound.

        Raises ArtifactError ``unsupported`` naming the codec when neither player could show it. ``cancel`` is that of
        :meth:`facts`.
        """
        header, _ = self._ask_unless(source, {"do": "first_frame"}, _FRAME_SECONDS, cancel)
        try:
            size = header["size"]
            return None if size is None else (int(size[0]), int(size[1]))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise recording_fault("damaged") from error

    def close(self) -> None:
        """End the child; whoever still waits gets an ArtifactError. The probe cannot be used again."""
        self._closed = True
        child = self._child
        if child is not None:
            child.kill()
        with self._lock:
            self._drop()

    def kill(self) -> None:
        """End the task under way and its child; the next task gets a fresh one. May be called from any thread."""
        child = self._child
        if child is not None:
            child.kill()

    def _ask_unless(self, source: ByteSource, order: dict[str, Any], seconds: float, cancel: Cancel | None) -> Answer:
        try:
            return self._ask(source, order, seconds, cancel)
        except _Cancelled as error:
            raise recording_fault("timeout") from error

    def _ask(self, source: ByteSource, order: dict[str, Any], seconds: float, cancel: Cancel | None = None) -> Answer:
        refuse_what_is_no_recording(source)
        try:
            with self._lock, source.open() as stream:
                return self._converse(stream, {**order, "size": source.size}, seconds, cancel)
        except ChildTimeoutError as error:
            raise recording_fault("timeout") from error
        except ChildLostError as error:
            if cancel is not None and cancel():
                raise _Cancelled from error
            raise recording_fault("damaged") from error
        except OSError as error:
            raise recording_fault("missing") from error

    def _converse(self, stream: BinaryIO, order: dict[str, Any], seconds: float, cancel: Cancel | None) -> Answer:
        """Ask, then hand over the pieces the child wants, until it has an answer. A child left in the middle goes."""
        if self._closed:
            raise ChildLostError("the probe is closed")
        deadline = time.monotonic() + seconds
        child, done = self._living_child(), False
        try:
            with ended_when(cancel, child.kill):
                header, payload = child.ask(order, seconds=seconds)
                while "want" in header:
                    if cancel is not None and cancel():
                        raise _Cancelled
                    piece = _piece(stream, header["want"])
                    left = max(0.1, deadline - time.monotonic())
                    header, payload = child.ask({"do": "piece"}, piece, seconds=left)
            done = True
        finally:
            if not done:
                self._drop()
        if "fault" in header:
            codec = str(header.get("codec", ""))[:200]
            codec = "".join(sign for sign in codec if sign.isprintable())
            raise recording_fault(str(header["fault"]), codec, unfinished=header.get("unfinished") is True)
        return header, payload

    def _living_child(self) -> MediaChild:
        if self._child is not None and not self._child.alive:
            self._drop()
        if self._child is None:
            self._child = MediaChild(self._program)
        return self._child

    def _drop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.end()


def _piece(stream: BinaryIO, want: Any) -> bytes:
    """The bytes a child asks for. Raises ChildLostError for nonsense, and whatever the source raises."""
    try:
        offset, length = int(want[0]), int(want[1])
    except (TypeError, ValueError, IndexError) as error:
        raise ChildLostError("the child asks for nonsense") from error
    if offset < 0 or not 0 < length <= _LARGEST_PIECE:
        raise ChildLostError("the child asks for nonsense")
    stream.seek(offset)
    piece = bytearray()
    while len(piece) < length:
        more = stream.read(length - len(piece))
        if not more:
            raise recording_fault("missing")
        piece += more
    return bytes(piece)
