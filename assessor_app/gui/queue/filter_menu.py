"""Everything the queue can be filtered by, as one menu that stays open while it is ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar, get_args

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from assessor_app.gui.queue.arrangement import DUE_GROUPS, STATUSES, Attempts, Filters
from assessor_app.gui.queue.group_words import attempts_words, due_group_words
from assessor_app.gui.queue.queue_words import state_words
from assessor_app.gui.queue.readiness_words import READY_ORDER, ready_words
from assessor_app.gui.widgets.staying_menu import StayingMenu

T = TypeVar("T", bound=str)
_MOST_SHOWN: Final = 2


class FilterMenu(StayingMenu):
    """``chosen`` carries the Filters that a tick makes; the titles come from the rows there are."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = Filters()
        self._titles: tuple[str, ...] = ()
        self.aboutToShow.connect(self._build)

    def show_filters(self, filters: Filters) -> None:
        """What is ticked."""
        self._filters = filters

    def set_titles(self, titles: Iterable[str]) -> None:
        """The credentials in the queue."""
        self._titles = tuple(sorted(set(titles), key=str.casefold))

    @Slot()
    def _build(self) -> None:
        self.clear()
        for menu in self.findChildren(StayingMenu):
            menu.deleteLater()
        self._add_set(self.tr("Status"), "statuses", STATUSES, state_words)
        titles = tuple(sorted({*self._titles, *self._filters.credentials}, key=str.casefold))
        self._add_set(self.tr("Credential"), "credentials", titles, _plain)
        self._add_set(self.tr("Due"), "due", DUE_GROUPS, due_group_words)
        self._add_set(self.tr("Ready to fly"), "ready", READY_ORDER, ready_words)
        self._add_attempts()
        back = self.addAction(self.tr("Handed back by the lead"))
        back.setCheckable(True)
        back.setChecked(self._filters.handed_back)
        back.toggled.connect(self._set_handed_back)
        self.addSeparator()
        clear = self.addAction(self.tr("Show everything"))
        clear.setEnabled(self._filters != Filters())
        clear.triggered.connect(self._clear)

    def _add_set(self, title: str, field: str, values: Sequence[T], words: Callable[[T], str]) -> None:
        menu = StayingMenu(self)
        chosen: frozenset[str] = getattr(self._filters, field)
        menu.setTitle(f"{title} ({len(chosen)})" if chosen else title)
        for value in values:
            action = menu.addAction(words(value).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.setData((field, value))
        menu.triggered.connect(self._tick)
        self.addMenu(menu)

    def _add_attempts(self) -> None:
        menu = StayingMenu(self)
        menu.setTitle(self.tr("Attempt"))
        for one in get_args(Attempts):
            action = menu.addAction(attempts_words(one))
            action.setCheckable(True)
            action.setChecked(one == self._filters.attempts)
            action.setData(one)
        menu.triggered.connect(self._choose_attempts)
        self.addMenu(menu)

    @Slot(QAction)
    def _tick(self, action: QAction) -> None:
        field, value = action.data()
        now = self._filters
        match field:
            case "statuses":
                self._choose(replace(now, statuses=now.statuses ^ {value}))
            case "credentials":
                self._choose(replace(now, credentials=now.credentials ^ {value}))
            case "due":
                self._choose(replace(now, due=now.due ^ {value}))
            case "ready":
                self._choose(replace(now, ready=now.ready ^ {value}))

    @Slot(QAction)
    def _choose_attempts(self, action: QAction) -> None:
        menu = action.parent()
        for other in menu.actions() if isinstance(menu, StayingMenu) else ():
            other.setChecked(other is action)
        chosen: Attempts = next(one for one in get_args(Attempts) if one == action.data())
        self._choose(replace(self._filters, attempts=chosen))

    @Slot(bool)
    def _set_handed_back(self, wanted: bool) -> None:
        self._choose(replace(self._filters, handed_back=wanted))

    @Slot()
    def _clear(self) -> None:
        self._choose(Filters())

    def _choose(self, filters: Filters) -> None:
        self._filters = filters
        self.chosen.emit(filters)


def filter_words(filters: Filters) -> str:
    """What is filtered by: "In progress · Due today, Due this week"; nothing where everything passes."""
    parts = [
        _some([state_words(one) for one in STATUSES if one in filters.statuses]),
        _some(sorted(filters.credentials, key=str.casefold)),
        _some([due_group_words(one) for one in DUE_GROUPS if one in filters.due]),
        _some([ready_words(one) for one in READY_ORDER if one in filters.ready]),
        attempts_words(filters.attempts) if filters.attempts != "any" else "",
        QCoreApplication.translate("FilterMenu", "Handed back by the lead") if filters.handed_back else "",
    ]
    return " · ".join(one for one in parts if one)


def _some(words: Sequence[str]) -> str:
    shown = ", ".join(words[:_MOST_SHOWN])
    return f"{shown}, …" if len(words) > _MOST_SHOWN else shown


def _plain(text: str) -> str:
    return text
