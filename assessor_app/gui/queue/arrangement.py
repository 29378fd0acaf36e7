"""Which lines the queue shows, in which order and under which headings: plain data, fast for thousands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, get_args

from assessor_app.gui.queue.due import DUE_RANGES
from assessor_app.gui.queue.queue_lines import Column, DueGroup, Line
from assessor_app.gui.queue.readiness_words import ReadyState

if TYPE_CHECKING:
    from assessor_app.workflows.desk import QueueStatus

Grouping = Literal["none", "credential", "due", "status"]
Attempts = Literal["any", "first", "further"]
GROUPINGS: Final[tuple[Grouping, ...]] = get_args(Grouping)
STATUSES: Final[tuple[QueueStatus, ...]] = (
    "needs_attention",
    "in_progress",
    "complete",
    "ready",
    "not_downloaded",
    "downloading",
    "waiting_to_send",
    "recall_asked",
    "submitted",
)
DUE_GROUPS: Final[tuple[DueGroup, ...]] = (*DUE_RANGES, "done")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a line must be like to be shown; an empty set lets everything pass."""

    statuses: frozenset[QueueStatus] = frozenset()
    credentials: frozenset[str] = frozenset()
    due: frozenset[DueGroup] = frozenset()
    ready: frozenset[ReadyState] = frozenset()
    attempts: Attempts = "any"
    handed_back: bool = False

    def passes(self, line: Line) -> bool:
        """Whether a line is shown."""
        row = line.row
        return (
            (not self.statuses or row.status in self.statuses)
            and (not self.credentials or row.credential_title in self.credentials)
            and (not self.due or line.due_group in self.due)
            and (not self.ready or line.ready in self.ready)
            and (self.attempts == "any" or (row.attempt > 1) is (self.attempts == "further"))
            and (not self.handed_back or row.handed_back)
        )


@dataclass(frozen=True, slots=True)
class Order:
    """How the queue is laid out."""

    filters: Filters = Filters()
    column: Column = Column.DUE
    descending: bool = False
    group: Grouping = "none"


@dataclass(frozen=True, slots=True)
class Heading:
    """The line above a group; ``key`` is a credential's title, a stretch of time or a status."""

    group: Grouping
    key: str
    count: int
    collapsed: bool


@dataclass(slots=True)
class Arrangement:
    """What is shown from the top; ``matching`` counts lines that pass, those under closed headings too."""

    shown: list[Line | Heading] = field(default_factory=list)
    matching: int = 0


def in_order(lines: Iterable[Line], order: Order) -> list[Line]:
    """Lines that the filters let pass, sorted: what stays the same while somebody types into the search."""
    passes = order.filters.passes
    found = list(lines) if order.filters == Filters() else [one for one in lines if passes(one)]
    found.sort(key=lambda line: line.key(order.column), reverse=order.descending)
    return found


def lay_out(
    ordered: Sequence[Line], grouping: Grouping, words: tuple[str, ...] = (), collapsed: Collection[str] = ()
) -> Arrangement:
    """The lines of :func:`in_order` in which every word (in small letters) occurs, under their headings."""
    found: Sequence[Line] = ordered
    for word in words:
        found = [one for one in found if word in one.searched]
    if grouping == "none":
        return Arrangement(list(found), len(found))
    groups: dict[str, list[Line]] = {}
    for line in found:
        groups.setdefault(group_of(line, grouping), []).append(line)
    shown: list[Line | Heading] = []
    for key in sorted(groups, key=lambda one: _group_place(one, grouping)):
        closed = key in collapsed
        shown.append(Heading(grouping, key, len(groups[key]), closed))
        if not closed:
            shown.extend(groups[key])
    return Arrangement(shown, len(found))


def group_of(line: Line, group: Grouping) -> str:
    """The key of the group that a line belongs to."""
    match group:
        case "credential":
            return line.row.credential_title
        case "due":
            return line.due_group
        case "status":
            return line.row.status
        case "none":
            return ""


def _group_place(key: str, group: Grouping) -> tuple[int, str]:
    known: tuple[str, ...] = {"due": DUE_GROUPS, "status": STATUSES}.get(group, ())
    return (known.index(key) if key in known else len(known), key.casefold())
