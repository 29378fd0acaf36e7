"""What viewers of pages are made of (workers, PDF service, reading room), for the length of a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from pytestqt.qtbot import QtBot

from assessor_app.gui.document_view.page_finder import PageFinder
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.service import PdfService
from assessor_app.media.reading.room import ReadingRoom
from tests.support.page_desk import PageDesk

View = TypeVar("View", bound=EvidenceView)


@dataclass
class PageParts:
    """The real parts, shared by the views a test makes."""

    qtbot: QtBot
    service: PdfService
    room: ReadingRoom
    runner: TaskRunner = field(default_factory=TaskRunner)
    theme: Theme = field(default_factory=Theme)
    views: list[EvidenceView] = field(default_factory=list)

    def reading(self) -> ReadingRoom:
        """Where files are read, as viewers ask for it."""
        return self.room

    def finder(self, desk: PageDesk) -> PageFinder:
        """A finder of pages at this desk."""
        return PageFinder(desk.as_desk(), self.runner, self.reading)

    def show(self, view: View, width: int = 600, height: int = 500) -> View:
        """Put a view on the screen; it is closed with the parts."""
        self.qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        self.views.append(view)
        return view


@contextmanager
def page_parts_of(qtbot: QtBot, service: PdfService, room: ReadingRoom) -> Iterator[PageParts]:
    """The parts; the views and workers are ended afterwards."""
    parts = PageParts(qtbot, service, room)
    yield parts
    for view in parts.views:
        view.close_artifact()
    assert parts.runner.shutdown(60)
