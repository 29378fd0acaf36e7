"""Why a recording cannot be played, each reason as one sentence a person understands."""

from __future__ import annotations

from typing import Final

from assessor_app.errors import ARTIFACT_FAULTS, ArtifactError
from assessor_app.sentences import sentence

UNFINISHED: Final = sentence(
    "This recording was never finished by whatever filmed it: the index at its end is missing, so the file counts as "
    "damaged and cannot be played."
)
_SENTENCES: Final = {
    "empty": sentence("This recording is empty: the file has no content."),
    "damaged": sentence("This file cannot be played: it is damaged, incomplete, or not a video or sound recording."),
    "timeout": sentence("Looking into this recording took too long and was stopped."),
    "too_large": sentence("This recording needs more memory than a recording may have."),
    "unsupported": sentence("This recording is of a kind that cannot be played on this computer."),
    "missing": sentence("The recording can no longer be read from this computer."),
}


def recording_fault(kind: str, codec: str = "", *, unfinished: bool = False) -> ArtifactError:
    """The error of one of ARTIFACT_FAULTS, or of "silent"; ``codec`` is named where it is what nobody can play."""
    if kind == "silent":
        return ArtifactError(sentence("This recording has no sound."), kind="unsupported")
    kind = kind if kind in ARTIFACT_FAULTS else "damaged"
    if unfinished:
        return ArtifactError(UNFINISHED, kind="damaged")
    if kind == "unsupported" and codec:
        return ArtifactError(unplayable_codec(codec), kind=kind)
    return ArtifactError(_SENTENCES.get(kind, _SENTENCES["damaged"]), kind=kind)


def unplayable_codec(codec: str) -> str:
    """The sentence for a recording of ``codec`` of which no player here shows a first picture."""
    return sentence(
        "This recording uses the codec {codec}, which neither player on this laptop can play, or its pictures are "
        "damaged. You can open it in another program.",
        codec=codec,
    )
