"""How the queue can be laid out, for the palette: its saved views, what it is sorted by, how rows are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from assessor_app.gui.desk_pages import DeskPages
from assessor_app.gui.palette.palette_source import PaletteEntry
from assessor_app.gui.queue.arrangement import GROUPINGS
from assessor_app.gui.queue.group_words import grouping_words
from assessor_app.gui.queue.queue_lines import Column
from assessor_app.gui.queue.queue_views import QueueView


class QueueSource:
    """Choosing an entry brings the queue to the front, laid out that way."""

    name = "queue"

    def __init__(self, pages: DeskPages) -> None:
        self._pages = pages
        self._views: tuple[QueueView, ...] = ()
        self._columns: dict[Column, str] = {}
        self._entries: tuple[PaletteEntry, ...] = ()

    @property
    def caption(self) -> str:
        """The heading."""
        return QCoreApplication.translate("palette", "Queue")

    def entries(self) -> Sequence[PaletteEntry]:
        """Views, then orders, then groups; none before somebody has signed in."""
        if self._pages.front == "sign_in":
            return ()
        page = self._pages.queue_page
        columns = page.table.queue.offered()
        if self._entries and (page.views.views, columns) == (self._views, self._columns):
            return self._entries
        self._views, self._columns = page.views.views, columns
        translate = QCoreApplication.translate
        view, sort = translate("palette", "View: {view}"), translate("palette", "Sort by {column}")
        group = translate("palette", "Put rows together: {way}")
        self._entries = (
            *(PaletteEntry(f"view.{one.key}.{one.name}", view.format(view=one.title)) for one in self._views),
            *(PaletteEntry(f"sort.{int(one)}", sort.format(column=said)) for one, said in columns.items() if said),
            *(PaletteEntry(f"group.{one}", group.format(way=grouping_words(one))) for one in GROUPINGS),
        )
        return self._entries

    def choose(self, key: str) -> None:
        """Lay the queue out that way; a view that is gone by now changes nothing."""
        self._pages.show_queue()
        keeper, (what, _, rest) = self._pages.queue_page.views, key.partition(".")
        if what == "view":
            found = next((one for one in keeper.views if f"{one.key}.{one.name}" == rest), None)
            if found is not None:
                keeper.choose(found)
        elif what == "sort":
            column = next((one for one in Column if str(int(one)) == rest), keeper.now.order.column)
            keeper.show_order(replace(keeper.now.order, column=column, descending=False))
        else:
            group = next((one for one in GROUPINGS if one == rest), keeper.now.order.group)
            keeper.show_order(replace(keeper.now.order, group=group))
