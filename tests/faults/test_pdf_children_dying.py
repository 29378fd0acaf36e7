"""Children that are killed, hang or crash: the window lives on and the page comes back, or says why not.

Four kills amid drawing by default, with ``ASSESSOR_SOAK=1`` sixty.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress

import psutil
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import PagePlace
from assessor_app.gui.pdf_view.fault_card import FaultCard
from assessor_app.gui.pdf_view.page_strip import Zoom
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.theme import Theme
from assessor_app.media.child_wire import Header
from assessor_app.media.media_child import Answer, MediaChild
from assessor_app.media.pdf.render_queue import RenderKey
from assessor_app.media.pdf.service import PdfService
from tests.support.jump_mill import shared_blocks
from tests.support.pdf_child import end_service
from tests.support.pdfs import MemorySource, difference, independent_render, plain_pdf, slow_pdf
from tests.support.viewers import Recorder, artifact

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints"), pytest.mark.timeout(300)]

SECONDS = 120_000
KILLS = 60 if os.environ.get("ASSESSOR_SOAK") else 4
HEAVY = slow_pdf(3, strokes=2_500)
SLOW = slow_pdf(3, strokes=800)
PLAN = plain_pdf(60)


@pytest.fixture
def service(qapp: QApplication) -> Iterator[PdfService]:
    service = PdfService()
    yield service
    end_service(service)


@pytest.fixture
def view(qtbot: QtBot, service: PdfService) -> Iterator[PdfView]:
    view = PdfView(service, Theme())
    qtbot.addWidget(view)
    view.resize(640, 720)
    view.show()
    yield view
    view.close_artifact()


def opened(qtbot: QtBot, view: PdfView, data: bytes) -> None:
    with qtbot.waitSignal(view.facts_found, timeout=SECONDS):
        view.open_artifact(artifact(), MemorySource(data))


def cpu_of(service: PdfService) -> dict[int, float]:
    seconds = {}
    for pid in service.child_pids():
        with suppress(psutil.NoSuchProcess):
            seconds[pid] = psutil.Process(pid).cpu_times().user
    return seconds


def kill_amid_drawing(qtbot: QtBot, service: PdfService, number: int = signal.SIGKILL) -> int:
    """End the child that is seen to be computing with a signal; returns its process id."""
    before = cpu_of(service)

    def busy() -> list[int]:
        # A spare that has come in meanwhile has spent its time on starting: it counts from when it is first seen.
        return [pid for pid, spent in cpu_of(service).items() if spent - before.setdefault(pid, spent) > 0.08]

    qtbot.waitUntil(lambda: bool(busy()), timeout=SECONDS)
    pid = busy()[0]
    psutil.Process(pid).send_signal(number)
    return pid


def test_a_page_comes_back_each_of_three_times_its_child_is_killed_amid_drawing(
    qtbot: QtBot, service: PdfService, view: PdfView
) -> None:
    opened(qtbot, view, SLOW)
    qtbot.waitUntil(lambda: view.is_sharp(0), timeout=SECONDS)
    beats = Recorder((heart := QTimer(view)).timeout)
    heart.start(20)
    for kill in range(3):
        view.canvas.set_zoom(Zoom("none", 0.8 + kill / 20))
        kill_amid_drawing(qtbot, service)
        alive = len(beats.values)
        # the page may have come the moment before; the window beats on all the same
        qtbot.waitUntil(lambda alive=alive: view.is_sharp(0) and len(beats.values) > alive, timeout=SECONDS)
    assert view.isVisible()
    assert not view.findChildren(FaultCard)
    image = view.rendered_page_image(0)
    assert image is not None
    assert difference(image, independent_render(SLOW, 0, image.width(), image.height())) < 1.0


@pytest.mark.skipif(sys.platform != "linux", reason="shared memory has no names to list elsewhere")
def test_kills_amid_drawing_leave_every_page_sharp_and_nothing_behind(
    qtbot: QtBot, qapp: QApplication, view: PdfView, service: PdfService
) -> None:
    before = shared_blocks()
    chance = random.Random(41)
    opened(qtbot, view, SLOW)
    qtbot.waitUntil(lambda: view.is_sharp(0), timeout=SECONDS)
    killed = set()
    for _ in range(KILLS):
        page = chance.randrange(3)
        view.canvas.set_zoom(Zoom("none", chance.uniform(0.7, 1.2)))
        view.go_to_page(page)
        killed.add(kill_amid_drawing(qtbot, service))
        # One that is killed a second time shows its card; that has its own test.
        qtbot.waitUntil(lambda page=page: view.is_sharp(page) or bool(view.findChildren(FaultCard)), timeout=SECONDS)
        for card in view.findChildren(FaultCard):
            # of whichever page it is: one that stays would never be drawn again
            card.retry_button.click()
    for page in range(3):
        view.go_to_page(page)
        qtbot.waitUntil(lambda page=page: view.is_sharp(page), timeout=SECONDS)
    assert len(killed) == KILLS
    qtbot.waitUntil(lambda: not any(psutil.pid_exists(pid) for pid in killed), timeout=SECONDS)
    view.close_artifact()
    end_service(service)
    assert shared_blocks() <= before


def test_children_killed_while_idle_are_replaced_without_a_word(
    qtbot: QtBot, service: PdfService, view: PdfView
) -> None:
    opened(qtbot, view, PLAN)
    view.foresee([30])
    qtbot.waitUntil(lambda: view.is_sharp(30) and view.is_sharp(0), timeout=SECONDS)
    killed = service.child_pids()
    for pid in killed:
        psutil.Process(pid).kill()
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS):
        view.show_place(PagePlace(44, 44), "Cited for EO 1.b")
    assert not set(killed) & set(service.child_pids())
    image = view.rendered_page_image(44)
    assert image is not None
    assert difference(image, independent_render(PLAN, 44, image.width(), image.height())) < 1.0


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_a_page_that_crashes_its_child_twice_shows_its_place_and_comes_at_retry(
    qtbot: QtBot, service: PdfService, view: PdfView
) -> None:
    opened(qtbot, view, slow_pdf(1, strokes=2_000))  # a single page: nothing else keeps a child busy
    qtbot.waitUntil(lambda: view.is_sharp(0), timeout=SECONDS)
    view.canvas.set_zoom(Zoom("none", 1.3))
    kill_amid_drawing(qtbot, service, signal.SIGSEGV)
    kill_amid_drawing(qtbot, service, signal.SIGSEGV)
    qtbot.waitUntil(lambda: bool(view.findChildren(FaultCard)), timeout=SECONDS)
    card = view.findChildren(FaultCard)[0]
    sentence = card.findChild(QLabel, "fault_sentence")
    assert sentence is not None
    assert "twice" in sentence.text()
    retry = card.findChild(QPushButton, "retry_button")
    assert retry is not None
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.is_sharp(0), timeout=SECONDS)
    assert not [one for one in view.findChildren(FaultCard) if one.isVisible()]


def test_both_children_killed_as_a_page_is_asked_for_is_never_the_pages_fault(
    qtbot: QtBot, service: PdfService
) -> None:
    document = service.open_document(MemorySource(PLAN))
    with qtbot.waitSignal(document.opened, timeout=SECONDS):
        pass
    for page in range(min(KILLS * 2, 20)):
        key = RenderKey(page, 300, 424)
        for pid in service.child_pids():
            with suppress(psutil.NoSuchProcess):
                psutil.Process(pid).kill()
        document.want([key])
        document.foresee([RenderKey(page + 1, 301, 424)])
        qtbot.waitUntil(lambda key=key: document.image(key) is not None, timeout=SECONDS)
        assert document.fault(page) is None
    document.close()


def test_opening_survives_a_killed_child(qtbot: QtBot, service: PdfService, view: PdfView) -> None:
    service.warm()
    qtbot.waitUntil(lambda: bool(service.child_pids()), timeout=SECONDS)
    killed = service.child_pids()[0]
    psutil.Process(killed).kill()
    opened(qtbot, view, PLAN)
    qtbot.waitUntil(lambda: view.is_sharp(0), timeout=SECONDS)
    assert killed not in service.child_pids()


def test_a_page_without_end_is_stopped_and_the_others_still_come(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = MediaChild.ask

    def impatient(child: MediaChild, header: Header, payload: bytes | memoryview = b"", *, seconds: float) -> Answer:
        # only the page without end is given little time: a laden machine may need much for any other
        slow = header["do"] == "draw" and header["document"] == endless._data.number
        return ask(child, header, payload, seconds=1.0 if slow else seconds)

    monkeypatch.setattr(MediaChild, "ask", impatient)
    service = PdfService()
    endless = service.open_document(MemorySource(slow_pdf(1, strokes=60_000)))
    failed = Recorder(endless.page_failed)
    with qtbot.waitSignal(endless.opened, timeout=SECONDS):
        pass
    endless.want([RenderKey(0, 1400, 1981)])
    plan = service.open_document(MemorySource(PLAN))
    with qtbot.waitSignal(plan.opened, timeout=SECONDS):
        pass
    with qtbot.waitSignal(plan.page_drawn, timeout=SECONDS):
        plan.want([RenderKey(3, 300, 424)])
    qtbot.waitUntil(failed.heard, timeout=SECONDS)
    fault = endless.fault(0)
    assert fault is not None
    assert fault.kind == "timeout"
    for document in (endless, plan):
        document.close()
    end_service(service)


def test_pages_scrolled_past_are_never_drawn(qtbot: QtBot, service: PdfService, view: PdfView) -> None:
    opened(qtbot, view, slow_pdf(40, strokes=700))
    qtbot.waitUntil(lambda: view.is_sharp(0), timeout=SECONDS)
    document = view.canvas._document
    assert document is not None
    drawn = Recorder(document.page_drawn)
    # however long the scrolling takes, nothing gets done in that time
    children = [psutil.Process(pid) for pid in service.child_pids()]
    for child in children:
        child.suspend()
    for page in range(2, 36):
        view.go_to_page(page)
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS):
        view.show_place(PagePlace(36, 36), "Cited for EO 1.b")
        for child in children:
            child.resume()
    # two may have been in hand when the scrolling began, and each lane took one more as it ended
    assert len([page for page in drawn.values if page < 34]) <= 4


def test_nothing_is_left_of_the_children_or_their_memory(qtbot: QtBot, qapp: QApplication) -> None:
    service = PdfService()
    document = service.open_document(MemorySource(HEAVY))
    with qtbot.waitSignal(document.opened, timeout=SECONDS):
        pass
    document.want([RenderKey(0, 1400, 1981)])
    document.foresee([RenderKey(1, 1400, 1981)])
    qtbot.waitUntil(lambda: len(service.child_pids()) == 2, timeout=SECONDS)
    children = [psutil.Process(pid) for pid in service.child_pids()]
    end_service(service)
    _, alive = psutil.wait_procs(children, timeout=30)
    assert not alive
    assert service.shutdown(), "a second time"
    assert service.cached_bytes == 0


def test_a_document_closed_while_it_is_read_gives_its_memory_back(qtbot: QtBot, service: PdfService) -> None:
    documents = [service.open_document(MemorySource(PLAN)) for _ in range(6)]
    for document in documents[:-1]:
        document.close()
    with qtbot.waitSignal(documents[-1].opened, timeout=SECONDS):
        pass
    documents[-1].close()
    qtbot.waitUntil(lambda: not any(data.held for data in service._data), timeout=SECONDS)
