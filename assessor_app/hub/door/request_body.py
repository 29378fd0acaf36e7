"""Takes in a request's body within limits of size, time and depth, before anything behind is troubled with it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import anyio
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from assessor_app.hub.door.json_depth import too_deep
from assessor_app.protocol.messages import Refusal

MAX_BODY = 256 * 1024
MAX_FEEDBACK_BODY = 9 * 1024 * 1024
MOST_LARGE = 16
# Feedback, and every point of a return with its sentence.
LONG_PATHS = ("/feedback", "/return")
# A slow network is let finish, a body that drips for ever is not: as the desk measures the hub's answers.
GRACE_SECONDS = 30.0
SLOWEST_BYTES_PER_SECOND = 4096.0


class BodyRefusedError(Exception):
    """The body cannot be taken; the answer closes the connection, since the rest of it is still on the way."""

    def __init__(self, status: int, error: str, sentence: str) -> None:
        super().__init__(error)
        self.status = status
        self.refusal = Refusal(error=error, sentence=sentence)


class LargeBodies:
    """How many bodies beyond :data:`MAX_BODY` one process holds at once.

    They are read before anybody knows who sends them, so without an end to it a few hundred connections would take all
    memory. Ordinary bodies are not counted: whoever fills the places keeps nobody else from scoring.
    """

    def __init__(self, places: int = MOST_LARGE) -> None:
        self._free = places

    @contextmanager
    def place(self) -> Iterator[Callable[[], None]]:
        """What to call when a body turns out large; the place is given back at the end. It raises BodyRefusedError."""
        taken = 0

        def take() -> None:
            nonlocal taken
            if taken:
                return
            if not self._free:
                raise BodyRefusedError(503, "busy", "The hub takes in many long texts just now. Try again.")
            self._free -= 1
            taken = 1

        try:
            yield take
        finally:
            self._free += taken


class GoneError(Exception):
    """Whoever sent it hung up in the middle."""


async def taken(scope: Scope, receive: Receive, large: Callable[[], None]) -> Receive:
    """A ``receive`` that gives the whole body at once; ``large`` is called for one beyond :data:`MAX_BODY`.

    Raises BodyRefusedError or GoneError.
    """
    headers = Headers(scope=scope)
    limit = MAX_FEEDBACK_BODY if scope["path"].endswith(LONG_PATHS) else MAX_BODY
    declared = headers.get("content-length", "0")
    if not declared.isdecimal() or len(declared) > 15 or int(declared) > limit:
        raise _too_large()
    if declared == "0" and "transfer-encoding" not in headers:
        return receive
    body = await _read(receive, limit, large)
    if "json" in headers.get("content-type", "") and too_deep(body):
        raise BodyRefusedError(422, "invalid", "The request does not have the agreed shape. It is nested too deep.")
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


async def _read(receive: Receive, limit: int, large: Callable[[], None]) -> bytes:
    body = bytearray()
    start = time.monotonic()
    while True:
        left = GRACE_SECONDS + len(body) / SLOWEST_BYTES_PER_SECOND - (time.monotonic() - start)
        with anyio.move_on_after(left):
            message = await receive()
            if message["type"] != "http.request":
                raise GoneError
            body += message.get("body", b"")
            if len(body) > limit:
                raise _too_large()
            if len(body) > MAX_BODY:
                large()
            if not message.get("more_body", False):
                return bytes(body)
            continue
        raise BodyRefusedError(408, "too_slow", "The request came in too slowly.")


def _too_large() -> BodyRefusedError:
    return BodyRefusedError(413, "too_large", "The request is too large.")
