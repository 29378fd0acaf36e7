"""The bytes of one artifact while they arrive, with the headers already held against what was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assessor_app.remote.answers import Pace
from assessor_app.remote.faults import ArtifactRangeError, NotTheHubError
from assessor_app.remote.wire import translated
from assessor_app.sentences import sentence

if TYPE_CHECKING:
    import httpx

_CONTENT_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")


class ArtifactStream:
    """``start`` is the offset of the first byte to come: what was asked for, or 0 when the sender starts anew.

    ``sha256`` is what the hub's own ETag must say; a store keeps tags of its own, and content under its hash.
    """

    def __init__(self, response: httpx.Response, offset: int, sha256: str | None = None) -> None:
        self._response = response
        _check_unpacked(response)
        if sha256 is not None:
            _check_identity(response, sha256)
        self.start = _start(response, offset) if response.status_code == 206 else 0

    def chunks(self) -> Iterator[bytes]:
        """The bytes in order, as large as they come. Raises HubUnreachableError when the connection breaks."""
        pace = Pace()
        received = 0
        with translated():
            # No chunk size on purpose: httpx's re-chunker halves the rate.
            for chunk in self._response.iter_raw():
                received += len(chunk)
                pace.check(received)
                yield chunk


def _check_unpacked(response: httpx.Response) -> None:
    if response.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise NotTheHubError(sentence("The file arrives packed, which the hub never does."))


def _check_identity(response: httpx.Response, sha256: str) -> None:
    tag = response.headers.get("etag", "").strip().removeprefix("W/").strip('"')
    if not tag:
        raise NotTheHubError(sentence("Something else than the hub answered when a file was asked for."))
    if tag != sha256:
        raise ArtifactRangeError(
            sentence("The hub now has another version of this file."), sentence("Sync, then download again")
        )


def _start(response: httpx.Response, offset: int) -> int:
    match = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", "").strip())
    if match is None or int(match[1]) != offset:
        raise ArtifactRangeError(
            sentence("The hub sent another piece of the file than the one asked for."), sentence("Download again")
        )
    return offset
