"""Documents as a tab holds them: what they say arrives when asked for, and a find never waits for all of it."""

from __future__ import annotations

import io
import threading
from typing import BinaryIO

import psutil
import pytest
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.errors import ArtifactError
from assessor_app.media.pdf.document import PdfDocument
from assessor_app.media.pdf.render_queue import RenderKey
from assessor_app.media.pdf.service import PdfService
from assessor_app.media.pdf.text import Hit, PageLink
from tests.support.pdf_child import end_service
from tests.support.pdfs import (
    MemorySource,
    difference,
    locked_pdf,
    one_page,
    outlined_pdf,
    plain_pdf,
    slow_pdf,
    text_pdf,
)
from tests.support.viewers import Recorder

pytestmark = pytest.mark.timeout(180)

SECONDS = 60_000
REPORT = text_pdf(
    [f"Sheet {page} says\nsomething of note" + (" about owls" if page % 10 == 7 else "") for page in range(60)]
)


@pytest.fixture
def service(pdfs: PdfService) -> PdfService:
    return pdfs


def opened(qtbot: QtBot, service: PdfService, data: bytes, **more: str) -> PdfDocument:
    document = service.open_document(MemorySource(data), **more)
    with qtbot.waitSignal(document.opened, timeout=SECONDS):
        pass
    return document


def failed(qtbot: QtBot, service: PdfService, data: bytes, **more: str) -> ArtifactError:
    document = service.open_document(MemorySource(data), **more)
    with qtbot.waitSignal(document.open_failed, timeout=SECONDS) as told:
        pass
    document.close()
    assert told.args is not None
    error = told.args[0]
    assert isinstance(error, ArtifactError)
    return error


def hits_of(qtbot: QtBot, document: PdfDocument, text: str, **how: object) -> tuple[list[Hit], int]:
    told = Recorder(document.hits_found)
    with qtbot.waitSignal(document.find_finished, timeout=SECONDS) as end:
        document.find(text, **how)  # type: ignore[arg-type]
    assert end.args is not None
    return [hit for hits in told.values for hit in hits], end.args[0]


def test_a_find_goes_from_its_page_round_to_the_page_before(qtbot: QtBot, service: PdfService) -> None:
    document = opened(qtbot, service, REPORT)
    moved = Recorder(document.find_moved)
    hits, count = hits_of(qtbot, document, "note about owls", start=30)
    assert [hit.page for hit in hits] == [37, 47, 57, 7, 17, 27]
    assert count == 6
    assert moved.values[-1] == (60, 60)
    assert [place for place, _ in moved.values] == sorted(place for place, _ in moved.values)
    hit = hits[0]
    assert hit.text == "note about owls"
    assert hit.before.endswith("something of ")
    assert len(hit.boxes) == 1
    left, top, right, bottom = hit.boxes[0]
    assert 72 < left < right < 400
    assert top < 84 + 15 < bottom + 5


def test_the_second_find_asks_no_child(qtbot: QtBot, service: PdfService) -> None:
    document = opened(qtbot, service, REPORT)
    hits_of(qtbot, document, "owls")
    for pid in service.child_pids():
        psutil.Process(pid).suspend()
    try:
        hits, count = hits_of(qtbot, document, "Sheet", start=5)
    finally:
        for pid in service.child_pids():
            psutil.Process(pid).resume()
    assert count == 60
    assert hits[0].page == 5


def test_a_newer_find_replaces_the_one_under_way(qtbot: QtBot, service: PdfService) -> None:
    document = opened(qtbot, service, REPORT)
    document.find("something")
    hits, count = hits_of(qtbot, document, "owls")
    assert count == 6
    assert {hit.text for hit in hits} == {"owls"}


