"""What several tests of windows and viewers begin with; the making and ending is in tests/support."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.gui.theme import Theme
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.media.pdf.service import PdfService
from assessor_app.media.reading.room import ReadingRoom
from tests.support.canvases import CanvasStand
from tests.support.page_views import PageParts, page_parts_of
from tests.support.shell import Open, windows, worn_theme
from tests.support.video_views import VideoStage


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    with worn_theme(qapp) as made:
        yield made


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme) -> Iterator[Open]:
    with windows(qtbot, theme) as build:
        yield build


@pytest.fixture
def page_parts(qtbot: QtBot, pdfs: PdfService, room: ReadingRoom) -> Iterator[PageParts]:
    with page_parts_of(qtbot, pdfs, room) as parts:
        yield parts


@pytest.fixture
def service(pdfs: PdfService) -> PdfService:
    return pdfs


@pytest.fixture
def stand(qtbot: QtBot, service: PdfService) -> Iterator[CanvasStand]:
    stand = CanvasStand(qtbot, service, Theme())
    yield stand
    stand.close()


@pytest.fixture(scope="module")
def stage() -> Iterator[VideoStage]:
    made = VideoStage()
    yield made
    made.close()


@pytest.fixture
def video_view(stage: VideoStage, qtbot: QtBot) -> Iterator[VideoView]:
    """An empty view on screen."""
    made = stage.view(qtbot)
    yield made
    stage.strike(made)
