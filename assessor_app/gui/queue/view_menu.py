"""The saved views as a menu: choose one, keep how the queue looks now, rename, delete."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from assessor_app.gui.queue.queue_views import QueueView
from assessor_app.gui.queue.view_keeper import ViewKeeper


class ViewMenu(QMenu):
    """``name_requested`` and ``rename_requested`` ask for a name; all else is said to the keeper at once."""

    name_requested = Signal()
    rename_requested = Signal()

    def __init__(self, keeper: ViewKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.aboutToShow.connect(self._build)
        self.triggered.connect(self._choose)

    @Slot()
    def _build(self) -> None:
        self.clear()
        keeper = self._keeper
        for view in keeper.views:
            action = self.addAction(view.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view == keeper.chosen)
            action.setData(view)
        self.addSeparator()
        own, name = not keeper.chosen.key, keeper.chosen.title.replace("&", "&&")
        if keeper.is_changed:
            self.addAction(self.tr("Back to “{view}” as saved").format(view=name)).triggered.connect(self._go_back)
            if own:
                self.addAction(self.tr("Save the changes to “{view}”").format(view=name)).triggered.connect(self._save)
        self.addAction(self.tr("Save as a new view…")).triggered.connect(self.name_requested)
        if own:
            self.addAction(self.tr("Rename “{view}”…").format(view=name)).triggered.connect(self.rename_requested)
            self.addAction(self.tr("Delete “{view}”").format(view=name)).triggered.connect(keeper.drop)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if isinstance(action.data(), QueueView):
            self._keeper.choose(action.data())

    @Slot()
    def _go_back(self) -> None:
        self._keeper.choose(self._keeper.chosen)

    @Slot()
    def _save(self) -> None:
        self._keeper.keep_as(self._keeper.chosen.name)
