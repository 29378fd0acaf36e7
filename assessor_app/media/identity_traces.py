"""Asks the children what a file carries beside what it shows; its values are judged at once and then forgotten."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, cast

from assessor_app.domain.leak_scan import leaks_in
from assessor_app.domain.leaks import TRACE_ROLES, Leak, LeakPlace, Trace, TraceRole
from assessor_app.domain.submission import ArtifactKind
from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.reading.faults import office_error
from assessor_app.media.reading.room import ReadingRoom
from assessor_app.media.recording.probe import RecordingProbe

_MOST: Final = 60
_LONGEST: Final = 500
_RECORDED: Final[frozenset[ArtifactKind]] = frozenset(("video", "audio"))
# nothing but what they show
_BARE: Final[frozenset[ArtifactKind]] = frozenset(("text", "link"))


def leaks_of(
    room: ReadingRoom,
    recordings: RecordingProbe,
    source: ByteSource,
    name: str,
    kind: ArtifactKind,
    first_text: str,
    cancel: Callable[[], bool],
) -> tuple[Leak, ...]:
    """What may tell who made one file; blocking. Never raises for what a file does: it then tells what it can."""
    traces: tuple[Trace, ...] = ()
    if source.size and kind not in _BARE and not cancel():
        # properties that cannot be read tell nobody anything; why they cannot is told by the look at the file itself
        with suppress(ArtifactError):
            traces = _asked(room, recordings, source, kind, cancel)
    return leaks_in(traces, _where(kind), first_text, name)


def _asked(
    room: ReadingRoom,
    recordings: RecordingProbe,
    source: ByteSource,
    kind: ArtifactKind,
    cancel: Callable[[], bool],
) -> tuple[Trace, ...]:
    if kind in _RECORDED:
        return _believed(recordings.tags(source, cancel))
    header, _ = room.ask(source, "traces", tell=office_error)
    return _believed(header.get("traces"))


def _believed(pairs: Any) -> tuple[Trace, ...]:
    """Traces out of what a child sent, which may have been taken over: bounded, and nothing but texts."""
    if not isinstance(pairs, list | tuple):
        return ()
    kept = []
    for pair in pairs[:_MOST]:
        if isinstance(pair, list | tuple) and len(pair) == 2 and pair[0] in TRACE_ROLES and isinstance(pair[1], str):
            kept.append(Trace(cast(TraceRole, pair[0]), pair[1][:_LONGEST]))
    return tuple(kept)


def _where(kind: ArtifactKind) -> LeakPlace:
    if kind in _RECORDED:
        return "recording"
    return "picture" if kind == "image" else "properties"
