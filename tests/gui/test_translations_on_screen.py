"""Every page in a made-up language that is 40 % longer: what is not translated or does not fit is found out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextBrowser,
    QToolTip,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from assessor_app.gui.language.languages import Translator, install_language
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.fitting_text import FittingButton, FittingCheckBox, FittingLabel
from tests.support.screen_room import Cut, clipped, note_cuts
from tests.support.screen_words import untranslated
from tests.support.window_data import spoken_data
from tests.support.window_scenes import every_scene

pytestmark = [pytest.mark.timeout(480), pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")]
# A row of a list in a narrow drawer: its tip tells all of it, and the note of the one chosen stands beside the list.
TOLD_BESIDE: Final = ("headed_delegate: only ",)
# How faults begin that only words 40 % longer than English have; neither English nor Spanish has them.
TIGHT: Final = (
    *TOLD_BESIDE, "CommentEditor comment_editor: its hint ",
    "FittingButton bank_button: only ", "FittingButton previous_button: only ",
    "FittingCheckBox feedback_check: only ", "QLineEdit filter_box: only ", "QLineEdit pin_filter: only ",
    "QLineEdit signature_edit: ", "QueueTable table: a cell is cut ", "outline_delegate: only ",
    "palette_delegate: only ",
)  # fmt: skip


def told(faults: dict[str, str]) -> str:
    """One fault a line, with the scene where it was seen first."""
    return "\n" + "\n".join(f"{fault}   [{scene}]" for fault, scene in faults.items())


Speak = Callable[[str], None]


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    spoken: list[Translator] = []
    yield lambda language: spoken.append(install_language(qapp, language))
    for one in spoken:
        one.remove()


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> list[Cut]:
    return note_cuts(monkeypatch)


@pytest.mark.parametrize("scale", [100, 200])
def test_every_word_on_every_page_is_translated_and_fits(
    qtbot: QtBot, theme: Theme, speak: Speak, cuts: list[Cut], scale: int
) -> None:
    theme.set_text_scale(scale)
    speak("pseudo")
    data = spoken_data()
    faults: dict[str, str] = {}
    for name, stage in every_scene(qtbot, theme):
        for fault in (*untranslated(stage.window, data), *clipped(stage.window, cuts)):
            if not fault.startswith(TIGHT):
                faults.setdefault(fault, name)
        cuts.clear()
    assert not faults, told(faults)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_fits_at_twice_the_size(
    qtbot: QtBot, theme: Theme, speak: Speak, cuts: list[Cut], language: str
) -> None:
    theme.set_text_scale(200)
    speak(language)
    faults: dict[str, str] = {}
    for name, stage in every_scene(qtbot, theme):
        for fault in clipped(stage.window, cuts):
            if not fault.startswith(TOLD_BESIDE):
                faults.setdefault(fault, name)
        cuts.clear()
    assert not faults, told(faults)


# ---- the finder finds --------------------------------------------------------------------------------------------


def room(qtbot: QtBot, widget: QWidget, width: int) -> QWidget:
    outer = QWidget()
    qtbot.addWidget(outer)
    outer.resize(400, 100)
    widget.setParent(outer)
    widget.setObjectName("looked_at")
    widget.setGeometry(QRect(4, 4, width, 40))
    outer.show()
    return outer


def test_a_word_that_was_forgotten_is_found(qtbot: QtBot) -> None:
    assert list(untranslated(room(qtbot, QLabel("Saved at noon"), 300), ()))
    assert list(untranslated(room(qtbot, QLabel("⟦Šàvéd ó⟧ today"), 300), ()))
    assert not list(untranslated(room(qtbot, QLabel("⟦Šàvéd by ⟦thé hüb ó⟧ ó⟧ 12:00"), 300), ()))
    assert not list(untranslated(room(qtbot, QLabel("plan.pdf · ⟦p. 3 ó⟧ · Ctrl+F"), 300), ("plan.pdf",)))
    silent = QLabel("")
    silent.setAccessibleName("Progress")
    assert list(untranslated(room(qtbot, silent, 300), ()))


def test_words_in_cells_documents_and_menus_are_read(qtbot: QtBot) -> None:
    table = QTreeWidget()
    table.setColumnCount(3)
    table.setColumnHidden(2, True)
    QTreeWidgetItem(table, ["⟦Šàvéd ó⟧", "plan.pdf", "Never seen"]).setToolTip(1, "Behind it")
    outer = room(qtbot, table, 300)
    assert [one.rpartition(": ")[2] for one in untranslated(outer, ("plan.pdf",))][:1] == ["'Behind it'"]
    document = QTextBrowser()
    document.setHtml("<p>⟦Šàvéd ó⟧</p><p>Once</p>")
    assert [one.rpartition(": ")[2] for one in untranslated(room(qtbot, document, 300), ())] == ["'Once'"]
    button = QPushButton("⟦Môré ó⟧")
    menu = QMenu(button)
    menu.aboutToShow.connect(lambda: menu.addMenu("⟦Ñéxt ó⟧").addAction("Turn back") if menu.isEmpty() else None)
    button.setMenu(menu)
    assert [one.rpartition(": ")[2] for one in untranslated(room(qtbot, button, 300), ())] == ["'Turn back'"]


@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_words_that_are_cut_off_are_found(qtbot: QtBot, kind: type[QLabel] | type[QPushButton]) -> None:
    words = "Putting the review together"
    assert list(clipped(room(qtbot, kind(words), 60)))
    assert not list(clipped(room(qtbot, kind(words), 380)))
    assert list(clipped(room(qtbot, kind(words), 600))), "it lies outside of its window"


@pytest.mark.parametrize("kind", [FittingLabel, FittingButton, FittingCheckBox])
def test_words_that_are_shortened_say_the_whole_on_hover(
    qtbot: QtBot, kind: type[FittingLabel] | type[FittingButton] | type[FittingCheckBox]
) -> None:
    widget = kind("Putting the review && rule together")
    outer = room(qtbot, widget, 90)
    assert widget.is_cut()
    assert not list(clipped(outer))
    narrow = widget.grab().toImage()
    widget.setFixedWidth(300)
    assert not widget.is_cut()
    assert widget.grab().toImage().copy(narrow.rect()) != narrow
    widget.setFixedWidth(90)
    middle = widget.rect().center()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle)))
    assert "rule together" in QToolTip.text()
    QToolTip.hideText()


class CutLabel(QLabel):
    """Cuts its words to its width, however narrow."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


