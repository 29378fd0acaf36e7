"""What every request passes first: the agreed schema, a limit on its size, and no inside ever shown on failure."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessor_app.hub.refusals import refusal_response
from assessor_app.protocol.messages import SCHEMA, SCHEMA_HEADER, Refusal

MAX_BODY = 256 * 1024
MAX_FEEDBACK_BODY = 9 * 1024 * 1024
# Feedback, and every point of a return with its sentence.
LONG_PATHS = ("/feedback", "/return")
OPEN_PATHS = frozenset({"/meta", "/openapi.json"})

log = logging.getLogger(__name__)


class TooLargeError(Exception):
    """The body went over its limit while it was read."""


class Gate:
    """ASGI middleware; the outermost of ours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an acceptable request on; answer any other, and any crash, with a refusal."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = _refuse(scope)
        if refusal is not None:
            await refusal_response(*refusal)(scope, receive, send)
            return
        meter = _Meter(scope, receive, send, _limit(scope["path"]))
        try:
            await self._app(scope, meter.receive, meter.send)
        except Exception as error:  # noqa: BLE001 - the last place where a failure can become an answer
            await _answer_failure(error, meter.started, scope, receive, meter.send)


class _Meter:
    """Counts what comes in; once it is too much, whatever the application would answer becomes a 413."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._left = limit
        self.started = False

    async def receive(self) -> Message:
        """The next piece of the request. Raises TooLargeError."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooLargeError
        return message

    async def send(self, message: Message) -> None:
        """Pass an answer's piece on."""
        begins = not self.started
        self.started = True
        if self._left >= 0:
            await self._send(message)
        elif begins:
            await refusal_response(413, _too_large(), {"Connection": "close"})(self._scope, self._receive, self._send)


def _limit(path: str) -> int:
    return MAX_FEEDBACK_BODY if path.endswith(LONG_PATHS) else MAX_BODY


def _refuse(scope: Scope) -> tuple[int, Refusal, Mapping[str, str]] | None:
    headers = Headers(scope=scope)
    if scope["path"] not in OPEN_PATHS and headers.get(SCHEMA_HEADER) != str(SCHEMA):
        sentence = f"This hub speaks schema {SCHEMA}; the program that asked does not. Update the older one of the two."
        return 426, Refusal(error="schema", sentence=sentence), {"Upgrade": f"assessor/{SCHEMA}"}
    declared = headers.get("content-length", "0")
    if not declared.isdecimal() or len(declared) > 15 or int(declared) > _limit(scope["path"]):
        return 413, _too_large(), {"Connection": "close"}
    return None


def _too_large() -> Refusal:
    return Refusal(error="too_large", sentence="The request is too large.")


async def _answer_failure(error: Exception, started: bool, scope: Scope, receive: Receive, send: Send) -> None:
    """Log where it happened, without the message: messages of errors can hold what people wrote."""
    frames = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(traceback.extract_tb(error.__traceback__)))
    log.error("%s in %s", type(error).__name__, frames)
    if started:
        raise ConnectionAbortedError("an answer broke off") from None
    refusal = Refusal(error="failure", sentence="Something went wrong inside the hub. Nothing was changed.")
    await refusal_response(500, refusal)(scope, receive, send)
