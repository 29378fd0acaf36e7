"""The place of the pages: themselves, the question for a password, or why there are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from assessor_app.errors import ArtifactError
from assessor_app.gui.pdf_view.password_card import PasswordCard
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.empty_state import EmptyState

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
        for page in (pages, self.password_card, self._trouble):
            self.addWidget(page)
        self.password_card.setFocusProxy(self.password_card.password_box)
        self._trouble.setFocusProxy(self._trouble.action_button)
        self.currentChanged.connect(self._hand_on_focus)
        self._hand_on_focus()
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
        self.setCurrentWidget(self.password_card)
        if wrong:
            # The person was typing here; at the first time the keys still belong to the workspace.
            self.password_card.focus_box()

    def show_trouble(self, error: ArtifactError) -> None:
        """Say why there are no pages, and offer what may help."""
        retry = error.kind in _WORTH_RETRYING
        button = self.tr("Try again") if retry else self.tr("Open in another program…")
        action = self._retry if retry else self._go_outside
        self._trouble.tell("file-alert-outline", str(error), error.advice, button, action)
        self.setCurrentWidget(self._trouble)

    def show_card(
        self, picture: str, heading: str, sentence: str, button: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """Say why there are no pages yet, with at most one button."""
        self._trouble.tell(picture, heading, sentence, button, action)
        self.setCurrentWidget(self._trouble)

    @Slot()
    def _hand_on_focus(self) -> None:
        """The keyboard goes to what stands here now."""
        shown = self.currentWidget()
        if shown is not None:
            self.setFocusProxy(shown)

    @Slot()
    def _retry(self) -> None:
        self.retry_requested.emit()

    @Slot()
    def _go_outside(self) -> None:
        self.outside_requested.emit()