def test_a_find_that_was_stopped_or_of_nothing_tells_nothing_more(qtbot: QtBot, service: PdfService) -> None:
    document = opened(qtbot, service, REPORT)
    told, ended = Recorder(document.hits_found), Recorder(document.find_finished)
    document.find("something")
    document.stop_finding()
    document.find("   ")
    document.want_words([59])
    with qtbot.waitSignal(document.words_found, timeout=SECONDS):
        pass
    assert not told.heard()
    assert not ended.heard()


def test_a_find_asked_for_before_the_file_is_open_begins_when_it_is(qtbot: QtBot, service: PdfService) -> None:
    document = service.open_document(MemorySource(REPORT))
    assert hits_of(qtbot, document, "owls")[1] == 6


def test_a_find_survives_the_death_of_the_child_that_reads(qtbot: QtBot, service: PdfService) -> None:
    document = opened(qtbot, service, REPORT)
    qtbot.waitUntil(lambda: len(service.child_pids()) == 2, timeout=SECONDS)
    for pid in service.child_pids():
        psutil.Process(pid).kill()
    assert hits_of(qtbot, document, "owls")[1] == 6


def test_a_page_that_takes_too_long_is_passed_over_by_a_find(qtbot: QtBot, qapp: QApplication) -> None:
    import zlib

    from tests.support.pdfs import stream

    endless = stream(zlib.compress(b"q 1 0 0 1 0 0 cm 0 0 m 100 100 l S Q " * 1_000_000), b"/Filter /FlateDecode")
    service = PdfService()
    document = opened(qtbot, service, one_page(more=b"/Contents 5 0 R", extra=endless))
    # opening may take its time on a laden machine
    for lane in service._lanes:
        lane._task_seconds = 0.7
    assert hits_of(qtbot, document, "owls") == ([], 0)
    end_service(service)


def test_wanted_pages_are_drawn_while_a_find_runs(qtbot: QtBot, service: PdfService) -> None:
    document = opened(qtbot, service, plain_pdf(600))
    ended = Recorder(document.find_finished)
    document.find("nowhere to be found")
    with qtbot.waitSignal(document.page_drawn, timeout=SECONDS):
        document.want([RenderKey(300, 200, 283)])
    assert not ended.heard()
    qtbot.waitUntil(ended.heard, timeout=SECONDS)


def test_words_links_and_outline_come_when_asked_for_and_stay(qtbot: QtBot, service: PdfService) -> None:
    document = opened(qtbot, service, outlined_pdf())
    assert document.words(0) is None
    assert document.links(0) is None
    with qtbot.waitSignals([document.words_found, document.links_found, document.outline_found], timeout=SECONDS):
        document.want_words([0])
        document.want_links([0])
        document.ask_outline()
    words = document.words(0)
    assert words is not None
    assert [word.text for word in words.words] == ["1"]
    links = document.links(0)
    assert links is not None
    assert links[0] == PageLink((10, 10, 100, 30), page=2, y=300)
    assert links[1].address == "https://example.org/a?b=c"
    assert links[2] == PageLink((10, 90, 100, 110))
    again = Recorder(document.outline_found)
    document.ask_outline()
    assert [entry.title for entry in again.values[0]] == ["Part 1", "Part 2", "Part 3"]


def test_the_newest_wish_for_words_comes_first(qtbot: QtBot, service: PdfService) -> None:
    document = opened(qtbot, service, plain_pdf(300))
    told = Recorder(document.words_found)
    document.want_words(range(300))
    document.want_words([250])
    qtbot.waitUntil(lambda: 250 in told.values, timeout=SECONDS)
    assert len(told.values) < 100


def test_a_page_is_drawn_turned_and_its_stand_in_is_turned_alike(qtbot: QtBot, service: PdfService) -> None:
    document = opened(qtbot, service, plain_pdf(1))
    straight, turned = RenderKey(0, 300, 424), RenderKey(0, 424, 300, turn=90)
    document.want([straight, turned])
    qtbot.waitUntil(
        lambda: document.image(straight) is not None and document.image(turned) is not None, timeout=SECONDS
    )
    one, other = document.image(straight), document.image(turned)
    assert one is not None
    assert other is not None
    assert difference(other.copy(), one.transformed(QTransform().rotate(90))) < 1.0
    stand_in = document.stand_in(0, 90)
    assert stand_in is not None
    assert stand_in.width() == 424
    assert document.stand_in(0, 180) is None
    document.close()


