"""The place of the pages: themselves, the question for a password, or why there are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from assessor_app.errors import ArtifactError
from assessor_app.gui.language.saying import say
from assessor_app.gui.outside_view.outside_words import open_outside_words
from assessor_app.gui.pdf_view.password_card import PasswordCard
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.empty_state import EmptyState
from assessor_app.gui.widgets.focus_lending import lend_focus
from assessor_app.gui.widgets.tall_room import TallRoom

_WORTH_RETRYING: Final = ("timeout", "missing", "too_large")


class PageStack(QStackedWidget):
    """``password_entered`` carries what was typed; ``retry_requested`` and ``outside_requested`` tell a button."""

    password_entered = Signal(str)
    retry_requested = Signal()
    outside_requested = Signal()

    def __init__(self, theme: Theme, pages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self.password_card = PasswordCard(theme)
        self._trouble = EmptyState()
        self._trouble.dress(theme)
        self._trouble.setObjectName("pdf_trouble")
        # large words in a small window need more room than pages do
        self._rooms = {card: TallRoom(card) for card in (self.password_card, self._trouble)}
        for page in (pages, *self._rooms.values()):
            self.addWidget(page)
        lend_focus(self.password_card, self.password_card.password_box)
        lend_focus(self._trouble, self._trouble.action_button)
        self._loan = lend_focus(self, pages)
        self.currentChanged.connect(self._hand_on_focus)
        self.password_card.password_entered.connect(self.password_entered)
        self.password_card.outside_requested.connect(self.outside_requested)

    def minimumSizeHint(self) -> QSize:
        # The cards must not keep the pane from growing narrower while pages are shown.
        return self._pages.minimumSizeHint()

    def has_pages(self) -> bool:
        """Whether the pages are in their place, and no card."""
        return self.currentWidget() is self._pages

    def show_pages(self) -> None:
        """Show the pages."""
        self.password_card.forget()
        self.setCurrentWidget(self._pages)

    def ask_password(self, *, wrong: bool) -> None:
        """Ask for the password; ``wrong`` tells that one was tried and does not open the file."""
        self.password_card.ask(wrong=wrong)
        self._show_card(self.password_card)
        if wrong:
            # The person was typing here; at the first time the keys still belong to the workspace.
            self.password_card.focus_box()

    def show_trouble(self, error: ArtifactError) -> None:
        """Say why there are no pages, and offer what may help."""
        retry = error.kind in _WORTH_RETRYING
        button = self.tr("Try again") if retry else open_outside_words()
        action = self._retry if retry else self._go_outside
        self._trouble.tell("file-alert-outline", say(str(error)), say(error.advice), button, action)
        self._show_card(self._trouble)

    def show_card(
        self, picture: str, heading: str, sentence: str, button: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Say why there are no pages yet, with at most one button."""
        self._trouble.tell(picture, heading, sentence, button, action)
        self._show_card(self._trouble)

    def _show_card(self, card: QWidget) -> None:
        self.setCurrentWidget(self._rooms[card])

    @Slot()
    def _hand_on_focus(self) -> None:
        """The keyboard goes to what stands here now."""
        shown = self.currentWidget()
        self._loan.turn_to(next((card for card, room in self._rooms.items() if room is shown), self._pages))

    @Slot()
    def _retry(self) -> None:
        self.retry_requested.emit()

    @Slot()
    def _go_outside(self) -> None:
        self.outside_requested.emit()
