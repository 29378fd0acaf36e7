"""The HTTP client of this app: it waits long for an answer to begin, but not for ever.

A time-out of the library is the longest silence, and so lets headers that come a byte at a time last for hours.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Any, Final

import httpx

_SILENCES: Final = 3
_SLOWEST_BYTES_PER_SECOND: Final = 4096.0


class PatientClient(httpx.Client):
    """Not for several threads at once. ``silence`` is the longest one in seconds; an answer must begin within three of
    them (and the time a body to be sent needs), else httpx.RemoteProtocolError or another of its errors is raised."""

    def __init__(self, silence: float, **options: Any) -> None:
        super().__init__(**options)
        self._silence = silence
        self._link: Any = None

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """As its base; with ``stream=True`` it returns once the headers are there."""
        request.extensions = {**request.extensions, "trace": self._on_trace}
        body = int(request.headers.get("content-length", "0"))
        end = threading.Timer(_SILENCES * self._silence + body / _SLOWEST_BYTES_PER_SECOND, self._cut)
        end.daemon = True
        end.start()
        try:
            return super().send(request, **options)
        finally:
            end.cancel()

    def _on_trace(self, event: str, info: dict[str, Any]) -> None:
        """Learn of each new connection; the library offers no other way to it before an answer came."""
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            self._link = info["return_value"]

    def _cut(self) -> None:
        """On the timer's thread: whoever reads gets the end of the connection."""
        link: socket.socket | None = None if self._link is None else self._link.get_extra_info("socket")
        if link is not None:
            with suppress(OSError):  # it broke off by itself
                link.shutdown(socket.SHUT_RDWR)
