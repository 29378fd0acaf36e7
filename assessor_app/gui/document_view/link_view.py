"""The viewer for web addresses: the hub's captured copy if there is one, else where the link leads, never loaded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from assessor_app.domain.citation import PagesFrom
from assessor_app.errors import ArtifactError
from assessor_app.gui.document_view.document_view import DocumentView
from assessor_app.gui.document_view.page_finder import PageFinder
from assessor_app.gui.pdf_view.page_pane import PagePane
from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.service import PdfService
from assessor_app.media.reading.link_reader import Link, read_link


class LinkView(DocumentView):
    """Nothing is loaded from the network here; the browser opens an address only when it is asked to."""

    def __init__(
        self,
        service: PdfService,
        pages: PageFinder,
        runner: TaskRunner,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        pane: PagePane | None = None,
    ) -> None:
        """``pane`` as for the PDF view."""
        super().__init__(service, pages, theme, parent, pane=pane)
        self._runner = runner
        self._reading: Task | None = None
        self._link = Link("")

    def close_artifact(self) -> None:
        """Stop all work and forget the address."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading, self._link = None, Link("")
        super().close_artifact()

    def _say_whose(self, pages_from: PagesFrom) -> None:
        if pages_from != "hub":
            super()._say_whose(pages_from)
            return
        self.note_bar.say(
            self.tr("This is a copy of the page, captured when it was handed in. The page itself may have changed."),
            self.tr("Open the page…"),
            self._seek_address,
        )

    @Slot()
    def _seek_address(self) -> None:
        self._say_whose("hub")  # the note is put away by its button, and is still true
        self._read(self._ask_where)

    @Slot(object)
    def _tell_no_pages(self, _error: ArtifactError) -> None:
        """No copy was captured: then the address is all there is, and that is no fault."""
        self._read(self._show_address)

    def _read(self, done: Callable[[Link | None, Exception | None], None]) -> None:
        if self._file is not None:
            self._reading = self._runner.run("media", partial(read_link, self._file), done, self)

    def _ask_where(self, link: Link | None, _error: Exception | None) -> None:
        if link is not None and link.address:
            self.address_card.ask(link.address)
        else:
            self.show_note(self.tr("No address can be read from this file."))

    def _show_address(self, link: Link | None, error: Exception | None) -> None:
        if link is None or not link.address:
            unreadable = ArtifactError(self.tr("No address can be read from this file."))
            super()._tell_no_pages(error if isinstance(error, ArtifactError) else unreadable)
            return
        self._link = link
        self._stack.show_card(
            "link-variant",
            link.title or self.tr("A web page, online only"),
            self.tr("{0}\n\nNo copy was captured when it was handed in. Nothing is loaded until you open it.").format(
                link.address
            ),
            self.tr("Open in the browser…"),
            self._ask_address,
        )

    @Slot()
    def _ask_address(self) -> None:
        self.address_card.ask(self._link.address)
