"""What a submission lacks, in one panel, and the way to return it unscored."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from assessor_app.domain.completeness import Point
from assessor_app.domain.marking import MAX_SIGNATURE
from assessor_app.gui.comments.name_line import NameLine
from assessor_app.gui.forms import load_form
from assessor_app.gui.review.point_list import PointList
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.workflows.desk import Incompleteness

_WIDTH = 680
_HEIGHT = 560
# least and greatest height of the note at 100 % text
_NOTE = (52, 72)


class CompletenessPanel(QFrame):
    """``place_chosen`` carries a Point to go to; ``return_requested`` signature, points and note of a return.

    ``note_changed`` carries the note as it is typed: it will be read by the practitioner.
    """

    place_chosen = Signal(object)
    return_requested = Signal(str, object, str)
    note_changed = Signal(str)
    close_requested = Signal()

    completeness_title: QLabel
    close_completeness_button: QPushButton
    points_content: QWidget
    points_layout: QVBoxLayout
    return_hint_label: QLabel
    return_form: QWidget
    return_note_edit: QPlainTextEdit
    return_name_line: NameLine
    return_signature_edit: QLineEdit
    return_button: QPushButton
    return_trouble_label: QLabel

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._busy = False
        load_form(self, "completeness_panel", promoted=(NameLine,))
        self.return_name_line.dress(theme)
        self.points_content.setAutoFillBackground(False)
        self.points = PointList(theme)
        self.points_layout.addWidget(self.points)
        for label in (self.completeness_title, self.return_hint_label, self.return_trouble_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.return_trouble_label.hide()
        self.return_signature_edit.setMaxLength(MAX_SIGNATURE)
        self.close_completeness_button.clicked.connect(self.close_requested)
        lend_focus(self, self.close_completeness_button)
        self.points.place_chosen.connect(self.place_chosen)
        self.points.choice_changed.connect(self._allow)
        self.return_note_edit.textChanged.connect(self._allow)
        self.return_note_edit.textChanged.connect(self._tell_note)
        self.return_signature_edit.textChanged.connect(self._allow)
        self.return_signature_edit.returnPressed.connect(self._return)
        self.return_button.clicked.connect(self._return)
        theme.changed.connect(self._size)
        self._size()

    def show_points(self, points: tuple[Point, ...], *, read_only: bool, may_return: bool) -> None:
        """Show what is missing; returning is offered only where it can be done."""
        owed = sum(1 for one in points if one.side == "practitioner" and one.severity != "info")
        if owed == 1:
            title = self.tr("1 thing is missing or not as asked")
        elif owed:
            title = self.tr("{n} things are missing or not as asked").format(n=owed)
        elif points:
            title = self.tr("Everything asked for is there")
        else:
            title = self.tr("Everything asked for is there, and all of it is on this laptop")
        self.completeness_title.setText(title)
        offered = may_return and not read_only
        self.points.show_points(points, choosing=offered)
        self.return_form.setVisible(offered)
        if read_only:
            hint = self.tr("This assessment is handed in already, so nothing can be returned.")
        elif not may_return:
            hint = self.tr(
                "This programme does not let assessors return a submission. Mark what cannot be judged as not "
                "scorable, with the reason, or ask your lead."
            )
        else:
            hint = self.tr(
                "If it cannot be judged as it is, return it unscored: tick what is missing, add a note, and sign. "
                "What you have scored so far stays on this laptop."
            )
        self.return_hint_label.setText(hint)
        self.set_busy(False)
        self.show_trouble("")

    def set_busy(self, busy: bool) -> None:
        """Keep the button from being pressed twice while the return is stored."""
        self._busy = busy
        self._allow()

    def show_trouble(self, sentence: str) -> None:
        """Say why returning failed; what was typed stays."""
        self.return_trouble_label.setText(sentence)
        self.return_trouble_label.setVisible(bool(sentence))

    def forget(self) -> None:
        """Empty the fields for another submission."""
        self.return_note_edit.clear()
        self.return_signature_edit.clear()

    @Slot()
    def _tell_note(self) -> None:
        self.note_changed.emit(self.return_note_edit.toPlainText())

    @Slot()
    def _allow(self) -> None:
        reason = bool(self.points.chosen()) or bool(self.return_note_edit.toPlainText().strip())
        signed = bool(self.return_signature_edit.text().strip())
        self.return_button.setEnabled(reason and signed and not self._busy)

    @Slot()
    def _return(self) -> None:
        if not self.return_button.isEnabled():
            return
        points = tuple(Incompleteness(one.code, one.subject, one.sentence) for one in self.points.chosen())
        note = self.return_note_edit.toPlainText().strip()
        if not points:
            # what no rule has found is the assessor's own point
            points, note = (Incompleteness("other", "", note),), ""
        self.return_requested.emit(self.return_signature_edit.text().strip(), points, note)

    @Slot()
    def _size(self) -> None:
        """As wide and high as text of this size needs, and no more than the window has."""
        self.return_note_edit.setMinimumHeight(self._theme.px(_NOTE[0]))
        self.return_note_edit.setMaximumHeight(self._theme.px(_NOTE[1]))
        self.setMinimumWidth(min(self._theme.px(_WIDTH), 900))
        self.setMinimumHeight(min(self._theme.px(_HEIGHT), 620))
