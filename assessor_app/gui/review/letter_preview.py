"""The feedback letter before it goes out: shown as it will be, and saved as PDF or web page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from assessor_app.domain.letter_template import TemplateError
from assessor_app.gui.forms import load_form
from assessor_app.gui.review.letter_paper import LetterPaper, paper_size
from assessor_app.gui.review.letter_view import LetterView
from assessor_app.gui.review.letter_voice import LETTER_VOICE
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.workflows.desk import Desk, Review, Session
from assessor_app.workflows.feedback_letter import letter_of
from assessor_app.workflows.letter_page import letter_html
from assessor_app.workflows.save_outside import save_outside

Form = Literal["pdf", "html"]


class LetterPreview(QFrame):
    """Show one with :meth:`show_review`; ``close_requested`` when the person wants back to the review."""

    close_requested = Signal()
    saved = Signal(str)

    letter_layout: QVBoxLayout
    letter_row: QHBoxLayout
    letter_caption: QLabel
    letter_state_label: QLabel
    letter_trouble_label: QLabel
    letter_view: LetterView
    save_pdf_button: QPushButton
    save_page_button: QPushButton
    close_letter_button: QPushButton

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._theme = desk, runner, theme
        self._review: Review | None = None
        self._page = ""
        self._paper: LetterPaper | None = None
        load_form(self, "letter_preview", promoted=(LetterView,))
        for label in (self.letter_state_label, self.letter_trouble_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        lend_focus(self, self.letter_view)
        self.letter_trouble_label.hide()
        self.save_pdf_button.clicked.connect(self._ask_pdf)
        self.save_page_button.clicked.connect(self._ask_page)
        self.close_letter_button.clicked.connect(self.close_requested)
        theme.changed.connect(self._show_page)
        theme.changed.connect(self._fit)
        self._allow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Where not all has room, the buttons keep their words: what this is can be read on the letter itself."""
        row = (self.letter_caption, self.save_pdf_button, self.save_page_button, self.close_letter_button)
        wanted = sum(one.sizeHint().width() + self.letter_row.spacing() for one in row)
        sides = self.letter_layout.contentsMargins()
        self.letter_caption.setVisible(wanted <= self.width() - sides.left() - sides.right())

    @property
    def page(self) -> str:
        """The letter shown, as one whole HTML page; "" before there is one."""
        return self._page

    def show_review(self, review: Review) -> None:
        """Make the letter of a review as it stands."""
        self._review, self._page = review, ""
        self.letter_state_label.clear()
        self.letter_view.clear()
        self._allow()
        self._runner.run("store", self._desk.session, partial(self._compose, review), self)

    def _compose(self, review: Review, session: Session | None, error: Exception | None) -> None:
        if review is not self._review:
            return
        if error is not None:
            self._say_trouble(plain_sentence(error))
            return
        letter = letter_of(review, LETTER_VOICE, session.code if session is not None else "")
        own = review.opened.programme.letter if review.opened.programme is not None else ""
        language = QLocale().bcp47Name()
        try:
            self._page = letter_html(letter, own, LETTER_VOICE, language)
            self._say_trouble("")
        except TemplateError as trouble:
            # the programme's own template is broken: say so, and show what is sound
            self._say_trouble(plain_sentence(trouble))
            self._page = letter_html(letter, "", LETTER_VOICE, language)
        self._show_page()
        self._allow()

    @Slot()
    def _show_page(self) -> None:
        """As large as text is wanted on screen; paper has its own sizes."""
        if self._page:
            self.letter_view.show_page(self._page, self._theme.text_scale)

    def _say_trouble(self, sentence: str) -> None:
        self.letter_trouble_label.setText(sentence)
        self.letter_trouble_label.setVisible(bool(sentence))

    def _allow(self) -> None:
        ready = bool(self._page) and self._paper is None
        self.save_pdf_button.setEnabled(ready)
        self.save_page_button.setEnabled(ready)

    # -- saving ---------------------------------------------------------------------------------------------

    @Slot()
    def _ask_pdf(self) -> None:
        self._ask_target("pdf", self.tr("PDF (*.pdf)"))

    @Slot()
    def _ask_page(self) -> None:
        self._ask_target("html", self.tr("Web page (*.html)"))

    def _ask_target(self, form: Form, kind: str) -> None:
        if self._review is None:
            return
        dialog = QFileDialog(self, self.tr("Save the feedback letter"))
        dialog.setObjectName("save_letter_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([kind, self.tr("All files (*)")])
        dialog.setDefaultSuffix(form)
        dialog.selectFile(f"{_file_words(self._review.opened.submission.code)}-feedback.{form}")
        dialog.fileSelected.connect(self.save_pdf if form == "pdf" else self.save_page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(False)
        dialog.show()

    @Slot(str)
    def save_pdf(self, path: str) -> None:
        """Print the letter shown into a file."""
        if self._review is None or not self._page or self._paper is not None:
            return
        code = self._review.opened.submission.code
        self.letter_state_label.setText(self.tr("Saving…"))
        title = self.tr("Feedback {code}").format(code=code)
        self._paper = LetterPaper(self._page, title, code, paper_size(), self)
        self._paper.printed.connect(partial(self._write, path))
        self._allow()
        self._paper.start()

    @Slot(str)
    def save_page(self, path: str) -> None:
        """Write the letter shown as one web page."""
        if self._page:
            self._write(path, self._page.encode())

    def _write(self, path: str, content: bytes) -> None:
        if self._paper is not None:
            self._paper.deleteLater()
            self._paper = None
        self._allow()
        self._runner.run("check", partial(save_outside, Path(path), content), self._written, self)

    def _written(self, path: Path | None, error: Exception | None) -> None:
        if path is None:
            self.letter_state_label.clear()
            self._say_trouble(plain_sentence(error))
            return
        self._say_trouble("")
        self.letter_state_label.setText(self.tr("Saved as {name}.").format(name=path.name))
        self.saved.emit(str(path))


def _file_words(code: str) -> str:
    """A code as part of a file name."""
    return "".join(one if one.isalnum() or one in "-_" else "-" for one in code) or "letter"
