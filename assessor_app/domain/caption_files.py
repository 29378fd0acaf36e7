"""Which caption files of a submission belong to which of its recordings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from assessor_app.domain.submission import Artifact

CAPTION_TYPES = frozenset({"application/x-subrip", "text/vtt", "text/x-ssa"})


def caption_files_of(recording: Artifact, artifacts: Sequence[Artifact]) -> tuple[Artifact, ...]:
    """Caption files named like the recording ("lesson.mp4": "lesson.vtt", "lesson.es.srt"), in the order handed in.

    Where only one recording was handed in, all of them are its own, whatever they are called.
    """
    captions = [one for one in artifacts if one.media_type in CAPTION_TYPES]
    recordings = [one for one in artifacts if one.kind in ("video", "audio")]
    if recordings == [recording]:
        return tuple(captions)
    stem = _stem(recording)
    return tuple(one for one in captions if _stem(one) == stem or _stem(one).startswith(f"{stem}."))


def _stem(artifact: Artifact) -> str:
    return PurePosixPath(artifact.called).stem.casefold()
