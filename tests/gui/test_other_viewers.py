"""Plain text, mail, and files only another program can open, at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import WholePlace
from assessor_app.gui.outside_view.outside_view import OutsideView
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.text_view.text_view import TextView
from assessor_app.gui.theme import Theme
from assessor_app.media.reading.mail_moment import moment_of_mail
from assessor_app.media.reading.mail_reader import read_mail_text
from assessor_app.media.reading.room import ReadingRoom
from tests.support.page_desk import artifact_of
from tests.support.pdfs import MemorySource
from tests.support.viewers import Recorder, artifact

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")
SECONDS = 60_000


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    assert runner.shutdown(60)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


@pytest.fixture
def texts(qtbot: QtBot, runner: TaskRunner, theme: Theme) -> Iterator[TextView]:
    view = TextView(runner, theme)
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    yield view
    view.close_artifact()


def button_of(view: TextView | OutsideView, name: str) -> QPushButton:
    button = view.findChild(QPushButton, name)
    assert button is not None
    return button


def test_the_badge_of_a_text_can_be_taken_away(texts: TextView) -> None:
    texts.open_artifact(artifact("text"), MemorySource(b"one"))
    texts.show_place(WholePlace(), "Cited for EO 1.b")
    badge = texts.findChild(QLabel, "badge_label")
    assert badge is not None
    assert badge.text() == "Cited for EO 1.b"
    texts.clear_place()
    assert badge.text() == ""


def test_a_text_is_shown_with_its_badge_and_its_line_found_again(qtbot: QtBot, texts: TextView) -> None:
    lines = "\n".join(f"Teacher {number}, 62 %" for number in range(20_000))
    with qtbot.waitSignal(texts.place_shown, timeout=SECONDS):
        texts.open_artifact(artifact("text"), MemorySource(lines.encode()))
        texts.show_place(WholePlace(), "Cited for EO 1.b")
        texts.restore({"line": 15_000.0})
    assert texts.position() == {"line": 15_000.0}  # even while the text is still coming in
    qtbot.waitUntil(lambda: texts.text_edit.blockCount() == 20_000, timeout=SECONDS)
    assert texts.position() == {"line": 15_000.0}
    badge = texts.findChild(QLabel, "badge_label")
    assert badge is not None
    assert badge.text() == "Cited for EO 1.b"
    assert texts.text_edit.toPlainText() == lines
    assert texts.text_edit.isReadOnly()


def test_markup_in_a_text_stays_text(qtbot: QtBot, texts: TextView) -> None:
    with qtbot.waitSignal(texts.facts_found, timeout=SECONDS):
        texts.open_artifact(artifact("text"), MemorySource(b"<b>bold?</b> <img src='file:///etc/hostname'>"))
    assert texts.text_edit.toPlainText() == "<b>bold?</b> <img src='file:///etc/hostname'>"


def test_a_long_text_says_that_only_its_beginning_is_shown(qtbot: QtBot, texts: TextView) -> None:
    with qtbot.waitSignal(texts.facts_found, timeout=SECONDS):
        texts.open_artifact(artifact("text"), MemorySource(b"words and words\n" * 300_000))
    assert "4 MB" in texts.note_label.text()
    assert texts.note_label.isVisible()


def test_something_else_called_text_says_so(qtbot: QtBot, texts: TextView) -> None:
    with qtbot.waitSignal(texts.failed, timeout=SECONDS) as heard:
        texts.open_artifact(artifact("text"), MemorySource(b"MZ\0\0\x01" * 50))
    assert "something else" in heard.args[0]


def test_a_mail_is_shown_as_its_words_with_what_was_attached(
    qtbot: QtBot, runner: TaskRunner, theme: Theme, room: ReadingRoom
) -> None:
    view = TextView(runner, theme, partial(read_mail_text, room))
    qtbot.addWidget(view)
    view.show()
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@example.org", "Der Plan für März"
    mail["Date"] = "Tue, 03 Mar 2026 10:00:00 +0000"
    mail.set_content("Dear <b>all</b>,\nsee line two.\n")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan.pdf")
    with qtbot.waitSignal(view.place_shown, timeout=SECONDS):
        view.open_artifact(artifact("text"), MemorySource(mail.as_bytes()))
        view.show_place(WholePlace(), "Cited for EO 1.b")
    lines = view.text_edit.toPlainText().split("\n")
    date = moment_of_mail(datetime(2026, 3, 3, 10, tzinfo=UTC))
    assert lines[:3] == ["From: a@example.org", f"Date: {date}", "Subject: Der Plan für März"]
    text = view.text_edit
    blocks = (text.document().findBlockByNumber(number) for number in (1, 2))
    boxes = (text.blockBoundingGeometry(block).translated(text.contentOffset()) for block in blocks)
    at, at_subject = (box.center().toPoint() for box in boxes)
    assert text.hint_at(at) == "In the mail: Tue, 03 Mar 2026 10:00:00 +0000"
    assert text.hint_at(at_subject) == ""
    # markup in a header stays text in the tip
    text.set_hints({1: "<b>bold?</b>"})
    QApplication.sendEvent(text.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, text.viewport().mapToGlobal(at)))
    assert QToolTip.text() == "<span>&lt;b&gt;bold?&lt;/b&gt;</span>"
    QToolTip.hideText()
    assert "Dear <b>all</b>," in lines
    assert lines[-1] == "    plan.pdf (4 bytes)"
    view.close_artifact()
    with qtbot.waitSignal(view.failed, timeout=SECONDS) as heard:
        view.open_artifact(artifact("text"), MemorySource(b"no mail at all"))
    assert heard.args == ["This file is not a mail that can be shown here."]
    view.close_artifact()


@pytest.mark.parametrize(
    ("media_type", "heading"),
    [
        ("application/octet-stream", "Files of this kind cannot be shown here"),
        ("application/zip", "Archives of files are not unpacked here"),
    ],
)
def test_other_files_say_why_and_offer_to_open_outside(
    qtbot: QtBot, theme: Theme, media_type: str, heading: str
) -> None:
    view = OutsideView(theme)
    qtbot.addWidget(view)
    asked = Recorder(view.open_outside_requested)
    view.open_artifact(artifact_of("other", media_type), MemorySource(b""))
    view.show_place(WholePlace(), "Cited for EO 1.b")
    assert view.why() == heading
    told = view.findChild(QLabel, "sentence_label")
    assert told is not None
    assert "Cited for EO 1.b" in told.text()
    qtbot.mouseClick(button_of(view, "open_outside_button"), Qt.MouseButton.LeftButton)
    assert asked.values == ["art-1"]
    view.close_artifact()
    assert view.position() == {}
