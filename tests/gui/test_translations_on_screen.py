"""Every page in a made-up language that is 40 % longer: what is not translated or does not fit is found out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.language.languages import Translator, install_language
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.fitting_text import FittingButton, FittingCheckBox, FittingLabel
from tests.support.screen_words import clipped, untranslated
from tests.support.window_data import spoken_data
from tests.support.window_scenes import every_scene

pytestmark = [pytest.mark.timeout(480), pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")]
# what a fault begins with → what its page has to do about it
TIGHT: dict[str, str] = {}


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


@pytest.mark.parametrize("scale", [100, 200])
def test_every_word_on_every_page_is_translated_and_fits(qtbot: QtBot, theme: Theme, speak: Speak, scale: int) -> None:
    theme.set_text_scale(scale)
    speak("pseudo")
    data = spoken_data()
    faults: dict[str, str] = {}
    for name, stage in every_scene(qtbot, theme):
        for fault in (*untranslated(stage.window, data), *clipped(stage.window)):
            if not fault.startswith(tuple(TIGHT)):
                faults.setdefault(fault, name)
    assert not faults, told(faults)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_fits_at_twice_the_size(qtbot: QtBot, theme: Theme, speak: Speak, language: str) -> None:
    theme.set_text_scale(200)
    speak(language)
    faults: dict[str, str] = {}
    for name, stage in every_scene(qtbot, theme):
        for fault in clipped(stage.window):
            if not fault.startswith(tuple(TIGHT)):
                faults.setdefault(fault, name)
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