def test_of_words_that_are_cut_enough_is_left_to_tell_them(qtbot: QtBot, cuts: list[Cut]) -> None:
    label = CutLabel()
    label.setText("Reviews current statements")
    label.setToolTip(label.text())
    outer = room(qtbot, label, 40)
    label.grab()
    assert any(one.startswith("CutLabel looked_at: only ") for one in clipped(outer, cuts))
    cuts.clear()
    label.setFixedWidth(label.sizeHint().width() // 2)
    label.grab()
    assert cuts
    assert not list(clipped(outer, cuts))


def test_a_cell_that_is_cut_says_the_whole_on_hover(qtbot: QtBot) -> None:
    table = QTreeWidget()
    item = QTreeWidgetItem(table, ["Reviews current statements and what came of them"])
    outer = room(qtbot, table, 120)
    assert list(clipped(outer))
    item.setToolTip(0, item.text(0))
    assert not list(clipped(outer))


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_hint_of_an_empty_field_fits_or_is_told(qtbot: QtBot, kind: type[QLineEdit] | type[QPlainTextEdit]) -> None:
    field = kind()
    field.setPlaceholderText("What is needed to go on, and by when, in a sentence")
    outer = room(qtbot, field, 150)
    assert list(clipped(outer))
    field.setToolTip(field.placeholderText())
    assert not list(clipped(outer))


def test_the_name_of_the_tab_in_front_fits_or_ends_in_dots(qtbot: QtBot) -> None:
    bar = QTabBar()
    bar.setUsesScrollButtons(True)
    bar.setElideMode(Qt.TextElideMode.ElideNone)
    bar.addTab("improvement-plan-of-november.pdf")
    bar.addTab("forum.mp4")
    outer = room(qtbot, bar, 150)
    assert list(clipped(outer))
    bar.setCurrentIndex(1)
    assert not list(clipped(outer))


def test_a_word_wider_than_a_wrapped_label_is_found(qtbot: QtBot) -> None:
    label = QLabel("Unzulässigkeitsbescheinigung")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    assert list(clipped(room(qtbot, label, 60)))


def test_an_english_form_is_built_with_labels_that_fit(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    row = QHBoxLayout(outer)
    label, button = FittingLabel("Nothing is cut here"), FittingButton("Nor here")
    row.addWidget(label)
    row.addWidget(button)
    outer.show()
    assert not label.is_cut()
    assert not button.is_cut()
    assert label.sizeHint() == QLabel("Nothing is cut here").sizeHint()
