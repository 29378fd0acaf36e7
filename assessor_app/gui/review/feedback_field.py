"""Where the overall feedback is written, with all the help that a comment on a criterion has."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from assessor_app.domain.marking import MAX_FEEDBACK
from assessor_app.domain.programme import OVERALL
from assessor_app.gui.comments.comment_editor import CommentEditor
from assessor_app.gui.comments.comment_field import CommentField
from assessor_app.gui.comments.in_hand import InHand
from assessor_app.gui.comments.name_line import NameLine
from assessor_app.gui.comments.recall_strip import RecallStrip
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.workflows.desk import OpenedSubmission

_MOST_HEIGHT: Final = 140
_LARGE: Final = 150


class FeedbackField(QWidget):
    """A Subject by itself: what is written in it is about the submission as a whole."""

    feedback_length_label: ElidedLabel
    feedback_bank_button: QPushButton
    feedback_editor: CommentEditor
    feedback_recall_strip: RecallStrip
    feedback_name_line: NameLine
    feedback_state_label: QLabel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        load_form(self, "feedback_field", promoted=(ElidedLabel, CommentEditor, RecallStrip, NameLine))

    def dress(self, theme: Theme) -> None:
        """Take colours and sizes from the theme; call once."""
        for part in (self.feedback_editor, self.feedback_recall_strip, self.feedback_name_line):
            part.dress(theme)
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Two lines where text is large: what is missing and what the rule says need the room above."""
        assert self._theme is not None
        large = self._theme.text_scale > _LARGE
        self.feedback_editor.setMaximumHeight(self.feedback_editor.minimumHeight() if large else _MOST_HEIGHT)

    def comment_field(self) -> CommentField:
        """Its parts, for whoever stands behind it."""
        beside = (self.feedback_recall_strip, self.feedback_name_line, self.feedback_length_label)
        return CommentField(self.feedback_editor, self.feedback_bank_button, *beside, MAX_FEEDBACK)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed any more, or let it again."""
        self.feedback_editor.setReadOnly(read_only)
        self.feedback_bank_button.setVisible(not read_only)

    def in_hand(self, opened: OpenedSubmission) -> InHand | None:
        """No criterion and no level: the submission as a whole."""
        return InHand(opened.credential.id, OVERALL, self.tr("the overall feedback"), "", "")

    def values(self, _opened: OpenedSubmission) -> dict[str, str]:
        """None: nothing is cited here, so what a ready comment leaves open is left to the person."""
        return {}
