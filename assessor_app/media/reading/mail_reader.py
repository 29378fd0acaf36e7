"""Mail as the desk asks for it; every byte of it is read in the reading child."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from assessor_app.errors import ARTIFACT_FAULTS, ArtifactError
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.reading.faults import advice_for
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

    ``was_html`` tells that the text was taken out of HTML, ``cut`` that it goes on beyond what is shown.
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
            header["cut"] is True,
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise mail_error("damaged") from error


def read_mail_text(room: ReadingRoom, source: ByteSource) -> PlainText:
    """One message as lines to read: who, when and about what, the text, and what was attached. Raises ArtifactError."""
    mail = read_mail(room, source)
    say = QCoreApplication.translate
    heads = (
        (say("MailReader", "From: {0}"), mail.sender),
        (say("MailReader", "To: {0}"), mail.to),
        (say("MailReader", "Copy: {0}"), mail.copied),
        (say("MailReader", "Date: {0}"), mail.date),
        (say("MailReader", "Subject: {0}"), mail.subject),
    )
    lines = [words.format(value) for words, value in heads if value]
    if mail.was_html:
        lines += ["", say("MailReader", "(This mail was written as a web page; only its words are shown.)")]
    lines += ["", *mail.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if mail.attached:
        lines += ["", say("MailReader", "Attached, and not opened here:")]
        lines += [f"    {one.name or one.media_type} ({one.size:,} bytes)" for one in mail.attached]
    folded = tuple(piece for line in lines for piece in fold_line(line))
    return PlainText(folded, "utf-8", cut=mail.cut, folded=len(folded) > len(lines))


def mail_error(kind: str) -> ArtifactError:
    """The error to show for a mail with this fault class; an unknown class counts as damage."""
    known = kind if kind in ARTIFACT_FAULTS and kind != "password" else "damaged"
    say = QCoreApplication.translate
    sentences = {
        "missing": say("MailReader", "This mail could not be read from this laptop."),
        "too_large": say("MailReader", "This mail is too large to be shown here."),
        "unsupported": say("MailReader", "This file is not a mail that can be shown here."),
        "empty": say("MailReader", "This mail is empty."),
        "damaged": say("MailReader", "This mail is damaged and cannot be read."),
        "timeout": say("MailReader", "This mail took too long to open and was stopped."),
    }
    return ArtifactError(sentences[known], advice_for(known), kind=known)
