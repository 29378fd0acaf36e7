"""What every test gets: no screen needed, no keyring of the person at the keyboard, and a quiet log."""

from __future__ import annotations

import gc
import itertools
import logging
import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.support.patience import PatientBot

# before anything imports Qt; tests that need a real window start Xvfb themselves
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
# VLC refuses nothing as root in the library, but asks the desktop's sound server for a session that CI lacks
os.environ.setdefault("XDG_RUNTIME_DIR", "/tmp")


# As in the desk (gui/garbage.py): widgets that a test left must not be destroyed on the thread of another one's server.
gc.disable()
_tests_run = itertools.count(1)


def pytest_collection_finish() -> None:
    """Modules and the tests themselves stay to the end: no later collection need look at them."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logfinish() -> None:
    """Collect between two tests, on the main thread: a little each time, thoroughly now and then."""
    gc.collect(2 if next(_tests_run) % 40 == 0 else 1)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """As pytest-qt makes it, but waiting long enough for a machine that has more to do."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def no_errors_logged(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """A test during which the product logs an error has failed, unless it is marked ``logs_errors``."""
    yield
    if request.node.get_closest_marker("logs_errors"):
        return
    loud = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.ERROR and record.name.startswith("assessor_app")
    ]
    assert not loud, f"the product logged errors: {loud}"
