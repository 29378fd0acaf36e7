"""Keeps the play bar's controls from lying over each other: what a narrow bar has no room for goes into a menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget


class PlayOverflow(QObject):
    """``parts`` are the bar's controls in order; ``spared`` are groups of them that may go, the first to go first.

    ``menus`` gives the menu that stands for a control in the overflow; plain buttons are pressed from there. ``gaps``
    are the pixels of the fixed room between parts: told and not asked of the layout, since it would be asked while
    parts come and go, and PySide takes a part for another one then.
    """

    def __init__(
        self,
        bar: QWidget,
        more: QToolButton,
        parts: Sequence[QWidget],
        spared: Sequence[tuple[QWidget, ...]],
        menus: Mapping[QWidget, QMenu],
        *,
        gaps: int,
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._more = more
        self._parts = tuple(parts)
        self._groups = tuple(spared)
        self._menus = dict(menus)
        self._gaps = gaps
        self._unwanted: set[QWidget] = set()
        self._gone: set[QWidget] = set()
        self._menu = QMenu(bar)
        self._menu.setObjectName("more_menu")
        self._menu.aboutToShow.connect(self._fill)
        more.setMenu(self._menu)
        more.hide()

    def want(self, part: QWidget, wanted: bool) -> None:
        """Whether this recording has any use for a control."""
        if wanted == self.is_wanted(part):
            return
        if wanted:
            self._unwanted.discard(part)
        else:
            self._unwanted.add(part)
        self.fit()
        layout = self._bar.layout()
        if layout is not None:
            # At once: whoever is told of a place may look at the bar, where nothing must lie over anything.
            layout.activate()

    def is_wanted(self, part: QWidget) -> bool:
        """Whether a control can be used, in the bar or in the menu."""
        return part not in self._unwanted

    @Slot()
    def fit(self) -> None:
        """Show what there is room for now."""
        gone: set[QWidget] = set()
        for group in ((), *self._groups):
            gone |= {part for part in group if self.is_wanted(part)}
            if self._needed(gone) <= self._bar.width():
                break
        self._gone = gone
        for part in self._parts:
            part.setVisible(self.is_wanted(part) and part not in gone)
        self._more.setVisible(bool(gone))

    def _needed(self, gone: set[QWidget]) -> int:
        layout = self._bar.layout()
        if layout is None:
            return 0
        shown = [part for part in self._parts if self.is_wanted(part) and part not in gone]
        shown += [self._more] if gone else []
        edges = layout.contentsMargins()
        spacing = max(0, layout.spacing()) * layout.count()
        widths = sum(max(part.sizeHint().width(), part.minimumWidth()) for part in shown)
        return edges.left() + edges.right() + self._gaps + spacing + widths

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        for part in self._parts:
            if part not in self._gone:
                continue
            if part in self._menus:
                menu = self._menus[part]
                menu.setTitle(part.accessibleName())
                menu.setEnabled(part.isEnabled())
                self._menu.addMenu(menu)
            elif isinstance(part, QAbstractButton):
                action = self._menu.addAction(part.icon(), part.accessibleName())
                action.setEnabled(part.isEnabled())
                action.setCheckable(part.isCheckable())
                action.setChecked(part.isChecked())
                action.triggered.connect(partial(_press, part))


def _press(button: QAbstractButton, _checked: bool = False) -> None:
    button.click()
