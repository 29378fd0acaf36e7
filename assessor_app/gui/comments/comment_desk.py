"""Stands behind the comment editor: the bank, what was written before, names, spelling and the count of words."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from assessor_app.domain.comment_filling import Filled, fill
from assessor_app.domain.comment_ranking import Begun, Recall, begun_at
from assessor_app.domain.programme import OVERALL, BankComment
from assessor_app.gui.comments.bank_keeper import BankKeeper
from assessor_app.gui.comments.comment_bank import CommentBank
from assessor_app.gui.comments.comment_field import CommentField
from assessor_app.gui.comments.in_hand import InHand, Subject
from assessor_app.gui.comments.text_watch import TextWatch
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.workflows.desk import Desk, OpenedSubmission

_RECALL_MS: Final = 60
_HEARD: Final = 200


class CommentDesk(QObject):
    """Stands behind one field; ``subject`` answers what is written about in it.

    ``recalls`` tells whether earlier comments are offered while typing; see :attr:`watch` for names and spelling.
    """

    def __init__(
        self, desk: Desk, runner: TaskRunner, theme: Theme, field: CommentField, subject: Subject, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runner = runner
        self._theme = theme
        self._field = field
        self._subject = subject
        self._opened: OpenedSubmission | None = None
        self._key = ""
        self._recalls: dict[str, Recall] = {}
        self._asked: set[str] = set()
        self._begun: Begun | None = None
        self._offered: tuple[BankComment, ...] = ()
        self._bank: CommentBank | None = None
        self.recalls = True
        self.watch = TextWatch(desk, runner, field, self)
        self.keeper = BankKeeper(desk, runner, self)
        self._pause = QTimer(self, singleShot=True, interval=_RECALL_MS)
        self._pause.timeout.connect(self._recall)
        self._connect()

    def _connect(self) -> None:
        editor = self._field.editor
        self._field.bank_button.clicked.connect(self.open_bank)
        editor.bank_requested.connect(self.open_bank)
        editor.entered.connect(self._enter)
        editor.left.connect(self._leave)
        editor.edited.connect(self._note_typing)
        editor.suggestion_chosen.connect(self.take_suggestion)
        editor.cursorPositionChanged.connect(self._note_cursor)
        self._field.recall_strip.chosen.connect(self.take_suggestion)
        self.keeper.changed.connect(self._show_bank)

    def open_submission(self, opened: OpenedSubmission) -> None:
        """Take the bank that fits this submission; nothing is read before it is wanted."""
        self._opened = opened
        self._recalls, self._asked = {}, set()
        self.watch.open_submission(opened)
        self.keeper.open_submission(opened.assignment.id)

    def take_reading(self, opened: OpenedSubmission) -> None:
        """Take a newer reading of the same submission; the first one opens it."""
        if self._opened is None:
            self.open_submission(opened)
            self.take_subject()
            return
        self._opened = opened
        self.watch.take_reading(opened)

    def close_submission(self) -> None:
        """Forget everything of the submission."""
        self._opened, self._key = None, ""
        self._recalls, self._asked = {}, set()
        self._offer(())
        self.watch.close_submission()
        self.keeper.close_submission()
        if self._bank is not None:
            self._bank.close_bank(to_editor=False)

    # -- the bank -------------------------------------------------------------------------------------------

    @Slot()
    def open_bank(self) -> None:
        """Show the comment bank, where a comment can be written."""
        editor, hand = self._field.editor, self._in_hand()
        if hand is None or editor.isReadOnly():
            return
        if self._bank is not None and self._bank.window() is not editor.window():
            # the editor stands in another window by now
            discard(self._bank)
            self._bank = None
        if self._bank is None:
            self._bank = self._make_bank()
        self._offer(())
        self.keeper.refresh()
        self._show_bank()
        self._bank.open_bank(hand, editor.toPlainText(), editor)

    @property
    def bank(self) -> CommentBank | None:
        """The bank, once it was opened."""
        return self._bank

    def _make_bank(self) -> CommentBank:
        # late: made when first asked for, over whatever window the editor stands in by then
        bank = CommentBank(self._theme, self._field.editor.window())
        bank.comment_chosen.connect(self.insert)
        bank.closed.connect(self._bank_closed)
        self.keeper.serve(bank)
        return bank

    @Slot()
    def _show_bank(self) -> None:
        if self._bank is not None:
            self._bank.show_bank(self.keeper.bank)

    @Slot(bool)
    def _bank_closed(self, to_editor: bool) -> None:
        if to_editor:
            self._field.editor.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(object)
    def insert(self, comment: BankComment) -> None:
        """Put a comment of the bank in at the cursor, its placeholders filled, and count its use."""
        if self._opened is None or self._field.editor.isReadOnly():
            return
        self._field.editor.insert_filled(fill(comment.text, self._subject.values(self._opened)))
        self.keeper.count(comment)

    def _in_hand(self) -> InHand | None:
        return self._subject.in_hand(self._opened) if self._opened is not None else None

    # -- recall ---------------------------------------------------------------------------------------------

    @Slot()
    def take_subject(self) -> None:
        """What is written from now on is about something else: ask what."""
        hand = self._in_hand()
        self._key = hand.scorable_id if hand is not None else ""
        self._offer(())
        self._pause.stop()
        self.watch.take_subject("" if self._key == OVERALL else self._key)
        if self._bank is not None:
            self._bank.close_bank(to_editor=False)
        if self._field.editor.hasFocus():
            self._enter()

    @Slot()
    def _enter(self) -> None:
        """Read what was written about this before, once, as soon as somebody may go on like it."""
        key = self._key
        if self._opened is None or not key or key in self._asked or self._field.editor.isReadOnly():
            return
        self._asked.add(key)
        work = partial(_read_recall, self._desk, self._opened.assignment.id, key)
        self._runner.run("store", work, partial(self._take_earlier, self._opened.assignment.id, key), self)

    def _take_earlier(self, assignment_id: str, key: str, recall: Recall | None, error: Exception | None) -> None:
        if self._opened is None or self._opened.assignment.id != assignment_id:
            return
        if recall is None or error is not None:
            self._asked.discard(key)
            return
        self._recalls[key] = recall

    @Slot()
    def _leave(self) -> None:
        # A Tab from behind goes to the lines themselves.
        focused = self._field.editor.window().focusWidget()
        if focused is None or not self._field.recall_strip.isAncestorOf(focused):
            self._offer(())

    @Slot()
    def _note_typing(self) -> None:
        self._pause.start()

    @Slot()
    def _note_cursor(self) -> None:
        if self._offered and not self._pause.isActive():
            self._offer(())

    @Slot()
    def _recall(self) -> None:
        editor, hand = self._field.editor, self._in_hand()
        known = self._recalls.get(self._key)
        cursor = editor.cursor_at() if self.recalls and known is not None and editor.hasFocus() else -1
        self._begun = begun_at(editor.toPlainText(), cursor) if cursor >= 0 else None
        if known is None or self._begun is None:
            self._offer(())
        else:
            self._offer(known.suggest(self._begun.text, hand.level if hand is not None else ""))

    def _offer(self, comments: tuple[BankComment, ...]) -> None:
        if comments or self._offered:
            self._offered = comments
            self._field.editor.offered = len(comments)
            self._field.recall_strip.offer([one.text for one in comments])
            # The cursor stays in the comment; who listens to it hears what Tab would put in.
            said = self.tr("Tab puts in: {text}").format(text=comments[0].text[:_HEARD]) if comments else ""
            self._field.editor.setAccessibleDescription(said)

    @Slot(int)
    def take_suggestion(self, place: int) -> None:
        """Put one of the comments offered in place of what was being typed."""
        if not 0 <= place < len(self._offered) or self._begun is None:
            return
        text, since = self._offered[place].text, self._begun.start
        self._offer(())
        self._field.editor.insert_filled(Filled(text), since)
        self._pause.stop()
        self._field.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _read_recall(desk: Desk, assignment_id: str, scorable_id: str) -> Recall:
    """On the store lane: the making ready takes longer than the reading."""
    return Recall(desk.earlier_comments(assignment_id, scorable_id))
