"""Lets outline and judgement change sides and go away, and remembers how the person wants them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from assessor_app.gui.theme import Theme
from assessor_app.gui.window_memory import WindowMemory
from assessor_app.gui.workspace.workspace_page import WorkspacePage

NAME: Final = "workspace.layout"
_WIDTH: Final = 300
_WORDS: Final = ("swapped", "no_outline", "no_judgement")


class PaneLayout(QObject):
    """Works on the panes of ``page``; what is remembered is a few of the words swapped, no_outline, no_judgement."""

    def __init__(self, page: WorkspacePage, theme: Theme, memory: WindowMemory) -> None:
        super().__init__(page)
        self._page, self._theme, self._memory = page, theme, memory
        self._panes = page.panes
        self._words = {word for word in memory.value(NAME).split() if word in _WORDS}
        page.full_evidence_changed.connect(self._after_alone)
        if "swapped" in self._words:
            self._arrange()
        self._show()

    @Slot()
    def swap(self) -> None:
        """Outline to the other side, judgement to where it was."""
        widths = {self._panes.widget(index): size for index, size in enumerate(self._panes.sizes())}
        self._turn("swapped")
        self._arrange()
        self._panes.setSizes([widths[self._panes.widget(index)] for index in range(self._panes.count())])
        # the widths are remembered by their order
        self._panes.splitterMoved.emit(0, 1)

    @Slot()
    def toggle_outline(self) -> None:
        """Put the outline away, or bring it back."""
        self._toggle("no_outline", self._panes.outline)

    @Slot()
    def toggle_judgement(self) -> None:
        """Put the judgement away, or bring it back."""
        self._toggle("no_judgement", self._panes.judgement)

    def _toggle(self, word: str, pane: QWidget) -> None:
        self._page.set_full_evidence(False)
        # one dragged to nothing looks put away, so it is brought back
        if pane.isVisible() and not self._panes.sizes()[self._panes.indexOf(pane)]:
            self._widen(pane)
            return
        self._turn(word)
        held_focus = pane.isAncestorOf(self._page.focusWidget()) if self._page.focusWidget() is not None else False
        self._show()
        if word in self._words:
            if held_focus:
                self._panes.rest_focus()
        elif not self._panes.sizes()[self._panes.indexOf(pane)]:
            self._widen(pane)

    def _turn(self, word: str) -> None:
        self._words ^= {word}
        self._memory.remember(NAME, " ".join(one for one in _WORDS if one in self._words))

    def _arrange(self) -> None:
        swapped = "swapped" in self._words
        ends = (self._panes.judgement, self._panes.outline) if swapped else (self._panes.outline, self._panes.judgement)
        self._panes.insertWidget(0, ends[0])
        self._panes.insertWidget(self._panes.count() - 1, ends[1])

    def _show(self) -> None:
        self._panes.outline.setVisible("no_outline" not in self._words)
        self._panes.judgement.setVisible("no_judgement" not in self._words)

    def _widen(self, pane: QWidget) -> None:
        sizes = self._panes.sizes()
        widest = max(range(len(sizes)), key=sizes.__getitem__)
        width = min(self._theme.px(_WIDTH), sizes[widest] // 2)
        sizes[self._panes.indexOf(pane)] += width
        sizes[widest] -= width
        self._panes.setSizes(sizes)
        self._panes.splitterMoved.emit(0, 1)

    @Slot(bool)
    def _after_alone(self, alone: bool) -> None:
        if not alone:
            self._show()
