"""Caption files find the recording they were handed in with."""

from __future__ import annotations

from assessor_app.domain.caption_files import caption_files_of
from assessor_app.domain.submission import Artifact, ArtifactKind


def handed_in(name: str, kind: ArtifactKind = "text", media_type: str = "text/vtt") -> Artifact:
    return Artifact(name, name, kind, media_type, 10, "0" * 64)


FILM = handed_in("Lesson.mp4", "video", "video/mp4")
TALK = handed_in("interview.m4a", "audio", "audio/mp4")


def test_captions_go_by_the_name_of_their_recording() -> None:
    captions = [handed_in("lesson.vtt"), handed_in("lesson.es.srt", media_type="application/x-subrip")]
    artifacts = [FILM, TALK, *captions, handed_in("lessons.vtt"), handed_in("lesson.txt", media_type="text/plain")]
    assert caption_files_of(FILM, artifacts) == tuple(captions)
    assert caption_files_of(TALK, artifacts) == ()


def test_the_only_recording_has_all_captions() -> None:
    captions = (handed_in("subtitles english.vtt"), handed_in("lesson.vtt"))
    assert caption_files_of(FILM, [*captions, FILM]) == captions
