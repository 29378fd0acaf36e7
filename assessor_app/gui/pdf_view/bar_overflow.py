"""Moves what a narrow bar has no room for into its "More" menu, least used first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget


class BarOverflow(QObject):
    """Keeps a bar's parts from lying over each other.

    ``groups`` are parts that can be spared, the first to go first; parts of a group come and go together.
    Buttons spared stand in the menu of ``more``; of other parts (labels) nothing is left. ``steady`` are the parts
    that are never spared, ``gaps`` the pixels of the fixed room between parts. They are told and not asked of the
    layout: it would be asked while parts come and go, and PySide takes a part for another one then.
    """

    def __init__(
        self,
        bar: QWidget,
        more: QToolButton,
        groups: Sequence[tuple[QWidget, ...]],
        *,
        steady: Sequence[QWidget],
        gaps: int,
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._more = more
        self._groups = tuple(groups)
        self._steady = tuple(steady)
        self._gaps = gaps
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
        margins = layout.contentsMargins()
        stay = [part for part in self._steady if not part.isHidden() and part not in self._barred]
        stay += [part for group in self._groups for part in group if part not in spared and part not in self._barred]
        if self._has_menu(spared):
            stay.append(self._more)
        widths = sum(max(part.minimumWidth(), part.minimumSizeHint().width()) for part in stay)
        return margins.left() + margins.right() + self._gaps + widths + layout.spacing() * max(0, len(stay) - 1)

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
