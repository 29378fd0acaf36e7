"""The viewer for plain text: read off the GUI thread, put in piece by piece, lines numbered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from assessor_app.domain.annotation import Pin, Quote, Seen
from assessor_app.domain.citation import ArtifactFacts, LinePlace, Place
from assessor_app.domain.submission import Artifact
from assessor_app.errors import ArtifactError
from assessor_app.gui.evidence_view import EvidenceView, Trace
from assessor_app.gui.forms import load_form
from assessor_app.gui.language.saying import say
from assessor_app.gui.outside_view.outside_words import open_outside_words
from assessor_app.gui.task_runner import Task, TaskRunner
from assessor_app.gui.text_view.numbered_text import NumberedText
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.media.reading.text_reader import PlainText, read_text
from assessor_app.workflows.desk import ArtifactSource

ReadText = Callable[[ArtifactSource], PlainText]

_PIECE: Final = 24_000
_SETTLE_MS: Final = 250
_LINES_ABOVE: Final = 3
_MOST_QUOTED: Final = 2_000
# how Qt writes the end of a line in what is selected
_PARAGRAPH: Final = "\u2029"


class TextView(EvidenceView):
    """Shows one text; ``read`` takes it out of the bytes.

    ``position()`` holds line (0-based, at the top of the window).
    """

    note_bar: QFrame
    badge_label: QLabel
    note_label: QLabel
    stack: QStackedWidget
    text_edit: NumberedText
    text_trouble: EmptyState

    def __init__(
        self, runner: TaskRunner, theme: Theme, read: ReadText = read_text, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._read_lines = read
        self._artifact_id = ""
        self._task: Task | None = None
        self._source: ArtifactSource | None = None
        self._waiting: list[str] = []
        self._read = False
        self._wish: Place | None = None
        self._kept_line: float | None = None
        load_form(self, "text_view", promoted=(NumberedText, EmptyState))
        self.text_edit.dress(theme)
        self.text_trouble.dress(theme)
        self.note_bar.hide()
        self._feed = QTimer(self)
        self._feed.setInterval(0)
        self._feed.timeout.connect(self._put_piece)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.position_changed)
        self._settle.timeout.connect(self.view_changed)
        self.text_edit.verticalScrollBar().valueChanged.connect(self._note_move)
        self.text_edit.pin_chosen.connect(self.pin_chosen)
        lend_focus(self, self.text_edit)

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Start reading; the text appears as soon as it is there."""
        if self._source is not None:
            self.close_artifact()
        self._artifact_id, self._source = artifact.id, source
        self._task = self._runner.run("media", partial(self._read_lines, source), self._take_text, self)

    def show_place(self, place: Place, badge: str) -> None:
        """Say what the text is cited for and bring the lines cited into view; any other place is the whole text."""
        self._wish = place
        self._kept_line = None if isinstance(place, LinePlace) else self._kept_line
        self.text_edit.cite_nothing()
        self.badge_label.setText(badge)
        self._show_notes()
        self._tell_shown()

    def clear_place(self) -> None:
        """Say no more what the text is cited for."""
        self._wish = None
        self.text_edit.cite_nothing()
        self.badge_label.clear()
        self._show_notes()

    def set_pins(self, pins: Mapping[str, Pin], current: str = "") -> None:
        """Flags beside the numbers of the lines."""
        self.text_edit.set_pins(pins, current)

    def set_traces(self, traces: Sequence[Trace]) -> None:
        """Signs of the readers beside the numbers of the lines."""
        self.text_edit.set_traces(traces)

    def pin_here(self) -> Pin | None:
        """The lines selected with the words of them, else the line the cursor is on."""
        if not self._read:
            return None
        first, last = self.text_edit.lines_chosen()
        words = self.text_edit.textCursor().selectedText().replace(_PARAGRAPH, "\n")[:_MOST_QUOTED]
        return Pin("", place=LinePlace(first, last), quote=Quote(words) if words else None)

    def show_pin(self, pin: Pin) -> None:
        """Bring the lines of a note into view; may precede the end of opening."""
        if isinstance(pin.place, LinePlace):
            self._kept_line = float(max(0, pin.place.first - _LINES_ABOVE))
            self._go_to_kept_line()

    def seen(self, artifact_id: str) -> Seen:
        """A text has neither page nor moment."""
        return Seen(artifact_id, rest=self._read and self.text_edit.isVisible())

    def position(self) -> Mapping[str, float]:
        """The line at the top, or the one :meth:`restore` was given while the text has not come so far."""
        if self._kept_line is not None:
            return {"line": self._kept_line}
        return {"line": float(self.text_edit.first_line())} if self._read else {}

    def restore(self, position: Mapping[str, float]) -> None:
        """Go back to a line; may precede the end of opening."""
        self._kept_line = position.get("line")
        self._go_to_kept_line()

    def close_artifact(self) -> None:
        """Stop all work and free the text."""
        self._feed.stop()
        self._settle.stop()
        if self._task is not None:
            self._task.cancel()
        self._task, self._source, self._wish, self._kept_line = None, None, None, None
        self._waiting, self._read = [], False
        self.text_edit.cite_nothing()
        self.text_edit.clear()
        self.text_edit.set_hints({})
        self.badge_label.clear()
        self.note_label.clear()
        self._show_notes()
        self.stack.setCurrentWidget(self.text_edit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_shown()

    def _take_text(self, text: PlainText | None, error: Exception | None) -> None:
        if text is None:
            self._fail(error)
            return
        self._waiting = _pieces(text.lines)
        self.text_edit.set_hints(text.hints)
        self._read = True
        self.note_label.setText(self._notes(text))
        self._show_notes()
        self.facts_found.emit(ArtifactFacts())
        self._put_piece()
        self._feed.start()

    def _notes(self, text: PlainText) -> str:
        notes = []
        if text.cut:
            notes.append(self.tr("This file is longer than 4 MB; only its beginning is shown."))
        if text.folded:
            notes.append(self.tr("Very long lines are broken, so line numbers may differ from other programs."))
        return " ".join(notes)

    @Slot()
    def _put_piece(self) -> None:
        """Append the next piece: a large text put in at once would stop the window for a while."""
        if not self._waiting:
            self._feed.stop()
            return
        cursor = QTextCursor(self.text_edit.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(self._waiting.pop(0))
        self._go_to_kept_line()
        self._tell_shown()

    def _go_to_kept_line(self) -> None:
        line = self._kept_line
        if line is not None and self._read and self.text_edit.blockCount() > line:
            self._kept_line = None
            self.text_edit.go_to_line(int(line))

    def _tell_shown(self) -> None:
        if self._wish is None or not self._read or not self.text_edit.isVisible():
            return
        if self._lines_shown(self._wish):
            # The text is laid out and painted by the time the event loop comes round.
            QTimer.singleShot(0, self, self._tell_painted)

    def _lines_shown(self, place: Place) -> bool:
        """Whether the lines cited are in view; those beyond the end are looked for at the end, and that is said."""
        if not isinstance(place, LinePlace):
            return True
        if self._waiting and self.text_edit.blockCount() <= place.last:
            return False
        if self.text_edit.cite_lines(place.first, place.last):
            return True
        end = self.text_edit.blockCount() - 1
        self.note_label.setText(self.tr("The text ends with line {line}.").format(line=end + 1))
        self._show_notes()
        return self.text_edit.cite_lines(end, end)

    @Slot()
    def _tell_painted(self) -> None:
        if self._wish is None or not self._read:
            return
        self.text_edit.viewport().repaint()
        wish, self._wish = self._wish, None
        self.place_shown.emit(wish)

    def _show_notes(self) -> None:
        self.note_bar.setVisible(bool(self.badge_label.text() or self.note_label.text()))

    def _fail(self, error: Exception | None) -> None:
        sentence = say(str(error)) if isinstance(error, ArtifactError) else self.tr("This file could not be read.")
        advice = say(error.advice) if isinstance(error, ArtifactError) else ""
        self.text_trouble.tell("file-alert-outline", sentence, advice, open_outside_words(), self._ask_outside)
        self.stack.setCurrentWidget(self.text_trouble)
        self.failed.emit(sentence)

    @Slot()
    def _ask_outside(self) -> None:
        self.open_outside_requested.emit(self._artifact_id)

    @Slot()
    def _note_move(self) -> None:
        if self._read and not self._waiting:
            self._settle.start()


def _pieces(lines: tuple[str, ...]) -> list[str]:
    """The text in pieces of some thousand characters, each ending with a whole line."""
    pieces: list[str] = []
    piece: list[str] = []
    size = 0
    for line in lines:
        piece.append(line)
        size += len(line) + 1
        if size >= _PIECE:
            pieces.append("\n".join(piece) + "\n")
            piece, size = [], 0
    pieces.append("\n".join(piece))
    return pieces
