"""The hub keeps what its own OpenAPI document promises, whatever is sent to it: made-up requests, right and wrong ones.

``ASSESSOR_CONTRACT_EXAMPLES=500 pytest tests/hub/test_contract.py`` looks longer; the suite takes a short look.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from assessor_app.hub.app import create_app
from assessor_app.protocol.messages import SCHEMA_HEADER
from tests.hub.conftest import Filled
from tests.support.hub import LocalHub
from tests.support.hub_roles import device_of

EXAMPLES = int(os.environ.get("ASSESSOR_CONTRACT_EXAMPLES", "1"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, filled: Filled) -> Iterator[LocalHub]:
    """One hub for all made-up requests: nothing here asks what the one before has left."""
    running = LocalHub(tmp_path_factory.mktemp("contract"), template=filled.folder)
    yield running
    running.close()


def test_what_the_document_says_of_every_path_is_so(shared: LocalHub) -> None:
    schema = schemathesis.openapi.from_dict(create_app(shared.hub).openapi())
    operations = [found.ok() for found in schema.get_all_operations()]

    assert len(operations) > 15
    sent = sum(_look(shared, operation, mode) for operation in operations for mode in MODES)
    assert sent >= EXAMPLES * len(operations)


def _look(hub: LocalHub, operation: APIOperation, mode: GenerationMode) -> int:
    """Made-up requests to one path, as its reader or as a lead; half of them about what is really there. How many."""
    code = "A-lea" if operation.path in {"/progress"} or operation.path.endswith("hand-back") else "A-ana"
    strategy = operation.as_strategy(generation_mode=mode)
    # Signing out ends the device that does it, so that each request to there needs its own.
    kept = device_of(hub, code)
    sent = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def send(case: schemathesis.Case) -> None:
        nonlocal sent
        sent += 1
        if "assignment_id" in case.path_parameters and len(str(case.path_parameters)) % 2:
            case.path_parameters["assignment_id"] = hub.assignment_id
        caller = device_of(hub, code) if operation.path == "/sign-out" else kept
        case.call_and_validate(base_url=hub.url, headers={**caller.headers, SCHEMA_HEADER: "1"}, checks=CHECKS)

    # In a short look every wrong request that was made up may turn out to be a right one, and is left out.
    with suppress(Unsatisfiable):
        send()
    return sent
