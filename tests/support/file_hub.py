"""A hub that only has files, understands ranges, and can kill whoever downloads after exactly so many bytes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from assessor_app.protocol.messages import Meta
from tests.support.rude_server import Exchange, RudeServer, rendered, saying_json

META = saying_json(
    Meta(service="assessor-hub", schema_min=1, schema_max=1, programme="Test").model_dump_json().encode()
)
_PIECE = 50_000
_PATIENCE = 2_000


class FileHub:
    """Answers ``/meta`` and ``/artifacts/<id>``; ``victim`` is the process that :meth:`kill_after` means."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents
        self._left: int | None = None
        self._reached: Callable[[], bool] = bool
        self.victim = 0
        self.server = RudeServer(manner=self._serve)

    @property
    def url(self) -> str:
        return self.server.url

    def kill_after(self, count: int, reached: Callable[[], bool]) -> None:
        """The victim dies once ``count`` more bytes of files were sent and it has come as far as ``reached`` says."""
        self._left, self._reached = count, reached

    def spare(self) -> None:
        """Kill nobody any more."""
        self._left = None

    def _kill(self) -> None:
        self._left = None
        for _ in range(_PATIENCE):
            if self._reached():
                break
            # a pause of this length, unless the server is being closed
            self.server.closing.wait(0.005)
        os.kill(self.victim, signal.SIGKILL)

    def starts_of(self, file_id: str) -> list[int]:
        """The first byte asked for, at each request for this file."""
        asked = [one.headers.get("range", "bytes=0-") for one in self.server.seen if one.path.endswith(f"/{file_id}")]
        return [int(one.removeprefix("bytes=").removesuffix("-")) for one in asked]

    def _serve(self, exchange: Exchange) -> None:
        if exchange.seen.path == "/meta":
            META(exchange)
            return
        answer = self._answer(exchange)
        with contextlib.suppress(OSError):
            for start in range(0, len(answer), _PIECE):
                piece = answer[start : start + _PIECE]
                if self._left is not None and self._left < len(piece):
                    exchange.send(piece[: self._left])
                    self._kill()
                    exchange.hang_up()
                    return
                exchange.send(piece)
                if self._left is not None:
                    self._left -= len(piece)

    def _answer(self, exchange: Exchange) -> bytes:
        content = self._contents[exchange.seen.path.rpartition("/")[2]]
        tag = {"ETag": f'"{hashlib.sha256(content).hexdigest()}"'}
        asked = exchange.seen.headers.get("range")
        if asked is None:
            return rendered(200, content, tag)
        start = int(asked.removeprefix("bytes=").removesuffix("-"))
        span = {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"}
        return rendered(206, content[start:], tag | span)


@contextmanager
def file_hub(contents: Mapping[str, bytes]) -> Iterator[FileHub]:
    """A hub with these files by id, until the block ends."""
    hub = FileHub(contents)
    with hub.server:
        yield hub
