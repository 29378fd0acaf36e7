"""Mail inside the reading child: who wrote to whom and when, the text, and what was attached. Nothing is run."""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Final

from assessor_app.media.child_wire import Header
from assessor_app.media.reading.document import ReadingDocument, ReadingFaultError, Reply
from assessor_app.media.reading.html_words import plain_of_html

_LARGEST: Final = 128 << 20
_MOST_TEXT: Final = 4 << 20
_MOST_ATTACHED: Final = 200
_MOST_PARTS: Final = 2_000
_LONGEST_HEADER: Final = 2_000
# Reading a header takes time that grows with the square of its length.
_LONGEST_READ: Final = 16_000
_LONGEST_DATE: Final = 200
_DEEPEST: Final = 30
_SHOWN: Final = ("from", "to", "cc", "date", "subject")
_MAIL: Final = "message/rfc822"
_BROKEN: Final = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError)


def mail(document: ReadingDocument, _ask: Header) -> Reply:
    """Header lines, when it was sent (ISO 8601, "" where that cannot be read), body as plain text, and name, type and
    size of what was attached."""
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
    leaves = [part for _, part in zip(range(_MOST_PARTS), _leaves(message, 0), strict=False)]
    text, was_html = _body(leaves)
    attached = [_described(part) for part in leaves if _is_attached(part)]
    return {
        "headers": headers,
        "sent_at": _moment(message),
        "text": text[:_MOST_TEXT],
        "cut": len(text) > _MOST_TEXT or len(attached) > _MOST_ATTACHED,
        "was_html": was_html,
        "attached": attached[:_MOST_ATTACHED],
    }, b""


def _raw(message: EmailMessage, name: str) -> str:
    return next((str(value) for key, value in message.raw_items() if key.lower() == name), "")


def _moment(message: EmailMessage) -> str:
    """When the mail says it was sent; without an offset where the sender told none."""
    raw = _raw(message, "date")[:_LONGEST_DATE]
    try:
        return parsedate_to_datetime(raw).isoformat() if raw else ""
    except (*_BROKEN, OverflowError):
        return ""


def _header(message: EmailMessage, name: str) -> str:
    raw = _raw(message, name)
    try:
        value = str(message.policy.header_fetch_parse(name, raw[:_LONGEST_READ]))
    except _BROKEN:
        value = raw  # a header that makes no sense is shown as it stands
    return _one_line(value)


def _one_line(text: str) -> str:
    """Without line ends, and without signs that turn the reading direction or cannot be seen."""
    seen = "".join(sign if sign.isprintable() else " " for sign in text[: 4 * _LONGEST_HEADER])
    return " ".join(seen.split())[:_LONGEST_HEADER]


def _leaves(part: EmailMessage, depth: int) -> Iterator[EmailMessage]:
    """The parts that hold something; a mail inside the mail is one of them."""
    if depth and part.get_content_type() == _MAIL:
        yield part
    elif part.is_multipart() and depth < _DEEPEST:
        for child in part.get_payload():
            if isinstance(child, EmailMessage):
                yield from _leaves(child, depth + 1)
    else:
        yield part


def _body(leaves: list[EmailMessage]) -> tuple[str, bool]:
    """All that is written in the mail itself, and whether it had to be taken out of HTML."""
    for kind in ("text/plain", "text/html"):
        texts = (_text(part) for part in leaves if part.get_content_type() == kind and not _is_attached(part))
        whole = "\n\n".join(text.strip("\r\n") for text in texts if text.strip())
        if whole:
            return (whole, False) if kind == "text/plain" else (plain_of_html(whole), True)
    return "", False


def _text(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except _BROKEN:
        # An encoding nobody knows: what can be read of it is more than nothing.
        content = part.get_payload(decode=True)
        return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _is_attached(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    return (
        kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment" or bool(_name(part))
    )


def _described(part: EmailMessage) -> tuple[str, str, int]:
    """Name, media type and size in bytes."""
    try:
        content = part.as_bytes() if part.is_multipart() else part.get_payload(decode=True)
    except (*_BROKEN, RecursionError):
        content = b""
    return _name(part), _one_line(part.get_content_type()), len(content) if isinstance(content, bytes) else 0


def _name(part: EmailMessage) -> str:
    try:
        return _one_line(part.get_filename() or "")
    except _BROKEN:
        return ""  # an attachment nobody can name is listed by its type
