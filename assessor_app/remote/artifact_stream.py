"""The bytes of one artifact while they arrive, with the headers already held against what was asked for."""

from __future__ import annotations

import re
import ssl
from typing import TYPE_CHECKING, Final

from assessor_app.errors import HubUnreachableError
from assessor_app.remote.answers import Pace
from assessor_app.remote.faults import ArtifactRangeError, NotTheHubError
from assessor_app.remote.wire import translated
from assessor_app.sentences import sentence

if TYPE_CHECKING:
    import socket

    import httpx

_CONTENT_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")
_LONG: Final = 4 * 1024 * 1024


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
        self._pace = Pace()
        self._received = 0
        # No chunk size on purpose: httpx's re-chunker halves the rate.
        self._pieces = response.iter_raw()
        self._piece = memoryview(b"")
        self._socket: socket.socket | None = None
        self._left = 0

    def read_into(self, room: memoryview) -> int:
        """Put what comes next at the beginning of ``room``; how many bytes, 0 at the end.

        Raises HubUnreachableError when the connection breaks or crawls.
        """
        if not self._piece and self._socket is None:
            with translated():
                self._piece = memoryview(next(self._pieces, b""))
            if not self._received:
                self._leave_library()
        if self._piece or self._socket is None:
            count = min(len(room), len(self._piece))
            room[:count] = self._piece[:count]
            self._piece = self._piece[count:]
        else:
            count = self._received_into(self._socket, room[: self._left])
        self._received += count
        self._pace.check(self._received)
        return count

    def _leave_library(self) -> None:
        """Take what follows the first piece from the socket itself: the library copies each byte four times.

        The first piece is all the library has read of the answer; it closes the connection, having seen no end.
        """
        left = _length(self._response) - len(self._piece)
        if left >= _LONG:
            self._socket = _plain_socket(self._response)
            self._left = left

    def _received_into(self, connection: socket.socket, room: memoryview) -> int:
        if not room:
            return 0
        try:
            count = connection.recv_into(room)
        except TimeoutError as error:
            raise HubUnreachableError(sentence("The hub did not answer in time.")) from error
        except OSError as error:
            raise _broken_off() from error
        if not count:
            raise _broken_off()
        self._left -= count
        return count


def _broken_off() -> HubUnreachableError:
    return HubUnreachableError(sentence("The connection to the hub broke off."))


def _length(response: httpx.Response) -> int:
    """The bytes that are announced and come as they are; 0 where the answer is put together otherwise."""
    told = response.headers.get("content-length", "")
    plain = response.http_version.startswith("HTTP/1") and "transfer-encoding" not in response.headers
    return int(told) if plain and told.isascii() and told.isdecimal() else 0


def _plain_socket(response: httpx.Response) -> socket.socket | None:
    """What the content itself can be received from, with the time-out of the client; None inside two tunnels."""
    stream = response.extensions.get("network_stream")
    if stream is None or isinstance(stream.get_extra_info("ssl_object"), ssl.SSLObject):
        return None
    connection: socket.socket | None = stream.get_extra_info("socket")
    return connection


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
