"""The card under the rail: small pictures of the pages a citation can be read as, drawn by the real page service."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import PagePlace
from assessor_app.domain.citation.meanings import Meaning
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.citation_chips import Chip
from assessor_app.gui.workspace.likely_place import LikelyPlace
from assessor_app.gui.workspace.problem_card import ProblemCard
from assessor_app.media.pdf.service import PdfService
from tests.support.pdfs import MemorySource, difference, independent_render, plain_pdf
from tests.support.viewers import artifact

# the offscreen platform says this of every window shown
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SECONDS = 60_000
LABELLED = plain_pdf(20, labels=True)
PRINTED = Meaning(artifact().id, PagePlace(9, 9), "printed")
SHEET = Meaning(artifact().id, PagePlace(5, 5), "sheet")
CHIP = Chip(0, 0, artifact().id, PRINTED.place, "p. 6", "")


@pytest.fixture
def view(qtbot: QtBot, service: PdfService, qapp: QApplication) -> Iterator[PdfView]:
    view = PdfView(service, Theme())
    qtbot.addWidget(view)
    view.resize(640, 720)
    view.show()
    yield view
    view.close_artifact()


@pytest.fixture
def card(qtbot: QtBot, qapp: QApplication) -> ProblemCard:
    card = ProblemCard(Theme())
    qtbot.addWidget(card)
    card.fit(800)
    return card


def offers(card: ProblemCard) -> list[LikelyPlace]:
    return sorted(card.findChildren(LikelyPlace), key=lambda one: one.objectName())


def painted(offer: LikelyPlace) -> QImage:
    """The picture as it is on screen, without the line about it."""
    size = offer.iconSize()
    return offer.icon().pixmap(size).toImage().copy(1, 1, size.width() - 2, size.height() - 2)


def test_each_reading_has_the_picture_of_its_page_after_the_page_that_is_read(
    qtbot: QtBot, view: PdfView, card: ProblemCard
) -> None:
    card.explain("p. 6", CHIP, [("p. 6 printed, sheet 10", PRINTED), ("sheet 6, printed 2", SHEET)])
    card.resize(900, card.sizeHint().height())
    card.take_previews(artifact().id, view.previews)
    view.show_place(PagePlace(9, 9), "Cited for 1.a")
    with qtbot.waitSignal(view.previews.drawn, timeout=SECONDS):
        view.open_artifact(artifact(), MemorySource(LABELLED))
    # which of two children is done first is chance: what counts is what they are asked first
    document, small = view._document, set(view.previews._keys.values())
    assert document is not None
    assert (document._wanted[0].page, document._wanted[0] in small) == (9, False), "the cited page comes first"
    assert small <= set(document._wanted)
    qtbot.waitUntil(lambda: view.is_sharp(9), timeout=SECONDS)

    def is_page(offer: LikelyPlace, page: int) -> bool:
        shown = painted(offer)
        size = offer.iconSize()
        real = independent_render(LABELLED, page, size.width(), size.height())
        return difference(shown, real.copy(1, 1, size.width() - 2, size.height() - 2)) < 2.0

    printed, sheet = offers(card)
    qtbot.waitUntil(lambda: is_page(printed, 9) and is_page(sheet, 5), timeout=SECONDS)
    assert not is_page(printed, 5)
    assert all(one.iconSize().height() >= 60 for one in (printed, sheet))


def test_a_card_put_away_wants_no_pictures(qtbot: QtBot, view: PdfView, card: ProblemCard) -> None:
    with qtbot.waitSignal(view.facts_found, timeout=SECONDS):
        view.open_artifact(artifact(), MemorySource(LABELLED))
    card.explain("p. 6", CHIP, [("p. 6 printed, sheet 10", PRINTED), ("sheet 6, printed 2", SHEET)])
    card.take_previews(artifact().id, view.previews)
    qtbot.waitUntil(lambda: view.previews.picture(5) is not None, timeout=SECONDS)
    card.hide()
    assert view.previews.picture(5) is None
