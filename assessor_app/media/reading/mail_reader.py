"""Mail as the desk asks for it; every byte of it is read in the reading child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.reading.faults import mail_error
from assessor_app.media.reading.mail_moment import moment_of_mail
from assessor_app.media.reading.room import ReadingRoom
from assessor_app.media.reading.text_reader import PlainText, fold_line


@dataclass(frozen=True, slots=True)
class Attached:
    """One attachment: ``size`` in bytes. It is listed, never opened."""

    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Mail:
    """One message as plain text; header values are empty where the mail has none.

    ``date`` is the header as it stands, ``sent_at`` the moment it means, None where nobody can tell. ``was_html`` tells
    that the text was taken out of HTML, ``cut`` that it goes on beyond what is shown.
    """

    sender: str
    to: str
    copied: str
    date: str
    subject: str
    text: str
    attached: tuple[Attached, ...]
    was_html: bool = False
    cut: bool = False
    sent_at: datetime | None = None


def read_mail(room: ReadingRoom, source: ByteSource) -> Mail:
    """Read one message; blocking. Raises ArtifactError."""
    try:
        header, _ = room.ask(source, "mail", tell=mail_error)
    finally:
        room.forget(source)
    try:
        lines = header["headers"]
        attached = tuple(Attached(str(name), str(kind), int(size)) for name, kind, size in header["attached"])
        names = ("from", "to", "cc", "date", "subject")
        sender, to, copied, date, subject = (str(lines[name]) for name in names)
        return Mail(
            sender, to, copied, date, subject, str(header["text"]), attached, header["was_html"] is True,
            header["cut"] is True, datetime.fromisoformat(header["sent_at"]) if header["sent_at"] else None,
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise mail_error("damaged") from error


def read_mail_text(room: ReadingRoom, source: ByteSource) -> PlainText:
    """One message as lines to read: who, when and about what, the text, and what was attached. Raises ArtifactError."""
    mail = read_mail(room, source)
    say = QCoreApplication.translate
    above, below = _heads(mail)
    lines = [*above, *below]
    if mail.was_html:
        lines += ["", say("MailReader", "(This mail was written as a web page; only its words are shown.)")]
    lines += ["", *mail.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if mail.attached:
        lines += ["", say("MailReader", "Attached, and not opened here:")]
        lines += [f"    {one.name or one.media_type} ({one.size:,} bytes)" for one in mail.attached]
    folded = tuple(piece for line in lines for piece in fold_line(line))
    hints = {sum(len(fold_line(line)) for line in above): _date_hint(mail)} if mail.date else {}
    return PlainText(folded, "utf-8", cut=mail.cut, folded=len(folded) > len(lines), hints=hints)


def _heads(mail: Mail) -> tuple[list[str], list[str]]:
    """The lines above the date, and those from the date on."""
    say = QCoreApplication.translate
    above = (
        (say("MailReader", "From: {0}"), mail.sender),
        (say("MailReader", "To: {0}"), mail.to),
        (say("MailReader", "Copy: {0}"), mail.copied),
    )
    below = (
        (say("MailReader", "Date: {0}"), mail.date if mail.sent_at is None else moment_of_mail(mail.sent_at)),
        (say("MailReader", "Subject: {0}"), mail.subject),
    )
    return [words.format(value) for words, value in above if value], [
        words.format(value) for words, value in below if value
    ]


def _date_hint(mail: Mail) -> str:
    """The header as it stands in the mail, for who wants to know just that."""
    say = QCoreApplication.translate
    if mail.sent_at is None:
        return say("MailReader", "No date that can be read. In the mail: {0}").format(mail.date)
    return say("MailReader", "In the mail: {0}").format(mail.date)
