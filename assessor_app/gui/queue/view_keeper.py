"""Which view of the queue is shown, the person's own views, and that the profile remembers both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from assessor_app.gui.queue.arrangement import Order
from assessor_app.gui.queue.queue_lines import Column
from assessor_app.gui.queue.queue_views import (
    ALL,
    MAX_NAME,
    PRESENT,
    SHIPPED,
    VIEWS,
    QueueView,
    decode_present,
    decode_views,
    encode_present,
    encode_views,
)
from assessor_app.gui.task_runner import TaskRunner

if TYPE_CHECKING:
    from assessor_app.workflows.desk import Desk

_WAIT_MS = 400


class ViewKeeper(QObject):
    """``applied`` when the queue is to look otherwise than before, ``changed`` when names or the choice did.

    Writes on the store lane a moment after the last change, and at once when asked to.
    """

    applied = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._own: tuple[QueueView, ...] = ()
        self._chosen = ALL
        self._now = ALL
        self._saved: dict[str, str] = {}
        self._loaded = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.save)

    @property
    def views(self) -> tuple[QueueView, ...]:
        """The views that ship with the desk, then the person's own."""
        return (*SHIPPED, *self._own)

    @property
    def chosen(self) -> QueueView:
        """The view chosen last, as it is kept."""
        return self._chosen

    @property
    def now(self) -> QueueView:
        """How the queue looks now."""
        return self._now

    @property
    def is_changed(self) -> bool:
        """Whether the queue looks otherwise than the view chosen."""
        return (self._now.order, self._now.columns) != (self._chosen.order, self._chosen.columns)

    def load(self, values: Mapping[str, str]) -> None:
        """Take up what the profile kept."""
        self._own = decode_views(values.get(VIEWS, ""))
        self._chosen, self._now = decode_present(values.get(PRESENT, ""), self._own)
        self._saved = self._told()
        self._loaded = True
        self.applied.emit()
        self.changed.emit()

    def choose(self, view: QueueView) -> None:
        """Show the queue by this view."""
        self._chosen = self._now = view
        self.applied.emit()
        self._note()

    def show_order(self, order: Order) -> None:
        """Lay the queue out otherwise, and remember it so."""
        if order != self._now.order:
            self._now = replace(self._now, order=order)
            self.applied.emit()
            self._note()

    def note_order(self, order: Order) -> None:
        """Remember how the queue is laid out by now."""
        if order != self._now.order:
            self._now = replace(self._now, order=order)
            self._note()

    def show_columns(self, columns: frozenset[Column]) -> None:
        """Show these columns, and remember it so."""
        if columns != self._now.columns:
            self._now = replace(self._now, columns=columns)
            self.applied.emit()
            self._note()

    def taken(self, name: str) -> bool:
        """Whether a view of this name ships with the desk."""
        return any(one.title.casefold() == name.strip().casefold() for one in SHIPPED)

    def keep_as(self, name: str) -> None:
        """Keep how the queue looks now under a name, in place of the own view that had it. Raises ValueError."""
        view = QueueView(self._usable(name), self._now.order, self._now.columns)
        others = tuple(one for one in self._own if one.name.casefold() != view.name.casefold())
        self._own = tuple(sorted((*others, view), key=lambda one: one.name.casefold()))
        self._chosen = self._now = view
        self._note()

    def rename(self, name: str) -> None:
        """Give the own view chosen another name. Raises ValueError."""
        former, usable = self._chosen, self._usable(name)
        others = tuple(one for one in self._own if one != former and one.name.casefold() != usable.casefold())
        renamed = replace(former, name=usable)
        self._own = tuple(sorted((*others, renamed), key=lambda one: one.name.casefold()))
        self._chosen, self._now = renamed, replace(self._now, name=usable)
        self._note()

    def drop(self) -> None:
        """Forget the own view chosen; the queue is shown whole."""
        self._own = tuple(one for one in self._own if one != self._chosen)
        self.choose(ALL)

    @Slot()
    def save(self) -> None:
        """Write what has changed; before :meth:`load` nothing is known, so nothing is written."""
        self._timer.stop()
        told = self._told()
        changed = {name: value for name, value in told.items() if self._saved.get(name) != value}
        if not self._loaded or not changed:
            return
        self._saved = told
        self._runner.run("store", partial(self._desk.save_ui_state, changed), self._written, self)

    def _usable(self, name: str) -> str:
        words = " ".join(name.split())[:MAX_NAME].strip()
        if not words or self.taken(words):
            raise ValueError("this name cannot be used")
        return words

    def _told(self) -> dict[str, str]:
        return {VIEWS: encode_views(self._own), PRESENT: encode_present(self._chosen, self._now)}

    def _note(self) -> None:
        self.changed.emit()
        self._timer.start()

    def _written(self, _result: object, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
