"""Reading what comes back over the wire: never more than a cap, never slower than a crawl, never half understood."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from assessor_app.errors import DeskError, HubRefusedError, HubUnreachableError, NotSignedInError
from assessor_app.protocol.messages import MAX_ANSWER_BYTES, Refusal
from assessor_app.remote.faults import DeviceEndedError, HubBusyError, NotTheHubError, StaleRevisionError
from assessor_app.remote.refusal_words import refusal_words
from assessor_app.sentences import sentence

if TYPE_CHECKING:
    import httpx

M = TypeVar("M", bound=BaseModel)

_GRACE_SECONDS = 30.0
_SLOWEST_BYTES_PER_SECOND = 4096.0
_BUSY = frozenset({408, 425, 429})
_PORTAL_CODES = frozenset({407, 511})
_PORTAL_ADVICE = sentence(
    "If this network has a sign-in page (hotel, train, school guest Wi-Fi), open a browser and pass it first"
)


class Pace:
    """Ends an answer that drips: read time-outs alone let one byte every few seconds last for ever."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = clock()

    def check(self, received: int) -> None:
        """Raises HubUnreachableError when ``received`` bytes are too few for the time gone by."""
        if self._clock() - self._start > _GRACE_SECONDS + received / _SLOWEST_BYTES_PER_SECOND:
            raise HubUnreachableError(sentence("The hub answers too slowly over this connection."))


def read_capped(response: httpx.Response, cap: int = MAX_ANSWER_BYTES) -> bytes:
    """The whole decoded body, at most ``cap`` bytes of it, compressed or not.

    gzip is unpacked here, with a limit on what each step may produce, so that a bomb ends at the cap and not
    in the machine's memory. Raises NotTheHubError for larger, cut or strangely encoded answers.
    """
    pace = Pace()
    unpacker = _unpacker(response.headers.get("content-encoding", "identity"))
    body = bytearray()
    received = 0
    for chunk in response.iter_raw():
        received += len(chunk)
        pace.check(received)
        body += _unpacked(unpacker, chunk, cap + 1 - len(body)) if unpacker else chunk
        if len(body) > cap or received > cap:
            raise NotTheHubError(sentence("The answer is far larger than any answer of a hub."), _PORTAL_ADVICE)
    if unpacker and received and not unpacker.eof:
        raise HubUnreachableError(sentence("The connection to the hub broke off."))
    return bytes(body)


def _unpacker(encoding: str) -> zlib._Decompress | None:
    kind = encoding.strip().lower()
    if kind in {"", "identity"}:
        return None
    if kind == "gzip":
        return zlib.decompressobj(wbits=31)
    raise NotTheHubError(sentence("The answer is packed in a way the hub never uses."), _PORTAL_ADVICE)


def _unpacked(unpacker: zlib._Decompress, chunk: bytes, room: int) -> bytes:
    try:
        return unpacker.decompress(chunk, room)
    except zlib.error as error:
        raise NotTheHubError(sentence("The answer arrived garbled."), _PORTAL_ADVICE) from error


def parsed(model: type[M], body: bytes) -> M:
    """``body`` as a message, strictly. Raises NotTheHubError: a captive portal's page is no acknowledgement."""
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        # The validation error quotes the body, which may hold names: it must not reach a log through __cause__.
        fields = ", ".join(".".join(map(str, one["loc"])) for one in error.errors(include_input=False)[:3])
        raise NotTheHubError(sentence("Something else than the hub answered."), _PORTAL_ADVICE) from ValueError(
            f"{model.__name__}: {error.error_count()} faults at {fields or 'the start'}"
        )


def refusal(status: int, headers: Mapping[str, str], body: bytes) -> DeskError:
    """The error that an answer other than 200 and 206 stands for; see sync/triage.py for what follows from each."""
    if status >= 500 and status not in _PORTAL_CODES:
        return _busy(sentence("The hub has trouble of its own."), status, headers, body)
    if status in _BUSY:
        return _busy(sentence("The hub is busy."), status, headers, body)
    if status < 400:
        return NotTheHubError(sentence("The address points somewhere else than to the hub."), _PORTAL_ADVICE)
    if status in _PORTAL_CODES:
        return NotTheHubError(sentence("This network wants you to sign in before it lets you through."), _PORTAL_ADVICE)
    try:
        said = parsed(Refusal, body)
    except NotTheHubError as error:
        return error
    if status == 401:
        match said.error:
            case "revoked" | "wipe" as order:
                return DeviceEndedError(refusal_words(said), order)
        return NotSignedInError(refusal_words(said), code=401)
    if status == 412:
        if said.current is None:
            return NotTheHubError(sentence("The hub’s answer is not complete."))
        return StaleRevisionError(refusal_words(said), said.current)
    return HubRefusedError(refusal_words(said), code=status)


def _busy(said: str, status: int, headers: Mapping[str, str], body: bytes) -> HubBusyError:
    """``said``, unless the hub itself says it better; a proxy's page in ``body`` says nothing."""
    wait = retry_after(headers)
    with suppress(NotTheHubError):
        said = refusal_words(parsed(Refusal, body), wait)
    return HubBusyError(said, code=status, retry_after=wait)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds from ``Retry-After``; a date is held against the answer's own ``Date``, never this device's clock."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit() and len(value) < 10:
        return float(value)
    until, now = _http_date(value), _http_date(headers.get("date", ""))
    if until is None or now is None:
        return None
    return max(0.0, (until - now).total_seconds())


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else None
