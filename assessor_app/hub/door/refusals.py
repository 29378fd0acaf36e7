"""How the hub says no: always JSON, always one plain sentence, never a trace of its inside."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from starlette.exceptions import HTTPException

from assessor_app.protocol.messages import AnnotationCopy, AssessmentCopy, Refusal, ScoreCopy

_SENTENCES = {
    400: "The request could not be read.",
    404: "There is no such thing here for you.",
    405: "This cannot be done here.",
    413: "The request is too large.",
}
PRIVATE_HEADERS = {"Cache-Control": "no-store, private", "X-Content-Type-Options": "nosniff"}


class RefusedError(Exception):
    """An answer that is not 2xx; ``current`` goes along where a revision was stale."""

    def __init__(
        self,
        status: int,
        error: str,
        sentence: str,
        *,
        current: ScoreCopy | AssessmentCopy | AnnotationCopy | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(error)
        self.status = status
        self.refusal = Refusal(error=error, sentence=sentence, current=current)
        self.headers = dict(headers or {})


def not_found() -> RefusedError:
    """What is not the caller's does not exist for the caller."""
    return RefusedError(404, "not_found", _SENTENCES[404])


def refusal_response(status: int, refusal: Refusal, headers: Mapping[str, str] | None = None) -> Response:
    """The one shape of every refusal."""
    return Response(
        refusal.model_dump_json().encode(),
        status_code=status,
        media_type="application/json",
        headers={**PRIVATE_HEADERS, **(headers or {})},
    )


def install(app: FastAPI) -> None:
    """Make every error of ``app`` a refusal."""
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(OperationalError, _busy)
    app.add_exception_handler(NoConnectionError, _busy)


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return refusal_response(error.status, error.refusal, error.headers)


async def _invalid(_request: Request, error: Exception) -> Response:
    """Names the fields that are wrong; what was sent is personal and is not repeated."""
    assert isinstance(error, RequestValidationError)
    known = [f"{'.'.join(str(step) for step in one['loc'][:3])}: {one['msg']}" for one in error.errors()[:5]]
    sentence = f"The request does not have the agreed shape. {' · '.join(known)}"
    return refusal_response(422, Refusal(error="invalid", sentence=sentence[:2000]))


async def _http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code
    name = HTTPStatus(status).phrase.casefold().replace(" ", "_")
    sentence = _SENTENCES.get(status, "The hub cannot do this.")
    return refusal_response(status, Refusal(error=name, sentence=sentence), error.headers)


async def _busy(_request: Request, _error: Exception) -> Response:
    """The database is locked, full or away: nothing was written, and the same request may be sent again."""
    sentence = "The hub cannot reach its database just now. Nothing was changed; try again in a moment."
    return refusal_response(503, Refusal(error="busy", sentence=sentence), {"Retry-After": "5"})
