"""A part is called in the language of the desk wherever its label stands."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.gui.language.languages import install_language
from assessor_app.gui.language.saying import say
from assessor_app.gui.workspace.reading_order import ReadingOrder
from assessor_app.sentences import sentence
from tests.support.portfolio import opened
from tests.support.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_spanish_desk_says_part_in_spanish(qtbot: QtBot, qapp: QApplication) -> None:
    translator = install_language(qapp, "es")
    try:
        begun = opened()
        order = ReadingOrder.of(begun.credential)
        assert [one.label for one in order.stops if one.is_narrative] == ["Parte 1", "Parte 3"]
        label = begun.credential.scorables()[0].label
        assert (label, say(label)) == ("Part 1", "Parte 1")
        # within another sentence too
        assert "Parte 1" in say(sentence("{label} has no score yet.", label=label))
        workspace = Workspace(qtbot, begun)
        workspace.page.select("p1")
        assert workspace.judgement.criterion_title.text().startswith("Parte 1  ")
    finally:
        translator.remove()
