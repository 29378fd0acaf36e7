"""Moves what a narrow bar has no room for into its "More" menu, least used first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget


class BarOverflow(QObject):
    """Keeps a bar's parts from lying over each other.

    ``groups`` are parts that can be spared, the first to go first; parts of a group come and go together.
    Buttons spared stand in the menu of ``more``; of other parts (labels) nothing is left.
    """

    def __init__(self, bar: QWidget, more: QToolButton, groups: Sequence[tuple[QWidget, ...]]) -> None:
        super().__init__(bar)
        self._bar = bar
        self._more = more
        self._groups = tuple(groups)
        self._barred: set[QWidget] = set()
        self._kept: set[QWidget] = set()
        self._menu = QMenu(bar)
        self._buttons: dict[QAction, QAbstractButton] = {}
        for part in (part for group in reversed(self._groups) for part in group):
            if isinstance(part, QAbstractButton):
                action = QAction(self._menu)
                self._menu.addAction(action)
                self._buttons[action] = part
        self._menu.aboutToShow.connect(self._mirror)
        self._menu.triggered.connect(self._press)
        more.setMenu(self._menu)
        more.hide()

    def leave_out(self, parts: Sequence[QWidget]) -> None:
        """Never show these, neither in the bar nor in the menu."""
        self._barred.update(parts)
        self.fit()

    def keep(self, part: QWidget, *, always: bool) -> None:
        """Spare a part never while ``always``, though it belongs to a group."""
        if always == (part in self._kept):
            return
        if always:
            self._kept.add(part)
        else:
            self._kept.discard(part)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Show what there is room for now; does nothing when that is what is shown already."""
        spared: set[QWidget] = set()
        for group in ((), *self._groups):
            spared.update(part for part in group if part not in self._kept)
            if self._needed(spared) <= self._bar.width():
                break
        for part in (part for group in self._groups for part in group):
            shown = part not in spared and part not in self._barred
            if part.isHidden() is shown:
                part.setVisible(shown)
        more = self._has_menu(spared)
        if self._more.isHidden() is more:
            self._more.setVisible(more)

    def _has_menu(self, spared: set[QWidget]) -> bool:
        return any(button in spared and button not in self._barred for button in self._buttons.values())

    def _needed(self, spared: set[QWidget]) -> int:
        """The width the bar needs without some parts."""
        layout = self._bar.layout()
        assert layout is not None
        optional = {part for group in self._groups for part in group}
        margins = layout.contentsMargins()
        needed, count = margins.left() + margins.right(), 0
        for number in range(layout.count()):
            item = layout.itemAt(number)
            assert item is not None
            part = item.widget()
            if part is None:
                needed += item.minimumSize().width()
                continue
            gone = part in spared or part in self._barred
            if part is self._more:
                gone = not self._has_menu(spared)
            elif part not in optional:
                gone = part.isHidden()
            if not gone:
                needed += max(part.minimumWidth(), part.minimumSizeHint().width())
                count += 1
        return needed + layout.spacing() * max(0, count - 1)

    @Slot()
    def _mirror(self) -> None:
        for action, button in self._buttons.items():
            action.setVisible(button.isHidden() and button not in self._barred)
            action.setText(button.accessibleName())
            action.setIcon(button.icon())
            action.setEnabled(button.isEnabled())
            action.setCheckable(button.isCheckable())
            action.setChecked(button.isChecked())

    @Slot(QAction)
    def _press(self, action: QAction) -> None:
        self._buttons[action].click()
