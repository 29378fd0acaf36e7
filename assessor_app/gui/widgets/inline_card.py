"""A question or a note between the head of a page and its table: it waits, and stands in nobody's way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.escape_key import takes_escape

_TEXT_PX = 76


class InlineCard(QFrame):
    """Hidden until it has something to say; ``closed`` when it goes again, answered or not."""

    closed = Signal()

    card_heading: QLabel
    card_sentence: QLabel
    card_line: QLineEdit
    card_text: QPlainTextEdit
    card_trouble: QLabel
    card_action_button: QPushButton
    card_close_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._act: Callable[[], None] | None = None
        load_form(self, "inline_card")
        self.card_action_button.clicked.connect(self._confirm)
        self.card_close_button.clicked.connect(self.close_card)
        self.card_line.returnPressed.connect(self._confirm)
        self.hide()

    def dress(self, theme: Theme) -> None:
        """Take sizes from the theme, now and after every change."""
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def words(self) -> str:
        """What was typed into the field that is shown."""
        return self.card_text.toPlainText() if self.card_text.isVisibleTo(self) else self.card_line.text()

    def ask(self, heading: str, sentence: str, action: str, act: Callable[[], None]) -> None:
        """A question without a field; ``act`` is a bound method, called when ``action`` is pressed."""
        self._open(heading, sentence, action, act, self.tr("Cancel"))
        self.card_action_button.setFocus()

    def ask_line(self, heading: str, sentence: str, text: str, action: str, act: Callable[[], None]) -> None:
        """A question with one line to answer, ``text`` to begin with."""
        self._open(heading, sentence, action, act, self.tr("Cancel"))
        self.card_line.setAccessibleName(heading)
        self.card_line.setText(text)
        self.card_line.show()
        self.card_line.setFocus()
        self.card_line.selectAll()

    def ask_text(self, heading: str, sentence: str, hint: str, action: str, act: Callable[[], None]) -> None:
        """A question with room for several lines; ``hint`` stands in the empty field."""
        self._open(heading, sentence, action, act, self.tr("Cancel"))
        self._show_text("", heading, read_only=False)
        self.card_text.setPlaceholderText(hint)
        self.card_text.setFocus()

    def tell(self, heading: str, sentence: str, text: str, action: str, act: Callable[[], None]) -> None:
        """Something to read, however long, and what may be done about it."""
        self._open(heading, sentence, action, act, self.tr("Close"))
        self._show_text(text, heading, read_only=True)
        self.card_action_button.setFocus()

    def tell_briefly(self, heading: str, sentence: str, action: str, act: Callable[[], None]) -> None:
        """Something to know that may wait: the keyboard stays where it is."""
        self._open(heading, sentence, action, act, self.tr("Later"))

    def complain(self, trouble: str) -> None:
        """Say what is wrong with the answer, or went wrong; the question stays."""
        self.card_trouble.setText(trouble)
        self.card_trouble.setVisible(bool(trouble))
        self.card_action_button.setEnabled(True)

    def wait(self) -> None:
        """The answer is being worked on: it cannot be given twice."""
        self.complain("")
        self.card_action_button.setEnabled(False)

    @Slot()
    def close_card(self) -> None:
        """Go away without an answer."""
        if not self.isHidden():
            self._act = None
            self.hide()
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        return takes_escape(event, self.close_card) or super().event(event)

    @Slot()
    def _confirm(self) -> None:
        if self._act is not None and self.card_action_button.isEnabled():
            self._act()

    def _open(self, heading: str, sentence: str, action: str, act: Callable[[], None], close: str) -> None:
        self._act = act
        self.setAccessibleName(heading)
        self.card_heading.setText(heading)
        self.card_sentence.setText(sentence)
        self.card_sentence.setVisible(bool(sentence))
        self.card_line.hide()
        self.card_text.hide()
        self.complain("")
        self.card_action_button.setText(action)
        self.card_close_button.setText(close)
        self.show()

    def _show_text(self, text: str, name: str, *, read_only: bool) -> None:
        self.card_text.setReadOnly(read_only)
        self.card_text.setPlaceholderText("")
        self.card_text.setPlainText(text)
        self.card_text.setAccessibleName(name)
        self.card_text.show()

    @Slot()
    def _fit(self) -> None:
        if self._theme is not None:
            self.card_text.setFixedHeight(self._theme.px(_TEXT_PX))
