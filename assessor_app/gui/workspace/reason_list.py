"""Asks why something could not be scored: the programme's reasons as cards, each with its number key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assessor_app.domain.programme import DEFAULT_REASONS, Reason
from assessor_app.gui.language.saying import say
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.workspace.level_card import LevelCard

_KEYS: Final = 9


class ReasonCard(LevelCard):
    """One reason; ``mark`` is its code."""

    def __init__(self, theme: Theme, reason: Reason, key: str) -> None:
        super().__init__(theme, reason.code, key, say(reason.title), "", "outside")
        self.setObjectName(f"reason_card_{reason.code}")


class ReasonList(QWidget):
    """Shown while the mark is outside the scale. ``reason_chosen`` carries a code, ``left`` that Esc was pressed.

    While one of the cards has the focus, number keys choose a reason and not a level.
    """

    reason_chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reason_list")
        self.setAccessibleName(self.tr("Reasons why it cannot be scored"))
        self._theme = theme
        self._cards: list[ReasonCard] = []
        self._reasons: tuple[Reason, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(theme.px(18), 0, 0, 0)
        self._layout.setSpacing(4)
        self._caption = QLabel(self.tr("Why can it not be scored?"))
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        self._layout.addWidget(self._caption)
        self.offer(DEFAULT_REASONS)
        self.hide()

    def offer(self, reasons: Sequence[Reason]) -> None:
        """Offer the reasons of a programme."""
        if tuple(reasons) == self._reasons:
            return
        self._reasons = tuple(reasons)
        for card in self._cards:
            self._layout.removeWidget(card)
            discard(card)
        self._cards = []
        for number, reason in enumerate(self._reasons, start=1):
            card = ReasonCard(self._theme, reason, str(number) if number <= _KEYS else "")
            card.clicked.connect(self._press)
            card.installEventFilter(self)
            self._layout.addWidget(card)
            QWidget.setTabOrder(self._cards[-1] if self._cards else self._caption, card)
            self._cards.append(card)

    def show_reason(self, code: str, *, asked: bool, pending: bool) -> None:
        """Show the list where it is ``asked``, with the reason given ("" for none yet)."""
        for card in self._cards:
            card.show_choice(card.mark == code, pending=pending)
        self._caption.setText(
            self.tr("Why it cannot be scored") if code else self.tr("Why can it not be scored? Choose a reason.")
        )
        self.setVisible(asked and bool(self._cards))

    def take_focus(self) -> None:
        """Let number keys choose: the focus goes to the reason given, else to the first."""
        if self.isVisible() and self.isEnabled() and self._cards:
            chosen = next((card for card in self._cards if card.isChecked()), self._cards[0])
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Numbers and Esc belong to the list while it has the focus, whatever they are commands for elsewhere."""
        if isinstance(event, QKeyEvent) and self._is_ours(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take_key(event)
                return True
        return super().eventFilter(watched, event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return event.key() == Qt.Key.Key_Escape or 1 <= self._number(event) <= min(len(self._cards), _KEYS)

    def _number(self, event: QKeyEvent) -> int:
        return event.key() - Qt.Key.Key_0.value

    def _take_key(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self.reason_chosen.emit(self._cards[self._number(event) - 1].mark)

    @Slot()
    def _press(self) -> None:
        card = self.sender()
        if isinstance(card, ReasonCard):
            self.reason_chosen.emit(card.mark)
