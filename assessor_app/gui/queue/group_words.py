"""The words of groupings and of the headings they put into the queue."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from assessor_app.gui.queue.arrangement import DUE_GROUPS, STATUSES, Attempts, Grouping, Heading
from assessor_app.gui.queue.due import range_words
from assessor_app.gui.queue.queue_lines import DueGroup
from assessor_app.gui.queue.queue_words import state_words


def grouping_words(group: Grouping) -> str:
    """What the rows are put together by."""
    translate = QCoreApplication.translate
    return {
        "none": translate("queue", "No groups"),
        "credential": translate("queue", "By credential"),
        "due": translate("queue", "By due date"),
        "status": translate("queue", "By status"),
    }[group]


def attempts_words(attempts: Attempts) -> str:
    """Which attempts are shown."""
    translate = QCoreApplication.translate
    return {
        "any": translate("queue", "Every attempt"),
        "first": translate("queue", "First attempts"),
        "further": translate("queue", "Further attempts"),
    }[attempts]


def due_group_words(key: DueGroup) -> str:
    """A stretch of time, or what is handed in and has no date to mind."""
    return QCoreApplication.translate("queue", "Handed in") if key == "done" else range_words(key)


def heading_words(heading: Heading, *, spoken: bool = False) -> str:
    """The heading of a group; ``spoken`` tells its count and whether it is open too."""
    words = _title(heading)
    if not spoken:
        return words
    translate, count = QCoreApplication.translate, QLocale().toString(heading.count)
    if heading.collapsed:
        return translate("queue", "{group}: {n} submissions, closed").format(group=words, n=count)
    return translate("queue", "{group}: {n} submissions, open").format(group=words, n=count)


def _title(heading: Heading) -> str:
    if heading.group == "due":
        return next((due_group_words(one) for one in DUE_GROUPS if one == heading.key), heading.key)
    if heading.group == "status":
        return next((state_words(one) for one in STATUSES if one == heading.key), heading.key)
    return heading.key
