"""Pictures, plain text, and files only another program can open, at the desk."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from assessor_app.domain.citation import WholePlace
from assessor_app.domain.submission import ArtifactKind
from assessor_app.gui.outside_view.outside_view import OutsideView
from assessor_app.gui.pdf_view.page_strip import Zoom
from assessor_app.gui.picture_view.picture_view import PictureView
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.text_view.text_view import TextView
from assessor_app.gui.theme import Theme
from tests.support.pdfs import MemorySource
from tests.support.viewers import Recorder, artifact

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SECONDS = 60_000


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    assert runner.shutdown()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


@pytest.fixture
def pictures(qtbot: QtBot, runner: TaskRunner, theme: Theme) -> Iterator[PictureView]:
    view = PictureView(runner, theme)
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    yield view
    view.close_artifact()


@pytest.fixture
def texts(qtbot: QtBot, runner: TaskRunner, theme: Theme) -> Iterator[TextView]:
    view = TextView(runner, theme)
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    yield view
    view.close_artifact()


def photograph(size: tuple[int, int] = (2400, 1600)) -> bytes:
    picture = Image.new("RGB", size, (20, 120, 40))
    picture.paste((220, 20, 20), (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def button_of(view: PictureView | TextView | OutsideView, name: str) -> QPushButton:
    button = view.findChild(QPushButton, name)
    assert button is not None
    return button


def test_a_photograph_is_fitted_framed_and_painted_before_it_is_said_to_be_shown(
    qtbot: QtBot, pictures: PictureView
) -> None:
    with qtbot.waitSignal(pictures.place_shown, timeout=SECONDS) as shown:
        pictures.open_artifact(artifact("image"), MemorySource(photograph()))
        pictures.show_place(WholePlace(), "Cited for EO 1.b")
    assert shown.args == [WholePlace()]
    box = pictures.canvas.page_box(0)
    assert pictures.canvas.viewport().rect().contains(box.toRect())
    shot = pictures.canvas.viewport().grab().toImage()
    centre = box.center().toPoint()
    assert shot.pixelColor(centre - QPoint(60, 0)).red() > 180
    assert shot.pixelColor(centre + QPoint(60, 0)).green() > 90


def test_the_frame_of_a_photograph_and_the_badge_of_a_text_can_be_taken_away(
    qtbot: QtBot, pictures: PictureView, texts: TextView
) -> None:
    with qtbot.waitSignal(pictures.place_shown, timeout=SECONDS):
        pictures.open_artifact(artifact("image"), MemorySource(photograph()))
        pictures.show_place(WholePlace(), "")
    framed = pictures.canvas.viewport().grab().toImage()
    pictures.clear_place()
    assert pictures.canvas.viewport().grab().toImage() != framed
    texts.open_artifact(artifact("text"), MemorySource(b"one"))
    texts.show_place(WholePlace(), "Cited for EO 1.b")
    texts.clear_place()
    badge = texts.findChild(QLabel, "badge_label")
    assert badge is not None
    assert badge.text() == ""


def test_a_photograph_enlarged_is_decoded_in_full_and_can_be_dragged(qtbot: QtBot, pictures: PictureView) -> None:
    with qtbot.waitSignal(pictures.facts_found, timeout=SECONDS):
        pictures.open_artifact(artifact("image"), MemorySource(photograph()))
    pictures.canvas.set_zoom(Zoom("none", 1.0))
    pictures.show_place(WholePlace(), "Cited for EO 1.b")
    qtbot.waitSignal(pictures.place_shown, timeout=SECONDS).wait()
    assert pictures.canvas.page_box(0).width() == 2400
    window, before = pictures.canvas.viewport(), pictures.canvas.top()
    qtbot.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    qtbot.mouseMove(window, QPoint(300, 180))
    qtbot.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(300, 180))
    assert pictures.canvas.top() == before + 120


def test_the_zoom_of_a_picture_is_remembered(qtbot: QtBot, pictures: PictureView) -> None:
    pictures.open_artifact(artifact("image"), MemorySource(photograph()))
    pictures.restore({"zoom": 1.5, "fit": 0.0})
    qtbot.waitSignal(pictures.facts_found, timeout=SECONDS).wait()
    assert pictures.position()["zoom"] == 1.5
    assert pictures.toolbar.zoom_button.text() == "150 %"


def test_a_picture_of_an_unknown_kind_offers_another_program(qtbot: QtBot, pictures: PictureView) -> None:
    with qtbot.waitSignal(pictures.failed, timeout=SECONDS) as heard:
        pictures.open_artifact(artifact("image"), MemorySource(b"\0\0\0\x18ftypheic\0\0\0\0"))
    assert heard.args == ["Pictures of this kind cannot be shown here."]
    asked = Recorder(pictures.open_outside_requested)
    qtbot.mouseClick(button_of(pictures, "action_button"), Qt.MouseButton.LeftButton)
    assert asked.values == ["art-1"]


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


@pytest.mark.parametrize(
    ("kind", "word"),
    [("document", "Word-processor"), ("slides", "Slides"), ("sheet", "Spreadsheets"), ("link", "link")],
)
def test_other_files_say_why_and_offer_to_open_outside(
    qtbot: QtBot, theme: Theme, kind: ArtifactKind, word: str
) -> None:
    view = OutsideView(theme)
    qtbot.addWidget(view)
    asked = Recorder(view.open_outside_requested)
    view.open_artifact(artifact(kind), MemorySource(b""))
    view.show_place(WholePlace(), "Cited for EO 1.b")
    assert word in view.why()
    told = view.findChild(QLabel, "sentence_label")
    assert told is not None
    assert "Cited for EO 1.b" in told.text()
    qtbot.mouseClick(button_of(view, "open_outside_button"), Qt.MouseButton.LeftButton)
    assert asked.values == ["art-1"]