def test_a_wrong_password_says_so_and_none_asks_for_one(qtbot: QtBot, service: PdfService) -> None:
    data = locked_pdf("open sesame")
    without, wrong = failed(qtbot, service, data), failed(qtbot, service, data, password="sesame")
    assert without.kind == wrong.kind == "password"
    assert "locked" in str(without)
    assert "not the password" in str(wrong)
    assert opened(qtbot, service, data, password="open sesame").layout is not None


def test_other_types_open_too_and_their_faults_do_not_speak_of_pdf(qtbot: QtBot, service: PdfService) -> None:
    document = opened(qtbot, service, b"<h1>Owls</h1>", media_type="text/html")
    assert document.layout is not None
    assert document.layout.kind == "flow"
    assert hits_of(qtbot, document, "owls")[1] == 1
    error = failed(qtbot, service, b"no book", media_type="application/epub+zip")
    assert error.kind == "damaged"
    assert "PDF" not in str(error)


class HoldingSource:
    """A large source that is read in pieces, whose reader waits half-way until it is let go on."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)
        self.reads = 0
        self.largest = 0
        self.half_way = threading.Event()
        self.go_on = threading.Event()

    def open(self) -> BinaryIO:
        source = self

        class Reader(io.BytesIO):
            def read(self, size: int | None = -1) -> bytes:
                source.reads += 1
                piece = super().read(size)
                source.largest = max(source.largest, len(piece))
                if self.tell() > source.size // 2 and not source.half_way.is_set():
                    source.half_way.set()
                    source.go_on.wait(30)
                return piece

        return Reader(self._data)


def test_a_large_file_is_read_once_in_pieces_shared_and_freed(qtbot: QtBot, service: PdfService) -> None:
    padding = b"%" + b"x" * (1 << 20) + b"\n"
    data = plain_pdf(4) + padding * 24
    source = HoldingSource(data)
    document = service.open_document(source)
    assert source.half_way.wait(30)
    source.go_on.set()
    with qtbot.waitSignal(document.opened, timeout=SECONDS):
        pass
    told = Recorder(document.page_drawn)
    document.want([RenderKey(0, 100, 142)])
    document.foresee([RenderKey(1, 100, 142)])
    document.want_words([2])
    qtbot.waitUntil(lambda: document.words(2) is not None and len(told.values) == 2, timeout=SECONDS)
    assert source.largest <= 1 << 20
    assert source.reads <= len(data) // (1 << 20) + 3
    document.close()
    qtbot.waitUntil(lambda: not any(held.held for held in service._data), timeout=SECONDS)


def test_a_file_closed_while_it_is_read_is_read_no_further(qtbot: QtBot, service: PdfService) -> None:
    source = HoldingSource(plain_pdf(1) + (b"%" + b"x" * (1 << 20) + b"\n") * 40)
    document = service.open_document(source)
    assert source.half_way.wait(30)
    reads = source.reads
    document.close()
    source.go_on.set()
    qtbot.waitUntil(lambda: not any(held.held for held in service._data), timeout=SECONDS)
    assert source.reads <= reads + 2


def test_a_slow_page_amid_a_find_delays_no_wanted_page_by_more_than_itself(qtbot: QtBot, service: PdfService) -> None:
    document = opened(qtbot, service, slow_pdf(30, strokes=300))
    document.find("7")
    drawn = Recorder(document.page_drawn)
    document.want([RenderKey(20, 200, 283)])
    qtbot.waitUntil(drawn.heard, timeout=SECONDS)
    assert drawn.values == [20]
