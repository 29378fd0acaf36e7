"""Saved views of the queue: filter, order, groups and columns under a name, as the profile keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.queue.arrangement import DUE_GROUPS, GROUPINGS, STATUSES, Attempts, Filters, Order
from assessor_app.gui.queue.queue_lines import Column
from assessor_app.gui.queue.readiness_words import READY_ORDER

VIEWS: Final = "queue.views"
"""The name under which the profile keeps the person's own views."""
PRESENT: Final = "queue.present"
"""The name under which it keeps which view is shown, and how that was changed since."""
MAX_NAME: Final = 40
ALL_COLUMNS: Final = frozenset(Column)


@dataclass(frozen=True, slots=True)
class QueueView:
    """``key`` is the program's own name of a view that ships with it, "" for one of the person's."""

    name: str
    order: Order = field(default_factory=Order)
    columns: frozenset[Column] = ALL_COLUMNS
    key: str = ""

    @property
    def title(self) -> str:
        """The name in the user's language."""
        return _shipped_title(self.key) if self.key else self.name


ALL: Final = QueueView("all", key="all")
SHIPPED: Final = (
    ALL,
    QueueView("week", Order(Filters(due=frozenset({"overdue", "today", "week"}))), key="week"),
    QueueView("ready", Order(Filters(ready=frozenset({"ready", "remarks"}))), key="ready"),
    QueueView("handed_back", Order(Filters(handed_back=True)), key="handed_back"),
)


def _shipped_title(key: str) -> str:
    translate = QCoreApplication.translate
    return {
        "all": translate("queue", "All"),
        "week": translate("queue", "Due this week"),
        "ready": translate("queue", "Ready to fly"),
        "handed_back": translate("queue", "Handed back"),
    }[key]


def encode_views(views: Sequence[QueueView]) -> str:
    """The person's own views as text for the profile."""
    return json.dumps([{"name": one.name, **_told(one)} for one in views], ensure_ascii=False)


def decode_views(text: str) -> tuple[QueueView, ...]:
    """Back from the profile; what another version wrote and makes no sense here is passed over."""
    found = _parsed(text, list)
    views = (_view(one) for one in found if isinstance(one, dict))
    named = {one.name: one for one in views if one.name}
    return tuple(named.values())


def encode_present(view: QueueView, now: QueueView) -> str:
    """Which view is shown, and how it looks now."""
    return json.dumps({"key": view.key, "name": view.name, "now": _told(now)}, ensure_ascii=False)


def decode_present(text: str, own: Sequence[QueueView]) -> tuple[QueueView, QueueView]:
    """The view shown last and how it looked; all of the queue where nothing fitting is kept."""
    found = _parsed(text, dict)
    known = next((one for one in (*SHIPPED, *own) if _same(one, found)), None)
    now = found.get("now")
    if known is None or not isinstance(now, dict):
        return ALL, ALL
    return known, _view({**now, "name": known.name}, known.key)


def _same(view: QueueView, found: Mapping[str, Any]) -> bool:
    return (view.key, view.name) == (found.get("key"), found.get("name"))


def _told(view: QueueView) -> dict[str, Any]:
    order, filters = view.order, view.order.filters
    return {
        "sort": order.column.name.lower(),
        "descending": order.descending,
        "group": order.group,
        "columns": [column.name.lower() for column in sorted(view.columns)],
        "knows_names": True,
        "statuses": sorted(filters.statuses),
        "credentials": sorted(filters.credentials),
        "due": sorted(filters.due),
        "ready": sorted(filters.ready),
        "attempts": filters.attempts,
        "handed_back": filters.handed_back,
    }


def _view(told: Mapping[str, Any], key: str = "") -> QueueView:
    columns = {column.name.lower(): column for column in Column}
    chosen = frozenset(columns[one] for one in _words(told, "columns") if one in columns)
    if chosen and told.get("knows_names") is not True:
        # kept by a version without that column: nobody has put it away
        chosen |= {Column.PRACTITIONER}
    attempts: Attempts = next((one for one in get_args(Attempts) if one == told.get("attempts")), "any")
    filters = Filters(
        frozenset(one for one in STATUSES if one in _words(told, "statuses")),
        frozenset(_words(told, "credentials")),
        frozenset(one for one in DUE_GROUPS if one in _words(told, "due")),
        frozenset(one for one in READY_ORDER if one in _words(told, "ready")),
        attempts,
        told.get("handed_back") is True,
    )
    sort, group = told.get("sort"), told.get("group")
    order = Order(
        filters,
        next((column for name, column in columns.items() if name == sort), Column.DUE),
        told.get("descending") is True,
        next((one for one in GROUPINGS if one == group), "none"),
    )
    name = told.get("name")
    return QueueView(name[:MAX_NAME] if isinstance(name, str) else "", order, chosen or ALL_COLUMNS, key)


def _words(told: Mapping[str, Any], name: str) -> Iterable[str]:
    found = told.get(name)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _parsed(text: str, kind: type[Any]) -> Any:
    try:
        found = json.loads(text) if text else None
    except ValueError:
        # a damaged note about the queue's looks is not worth a word: it looks as at first
        found = None
    return found if isinstance(found, kind) else kind()
