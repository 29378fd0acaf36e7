"""Forms and their classes must agree: what the form lacks, or has of another kind, is a clear error."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from assessor_app.gui import forms
from assessor_app.gui.forms import FormError, load_form
from assessor_app.gui.widgets.elided_label import ElidedLabel

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>Sample</class>
 <widget class="QWidget" name="Sample"><layout class="QVBoxLayout">
  <item><widget class="QLineEdit" name="page_box"/></item>
  <item><widget class="QPushButton" name="go_button"/></item>
  <item><widget class="ElidedLabel" name="name_label"/></item>
 </layout></widget>
 <customwidgets><customwidget><class>ElidedLabel</class><extends>QLabel</extends><header>h</header></customwidget></customwidgets>
 <resources/><connections/></ui>
"""


@pytest.fixture(autouse=True)
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sample.ui").write_text(FORM, encoding="utf-8")
    monkeypatch.setattr(forms, "FORMS", tmp_path)


class Agreeing(QWidget):
    page_box: QLineEdit
    name_label: ElidedLabel
    _own: QSpinBox

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0
        self.setObjectName("mine")
        load_form(self, "sample", promoted=(ElidedLabel,))

    def on_go_button_clicked(self) -> None:
        self.pressed += 1


class Missing(QWidget):
    seek_box: QLineEdit


class WrongKind(QWidget):
    page_box: QSpinBox


class Derived(Agreeing):
    go_button: QPushButton


def test_children_become_attributes_of_their_declared_class(qtbot: QtBot) -> None:
    widget = Derived()
    qtbot.addWidget(widget)
    assert type(widget.name_label) is ElidedLabel
    assert widget.page_box.parent() is widget
    assert widget.objectName() == "mine"
    assert widget.layout().count() == 3


def test_nothing_is_connected_by_its_name(qtbot: QtBot) -> None:
    widget = Derived()
    qtbot.addWidget(widget)
    widget.go_button.click()
    assert widget.pressed == 0


@pytest.mark.parametrize(
    ("cls", "said"),
    [(Missing, "no child named 'seek_box', which Missing needs"), (WrongKind, "a QLineEdit, but WrongKind declares")],
)
def test_a_form_that_lacks_or_mistakes_a_child_is_refused(qtbot: QtBot, cls: type[QWidget], said: str) -> None:
    widget = cls()
    qtbot.addWidget(widget)
    with pytest.raises(FormError, match=said):
        load_form(widget, "sample", promoted=(ElidedLabel,))


def test_a_promoted_class_that_was_not_registered_is_refused(qtbot: QtBot) -> None:
    widget = QLabel()
    qtbot.addWidget(widget)
    with pytest.raises(FormError, match=r"name_label \(ElidedLabel\)"):
        load_form(widget, "sample")


def test_a_form_that_is_not_there_is_refused(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    with pytest.raises(FormError, match=r"nowhere\.ui cannot be opened"):
        load_form(widget, "nowhere")


@pytest.mark.qt_log_ignore("An error has occurred while reading the UI file")
def test_a_damaged_form_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "torn.ui").write_text(FORM[:200], encoding="utf-8")
    widget = QWidget()
    qtbot.addWidget(widget)
    with pytest.raises(FormError, match="not readable"):
        load_form(widget, "torn")
