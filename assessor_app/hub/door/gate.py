"""What every request passes first: the agreed schema, limits on its body, and no inside ever shown on failure."""

from __future__ import annotations

import logging
import secrets
import time
import traceback

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessor_app.hub.door.refusals import refusal_response
from assessor_app.hub.door.request_body import BodyRefusedError, GoneError, LargeBodies, taken
from assessor_app.hub.door.request_log import note_request
from assessor_app.hub.door.traffic import Traffic
from assessor_app.protocol.messages import SCHEMA, SCHEMA_HEADER, Refusal

OPEN_PATHS = frozenset({"/meta", "/openapi.json", "/health", "/ready", "/metrics"})
REQUEST_ID = "X-Request-Id"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})

log = logging.getLogger(__name__)


class Gate:
    """ASGI middleware; the outermost of ours."""

    def __init__(self, app: ASGIApp, traffic: Traffic) -> None:
        self._app = app
        self._traffic = traffic
        self._large = LargeBodies()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an acceptable request on; answer any other, and any crash, with a refusal; count and log each."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        start = time.perf_counter()
        try:
            await self._let_in(scope, receive, answer)
        finally:
            route = getattr(scope.get("route"), "path", "") or "unknown"
            method = scope["method"] if scope["method"] in METHODS else "OTHER"
            seconds = (answer.began or time.perf_counter()) - start
            self._traffic.count(method, route, answer.status, seconds)
            note_request(answer.request_id, method, route, answer.status, seconds)

    async def _let_in(self, scope: Scope, receive: Receive, answer: _Answer) -> None:
        if scope["path"] not in OPEN_PATHS and Headers(scope=scope).get(SCHEMA_HEADER) != str(SCHEMA):
            sentence = f"This hub speaks schema {SCHEMA}; the program that asked does not. Update the older one."
            refusal = Refusal(error="schema", sentence=sentence)
            await refusal_response(426, refusal, {"Upgrade": f"assessor/{SCHEMA}"})(scope, receive, answer.send)
            return
        try:
            with self._large.place() as large:
                await self._app(scope, await taken(scope, receive, large), answer.send)
        except BodyRefusedError as error:
            closing = {"Connection": "close"} | ({"Retry-After": "5"} if error.status == 503 else {})
            await refusal_response(error.status, error.refusal, closing)(scope, receive, answer.send)
        except GoneError:
            # Nobody is left to answer.
            answer.status = 499
        except Exception as error:  # noqa: BLE001 - the last place where a failure can become an answer
            await _answer_failure(error, answer, scope, receive)


class _Answer:
    """Passes an answer on with the request's number, and remembers how it began; ``status`` 0 while it has not."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.request_id = secrets.token_hex(8)
        self.status = 0
        self.began: float | None = None

    async def send(self, message: Message) -> None:
        """Pass one piece on."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.began = time.perf_counter()
            MutableHeaders(scope=message)[REQUEST_ID] = self.request_id
        await self._send(message)


async def _answer_failure(error: Exception, answer: _Answer, scope: Scope, receive: Receive) -> None:
    """Log where it happened, without the message: messages of errors can hold what people wrote."""
    frames = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(traceback.extract_tb(error.__traceback__)))
    log.error("%s in %s", type(error).__name__, frames, extra={"id": answer.request_id})
    if answer.status:
        raise ConnectionAbortedError("an answer broke off") from None
    refusal = Refusal(error="failure", sentence="Something went wrong inside the hub. Nothing was changed.")
    await refusal_response(500, refusal)(scope, receive, answer.send)
