"""What an artifact stream brings, read as the download does: into a room of its own."""

from __future__ import annotations

from assessor_app.remote.artifact_stream import ArtifactStream


def all_of(stream: ArtifactStream, room: int = 100_000) -> bytes:
    """Everything to the end, at most ``room`` bytes at a time."""
    content = bytearray()
    place = memoryview(bytearray(room))
    while count := stream.read_into(place):
        content += place[:count]
    return bytes(content)
