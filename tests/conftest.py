"""What every test gets: no screen needed, no keyring of the person at the keyboard, and a quiet log."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

import pytest
from pytestqt.qtbot import QtBot

from tests.support.patience import PatientBot, until

if TYPE_CHECKING:
    from assessor_app.media.pdf.service import PdfService
    from assessor_app.media.reading.room import ReadingRoom

# before anything imports Qt; tests that need a real window start Xvfb themselves
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
# VLC refuses nothing as root in the library, but asks the desktop's sound server for a session that CI lacks
os.environ.setdefault("XDG_RUNTIME_DIR", "/tmp")


# As in the desk (gui/garbage.py): widgets that a test left must not be destroyed on the thread of another one's server.
gc.disable()
# in blocks of memory: what some forty windows leave
_MUCH: Final = 800_000
_lasting = [0]


def pytest_collection_finish() -> None:
    """Modules and the tests themselves stay to the end: no later collection need look at them."""
    gc.collect()
    gc.freeze()
    _lasting[0] = sys.getallocatedblocks()


def pytest_runtest_logfinish() -> None:
    """Collect between two tests, on the main thread: a little each time, thoroughly when there is much to be gained.

    The thorough collection looks at all that lasts, too, which takes longer than hundreds of small tests.
    """
    gc.collect(1)
    if sys.getallocatedblocks() > _lasting[0] + _MUCH:
        gc.collect()
        _lasting[0] = sys.getallocatedblocks()
    _lasting[0] = min(_lasting[0], sys.getallocatedblocks())


@pytest.fixture(scope="session", autouse=True)
def weak_hashes() -> Iterator[None]:
    """The hubs of this process hash a password in no time: at full strength that is most of what their tests compute.

    A hash says itself how it was made, so the hubs of other processes, which make strong ones, read them as well.
    """
    accounts = sys.modules.get("assessor_app.hub.door.accounts")
    if accounts is None:
        # no test that was collected has a hub
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        weak = partial(accounts.PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(accounts, "PasswordHasher", weak)
        yield


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """As pytest-qt makes it, but waiting long enough for a machine that has more to do."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def lasting_pdfs(qapp: object) -> Iterator[PdfService]:
    """As in the desk, one service for all: its children take longer to start than most tests take."""
    from assessor_app.media.pdf.service import PdfService  # late: most tests look at no page

    service = PdfService()
    yield service
    service.shutdown()
    until(lambda: all(lane.join() for lane in service._lanes), "the end of the PDF service's threads")


@pytest.fixture
def pdfs(lasting_pdfs: PdfService) -> Iterator[PdfService]:
    """The service, in which nothing is open before and after."""
    yield lasting_pdfs
    for document in tuple(lasting_pdfs._documents.values()):
        document.close()


@pytest.fixture(scope="session")
def room() -> Iterator[ReadingRoom]:
    """Where sheets, mail and texts are read, one for all as in the desk."""
    from assessor_app.media.reading.room import ReadingRoom  # late: as above

    made = ReadingRoom()
    yield made
    made.shutdown()


def _look() -> tuple[object, ...] | None:
    """What all windows of this process look like, whoever makes them."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = None if widgets is None else widgets.QApplication.instance()
    if app is None:
        return None
    return app.font().toString(), app.styleSheet(), app.palette().window().color().name()


@pytest.fixture(autouse=True)
def look_as_found() -> Iterator[None]:
    """A test that leaves the application dressed has failed: it would be told of one that comes after it."""
    before = _look()
    yield
    assert before in (None, _look()), "the application does not look as it did before this test"


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
