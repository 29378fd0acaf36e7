"""Opens any artifact once as the desk would, and says what is in it or why it cannot be shown.

`assessor-app inspect` and the check after every download both stand on it. All reading happens in child processes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from assessor_app.domain.citation import ArtifactFacts, PagesFrom
from assessor_app.domain.submission import ArtifactKind
from assessor_app.errors import ArtifactError
from assessor_app.media.byte_source import ByteSource, MemoryBytes
from assessor_app.media.identity_traces import leaks_of
from assessor_app.media.inspection import Inspection
from assessor_app.media.pdf.paged_look import PagedLook, PagedLooker
from assessor_app.media.pdf.paged_types import BARE_TEXT_TYPES, PDF, XHTML, has_pages
from assessor_app.media.reading.faults import sheet_error
from assessor_app.media.reading.link_reader import read_link
from assessor_app.media.reading.mail_reader import read_mail
from assessor_app.media.reading.office_text import TEXT_TYPES, office_text_pages
from assessor_app.media.reading.room import ReadingRoom
from assessor_app.media.reading.text_reader import read_text
from assessor_app.media.recording.probe import RecordingProbe
from assessor_app.sentences import sentence

_log = logging.getLogger(__name__)
_FIRST_TEXT: Final = 2_000
_FIRST_LINES: Final = 200
_MAIL: Final = "message/rfc822"

Cancel = Callable[[], bool]


class Inspector:
    """Blocking, for a worker thread; one artifact at a time. Its children are kept until :meth:`close`."""

    def __init__(self) -> None:
        self._pages = PagedLooker()
        self._reading = ReadingRoom()
        self._recordings = RecordingProbe()

    def inspect(
        self,
        source: ByteSource,
        name: str,
        kind: ArtifactKind,
        media_type: str,
        cancel: Cancel,
        rendition: ByteSource | None = None,
        pages_from: PagesFrom = "hub",
    ) -> Inspection:
        """Open one artifact; ``rendition`` is the PDF whose pages stand for it, made where ``pages_from`` says.

        ``name`` is what people call it, used for the answer's words and for what it may tell of whoever made the file.
        Never raises for what a file is or does: that becomes ``facts.fault`` and a sentence.
        """
        try:
            found = self._seen(source, name, kind, media_type, cancel, rendition, pages_from)
            return self._with_leaks(found, source, name, cancel)
        finally:
            self._reading.forget(source)

    def close(self) -> None:
        """End the children."""
        self._pages.close()
        self._reading.shutdown()
        self._recordings.close()

    def _seen(
        self,
        source: ByteSource,
        name: str,
        kind: ArtifactKind,
        media_type: str,
        cancel: Cancel,
        rendition: ByteSource | None,
        pages_from: PagesFrom,
    ) -> Inspection:
        try:
            return self._inspect(source, kind, media_type, cancel, rendition, pages_from)
        except ArtifactError as error:
            return _failed(kind, media_type, error)
        except OSError:
            return _failed(
                kind, media_type, ArtifactError(sentence("{name} could not be read.", name=name), kind="missing")
            )
        except MemoryError:
            return _failed(
                kind, media_type, ArtifactError(sentence("{name} is too large.", name=name), kind="too_large")
            )
        except Exception as error:  # noqa: BLE001
            # Whatever a hostile file brings about in code of ours is told as its damage, and known to us by its type.
            _log.warning("a file could not be inspected: %s", type(error).__name__)
            return _failed(kind, media_type, ArtifactError(sentence("{name} cannot be read.", name=name)))

    def _with_leaks(self, found: Inspection, source: ByteSource, name: str, cancel: Cancel) -> Inspection:
        """The same, knowing what in the file may tell who made it; a file that is gone was not looked at for that."""
        if found.facts.fault == "missing":
            return found
        try:
            told = leaks_of(self._reading, self._recordings, source, name, found.kind, found.facts.first_text, cancel)
        except (OSError, MemoryError):
            return found
        return replace(found, facts=replace(found.facts, leaks=told))

    def _inspect(
        self,
        source: ByteSource,
        kind: ArtifactKind,
        media_type: str,
        cancel: Cancel,
        rendition: ByteSource | None,
        pages_from: PagesFrom,
    ) -> Inspection:
        if not source.size:
            raise ArtifactError(sentence("This file is empty: it has no bytes."), kind="empty")
        if kind in ("video", "audio"):
            return self._recording(source, kind, media_type, cancel)
        if kind == "sheet":
            return self._sheets(source, media_type, cancel, rendition, pages_from)
        if rendition is not None:
            # Pages nobody can read stand for nothing; the file itself may still say something.
            with suppress(ArtifactError):
                return _paged(kind, media_type, self._pages.look(rendition, PDF, cancel), pages_from)
        if media_type == _MAIL:
            return self._mail(source, kind)
        if kind == "text":
            return _text(source, kind, media_type)
        if kind == "link":
            return _link(source, media_type)
        if has_pages(media_type):
            bare = media_type in BARE_TEXT_TYPES
            return _paged(kind, media_type, self._pages.look(source, media_type, cancel), "text" if bare else "file")
        if media_type in TEXT_TYPES:
            pages = MemoryBytes(office_text_pages(self._reading, source))
            return _paged(kind, media_type, self._pages.look(pages, XHTML, cancel), "text")
        raise ArtifactError(
            sentence("Files of this kind cannot be shown here."),
            sentence("Another program on this laptop may be able to show it."),
            kind="unsupported",
        )

    def _recording(self, source: ByteSource, kind: ArtifactKind, media_type: str, cancel: Cancel) -> Inspection:
        found = self._recordings.facts(source, cancel)
        size = self._recordings.first_frame(source, cancel) or (0, 0)
        facts = ArtifactFacts(duration=found.duration, checked=True)
        return Inspection(kind, media_type, facts, *size, detail=found.codec)

    def _sheets(
        self,
        source: ByteSource,
        media_type: str,
        cancel: Cancel,
        rendition: ByteSource | None,
        pages_from: PagesFrom,
    ) -> Inspection:
        """The cells decide; a rendition that cannot be read is no fault of theirs."""
        book = self._reading.sheets(source, media_type)
        if not book.sheets:
            raise sheet_error("empty")
        rows = self._reading.cells(source, 0, 0, _FIRST_LINES) if book.sheets[0].rows else ()
        text = "\n".join("\t".join(row).strip() for row in rows)
        pages, look = None, None
        if rendition is not None:
            try:
                look = self._pages.look(rendition, PDF, cancel)
                pages = look.layout.page_count
            except ArtifactError:
                look = None
        facts = ArtifactFacts(
            pages=pages,
            pages_from=pages_from if look is not None else "file",
            sheets=book.sheets,
            has_text=bool(text.strip()),
            first_text=text[:_FIRST_TEXT],
            checked=True,
        )
        size = (look.width, look.height) if look is not None else (0, 0)
        return Inspection("sheet", media_type, facts, *size)

    def _mail(self, source: ByteSource, kind: ArtifactKind) -> Inspection:
        mail = read_mail(self._reading, source)
        text = f"{mail.subject}\n{mail.text}".strip()
        facts = ArtifactFacts(has_text=bool(text), first_text=text[:_FIRST_TEXT], checked=True)
        return Inspection(kind, _MAIL, facts)


def _paged(kind: ArtifactKind, media_type: str, look: PagedLook, pages_from: PagesFrom) -> Inspection:
    facts = ArtifactFacts(
        pages=look.layout.page_count,
        page_labels=look.layout.labels,
        pages_from=pages_from,
        has_text=bool(look.first_text),
        first_text=look.first_text[:_FIRST_TEXT],
        checked=True,
    )
    sentence = ""
    if look.incomplete:
        sentence = "This picture is incomplete: the file ends too early or is damaged."
    elif look.drawn:
        sentence = "Page 1 cannot be drawn." if look.drawn == 1 else f"The first {look.drawn} pages cannot be drawn."
    elif look.layout.repaired:
        sentence = "This PDF is damaged: what is left of it is shown, and parts may be missing."
    elif pages_from == "text":
        sentence = "Only the text of this file can be shown; its layout and pictures are missing."
    return Inspection(kind, media_type, facts, look.width, look.height, sentence)


def _text(source: ByteSource, kind: ArtifactKind, media_type: str) -> Inspection:
    text = "\n".join(read_text(source).lines[:_FIRST_LINES])
    facts = ArtifactFacts(has_text=bool(text.strip()), first_text=text[:_FIRST_TEXT], checked=True)
    return Inspection(kind, media_type, facts)


def _link(source: ByteSource, media_type: str) -> Inspection:
    if not read_link(source).address:
        raise ArtifactError(sentence("No address can be read from this file."))
    return Inspection("link", media_type, sentence="A web address: it can be read online only.")


def _failed(kind: ArtifactKind, media_type: str, error: ArtifactError) -> Inspection:
    return Inspection(kind, media_type, ArtifactFacts(fault=error.kind, checked=True), sentence=str(error))
