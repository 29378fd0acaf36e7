"""What the desk's pages hold, for the palette: criteria and files of the open submission, and the queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.desk_pages import DeskPages
from assessor_app.gui.palette.palette_source import PaletteEntry
from assessor_app.gui.queue.queue_words import status_words

if TYPE_CHECKING:
    from assessor_app.gui.workspace.reading_order import ReadingOrder
    from assessor_app.gui.workspace.workspace_page import WorkspacePage
    from assessor_app.workflows.desk import OpenedSubmission, QueueRow


def _words(text: str) -> str:
    return QCoreApplication.translate("palette", text)


def _workspace(pages: DeskPages) -> WorkspacePage | None:
    """The workspace with something open in it; asking must not build one."""
    if not pages.assignment_id:
        return None
    page = pages.workspace_page
    return page if page.submission is not None else None


class CriterionSource:
    """Criteria and narrative parts of the open submission, in reading order."""

    name = "criterion"

    def __init__(self, pages: DeskPages) -> None:
        self._pages = pages
        self._order: ReadingOrder | None = None
        self._entries: tuple[PaletteEntry, ...] = ()

    @property
    def caption(self) -> str:
        """The heading."""
        return _words("Criteria of the open submission")

    def entries(self) -> Sequence[PaletteEntry]:
        """Label and title of each."""
        page = _workspace(self._pages)
        order = page.panes.order if page is not None else None
        if order is not self._order:
            self._order = order
            stops = order.stops if order is not None else ()
            self._entries = tuple(
                PaletteEntry(
                    stop.key, f"{stop.label}  {stop.title}", "" if stop.part.title == stop.title else stop.part.title
                )
                for stop in stops
            )
        return self._entries

    def choose(self, key: str) -> None:
        """Take it in hand, in front of all."""
        page = _workspace(self._pages)
        if page is not None:
            self._pages.show_workspace()
            page.select(key)


class ArtifactSource:
    """Files of the open submission by the names they are shown with."""

    name = "file"

    def __init__(self, pages: DeskPages) -> None:
        self._pages = pages
        self._opened: OpenedSubmission | None = None
        self._entries: tuple[PaletteEntry, ...] = ()

    @property
    def caption(self) -> str:
        """The heading."""
        return _words("Files of the open submission")

    def entries(self) -> Sequence[PaletteEntry]:
        """Each file; one that is not on this laptop says so."""
        page = _workspace(self._pages)
        opened = page.submission if page is not None else None
        if opened is not self._opened:
            self._opened = opened
            artifacts = opened.submission.artifacts if opened is not None else ()
            present = opened.present if opened is not None else frozenset()
            away = _words("not on this laptop yet")
            self._entries = tuple(
                PaletteEntry(one.id, one.name, "" if one.id in present else away) for one in artifacts
            )
        return self._entries

    def choose(self, key: str) -> None:
        """Bring its tab to the front."""
        page = _workspace(self._pages)
        if page is not None:
            self._pages.show_workspace()
            page.panes.evidence.show_artifact(key)


class SubmissionSource:
    """Submissions of the queue."""

    name = "submission"

    def __init__(self, pages: DeskPages) -> None:
        self._pages = pages
        self._rows: tuple[QueueRow, ...] = ()
        self._entries: tuple[PaletteEntry, ...] = ()

    @property
    def caption(self) -> str:
        """The heading."""
        return _words("Submissions")

    def entries(self) -> Sequence[PaletteEntry]:
        """Code, credential and status of each, in the order last read; none before somebody has signed in."""
        rows = () if self._pages.front == "sign_in" else self._pages.queue_page.rows
        if rows is not self._rows:
            if rows != self._rows:
                # The words of a status are looked up once for all rows that share it: there may be thousands.
                said: dict[tuple[object, ...], str] = {}
                self._entries = tuple(_entry(row, said) for row in rows)
            self._rows = rows
        return self._entries

    def choose(self, key: str) -> None:
        """Open it as a press of Enter in the queue would."""
        self._pages.arrivals.open(key)


def _entry(row: QueueRow, said: dict[tuple[object, ...], str]) -> PaletteEntry:
    state = (row.status, row.note, row.handed_back, bool(row.lead_note))
    if state not in said:
        said[state] = status_words(row)
    named = (row.practitioner, row.credential_title, said[state])
    return PaletteEntry(row.assignment_id, row.code, " · ".join(one for one in named if one))
