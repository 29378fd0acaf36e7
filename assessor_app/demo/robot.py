"""Drives the real widgets as a person would: by their names, with real key presses and clicks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget

from assessor_app.app import Desktop, build_desktop
from assessor_app.demo.loop_turns import let_pass
from assessor_app.domain.citation import Place
from assessor_app.errors import DeskError
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.pdf_view.password_card import PasswordCard
from assessor_app.gui.workspace.citation_chips import Chip
from assessor_app.gui.workspace.level_card import LevelCard
from assessor_app.gui.workspace.workspace_page import WorkspacePage
from assessor_app.paths import Profile
from assessor_app.settings import Settings
from assessor_app.workflows.desk import OpenedSubmission, QueueRow

T = TypeVar("T", bound=QObject)
LOOK_MS = 5
MOST_TURNS = 8
PATIENCE_MS = 60_000
DOWNLOAD_MS = 120_000


class StuckError(DeskError):
    """Something that a person would see did not come."""


def _can_click(button: QAbstractButton) -> bool:
    return button.isEnabled() and button.isVisible()


class Robot:
    """One sitting at the desk; :meth:`leave` closes the window and everything behind it.

    Keys are in a file unless ``settings`` say otherwise; then the door may stand before the first page.
    """

    def __init__(self, application: QApplication, profile: Profile, settings: Settings | None = None) -> None:
        self._stack = ExitStack()
        chosen = settings or Settings(key_store="file")
        self.desktop: Desktop = build_desktop(application, profile, chosen, self._stack)
        self.window = self.desktop.window
        self.shown: list[tuple[str, Place]] = []
        self._ready = False
        self.window.ready.connect(self._note_ready)
        self.window.keys_needed.connect(self._note_ready)
        self.window.start()
        self.wait_for(lambda: self._ready and self.window.isVisible(), "the window with its first page")

    def _note_ready(self) -> None:
        self._ready = True

    # ---- the machinery of hands and eyes

    def wait_for(self, seen: Callable[[], bool], what: str, patience: int = PATIENCE_MS) -> None:
        """Look until something is seen. Raises StuckError naming what did not come."""
        timer = QElapsedTimer()
        timer.start()
        while not seen():
            if timer.hasExpired(patience):
                raise StuckError(f"{what} did not come within {patience // 1000} seconds")
            let_pass(LOOK_MS)

    def _draw_breath(self) -> None:
        """Let the loop turn: nobody does two things at the same moment, or before what was done last is painted."""
        let_pass(LOOK_MS)
        # a wait turns the loop before it rests: after one that was long there is more to do, a painting put off say
        turn = QElapsedTimer()
        for _ in range(MOST_TURNS):
            turn.start()
            let_pass(1)
            if turn.elapsed() <= LOOK_MS:
                return

    def find(self, kind: type[T], name: str) -> T:
        """The widget with this name, on the page in front first. Raises StuckError."""
        page = self.window.pages.currentWidget()
        found = (page.findChild(kind, name) if page is not None else None) or self.window.findChild(kind, name)
        if found is None:
            raise StuckError(f"there is no {name} on the screen")
        return found

    def click(self, name: str) -> None:
        """Click a button once it is visible and enabled; one made anew meanwhile is as good."""
        self._draw_breath()
        self.wait_for(lambda: _can_click(self.find(QAbstractButton, name)), f"the button {name}")
        QTest.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)

    def click_button(self, button: QAbstractButton) -> None:
        """Click this button once it can be clicked; of those that come and go see :meth:`click`."""
        self._draw_breath()
        # the loop does not turn between the look and the click: what is seen is what is hit
        self.wait_for(lambda: _can_click(button), "a button that can be clicked")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_line(self, name: str, text: str) -> None:
        """Type into a line, replacing what is there."""
        self._draw_breath()
        line = self.find(QLineEdit, name)
        line.setFocus()
        line.selectAll()
        self.type_keys(line, text)

    def type_text(self, name: str, text: str) -> None:
        """Type into an editor, replacing what is there, and leave it as Esc does."""
        self._draw_breath()
        editor = self.find(QPlainTextEdit, name)
        editor.setFocus()
        editor.selectAll()
        self.type_keys(editor, text)

    def type_keys(self, field: QWidget, text: str) -> None:
        """One key press a character; the test library's own typing knows only ASCII.

        The loop turns after each word: nobody types a sentence in a moment.
        """
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                # a line break is taken by its key, never by its character
                code = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
                key = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(field, key)
            if letter == " ":
                let_pass(1)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        self._draw_breath()
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier)

    # ---- what a person does

    def sign_in(self, address: str, name: str, password: str) -> None:
        """Fill the sign-in page and wait until the hub has let the person in and the first sync is through."""
        self.type_line("address_box", address)
        self.type_line("name_box", name)
        self.type_line("password_box", password)
        self.click("sign_in_button")
        self.wait_for(lambda: self.window.desk_pages.front == "queue", "the queue")
        self.wait_for(lambda: self.all_sent() and not self.window.driver.busy, "the first sync")

    def queue(self) -> list[QueueRow]:
        """The rows as the queue's table holds them."""
        table = self.window.findChild(QTableView, "table")
        page = self.window.pages.currentWidget()
        if table is None or page is None or self.window.desk_pages.front != "queue":
            return []
        queue_page = self.window.desk_pages.queue_page
        return [queue_page.row_at(place) for place in range(table.model().rowCount())]

    def download_all(self) -> None:
        """Click *Download all* and wait until everything is on this laptop."""
        self.click("download_button")
        self.wait_for(self.all_here, "the end of the download", DOWNLOAD_MS)

    def all_here(self) -> bool:
        """Whether the queue tells that every file is on this laptop."""
        rows = self.queue()
        return bool(rows) and all(row.local_bytes >= row.size for row in rows)

    def go_to_queue(self) -> None:
        """Click *Queue* in the rail."""
        self.click_button(self.window.queue_button)
        self.wait_for(lambda: self.window.desk_pages.front == "queue", "the queue")

    def open(self, code: str) -> OpenedSubmission:
        """Choose a submission in the queue and press Enter."""
        self._draw_breath()
        row = next(row for row in self.queue() if row.code == code)
        queue_page = self.window.desk_pages.queue_page
        queue_page.select(row.assignment_id)
        table = self.find(QTableView, "table")
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Return)
        self.wait_for(
            lambda: self.window.desk_pages.front == "workspace" and self.page.assignment_id == row.assignment_id,
            f"the workspace of {code}",
        )
        # it is held back until it is whole
        self.wait_for(self.page.updatesEnabled, f"the sight of {code}")
        opened = self.page.submission
        assert opened is not None
        return opened

    @property
    def page(self) -> WorkspacePage:
        """The workspace; waited for, since a look at what is not there yet would have it built in a single turn."""
        late = self.window.desk_pages.late
        if late.workspace is None:
            late.hurry_workspace()
            self.wait_for(lambda: late.workspace is not None, "the workspace")
        return self.window.desk_pages.workspace_page

    def choose(self, scorable_id: str) -> None:
        """Choose a criterion in the outline."""
        self._draw_breath()
        self.page.select(scorable_id)
        self.wait_for(lambda: self.page.scorable_id == scorable_id, f"criterion {scorable_id}")

    def chips(self) -> tuple[Chip, ...]:
        """The citations on the rail."""
        return self.page.panes.evidence.rail.chips

    def jump(self, index: int, password: str = "") -> EvidenceView:
        """Click a chip and wait until the viewer has painted its place; a locked file is opened with ``password``."""
        shelf = self.page.panes.evidence.shelf
        chip = self.chips()[index]
        self.shown.clear()
        shelf.place_shown.connect(self._note_place)
        try:
            self.click(f"citation_chip_{index}")
            if password:
                self._unlock(index, password)
            # the chip may resolve anew once the file is really known
            self.wait_for(lambda: self._arrived(index), f"the place of “{chip.text}”")
        finally:
            shelf.place_shown.disconnect(self._note_place)
        view = shelf.current_view()
        assert view is not None
        return view

    def _unlock(self, index: int, password: str) -> None:
        """Type a wrong password, then the right one, unless the file is open from before."""
        shelf = self.page.panes.evidence.shelf
        self.wait_for(lambda: self._card() is not None or self._arrived(index), "the question for a password")
        card = self._card()
        if card is None:
            return
        for typed in (password[::-1], password):
            self.wait_for(card.password_box.isEnabled, "the box for the password")
            card.password_box.setFocus()
            self.type_keys(card.password_box, typed)
            QTest.keyClick(card.password_box, Qt.Key.Key_Return)
            if typed != password:
                self.wait_for(card.wrong_label.isVisible, "the word that the password is wrong")
        self.wait_for(lambda: shelf.current_view() is not None and self._card() is None, "the opened file")

    def _card(self) -> PasswordCard | None:
        view = self.page.panes.evidence.shelf.current_view()
        cards = view.findChildren(PasswordCard) if view is not None else []
        return next((card for card in cards if card.isVisible()), None)

    def _note_place(self, artifact_id: str, place: Place) -> None:
        self.shown.append((artifact_id, place))

    def _arrived(self, index: int) -> bool:
        """The chip's place is painted, and settled: until the file was read once, a place is only as written."""
        chip = self.chips()[index]
        opened = self.page.submission
        artifact = opened.submission.artifact(chip.artifact_id) if opened is not None else None
        if opened is None or artifact is None:
            return False
        settled = artifact.kind in ("text", "other") or artifact.id in opened.facts
        return settled and bool(self.shown) and self.shown[-1] == (chip.artifact_id, chip.place)

    def score(self, key: int, comment: str) -> None:
        """Press a level's number, type a comment, and wait until the screen says it is saved."""
        self.press(Qt.Key.Key_Escape)
        self.press(Qt.Key(Qt.Key.Key_0.value + key))
        self.wait_for(lambda: self.shown_mark() != "", "the chosen level")
        self.type_text("comment_editor", comment)
        self.press(Qt.Key.Key_Escape)
        self.wait_for(lambda: not self.page.busy, "“Saved”")

    def shown_mark(self) -> str:
        """The mark whose card is shown as chosen, or nothing."""
        cards = [card for card in self.page.panes.judgement.findChildren(LevelCard) if card.isChecked()]
        return cards[0].objectName().removeprefix("level_card_") if cards else ""

    def shown_comment(self) -> str:
        """The comment on screen."""
        return self.find(QPlainTextEdit, "comment_editor").toPlainText()

    def submit(self, feedback: str, signature: str) -> None:
        """Go to review, write the feedback, sign and submit."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.wait_for(lambda: self.window.desk_pages.front == "review", "the review page")
        review = self.window.desk_pages.review_page
        self.wait_for(lambda: review.assignment_id == self.page.assignment_id, "the review")
        self.wait_for(lambda: review.feedback_editor.isVisible(), "the feedback editor")
        self.type_text("feedback_editor", feedback)
        self.type_line("signature_edit", signature)
        self.wait_for(lambda: self.find(QAbstractButton, "submit_button").isEnabled(), "leave to submit")
        self.click("submit_button")
        self.wait_for(lambda: not self.find(QAbstractButton, "submit_button").isVisible(), "the submitted state")

    def sync(self) -> None:
        """Press F5 and wait until a sync that began after it has left nothing unsent."""
        self._draw_breath()
        # what was chosen or typed is on its way to the disk: only what is there can be sent
        self.wait_for(lambda: not self._saving() and not self.window.driver.busy, "the end of what is under way")
        self._synced = False
        self.window.driver.synced.connect(self._note_synced)
        try:
            QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_F5)
            self.wait_for(lambda: self._synced and self.all_sent(), "the hub's answers", DOWNLOAD_MS)
        finally:
            self.window.driver.synced.disconnect(self._note_synced)

    def _saving(self) -> bool:
        page = self.window.findChild(WorkspacePage)
        return page is not None and page.busy

    def _note_synced(self, _status: object) -> None:
        self._synced = True

    def all_sent(self) -> bool:
        """Whether the window tells that it is connected and nothing waits to be sent."""
        status = self.window.status
        return status is not None and status.online and status.unsent == 0

    def leave(self) -> None:
        """Close the window and take everything down."""
        self.window.close()
        self._stack.close()
