"""Mail inside the reading child: who wrote to whom and when, the text, and what was attached. Nothing is run."""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Final

from assessor_app.media.child_wire import Header
from assessor_app.media.reading_document import ReadingDocument, ReadingFaultError, Reply

_LARGEST: Final = 128 << 20
_MOST_TEXT: Final = 1_000_000
_MOST_ATTACHED: Final = 200
_LONGEST_HEADER: Final = 2_000
_SHOWN: Final = ("from", "to", "cc", "date", "subject")
_BREAKS: Final = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table", "hr"})
_SILENT: Final = frozenset({"script", "style", "head", "title", "template"})
_BROKEN: Final = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError)


def mail(document: ReadingDocument, _ask: Header) -> Reply:
    """Header lines, body as plain text, and name, type and size of what was attached."""
    if not document.data:
        raise ReadingFaultError("empty")
    if len(document.data) > _LARGEST:
        raise ReadingFaultError("too_large")
    try:
        message = message_from_bytes(bytes(document.data), policy=email.policy.default)
    except _BROKEN as error:
        raise ReadingFaultError("damaged") from error
    headers = {name: _header(message, name) for name in _SHOWN}
    if not any(headers.values()):
        raise ReadingFaultError("unsupported", "no mail")
    text, was_html = _body(message)
    attached = [one for _, one in zip(range(_MOST_ATTACHED), _attached(message), strict=False)]
    return {
        "headers": headers,
        "text": text[:_MOST_TEXT],
        "cut": len(text) > _MOST_TEXT,
        "was_html": was_html,
        "attached": attached,
    }, b""


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = str(message.get(name, ""))
    except _BROKEN:
        return ""  # a header that makes no sense is left out; the rest of the mail still speaks
    return " ".join(value.split())[:_LONGEST_HEADER]


def _body(message: EmailMessage) -> tuple[str, bool]:
    """The text as it is meant to be read, and whether it had to be taken out of HTML."""
    for kind in ("plain", "html"):
        try:
            part = message.get_body(preferencelist=(kind,))
            if part is None:
                continue
            text = str(part.get_content())
        except _BROKEN:
            continue
        if kind == "plain" and text.strip():
            return text, False
        if kind == "html":
            return plain_of_html(text), True
    return "", False


def _attached(message: EmailMessage) -> Iterator[tuple[str, str, int]]:
    for part in message.walk():
        try:
            name = part.get_filename()
            if part.is_multipart() or (not name and part.get_content_disposition() != "attachment"):
                continue
            content = part.get_payload(decode=True)
            yield str(name or "")[:_LONGEST_HEADER], part.get_content_type(), len(content or b"")
        except _BROKEN:
            continue  # an attachment nobody can name cannot be listed


class _Text(HTMLParser):
    """Collects the text of HTML, with line ends where a reader would see them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(" ".join(data.split("\n")))


def plain_of_html(text: str) -> str:
    """The words of HTML without its markup; what scripts and styles say is left out."""
    parser = _Text()
    parser.feed(text[: 4 * _MOST_TEXT])
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\n"))
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()
