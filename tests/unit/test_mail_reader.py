"""Mail is shown as its words, from any program that ever wrote one, with what was attached listed and never opened."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from assessor_app.errors import ArtifactError
from assessor_app.media.reading.faults import mail_error
from assessor_app.media.reading.html_words import plain_of_html
from assessor_app.media.reading.mail_moment import moment_of_mail
from assessor_app.media.reading.mail_reader import Attached, Mail, read_mail, read_mail_text
from assessor_app.media.reading.room import ReadingRoom
from tests.support.pdfs import MemorySource

HEADS = b"From: A <a@example.org>\r\nTo: b@example.org\r\nDate: Tue, 3 Mar 2026 10:00:00 +0000\r\nSubject: Plan\r\n"


def message(text: str = "Dear all,\nthe plan is attached.\n") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Zoë Müller <zoe@example.org>"
    mail["To"] = "board@example.org"
    mail["Subject"] = "Der Plan für März"
    mail["Date"] = "Tue, 03 Mar 2026 10:00:00 +0000"
    mail.set_content(text)
    return mail


def read(room: ReadingRoom, data: bytes) -> Mail:
    return read_mail(room, MemorySource(data))


def test_headers_text_and_attachments(room: ReadingRoom) -> None:
    mail = message()
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="plan ä.pdf")
    found = read(room, mail.as_bytes())
    assert (found.sender, found.subject) == ("Zoë Müller <zoe@example.org>", "Der Plan für März")
    assert (found.to, found.copied, found.date) == ("board@example.org", "", "Tue, 03 Mar 2026 10:00:00 +0000")
    assert found.text.splitlines() == ["Dear all,", "the plan is attached."]
    assert found.attached == (Attached("plan ä.pdf", "application/pdf", 8),)
    assert not found.was_html
    assert not found.cut


def test_plain_text_is_preferred_to_html_and_html_read_where_there_is_nothing_else(room: ReadingRoom) -> None:
    both = message("The plain words.\n")
    both.add_alternative("<p>The <b>web</b> words.</p>", subtype="html")
    assert read(room, both.as_bytes()).text == "The plain words."
    page = message()
    page.set_content(
        "<html><head><title>no</title><style>p{}</style><body><p>Only <b>web</b> words.</p>", subtype="html"
    )
    found = read(room, page.as_bytes())
    assert (found.text, found.was_html) == ("Only web words.", True)


def test_all_that_is_written_in_a_mail_of_several_parts_is_shown(room: ReadingRoom) -> None:
    parts = b"--x\r\nContent-Type: text/plain\r\n\r\nBefore.\r\n--x\r\nContent-Type: image/png\r\n\r\npng"
    parts += b"\r\n--x\r\n\r\nAfter.\r\n--x--\r\n"
    found = read(room, HEADS + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n' + parts)
    assert found.text == "Before.\n\nAfter."
    assert found.attached == (Attached("", "image/png", 3),)


def test_a_mail_inside_a_mail_is_an_attachment_and_its_words_are_not_the_mails(room: ReadingRoom) -> None:
    outer = message("See below.\n")
    outer.add_attachment(message("Hidden words.\n"))
    found = read(room, outer.as_bytes())
    assert found.text == "See below."
    assert [one.media_type for one in found.attached] == ["message/rfc822"]
    assert found.attached[0].size > 100


def test_an_attached_text_is_no_part_of_the_body(room: ReadingRoom) -> None:
    mail = message("Body.\n")
    mail.add_attachment("x" * 40, filename="notes.txt")
    found = read(room, mail.as_bytes())
    assert found.text == "Body."
    assert [(one.name, one.media_type) for one in found.attached] == [("notes.txt", "text/plain")]


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (b"Content-Type: text/plain; charset=iso-8859-1\r\n", b"M\xe4rz", "März"),
        (b"Content-Type: text/plain; charset=no-such-thing\r\n", b"M\xc3\xa4rz", "März"),
        (b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n", b"TcOkcno=", "März"),
        (b"Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n", b"a=3D=\r\nb", "a=b"),
        (b"", b"plain", "plain"),
        (b"Content-Type: nonsense\r\n", b"plain", "plain"),
        (b"Content-Type: text/plain\r\nContent-Transfer-Encoding: nonsense\r\n", b"plain", "plain"),
    ],
)
def test_any_encoding_of_the_text(room: ReadingRoom, head: bytes, body: bytes, text: str) -> None:
    assert read(room, HEADS + head + b"\r\n" + body).text == text


def test_names_and_headers_cannot_play_tricks_with_lines_and_reading_direction(room: ReadingRoom) -> None:
    odd = b"Subject: one\r\n two\r\nContent-Type: application/x\r\n"
    data = (
        b"From: \xe2\x80\xaea@example.org\r\n"
        + odd
        + b'Content-Disposition: attachment; filename="\xe2\x80\xaefdp.exe"\r\n\r\nx'
    )
    found = read(room, data)
    assert found.subject == "one two"
    assert not any("\u202e" in text for text in (found.sender, found.attached[0].name))


def test_a_header_for_thousands_of_people_takes_no_time(room: ReadingRoom) -> None:
    people = b", ".join(b'"Teacher %d" <t%d@example.org>' % (number, number) for number in range(50_000))
    found = read(room, b"From: a@example.org\r\nTo: " + people + b"\r\nSubject: all\r\n\r\nHello")
    assert found.to.startswith('"Teacher 0"') or found.to.startswith("Teacher 0")
    assert len(found.to) <= 2_000
    assert found.text == "Hello"


@pytest.mark.parametrize(
    ("data", "fault"),
    [(b"", "empty"), (b"\r\n\r\nOnly words", "unsupported"), (b"Just a text.\n", "unsupported")],
)
def test_what_is_no_mail_is_told_by_its_class(room: ReadingRoom, data: bytes, fault: str) -> None:
    with pytest.raises(ArtifactError) as told:
        read(room, data)
    assert told.value.kind == fault


def nested(depth: int) -> bytes:
    inner = b"deep"
    for level in range(depth):
        edge = b"b%d" % level
        head = b'Content-Type: multipart/mixed; boundary="' + edge + b'"\r\n\r\n--' + edge + b"\r\n"
        inner = head + inner + b"\r\n--" + edge + b"--"
    return HEADS + inner


def test_a_mail_nested_without_end_is_answered_and_the_next_one_read(room: ReadingRoom) -> None:
    assert read(room, nested(20)).text == "deep"
    assert read(room, nested(300)).subject == "Plan"
    with pytest.raises(ArtifactError) as told:
        read(room, nested(2_000))
    assert told.value.kind == "damaged"
    assert read(room, message().as_bytes()).subject == "Der Plan für März"


def test_a_mail_as_lines_says_who_when_what_and_what_was_attached(room: ReadingRoom) -> None:
    mail = message()
    mail.add_attachment(bytes(2048), maintype="application", subtype="zip", filename="all.zip")
    lines = read_mail_text(room, MemorySource(mail.as_bytes())).lines
    told = moment_of_mail(datetime(2026, 3, 3, 10, tzinfo=UTC))
    assert lines[:4] == (
        "From: Zoë Müller <zoe@example.org>", "To: board@example.org", f"Date: {told}", "Subject: Der Plan für März",
    )  # fmt: skip
    assert lines[4:6] == ("", "Dear all,")
    assert lines[-2:] == ("Attached, and not opened here:", "    all.zip (2,048 bytes)")


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        (b"Tue, 3 Mar 2026 10:00:00 +0530", datetime(2026, 3, 3, 4, 30, tzinfo=UTC)),
        (b"3 Mar 26 10:00 EST", datetime(2026, 3, 3, 15, 0, tzinfo=UTC)),
        (b"Tue, 3 Mar 2026\r\n 10:00:00 GMT (sent late)", datetime(2026, 3, 3, 10, 0, tzinfo=UTC)),
        (b"Tue, 3 Mar 2026 10:00:00 -0000", datetime(2026, 3, 3, 10, 0, tzinfo=UTC).replace(tzinfo=None)),
        (b"Tue, 31 Feb 2026 10:00:00 +0000", None),
        (b"Tue, 3 Mar 2026 10:00:00 +99999999", None),
        (b"yesterday afternoon", None),
        (b"0" * 5_000, None),
    ],
)
def test_the_moment_of_a_mail_is_read_where_it_can_be(room: ReadingRoom, head: bytes, moment: datetime | None) -> None:
    assert read(room, b"From: a@example.org\r\nDate: " + head + b"\r\n\r\nHello").sent_at == moment


def test_a_date_nobody_can_read_is_shown_as_it_stands_and_said_to_be_none(room: ReadingRoom) -> None:
    text = read_mail_text(room, MemorySource(b"From: a@example.org\r\nDate: yesterday\r\nSubject: Plan\r\n\r\nHello"))
    assert text.lines[:3] == ("From: a@example.org", "Date: yesterday", "Subject: Plan")
    assert text.hints == {1: "No date that can be read. In the mail: yesterday"}


def test_the_header_itself_is_kept_for_who_points_at_the_date(room: ReadingRoom) -> None:
    people = b", ".join(b"teacher%d@example.org" % number for number in range(400))
    heads = b"From: a@example.org\r\nTo: " + people + b"\r\nDate: Tue, 3 Mar 2026 10:00:00 +0000\r\n\r\nHello"
    text = read_mail_text(room, MemorySource(heads))
    ((line, words),) = text.hints.items()
    assert text.lines[line].startswith("Date: ")
    assert words == "In the mail: Tue, 03 Mar 2026 10:00:00 +0000"
    assert read_mail_text(room, MemorySource(b"From: a@example.org\r\n\r\nHello")).hints == {}


def test_that_a_mail_was_a_web_page_is_said(room: ReadingRoom) -> None:
    page = message()
    page.set_content("<p>Words</p>", subtype="html")
    lines = read_mail_text(room, MemorySource(page.as_bytes())).lines
    assert lines[-3:] == ("(This mail was written as a web page; only its words are shown.)", "", "Words")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("<script>x()</script>a<style>b</style>", "a"),
        ("<head><title>t</title><meta x><body>text", "text"),
        ("&lt;b&gt; &amp; &nbsp;x", "<b> & x"),
        ("<img src='http://example.org/x.png' alt='no'>seen", "seen"),
        ("a < b and <", "a < b and <"),
    ],
)
def test_the_words_of_a_web_page(markup: str, words: str) -> None:
    assert plain_of_html(markup) == words


def test_a_fault_of_a_mail_has_a_sentence() -> None:
    assert mail_error("password").kind == "damaged"
    assert str(mail_error("timeout")) == "This mail took too long to open and was stopped."
