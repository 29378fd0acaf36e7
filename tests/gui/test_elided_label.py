"""A label that ends in "…" says the whole of its words on hover from the moment they do not fit."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui.widgets.elided_label import ElidedLabel


def test_the_tool_tip_is_there_before_the_words_are_painted(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    label = ElidedLabel(outer)
    label.resize(30, 20)
    outer.show()
    label.setText("Five words do not fit")
    assert label.is_cut()
    assert label.toolTip() == "Five words do not fit"
    label.resize(600, 20)
    assert not label.toolTip()
    font = label.font()
    font.setPixelSize(90)
    label.setFont(font)
    assert label.toolTip() == "Five words do not fit"


def test_what_is_explained_stands_below_words_that_are_cut(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.explain("Counted in working days")
    label.resize(30, 20)
    label.show()
    label.setText("due in three days")
    assert label.toolTip() == "due in three days\nCounted in working days"
    label.setText("d")
    assert label.toolTip() == "Counted in working days"


def test_a_letter_or_two_of_a_word_are_not_shown(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("Leading Vision and Mission")
    label.resize(label.fontMetrics().horizontalAdvance("Le…"), 20)
    label.show()
    bare = ElidedLabel()
    qtbot.addWidget(bare)
    bare.resize(label.size())
    assert label.grab().toImage() == bare.grab().toImage()
    assert label.toolTip() == "Leading Vision and Mission"
    label.resize(label.fontMetrics().horizontalAdvance("Leadin…") + 2, 20)
    bare.resize(label.size())
    assert label.grab().toImage() != bare.grab().toImage()
