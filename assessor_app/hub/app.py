"""The hub's HTTP face: every path of the protocol, JSON only, for nobody but the one it is assigned to."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig

from assessor_app.hub.door import refusals
from assessor_app.hub.door.gate import Gate
from assessor_app.hub.door.traffic import Traffic
from assessor_app.hub.routes import account, acts, assessment, choices, health, reading
from assessor_app.hub.state import Hub
from assessor_app.protocol.messages import Refusal

# Telemetry would record the messages of errors, which can hold what people wrote.
NO_TELEMETRY = TelemetryConfig(tracing=False, metrics=False, logs=False, operation_spans=False, auto_configure=False)
REFUSALS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": Refusal, "description": "Refused, with one plain sentence"},
    "5XX": {"model": Refusal, "description": "The hub failed; nothing was changed"},
}


def create_app(hub: Hub, traffic: Traffic | None = None) -> FastAPI:
    """The ASGI application over ``hub``; the caller opens and closes the hub. ``traffic`` counts what is answered,
    where other processes serve the same hub."""
    app = FastAPI(
        title="Assessor hub",
        summary="What a programme's assessors read and score.",
        version="1",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        responses=REFUSALS,
        telemetry=NO_TELEMETRY,
    )
    app.state.hub = hub
    app.state.traffic = traffic or Traffic()
    app.add_middleware(Gate, traffic=app.state.traffic)
    refusals.install(app)
    for routes in (health, account, reading, assessment, choices, acts):
        app.include_router(routes.router)
    return app
