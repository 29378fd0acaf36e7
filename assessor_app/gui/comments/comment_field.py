"""One place where a comment is written: its editor, and all that speaks beside it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QPushButton

from assessor_app.gui.comments.comment_editor import CommentEditor
from assessor_app.gui.comments.name_line import NameLine
from assessor_app.gui.comments.recall_strip import RecallStrip


@dataclass(frozen=True, slots=True)
class CommentField:
    """``length`` says how long the comment is, of which ``most`` characters can be saved."""

    editor: CommentEditor
    bank_button: QPushButton
    recall_strip: RecallStrip
    name_line: NameLine
    length: QLabel
    most: int
