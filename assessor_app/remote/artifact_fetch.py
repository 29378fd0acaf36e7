"""Fetches an artifact from the store the hub named for it: without the hub's token, and from nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assessor_app import __version__
from assessor_app.errors import HubRefusedError
from assessor_app.protocol.messages import ArtifactAddress
from assessor_app.remote.answers import retry_after
from assessor_app.remote.artifact_stream import ArtifactStream
from assessor_app.remote.faults import ArtifactRangeError, HubBusyError, NotTheHubError
from assessor_app.remote.http_client import new_client
from assessor_app.remote.hub_address import is_loopback
from assessor_app.remote.wire import translated
from assessor_app.sentences import sentence

if TYPE_CHECKING:
    import httpx

_BUSY = frozenset({408, 425, 429})
_NOT_GIVEN = 404


class ArtifactFetch:
    """Connections to a hub's store, apart from those to the hub so that nothing of the hub travels along."""

    def __init__(self, hub_url: str, timeout: float) -> None:
        self._hub_is_here = is_loopback(urlsplit(hub_url).hostname or "")
        self._timeout = timeout
        self._host = ""
        self._http: httpx.Client | None = None

    def close(self) -> None:
        """Let go of the connections."""
        if self._http is not None:
            self._http.close()
            self._http = None

    @contextmanager
    def bytes_from(self, address: ArtifactAddress, offset: int, sha256: str) -> Iterator[ArtifactStream]:
        """The bytes from ``offset`` on, or from 0 where the store starts anew.

        Raises NotTheHubError for an address that must not be followed, ArtifactRangeError when it is not the file
        with this ``sha256``, HubBusyError and HubRefusedError when the store does not give it, HubUnreachableError.
        """
        if address.sha256 != sha256:
            raise ArtifactRangeError(
                sentence("The hub now has another version of this file."), sentence("Sync, then download again")
            )
        if offset and offset >= address.size:
            # some stores call this 416, others a mistake of the caller
            raise _too_short()
        headers = {"User-Agent": f"assessor-app/{__version__}", "Accept-Encoding": "identity", "Accept": "*/*"}
        if offset:
            headers["Range"] = f"bytes={offset}-"
        with translated(), self._client(address.url).stream("GET", address.url, headers=headers) as response:
            _check_given(response)
            yield ArtifactStream(response, offset)

    def _client(self, url: str) -> httpx.Client:
        host = self._allowed_host(url)
        if self._http is None or host != self._host:
            self.close()
            self._host = host
            self._http = new_client(url, self._timeout)
        return self._http

    def _allowed_host(self, url: str) -> str:
        """Scheme, host and port. Raises NotTheHubError for what is neither encrypted nor, hub and store, this machine.

        A hub elsewhere must not have this app ask things of services on the laptop itself.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            host, port, parts = "", None, urlsplit("")
        here = is_loopback(host)
        safe = parts.scheme == "https" or (parts.scheme == "http" and here)
        if not host or "@" in parts.netloc or not safe or (here and not self._hub_is_here):
            raise NotTheHubError(
                sentence("The hub names an address for a file that this app must not follow."),
                sentence("Tell your programme"),
            )
        return f"{parts.scheme}://{host}:{port}"


def _check_given(response: httpx.Response) -> None:
    """Raises for every answer that is not the bytes; what a store says about it is for its operators."""
    status = response.status_code
    if status in (200, 206):
        return
    if status == 416:
        raise _too_short()
    if status >= 500 or status in _BUSY:
        raise HubBusyError(sentence("The hub is busy."), code=503, retry_after=retry_after(response.headers))
    if status < 400:
        raise NotTheHubError(sentence("The address points somewhere else than to the hub."))
    raise HubRefusedError(
        sentence("The store where the hub keeps its files does not give out this one."),
        sentence("Download again; if it happens again, tell your programme"),
        code=_NOT_GIVEN,
    )


def _too_short() -> ArtifactRangeError:
    return ArtifactRangeError(
        sentence("The hub’s file is shorter than the part already here."), sentence("Download again")
    )
